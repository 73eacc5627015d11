import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// A badge of Open Badges 0.5 to 2.1 with what it links to filled in, each from its own address: badge class, issuer, and
  /// the assertion itself when only its address was baked into the image. Any other badge as it is.
  ///
  /// Only what is had is filled in; the checks say what is missing.
  mutating func completed(_ decoded: DecodedCredential) -> DecodedCredential {
    let credential = decoded.credential
    guard credential.isOpenBadges1Or2 else { return decoded }
    var documents = [String: JSONValue]()
    var assertion = credential.document
    if decoded.encoded.encoding == .address, let address = decoded.hostedAddress,
      case .found(let hosted) = jsonDocument(at: address)
    {
      documents[address] = hosted
      assertion = hosted
    }
    let badge = assertion["badge"]?.elements.first
    let badgeClass = linkedDocument(badge, &documents) ?? badge
    _ = linkedDocument((badgeClass?["issuer"] ?? assertion["issuer"])?.elements.first, &documents)
    guard !documents.isEmpty else { return decoded }
    var encoded = decoded.encoded
    // One from inside another credential comes without bytes of its own.
    if encoded.bytes.isEmpty { encoded.bytes = credential.envelope?.text ?? assertion.text() }
    if credential.envelope != nil { encoded.encoding = .compactJWS }
    let decoder = CredentialDecoder(linked: LinkedDocuments(documents))
    guard let found = try? decoder.credentials(in: encoded), found.credentials.count == 1 else {
      return decoded
    }
    return DecodedCredential(
      encoded: decoded.encoded, credential: found.credentials[0].credential)
  }

  private mutating func linkedDocument(
    _ value: JSONValue?, _ documents: inout [String: JSONValue]
  ) -> JSONValue? {
    guard let value, value.isOnlyReference, let address = value.referredAddress,
      case .found(let document) = jsonDocument(at: address)
    else { return nil }
    documents[address] = document
    return document
  }
}
