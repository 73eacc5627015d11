import LapelLinkedData

/// Reads the parts of one credential into the model, following addresses into the linked documents.
///
/// What cannot be read is left out: the document keeps it. Two bounds hold against hostile documents: how deep
/// credentials, profiles and linked documents stand in one another, and how many linked documents are followed.
struct CredentialReader {
  /// Deep enough for an endorsement of the issuer of an endorsement inside a CLR.
  static let deepestNesting = 8

  let linked: LinkedDocuments
  private var depth = 0
  /// The addresses being followed, from the outermost.
  private var trail: [String] = []
  private var followsLeft: Int

  init(linked: LinkedDocuments, follows: Int = 1_000) {
    self.linked = linked
    followsLeft = follows
  }

  /// What `read` makes of something inside the present document, or nil when that stands too deep.
  mutating func nested<Value>(_ read: (inout CredentialReader) -> Value) -> Value? {
    guard depth < Self.deepestNesting else { return nil }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// What `read` makes of the linked document at an address, or nil when it is not known, is being read already, or
  /// stands too deep.
  mutating func following<Value>(
    _ address: String?, _ read: (inout CredentialReader, JSONValue) -> Value?
  ) -> Value? {
    guard let address, depth < Self.deepestNesting, followsLeft > 0,
      !trail.contains(where: { $0.hasSameBytes(as: address) }), let document = linked[address],
      document.object != nil
    else { return nil }
    depth += 1
    followsLeft -= 1
    trail.append(address)
    defer {
      depth -= 1
      trail.removeLast()
    }
    return read(&self, document)
  }
}

extension CredentialReader {
  /// The credential that a recognised document states.
  mutating func credential(
    _ document: JSONValue, kind: DocumentKind, envelope: CompactJWS? = nil,
    claims: JSONValue? = nil
  ) throws(CredentialDecodingError) -> Credential {
    switch kind {
    case .verifiableCredential(let family):
      return verifiableCredential(document, family, envelope: envelope, claims: claims)
    case .openBadgesAssertion: return assertion(document, envelope: envelope)
    case .openBadgesEndorsement: return endorsement(document, envelope: envelope)
    case .enveloped(let text):
      guard envelope == nil else { throw .envelopeInEnvelope }
      return try credential(inJWS: EmbeddedText(text).jwsText)
    case .container: throw .containerInCredential
    case .other(let reason): throw reason
    }
  }

  /// The credential that a compact JWS signs: a VC-JWT with or without a `vc` claim, or an Open Badges assertion.
  mutating func credential(inJWS text: [UInt8]) throws(CredentialDecodingError) -> Credential {
    let jws = try CompactJWS(parsing: text)
    return try credential(in: jws, payload: jws.parsedPayload())
  }

  mutating func credential(
    in jws: CompactJWS, payload: JSONValue
  ) throws(CredentialDecodingError) -> Credential {
    let document = payload["vc"] ?? payload
    var kind = DocumentKind(document)
    // Inside a `vc` claim there is nothing but a credential, even one that leaves its type out.
    if payload["vc"]?.object != nil, case .other = kind { kind = .verifiableCredential(.unknown) }
    return try credential(document, kind: kind, envelope: jws, claims: payload)
  }
}

extension CredentialReader {
  /// The endorsements of a credential, achievement or profile: `endorsement` and `endorsementJwt`.
  mutating func endorsements(of object: JSONValue) -> [EmbeddedCredential] {
    object.items("endorsement", "endorsementJwt").map { embedded($0) }
  }

  /// A credential inside another, as an object, a compact JWS, a `data:` address, or the address of one.
  mutating func embedded(_ value: JSONValue) -> EmbeddedCredential {
    if let address = value.referenceToCredential {
      return following(address) { reader, document in
        reader.embedded(object: document)
      } ?? .reference(address)
    }
    return nested { $0.embedded(object: value) } ?? .undecodable(.nestedTooDeep(value))
  }

  private mutating func embedded(object value: JSONValue) -> EmbeddedCredential {
    do throws(CredentialDecodingError) {
      if let text = value.string {
        return .credential(try credential(inJWS: EmbeddedText(text).jwsText))
      }
      return .credential(try credential(value, kind: DocumentKind(value)))
    } catch {
      return .undecodable(error)
    }
  }
}

extension JSONValue {
  /// The address, when this only says where a credential is.
  fileprivate var referenceToCredential: String? {
    if let string { return EmbeddedText(string).isReference ? string : nil }
    guard isReference, let identifier, EmbeddedText(identifier).isReference else { return nil }
    return identifier
  }
}

/// A string that stands for a credential.
struct EmbeddedText {
  let text: String

  init(_ text: String) { self.text = text }

  /// The compact JWS in a `data:` address, else the text itself (VC Data Model 2.0, 4.13 Enveloped Verifiable
  /// Credentials).
  var jwsText: [UInt8] {
    let bytes = Array(text.utf8)
    guard text.starts(withBytesOf: "data:"), let comma = bytes.firstIndex(of: UInt8(ascii: ","))
    else { return bytes.trimmingWhitespace }
    return bytes[(comma + 1)...].trimmingWhitespace
  }

  /// Whether it is an address: it has a scheme other than `data`.
  var isReference: Bool {
    guard !text.starts(withBytesOf: "data:") else { return false }
    return text.utf8.contains(UInt8(ascii: ":")) && !text.utf8.contains(UInt8(ascii: "{"))
  }
}

extension [UInt8] {
  /// Without white space at either end.
  var trimmingWhitespace: [UInt8] {
    guard let first, let last, first.isSpace || last.isSpace else { return self }
    return self[...].trimmingWhitespace
  }
}

extension ArraySlice<UInt8> {
  /// Without white space at either end.
  var trimmingWhitespace: [UInt8] {
    var rest = self
    while let first = rest.first, first.isSpace { rest.removeFirst() }
    while let last = rest.last, last.isSpace { rest.removeLast() }
    return Array(rest)
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension CredentialDecodingError {
  static func nestedTooDeep(_ value: JSONValue) -> Self {
    Self(
      summary:
        "credentials stand in one another more than \(CredentialReader.deepestNesting) deep",
      help: "take the inner credential out and keep it as a file of its own",
      offset: value.offset)
  }

  static var envelopeInEnvelope: Self {
    Self(
      summary: "the signed payload is only another envelope",
      help: "use the credential that the issuer signed")
  }

  static var containerInCredential: Self {
    Self(
      summary: "this is a collection of credentials where one credential should be",
      help: "keep each credential of the collection by itself")
  }
}

extension JSONValue {
  /// Where it stood in the text.
  var offset: Int? { sourceRange.map { Int($0.lowerBound) } }
}
