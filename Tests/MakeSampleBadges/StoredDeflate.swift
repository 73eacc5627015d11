/// Packed data with one stored block (RFC 1951, 3.2.4): nothing is compressed, so that no version of a
/// library has a say in the bytes.
enum StoredDeflate {
  /// A gzip file (RFC 1952).
  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    return try header + block(bytes) + CRC32.bigEndianBytes(CRC32.checksum(bytes)).reversed()
      + CRC32.bigEndianBytes(UInt32(bytes.count)).reversed()
  }

  /// A zlib stream (RFC 1950) that says it was packed by the fastest method.
  static func zlib(_ bytes: [UInt8]) throws -> [UInt8] {
    try [0x78, 0x01] + block(bytes) + CRC32.bigEndianBytes(adler32(bytes))
  }

  private static func block(_ bytes: [UInt8]) throws -> [UInt8] {
    guard let length = UInt16(exactly: bytes.count) else {
      throw WorkshopError(description: "\(bytes.count) bytes do not fit into one stored block")
    }
    return [1] + littleEndianBytes(length) + littleEndianBytes(~length) + bytes
  }

  private static func littleEndianBytes(_ number: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  /// The check sum of zlib (RFC 1950, 8.2).
  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (sum, sumOfSums): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      sum = (sum + UInt32(byte)) % 65_521
      sumOfSums = (sumOfSums + sum) % 65_521
    }
    return sumOfSums << 16 | sum
  }
}
