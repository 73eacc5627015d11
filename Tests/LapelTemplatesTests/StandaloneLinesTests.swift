import LapelTemplates
import Testing

@Suite struct StandaloneLinesTests {
  @Test func `a page that inherits leaves no trace of its tags`() throws {
    let page = """
      {{<base.html}}
      {{$title}}Badge {{name}}{{/title}}
      {{$main}}
        <h1>{{name}}</h1>
        {{#tags}}
        <p>{{.}}</p>
        {{/tags}}
      {{/main}}
      {{/base.html}}

      """
    let base = """
      <title>{{$title}}Portfolio{{/title}}</title>
      <main>
        {{$main}}
        {{/main}}
      </main>
      {{> foot.html }}

      """
    let text = try rendered(
      page, ["name": "Robotics", "tags": ["wood", "wire"]],
      others: ["base.html": base, "foot.html": "<hr>\n"])
    #expect(
      text == """
        <title>Badge Robotics</title>
        <main>
          <h1>Robotics</h1>
          <p>wood</p>
          <p>wire</p>
        </main>
        <hr>

        """)
  }

  @Test(
    arguments: [
      // A block alone on its line, filled by lines of their own.
      ("{{<b}}\n{{$x}}\none\n{{/x}}\n{{/b}}\n", "<\n  {{$x}}{{/x}}\n>", "&\n  one\n&"),
      // The end tag behind text gives the same.
      ("{{<b}}\n{{$x}}\none{{/x}}\n{{/b}}\n", "<\n  {{$x}}{{/x}}\n>", "&\n  one\n&"),
      // What nobody fills stays as it is written.
      ("{{<b}}{{/b}}\n", "<\n  {{$x}}\n    one\n\n   two\n  {{/x}}\n>", "&\n    one\n\n   two\n&"),
      // Blank lines are not indented.
      ("{{<b}}\n{{$x}}\none\n\ntwo\n{{/x}}\n{{/b}}\n", " {{$x}}\n {{/x}}\n", " one\n\n two\n"),
      // Two sections in one line are text with tags in it.
      ("a{{#t}}{{/t}}\n{{#t}}{{/t}}\nb", "", "a\n\nb"),
    ])
  func `lines of tags alone are removed and blocks indented`(
    template: String, base: String, expected: String
  ) throws {
    // Angle brackets stand for marks here, since a bare one would begin a tag.
    let base = base.replacing("<", with: "&").replacing(">", with: "&")
    #expect(try rendered(template, name: "page", ["t": true], others: ["b": base]) == expected)
  }

  @Test func `the lines of values are not indented`() throws {
    let text = try rendered(
      "  {{>p}}\n", name: "page", ["a": "one\ntwo"], others: ["p": "{{a}}\n({{a}})\n"])
    #expect(text == "  one\ntwo\n  (one\ntwo)\n")
  }

  @Test func `indentations of partials within partials add up`() throws {
    let text = try rendered(
      "  {{>p}}\nend", name: "page", others: ["p": "p\n\t{{>q}}\np\n", "q": "q\nq\n"])
    #expect(text == "  p\n  \tq\n  \tq\n  p\nend")
  }
}
