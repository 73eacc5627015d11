import LapelCredentials

/// Tells which values of attributes and properties can neither run nor load anything.
enum HarmlessValue {
  private static let functions: Set<String> = [
    "rgb", "rgba", "hsl", "hsla", "matrix", "translate", "translatex", "translatey", "rotate",
    "scale", "scalex", "scaley", "skewx", "skewy", "blur", "brightness", "contrast", "drop-shadow",
    "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia",
  ]

  /// Whether a value holds only numbers, words, quoted names, known functions and `url(#…)`.
  ///
  /// A colon (of an address), a backslash (by which CSS hides letters), and what ends a declaration never stand in it.
  static func isHarmless(_ value: String) -> Bool {
    var quotes = 0
    var apostrophes = 0
    for byte in value.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F: return false
      case UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: ";"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "&"):
        return false
      case UInt8(ascii: "\""): quotes += 1
      case UInt8(ascii: "'"): apostrophes += 1
      default: break
      }
    }
    return quotes % 2 == 0 && apostrophes % 2 == 0 && hasOnlyHarmlessFunctions(value)
  }

  private static func hasOnlyHarmlessFunctions(_ value: String) -> Bool {
    let bytes = value.utf8
    var index = bytes.startIndex
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "(")) {
      index = bytes.index(after: open)
      let name = functionName(before: open, in: value)
      if name == "url" {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ")")),
          localReference(unquoted(value[index..<end])) != nil
        else { return false }
      } else if !functions.contains(name) {
        return false
      }
    }
    // A comment could hide where a function begins.
    return !value.utf8.elementsBegin("/*")
  }

  private static func functionName(before open: String.Index, in value: String) -> String {
    // SVG, unlike CSS, allows white space between (SVG 2, 8.5: transform="rotate (45)").
    let before = value.utf8[..<open].reversed().drop { BadgeText.isWhitespace($0) }
    let name = before.prefix {
      isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 >= 0x80
    }
    return String(decoding: Array(name.reversed()), as: UTF8.self).lowercased()
  }

  /// The id in `#id`, or nil when a reference leads anywhere else.
  static func localReference(_ reference: String) -> String? {
    guard reference.utf8.first == UInt8(ascii: "#") else { return nil }
    let id = String(reference.dropFirst())
    return isName(id) ? id : nil
  }

  /// The ids in all the `url(#id)` of a harmless value.
  static func localURLs(in value: String) -> [String] {
    guard value.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return value.split(separator: "(").dropFirst().compactMap { part in
      localReference(unquoted(part.prefix { $0 != ")" }))
    }
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = text.drop { $0 == " " }
    let end = trimmed.lastIndex { $0 != " " }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
    let inner = trimmed[..<end]
    for quote in ["\"", "'"] where inner.count >= 2 && inner.hasPrefix(quote) {
      return inner.hasSuffix(quote) ? String(inner.dropFirst().dropLast()) : String(inner)
    }
    return String(inner)
  }

  /// Whether a text can be an id or a class: letters, digits, hyphen, underscore, full stop, and what is not ASCII.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".") || $0 >= 0x80
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}

extension String.UTF8View {
  /// Whether two ASCII characters stand side by side somewhere.
  fileprivate func elementsBegin(_ pair: StaticString) -> Bool {
    zip(self, dropFirst()).contains { $0 == pair.utf8Start[0] && $1 == pair.utf8Start[1] }
  }
}
