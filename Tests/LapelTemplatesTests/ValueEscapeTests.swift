import LapelTemplates
import Testing

@Suite struct ValueEscapeTests {
  /// The characters that HTML calls controls (but white space) and noncharacters.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  @Test(arguments: [("{{v}}", "page.html"), ("<p title='{{v}}'>", "page.html"), ("{{v}}", "a.xml")])
  func `every character that documents may not hold becomes a replacement character`(
    template: String, name: String
  ) throws {
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: name, path: name, text: template)
    ])
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !"&<>\"'".unicodeScalars.contains(scalar) else {
        continue
      }
      let isEndOfPlane = value & 0xFF00 == 0xFF00 || value < 0x1_1000
      guard isEndOfPlane else { continue }
      let bytes = try library.render(name, with: ["v": .text("a\(scalar)b")])
      let shown = Self.isForbidden(scalar) ? "\u{FFFD}" : String(scalar)
      let expected = template.replacing("{{v}}", with: "a\(shown)b")
      #expect(bytes.elementsEqual(expected.utf8), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `html is taken as it is but for characters that documents may not hold`() throws {
    let html = SafeHTML(trusted: "<p title=\"a\">b &amp; c\0</p>")
    #expect(
      try rendered("{{{v}}}{{&v}}", ["v": .html(html)])
        == "<p title=\"a\">b &amp; c\u{FFFD}</p><p title=\"a\">b &amp; c\u{FFFD}</p>")
  }

  @Test func `html stands in feeds as escaped text`() throws {
    let html = SafeHTML(trusted: "<p>b &amp; c</p>")
    #expect(
      try rendered("<content>{{v}}</content>", name: "feed.xml", ["v": .html(html)])
        == "<content>&lt;p&gt;b &amp;amp; c&lt;/p&gt;</content>")
  }

  @Test func `in plain text no value begins a line`() throws {
    let value: TemplateValue = .text("<a>\n&b\r\nc\0\u{85}\u{2028}d")
    #expect(try rendered("S: {{v}}\n", name: "robots.txt", ["v": value]) == "S: <a> &b  c   d\n")
  }

  @Test func `numbers are written in digits`() throws {
    let values: TemplateObject = ["a": 0, "b": .number(.min), "c": .number(.max)]
    #expect(
      try rendered("{{a}} <p title='{{b}}'>{{c}}", values)
        == "0 <p title='-9223372036854775808'>9223372036854775807")
  }
}
