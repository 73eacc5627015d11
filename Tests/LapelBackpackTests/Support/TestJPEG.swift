/// Makes small JPEG files; a decoder would not like their image data.
enum TestJPEG {
  /// JFIF, a frame of 3 × 2 pixels, and a scan with a stuffed byte and a restart in it.
  static let upright = file([])

  static func file(_ segments: [[UInt8]]) -> [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
      + segments.joined() + segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]
  }

  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  static func comment(_ text: String) -> [UInt8] { segment(0xFE, Array(text.utf8)) }

  /// EXIF with an orientation, a description, and a place that nobody should learn.
  static func exif(orientation: UInt8, isLittleEndian: Bool) -> [UInt8] {
    func short(_ number: UInt8) -> [UInt8] { isLittleEndian ? [number, 0] : [0, number] }
    func long(_ number: UInt8) -> [UInt8] {
      isLittleEndian ? [number, 0, 0, 0] : [0, 0, 0, number]
    }
    func tag(_ high: UInt8, _ low: UInt8) -> [UInt8] {
      isLittleEndian ? [low, high] : [high, low]
    }
    let header = Array((isLittleEndian ? "II" : "MM").utf8) + short(42) + long(8)
    let description = tag(0x01, 0x0E) + short(2) + long(4) + Array("Ann\0".utf8)
    let turned = tag(0x01, 0x12) + short(3) + long(1) + short(orientation) + short(0)
    return segment(
      0xE1, Array("Exif\0\0".utf8) + header + short(2) + description + turned + long(0))
  }
}
