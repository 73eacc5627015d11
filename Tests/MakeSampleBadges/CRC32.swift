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
