import LapelDiagnostics
import LapelLinkedData
import Testing

@testable import LapelCommand

@Suite struct BuildReportTests {
  @Test func `a finding has the members that it has values for`() {
    let short = Diagnostic(.note, "known", "it is")
    #expect(
      short.json
        == .object([
          ("severity", .string("note")), ("identifier", .string("known")),
          ("summary", .string("it is")),
        ]))
    let long = Diagnostic(
      .error, "unknown-badge", at: Diagnostic.Location(path: "a.md", line: 4, column: 8),
      "no badge", help: "look")
    #expect(
      long.json
        == .object([
          ("severity", .string("error")), ("identifier", .string("unknown-badge")),
          ("path", .string("a.md")), ("line", .integer(4)), ("column", .integer(8)),
          ("summary", .string("no badge")), ("help", .string("look")),
        ]))
  }
}

@Suite struct BuildCommandTests {
  @Test func `places that cannot be used are named`() {
    #expect(
      Diagnostic.outputHoldsInput("p/backpack").description == """
        p/backpack: error: the site cannot go where the portfolio itself is kept [output-holds-input]
          help: choose another folder with --output, or leave it out to build into _site
        """)
    #expect(
      Diagnostic.noOutputName.description == """
        error: the name of the output folder is empty [no-output-name]
          help: name a folder after --output, or leave it out to build into _site
        """)
  }
}
