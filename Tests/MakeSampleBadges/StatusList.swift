import LapelLinkedData

/// The bits of a Bitstring Status List 1.0 (3.3): gzip, base64url, multibase.
enum StatusList {
  private static let byteCount = 16_384

  /// The list of the least length with one bit set.
  static func encoded(setting index: Int?) -> String {
    var bits = [UInt8](repeating: 0, count: byteCount)
    if let index { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
    return "u" + Base64URL.encode(gzip(bits))
  }

  /// A gzip file (RFC 1952) with one stored block (RFC 1951, 3.2.4): nothing is compressed, so that no
  /// version of a library has a say in the bytes.
  private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(bytes.count)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    let block = [1] + littleEndianBytes(length) + littleEndianBytes(~length) + bytes
    return header + block + CRC32.bigEndianBytes(CRC32.checksum(bytes)).reversed()
      + CRC32.bigEndianBytes(UInt32(bytes.count)).reversed()
  }

  private static func littleEndianBytes(_ number: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }
}

/// The check sum of PNG (Annex D) and gzip (RFC 1952, 8).
enum CRC32 {
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        let lowestBit = remainder & 1
        remainder >>= 1
        if lowestBit == 1 { remainder ^= 0xEDB8_8320 }
      }
    }
    return ~remainder
  }

  static func bigEndianBytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { (shift: UInt32) in UInt8(truncatingIfNeeded: number >> shift) }
  }
}
