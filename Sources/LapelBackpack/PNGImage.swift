import CZlib

/// A PNG file taken apart into its chunks, each of them whole (PNG, third edition, 5.3).
struct PNGImage: Sendable {
  struct Chunk: Sendable {
    let type: ChunkType
    /// Where its data stands in the file.
    let data: Range<Int>
    /// Where the whole of it stands: length, type, data, CRC.
    var whole: Range<Int> { (data.lowerBound - 8)..<(data.upperBound + 4) }
  }

  /// The four letters of a chunk's type.
  struct ChunkType: Sendable, Hashable, ExpressibleByStringLiteral {
    let code: UInt32

    init(code: UInt32) { self.code = code }

    init(stringLiteral name: StaticString) {
      precondition(name.utf8CodeUnitCount == 4, "A chunk type has four letters.")
      code = (0..<4).reduce(0) { $0 << 8 | UInt32(name.utf8Start[$1]) }
    }

    var isFourLetters: Bool {
      [24, 16, 8, 0].allSatisfy { shift in
        let letter = UInt8(truncatingIfNeeded: code >> UInt32(shift)) | 0x20
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
      }
    }
  }

  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let bytes: [UInt8]
  let chunks: [Chunk]
  let size: PictureSize

  /// Takes a file apart; every chunk up to IEND must be whole, and its CRC right.
  init(parsing bytes: [UInt8]) throws(FileFlaw) {
    guard bytes.starts(with: Self.signature) else { throw .damagedPNG("it has no signature") }
    self.bytes = bytes
    chunks = try Self.chunks(of: bytes)
    size = try Self.size(statedIn: chunks[0], of: bytes)
    guard chunks.contains(where: { $0.type == "IDAT" }) else {
      throw .damagedPNG("it has no image data")
    }
  }

  private static func chunks(of bytes: [UInt8]) throws(FileFlaw) -> [Chunk] {
    var chunks: [Chunk] = []
    var offset = signature.count
    while chunks.last?.type != "IEND" {
      // Twelve bytes: length, type and CRC of a chunk without data.
      guard bytes.count - offset >= 12 else { throw .damagedPNG("it ends too early") }
      let length = Int(bytes.bigEndian32(at: offset))
      let type = ChunkType(code: bytes.bigEndian32(at: offset + 4))
      guard type.isFourLetters else { throw .damagedPNG("a chunk type is not four letters") }
      guard length <= bytes.count - offset - 12 else { throw .pngChunkBeyondEnd(claimed: length) }
      guard chunks.count < 100_000 else { throw .damagedPNG("it has more than 100000 chunks") }
      let chunk = Chunk(type: type, data: (offset + 8)..<(offset + 8 + length))
      let check = crc(of: bytes[(offset + 4)..<chunk.data.upperBound])
      guard check == bytes.bigEndian32(at: chunk.data.upperBound) else {
        throw .damagedPNG("a checksum is wrong")
      }
      chunks.append(chunk)
      offset = chunk.whole.upperBound
    }
    return chunks
  }

  /// The size in IHDR, the first chunk (PNG, 11.2.1), which must make sense.
  private static func size(statedIn header: Chunk, of bytes: [UInt8]) throws(FileFlaw)
    -> PictureSize
  {
    guard header.type == "IHDR", header.data.count == 13 else {
      throw .damagedPNG("its header is missing")
    }
    let start = header.data.lowerBound
    let width = Int(bytes.bigEndian32(at: start))
    let height = Int(bytes.bigEndian32(at: start + 4))
    let allowedDepths: [UInt8: [UInt8]] = [
      0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
    guard width > 0, height > 0,
      allowedDepths[bytes[start + 9]]?.contains(bytes[start + 8]) == true,
      bytes[start + 10] == 0, bytes[start + 11] == 0, bytes[start + 12] <= 1
    else { throw .damagedPNG("its header makes no sense") }
    guard width <= largestSide, height <= largestSide else {
      throw .pictureTooLarge(width: width, height: height)
    }
    return PictureSize(width: width, height: height)
  }

  /// The CRC-32 of PNG, 5.5.
  static func crc(of bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}

/// The largest width and height that a picture may state: no screen shows more, and a browser would try.
let largestSide = 32_767

extension FileFlaw {
  static func damagedPNG(_ how: String) -> FileFlaw {
    FileFlaw(
      "damaged-png", "the PNG is damaged: \(how)",
      help: "download it again from where you got it")
  }

  static func pngChunkBeyondEnd(claimed length: Int) -> FileFlaw {
    FileFlaw(
      "damaged-png", "the PNG is damaged: a chunk claims \(length) bytes, more than the file has",
      help: "download it again from where you got it")
  }

  static func pictureTooLarge(width: Int, height: Int) -> FileFlaw {
    FileFlaw(
      "picture-too-large",
      "the picture claims \(width) × \(height) pixels; at most \(largestSide) each way are read",
      help: "make it smaller")
  }
}

extension [UInt8] {
  /// The number in four bytes, the highest first; the caller has made sure that they are there.
  func bigEndian32(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 8 | UInt32(self[offset + $1]) }
  }

  func bigEndian16(at offset: Int) -> Int { Int(self[offset]) << 8 | Int(self[offset + 1]) }

  func littleEndian16(at offset: Int) -> Int { Int(self[offset + 1]) << 8 | Int(self[offset]) }

  func littleEndian32(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(self[offset + $1]) << (8 * UInt32($1)) }
  }
}
