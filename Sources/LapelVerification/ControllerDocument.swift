import LapelLinkedData

/// A document by which somebody names their keys: a DID document, a controlled identifier document, an issuer's profile.
///
/// Controlled Identifiers 1.0, 2; DID Core 1.0, 5.
struct ControllerDocument {
  let document: JSONValue
  /// Where it was found.
  let address: String

  init(_ document: JSONValue, address: String) {
    self.document = document
    self.address = address
  }

  var id: String? { document["id"]?.string }

  /// Whether it says anything of keys at all.
  var listsKeys: Bool {
    ["verificationMethod", "assertionMethod", "publicKey"].contains { document[$0] != nil }
  }

  /// What the document says of a verification method.
  enum Method {
    /// The object that holds the key.
    case key(JSONValue)
    /// Listed, and to be found at its own address.
    case reference
    case otherPurpose
    case otherController(String)
    case absent
  }

  /// The method of that id, if it is listed for the purpose.
  ///
  /// A document without any list of purposes is a profile of Open Badges 2: what its `publicKey` lists signs credentials.
  func method(_ id: String, for purpose: String) -> Method {
    let listed =
      document[purpose]?.elements ?? (hasPurposes ? [] : document["publicKey"]?.elements ?? [])
    var isListed = false
    for entry in listed {
      if entry.object != nil, has(entry, id: id) { return checked(entry) }
      if let reference = entry.string, absolute(reference).hasSameBytes(as: absolute(id)) {
        isListed = true
      }
    }
    for name in ["verificationMethod", "publicKey"] {
      for entry in document[name]?.elements ?? [] where has(entry, id: id) {
        return isListed ? checked(entry) : .otherPurpose
      }
    }
    return isListed ? .reference : .absent
  }

  /// The entry of this key among those that are listed for signing credentials.
  func entry(for key: PublicKey) -> JSONValue? {
    let methods =
      (document["verificationMethod"]?.elements ?? [])
      + (document["assertionMethod"]?.elements ?? [])
    for entry in methods {
      guard let id = entry["id"]?.string,
        case .key(let material) = method(id, for: "assertionMethod"),
        let found = try? PublicKey(material: material)
      else { continue }
      if found == key { return material }
    }
    return nil
  }

  private var hasPurposes: Bool {
    [
      "assertionMethod", "authentication", "capabilityInvocation", "capabilityDelegation",
      "keyAgreement",
    ]
    .contains { document[$0] != nil }
  }

  private func checked(_ entry: JSONValue) -> Method {
    let controller = entry["controller"]?.string ?? entry["owner"]?.string
    if let controller, let id, !controller.hasSameBytes(as: id) {
      return .otherController(controller)
    }
    return .key(entry)
  }

  private func has(_ entry: JSONValue, id: String) -> Bool {
    guard let found = entry["id"]?.string else { return false }
    return absolute(found).hasSameBytes(as: absolute(id))
  }

  /// A fragment alone belongs to the document's own id.
  private func absolute(_ reference: String) -> String {
    reference.utf8.first == UInt8(ascii: "#") ? (id ?? "") + reference : reference
  }
}

extension PublicKey {
  /// The key in a verification method, a key document of Open Badges 2, or a bare JWK.
  init(material: JSONValue) throws(KeyError) {
    for name in ["privateKeyJwk", "privateKeyMultibase", "secretKeyMultibase", "privateKeyBase58"] {
      if material[name] != nil {
        throw KeyError(description: "it is published with its private part")
      }
    }
    if let text = material["publicKeyMultibase"]?.string {
      try self.init(multikeyOrRaw: text, type: material["type"]?.string)
    } else if let jwk = material["publicKeyJwk"] {
      try self.init(jwk: jwk)
    } else if let pem = material["publicKeyPem"]?.string {
      try self.init(pem: pem)
    } else if let text = material["publicKeyBase58"]?.string {
      guard let bytes = try? Base58.decode(text), bytes.count == 32 else {
        throw KeyError(description: "its base 58 is not an Ed25519 key")
      }
      self = .ed25519(bytes)
    } else if material["kty"] != nil {
      try self.init(jwk: material)
    } else {
      throw KeyError(description: "it holds no key in a form that Lapel knows")
    }
  }

  /// Ed25519VerificationKey2020 holds a multikey; some issuers write the 32 bytes alone.
  private init(multikeyOrRaw text: String, type: String?) throws(KeyError) {
    if type == "Ed25519VerificationKey2020", let bytes = try? Multibase.decode(text),
      bytes.count == 32
    {
      self = .ed25519(bytes)
    } else {
      try self.init(multikey: text)
    }
  }
}
