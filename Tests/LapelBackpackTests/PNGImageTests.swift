import Testing

@testable import LapelBackpack

@Suite struct PNGImageTests {
  @Test func `a picture is taken apart into its chunks`() throws {
    let image = try PNGImage(parsing: TestPNG.plain)
    #expect(image.chunks.map(\.type) == ["IHDR", "IDAT", "IEND"])
    #expect(image.size == PictureSize(width: 1, height: 1))
  }

  @Test func `a picture cut off anywhere is damaged`() {
    let whole = TestPNG.baked(TestBadge.json("Cut"))
    for length in 0..<whole.count {
      #expect(throws: FileFlaw.self) { try PNGImage(parsing: Array(whole[..<length])) }
    }
    #expect(throws: Never.self) { try PNGImage(parsing: whole) }
  }

  static let flaws: [(String, [UInt8], String)] = [
    ("no signature", [1, 2], "the PNG is damaged: it has no signature"),
    ("no chunks", TestPNG.file([]), "the PNG is damaged: it ends too early"),
    (
      "no end", TestPNG.file([TestPNG.header(), TestPNG.chunk("IDAT", TestPNG.pixels)]),
      "the PNG is damaged: it ends too early"
    ),
    (
      "wrong checksum", TestPNG.file([Array(TestPNG.header().dropLast()) + [0]]),
      "the PNG is damaged: a checksum is wrong"
    ),
    (
      "a chunk of 4 GiB",
      TestPNG.file([TestPNG.header(), [0xFF, 0xFF, 0xFF, 0xFF] + Array("IDAT....".utf8)]),
      "the PNG is damaged: a chunk claims 4294967295 bytes, more than the file has"
    ),
    (
      "a strange type", TestPNG.file([TestPNG.chunk("I1DR", [])]),
      "the PNG is damaged: a chunk type is not four letters"
    ),
    (
      "no header", TestPNG.file([TestPNG.chunk("IEND", [])]),
      "the PNG is damaged: its header is missing"
    ),
    (
      "no width", TestPNG.file([TestPNG.header(width: 0), TestPNG.chunk("IEND", [])]),
      "the PNG is damaged: its header makes no sense"
    ),
    (
      "no pixels", TestPNG.file([TestPNG.header(), TestPNG.chunk("IEND", [])]),
      "the PNG is damaged: it has no image data"
    ),
    (
      "a giant", TestPNG.file([TestPNG.header(width: 32_768), TestPNG.chunk("IEND", [])]),
      "the picture claims 32768 × 1 pixels; at most 32767 each way are read"
    ),
  ]

  @Test(arguments: flaws)
  func `a damaged picture is refused with the reason`(
    name: String, bytes: [UInt8], summary: String
  ) {
    let flaw = #expect(throws: FileFlaw.self) { try PNGImage(parsing: bytes) }
    #expect(flaw?.summary == summary)
  }

  @Test func `damage is told with what to do`() {
    #expect(
      FileFlaw.damagedPNG("it ends too early").diagnostic(at: "backpack/a.png").description == """
        backpack/a.png: error: the PNG is damaged: it ends too early [damaged-png]
          help: download it again from where you got it
        """)
    #expect(
      FileFlaw.pictureTooLarge(width: 70_000, height: 2).diagnostic(at: "a.png").description == """
        a.png: error: the picture claims 70000 × 2 pixels; at most 32767 each way are read [picture-too-large]
          help: make it smaller
        """)
  }

  @Test func `a harmless copy has the pixels and not the texts`() throws {
    let physical = TestPNG.chunk("pHYs", [0, 0, 0, 1, 0, 0, 0, 1, 0])
    let picture = TestPNG.withChunks([
      TestPNG.plainText(Array("Ann".utf8), keyword: "Author"),
      TestPNG.chunk("eXIf", [1]), TestPNG.chunk("tIME", [7, 0xEA, 1, 2, 3, 4, 5]), physical,
      TestPNG.internationalText("{}", keyword: "openbadges"), TestPNG.chunk("prIV", [1]),
    ])
    let copy = try Picture(inspecting: picture + Array("behind the end".utf8))?.harmlessCopy()
    #expect(copy == TestPNG.withChunks([physical]))
  }
}
