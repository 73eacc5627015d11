import LapelDiagnostics

/// What is wrong with the content of a file, before anybody says which file.
///
/// The wordings are static factories in the files that find the flaws.
package struct FileFlaw: Error, Sendable, Hashable {
  package var severity: Diagnostic.Severity
  package var identifier: String
  /// What is, in one line, without a full stop.
  package var summary: String
  package var help: String?
  /// Counted from 1, when the flaw is at a place in a text file.
  package var line: Int?
  package var column: Int?

  package init(
    _ severity: Diagnostic.Severity, _ identifier: String, _ summary: String,
    help: String? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.summary = summary
    self.help = help
    self.line = line
    self.column = column
  }

  /// A flaw by which something is lost: an error.
  package init(
    _ identifier: String, _ summary: String, help: String? = nil, line: Int? = nil,
    column: Int? = nil
  ) {
    self.init(.error, identifier, summary, help: help, line: line, column: column)
  }

  /// The flaw as it is told to people: `path` is the file's path as the user gave it.
  package func diagnostic(at path: String) -> Diagnostic {
    Diagnostic(
      severity, identifier,
      at: Diagnostic.Location(path: path, line: line, column: column), summary, help: help)
  }
}
