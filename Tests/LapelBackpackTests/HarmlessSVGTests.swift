import LapelLinkedData
import Testing

@testable import LapelBackpack

@Suite struct HarmlessSVGTests {
  private static let open = #"<svg xmlns="http://www.w3.org/2000/svg""#
  private static let rect = #"<rect height="1" width="1"/>"#

  /// What stands inside a root element, and what is left of it.
  static let attacks: [(String, String, String)] = [
    ("script", "<script>alert(1)</script>\(rect)", rect),
    ("script with an address", #"<script href="https://evil.example/x.js"/>\#(rect)"#, rect),
    (
      "script under a prefix",
      #"<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>\#(rect)"#, rect
    ),
    (
      "HTML under a prefix",
      #"<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>\#(rect)"#, rect
    ),
    ("an element of no namespace", #"<g xmlns=""><rect/></g>\#(rect)"#, rect),
    ("event handler", #"<rect onload="alert(1)" width="1" height="1" onclick="x()"/>"#, rect),
    (
      "event handler under a prefix",
      #"<rect xmlns:x="http://www.w3.org/2001/xml-events" x:onload="a" width="1" height="1"/>"#,
      rect
    ),
    (
      "link that runs", #"<a href="javascript:alert(1)">\#(rect)</a>"#, "<g>\(rect)</g>"
    ),
    (
      "link in the older spelling",
      #"<a xmlns:l="http://www.w3.org/1999/xlink" l:href="https://evil.example/">\#(rect)</a>"#,
      "<g>\(rect)</g>"
    ),
    ("external picture", #"<image href="https://evil.example/x.png"/>"#, "<image/>"),
    ("picture from a file", #"<image href="../secret.png"/>"#, "<image/>"),
    (
      "SVG in a data address",
      #"<image href="data:image/svg+xml;base64,PHN2Zy8+"/>"#, "<image/>"
    ),
    (
      "HTML that says it is PNG", #"<image href="data:image/png;base64,PGh0bWw+"/>"#, "<image/>"
    ),
    ("external use", #"<use href="https://evil.example/x.svg#a"/>"#, "<use/>"),
    ("use of a file", #"<use href="x.svg#a"/>"#, "<use/>"),
    (
      "foreign object",
      #"<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script/></body></foreignObject>\#(rect)"#,
      rect
    ),
    ("import", "<style>@import url(https://evil.example/x.css);</style>\(rect)", rect),
    (
      "import before a rule",
      "<style>@import 'https://evil.example/x.css';.a{fill:red}</style>\(rect)",
      "<style>.a{fill:red}</style>\(rect)"
    ),
    (
      "font from outside",
      "<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)}</style>\(rect)", rect
    ),
    (
      "address in a rule",
      "<style>.a{fill:url(https://evil.example/#a);stroke:red}</style>\(rect)",
      "<style>.a{stroke:red}</style>\(rect)"
    ),
    (
      "address in a rule behind a comment",
      "<style>.a{fill:u/**/rl(https://evil.example/);b:c}</style>\(rect)", rect
    ),
    (
      "rule in CDATA that ends the element",
      "<style><![CDATA[.a{fill:red}</style><script>alert(1)</script>]]></style>\(rect)",
      "<style>.a{fill:red}</style>\(rect)"
    ),
    (
      "letters as escapes", #"<rect style="fill:u\72l(https://evil.example/)"/>"#, "<rect/>"
    ),
    ("address as a property", #"<rect fill="url(https://evil.example/#a)"/>"#, "<rect/>"),
    ("address behind white space", #"<rect fill="url (https://evil.example/#a)"/>"#, "<rect/>"),
    ("address in quotes", #"<rect fill="url('//evil.example/#a')"/>"#, "<rect/>"),
    ("address in a second function", #"<rect fill="url(#a) url(x.svg#b)"/>"#, "<rect/>"),
    (
      "expression", #"<rect style="width:expression(alert(1));fill:red"/>"#,
      #"<rect style="fill:red"/>"#
    ),
    ("unknown property", #"<rect style="-moz-binding:url(#a);behavior:url(#b)"/>"#, "<rect/>"),
    (
      "href that is set later",
      #"<a><set attributeName="href" to="javascript:alert(1)"/>\#(rect)</a>"#, "<g>\(rect)</g>"
    ),
    (
      "href that is animated",
      #"<a><animate attributeName="href" values="javascript:alert(1)"/>\#(rect)</a>"#,
      "<g>\(rect)</g>"
    ),
    (
      "picture of a filter", #"<filter><feImage href="https://evil.example/"/></filter>"#,
      "<filter/>"
    ),
    ("processing instruction", #"<?xml-stylesheet href="x.css"?>\#(rect)"#, rect),
    ("other base", #"<g xml:base="https://evil.example/">\#(rect)</g>"#, "<g>\(rect)</g>"),
    ("text as CDATA", "<text><![CDATA[<script>]]></text>", "<text>&lt;script&gt;</text>"),
    (
      "the badge itself",
      #"<b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0">{"email":"a"}</b:credential>\#(rect)"#,
      rect
    ),
    ("metadata", "<metadata>Ann</metadata>\(rect)", rect),
    ("element of the future", "<model3d><rect/></model3d>\(rect)", rect),
    (
      "markup in an attribute", #"<g aria-label="&quot;&gt;&lt;script&gt;"/>"#,
      #"<g aria-label="&quot;&gt;&lt;script&gt;"/>"#
    ),
  ]

  @Test(arguments: attacks)
  func `what could run or load is left out`(name: String, inner: String, expected: String) throws {
    let copy = try HarmlessSVG(Array("\(Self.open)>\(inner)</svg>".utf8))
    let whole = expected.isEmpty ? "\(Self.open)/>" : "\(Self.open)>\(expected)</svg>"
    #expect(String(decoding: copy.bytes, as: UTF8.self) == whole)
  }

  @Test func `ordinary badge art stays as it is`() throws {
    let art = #"""
      <svg xmlns="http://www.w3.org/2000/svg" height="120" viewBox="0 0 100 100" width="120">\#
      <title>Robotics &amp; more</title>\#
      <defs><linearGradient gradientTransform="rotate(45)" id="sky"><stop offset="0" stop-color="#fff"/>\#
      <stop offset="1" style="stop-color:rgb(0,0,255);stop-opacity:.5"/></linearGradient>\#
      <radialGradient href="#sky" id="sun"/><clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>\#
      <filter height="140%" id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="3"/>\#
      <feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter></defs>\#
      <style>.a,#b path{fill:url(#sky);font-family:'Open Sans',serif}</style>\#
      <g clip-path="url(#c)" transform="translate (10 20) scale(1.5)"><path class="a b" d="M0,0 10-5e-1 z" fill="url(#sun) red"/>\#
      <use href="#c" x="1"/></g>\#
      <text font-family="&quot;Open Sans&quot;, serif" text-anchor="middle" xml:space="preserve">Level <tspan dy="1em">2</tspan></text></svg>
      """#
    let copy = try HarmlessSVG(Array(art.utf8))
    #expect(String(decoding: copy.bytes, as: UTF8.self) == art)
    #expect(copy.size == PictureSize(width: 120, height: 120))
    #expect(try HarmlessSVG(copy.bytes) == copy)
  }

  @Test func `an older file gets the namespace and today's spelling of references`() throws {
    let old = """
      <?xml version="1.0" encoding="UTF-8"?><svg viewBox="0 0 20 10" \
      xmlns:xlink="http://www.w3.org/1999/xlink"><g id="a"/><use xlink:href="#a"/></svg>
      """
    let copy = try HarmlessSVG(Array(old.utf8))
    #expect(
      String(decoding: copy.bytes, as: UTF8.self)
        == ##"\##(Self.open) viewBox="0 0 20 10"><g id="a"/><use href="#a"/></svg>"##)
    #expect(copy.size == PictureSize(width: 20, height: 10))
  }

  @Test(arguments: [("png", TestPNG.plain), ("jpeg", TestJPEG.upright)])
  func `an embedded picture stays, without its texts`(kind: String, plain: [UInt8]) throws {
    let loaded =
      kind == "png" ? TestPNG.baked("{}") : TestJPEG.file([TestJPEG.comment("Ann")])
    let svg =
      #"\#(Self.open)><image href="data:image/\#(kind);base64,\#(Base64.encode(loaded))"/></svg>"#
    let copy = try HarmlessSVG(Array(svg.utf8))
    #expect(
      String(decoding: copy.bytes, as: UTF8.self)
        == #"\#(Self.open)><image href="data:image/\#(kind);base64,\#(Base64.encode(plain))"/></svg>"#
    )
  }

  @Test(arguments: [
    ("circle", ##"<g id="a"><use href="#a"/></g>"##),
    ("circle of two", ##"<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>"##),
    (
      "ten times ten",
      (1...7).map { level in
        "<g id=\"l\(level)\">" + String(repeating: "<use href=\"#l\(level - 1)\"/>", count: 10)
          + "</g>"
      }.joined() + #"<g id="l0"/>"#
    ),
  ])
  func `a picture that draws without end is refused`(name: String, inner: String) {
    let flaw = #expect(throws: FileFlaw.self) {
      try HarmlessSVG(Array("\(Self.open)>\(inner)</svg>".utf8))
    }
    #expect(
      flaw?.diagnostic(at: "a.svg").description == """
        a.svg: error: elements of the SVG refer to one another in circles, or draw more than 1000000 shapes [svg-too-complex]
          help: simplify it, or use a PNG
        """)
  }

  @Test(arguments: ["<feed/>", #"<x:svg xmlns:x="https://evil.example/"/>"#])
  func `what is no SVG is refused`(text: String) {
    #expect(throws: FileFlaw.otherXML) { try HarmlessSVG(Array(text.utf8)) }
  }
}
