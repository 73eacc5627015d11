import LapelDiagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test func `a finding is printed with its place, its kind and what to do`() {
    let diagnostic = Diagnostic(
      .error, "unknown-badge", at: .init(path: "narratives/robotics.md", line: 4, column: 8),
      "no badge named 'robotics-2' in the backpack", help: "did you mean 'robotics-1'?")
    #expect(
      diagnostic.description == """
        narratives/robotics.md:4:8: error: no badge named 'robotics-2' in the backpack [unknown-badge]
          help: did you mean 'robotics-1'?
        """)
  }

  @Test(
    arguments: [
      (nil, "warning: w [w-id]"),
      (Diagnostic.Location(path: "lapel.yml"), "lapel.yml: warning: w [w-id]"),
      (Diagnostic.Location(path: "lapel.yml", line: 2), "lapel.yml:2: warning: w [w-id]"),
      (Diagnostic.Location(path: "a:b", line: 2, column: 1), "a:b:2:1: warning: w [w-id]"),
      (Diagnostic.Location(path: "lapel.yml", column: 7), "lapel.yml: warning: w [w-id]"),
    ] as [(Diagnostic.Location?, String)])
  func `what is not known of the place is left out`(location: Diagnostic.Location?, text: String) {
    #expect(Diagnostic(.warning, "w-id", at: location, "w").description == text)
  }

  @Test func `severities are printed as their names`() {
    let printed = Diagnostic.Severity.allCases.map { Diagnostic($0, "id", "s").description }
    #expect(printed == ["error: s [id]", "warning: s [id]", "note: s [id]"])
  }
}
