import LapelTemplates
import SeededGenerator
import Testing

/// Whatever the values are, the markup is the template's.
@Suite struct HostileValuesTests {
  private static let template = """
    <!DOCTYPE html>
    <title>{{a}}</title><p title="{{a}}" class='{{b}}'{{#b}} hidden{{/b}}>{{b}}</p>
    {{#l}}<a href="{{link}}" data-x='{{.}}'>{{.}}</a>{{/l}}<textarea>{{c}}</textarea>
    """

  private static let pieces = [
    "<", ">", "\"", "'", "&", "=", "/", "-->", "<!--", "</title>", "</textarea>", "<script>",
    " onload=", "javascript:", "{{a}}", "{{{a}}}", "{{#l}}", "]]>", "<?", "\0", "\u{1}", "\u{7F}",
    "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\r\n", "\n", "\t", "`", "é", "e\u{301}", "🏅",
    "&lt;", "&#60;", "a", "Z", "0", " ",
  ]

  /// The bytes that make markup, in order.
  private static func markup(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { [0x3C, 0x3E, 0x22, 0x27].contains($0) }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `random texts never change the tags of a page`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: "page.html", path: "page", text: Self.template)
    ])
    func text() -> String {
      (0...Int.random(in: 0...8, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined()
    }
    func values(_ text: () -> String) -> TemplateObject {
      [
        "a": .text(text()), "b": .text(text()), "c": .text(text()),
        "link": .link(SafeLink(checked: text())), "l": [.text(text()), .text(text())],
      ]
    }
    let plain = try library.render("page.html", with: values { "x" })
    for round in 0..<500 {
      let object = values(text)
      let page = try library.render("page.html", with: object)
      #expect(
        Self.tags(page) == Self.tags(plain), "seed \(seed), round \(round)")
      #expect(String(decoding: page, as: UTF8.self).utf8.elementsEqual(page))
      #expect(!page.contains { $0 < 0x20 && ![9, 10, 13].contains($0) || $0 == 0x7F })
      #expect(try library.render("page.html", with: object) == page)
    }
  }

  /// The markup bytes, without the quotes that text in element content may hold.
  private static func tags(_ bytes: [UInt8]) -> [UInt8] {
    var isInTag = false
    return markup(bytes).filter { byte in
      if byte == 0x3C { isInTag = true }
      defer { if byte == 0x3E { isInTag = false } }
      return isInTag
    }
  }

  @Test func `random templates are compiled or refused but never trap`() {
    var random = SeededGenerator(seed: 7)
    let pieces =
      Self.pieces + [
        "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{$c}}", "{{/c}}", "{{<page.html}}",
        "{{/page.html}}",
        "{{>page.html}}", "{{>*a}}", "{{=<% %>=}}", "<%={{ }}=%>", "{{!", "}}", "{{.}}", "<p ",
        "<p",
        " title='", "'", ">", "<style>", "</style>",
      ]
    let values: TemplateObject = ["a": ["b", "c"], "b": "d", "l": []]
    for _ in 0..<3000 {
      let template = (0...Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      for mode in [TemplateLibrary.Mode.strict, .lenient] {
        let source = TemplateSource(name: "page.html", path: "page", text: template)
        guard
          let library = try? TemplateLibrary(
            compiling: [source], mode: mode, outputLimit: 1 << 16)
        else { continue }
        _ = try? library.render("page.html", with: values)
      }
    }
  }
}
