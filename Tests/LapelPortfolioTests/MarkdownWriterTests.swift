import Testing

@testable import LapelBackpack
@testable import LapelPortfolio

@Suite struct MarkdownWriterTests {
  /// The result with every web link external and every other one broken.
  private func result(_ text: String, liftsTitle: Bool = false) -> MarkdownWriter.Result {
    MarkdownWriter.result(of: Array(text.utf8), style: .narrative(liftsTitle: liftsTitle)) { link in
      if link.address == "pic.png" {
        return .picture(.attachment(outputPath: "files/pic.png"), PictureSize(width: 4, height: 3))
      }
      if link.address == "other.md" { return .target(.page(.home), heading: "end") }
      return WebLink(web: link.address).map { .external($0) } ?? .words
    }
  }

  @Test(arguments: [
    ("a *b* **c** `d<e>`", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e&gt;</code></p>\n"),
    ("a\nb\\\nc", "<p>a\nb<br>\nc</p>\n"),
    ("> a\n\n***", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("3. a\n\n4. b", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n"),
    ("```swift x\n<a>\n```", "<pre><code class=\"language-swift\">&lt;a&gt;\n</code></pre>\n"),
    ("```\"><script>\nx\n```", "<pre><code>x\n</code></pre>\n"),
    ("&lt;b&gt; \"q\" 'r' \\*s\\*", "<p>&lt;b&gt; &quot;q&quot; 'r' *s*</p>\n"),
    ("<svg/onload=alert(1)>", "<p>&lt;svg/onload=alert(1)&gt;</p>\n"),
    ("a\u{0}b", "<p>a\u{FFFD}b</p>\n"),
    ("a\r\nb\r\n\r\nc", "<p>a\nb</p>\n<p>c</p>\n"),
    (
      "[a](https://b.example \"c\\\"d\")",
      "<p><a href=\"https://b.example\" rel=\"external noopener\" title=\"c&quot;d\">a</a></p>\n"
    ),
    ("[a](other.md)", "<p><a href=\"HOME#text-end\">a</a></p>\n"),
    (
      "<https://b.example?a&b>",
      "<p><a href=\"https://b.example?a&amp;b\" rel=\"external noopener\">https://b.example?a&amp;b</a></p>\n"
    ),
    (
      "![a *b*](pic.png \"c\")",
      "<p><img src=\"FILE/files/pic.png\" alt=\"a b\" width=\"4\" height=\"3\" title=\"c\" loading=\"lazy\"></p>\n"
    ),
    (
      "[![a](https://b.example/c.png)](https://d.example)",
      "<p><a href=\"https://d.example\" rel=\"external noopener\">a</a></p>\n"
    ),
    (
      "![a](https://b.example/c.png)",
      "<p><a href=\"https://b.example/c.png\" rel=\"external noopener\">a</a></p>\n"
    ),
    ("![a](gone.png)", "<p>a</p>\n"),
  ])
  func `Markdown becomes HTML`(markdown: String, html: String) {
    #expect(result(markdown).html.readable == html)
  }

  @Test func `headings begin below the page's own and skip no level`() {
    let html = result("# A\n\n### B\n\n## C\n\n###### D\n\n# E\n").html
    #expect(
      html.readable == """
        <h2 id="text-a">A</h2>
        <h3 id="text-b">B</h3>
        <h3 id="text-c">C</h3>
        <h4 id="text-d">D</h4>
        <h2 id="text-e">E</h2>

        """)
    let lower = html.html(headingsFrom: 4) { _ in WebLink(inSite: "") }
    #expect(
      lower.contains("<h4 id=\"text-a\">A</h4>") && lower.contains("<h6 id=\"text-d\">D</h6>"))
  }

  @Test func `a narrative that begins with a deep heading begins at the top`() {
    #expect(
      result("### A\n\n# B").html.readable
        == "<h2 id=\"text-a\">A</h2>\n<h2 id=\"text-b\">B</h2>\n")
  }

