import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct PictureTests {
  @Test func `a picture is known by its content and says its size`() {
    let pictures: [(String, [UInt8])] = [
      ("png", TestPNG.plain), ("jpeg", TestJPEG.upright), ("gif", gif([])),
      ("webp", webP([lossless])), ("webp", webP([extended(flags: 0), lossless])),
      ("webp", webP([lossy])),
      ("svg", Array("<svg width='7.6' height='2mm'/>".utf8)), ("svg", Array("<svg/>".utf8)),
    ]
    #expect(
      pictures.map { Picture(inspecting: $0.1).map(summary) } == [
        "png 1×1", "jpeg 3×2", "gif 3×2", "webp 3×2", "webp 5×4", "webp 6×7", "svg 8×8", "svg",
      ])
    #expect(Picture(inspecting: Array("%PDF-".utf8)) == nil)
    #expect(Picture.Kind.allCases.map(\.fileExtension) == ["png", "jpg", "gif", "webp", "svg"])
  }

  private func summary(_ picture: Picture) -> String {
    picture.kind.rawValue + (picture.size.map { " \($0.width)×\($0.height)" } ?? "")
  }

  @Test func `a JPEG loses camera data, comments, previews and what is behind its end`() throws {
    let profile = TestJPEG.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9])
    let adobe = TestJPEG.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    let picture = TestJPEG.file([
      TestJPEG.exif(orientation: 1, isLittleEndian: false), profile,
      TestJPEG.segment(0xE0, Array("JFXX\0".utf8)), TestJPEG.segment(0xE2, Array("MPF\0".utf8)),
      TestJPEG.segment(0xED, Array("Photoshop".utf8)), TestJPEG.comment("Ann"), adobe,
    ])
    let copy = try Picture(inspecting: picture + [1, 2, 3])?.harmlessCopy()
    #expect(copy == TestJPEG.file([profile, adobe]))
  }

  @Test(arguments: [true, false])
  func `a JPEG that lies on its side keeps its orientation and nothing else`(
    isLittleEndian: Bool
  ) throws {
    let loaded = TestJPEG.file([TestJPEG.exif(orientation: 6, isLittleEndian: isLittleEndian)])
    let picture = try #require(Picture(inspecting: loaded))
    #expect(picture.size == PictureSize(width: 2, height: 3))
    let copy = try picture.harmlessCopy()
    #expect(
      copy
        == TestJPEG.file([
          [0xFF, 0xE1, 0, 34] + Array("Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{12}\0\u{3}".utf8)
            + [0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
        ]))
    #expect(Picture(inspecting: copy)?.size == picture.size)
    #expect(try Picture(inspecting: copy)?.harmlessCopy() == copy)
  }

  @Test func `a GIF loses comments and unknown extensions and stays animated`() throws {
    let timing: [UInt8] = [0x21, 0xF9, 4, 0, 10, 0, 0, 0]
    let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    let comment: [UInt8] = [0x21, 0xFE, 3] + Array("Ann".utf8) + [0]
    let xmp: [UInt8] = [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [1, 2, 0]
    let picture = gif([loop, comment, xmp, timing]) + [1, 2]
    #expect(try Picture(inspecting: picture)?.harmlessCopy() == gif([loop, timing]))
  }

  @Test func `a WebP loses camera data and unknown chunks`() throws {
    let picture = webP([
      extended(flags: 0x1C), riff("ICCP", [1, 2]), lossless, riff("EXIF", [1, 2, 3]),
      riff("XMP ", [1]), riff("ANNE", [2]),
    ])
    #expect(
      try Picture(inspecting: picture + [1, 2])?.harmlessCopy()
        == webP([extended(flags: 0x10), riff("ICCP", [1, 2]), lossless]))
  }

  @Test func `an empty second header in a WebP does no harm`() throws {
    let picture = webP([lossless, riff("VP8X", [])])
    #expect(try Picture(inspecting: picture)?.harmlessCopy() == picture)
  }

  @Test func `a picture cut off anywhere is damaged`() {
    for whole in [TestJPEG.upright, gif([]), webP([lossless])] {
      for length in 12..<whole.count {
        #expect(throws: FileFlaw.damagedPicture) {
          try Picture(inspecting: Array(whole[..<length]))?.harmlessCopy()
        }
      }
    }
    #expect(
      FileFlaw.damagedPicture.diagnostic(at: "photo.jpg").description == """
        photo.jpg: error: the picture is damaged or cut off [damaged-picture]
          help: open it in a program for pictures and save it again
        """)
  }

  @Test func `no change of a picture traps`() {
    let exif = TestJPEG.exif(orientation: 6, isLittleEndian: true)
    let wholes = [TestJPEG.file([exif]), gif([]), webP([extended(flags: 4), lossless, lossy])]
    for seed in 0..<6_000 as Range<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      var bytes = wholes[Int(seed % 3)]
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      guard let picture = Picture(inspecting: bytes), let copy = try? picture.harmlessCopy() else {
        continue
      }
      #expect(copy.count <= bytes.count + 64, "seed \(seed)")
    }
  }
}

extension PictureTests {
  /// A picture of 3 × 2 pixels in two colours.
  private func gif(_ extensions: [[UInt8]]) -> [UInt8] {
    Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + extensions.joined()
      + [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 2, 0x44, 0x01, 0, 0x3B]
  }

  private func webP(_ chunks: [[UInt8]]) -> [UInt8] {
    riff("RIFF", Array("WEBP".utf8) + chunks.joined())
  }

  private func riff(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let length = content.count
    return Array(name.utf8) + [UInt8(length & 0xFF), UInt8(length >> 8), 0, 0] + content
      + (length % 2 == 0 ? [] : [0])
  }

  /// 3 × 2 pixels.
  private var lossless: [UInt8] { riff("VP8L", [0x2F, 2, 0x40, 0, 0, 7]) }
  /// 6 × 7 pixels.
  private var lossy: [UInt8] { riff("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 6, 0, 7, 0]) }

  /// 5 × 4 pixels.
  private func extended(flags: UInt8) -> [UInt8] {
    riff("VP8X", [flags, 0, 0, 0, 4, 0, 0, 3, 0, 0])
  }
}
