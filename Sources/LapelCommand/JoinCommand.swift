import ArgumentParser
import Foundation
import LapelDiagnostics
import LapelPortfolio
import LapelSite

/// `lapel join`: makes the site of a showcase from the parts that `lapel build --part` wrote.
struct JoinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Write the site of a showcase from its parts.",
    discussion: """
      Examples:

        lapel build class --part 1/2         the learners in two parts, on two machines perhaps
        lapel build class --part 2/2
        lapel join class                     the site, from class/_parts into class/_site

      The site is the same as 'lapel build class' would write. A part that is missing, or that was built from \
      something else than what is there now, is named, and nothing is written.
      """)

  @Argument(help: "The showcase folder.")
  var directory = "."

  @Option(help: "The folder with the parts. (default: _parts in the showcase folder)")
  var parts: String?

  @Option(help: "Where the site goes. (default: _site in the showcase folder)")
  var output: String?

  @Flag(help: "End with status 1 when a finding is an error.")
  var strict = false

  @Option(help: "How the result is printed: text or json.")
  var format = ReportFormat.text

  @Option(
    help: "The moment that badges were judged for, as it was given for the parts. (default: today)")
  var asOf: Moment?

  func run() async throws {
    let console = Console.standardError
    let progress = Progress(on: console)
    let folder = directory.isEmpty ? "." : directory
    let output = output ?? joined(folder, "_site")
    do {
      try refuseOutput(output, thatHoldsInputOf: folder)
      guard ShowcaseReader.isShowcase(folder) else {
        throw Diagnostic.noShowcase(folder, help: "give the folder of a showcase")
      }
      // What a part is made again with, so that it belongs to the others.
      let again =
        ["lapel", "build", shellWord(folder)] + (asOf.map { ["--as-of", $0.text] } ?? [])
      let build = ShowcaseBuild(
        work: .join(
          try ShowcaseParts(
            in: parts ?? joined(folder, "_parts"), madeBy: again.joined(separator: " "))),
        folder: folder, output: output, moment: asOf?.moment, cache: nil,
        verifier: InstalledVerifier(), progress: progress, console: console)
      let report = try await build.run()
      report.printFindings(to: console)
      report.printResult(as: format, to: .standardOutput)
      if strict, report.diagnostics.contains(where: { $0.severity == .error }) {
        throw ExitStatus.findings
      }
    } catch let unusable as UnusablePortfolio {
      progress.clear()
      for diagnostic in unusable.diagnostics { console.write(diagnostic) }
      throw ExitStatus.unusable
    } catch let diagnostic as Diagnostic {
      progress.clear()
      console.write(diagnostic)
      throw ExitStatus.unusable
    }
  }
}

/// A word of a call as a shell takes it for one word.
private func shellWord(_ word: String) -> String {
  let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+:,@%"
  if !word.isEmpty, word.allSatisfy({ plain.contains($0) }) { return word }
  let escaped = word.map { "\\\"$`".contains($0) ? "\\\($0)" : "\($0)" }
  return "\"\(escaped.joined())\""
}