  @Test func `headings of the same words have different names, and links find them`() {
    let result = result("# Día\n\n# Día\n\n# 日本\n\n[x](#dia-2) [y](#nada)")
    #expect(
      result.html.readable == """
        <h2 id="text-dia">Día</h2>
        <h2 id="text-dia-2">Día</h2>
        <h2 id="text-section">日本</h2>
        <p><a href="#text-dia-2">x</a> y</p>

        """)
    #expect(
      result.findings == [
        .init(kind: .unknownHeading("nada"), place: YAMLPlace(line: 7, column: 13))
      ])
  }

  @Test func `a leading heading is lifted as the title where that is asked for`() {
    let lifted = result("# My *way*\n\nText.", liftsTitle: true)
    #expect(lifted.title == "My way")
    #expect(lifted.html.readable == "<p>Text.</p>\n")
    #expect(result("Text.\n\n# Later", liftsTitle: true).title == nil)
    #expect(result("## Second level", liftsTitle: true).title == nil)
  }

  @Test(arguments: [
    ("<div onclick=\"x()\">\nWords &amp; <b>more</b>\n</div>", "<p>Words &amp; more</p>\n", "div"),
    ("<script>alert(1)</script>", "", "script"),
    ("<style>a{}</style>\n", "", "style"),
    ("a <b>c</b> d", "<p>a c d</p>\n", "b"),
    ("a<br>b", "<p>a<br>\nb</p>\n", "br"),
    ("a <img src=x onerror=alert(1)> b", "<p>a  b</p>\n", "img"),
    ("<iframe src=\"//evil.example\"></iframe>", "", "iframe"),
    ("<?php x ?>", "", "?"),
    ("<!DOCTYPE html>", "", "!"),
    ("<svg onload=alert(1)>", "", "svg"),
    ("<!-- a --><script>b</script>", "", "!"),
  ])
  func `raw HTML never passes and is reported`(markdown: String, html: String, name: String) {
    let result = result(markdown)
    #expect(result.html.readable == html)
    #expect(result.findings.map(\.kind) == [.rawHTML(name)])
  }

  @Test func `a comment is left out without a word`() {
    let result = result("a <!-- b --> c\n\n<!-- d -->")
    #expect(result.html.readable == "<p>a  c</p>\n")
    #expect(result.findings.isEmpty)
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))", "[a](<java\tscript:alert(1)>)",
    "[a](data:text/html;base64,PHM+)",
    "[a](vbscript:x)", "[a](//evil.example)", "[a](\\\\evil.example)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<javascript:alert(1)>", "[a](<https://u:p@evil.example>)", "[a](\u{1}javascript:alert(1))",
    "[a](https:javascript)", "[a](%6aavascript:alert(1))", "[a](blob:https://evil.example/x)",
    "![a](javascript:alert(1))", "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
  ])
  func `no link runs anything`(markdown: String) {
    let html = result(markdown).html.readable
    #expect(!html.contains("href") && !html.contains("src"))
  }

  @Test func `attributes cannot be broken out of`() {
    let html = result(
      "[a](https://b.example/\"onmouseover=\"x '\"><script>') ![\"><b>](pic.png '\"><i>')"
    ).html
    #expect(
      !html.readable.contains("<script") && !html.readable.contains("<b>")
        && !html.readable.contains("<i>"))
    #expect(html.readable.contains("alt=\"&quot;&gt;\""))
  }

  @Test func `a picture without words is reported where it stands`() {
    #expect(
      result("é ![](pic.png)").findings == [
        .init(
          kind: .missingAlternativeText(address: "pic.png"), place: YAMLPlace(line: 1, column: 3))
      ])
  }

  @Test func `the summary is the first paragraph in plain words`() {
    #expect(
      result("# A\n\n- b\n\nThe *first*\n[one](x) `c`.\n\nThe second.").summary
        == "The first one c.")
    #expect(result("- only a list").summary == "")
    let long = result(String(repeating: "word ", count: 100)).summary
    #expect(long.count <= 300 && long.hasSuffix("word…"))
  }

  @Test(arguments: [
    String(repeating: "[", count: 10_000), String(repeating: "> ", count: 10_000),
    String(repeating: "*a **a ", count: 5_000), String(repeating: "- ", count: 10_000),
    String(repeating: "![[]()", count: 2_000), String(repeating: "<", count: 10_000),
    String(repeating: "![", count: 5_000) + "a" + String(repeating: "](b)", count: 5_000),
    String(repeating: "`", count: 5_000) + "a", String(repeating: "<!--", count: 5_000),
    String(repeating: "<?", count: 5_000), String(repeating: "[a](b", count: 5_000),
    String(repeating: "&#", count: 10_000), String(repeating: "# a\n", count: 5_000),
    "[a]: b\n" + String(repeating: "[a] ", count: 10_000),
  ])
  func `hostile text is written flat and balanced`(markdown: String) {
    let html = result(markdown).html.readable
    var depth = 0
    var deepest = 0
    for piece in html.split(separator: "<") {
      if piece.hasPrefix("/") {
        depth -= 1
      } else if ["p>", "blockquote", "ul", "ol", "li", "em", "strong", "a ", "pre", "code", "h2"]
        .contains(where: piece.hasPrefix)
      {
        depth += 1
      }
      deepest = max(deepest, depth)
    }
    #expect(depth == 0)
    #expect(deepest <= 70)
  }

  @Test func `what is nested too deeply keeps its words and is reported once`() {
    let result = result(String(repeating: ">", count: 100) + " word")
    #expect(result.html.readable.contains("word"))
    #expect(result.html.readable.split(separator: "<blockquote>").count - 1 <= 64)
    #expect(result.findings.map(\.kind) == [.tooDeep])
  }
}
