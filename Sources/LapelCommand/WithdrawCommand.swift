import ArgumentParser
import Foundation
import LapelDiagnostics
import LapelPortfolio
import LapelSite

/// `lapel withdraw`: takes a learner out of a showcase.
struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take a learner out of a showcase.",
    discussion: """
      Example:

        lapel withdraw amina --showcase class

      Writes 'none' under 'publish' in the learner's row, builds the site anew without any trace of the learner, and \
      lists what else has to be taken down.
      """)

  @Argument(help: "The learner's folder, as the roster writes it.")
  var folder: String

  @Option(help: "The showcase's folder.")
  var showcase = "."

  @Option(help: "Where the site is. (default: _site in the showcase's folder)")
  var output: String?

  func run() async throws {
    let console = Console.standardError
    let roster = joined(showcase, "roster.csv")
    let parts = joined(showcase, "_parts")
    do {
      guard ShowcaseReader.isShowcase(showcase) else { throw Diagnostic.noShowcase(showcase) }
      let output = output ?? joined(showcase, "_site")
      try refuseOutput(output, thatHoldsInputOf: showcase)
      guard let bytes = FileManager.default.contents(atPath: roster) else {
        throw Diagnostic.noRosterToChange(roster)
      }
      let hadSite = FileManager.default.fileExists(atPath: output)
      let addresses = addresses(console)
      let withdrawal = try Withdrawal(of: folder, from: Array(bytes), displayPath: roster)
      do {
        // The file itself where the roster is a link to it.
        let file = URL(fileURLWithPath: roster).resolvingSymlinksInPath()
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        try Data(withdrawal.roster).write(to: file, options: .atomic)
        // What only the teacher may read stays so.
        if let mode {
          try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        }
      } catch {
        throw Diagnostic.noRosterToChange(roster)
      }
      let build = ShowcaseBuild(
        work: .site, folder: showcase, output: output, moment: nil, cache: nil,
        verifier: InstalledVerifier(), progress: Progress(on: console), console: console)
      let report = try await rebuilt(build)
      report.printFindings(to: console)
      report.printResult(as: .text, to: .standardOutput)
      let site = report.showcase.settings.url?.text ?? ""
      Console.standardOutput.write(
        Self.whatElse(
          addresses.map { "\(site)learners/\($0)/" }, folder: harmless(folder),
          elsewhere: hadSite ? nil : harmless(output),
          parts: FileManager.default.fileExists(atPath: parts) ? harmless(parts) : nil))
    } catch let unusable as UnusablePortfolio {
      for diagnostic in unusable.diagnostics { console.write(diagnostic) }
      throw ExitStatus.unusable
    } catch let diagnostic as Diagnostic {
      console.write(diagnostic)
      throw ExitStatus.unusable
    }
  }

  /// The permanent names under which the learner was shown. That nobody knows them must not keep a learner in the site.
  private func addresses(_ console: Console) -> [String] {
    do throws(Diagnostic) {
      return try publishedAddresses(of: showcase).slugs(of: folder)
    } catch {
      console.write(error)
      return []
    }
  }

  private func rebuilt(_ build: ShowcaseBuild) async throws -> ShowcaseReport {
    do {
      return try await build.run()
    } catch {
      build.progress.clear()
      build.console.write(Diagnostic.stillShown(build.output))
      throw error
    }
  }

  private static func whatElse(
    _ addresses: [String], folder: String, elsewhere output: String?, parts: String?
  ) -> String {
    var text = "\n'\(folder)' is no longer shown. What this cannot reach:\n"
    text += "- Upload the site, or visitors still see the old one.\n"
    for address in addresses {
      text += "- Ask search engines and web archives to forget \(address) and all below it.\n"
    }
    if addresses.isEmpty {
      text += "- No address is on record under which the learner was shown.\n"
    }
    text += "- Downloads of showcase.csv, showcase.json and the feed, and printed certificates.\n"
    if let output {
      text +=
        "- No site was in \(output) before: one that was built elsewhere with --output still shows the learner.\n"
    }
    if let parts { text += "- The parts in \(parts), which hold pages of before: delete them.\n" }
    text += "- Copies of the site's folder, and its history where it is kept in version control."
    return text
  }
}

extension Diagnostic {
  static func stillShown(_ output: String) -> Diagnostic {
    Diagnostic(
      .error, "still-shown", at: Location(path: output),
      "consent is taken out of the roster, but this site could not be built anew and still shows the learner",
      help: "mend what the other messages say and run 'lapel build', or delete the site")
  }

  static func noShowcase(
    _ folder: String,
    help: String =
      "name the showcase's folder with --showcase, or make one with 'lapel roster from'"
  ) -> Diagnostic {
    Diagnostic(
      .error, "no-showcase", at: Location(path: folder),
      "this is no showcase: it has no showcase.yml", help: help)
  }

  static func noRosterToChange(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-write", at: Location(path: path),
      "the roster cannot be changed; nothing was done",
      help: "check that it is there and that you may write it")
  }
}
