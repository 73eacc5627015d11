import LapelDiagnostics
import LapelTemplates
import Testing

@Suite struct TemplateLibraryTests {
  @Test func `the errors of all templates are reported, in the order of files and places`() {
    let found = complaints(
      "{{#a}}\n{{>nowhere}}{{/b}}",
      others: ["b.html": "<p {{v}}>\n<!-- {{v}} -->{{>nowhere}}", "c.html": "{{", "d.css": "{{a}}"])
    #expect(
      found.map { $0.split(separator: "\n")[0] } == [
        "theme/page.html.mustache:1:1: error: '{{#a}}' is not ended [template-unclosed-section]",
        "theme/page.html.mustache:2:13: error: '{{/b}}' ends nothing that is open [template-stray-end]",
        "theme/b.html.mustache:1:4: error: '{{v}}' cannot stand in a tag outside an attribute's value [template-position]",
        "theme/b.html.mustache:2:6: error: '{{v}}' cannot stand in a comment or declaration [template-position]",
        "theme/b.html.mustache:2:15: error: no template named 'nowhere' [unknown-template]",
        "theme/c.html.mustache:1:1: error: the tag that begins here with '{{' has no end [template-unclosed-tag]",
        "theme/d.css.mustache: error: the name 'd.css' does not say what kind of document this makes [template-kind]",
      ])
  }

  @Test func `a kind of document that is unknown is refused`() {
    #expect(
      complaints("", name: "style.css") == [
        """
        theme/style.css.mustache: error: the name 'style.css' does not say what kind of document this makes [template-kind]
          help: let it end in '.html', '.xml', '.svg' or '.txt'
        """
      ])
    #expect(complaints("", name: "folder.css/page") == [])
  }

  @Test func `two templates of one name are refused`() {
    #expect(
      complaints("", others: ["page.html": ""]) == [
        """
        theme/page.html.mustache: error: the template 'page.html' comes twice, first from theme/page.html.mustache [template-repeated]
          help: remove or rename one of the two
        """
      ])
  }

  @Test func `a template that is not there cannot be rendered`() throws {
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: "badge.html", path: "b", text: ""),
      TemplateSource(name: "all.html", path: "a", text: ""),
    ])
    #expect(library.names == ["all.html", "badge.html"])
    let error = #expect(throws: Diagnostic.self) { try library.render("bagde.html", with: [:]) }
    #expect(
      error?.description == """
        error: no template named 'bagde.html' [unknown-template]
          help: did you mean 'badge.html'?
        """)
  }

  @Test func `a document is appended to what is there`() throws {
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: "a", path: "a", text: "{{v}}")
    ])
    var output = Array("kept ".utf8)
    try library.render("a", with: ["v": 1], into: &output)
    #expect(output == Array("kept 1".utf8))
  }

  @Test func `many tasks render from one library and get the same bytes`() async throws {
    let library = try TemplateLibrary(compiling: [
      TemplateSource(name: "a", path: "a", text: "{{#l}}<p>{{n}} {{>b}}</p>{{/l}}"),
      TemplateSource(name: "b", path: "b", text: "{{n}}{{t}}"),
    ])
    let list = TemplateValue.list((0..<50).map { ["n": .number($0)] })
    let expected = try library.render("a", with: ["l": list, "t": "<"])
    let pages = await withTaskGroup(of: [UInt8]?.self) { group in
      for _ in 0..<40 {
        group.addTask { try? library.render("a", with: ["l": list, "t": "<"]) }
      }
      return await group.reduce(into: [[UInt8]?]()) { $0.append($1) }
    }
    #expect(pages == Array(repeating: expected, count: 40))
  }
}
