/// One character as it is written: its value, the bytes that it takes, the spelling.
struct SpelledCharacter {
  var scalar: UInt32
  var length: Int
  var traits: Word.Traits = []
  /// `\n` and the like, whose letter could as well be the first of a word.
  var isLetterEscape = false
}

extension WordReader {
  /// The character at a byte that is not ASCII or may begin an escape.
  ///
  /// Escapes that were escaped again are read through: `&amp;eacute;`, `%25C3%25A9`, `\\u00e9`.
  func character(at index: Int) -> SpelledCharacter {
    switch byte(at: index) {
    case 0x26: characterReference(at: index)
    case 0x25: percentEscape(at: index)
    case 0x5C: backslashEscape(at: index)
    default: unescaped(at: index)
    }
  }

  /// UTF-8, and what is not UTF-8 as Latin-1.
  private func unescaped(at index: Int) -> SpelledCharacter {
    let decoded = Self.utf8 { byte(at: index + $0) }
    return SpelledCharacter(scalar: decoded.scalar, length: decoded.count)
  }

  /// A scalar from one to four bytes. What is not UTF-8 is one byte, read as Latin-1.
  private static func utf8(_ byte: (Int) -> UInt8?) -> (scalar: UInt32, count: Int) {
    let first = UInt32(byte(0) ?? 0)
    let count: Int
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (count, scalar) = (2, first & 0x1F)
    case 0xE0...0xEF: (count, scalar) = (3, first & 0x0F)
    case 0xF0...0xF4: (count, scalar) = (4, first & 0x07)
    default: return (first, 1)
    }
    for index in 1..<count {
      guard let next = byte(index), next & 0xC0 == 0x80 else { return (first, 1) }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    return (scalar, count)
  }

  // MARK: %C3%A9

  private func percentEscape(at index: Int) -> SpelledCharacter {
    guard let first = percentByte(at: index) else {
      return SpelledCharacter(scalar: 0x25, length: 1)
    }
    var lengths = [first.length]
    let decoded = Self.utf8 { ordinal in
      guard ordinal > 0 else { return first.value }
      guard let next = percentByte(at: index + lengths.reduce(0, +)) else { return nil }
      lengths.append(next.length)
      return next.value
    }
    let length = lengths.prefix(decoded.count).reduce(0, +)
    return SpelledCharacter(scalar: decoded.scalar, length: length, traits: .percentEscape)
  }

  private func percentByte(at index: Int) -> (value: UInt8, length: Int)? {
    guard byte(at: index) == 0x25 else { return nil }
    var at = index + 1
    // %25 is the percent sign itself, as often as the text was escaped.
    while byte(at: at) == 0x32, byte(at: at + 1) == 0x35, hexadecimal(at: at + 2, digits: 2) != nil
    {
      at += 2
    }
    guard let value = hexadecimal(at: at, digits: 2) else { return nil }
    return (UInt8(value), at + 2 - index)
  }

  func hexadecimal(at index: Int, digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for at in index..<(index + digits) {
      guard let digit = Self.hexadecimalDigit(byte(at: at)) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte &- 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) &- 0x57)
    default: nil
    }
  }

  // MARK: \u00e9

  private func backslashEscape(at index: Int) -> SpelledCharacter {
    var at = index
    while byte(at: at) == 0x5C { at += 1 }
    var spelled = SpelledCharacter(scalar: 0x5C, length: at - index, traits: .backslashEscape)
    switch byte(at: at) {
    case 0x75:
      if let (scalar, length) = utf16Escape(at: at) {
        spelled.scalar = scalar
        spelled.length += length
      }
    case 0x78:
      if let value = hexadecimal(at: at + 1, digits: 2) {
        spelled.scalar = value
        spelled.length += 3
      }
    // White space, which separates without counting.
    case 0x62, 0x66, 0x6E, 0x72, 0x74:
      spelled.scalar = 0x20
      spelled.length += 1
      spelled.isLetterEscape = true
    case 0x22, 0x27, 0x2F:
      // The quote or slash alone counts.
      spelled.scalar = UInt32(byte(at: at))
      spelled.length += 1
    default: break
    }
    return spelled
  }

  /// `u00e9`, `u{e9}`, and two of them for a pair of surrogates.
  private func utf16Escape(at index: Int) -> (scalar: UInt32, length: Int)? {
    if byte(at: index + 1) == 0x7B {
      var digits = 0
      while digits < 6, Self.hexadecimalDigit(byte(at: index + 2 + digits)) != nil { digits += 1 }
      guard digits > 0, byte(at: index + 2 + digits) == 0x7D else { return nil }
      return hexadecimal(at: index + 2, digits: digits).map { ($0, digits + 3) }
    }
    guard let unit = hexadecimal(at: index + 1, digits: 4) else { return nil }
    guard (0xD800..<0xDC00).contains(unit) else { return (unit, 5) }
    var at = index + 5
    while byte(at: at) == 0x5C { at += 1 }
    guard byte(at: at) == 0x75, let low = hexadecimal(at: at + 1, digits: 4),
      (0xDC00..<0xE000).contains(low)
    else { return (unit, 5) }
    return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), at + 5 - index)
  }

  // MARK: &eacute;

  private func characterReference(at index: Int) -> SpelledCharacter {
    var at = index + 1
    // &amp; is the sign itself, as often as the text was escaped.
    while byte(at: at) == 0x61, byte(at: at + 1) == 0x6D, byte(at: at + 2) == 0x70,
      byte(at: at + 3) == 0x3B
    {
      at += 4
    }
    let sign = SpelledCharacter(
      scalar: 0x26, length: at - index, traits: at > index + 1 ? .characterReference : [])
    let found = byte(at: at) == 0x23 ? numericReference(at: at + 1) : namedReference(at: at)
    guard let found else { return sign }
    let length = found.end - index
    return SpelledCharacter(scalar: found.scalar, length: length, traits: .characterReference)
  }

  private func numericReference(at index: Int) -> (scalar: UInt32, end: Int)? {
    let isHexadecimal = byte(at: index) | 0x20 == 0x78
    var at = isHexadecimal ? index + 1 : index
    let start = at
    var value: UInt32 = 0
    while at - start < 8, let digit = Self.hexadecimalDigit(byte(at: at)),
      isHexadecimal || digit < 10
    {
      value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + digit)
      at += 1
    }
    guard at > start else { return nil }
    return (value, byte(at: at) == 0x3B ? at + 1 : at)
  }

  private func namedReference(at index: Int) -> (scalar: UInt32, end: Int)? {
    var at = index
    var name: UInt64 = 0
    while at - index < 9, (byte(at: at) | 0x20) &- 0x61 < 26 {
      name = name << 8 | UInt64(byte(at: at))
      if byte(at: at + 1) != 0x3B,
        let scalar = CharacterReferences.unended(name, length: at - index)
      {
        return (scalar, at + 1)
      }
      at += 1
    }
    guard at > index, byte(at: at) == 0x3B else { return nil }
    return CharacterReferences.ended(name, length: at - index).map { ($0, at + 1) }
  }
}
