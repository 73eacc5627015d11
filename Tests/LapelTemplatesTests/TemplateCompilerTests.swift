import LapelTemplates
import Testing

@Suite struct TemplateCompilerTests {
  @Test(
    arguments: [
      ("<p>{{#a}}<b>{{v}}</b>{{/a}}</p>", "<p><b>V</b></p>"),
      ("<option{{#a}} selected{{/a}}>", "<option selected>"),
      ("<option {{#a}} selected{{/a}} value=\"1\">", "<option  selected value=\"1\">"),
      ("<p class=\"b{{#a}} {{v}}{{/a}}\">", "<p class=\"b V\">"),
      ("<p\n  {{#a}}\n  title=\"{{v}}\"\n  {{/a}}\n>", "<p\n  title=\"V\"\n>"),
      ("<p a{{#a}} b{{/a}}>", "<p a b>"),
      ("<br{{#a}} b='c'{{/a}}/>", "<br b='c'/>"),
      ("<title>{{#a}}{{v}}{{/a}}</title>", "<title>V</title>"),
      ("<script>{{#a}}run(){{/a}}</script>", "<script>run()</script>"),
      ("<title>{{$t}}{{v}}{{/t}}</title><p title='{{$t}}{{/t}}'>", "<title>V</title><p title=''>"),
    ])
  func `sections and blocks stand where they leave the markup as it is`(
    template: String, expected: String
  ) throws {
    #expect(try rendered(template, ["a": true, "v": "V"]) == expected)
  }

  @Test(
    arguments: [
      (
        "<p>{{#a}}<b {{/a}}</p>", 4,
        "'{{#a}}' begins in element content and ends in a tag",
        "let it begin and end in the same place, so that the page is the same without it"
      ),
      (
        "<p title=\"{{#a}}b\">{{/a}}</p>", 11,
        "'{{#a}}' begins in an attribute's value and ends in element content",
        "let it begin and end in the same place, so that the page is the same without it"
      ),
      (
        "<p title='{{#a}}' href='{{/a}}'>", 11,
        "'{{#a}}' begins in an attribute's value and ends in another",
        "let it begin and end in the same place, so that the page is the same without it"
      ),
      (
        "<title>{{$a}}</title>{{/a}}", 8,
        "'{{$a}}' begins in the text of a 'title' element and ends in element content",
        "let it begin and end in the same place, so that the page is the same without it"
      ),
      (
        "<option {{#a}}selected{{/a}}>", 15,
        "an attribute must have a space before it here",
        "in a tag, write the space inside the section: '{{#isOpen}} open{{/isOpen}}'"
      ),
      (
        "<a {{#a}} src{{/a}}=\"b\">", 20,
        "an attribute must have a space before it here",
        "in a tag, write the space inside the section: '{{#isOpen}} open{{/isOpen}}'"
      ),
      (
        "<p title=\"a\"class=\"b\">", 13,
        "an attribute must have a space before it here",
        "in a tag, write the space inside the section: '{{#isOpen}} open{{/isOpen}}'"
      ),
      (
        "<!-- {{#a}}{{/a}} -->", 6, "'{{#a}}' cannot stand in a comment",
        "use sections in element content, between attributes and in quoted values only"
      ),
      (
        "<p title={{^a}}b{{/a}}>", 10,
        "'{{^a}}' cannot stand in an attribute's value without quotes",
        "use sections in element content, between attributes and in quoted values only"
      ),
      (
        "<p title='{{>p.html}}'>", 11, "'{{>p.html}}' cannot stand in an attribute's value",
        "use partials and parents in element content only"
      ),
      (
        "<p {{<p.html}}{{/p.html}}>", 4, "'{{<p.html}}' cannot stand in a tag",
        "use partials and parents in element content only"
      ),
      (
        "<p {{$a}}{{/a}}>", 4, "'{{$a}}' cannot stand in a tag",
        "use blocks in element content and quoted attribute values only"
      ),
      (
        "<!DOCTYPE {{$a}}{{/a}}>", 11, "'{{$a}}' cannot stand in a declaration",
        "use blocks in element content and quoted attribute values only"
      ),
      (
        "<p>a</p", 8, "the template ends in a tag",
        "end what was begun: a template ends in element content"
      ),
      (
        "<p title=\"a>", 13, "the template ends in an attribute's value",
        "end what was begun: a template ends in element content"
      ),
      (
        "<style>p {}", 12, "the template ends in the text of a 'style' element",
        "end what was begun: a template ends in element content"
      ),
      (
        "<!-- a ->", 10, "the template ends in a comment",
        "end what was begun: a template ends in element content"
      ),
      (
        "{{>feed.xml}}", 1, "'feed.xml' makes XML and cannot stand in HTML",
        "values are escaped by the kind of template; write a partial of the same kind"
      ),
    ] as [(String, Int, String, String)])
  func `what would not leave the markup as it is is refused`(
    template: String, column: Int, summary: String, help: String
  ) {
    let found = complaints(template, others: ["p.html": "", "feed.xml": ""])
    let identifier = summary.contains("makes") ? "template-kind" : "template-position"
    #expect(
      found.first == """
        theme/page.html.mustache:1:\(column): error: \(summary) [\(identifier)]
          help: \(help)
        """)
  }

  @Test func `what fills a block is escaped for each place of the block`() throws {
    let base = "<title>{{$t}}{{/t}}</title><p title=\"{{$t}}{{/t}}\">{{$t}}{{/t}}</p>"
    let page = "{{<base}}{{$t}}{{v}}{{/t}}{{/base}}"
    #expect(
      try rendered(page, ["v": "\"<"], others: ["base": base])
        == "<title>\"&lt;</title><p title=\"&quot;&lt;\">\"&lt;</p>")
    #expect(
      complaints("{{<base}}{{$t}}<b>{{{v}}}</b>{{/t}}{{/base}}", others: ["base": base]) == [
        """
        theme/page.html.mustache:1:19: error: '{{{v}}}' cannot stand outside element content [template-position]
          help: use '{{v}}' with a text
        """
      ])
    #expect(
      complaints("{{<base}}{{$t}}\">{{/t}}{{/base}}", others: ["base": base]) == [
        """
        theme/page.html.mustache:1:10: error: '{{$t}}' begins in an attribute's value and ends in element content [template-position]
          help: let it begin and end in the same place, so that the page is the same without it
        """
      ])
  }

  @Test func `a block within what fills another block is found`() throws {
    let text = try rendered(
      "{{<mid}}{{$inner}}{{v}}{{/inner}}{{/mid}}", ["v": "<"],
      others: [
        "mid": "{{<base}}{{$outer}}<p title='{{$inner}}none{{/inner}}'>{{/outer}}{{/base}}",
        "base": "[{{$outer}}{{/outer}}]",
      ])
    #expect(text == "[<p title='&lt;'>]")
  }
}
