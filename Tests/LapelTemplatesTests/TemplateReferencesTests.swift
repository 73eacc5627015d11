import LapelTemplates
import Testing

@Suite struct TemplateReferencesTests {
  @Test(
    arguments: [
      (
        "a {{>partials/haed.html}}",
        """
        theme/page.html.mustache:1:3: error: no template named 'partials/haed.html' [unknown-template]
          help: did you mean 'partials/head.html'?
        """
      ),
      (
        "{{#a}}{{<nowhere}}{{/nowhere}}{{/a}}",
        """
        theme/page.html.mustache:1:7: error: no template named 'nowhere' [unknown-template]
          help: the templates are: base.html, empty.html, page.html, partials/head.html
        """
      ),
      (
        "{{<base.html}}{{$titel}}{{/titel}}{{/base.html}}",
        """
        theme/page.html.mustache:1:15: error: no block named 'titel' in 'base.html' [unknown-block]
          help: did you mean 'title'?
        """
      ),
      (
        "{{<base.html}}{{$nothingLikeIt}}{{/nothingLikeIt}}{{/base.html}}",
        """
        theme/page.html.mustache:1:15: error: no block named 'nothingLikeIt' in 'base.html' [unknown-block]
          help: its blocks are: main, title
        """
      ),
      (
        "{{<empty.html}}{{$main}}{{/main}}{{/empty.html}}",
        """
        theme/page.html.mustache:1:16: error: no block named 'main' in 'empty.html' [unknown-block]
          help: it has no blocks
        """
      ),
    ])
  func `templates and blocks that are not there are refused with the nearest name`(
    template: String, message: String
  ) {
    let found = complaints(
      template,
      others: [
        "base.html": "{{>partials/head.html}}{{$main}}{{/main}}",
        "partials/head.html": "<title>{{$title}}{{/title}}</title>", "empty.html": "",
      ])
    #expect(found == [message])
  }

  @Test func `a block may fill one of a parent's parent or of a dynamic partial`() throws {
    let others: KeyValuePairs = [
      "base.html": "{{<root.html}}{{$main}}[{{$inner}}-{{/inner}}]{{/main}}{{/root.html}}",
      "root.html": "{{$title}}Untitled{{/title}}: {{$main}}{{/main}}",
      "loose.html": "{{>*name}}",
    ]
    let page = "{{<base.html}}{{$title}}T{{/title}}{{$inner}}I{{/inner}}{{/base.html}}"
    #expect(try rendered(page, others: others) == "T: [I]")
    let dynamic = "{{<loose.html}}{{$title}}T{{/title}}{{/loose.html}}"
    #expect(try rendered(dynamic, ["name": "root.html"], others: others) == "T: ")
    let parent = "{{<*name}}{{$title}}T{{/title}}{{/*name}}"
    #expect(try rendered(parent, ["name": "root.html"], others: others) == "T: ")
  }
}
