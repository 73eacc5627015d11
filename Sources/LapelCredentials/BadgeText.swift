/// Tells what a badge's text is, by its first characters: in a file of its own and in a picture alike.
package enum BadgeText {
  /// The credential that a text holds, or nil when it is none of the three encodings.
  ///
  /// JSON keeps every byte; a JWS and an address lose the white space around them (a line feed that an editor put there).
  package static func encoded(_ text: [UInt8]) -> EncodedCredential? {
    let trimmed = trimmed(text)
    switch trimmed.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return EncodedCredential(encoding: .json, bytes: text)
    default:
      if isCompactJWS(trimmed) {
        return EncodedCredential(encoding: .compactJWS, bytes: Array(trimmed))
      }
      if isAddress(trimmed) { return EncodedCredential(encoding: .address, bytes: Array(trimmed)) }
      return nil
    }
  }

  /// Three parts of base64url with dots between (RFC 7515, 3.1), the first of which holds the beginning of a JSON object.
  ///
  /// The last part may be empty: that a badge has no signature is for the verifier to say.
  package static func isCompactJWS(_ text: ArraySlice<UInt8>) -> Bool {
    var dots = 0
    var partLength = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "."):
        guard partLength > 0 else { return false }
        dots += 1
        partLength = 0
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        partLength += 1
      default: return false
      }
    }
    return dots == 2 && beginsWithEncodedBrace(text)
  }

  /// Whether base64 begins like `{"` or `{` and white space; `example.example.org` has three parts too.
  private static func beginsWithEncodedBrace(_ text: ArraySlice<UInt8>) -> Bool {
    let prefix = text.prefix(3)
    return ["eyI", "eyJ", "eyA", "ewo", "ewk", "ew0"].contains {
      prefix.elementsEqual($0.utf8)
    }
  }

  /// One http or https address and nothing else.
  package static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 2_048 else { return false }
    let start = String(decoding: text.prefix(8), as: UTF8.self).lowercased()
    return (start.hasPrefix("https://") || start.hasPrefix("http://"))
      && text.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// The text without white space around it.
  package static func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
    guard let first = text.firstIndex(where: { !isWhitespace($0) }),
      let last = text.lastIndex(where: { !isWhitespace($0) })
    else { return [] }
    return text[first...last]
  }

  /// White space as JSON has it (RFC 8259, 2).
  package static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
