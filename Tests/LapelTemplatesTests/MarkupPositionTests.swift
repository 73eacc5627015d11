import LapelTemplates
import Testing

/// Which values stand where, by what becomes of `{{v}}` there.
@Suite struct MarkupPositionTests {
  private static let hostile = #""><script>' onload=&"# + "\0"

  @Test(
    arguments: [
      // Element content.
      ("<p>{{v}}</p>", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("a < {{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<!-- a --><br/>{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<!--->{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<!-- --!>{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<!-->{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<!DOCTYPE html>{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      (
        "<script>if (a < b && '</p>') {}</script>{{v}}",
        "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"
      ),
      ("<style>p > a {}</STYLE >{{v}}", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<title>a</p>{{v}}</title>", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<textarea name=\"a\">{{v}}</textarea>", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      ("<a title='>' href=x>{{v}}</a>", "\"&gt;&lt;script&gt;' onload=&amp;\u{FFFD}"),
      // Quoted attributes.
      ("<p title=\"{{v}}\">", "&quot;&gt;&lt;script&gt;&#39; onload=&amp;\u{FFFD}"),
      ("<p hidden title = 'a {{v}} b'>", "&quot;&gt;&lt;script&gt;&#39; onload=&amp;\u{FFFD}"),
      ("<meta content=\"{{v}}\"/>", "&quot;&gt;&lt;script&gt;&#39; onload=&amp;\u{FFFD}"),
      ("<p data-on=\"\n{{v}}\">", "&quot;&gt;&lt;script&gt;&#39; onload=&amp;\u{FFFD}"),
    ])
  func `text is escaped for its place`(template: String, expected: String) throws {
    let text = try rendered(template, ["v": .text(Self.hostile)])
    #expect(text == template.replacing("{{v}}", with: expected))
  }

  @Test(
    arguments: [
      "href", "HREF", "src", "action", "formaction", "poster", "cite", "data", "srcset",
      "imagesrcset", "xlink:href", "background", "manifest", "longdesc", "ping",
    ])
  func `attributes that browsers follow take links alone`(attribute: String) throws {
    let template = "<a \(attribute)=\"{{v}}\">"
    let link = SafeLink(checked: #"a?b=1&c="'<d>"#)
    #expect(
      try rendered(template, ["v": .link(link)])
        == "<a \(attribute)=\"a?b=1&amp;c=&quot;&#39;&lt;d&gt;\">")
    let column = 6 + attribute.count
    #expect(
      try complaint(template, ["v": "javascript:alert(1)"]) == """
        theme/page.html.mustache:1:\(column): error: 'v' is text here and cannot stand as a link [template-value]
          help: use a value that is a link
        """)
  }

  @Test func `a link may stand in a longer address, in attributes and as text`() throws {
    let text = try rendered(
      "<a href='{{v}}index.html' title='{{v}}'>{{v}}</a>",
      ["v": .link(SafeLink(checked: "../?a&b"))])
    #expect(text == "<a href='../?a&amp;bindex.html' title='../?a&amp;b'>../?a&amp;b</a>")
  }

  private static let inTag = "in a tag outside an attribute's value"
  private static let inTagHelp = "write the attribute out, in a section if it depends on something"
  private static let unquoted = "in an attribute's value without quotes"
  private static let inComment = "in a comment or declaration"
  private static let inCommentHelp = "remove it, or use a comment of the template: '{{! … }}'"
  private static let dataHelp =
    "put the value into a 'data-…' attribute and let the script read it there"

  @Test(
    arguments: [
      ("<{{v}}>", inTag, inTagHelp),
      ("</{{v}}>", inTag, inTagHelp),
      ("<p{{v}}>", inTag, inTagHelp),
      ("<p {{v}}>", inTag, inTagHelp),
      ("<p {{v}}=\"a\">", inTag, inTagHelp),
      ("<p a{{v}}>", inTag, inTagHelp),
      ("<p a {{v}}>", inTag, inTagHelp),
      ("<p a=\"b\"{{v}}>", inTag, inTagHelp),
      ("<p a=\"b\" {{v}}>", inTag, inTagHelp),
      ("<p title={{v}}>", unquoted, "write quotes around the value"),
      ("<p title=a{{v}}>", unquoted, "write quotes around the value"),
      ("<a href={{v}}>", unquoted, "write quotes around the value"),
      ("<!-- {{v}} -->", inComment, inCommentHelp),
      ("<!--!>{{v}} -->", inComment, inCommentHelp),
      ("<!----!->{{v}} -->", inComment, inCommentHelp),
      ("<!-- -- {{v}} -->", inComment, inCommentHelp),
      ("<!DOCTYPE {{v}}>", inComment, inCommentHelp),
      ("<script>{{v}}</script>", "in a script", dataHelp),
      ("<SCRIPT type=\"a\">'</scrip' {{v}}</SCRIPT>", "in a script", dataHelp),
      ("<script>\"{{v}}\"</script>", "in a script", dataHelp),
      ("<iframe>{{v}}</iframe>", "in a script", dataHelp),
      ("<style>{{v}}</style>", "in a style sheet", "choose among classes with sections"),
      ("<p onclick=\"{{v}}\">", "in an event handler", dataHelp),
      ("<p ONCLICK='{{v}}'>", "in an event handler", dataHelp),
      ("<p style='{{v}}'>", "in a 'style' attribute", "choose among classes with sections"),
      ("<iframe srcdoc='{{v}}'>", "in a 'srcdoc' attribute", "link to a page with 'src'"),
    ])
  func `elsewhere no value may stand`(template: String, place: String, help: String) throws {
    let column = try #require(template.range(of: "{{v}}")).lowerBound.utf16Offset(in: template) + 1
    let message = """
      theme/page.html.mustache:1:\(column): error: '{{v}}' cannot stand \(place) [template-position]
        help: \(help)
      """
    #expect(complaints(template).first == message)
  }

  @Test(
    arguments: [
      ("<p title=\"{{{v}}}\">", "page.html", "outside element content", "use '{{v}}' with a text"),
      ("<title>{{{v}}}</title>", "page.html", "outside element content", "use '{{v}}' with a text"),
      ("<p>{{&v}}</p>", "feed.xml", "in XML", "use '{{v}}', which writes html as escaped text"),
      ("{{{v}}}", "robots.txt", "in plain text", "use '{{v}}' with a text"),
    ])
  func `markup stands in element content alone`(
    template: String, name: String, place: String, help: String
  ) throws {
    let column = try #require(template.firstIndex(of: "{")).utf16Offset(in: template) + 1
    #expect(
      complaints(template, name: name) == [
        """
        theme/\(name).mustache:1:\(column): error: '{{{v}}}' cannot stand \(place) [template-position]
          help: \(help)
        """
      ])
  }

