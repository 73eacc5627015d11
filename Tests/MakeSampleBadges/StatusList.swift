import LapelLinkedData

/// The bits of a Bitstring Status List 1.0 (3.3): gzip, base64url, multibase.
enum StatusList {
  private static let byteCount = 16_384

  /// The list of the least length with one bit set.
  static func encoded(setting index: Int?) throws -> String {
    var bits = [UInt8](repeating: 0, count: byteCount)
    if let index { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
    return try "u" + Base64URL.encode(StoredDeflate.gzip(bits))
  }
}
