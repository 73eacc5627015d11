import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct MarkdownFileTests {
  private func file(_ text: String) throws(Diagnostic) -> MarkdownFile {
    try MarkdownFile(path: "narratives/a b.md", displayPath: "a b.md", bytes: Array(text.utf8))
  }

  @Test(arguments: [
    ("Text.", [], "Text.", 0),
    ("", [], "", 0),
    ("---\ntitle: A\n---\nText.", ["title"], "Text.", 3),
    ("\u{FEFF}---\r\ntitle: A\r\n---\r\nText.", ["title"], "Text.", 3),
    ("---\n---\nText.", [], "Text.", 2),
    ("---\na: |\n  --- \n  b\n--- \t\n", ["a"], "", 5),
    ("----\nText.", [], "----\nText.", 0),
    ("Text.\n---\nMore.", [], "Text.\n---\nMore.", 0),
  ])
  func `front matter is told from text`(
    text: String, keys: [String], body: String, lines: Int
  ) throws {
    let file = try file(text)
    #expect(file.fields.map(\.key) == keys)
    #expect(String(decoding: file.body, as: UTF8.self) == body)
    #expect(file.lineOffset == lines)
    #expect(file.stem == "a b")
  }

  @Test func `keys have their places in the file`() throws {
    let field = try file("---\n\n  title: A\n---").fields[0]
    #expect(field.keyPlace == YAMLPlace(line: 3, column: 3))
    #expect(field.value.place == YAMLPlace(line: 3, column: 10))
  }

  @Test(arguments: [
    (
      "---\ntitle: A\n",
      """
      a b.md:1: error: the front matter has no end [open-front-matter]
        help: end it with a line '---'
      """
    ),
    (
      "---\nA sentence.\n---\n",
      """
      a b.md:2: error: the front matter must be a group of keys [wrong-value]
        help: write 'key: value', one to a line; a line drawn in the text goes below a blank line
      """
    ),
    (
      "---\ntitle: A\n  b: c\n---\n",
      """
      a b.md:3:4: error: this is not YAML: mapping values are not allowed in this context [broken-yaml]
        help: texts with ':', '#', '*' or '@' in them go in quotes; indent with spaces, not tabs
      """
    ),
  ])
  func `broken front matter is refused with its place`(text: String, message: String) {
    #expect {
      _ = try file(text)
    } throws: { error in
      (error as? Diagnostic)?.description == message
    }
  }
}
