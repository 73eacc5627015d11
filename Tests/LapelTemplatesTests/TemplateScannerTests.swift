import LapelTemplates
import Testing

@Suite struct TemplateScannerTests {
  @Test(
    arguments: [
      (
        "ab\n c{{name",
        """
        theme/page.html.mustache:2:3: error: the tag that begins here with '{{' has no end [template-unclosed-tag]
          help: end it with '}}'
        """
      ),
      (
        "{{{name}}",
        """
        theme/page.html.mustache:1:1: error: the tag that begins here with '{{' has no end [template-unclosed-tag]
          help: end it with '}}}'
        """
      ),
      (
        "{{=<% %>=}}<%! }}",
        """
        theme/page.html.mustache:1:12: error: the tag that begins here with '<%' has no end [template-unclosed-tag]
          help: end it with '%>'
        """
      ),
      (
        "äé{{ }}",
        """
        theme/page.html.mustache:1:3: error: this tag names nothing [template-tag-without-name]
          help: write the name of a value in it, or remove it
        """
      ),
      (
        "{{>*}}",
        """
        theme/page.html.mustache:1:1: error: this tag names nothing [template-tag-without-name]
          help: write the name of a value in it, or remove it
        """
      ),
      (
        "{{learner  name}}",
        """
        theme/page.html.mustache:1:1: error: 'learner name' has white space in it and cannot be a name [template-name]
          help: write one name in each tag
        """
      ),
      (
        "{{#learner..name}}{{/learner..name}}",
        """
        theme/page.html.mustache:1:1: error: 'learner..name' has an empty part and cannot be a name [template-name]
          help: write a name before and after each dot, or a single dot for the value itself
        """
      ),
      (
        "{{>*.a}}",
        """
        theme/page.html.mustache:1:1: error: '*.a' has an empty part and cannot be a name [template-name]
          help: write a name before and after each dot, or a single dot for the value itself
        """
      ),
      (
        "{{=<%=}}",
        """
        theme/page.html.mustache:1:1: error: this tag does not give two delimiters [template-delimiters]
          help: write them as in '{{=<% %>=}}', each of at most 16 bytes and without '='
        """
      ),
      (
        "{{=(((((((((((((((((  )=}}",
        """
        theme/page.html.mustache:1:1: error: this tag does not give two delimiters [template-delimiters]
          help: write them as in '{{=<% %>=}}', each of at most 16 bytes and without '='
        """
      ),
    ])
  func `a tag that cannot be read is refused with its place`(template: String, message: String) {
    #expect(complaints(template) == [message])
  }

  @Test func `a template of more than 1 MiB is refused`() {
    let text = String(repeating: "a", count: 1 << 20)
    #expect(complaints(text) == [])
    #expect(
      complaints(text + "a") == [
        """
        theme/page.html.mustache: error: the template is larger than 1 MiB [template-too-large]
          help: split it into partials
        """
      ])
  }

  @Test func `a byte order mark is left out`() throws {
    #expect(try rendered("\u{FEFF}{{a}}", ["a": "b"]) == "b")
  }

  @Test func `a template cut off anywhere is read or refused but never traps`() {
    let text =
      "é{{a}} {{{b}}}{{&b}}{{!c}}\r\n{{=<% %>=}}<%#d.e%><%={{ }}=%>{{/d.e}}{{>p.html}}{{<q}}{{$r}}{{/r}}{{/q}}"
    let scalars = Array(text.unicodeScalars)
    for count in 0...scalars.count {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[..<count])
      _ = complaints(String(part))
    }
  }
}
