/// A WebP file taken apart into its chunks (RFC 9649, 2).
struct WebPImage: Sendable {
  private struct Chunk {
    let name: String
    let content: Range<Int>
    /// With header and padding.
    let whole: Range<Int>
  }

  private static let harmlessNames = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

  private let bytes: [UInt8]
  private let chunks: [Chunk]
  let size: PictureSize

  init(parsing bytes: [UInt8]) throws(FileFlaw) {
    self.bytes = bytes
    chunks = try Self.chunks(of: bytes)
    size = try Self.size(of: chunks, in: bytes)
  }

  private static func chunks(of bytes: [UInt8]) throws(FileFlaw) -> [Chunk] {
    guard bytes.count >= 20 else { throw .damagedPicture }
    let end = 8 + Int(bytes.littleEndian32(at: 4))
    guard end <= bytes.count else { throw .damagedPicture }
    var chunks: [Chunk] = []
    var offset = 12
    while offset + 8 <= end, chunks.count < 100_000 {
      let length = Int(bytes.littleEndian32(at: offset + 4))
      let contentEnd = offset + 8 + length
      guard contentEnd <= end else { throw .damagedPicture }
      // Chunks begin at even places; the last one's padding may be missing.
      let next = min(contentEnd + length % 2, end)
      chunks.append(
        Chunk(
          name: String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self),
          content: (offset + 8)..<contentEnd, whole: offset..<next))
      offset = next
    }
    return chunks
  }

  private static func size(of chunks: [Chunk], in bytes: [UInt8]) throws(FileFlaw) -> PictureSize {
    guard let first = chunks.first, first.content.count >= 10 || first.name == "VP8L",
      first.content.count >= 5
    else { throw .damagedPicture }
    let start = first.content.lowerBound
    switch first.name {
    case "VP8X":
      return try PictureSize(
        stated: 1 + (Int(bytes[start + 6]) << 16 | bytes.littleEndian16(at: start + 4)),
        1 + (Int(bytes[start + 9]) << 16 | bytes.littleEndian16(at: start + 7)))
    case "VP8L":
      let bits = Int(bytes.littleEndian32(at: start + 1))
      return try PictureSize(stated: 1 + bits & 0x3FFF, 1 + bits >> 14 & 0x3FFF)
    case "VP8 ":
      return try PictureSize(
        stated: bytes.littleEndian16(at: start + 6) & 0x3FFF,
        bytes.littleEndian16(at: start + 8) & 0x3FFF)
    default: throw .damagedPicture
    }
  }

  /// The file without camera data, XMP, unknown chunks and whatever stands behind its end.
  var harmlessCopy: [UInt8] {
    var content = Array("WEBP".utf8)
    for chunk in chunks where Self.harmlessNames.contains(chunk.name) {
      let start = content.count
      content += bytes[chunk.whole]
      if chunk.whole.count % 2 != 0 { content.append(0) }
      // The header announces EXIF (bit 3) and XMP (bit 2).
      if chunk.name == "VP8X", !chunk.content.isEmpty { content[start + 8] &= ~0x0C }
    }
    let length = UInt32(truncatingIfNeeded: content.count)
    let lengthBytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: length >> UInt32($0)) }
    return Array("RIFF".utf8) + lengthBytes + content
  }
}
