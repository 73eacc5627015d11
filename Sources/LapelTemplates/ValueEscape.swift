/// How a value is written at its place.
enum ValueEscape: UInt8, Sendable, Hashable {
  /// Element content of HTML: `&`, `<` and `>` are escaped.
  case content
  /// Element content of XML, where html may stand too, as text: so do feeds carry it.
  case xmlContent
  /// A quoted attribute: `&`, `<`, `>`, `"` and `'` are escaped.
  case attribute
  /// A quoted attribute that takes nothing but links.
  case link
  /// Harmless markup, as it is.
  case markup
  /// Plain text, one line: control characters become spaces.
  case plainText
  /// As the Mustache specification has it: every value, escaped, and as it is.
  case lenient, lenientUnescaped
}

extension [UInt8] {
  /// Appends a value, escaped for its place. Characters that documents may not hold become U+FFFD.
  mutating func append(_ text: String, as escape: ValueEscape) {
    switch escape {
    case .content, .xmlContent: append(text, escapesMarkup: true, escapesQuotes: false)
    case .attribute, .link, .lenient: append(text, escapesMarkup: true, escapesQuotes: true)
    case .markup: append(text, escapesMarkup: false, escapesQuotes: false)
    case .plainText: appendLine(text)
    case .lenientUnescaped: append(contentsOf: text.utf8)
    }
  }

  /// Appends runs of harmless bytes at once and what is between them one by one.
  @inline(__always)
  private mutating func append(_ text: String, escapesMarkup: Bool, escapesQuotes: Bool) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // Bytes from 0xEF on begin the noncharacters among others, 0xC2 the C1 controls.
        guard byte < 0x40 || byte == 0x7F || byte == 0xC2 || byte >= 0xEF,
          let (replacement, length) = replacement(
            in: bytes, at: index, escapesMarkup: escapesMarkup, escapesQuotes: escapesQuotes)
        else {
          index += 1
          continue
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        replacement.withUTF8Buffer { append(contentsOf: $0) }
        index += length
        start = index
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// Appends text with a space in place of each control character, so that no value begins a new line.
  private mutating func appendLine(_ text: String) {
    for scalar in text.unicodeScalars {
      let isBreak =
        scalar.properties.generalCategory == .control || (0x2028...0x2029) ~= scalar.value
      append(contentsOf: String(isBreak ? " " : scalar).utf8)
    }
  }
}

/// What is written in place of the character that begins at `index`, and its length in bytes; `nil` when it may stand.
@inline(__always)
private func replacement(
  in bytes: UnsafeBufferPointer<UInt8>, at index: Int, escapesMarkup: Bool, escapesQuotes: Bool
) -> (StaticString, Int)? {
  switch bytes[index] {
  case 0x26: escapesMarkup ? ("&amp;", 1) : nil
  case 0x3C: escapesMarkup ? ("&lt;", 1) : nil
  case 0x3E: escapesMarkup ? ("&gt;", 1) : nil
  case 0x22: escapesQuotes ? ("&quot;", 1) : nil
  case 0x27: escapesQuotes ? ("&#39;", 1) : nil
  case 0x09, 0x0A, 0x0D: nil
  case ..<0x20, 0x7F: ("\u{FFFD}", 1)
  case 0xC2, 0xEF, 0xF0...: forbiddenLength(in: bytes, at: index).map { ("\u{FFFD}", $0) }
  default: nil
  }
}

/// The length of the control character or noncharacter of several bytes that begins at `index`, if one does.
private func forbiddenLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
  switch bytes[index] {
  case 0xC2: return byte(1) < 0xA0 ? 2 : nil
  case 0xEF:
    let isArabicBlock = byte(1) == 0xB7 && (0x90...0xAF).contains(byte(2))
    let isLastOfPlane = byte(1) == 0xBF && byte(2) >= 0xBE
    return isArabicBlock || isLastOfPlane ? 3 : nil
  default: return byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : nil
  }
}
