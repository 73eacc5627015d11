extension JSONParser {
  /// The string whose opening quotation mark stands here (RFC 8259, 7).
  mutating func string() throws(JSONError) -> String {
    let opening = offset
    offset += 1
    let start = offset
    try skipPlainText(of: opening)
    if bytes[offset] == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return text(in: start..<offset)
    }
    return try stringWithEscapes(opening: opening)
  }

  /// Goes on to the next quotation mark or backslash, over text that stands for itself.
  private mutating func skipPlainText(of opening: Int) throws(JSONError) {
    // A local copy lets the loop run in registers.
    var index = offset
    defer { offset = index }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte >= 0x80 {
        index += UTF8.width(try scalar(at: index))
      } else if byte < 0x20 {
        throw JSONError(.controlCharacter(Unicode.Scalar(byte)), at: index)
      } else {
        index += 1
      }
    }
    throw JSONError(.stringWithoutEnd, at: opening)
  }

  private mutating func stringWithEscapes(opening: Int) throws(JSONError) -> String {
    unescaped.removeAll(keepingCapacity: true)
    unescaped.append(contentsOf: bytes[(opening + 1)..<offset])
    while bytes[offset] == UInt8(ascii: "\\") {
      appendUnescaped(try escapedScalar(of: opening))
      let start = offset
      try skipPlainText(of: opening)
      unescaped.append(contentsOf: bytes[start..<offset])
    }
    offset += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  /// The character that the escape at this place means.
  private mutating func escapedScalar(of opening: Int) throws(JSONError) -> Unicode.Scalar {
    let escape = offset
    offset += 1
    guard offset < bytes.count else { throw JSONError(.stringWithoutEnd, at: opening) }
    let letter = bytes[offset]
    if letter == UInt8(ascii: "u") { return try escapedCodePoint(escape: escape) }
    let scalar: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(letter)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    default: throw JSONError(.unknownEscape(try self.scalar(at: offset)), at: escape)
    }
    offset += 1
    return scalar
  }

  /// The character of `\uXXXX`, or of two such escapes that are a surrogate pair; the place is at the `u`.
  private mutating func escapedCodePoint(escape: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), byte(at: offset) == UInt8(ascii: "\\"),
      byte(at: offset + 1) == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate(unit), at: escape) }
    offset += 1
    let trail = try codeUnit()
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF))
    guard UTF16.isTrailSurrogate(trail), let scalar = Unicode.Scalar(value) else {
      throw JSONError(.loneSurrogate(unit), at: escape)
    }
    return scalar
  }

  private mutating func codeUnit() throws(JSONError) -> UInt16 {
    offset += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Hex.value(ofDigit: byte(at: offset)) else { throw unexpected(.hexDigits) }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  private mutating func appendUnescaped(_ scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { unescaped.append(byte) }
  }
}

extension JSONParser {
  /// The text of bytes that are known to be UTF-8.
  func text(in range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The character that begins here, which must be well-formed UTF-8 (RFC 3629, 4).
  ///
  /// The error's place is that of the character's first byte.
  func scalar(at start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = bytes[start]
    var value: UInt32
    let length: Int
    let smallest: UInt32
    switch first {
    case 0x00...0x7F: return Unicode.Scalar(first)
    case 0xC2...0xDF: (value, length, smallest) = (UInt32(first & 0x1F), 2, 0x80)
    case 0xE0...0xEF: (value, length, smallest) = (UInt32(first & 0x0F), 3, 0x800)
    case 0xF0...0xF4: (value, length, smallest) = (UInt32(first & 0x07), 4, 0x10000)
    default: throw JSONError(.invalidUTF8(first), at: start)
    }
    for index in (start + 1)..<(start + length) {
      let next = byte(at: index)
      guard next & 0xC0 == 0x80 else { throw JSONError(.invalidUTF8(first), at: start) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    // Refuses surrogates and what lies beyond U+10FFFF.
    guard value >= smallest, let scalar = Unicode.Scalar(value) else {
      throw JSONError(.invalidUTF8(first), at: start)
    }
    return scalar
  }
}
