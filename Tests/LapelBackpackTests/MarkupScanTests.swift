import Testing

@testable import LapelBackpack

@Suite struct MarkupScanTests {
  static let flaws: [(String, String)] = [
    (
      "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>&a;</svg>",
      """
      a.svg:2:1: error: the SVG declares a document type or entities, with which readers are attacked [svg-document-type]
        help: remove everything from '<!DOCTYPE' to its '>', or download the badge as PNG
      """
    ),
    (
      "<svg><!ENTITY a SYSTEM 'file:///etc/passwd'></svg>",
      """
      a.svg:1:6: error: the SVG declares a document type or entities, with which readers are attacked [svg-document-type]
        help: remove everything from '<!DOCTYPE' to its '>', or download the badge as PNG
      """
    ),
    (
      "<svg>\n<?name?></svg>",
      """
      a.svg:2:1: error: the SVG holds a processing instruction, '<?…?>', that cannot be read safely [svg-processing-instruction]
        help: remove everything from this '<?' to its '?>', or download the badge as PNG
      """
    ),
    (
      "<svg>\n<?> <?name?></svg>",
      """
      a.svg:2:1: error: the SVG holds a processing instruction, '<?…?>', that cannot be read safely [svg-processing-instruction]
        help: remove everything from this '<?' to its '?>', or download the badge as PNG
      """
    ),
    (
      "<svg a=\"<?name?>\"/>",
      """
      a.svg:1:9: error: the SVG is not well-formed XML [damaged-svg]
        help: download it again from where you got it
      """
    ),
    (
      "<svg>\u{0}</svg>",
      """
      a.svg:1:6: error: the SVG holds a NUL character, which no XML may [damaged-svg]
        help: download it again from where you got it
      """
    ),
    (
      "<?xml version='1.0' encoding='UTF-7'?><svg/>",
      """
      a.svg:1:1: error: the SVG is not encoded in UTF-8 [svg-encoding]
        help: save it as UTF-8
      """
    ),
    (
      String(repeating: "<g>", count: 129),
      """
      a.svg:1:385: error: the elements of the SVG stand in one another more than 128 deep [svg-too-complex]
        help: simplify it, or download the badge as PNG
      """
    ),
    (
      "<svg" + (0...128).map { " a\($0)='1'" }.joined() + "/>",
      """
      a.svg:1:1: error: an element of the SVG has more than 128 attributes [svg-too-complex]
        help: simplify it, or download the badge as PNG
      """
    ),
    (
      "<svg>" + String(repeating: "<g/>", count: 100_000) + "</svg>",
      """
      a.svg:1:400002: error: the SVG has more than 100000 elements [svg-too-complex]
        help: simplify it, or download the badge as PNG
      """
    ),
  ]

  @Test(arguments: flaws)
  func `what readers are attacked with is refused with its place`(svg: String, expected: String) {
    let flaw = #expect(throws: FileFlaw.self) { try MarkupScan.check(Array(svg.utf8)) }
    #expect(flaw?.diagnostic(at: "a.svg").description == expected)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    let flaw = #expect(throws: FileFlaw.self) { try MarkupScan.check([0x3C, 0xE9, 0x3E]) }
    #expect(
      flaw?.diagnostic(at: "a.svg").description == """
        a.svg: error: the SVG is not encoded in UTF-8 [svg-encoding]
          help: save it as UTF-8
        """)
  }

  @Test func `a large file is refused by its size`() {
    let bytes = [UInt8](repeating: 0x20, count: (16 << 20) + 1)
    let flaw = #expect(throws: FileFlaw.self) { try MarkupScan.check(bytes) }
    #expect(
      flaw?.diagnostic(at: "a.svg").description == """
        a.svg: error: the SVG has 16777217 bytes; at most 16777216 are read [svg-too-large]
          help: download the badge as PNG, or without its embedded pictures
        """)
  }

  @Test(arguments: [
    "<svg><!-- <!DOCTYPE --><g a='!ENTITY>' b=\">\"/></svg>",
    "<svg><![CDATA[<!DOCTYPE ]]></svg>",
    "<?xml version='1.0' encoding='utf-8'?><svg/>",
    "<svg><g/><g/></svg><!--", "<svg", "<![CDATA[", "<?xml", "</g></g><g>",
  ])
  func `ordinary and unfinished markup passes`(svg: String) {
    #expect(throws: Never.self) { try MarkupScan.check(Array(svg.utf8)) }
  }
}
