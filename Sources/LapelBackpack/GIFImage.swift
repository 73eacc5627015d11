/// A GIF file taken apart into its blocks (GIF89a specification, 1990).
struct GIFImage: Sendable {
  let size: PictureSize
  /// The file without comments, texts, unknown extensions and whatever stands behind its end.
  let harmlessCopy: [UInt8]

  init(parsing bytes: [UInt8]) throws(FileFlaw) {
    guard bytes.count >= 13 else { throw .damagedPicture }
    size = try PictureSize(stated: bytes.littleEndian16(at: 6), bytes.littleEndian16(at: 8))
    var reader = BlockReader(bytes: bytes)
    harmlessCopy = try reader.harmlessCopy()
  }
}

private struct BlockReader {
  let bytes: [UInt8]
  private var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func harmlessCopy() throws(FileFlaw) -> [UInt8] {
    try skip(13 + colourTableSize(flags: bytes[10]))
    var copy = Array(bytes[..<offset])
    while true {
      let start = offset
      try skip(1)
      switch bytes[start] {
      case 0x3B: return copy + [0x3B]
      case 0x2C:
        try skip(9)
        try skip(colourTableSize(flags: bytes[offset - 1]) + 1)
        try skipSubBlocks()
        copy += bytes[start..<offset]
      case 0x21:
        try skip(1)
        let label = bytes[start + 1]
        try skipSubBlocks()
        if isHarmless(label, bytes[(start + 2)..<offset]) { copy += bytes[start..<offset] }
      default: throw .damagedPicture
      }
    }
  }

  /// Frame timing and transparency, and how often an animation runs.
  private func isHarmless(_ label: UInt8, _ blocks: ArraySlice<UInt8>) -> Bool {
    switch label {
    case 0xF9: true
    case 0xFF:
      ["NETSCAPE2.0", "ANIMEXTS1.0"].contains { blocks.dropFirst().starts(with: $0.utf8) }
        && blocks.count <= 32
    default: false
    }
  }

  private func colourTableSize(flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 6 << Int(flags & 7) }

  private mutating func skipSubBlocks() throws(FileFlaw) {
    var length = 1
    while length > 0 {
      try skip(1)
      length = Int(bytes[offset - 1])
      try skip(length)
    }
  }

  private mutating func skip(_ count: Int) throws(FileFlaw) {
    guard count <= bytes.count - offset else { throw .damagedPicture }
    offset += count
  }
}
