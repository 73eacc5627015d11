import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct BakedPNGTests {
  private static let latin = "Café"

  static let places: [(String, [UInt8], String)] = [
    ("iTXt", TestPNG.internationalText("{\"é\":1}", keyword: "openbadges"), "{\"é\":1}"),
    (
      "packed iTXt",
      TestPNG.internationalText("{\"é\":1}", keyword: "clrcredential", isPacked: true), "{\"é\":1}"
    ),
    ("zTXt", TestPNG.compressedText(Array("{}".utf8), keyword: "openbadgecredential"), "{}"),
    ("tEXt", TestPNG.plainText(Array("{}".utf8), keyword: "openbadges"), "{}"),
    ("UTF-8 in tEXt", TestPNG.plainText(Array(latin.utf8), keyword: "openbadges"), latin),
    (
      "Latin-1 in tEXt", TestPNG.plainText([0x43, 0x61, 0x66, 0xE9], keyword: "openbadges"), latin
    ),
  ]

  @Test(arguments: places)
  func `the badge text is found`(name: String, chunk: [UInt8], expected: String) throws {
    let baked = try BakedPNG(in: PNGImage(parsing: TestPNG.withChunks([chunk])), limit: 100)
    #expect(String(decoding: baked.text, as: UTF8.self) == expected)
    #expect(baked.notes.isEmpty)
  }

  @Test func `of several badges the newest standard and the best chunk is read`() throws {
    let image = try PNGImage(
      parsing: TestPNG.withChunks([
        TestPNG.internationalText("old", keyword: "openbadges"),
        TestPNG.plainText(Array("plain".utf8), keyword: "openbadgecredential"),
        TestPNG.internationalText("best", keyword: "openbadgecredential"),
      ]))
    let baked = try BakedPNG(in: image, limit: 100)
    #expect(baked.text == Array("best".utf8))
    #expect(
      baked.notes.map { $0.diagnostic(at: "a.png").description } == [
        """
        a.png: warning: the PNG holds 3 badge texts; the one under 'openbadgecredential' was read [several-badges-in-picture]
          help: keep a picture for each badge
        """
      ])
  }

  static let flaws: [(String, [[UInt8]], String)] = [
    (
      "no texts", [],
      """
      a.png: error: the PNG holds no badge: it has no texts at all, and none is 'openbadgecredential', 'clrcredential' or 'openbadges' [no-badge-in-picture]
        help: download the badge again from its platform, since screenshots and pictures saved by other programs lose it; put plain pictures in evidence/
      """
    ),
    (
      "other texts",
      [
        TestPNG.plainText([], keyword: "Software"), TestPNG.plainText([], keyword: "OpenBadges"),
        TestPNG.plainText([], keyword: "Software"),
      ],
      """
      a.png: error: the PNG holds no badge: its texts are 'Software', 'OpenBadges', and none is 'openbadgecredential', 'clrcredential' or 'openbadges' [no-badge-in-picture]
        help: download the badge again from its platform, since screenshots and pictures saved by other programs lose it; put plain pictures in evidence/
      """
    ),
    (
      "an iTXt that ends in its head", [TestPNG.chunk("iTXt", Array("openbadges\0\0\0en".utf8))],
      """
      a.png: error: the PNG is damaged: the text 'openbadges' is cut off [damaged-png]
        help: download it again from where you got it
      """
    ),
    (
      "an unknown compression", [TestPNG.chunk("iTXt", Array("openbadges\0\u{1}\u{1}\0\0x".utf8))],
      """
      a.png: error: the PNG's text 'openbadges' is packed in an unknown way [damaged-png]
        help: download it again from where you got it
      """
    ),
    (
      "packed text that is none", [TestPNG.chunk("zTXt", Array("openbadges\0\0plain".utf8))],
      """
      a.png: error: the PNG is damaged: the packed text 'openbadges' cannot be unpacked [damaged-png]
        help: download it again from where you got it
      """
    ),
    (
      "packed text cut off",
      [
        TestPNG.chunk(
          "zTXt", Array("openbadges\0\0".utf8) + TestPNG.packed([1, 2, 3]).dropLast(5))
      ],
      """
      a.png: error: the PNG is damaged: the packed text 'openbadges' is cut off [damaged-png]
        help: download it again from where you got it
      """
    ),
    (
      "a bomb",
      [TestPNG.compressedText([UInt8](repeating: 0x20, count: 4 << 20), keyword: "openbadges")],
      """
      a.png: error: the badge text is longer than 4096 bytes [badge-text-too-long]
        help: no real badge is that long; ask whoever gave you this file
      """
    ),
  ]

  @Test(arguments: flaws)
  func `a picture without a readable badge says why`(
    name: String, chunks: [[UInt8]], expected: String
  ) throws {
    let image = try PNGImage(parsing: TestPNG.withChunks(chunks))
    let flaw = #expect(throws: FileFlaw.self) { try BakedPNG(in: image, limit: 4_096) }
    #expect(flaw?.diagnostic(at: "a.png").description == expected)
  }

  @Test func `no change of a baked picture traps`() {
    let whole = TestPNG.withChunks([
      TestPNG.internationalText(TestBadge.json("Seeded"), keyword: "openbadges", isPacked: true)
    ])
    for seed in 0..<2_000 as Range<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      guard bytes != whole else { continue }
      // A checksum stands over everything, so nothing but the type of error is open.
      #expect(throws: FileFlaw.self, "seed \(seed)") {
        _ = try BakedPNG(in: PNGImage(parsing: bytes), limit: 1 << 16)
      }
    }
  }
}
