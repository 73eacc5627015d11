import LapelLinkedData

/// Gathers the credentials of one text, opening what holds several.
///
/// A text that is a single credential throws what is wrong with it; a member of a collection that is no credential is
/// noted and the rest goes on.
struct CredentialCollector {
  private static let deepestCollection = 4
  /// More would only fill memory: the reasons are for people.
  private static let mostReasons = 100

  private let linked: LinkedDocuments
  private var found = DecodedCredentials()
  private var leftOutCount = 0
  /// How many collections are open.
  private var depth = 0

  init(linked: LinkedDocuments) { self.linked = linked }

  func result() throws(CredentialDecodingError) -> DecodedCredentials {
    guard !found.credentials.isEmpty || !found.leftOut.isEmpty else { throw .emptyCollection }
    var result = found
    let unnamed = leftOutCount - found.leftOut.count
    if unnamed > 0 { result.leftOut.append(.furtherMembers(unnamed)) }
    return result
  }

  mutating func addJSON(_ bytes: [UInt8]) throws(CredentialDecodingError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes, limits: .badge)
    } catch {
      throw .notJSON(error)
    }
    try add(value, in: bytes, isWhole: true)
  }

  mutating func addJWS(_ text: [UInt8]) throws(CredentialDecodingError) {
    let jws = try CompactJWS(parsing: text)
    let payload = try jws.parsedPayload()
    if payload["vc"] == nil, case .container(let members) = DocumentKind(payload) {
      try addMembers(members, in: jws.payload)
      return
    }
    var reader = CredentialReader(linked: linked)
    append(
      EncodedCredential(encoding: .compactJWS, bytes: text),
      try reader.credential(in: jws, payload: payload))
  }

  mutating func addAddress(_ address: String) throws(CredentialDecodingError) {
    guard address.isWebAddress, !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw .notWebAddress
    }
    var reader = CredentialReader(linked: linked)
    append(
      EncodedCredential(encoding: .address, bytes: Array(address.utf8)),
      try reader.assertion(at: address))
  }

  private mutating func append(_ encoded: EncodedCredential, _ credential: Credential) {
    found.credentials.append(DecodedCredential(encoded: encoded, credential: credential))
  }
}

extension CredentialCollector {
  private mutating func add(
    _ value: JSONValue, in source: [UInt8], isWhole: Bool
  ) throws(CredentialDecodingError) {
    switch value.content {
    case .array(let members): try addMembers(members, in: source)
    case .string(let text): try addText(text, value)
    default: try addObject(value, in: source, isWhole: isWhole)
    }
  }

  private mutating func addObject(
    _ value: JSONValue, in source: [UInt8], isWhole: Bool
  ) throws(CredentialDecodingError) {
    let kind = DocumentKind(value)
    switch kind {
    case .container(let members): try addMembers(members, in: source)
    case .enveloped(let address): try addJWS(EmbeddedText(address).jwsText)
    default:
      if let flaw = CredentialBounds.flaw(in: value) { throw flaw }
      var reader = CredentialReader(linked: linked)
      let credential = try reader.credential(value, kind: kind)
      let bytes = isWhole ? source : value.bytes(in: source)
      append(EncodedCredential(encoding: .json, bytes: bytes), credential)
    }
  }

  /// A credential as text inside JSON: a compact JWS, an address, or JSON once more.
  private mutating func addText(
    _ text: String, _ value: JSONValue
  ) throws(CredentialDecodingError) {
    let bytes = Array(text.utf8).trimmingWhitespace
    if text.isWebAddress { return try addAddress(String(decoding: bytes, as: UTF8.self)) }
    guard let first = bytes.first else { throw .notAnObject(value) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try inCollection(value) { collector throws(CredentialDecodingError) in
        try collector.addJSON(bytes)
      }
    }
    try addJWS(EmbeddedText(text).jwsText)
  }

  private mutating func addMembers(
    _ members: [JSONValue], in source: [UInt8]
  ) throws(CredentialDecodingError) {
    guard let first = members.first else { return }
    try inCollection(first) { collector throws(CredentialDecodingError) in
      for member in members {
        do throws(CredentialDecodingError) {
          try collector.add(member, in: source, isWhole: false)
        } catch {
          collector.leaveOut(error)
        }
      }
    }
  }

  private mutating func leaveOut(_ reason: CredentialDecodingError) {
    leftOutCount += 1
    if found.leftOut.count < Self.mostReasons { found.leftOut.append(reason) }
  }

  private mutating func inCollection(
    _ value: JSONValue,
    _ add: (inout CredentialCollector) throws(CredentialDecodingError) -> Void
  ) throws(CredentialDecodingError) {
    guard depth < Self.deepestCollection else {
      throw .collectionsTooDeep(Self.deepestCollection, value)
    }
    depth += 1
    defer { depth -= 1 }
    try add(&self)
  }
}

extension JSONValue {
  /// The value exactly as written in the text that it was parsed from.
  fileprivate func bytes(in source: [UInt8]) -> [UInt8] {
    guard let sourceRange else { return text() }
    let range = Int(sourceRange.lowerBound)..<Int(sourceRange.upperBound)
    return range.upperBound <= source.count ? Array(source[range]) : text()
  }
}

extension CredentialDecodingError {
  static func notJSON(_ error: JSONError) -> Self {
    Self(
      summary: "the JSON text cannot be read: \(error)",
      help: "download the badge again; a copy made by hand may have lost or changed characters",
      offset: error.offset)
  }

  static var notWebAddress: Self {
    Self(
      summary: "the text in the badge is not the address of an assertion",
      help: "expected an address that begins with 'https://' or 'http://'")
  }

  static var emptyCollection: Self {
    Self(
      summary: "this is a collection of credentials with nothing in it",
      help: "download the badges one by one, or export them again")
  }

  static func collectionsTooDeep(_ limit: Int, _ value: JSONValue) -> Self {
    Self(
      summary: "collections of credentials stand in one another more than \(limit) deep",
      help: "take the inner credentials out and keep each as a file of its own",
      offset: value.offset)
  }

  static func furtherMembers(_ count: Int) -> Self {
    Self(
      summary: "\(count) more \(count == 1 ? "member was" : "members were") left out",
      help: "keep each badge as a file of its own, without the rest of the export")
  }
}
