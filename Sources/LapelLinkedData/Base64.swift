/// Bytes as text with the alphabet of RFC 4648, 4, which data: addresses and baked files use.
package enum Base64 {
  /// The text with padding and without line breaks.
  package static func encode(_ bytes: [UInt8]) -> String {
    Base64Alphabet.standard.encode(bytes, isPadded: true)
  }

  /// The bytes of a text.
  ///
  /// - Parameter forgiving: Reads as browsers read data: addresses (WHATWG Infra, forgiving-base64
  ///   decode): white space is skipped, padding may be left out, unused bits may be set, and
  ///   an error's offset leaves white space out. Else each sequence of bytes has exactly one text.
  package static func decode(
    _ text: String, forgiving: Bool = false
  ) throws(BinaryTextError) -> [UInt8] {
    try decode(Array(text.utf8)[...], forgiving: forgiving)
  }

  /// The bytes of a part of a text.
  package static func decode(
    _ text: ArraySlice<UInt8>, forgiving: Bool = false
  ) throws(BinaryTextError) -> [UInt8] {
    guard forgiving else {
      guard text.count % 4 == 0 else {
        throw BinaryTextError(.base64, .wrongPadding, at: text.count)
      }
      return try Base64Alphabet.standard.decode(
        text.withoutPadding, as: .base64, allowsUnusedBits: false)
    }
    var body = text
    if text.contains(where: isWhitespace) { body = text.filter { !isWhitespace($0) }[...] }
    if body.count % 4 == 0 { body = body.withoutPadding }
    return try Base64Alphabet.standard.decode(body, as: .base64, allowsUnusedBits: true)
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
  }
}

/// Bytes as text with the alphabet of RFC 4648, 5, as JWS uses it (RFC 7515, 2): without padding,
/// line breaks or white space, and with one text only for each sequence of bytes.
package enum Base64URL {
  /// The text without padding.
  package static func encode(_ bytes: [UInt8]) -> String {
    Base64Alphabet.url.encode(bytes, isPadded: false)
  }

  /// The bytes of a text.
  package static func decode(_ text: String) throws(BinaryTextError) -> [UInt8] {
    try decode(Array(text.utf8)[...])
  }

  /// The bytes of a part of a text, such as one of the three of a JWS.
  package static func decode(_ text: ArraySlice<UInt8>) throws(BinaryTextError) -> [UInt8] {
    try Base64Alphabet.url.decode(text, as: .base64url, allowsUnusedBits: false)
  }
}

extension ArraySlice<UInt8> {
  /// All but up to two `=` at the end.
  fileprivate var withoutPadding: ArraySlice<UInt8> {
    dropLast(suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count)
  }
}

/// Sixty-four characters, six bits each.
private struct Base64Alphabet {
  static let standard = Base64Alphabet(lastTwo: "+/")
  static let url = Base64Alphabet(lastTwo: "-_")

  private let characters: [UInt8]
  /// For every byte the value of that character, or `noValue`.
  private let values: [UInt8]
  private static let noValue: UInt8 = 0xFF

  private init(lastTwo: String) {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    characters = Array((letters + "0123456789" + lastTwo).utf8)
    var values = [UInt8](repeating: Self.noValue, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    self.values = values
  }

  func encode(_ bytes: [UInt8], isPadded: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    let wholeCount = bytes.count / 3 * 3
    for start in stride(from: 0, to: wholeCount, by: 3) {
      append(bytes[start], bytes[start + 1], bytes[start + 2], characterCount: 4, to: &text)
    }
    let rest = bytes[wholeCount...]
    if let first = rest.first {
      let second = rest.dropFirst().first ?? 0
      append(first, second, 0, characterCount: rest.count + 1, to: &text)
      if isPadded { for _ in rest.count..<3 { text.append(UInt8(ascii: "=")) } }
    }
    return String(decoding: text, as: UTF8.self)
  }

  @inline(__always)
  private func append(
    _ a: UInt8, _ b: UInt8, _ c: UInt8, characterCount: Int, to text: inout [UInt8]
  ) {
    let group = UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
    for index in 0..<characterCount {
      text.append(characters[Int(group >> UInt32(18 - 6 * index) & 0x3F)])
    }
  }

  func decode(
    _ text: ArraySlice<UInt8>, as encoding: BinaryTextError.Encoding, allowsUnusedBits: Bool
  ) throws(BinaryTextError) -> [UInt8] {
    var wholeCount = 0
    var bytes = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { bytes, count in
      (wholeCount, count) = decodeWhole(text, into: bytes)
    }
    var bits: UInt32 = 0
    var bitCount: UInt32 = 0
    for (offset, character) in text.dropFirst(wholeCount).enumerated() {
      let value = values[Int(character)]
      guard value != Self.noValue else {
        throw BinaryTextError(encoding, .foreignByte(character), at: wholeCount + offset)
      }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
        bits &= 1 << bitCount - 1
      }
    }
    guard bitCount < 6 else { throw BinaryTextError(encoding, .incomplete, at: text.count) }
    guard bits == 0 || allowsUnusedBits else {
      throw BinaryTextError(encoding, .unusedBits, at: text.count - 1)
    }
    return bytes
  }

  /// Writes the bytes of each four characters, up to one that has no value, into a buffer with room for three bytes for each
  /// four characters; the numbers of characters and bytes come back.
  private func decodeWhole(
    _ text: ArraySlice<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) -> (characters: Int, bytes: Int) {
    text.withUnsafeBufferPointer { text in
      values.withUnsafeBufferPointer { values in
        var offset = 0
        var count = 0
        while offset &+ 4 <= text.count {
          let a = values[Int(text[offset])]
          let b = values[Int(text[offset &+ 1])]
          let c = values[Int(text[offset &+ 2])]
          let d = values[Int(text[offset &+ 3])]
          // Only `noValue` has the highest bit.
          guard (a | b | c | d) & 0x80 == 0 else { break }
          bytes[count] = a &<< 2 | b &>> 4
          bytes[count &+ 1] = b &<< 4 | c &>> 2
          bytes[count &+ 2] = c &<< 6 | d
          offset &+= 4
          count &+= 3
        }
        return (offset, count)
      }
    }
  }
}
