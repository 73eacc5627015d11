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
    var digits: [UInt8] = []
    for (offset, character) in text.utf8.enumerated() {
      guard let digit = alphabet.firstIndex(of: character) else {
        throw BinaryTextError(.base58btc, .foreignByte(character), at: offset)
      }
      digits.append(UInt8(digit))
    }
    let zeros = digits.prefix { $0 == 0 }
    return zeros + converted(digits.dropFirst(zeros.count), from: 58, to: 256)
  }

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
