import LapelLinkedData

/// The address that most of the sample's badges were sent to. No badge holds it but as a salted hash.
private let recipient = "amina@example.org"

extension Workshop {
  /// A draft's value with its marks replaced:
  ///
  /// - `{"$include": name}` by another draft, `{"$sealed": name}` and `"$sealed:name"` by a signed one;
  /// - `"$hash"` by the hashed recipient, salted with the `salt` beside it;
  /// - `"$did:key"`, `"$multibase:key"`, `"$pem:key"`, `"$jwk:key"` by a public key;
  /// - `"$image:name"` by a picture as a `data:` address, `"$statuslist:index"` by a status list.
  func filled(_ value: JSONValue) throws -> JSONValue {
    switch value.content {
    case .string(let text): try filled(text)
    case .array(let elements): .array(try elements.map(filled))
    case .object(let object): try filled(object)
    default: value
    }
  }

  private func filled(_ object: JSONObject) throws -> JSONValue {
    if let name = object["$include"]?.string { return try draft(name) }
    if let name = object["$sealed"]?.string {
      guard case .json(let value) = try sealed(name) else {
        throw WorkshopError(
          description: "'\(name)' is signed as a JWT and cannot stand as an object")
      }
      return value
    }
    let salt = object["salt"]?.string ?? ""
    return .object(
      try object.members.map { member in
        if member.value.string == "$hash" { return (member.name, .string(hash(salt: salt))) }
        return (member.name, try filled(member.value))
      })
  }

  private func filled(_ text: String) throws -> JSONValue {
    guard text.hasPrefix("$"), let colon = text.firstIndex(of: ":") else { return .string(text) }
    let name = String(text[text.index(after: colon)...])
    switch text[..<colon] {
    case "$did": return .string(try keys.did(name))
    case "$multibase": return .string(try keys.multibase(name))
    case "$pem": return .string(try keys.rsaPublicPEM(name))
    case "$jwk": return try keys.rsaPublicJWK(name)
    case "$image":
      return .string("data:image/png;base64," + Base64.encode(try art("\(name).png")))
    case "$statuslist": return .string(try StatusList.encoded(setting: Int(name)))
    case "$sealed":
      guard case .compactJWS(let jws, _) = try sealed(name) else {
        throw WorkshopError(description: "'\(name)' is not signed as a JWT")
      }
      return .string(jws)
    default: throw WorkshopError(description: "unknown mark '\(text)'")
    }
  }

  /// The recipient as Open Badges 2.0 (IdentityObject) and 3.0 (B.1.16) hash it: the salt comes last.
  private func hash(salt: String) -> String {
    "sha256$" + LapelLinkedData.SHA256.hexDigest(of: Array((recipient + salt).utf8))
  }
}
