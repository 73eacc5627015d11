/// A JPEG file taken apart into its segments (ITU-T T.81, annex B).
struct JPEGImage: Sendable {
  private struct Segment {
    let marker: UInt8
    /// Where marker, length, content and (behind SOS) entropy-coded data stand.
    let whole: Range<Int>
    /// Where the content stands, without marker and length.
    let content: Range<Int>
  }

  private let bytes: [UInt8]
  private let segments: [Segment]
  /// As in EXIF, tag 0x0112: 1 is upright, 5 to 8 lie on their side.
  let orientation: UInt8
  /// As shown.
  let size: PictureSize

  init(parsing bytes: [UInt8]) throws(FileFlaw) {
    self.bytes = bytes
    segments = try Self.segments(of: bytes)
    orientation =
      segments.lazy.compactMap { Self.orientation(statedIn: $0, of: bytes) }.first ?? 1
    guard let frame = segments.first(where: { Self.isFrame($0.marker) }), frame.content.count >= 6,
      segments.contains(where: { $0.marker == 0xDA })
    else { throw .damagedPicture }
    let height = bytes.bigEndian16(at: frame.content.lowerBound + 1)
    let width = bytes.bigEndian16(at: frame.content.lowerBound + 3)
    size =
      try (5...8).contains(orientation)
      ? PictureSize(stated: height, width) : PictureSize(stated: width, height)
  }

  /// SOF0 to SOF15 without DHT, JPG and DAC, which share the range.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// The segments between SOI and EOI.
  private static func segments(of bytes: [UInt8]) throws(FileFlaw) -> [Segment] {
    guard bytes.starts(with: [0xFF, 0xD8]) else { throw .damagedPicture }
    var segments: [Segment] = []
    var offset = 2
    while offset + 1 < bytes.count, segments.count < 100_000 {
      guard bytes[offset] == 0xFF else { throw .damagedPicture }
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        // Fill bytes may stand before a marker.
        offset += 1
        continue
      }
      if marker == 0xD9 { return segments }
      guard marker >= 0xC0, !(0xD0...0xD8).contains(marker), offset + 4 <= bytes.count else {
        throw .damagedPicture
      }
      let length = bytes.bigEndian16(at: offset + 2)
      let contentEnd = offset + 2 + length
      guard length >= 2, contentEnd <= bytes.count else { throw .damagedPicture }
      let end = marker == 0xDA ? entropyEnd(of: bytes, from: contentEnd) : contentEnd
      segments.append(
        Segment(marker: marker, whole: offset..<end, content: (offset + 4)..<contentEnd))
      offset = end
    }
    throw .damagedPicture
  }

  /// The place of the next marker that is neither a stuffed byte nor a restart.
  private static func entropyEnd(of bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset + 1 < bytes.count {
      let next = bytes[offset + 1]
      if bytes[offset] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) {
        return offset
      }
      offset += 1
    }
    return bytes.count
  }
}

extension JPEGImage {
  private static let exifMark = Array("Exif\0\0".utf8)

  /// The file without camera data, places, comments, previews and whatever stands behind its end.
  ///
  /// The orientation stays, in an EXIF segment of its own making: without it, the picture would lie on its side.
  var harmlessCopy: [UInt8] {
    var copy: [UInt8] = [0xFF, 0xD8]
    var kept = segments.filter(isHarmless)
    // JFIF wants to be the first segment.
    if kept.first?.marker == 0xE0 { copy += bytes[kept.removeFirst().whole] }
    if (2...8).contains(orientation) { copy += Self.exifSegment(orientation: orientation) }
    for segment in kept { copy += bytes[segment.whole] }
    return copy + [0xFF, 0xD9]
  }

  /// Everything that decoding needs, JFIF, colour profiles and Adobe's colour transform.
  private func isHarmless(_ segment: Segment) -> Bool {
    let content = bytes[segment.content]
    return switch segment.marker {
    case 0xE0: content.starts(with: Array("JFIF\0".utf8))
    case 0xE2: content.starts(with: Array("ICC_PROFILE\0".utf8))
    case 0xEE: content.starts(with: Array("Adobe".utf8))
    case 0xE1...0xEF, 0xFE, 0xF0...0xFD: false
    default: true
    }
  }

  /// The orientation in the first directory of an EXIF segment (Exif 2.32, 4.6.4).
  private static func orientation(statedIn segment: Segment, of bytes: [UInt8]) -> UInt8? {
    let content = bytes[segment.content]
    guard segment.marker == 0xE1, content.starts(with: exifMark) else { return nil }
    let tiff = Array(content.dropFirst(exifMark.count))
    guard tiff.count >= 8 else { return nil }
    let isLittle = tiff.starts(with: Array("II".utf8))
    guard isLittle || tiff.starts(with: Array("MM".utf8)) else { return nil }
    func short(_ offset: Int) -> Int {
      isLittle ? tiff.littleEndian16(at: offset) : tiff.bigEndian16(at: offset)
    }
    let directory = Int(isLittle ? tiff.littleEndian32(at: 4) : tiff.bigEndian32(at: 4))
    guard directory + 2 <= tiff.count else { return nil }
    for index in 0..<short(directory) {
      let entry = directory + 2 + 12 * index
      guard entry + 12 <= tiff.count else { return nil }
      if short(entry) == 0x0112 { return UInt8(exactly: short(entry + 8)) }
    }
    return nil
  }

  private static func exifSegment(orientation: UInt8) -> [UInt8] {
    let header: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
    // One entry (tag, type SHORT, count 1, value), and no further directory.
    let directory: [UInt8] = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    let content = exifMark + header + directory
    return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
  }
}
