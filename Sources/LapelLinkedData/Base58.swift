/// Bytes as text in Bitcoin's base 58, which `did:key` and data integrity proofs use (Controlled
/// Identifiers 1.0, 2.4).
///
/// The bytes are one large number, which takes quadratic time; hence the limit, far above any key or signature.
package enum Base58 {
  /// The longest text, and the most bytes to make one of.
  package static let limit = 2_048

  private static let alphabet = Array(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  /// The text, with a `1` for each zero byte at the front.
  package static func encode(_ bytes: [UInt8]) throws(BinaryTextError) -> String {
    guard bytes.count <= limit else {
      throw BinaryTextError(.base58btc, .tooLong(limit: limit), at: limit)
    }
    let zeros = bytes.prefix { $0 == 0 }
    let digits = converted(bytes.dropFirst(zeros.count), from: 256, to: 58)
    let text = zeros.map { _ in alphabet[0] } + digits.map { alphabet[Int($0)] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text.
  package static func decode(_ text: String) throws(BinaryTextError) -> [UInt8] {
    guard text.utf8.count <= limit else {
      throw BinaryTextError(.base58btc, .tooLong(limit: limit), at: limit)
    }
    // The number in words of 32 bits, least significant first; five characters at a time fit into one.
    var words: [UInt32] = []
    var part: UInt64 = 0
    var scale: UInt64 = 1
    var zeroCount = 0
    var isStart = true
    for (offset, character) in text.utf8.enumerated() {
      let digit = values[Int(character)]
      guard digit != noValue else {
        throw BinaryTextError(.base58btc, .foreignByte(character), at: offset)
      }
      isStart = isStart && digit == 0
      if isStart { zeroCount += 1 }
      part = part * 58 + UInt64(digit)
      scale *= 58
      if scale == 656_356_768 {
        words.multiply(by: scale, adding: part)
        (part, scale) = (0, 1)
      }
    }
    words.multiply(by: scale, adding: part)
    var bytes: [UInt8] = []
    for word in words.reversed() {
      for shift: UInt32 in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    return [UInt8](repeating: 0, count: zeroCount) + bytes.drop { $0 == 0 }
  }

  private static let noValue: UInt8 = 0xFF

  /// For every byte the value of that character, or `noValue`.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: noValue, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// The digits of a number, most significant first, in another base.
  private static func converted(
    _ digits: ArraySlice<UInt8>, from base: UInt32, to newBase: UInt32
  ) -> [UInt8] {
    // Least significant first while it grows.
    var result: [UInt8] = []
    for digit in digits {
      var carry = UInt32(digit)
      for index in result.indices {
        carry += UInt32(result[index]) * base
        result[index] = UInt8(carry % newBase)
        carry /= newBase
      }
      while carry > 0 {
        result.append(UInt8(carry % newBase))
        carry /= newBase
      }
    }
    return result.reversed()
  }
}

extension [UInt32] {
  /// Makes the number in these words, least significant first, `factor` times as large and `summand` larger; both fit
  /// into a word.
  fileprivate mutating func multiply(by factor: UInt64, adding summand: UInt64) {
    var carry = summand
    for index in indices {
      carry += UInt64(self[index]) * factor
      self[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { append(UInt32(truncatingIfNeeded: carry)) }
  }
}