  @Test(
    arguments: [
      ("<?xml version=\"1.0\"?><a>{{v}}</a>", "<?xml version=\"1.0\"?><a>\"&lt;&gt;&amp;'</a>"),
      ("<a b=\"{{v}}\"/>", "<a b=\"&quot;&lt;&gt;&amp;&#39;\"/>"),
      ("<title>{{v}}</title>", "<title>\"&lt;&gt;&amp;'</title>"),
      ("<script/>{{v}}", "<script/>\"&lt;&gt;&amp;'"),
      ("<![CDATA[ <script> ]]>{{v}}", "<![CDATA[ <script> ]]>\"&lt;&gt;&amp;'"),
      ("<_a>{{v}}</_a>", "<_a>\"&lt;&gt;&amp;'</_a>"),
    ])
  func `in XML text is escaped too`(template: String, expected: String) throws {
    #expect(try rendered(template, name: "feed.xml", ["v": "\"<>&'"]) == expected)
  }

  @Test(arguments: ["<a href=\"{{v}}\"/>", "<svg:image svg:href='{{v}}'/>"])
  func `in XML too addresses are links`(template: String) throws {
    #expect(try complaint(template, name: "feed.xml", ["v": "a"])?.contains("as a link") == true)
    #expect(try complaint(template, name: "feed.xml", ["v": .link(SafeLink(checked: "a"))]) == nil)
  }

  @Test(
    arguments: [
      "<![CDATA[{{v}}]]>", "<!--{{v}}-->", "<script>{{v}}</script>", "<?pi {{v}}?>",
      "<?pi ?a>{{v}}?>",
    ])
  func `in XML too no value stands in comments, declarations and scripts`(template: String) {
    #expect(complaints(template, name: "image.svg").count == 1)
  }
}
