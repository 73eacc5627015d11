/// A small gzip file that unpacks to very much (RFC 1952; RFC 1951, 3.2.6).
enum GzipOfZeros {
  /// The file that unpacks to `count` zeros, which are one more than a multiple of 258.
  static func bytes(unpacking count: Int) -> [UInt8] {
    var writer = BitWriter()
    writer.write(1, 1)  // The last block,
    writer.write(1, 2)  // with the fixed codes.
    writer.writeCode(0x30, 8)  // A zero,
    let repeats = (count - 1) / 258
    for _ in 0..<repeats {
      writer.writeCode(0xC5, 8)  // then 258 times
      writer.writeCode(0, 5)  // the byte before.
    }
    for _ in 0..<((count - 1) % 258) { writer.writeCode(0x30, 8) }
    writer.writeCode(0, 7)
    let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    return header + writer.bytes + littleEndian(checksum(ofZeros: count))
      + littleEndian(UInt32(count))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func checksum(ofZeros count: Int) -> UInt32 {
    var table = [UInt32](repeating: 0, count: 256)
    for index in 0..<256 {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
      table[index] = value
    }
    var checksum = UInt32.max
    for _ in 0..<count { checksum = table[Int(checksum & 0xFF)] ^ checksum >> 8 }
    return ~checksum
  }

  private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    /// Numbers begin with their lowest bit.
    mutating func write(_ value: Int, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
        used += 1
      }
    }

    /// Codes begin with their highest bit.
    mutating func writeCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { write(code >> bit, 1) }
    }
  }
}
