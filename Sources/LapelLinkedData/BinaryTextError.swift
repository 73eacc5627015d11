/// Why a text does not stand for bytes, and where.
package struct BinaryTextError: Error, Sendable, Hashable {
  /// The ways in which badges write bytes as text.
  package enum Encoding: String, Sendable, Hashable {
    case base64, base64url, base58btc, hexadecimal, multibase
  }

  package enum Reason: Sendable, Hashable {
    /// A byte that is not in the alphabet.
    case foreignByte(UInt8)
    /// A length that no number of bytes gives.
    case incomplete
    /// Padding with `=` that is missing or of the wrong length.
    case wrongPadding
    /// Bits of the last character that belong to no byte and are not zero: a second spelling.
    case unusedBits
    case tooLong(limit: Int)
    case unknownMultibase
  }

  package let encoding: Encoding
  package let reason: Reason
  /// Bytes before the place in the text.
  package let offset: Int

  package init(_ encoding: Encoding, _ reason: Reason, at offset: Int) {
    self.encoding = encoding
    self.reason = reason
    self.offset = offset
  }
}

extension BinaryTextError: CustomStringConvertible {
  /// What is wrong, in one line without its place.
  package var description: String {
    let name = encoding.rawValue
    return switch reason {
    case .foreignByte(let byte):
      "\(byte < 0x80 ? Unicode.Scalar(byte).nameForMessage : "a character outside ASCII") "
        + "does not belong in \(name) text"
    case .incomplete: "the \(name) text ends in the middle of a byte"
    case .wrongPadding:
      "the \(name) text must end with the '=' signs that fill its last group of four"
    case .unusedBits: "the last character of the \(name) text holds bits that belong to no byte"
    case .tooLong(let limit): "the \(name) text is longer than \(limit) characters"
    case .unknownMultibase: "the \(name) text must begin with 'z' (base58btc) or 'u' (base64url)"
    }
  }
}
