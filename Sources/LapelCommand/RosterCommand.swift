import ArgumentParser
import Foundation
import LapelDiagnostics
import LapelPortfolio

/// `lapel roster`: starts a showcase.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Start a showcase from a list of learners.",
    subcommands: [RosterFromCommand.self])
}

/// `lapel roster from`: a showcase with everybody who is in a spreadsheet, and nobody's consent yet.
struct RosterFromCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "from",
    abstract: "Start a showcase from a spreadsheet.",
    discussion: """
      Example:

        lapel roster from students.csv --to class

      The spreadsheet is CSV with a column of names (or first and last names) and, where it has them, e-mail addresses or \
      other identities that badges were given to. Nobody is shown until you write into the roster what each agreed to.
      """)

  @Argument(help: "The spreadsheet, saved as CSV.")
  var file: String

  @Option(help: "The folder of the showcase to make.")
  var to = "showcase"

  func run() throws {
    do {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw Diagnostic.noSpreadsheet(file)
      }
      let table = try CSVTable(Array(bytes), displayPath: file)
      let learners = try RosterImport(table, displayPath: file)
      try StarterShowcase(learners: learners).write(to: to)
      let count = learners.learners.count == 1 ? "1 learner" : "\(learners.learners.count) learners"
      Console.standardOutput.write(
        """
        Made a showcase of \(count) in '\(to)'. Nobody is shown yet.
        Write into \(to)/roster.csv what each agreed to: full, initials or pseudonym. Then put badges into \
        \(to)/learners/…/backpack, or let 'lapel collect' sort them, and run
          lapel build \(to)
        """)
    } catch let diagnostic as Diagnostic {
      Console.standardError.write(diagnostic)
      throw ExitStatus.unusable
    }
  }
}

extension Diagnostic {
  static func noSpreadsheet(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-file", at: Location(path: path),
      "there is no such file, or it cannot be read",
      help: "give the path of a spreadsheet saved as CSV")
  }
}
