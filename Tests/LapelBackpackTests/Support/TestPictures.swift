import CZlib

/// Makes small PNG files, with badge texts where they are wanted.
enum TestPNG {
  /// One red pixel.
  static let plain = file([header(), chunk("IDAT", pixels), chunk("IEND", [])])

  /// A picture of one pixel with these chunks before the image data.
  static func withChunks(_ chunks: [[UInt8]]) -> [UInt8] {
    file([header()] + chunks + [chunk("IDAT", pixels), chunk("IEND", [])])
  }

  static func baked(_ text: String, keyword: String = "openbadgecredential") -> [UInt8] {
    withChunks([internationalText(text, keyword: keyword)])
  }

  static func file(_ chunks: [[UInt8]]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunks.joined()
  }

  static func header(width: UInt32 = 1, height: UInt32 = 1) -> [UInt8] {
    chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
  }

  /// A scan line: no filter, red.
  static let pixels = packed([0, 0xFF, 0, 0])

  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let checked = Array(type.utf8) + data
    let crc = checked.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    return bigEndian(UInt32(data.count)) + checked + bigEndian(UInt32(crc))
  }

  static func plainText(_ text: [UInt8], keyword: String) -> [UInt8] {
    chunk("tEXt", Array(keyword.utf8) + [0] + text)
  }

  static func compressedText(_ text: [UInt8], keyword: String) -> [UInt8] {
    chunk("zTXt", Array(keyword.utf8) + [0, 0] + packed(text))
  }

  static func internationalText(
    _ text: String, keyword: String, isPacked: Bool = false
  ) -> [UInt8] {
    let bytes = Array(text.utf8)
    return chunk(
      "iTXt",
      Array(keyword.utf8) + [0, isPacked ? 1 : 0, 0, 0, 0] + (isPacked ? packed(bytes) : bytes))
  }

  static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }

  /// The bytes packed by zlib, with the gzip header if wanted.
  static func packed(_ bytes: [UInt8], gzip: Bool = false) -> [UInt8] {
    var stream = z_stream()
    guard lapel_deflateInit2(&stream, 9, gzip ? 31 : 15) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: bytes.count / 500 + bytes.count + 128)
    var input = bytes
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        deflate(&stream, Z_FINISH)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }
}

/// Makes small SVG files with badges in them.
enum TestSVG {
  static func baked(_ json: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">
    <openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><![CDATA[\(json)]]></openbadges:credential>
    <rect width="40" height="30"/></svg>
    """
  }
}
