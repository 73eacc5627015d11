import CZlib

@testable import LapelBackpack

/// The bytes packed in the format of zlib (RFC 1950).
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var count = compressBound(UInt(bytes.count))
  var packed = [UInt8](repeating: 0, count: Int(count))
  require(compress2(&packed, &count, bytes, UInt(bytes.count), 9) == Z_OK, "seeds can be packed")
  return Array(packed.prefix(Int(count)))
}

/// The bytes packed as a gzip file (RFC 1952).
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  let end = [PNGImage.crc(of: bytes[...]), UInt32(bytes.count)].flatMap { bigEndian($0).reversed() }
  // Without the two bytes before and the checksum behind what zlib packs.
  return header + deflated(bytes).dropFirst(2).dropLast(4) + end
}

func bigEndian(_ number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}
