extension Unicode.Scalar {
  /// The character for a message: itself when it is visible ASCII, else its code point, so that
  /// nothing acts on a terminal.
  var nameForMessage: String {
    switch value {
    case 0x27: "an apostrophe"
    case 0x21...0x7E: "'\(self)'"
    default: "U+\(hexText(value, digits: 4))"
    }
  }
}

extension String {
  /// A stranger's text for a message: at most 80 characters, and with those as code points that are
  /// invisible, break the line or turn its direction.
  var shortenedForMessage: String {
    var text = ""
    for (index, scalar) in unicodeScalars.enumerated() {
      guard index < 80 else { return text + "…" }
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xE0000...0xE007F:
        text += "\\u{\(hexText(scalar.value, digits: 4))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// A number as at least so many upper-case hexadecimal digits.
func hexText(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
