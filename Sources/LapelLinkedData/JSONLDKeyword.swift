/// The keywords of JSON-LD 1.1 (JSON-LD 1.1, 1.7) but those of framing, with their spelling.
enum JSONLDKeyword: String, Sendable {
  case base = "@base"
  case container = "@container"
  case context = "@context"
  case direction = "@direction"
  case graph = "@graph"
  case id = "@id"
  case `import` = "@import"
  case included = "@included"
  case index = "@index"
  case json = "@json"
  case language = "@language"
  case list = "@list"
  case nest = "@nest"
  case none = "@none"
  case prefix = "@prefix"
  case propagate = "@propagate"
  case protected = "@protected"
  case reverse = "@reverse"
  case set = "@set"
  case type = "@type"
  case value = "@value"
  case version = "@version"
  case vocab = "@vocab"

  init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "@"), let keyword = Self.candidate(for: text.utf8),
      keyword.rawValue.hasSameBytes(as: text)
    else { return nil }
    self = keyword
  }

  /// The only keyword that a text can be, told by its length and a letter or two.
  private static func candidate(for text: String.UTF8View) -> JSONLDKeyword? {
    func letter(_ offset: Int) -> Unicode.Scalar {
      Unicode.Scalar(text[text.index(text.startIndex, offsetBy: offset)])
    }
    switch text.count {
    case 3: return .id
    case 4: return .set
    case 5:
      switch letter(1) {
      case "b": return .base
      case "j": return .json
      case "l": return .list
      case "n": return letter(2) == "e" ? .nest : Self.none
      default: return .type
      }
    case 6:
      switch letter(1) {
      case "g": return .graph
      case "i": return .index
      default: return letter(2) == "a" ? .value : .vocab
      }
    case 7: return letter(1) == "i" ? .import : .prefix
    case 8:
      switch letter(1) {
      case "c": return .context
      case "r": return .reverse
      default: return .version
      }
    case 9: return letter(1) == "l" ? .language : .included
    case 10:
      switch letter(1) {
      case "c": return .container
      case "d": return .direction
      default: return letter(4) == "p" ? .propagate : .protected
      }
    default: return nil
    }
  }

  /// Whether a text looks like a keyword that a later version may define: `@` and letters
  /// (JSON-LD 1.1 API, 5.2.2).
  static func isForm(of text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "@") && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
  }
}

/// What a name or address in a document means (JSON-LD 1.1 API, 5.2).
enum ExpandedIRI: Sendable {
  /// Nothing: defined as null, or in the form of a keyword that does not exist.
  case null
  case keyword(JSONLDKeyword)
  /// An IRI, a blank node identifier, or what could not be made into one.
  case text(String)

  var text: String? {
    switch self {
    case .null: nil
    case .keyword(let keyword): keyword.rawValue
    case .text(let text): text
    }
  }

  func isKeyword(_ keyword: JSONLDKeyword) -> Bool {
    if case .keyword(keyword) = self { true } else { false }
  }

  /// Whether it is absolute or names a blank node.
  var isIRI: Bool {
    if case .text(let text) = self {
      IRI.isAbsolute(text) || text.isBlankNodeIdentifier
    } else {
      false
    }
  }

  func isSame(as other: ExpandedIRI) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.keyword(let a), .keyword(let b)): a == b
    case (.text(let a), .text(let b)): a.hasSameBytes(as: b)
    default: false
    }
  }
}
