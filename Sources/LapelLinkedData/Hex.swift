/// Bytes as hexadecimal digits (RFC 4648, 8).
package enum Hex {
  /// Two lower-case digits for each byte.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 0xF))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text of digits in either case.
  package static func decode(_ text: String) throws(BinaryTextError) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    var offset = 0
    for character in text.utf8 {
      guard let value = value(ofDigit: character) else {
        throw BinaryTextError(.hexadecimal, .foreignByte(character), at: offset)
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
      offset += 1
    }
    guard high == nil else { throw BinaryTextError(.hexadecimal, .incomplete, at: offset) }
    return bytes
  }

  /// The ASCII digit for a value below 16.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }

  /// The value of an ASCII digit of either case.
  static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
