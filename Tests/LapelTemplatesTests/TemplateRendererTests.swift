import LapelDiagnostics
import LapelTemplates
import Testing

@Suite struct TemplateRendererTests {
  private static let values: TemplateObject = [
    "title": "T", "link": .link(SafeLink(checked: "l")), "html": .html(SafeHTML(trusted: "<p>")),
    "flag": false, "list": ["a"], "learner": ["name": "Amina"], "kind": "feed.xml",
    "misspelt": "pg.html",
  ]

  @Test(
    arguments: [
      (
        "{{titel}}", "no value named 'titel' here [unknown-value]", "did you mean 'title'?"
      ),
      (
        "{{#learner}}{{^nane}}{{/nane}}{{/learner}}",
        "no value named 'nane' here [unknown-value]", "did you mean 'name'?"
      ),
      (
        "{{#nothingLikeIt}}{{/nothingLikeIt}}",
        "no value named 'nothingLikeIt' here [unknown-value]",
        "the names here are: flag, html, kind, learner, link, list, misspelt, title"
      ),
      (
        "{{learner.nmae}}", "no value named 'nmae' in 'learner' [unknown-value]",
        "did you mean 'name'?"
      ),
      (
        "{{title.name}}", "'title' is text here and has no value named 'name' [unknown-value]",
        "put this into a section '{{#title}}', which is left out when there is none"
      ),
      (
        "{{flag.a.b}}", "'flag' is a flag here and has no value named 'a' [unknown-value]",
        "put this into a section '{{#flag}}', which is left out when there is none"
      ),
      (
        "{{{title}}}", "'title' is text here and cannot stand as markup [template-value]",
        "write '{{title}}'; three braces take html alone"
      ),
      (
        "{{html}}", "'html' is html here and cannot stand as text [template-value]",
        "write '{{{html}}}'"
      ),
      (
        "{{list}}", "'list' is a list here and cannot stand as text [template-value]",
        "use a value that is text, a number or a link"
      ),
      (
        "{{flag}}", "'flag' is a flag here and cannot stand as text [template-value]",
        "use a value that is text, a number or a link"
      ),
      (
        "{{.}}", "'.' is an object here and cannot stand as text [template-value]",
        "use a value that is text, a number or a link"
      ),
      (
        "{{>*list}}", "'list' is a list here and cannot name a template [template-value]",
        "use a value that is text"
      ),
      (
        "{{>*misspelt}}", "no template named 'pg.html' [unknown-template]",
        "did you mean 'page.html'?"
      ),
      (
        "{{>*kind}}", "'feed.xml' makes XML and cannot stand in HTML [template-kind]",
        "values are escaped by the kind of template; write a partial of the same kind"
      ),
    ])
  func `a value that is missing or out of place is refused with its place`(
    template: String, summary: String, help: String
  ) throws {
    // The inner tag of the second case is the thirteenth character.
    let column = template.hasPrefix("{{#learner") ? 13 : 1
    #expect(
      try complaint("\n" + template, Self.values, others: ["feed.xml": ""]) == """
        theme/page.html.mustache:2:\(column): error: \(summary)
          help: \(help)
        """)
  }

  @Test func `where nothing has a name this is said`() throws {
    #expect(
      try complaint("{{a}}") == """
        theme/page.html.mustache:1:1: error: no value named 'a' here [unknown-value]
          help: nothing has a name here
        """)
  }

  @Test func `an error in a partial is placed in the partial`() throws {
    #expect(
      try complaint("\n\n{{>p.html}}", ["a": ""], others: ["p.html": "\n {{b}}"]) == """
        theme/p.html.mustache:2:2: error: no value named 'b' here [unknown-value]
          help: did you mean 'a'?
        """)
  }

  @Test func `a partial may include itself for a tree of values`() throws {
    var tree: TemplateValue = ["name": "0", "children": []]
    for depth in 1...63 { tree = ["name": .text("\(depth)"), "children": [tree]] }
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: "n", path: "n", text: "{{name}}{{#children}}({{>n}}){{/children}}")
    ])
    guard case .object(let root) = tree else { return }
    let text = String(decoding: try library.render("n", with: root), as: UTF8.self)
    #expect(text.hasPrefix("63(62(61("))
    #expect(text.hasSuffix("(1(0))" + String(repeating: ")", count: 61)))
    let deepest: TemplateObject = ["name": "64", "children": [tree]]
    #expect(try library.render("n", with: deepest).count == text.utf8.count + 4)
    let error = #expect(throws: Diagnostic.self) {
      try library.render("n", with: ["name": "65", "children": [.object(deepest)]])
    }
    #expect(error?.identifier == "template-depth")
  }

  @Test(
    arguments: [
      ("{{>page.html}}", 1),
      ("a{{>p.html}}", 1),
      ("{{<p.html}}{{/p.html}}", 1),
      ("{{<q.html}}{{$b}}{{>page.html}}{{/b}}{{/q.html}}", 1),
      ("{{$b}}{{<page.html}}{{$b}}{{/b}}{{/page.html}}{{>page.html}}{{/b}}", 1),
    ])
  func `templates that include each other without end are refused`(
    template: String, line: Int
  ) throws {
    let message = try complaint(
      template, others: ["p.html": "{{>page.html}}", "q.html": "{{$b}}{{/b}}"])
    #expect(
      message?.contains(
        "error: templates include each other more than 64 deep here [template-depth]\n"
          + "  help: look for a template that includes itself without end") == true)
  }

  @Test func `what fills a block sees the blocks around it, not itself`() throws {
    let text = try rendered(
      "{{<base}}{{$a}}({{$a}}inner{{/a}}){{/a}}{{/base}}", others: ["base": "{{$a}}{{/a}}"])
    #expect(text == "(inner)")
  }

  @Test func `a list that is shown within itself is stopped`() throws {
    let depth = 12
    let template =
      String(repeating: "{{#list}}", count: depth) + String(repeating: "{{/list}}", count: depth)
    let library = try TemplateLibrary(
      compiling: [TemplateSource(name: "a", path: "a.mustache", text: template)], stepLimit: 1000)
    let list = TemplateValue.list(Array(repeating: .flag(true), count: 30))
    let error = #expect(throws: Diagnostic.self) { try library.render("a", with: ["list": list]) }
    #expect(
      error?.description == """
        a.mustache:1:100: error: this document takes more than 1000 sections and partials [template-steps]
          help: look for a list that is shown inside itself
        """)
  }

  @Test func `a document is at most as large as the limit`() throws {
    let library = try TemplateLibrary(
      compiling: [TemplateSource(name: "a", path: "a.mustache", text: "{{#l}}{{.}}-{{/l}}")],
      outputLimit: 20)
    let ten = TemplateValue.list(Array(repeating: "a", count: 10))
    #expect(try library.render("a", with: ["l": ten]).count == 20)
    var output = Array("kept".utf8)
    let error = #expect(throws: Diagnostic.self) {
      try library.render(
        "a", with: ["l": .list(Array(repeating: "a", count: 11))], into: &output)
    }
    #expect(
      error?.description == """
        a.mustache: error: the document that this template makes is larger than allowed [template-output-size]
          help: look for a list that is shown inside itself
        """)
    #expect(output == Array("kept".utf8))
  }

  @Test func `a flag leaves the value around it in sight`() throws {
    let text = try rendered("{{#l}}{{#f}}{{.}}{{/f}}{{/l}}", ["l": ["a", "b"], "f": true])
    #expect(text == "ab")
  }

  @Test func `a page sees values of the objects around it, the innermost first`() throws {
    let text = try rendered(
      "{{#a}}{{#b}}{{x}}{{y}}{{z}}{{/b}}{{/a}}{{x}}",
      ["x": 1, "y": 1, "z": 1, "a": ["x": 2, "y": 2, "b": ["x": 3]]])
    #expect(text == "3211")
  }
}
