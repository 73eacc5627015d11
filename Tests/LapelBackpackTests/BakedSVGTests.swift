import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct BakedSVGTests {
  private static let jws = "eyJhbGciOiJFZERTQSJ9.e30.AAAA"

  static let places: [(String, String)] = [
    (
      #"<svg xmlns:b="http://openbadges.org"><b:assertion verify="https://a.example/1"><![CDATA[{"a":"<&"}]]></b:assertion></svg>"#,
      #"{"a":"<&"}"#
    ),
    (
      #"<svg xmlns:b="http://openbadges.org"><b:assertion verify="\#(jws)"/></svg>"#, jws
    ),
    (
      #"<svg xmlns:b="http://openbadges.org"><b:assertion verify="https://a.example/1"> </b:assertion></svg>"#,
      "https://a.example/1"
    ),
    (
      #"<svg><g><credential xmlns="https://purl.imsglobal.org/ob/v3p0">{&quot;a&quot;:1}</credential></g></svg>"#,
      #"{"a":1}"#
    ),
    (
      #"<svg><credential xmlns="https://purl.imsglobal.org/clr/v2p0" verify="\#(jws)">{}</credential></svg>"#,
      jws
    ),
    (
      #"<svg><b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0">{"é":<i>x</i>1}</b:credential></svg>"#,
      #"{"é":1}"#
    ),
  ]

  @Test(arguments: places)
  func `the badge text is found`(svg: String, expected: String) throws {
    let baked = try BakedSVG(in: XMLEvents(parsing: Array(svg.utf8)), limit: 1_000)
    #expect(String(decoding: baked.text, as: UTF8.self) == expected)
    #expect(baked.notes.isEmpty)
  }

  @Test func `of several badges that of the newest standard is read`() throws {
    let svg = """
      <svg><a:assertion xmlns:a="http://openbadges.org">{"old":1}</a:assertion>\
      <c:credential xmlns:c="https://purl.imsglobal.org/ob/v3p0">{"new":1}</c:credential></svg>
      """
    let baked = try BakedSVG(in: XMLEvents(parsing: Array(svg.utf8)), limit: 1_000)
    #expect(String(decoding: baked.text, as: UTF8.self) == #"{"new":1}"#)
    #expect(
      baked.notes.map { $0.diagnostic(at: "a.svg").description } == [
        """
        a.svg: warning: the SVG holds 2 badge texts; the one of the newest standard was read [several-badges-in-picture]
          help: keep a picture for each badge
        """
      ])
  }

  static let flaws: [(String, String)] = [
    (
      "<svg/>",
      """
      a.svg: error: the SVG holds no badge [no-badge-in-picture]
        help: download the badge again from its platform, since pictures saved by other programs lose it; put plain pictures in evidence/
      """
    ),
    (
      #"<svg><assertion verify="x">{}</assertion></svg>"#,
      """
      a.svg: error: the SVG holds no badge [no-badge-in-picture]
        help: download the badge again from its platform, since pictures saved by other programs lose it; put plain pictures in evidence/
      """
    ),
    (
      #"<svg><assertion xmlns="http://openbadges.org" verify=" "> </assertion></svg>"#,
      """
      a.svg: error: the SVG has a place for a badge, and nothing in it [no-badge-in-picture]
        help: download the badge again from its platform
      """
    ),
    (
      "<svg>\n<g></svg>",
      """
      a.svg:2:10: error: the SVG is not well-formed XML [damaged-svg]
        help: download it again from where you got it
      """
    ),
    (
      "<svg><g>&nbsp;</g></svg>",
      """
      a.svg:1:15: error: the SVG is not well-formed XML [damaged-svg]
        help: download it again from where you got it
      """
    ),
    (
      "<svg/>\n<svg/>",
      """
      a.svg:2:1: error: the SVG is not well-formed XML [damaged-svg]
        help: download it again from where you got it
      """
    ),
  ]

  @Test(arguments: flaws)
  func `a picture without a readable badge says why`(svg: String, expected: String) {
    let flaw = #expect(throws: FileFlaw.self) {
      try BakedSVG(in: XMLEvents(parsing: Array(svg.utf8)), limit: 1_000)
    }
    #expect(flaw?.diagnostic(at: "a.svg").description == expected)
  }

  @Test func `no change of a baked picture traps`() {
    let whole = Array(TestSVG.baked(TestBadge.json("Seeded")).utf8)
    for seed in 0..<1_000 as Range<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(
          in: 0...127, using: &numbers)
      }
      let text = (try? XMLEvents(parsing: bytes)).flatMap { try? BakedSVG(in: $0, limit: 9_999) }?
        .text
      #expect(text.map { $0.count <= bytes.count } ?? true, "seed \(seed)")
      let copy = try? HarmlessSVG(bytes)
      #expect(copy.map { FileContent(of: $0.bytes) == .svg } ?? true, "seed \(seed)")
    }
  }
}
