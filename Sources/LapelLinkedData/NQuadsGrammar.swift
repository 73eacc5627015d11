/// The shapes of terms in RDF 1.1 N-Quads, 4.
enum NQuadsGrammar {
  static let string = "http://www.w3.org/2001/XMLSchema#string"
  static let languageString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  /// Whether UTF-8 bytes are an IRI that stands for itself: with a scheme (RDF 1.1 Concepts, 3.2), and
  /// of characters that IRIREF allows, so that nothing can end the term early.
  static func isIRI(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, isLetter(bytes[0]) else {
      return false
    }
    for byte in bytes[..<colon] {
      switch byte {
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
      default: guard isLetter(byte) || isDigit(byte) else { return false }
      }
    }
    return bytes[colon...].allSatisfy(isAllowedInIRI)
  }

  /// Whether IRIREF allows a byte; all that are part of other characters than ASCII, it does.
  static func isAllowedInIRI(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"),
      UInt8(ascii: "\\"):
      false
    default: true
    }
  }

  /// Whether ASCII bytes are a language tag: LANGTAG without its `@`.
  static func isLanguageTag(_ bytes: some Collection<UInt8>) -> Bool {
    var subtag = 0
    var length = 0
    for byte in bytes {
      if byte == UInt8(ascii: "-") {
        guard length > 0 else { return false }
        (subtag, length) = (subtag + 1, 0)
      } else {
        guard isLetter(byte) || subtag > 0 && isDigit(byte) else { return false }
        length += 1
      }
    }
    return length > 0
  }

  /// Whether a byte can stand somewhere in a language tag.
  static func continuesLanguageTag(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
  }

  /// Whether a text is BLANK_NODE_LABEL without its `_:`.
  static func isBlankNodeLabel(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return beginsLabel(first) && last != "." && text.unicodeScalars.allSatisfy(continuesLabel)
  }

  /// PN_CHARS_U or a digit.
  static func beginsLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9", "_", ":", "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}",
      "\u{F8}"..."\u{2FF}", "\u{370}"..."\u{37D}", "\u{37F}"..."\u{1FFF}",
      "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}", "\u{2C00}"..."\u{2FEF}",
      "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}", "\u{FDF0}"..."\u{FFFD}",
      "\u{10000}"..."\u{EFFFF}":
      true
    default: false
    }
  }

  /// PN_CHARS or a full stop, which may not be the last.
  static func continuesLabel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "\u{B7}", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}": true
    default: beginsLabel(scalar)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
