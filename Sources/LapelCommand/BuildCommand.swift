import ArgumentParser
import Foundation
import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelPortfolio
import LapelSite

/// `lapel build`: writes the site.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write the site of a portfolio, or of a showcase.",
    discussion: """
      Examples:

        lapel build                          the portfolio in this folder, into _site
        lapel build amina --output public    another folder, another place
        lapel build --strict                 fail when a finding is an error
        lapel build --format json            a report for programs
        lapel build class                    a folder with showcase.yml: a site of many learners
        lapel build class --part 3/8         the third of eight parts of it, for lapel join

      The old site stays as it was until the new one is whole. Files in the output folder that Lapel did \
      not write are left alone.
      """)

  @Argument(help: "The portfolio folder.")
  var directory = "."

  @Option(help: "Where the site goes. (default: _site in the portfolio folder)")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Build this part of a showcase alone, into _parts/3-of-8 for 3/8.", valueName: "number/count")
  )
  var part: PartNumber?

  @Flag(help: "End with status 1 when a finding is an error.")
  var strict = false

  @Option(help: "How the result is printed: text or json.")
  var format = ReportFormat.text

  @Option(
    help:
      "The moment to judge badges for, such as 2026-06-01 or 2026-06-01T12:00:00Z. (default: today)"
  )
  var asOf: Moment?

  @Flag(help: "Fetch nothing. (So far nothing is ever fetched.)")
  var offline = false

  @OptionGroup
  var caching: CacheOptions

  func run() async throws {
    let console = Console.standardError
    let progress = Progress(on: console)
    let folder = directory.isEmpty ? "." : directory
    let output =
      output ?? joined(folder, part.map { joined("_parts", $0.folderName) } ?? "_site")
    do {
      try refuseOutput(output, thatHoldsInputOf: folder)
      let cache = caching.cache(outside: [folder], console: console)
      progress.show("Reading \(harmless(folder))")
      let verifier = InstalledVerifier()
      if ShowcaseReader.isShowcase(folder) {
        if part != nil, self.output == nil { try makeFolder(joined(folder, "_parts")) }
        let build = ShowcaseBuild(
          work: part.map { .part($0) } ?? .site, folder: folder, output: output,
          moment: asOf?.moment, cache: cache, verifier: verifier,
          progress: progress, console: console)
        let report = try await build.run()
        report.printFindings(to: console)
        report.printResult(as: format, to: .standardOutput)
        let hasFailed = strict && report.diagnostics.contains { $0.severity == .error }
        Foundation.exit(hasFailed ? ExitStatus.findings.rawValue : 0)
      }
      if part != nil {
        throw Diagnostic.noShowcase(folder, help: "leave out --part: a portfolio is built whole")
      }
      let portfolio = try await portfolio(in: folder, cache: cache)
      cache?.keep(portfolio.pureResults)
      if let finding = verifier.finding { console.write(finding) }
      let site = try await SiteBuilder(portfolio: portfolio, verifier: verifier.module).site()
      let summary = try await SiteWriter(output: output).write(site.files) { count in
        progress.show("Writing \(count) of \(site.files.count) files")
      }
      progress.clear()
      let report = BuildReport(
        portfolio: portfolio, site: site, summary: summary, output: output)
      report.printFindings(to: console)
      report.printResult(as: format, to: .standardOutput)
      let hasFailed = strict && report.diagnostics.contains { $0.severity == .error }
      // To take a large portfolio apart, value by value, lasts; the end of the process frees all of it at once.
      Foundation.exit(hasFailed ? ExitStatus.findings.rawValue : 0)
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

  /// The portfolio, judged for the given moment or for the beginning of the day, so that building twice on one day gives the
  /// same. Only when that is too early for a badge that began today is the clock asked for the time as well.
  private func portfolio(
    in folder: String, cache: ResultCache?
  ) async throws(UnusablePortfolio) -> Portfolio {
    let displayName = folder == "." ? "" : folder
    func judged(for moment: Timestamp.Moment) async throws(UnusablePortfolio) -> Portfolio {
      try await PortfolioReader(
        folder: folder, displayName: displayName, moment: moment, cache: cache
      ).portfolio()
    }
    if let asOf { return try await judged(for: asOf.moment) }
    let portfolio = try await judged(for: Moment.today)
    return portfolio.hasBadgeThatBeganToday ? try await judged(for: Moment.now) : portfolio
  }
}

extension Portfolio {
  /// Whether the beginning of the day is too early for one of the badges, and this moment is not.
  var hasBadgeThatBeganToday: Bool {
    badges.contains { badge in
      guard let start = badge.credential.validFrom?.moment else { return false }
      return start > Moment.today && start <= Moment.now
    }
  }
}

/// The site must not take the place of what it is made from.
func refuseOutput(_ output: String, thatHoldsInputOf folder: String) throws(Diagnostic) {
  guard !output.isEmpty else { throw .noOutputName }
  let site = resolvedPath(output)
  let portfolio = resolvedPath(folder)
  let inputs = ["backpack", "narratives", "evidence", "theme", "learners"].map {
    "\(portfolio)/\($0)"
  }
  let isAroundInput = portfolio == site || portfolio.hasPrefix(site == "/" ? "/" : site + "/")
  let isInInput = inputs.contains { site == $0 || site.hasPrefix($0 + "/") }
  if isAroundInput || isInInput { throw .outputHoldsInput(output) }
}

/// Makes a folder for the user alone where there is none.
private func makeFolder(_ path: String) throws(Diagnostic) {
  if mkdir(path, 0o700) != 0, errno != EEXIST {
    throw .cannotMakeFolder(path, reason: String(cString: strerror(errno)).lowercased())
  }
}

extension PartNumber: ExpressibleByArgument {
  package init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1] else { return nil }
    self.init(number, of: count)
  }
}

/// How a command prints its result.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// A path with links followed, as far as it is there.
private func resolvedPath(_ path: String) -> String {
  var present = URL(fileURLWithPath: path)
  var missing: [String] = []
  while present.path != "/" {
    if let real = realpath(present.path, nil) {
      defer { free(real) }
      return ([String(cString: real)] + missing.reversed()).joined(separator: "/")
    }
    missing.append(present.lastPathComponent)
    present.deleteLastPathComponent()
  }
  return "/" + missing.reversed().joined(separator: "/")
}

/// The path of something in a folder.
func joined(_ folder: String, _ name: String) -> String {
  if folder == "." { return name }
  return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

extension Diagnostic {
  static var noOutputName: Diagnostic {
    Diagnostic(
      .error, "no-output-name", "the name of the output folder is empty",
      help: "name a folder after --output, or leave it out to build into _site")
  }

  static func outputHoldsInput(_ output: String) -> Diagnostic {
    Diagnostic(
      .error, "output-holds-input", at: Location(path: output),
      "the site cannot go where the portfolio itself is kept",
      help: "choose another folder with --output, or leave it out to build into _site")
  }
}
