/// One thing that is wrong, or worth knowing, about what the user gave: where it is, what it is, what to do.
///
/// Printed it reads
///
/// ```
/// narratives/robotics.md:4:8: error: no badge named 'robotics-2' in the backpack [unknown-badge]
///   help: did you mean 'robotics-1'?
/// ```
///
/// Each wording exists once, as a static factory in the file that finds the problem.
package struct Diagnostic: Error, Sendable, Hashable, Codable {
  /// How much it matters. `error`: something the user asked for is missing from the result.
  /// `warning`: the result is whole but may not be what was meant. `note`: good to know.
  package enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
    case error, warning, note
  }

  /// Where it is: the path as the user gave it; line and column count from 1, the column in Unicode scalars.
  package struct Location: Sendable, Hashable, Codable {
    package var path: String
    package var line: Int?
    package var column: Int?

    package init(path: String, line: Int? = nil, column: Int? = nil) {
      self.path = path
      self.line = line
      self.column = column
    }
  }

  package var severity: Severity
  /// A stable name of the kind of problem, in kebab case: `unknown-badge`.
  package var identifier: String
  package var location: Location?
  /// What is, in one line, without a full stop.
  package var summary: String
  /// What to do about it.
  package var help: String?

  package init(
    _ severity: Severity, _ identifier: String, at location: Location? = nil, _ summary: String,
    help: String? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.location = location
    self.summary = summary
    self.help = help
  }
}

extension Diagnostic: CustomStringConvertible {
  package var description: String {
    var text = ""
    if let location { text += "\(location): " }
    text += "\(severity.rawValue): \(summary) [\(identifier)]"
    if let help { text += "\n  help: \(help)" }
    return text
  }
}

extension Diagnostic.Location: CustomStringConvertible {
  package var description: String {
    var text = path
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    return text
  }
}
