import Testing

@testable import LapelPortfolio

@Suite struct MarkdownHTMLTests {
  @Test(arguments: [
    (
      "Complete *all* tasks:\n\n1. a\n2. b",
      "<p>Complete <em>all</em> tasks:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"
    ),
    ("# Criteria\n\n## More", "<p><strong>Criteria</strong></p>\n<p><strong>More</strong></p>\n"),
    (
      "[a](https://b.example)",
      "<p><a href=\"https://b.example\" rel=\"external nofollow noopener\">a</a></p>\n"
    ),
    ("[a](mailto:b@c.example) [d](e.md) [f](#g)", "<p>a d f</p>\n"),
    ("![a](https://b.example/c.png)![d](data:image/png;base64,AA)", "<p>ad</p>\n"),
    ("<p>Finish the <b>course</b>.</p><script>alert(1)</script>", "<p>Finish the course .</p>\n"),
    ("<a href=\"javascript:alert(1)\">x</a>", "<p>x</p>\n"),
  ])
  func `an issuer's Markdown is words, lists, emphasis and links`(markdown: String, html: String) {
    #expect(MarkdownHTML(untrusted: markdown).html == html)
  }

  @Test func `of an untrusted text over 64 KiB the beginning is taken`() {
    let html = MarkdownHTML(untrusted: String(repeating: "a", count: 200_000)).html
    #expect(html == "<p>" + String(repeating: "a", count: 65_536) + "</p>\n")
  }

  @Test func `a text without words is empty`() {
    #expect(MarkdownHTML(untrusted: " \n<!-- a -->").isEmpty)
    #expect(!MarkdownHTML(untrusted: "a").isEmpty)
  }

  @Test func `an address is escaped whatever a page gives for it`() {
    let html = MarkdownHTML(written: [
      .html("<a href=\""), .address(.page(.home)), .html("\">a</a>"),
    ])
    #expect(html.html { _ in WebLink(inSite: "a&b\"") } == "<a href=\"a&amp;b%22\">a</a>")
    #expect(html.targets == [.page(.home)])
  }
}
