/// Bytes as text whose first character names the alphabet (Controlled Identifiers 1.0, 2.4).
package enum Multibase: Sendable, Hashable {
  /// `z`: Bitcoin's base 58.
  case base58btc
  /// `u`: base64url without padding.
  case base64url

  /// The text with its prefix.
  package func encode(_ bytes: [UInt8]) throws(BinaryTextError) -> String {
    switch self {
    case .base58btc: "z" + (try Base58.encode(bytes))
    case .base64url: "u" + Base64URL.encode(bytes)
    }
  }

  /// The bytes of a text with either prefix; offsets of errors count from the prefix.
  package static func decode(_ text: String) throws(BinaryTextError) -> [UInt8] {
    let body = String(text.unicodeScalars.dropFirst())
    do throws(BinaryTextError) {
      switch text.utf8.first {
      case UInt8(ascii: "z"): return try Base58.decode(body)
      case UInt8(ascii: "u"): return try Base64URL.decode(body)
      default: throw BinaryTextError(.multibase, .unknownMultibase, at: -1)
      }
    } catch {
      throw BinaryTextError(error.encoding, error.reason, at: error.offset + 1)
    }
  }
}
