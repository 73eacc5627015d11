/// A start tag in a page that Lapel wrote.
struct MarkupTag: Equatable {
  var name: String
  /// In the order in which they stand; values with their character references undone.
  var attributes: [(name: String, value: String)]

  func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The tag without the values of its attributes.
  var shape: String { ([name] + attributes.map(\.name)).joined(separator: " ") }

  static func == (a: MarkupTag, b: MarkupTag) -> Bool {
    a.shape == b.shape && a.attributes.map(\.value) == b.attributes.map(\.value)
  }
}

/// The start tags of a page, in order; anything that is not as Lapel writes it ends the list with a tag named `?`.
///
/// Lapel writes `<name>`, `<name attribute="value" flag>`, `</name>`, `<!DOCTYPE html>` and `<?xml …?>`, and nothing else
/// with a `<` in it.
func tags(in page: String) -> [MarkupTag] {
  var scanner = MarkupScanner(rest: Array(page.utf8)[...])
  return scanner.tags()
}

private struct MarkupScanner {
  var rest: ArraySlice<UInt8>

  mutating func tags() -> [MarkupTag] {
    var tags: [MarkupTag] = []
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      switch rest.first {
      case UInt8(ascii: "/"):
        _ = taken { $0 != UInt8(ascii: ">") }
      case UInt8(ascii: "!"), UInt8(ascii: "?"):
        let declaration = String(decoding: taken { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        let known = ["!DOCTYPE html", "?xml version=\"1.0\" encoding=\"utf-8\"?"]
        if !known.contains(declaration) { return tags + [strange(declaration)] }
      default:
        guard let tag = tag() else { return tags + [strange("tag")] }
        tags.append(tag)
      }
    }
    return tags
  }

  private func strange(_ what: String) -> MarkupTag {
    MarkupTag(name: "?", attributes: [("what", what)])
  }

  private mutating func taken(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let piece = rest.prefix(while: condition)
    rest = rest[piece.endIndex...]
    return piece
  }

  private mutating func name() -> String {
    String(
      decoding: taken { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ":")
      }, as: UTF8.self)
  }

  /// `name attribute="value" flag>`, or nil.
  private mutating func tag() -> MarkupTag? {
    var tag = MarkupTag(name: name(), attributes: [])
    guard !tag.name.isEmpty else { return nil }
    while rest.first == UInt8(ascii: " ") {
      rest.removeFirst()
      let attribute = name()
      guard !attribute.isEmpty else { return nil }
      var value = ""
      if rest.starts(with: Array("=\"".utf8)) {
        rest = rest.dropFirst(2)
        value = unescaped(String(decoding: taken { $0 != UInt8(ascii: "\"") }, as: UTF8.self))
        guard rest.popFirst() != nil else { return nil }
      }
      tag.attributes.append((attribute, value))
    }
    if rest.first == UInt8(ascii: "/") { rest.removeFirst() }
    return rest.popFirst() == UInt8(ascii: ">") ? tag : nil
  }

  private func unescaped(_ text: String) -> String {
    var result = text
    for (reference, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      result = result.split(separator: reference, omittingEmptySubsequences: false)
        .joined(separator: character)
    }
    return result
  }
}
