/// Styles of an SVG, of which only known properties with harmless values stay.
///
/// The texts are cut at their punctuation without regard to quotes: whatever the pieces are, only those are written that
/// are allowed by themselves, and never with punctuation of the original in them.
enum HarmlessStyle {
  /// The declarations of a `style` attribute that may stay: `fill:red;stroke:none`.
  static func declarations(of style: String) -> String {
    withoutComments(style).split(separator: ";").compactMap { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let name = trimmed(parts[0]).lowercased()
      let value = trimmed(parts[1])
      guard HarmlessSVG.properties.contains(name), !value.isEmpty, HarmlessValue.isHarmless(value)
      else { return nil }
      return "\(name):\(value)"
    }.joined(separator: ";")
  }

  /// The rules of a `style` element that may stay: simple selectors, and no at-rules.
  static func rules(of styleSheet: String) -> String {
    var rest = withoutComments(styleSheet)[...]
    var rules = ""
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      // Statements such as @import end in a semicolon before the next rule.
      let selector =
        rest[..<open].split(separator: ";", omittingEmptySubsequences: false).last ?? ""
      rest = rest[rest.utf8.index(after: open)...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
      let declarations = declarations(of: String(rest[..<close]))
      if let selectors = harmlessSelectors(selector), !declarations.isEmpty {
        rules += "\(selectors){\(declarations)}"
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return rules
  }

  private static func harmlessSelectors(_ text: Substring) -> String? {
    let selectors = trimmed(text)
    let isHarmless =
      !selectors.isEmpty
      && selectors.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
          true
        default: ".#-_, \t\r\n*".utf8.contains($0)
        }
      }
    return isHarmless ? selectors : nil
  }

  /// A comment that has no end hides everything behind it.
  private static func withoutComments(_ text: String) -> String {
    var rest = Array(text.utf8)[...]
    var kept: [UInt8] = []
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      kept += rest[..<slash]
      rest = rest[slash...]
      if rest.dropFirst().first == UInt8(ascii: "*") {
        rest = rest.dropFirst(2).dropThrough("*/")
        kept.append(UInt8(ascii: " "))
      } else {
        kept.append(UInt8(ascii: "/"))
        rest = rest.dropFirst()
      }
    }
    return String(decoding: kept + rest, as: UTF8.self)
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
