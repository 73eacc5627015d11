import Crypto
import CryptoExtras
import Foundation
import LapelLinkedData

/// How a draft is signed, and with which of the sample's keys.
enum Seal {
  enum Key {
    case ed25519(String)
    case rsa(String)
  }

  /// A data integrity proof of the suite eddsa-jcs-2022, made at the moment the credential is valid from.
  case jcs(String, method: String)
  /// A VC-JWT whose payload is the credential (VC 2.0), with the claims that Open Badges 3.0, 8.2 adds.
  case jwt(Key, id: String)
  /// A VC-JWT with the credential in the claim `vc` (VC 1.1).
  case jwtWithVC(Key, id: String)
  /// A signed badge of Open Badges 2.0.
  case openBadges2(key: String)

  func close(_ document: JSONValue, keys: SampleKeys) throws -> SealedDocument {
    switch self {
    case .jcs(let key, let method):
      .json(try addingProof(to: document, key: key, method: method, keys: keys))
    case .jwt(let key, let id):
      .compactJWS(
        try compactJWS(
          header: [("typ", .string("vc+jwt")), ("kid", .string(id))],
          payload: try document.members + claims(about: document), key: key, keys: keys),
        openBadges2: false)
    case .jwtWithVC(let key, let id):
      .compactJWS(
        try compactJWS(
          header: [("typ", .string("JWT")), ("kid", .string(id))],
          payload: [("vc", document)] + claims(about: document), key: key, keys: keys),
        openBadges2: false)
    case .openBadges2(let key):
      .compactJWS(
        try compactJWS(header: [], payload: document.members, key: .rsa(key), keys: keys),
        openBadges2: true)
    }
  }
}

// MARK: Data integrity

/// The document with a proof of eddsa-jcs-2022 (Data Integrity EdDSA Cryptosuites 1.0, 3.3).
private func addingProof(
  to document: JSONValue, key: String, method: String, keys: SampleKeys
) throws -> JSONValue {
  let did = try keys.did(key)
  let fragment = did.dropFirst("did:key:".count)
  let method = method.hasPrefix("$did:") ? "\(did)#\(fragment)" : method
  var members = try document.members
  var proof: [(String, JSONValue)] = [
    ("@context", try member("@context", of: document)),
    ("type", .string("DataIntegrityProof")),
    ("cryptosuite", .string("eddsa-jcs-2022")),
    ("created", .string(try validFrom(of: document))),
    ("verificationMethod", .string(method)),
    ("proofPurpose", .string("assertionMethod")),
  ]
  let hashes =
    try digest(of: .object(proof)) + digest(of: document)
  let signature = try keys.ed25519(key).signature(for: hashes)
  proof.append(("proofValue", .string(try Multibase.base58btc.encode(Array(signature)))))
  members.append(("proof", .object(proof)))
  return .object(members)
}

private func digest(of value: JSONValue) throws -> [UInt8] {
  LapelLinkedData.SHA256.digest(of: try value.canonicalBytes())
}

// MARK: JSON Web Signatures

/// A compact JWS (RFC 7515, 7.1) over the JSON text without white space.
private func compactJWS(
  header: [(String, JSONValue)], payload: [(String, JSONValue)], key: Seal.Key, keys: SampleKeys
) throws -> String {
  let algorithm =
    switch key {
    case .ed25519: "EdDSA"
    case .rsa: "RS256"
    }
  let signed = [JSONValue.object([("alg", .string(algorithm))] + header), .object(payload)]
    .map { Base64URL.encode($0.text()) }.joined(separator: ".")
  let message = Data(signed.utf8)
  let signature =
    switch key {
    case .ed25519(let name): try keys.ed25519(name).signature(for: message)
    case .rsa(let name):
      try keys.rsa(name).signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation
    }
  return "\(signed).\(Base64URL.encode(Array(signature)))"
}

/// The registered claims that say again what the credential says (Open Badges 3.0, 8.2).
private func claims(about credential: JSONValue) throws -> [(String, JSONValue)] {
  let issuer = try member("issuer", of: credential)
  let text = try validFrom(of: credential)
  let moment = try Date(text, strategy: .iso8601)
  let subject = try member("credentialSubject", of: credential)["id"].map { [("sub", $0)] } ?? []
  return [
    ("iss", issuer.string == nil ? try member("id", of: issuer) : issuer),
    ("jti", try member("id", of: credential)),
    ("nbf", .integer(Int(moment.timeIntervalSince1970))),
  ] + subject
}

private func validFrom(of credential: JSONValue) throws -> String {
  guard let text = (credential["validFrom"] ?? credential["issuanceDate"])?.string else {
    throw WorkshopError(description: "a credential to be signed says no 'validFrom'")
  }
  return text
}

private func member(_ name: String, of value: JSONValue) throws -> JSONValue {
  guard let found = value[name] else {
    throw WorkshopError(description: "a credential to be signed has no '\(name)'")
  }
  return found
}

extension JSONValue {
  /// The members of a draft, which must be an object.
  fileprivate var members: [(String, JSONValue)] {
    get throws {
      guard let object else { throw WorkshopError(description: "a draft is no JSON object") }
      return object.members.map { ($0.name, $0.value) }
    }
  }
}
