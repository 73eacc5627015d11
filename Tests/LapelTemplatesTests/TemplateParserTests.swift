import LapelTemplates
import Testing

@Suite struct TemplateParserTests {
  @Test(
    arguments: [
      (
        "a\n {{#badges}}\nb",
        [
          """
          theme/page.html.mustache:2:2: error: '{{#badges}}' is not ended [template-unclosed-section]
            help: end it with '{{/badges}}'
          """
        ]
      ),
      (
        "{{#a}}\n{{^b}}\n{{/a}}\n{{$c}}",
        [
          """
          theme/page.html.mustache:2:1: error: '{{^b}}' is not ended before '{{/a}}' in line 3 [template-unclosed-section]
            help: end it with '{{/b}}'
          """,
          """
          theme/page.html.mustache:4:1: error: '{{$c}}' is not ended [template-unclosed-section]
            help: end it with '{{/c}}'
          """,
        ]
      ),
      (
        "{{#a}}{{/b}}{{/a}}",
        [
          """
          theme/page.html.mustache:1:7: error: '{{/b}}' ends nothing that is open [template-stray-end]
            help: the innermost that is open here is '{{#a}}'
          """
        ]
      ),
      (
        "{{/b}}",
        [
          """
          theme/page.html.mustache:1:1: error: '{{/b}}' ends nothing that is open [template-stray-end]
            help: remove it, or write what it should end before it
          """
        ]
      ),
      (
        "{{<base}}\n  Hello {{$a}}{{/a}}{{/base}}",
        [
          """
          theme/page.html.mustache:2:3: error: this stands in '{{<base}}' but in none of its blocks, and would never be shown [template-outside-blocks]
            help: move it into a block '{{$…}}', or remove it
          """
        ]
      ),
      (
        "{{<base}}{{name}}{{$a}}{{/a}}{{/base}}",
        [
          """
          theme/page.html.mustache:1:10: error: this stands in '{{<base}}' but in none of its blocks, and would never be shown [template-outside-blocks]
            help: move it into a block '{{$…}}', or remove it
          """
        ]
      ),
      (
        "{{<base}}{{$a}}{{/a}}\n{{$a}}{{/a}}{{/base}}",
        [
          """
          theme/page.html.mustache:2:1: error: '{{$a}}' is filled twice, first in line 1 [template-repeated-block]
            help: keep one of the two
          """
        ]
      ),
    ])
  func `tags that do not fit together are refused where they begin`(
    template: String, messages: [String]
  ) {
    #expect(complaints(template, others: ["base": "{{$a}}{{/a}}"]) == messages)
  }

  @Test func `sections are nested up to 64 deep`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "{{#a}}", count: depth) + "x" + String(repeating: "{{/a}}", count: depth)
    }
    #expect(try rendered(nested(64), ["a": true]) == "x")
    #expect(
      complaints(nested(65)) == [
        """
        theme/page.html.mustache:1:385: error: sections are nested more than 64 deep here [template-nesting]
          help: move the inner ones to a partial
        """
      ])
    #expect(complaints(nested(80_000)).count == 1)
  }
}
