import LapelLinkedData

/// How much a badge may say. The standards set no bounds; beyond these a page about it would serve nobody, and a site would be
/// flooded.
enum CredentialBounds {
  /// Elements of one array: tags, alignments, results, credentials in a record.
  static let elements = 1_000
  /// UTF-8 bytes of one text. Pictures and credentials in `data:` addresses and tokens may be longer.
  static let text = 256 << 10
  /// UTF-8 bytes of all texts together, without those.
  static let allText = 2 << 20
  /// Values of every kind in one document.
  static let values = 100_000

  /// What is too much in a document, or nil.
  static func flaw(in document: JSONValue) -> CredentialDecodingError? {
    var textLeft = allText
    return isSurelyWithin(document, &textLeft) ? nil : flawSearched(in: document)
  }

  /// Whether a document keeps the bounds even when every text counts, as all but the largest do.
  private static func isSurelyWithin(_ value: JSONValue, _ textLeft: inout Int) -> Bool {
    switch value.content {
    case .string(let text):
      let count = text.utf8.count
      textLeft -= count
      return count <= Self.text && textLeft >= 0
    case .array(let elements):
      guard elements.count <= Self.elements else { return false }
      for element in elements where !isSurelyWithin(element, &textLeft) { return false }
    case .object(let object):
      guard object.members.count <= Self.elements else { return false }
      for member in object.members where !isSurelyWithin(member.value, &textLeft) { return false }
    case .null, .bool, .number: break
    }
    return true
  }

  private static func flawSearched(in document: JSONValue) -> CredentialDecodingError? {
    var pending = [(name: "the badge", value: document)]
    var textLeft = allText
    while let (name, value) = pending.popLast() {
      switch value.content {
      case .string(let text):
        guard !mayBeLong(text, named: name) else { continue }
        let count = text.utf8.count
        if count > Self.text { return .textTooLong(name, count, value) }
        textLeft -= count
        if textLeft < 0 { return .tooMuchText(value) }
      case .array(let elements):
        if elements.count > Self.elements { return .tooManyElements(name, elements.count, value) }
        for element in elements { pending.append((name, element)) }
      case .object(let object):
        if object.members.count > Self.elements {
          return .tooManyElements(name, object.members.count, value)
        }
        for member in object.members { pending.append((member.name, member.value)) }
      case .null, .bool, .number: break
      }
    }
    return nil
  }

  /// Whether a text holds a picture or a whole credential, where the standards put those; no page shows it as text.
  private static func mayBeLong(_ text: String, named name: String) -> Bool {
    switch name {
    case "id", "@id", "image", "verifiableCredential", "endorsementJwt": true
    case "encodedList", "proofValue", "jws": true
    default: false
    }
  }
}

extension CredentialDecodingError {
  static func textTooLong(_ name: String, _ count: Int, _ value: JSONValue) -> Self {
    Self(
      summary:
        "the member '\(name.prefixForMessage)' is a text of \(count) bytes; at most \(CredentialBounds.text) are shown",
      help: "leave this badge out, or ask its issuer for a shorter one", offset: value.offset)
  }

  static func tooMuchText(_ value: JSONValue) -> Self {
    Self(
      summary: "the badge has more than \(CredentialBounds.allText) bytes of text",
      help: "leave this badge out, or ask its issuer for a shorter one", offset: value.offset)
  }

  static func tooManyElements(_ name: String, _ count: Int, _ value: JSONValue) -> Self {
    Self(
      summary:
        "the member '\(name.prefixForMessage)' has \(count) parts; at most \(CredentialBounds.elements) are shown",
      help: "leave this badge out, or ask its issuer for a smaller one", offset: value.offset)
  }
}

extension String {
  /// The first bytes of a name, for a message.
  fileprivate var prefixForMessage: String { String(decoding: utf8.prefix(60), as: UTF8.self) }
}

extension JSONLimits {
  /// For a text that should be a badge: it has no need of more values than the bounds of a badge allow, several times.
  static let badge = JSONLimits(bytes: 64 << 20, depth: 128, values: 300_000)
}
