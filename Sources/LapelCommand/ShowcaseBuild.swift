import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio
import LapelSite

/// Builds the site of a showcase, or a part of it, or joins the parts: `lapel build` on a folder with `showcase.yml`, and
/// `lapel join`.
struct ShowcaseBuild {
  /// What is built.
  enum Work {
    case site
    case part(PartNumber)
    /// The site, from parts that were built before.
    case join(ShowcaseParts)
  }

  let work: Work
  let folder: String
  let output: String
  /// The moment to judge badges for; nil for today.
  let moment: Timestamp.Moment?
  let cache: ResultCache?
  let verifier: InstalledVerifier
  let progress: Progress
  let console: Console

  /// - Throws: why there is nothing to build, or what stopped the build; then the old site is as it was.
  func run() async throws -> ShowcaseReport {
    let reader = ShowcaseReader(
      folder: folder, displayName: folder == "." ? "" : folder, moment: moment ?? Moment.today,
      now: Moment.today, cache: cache)
    let showcase = try await reader.showcase()
    if let finding = verifier.finding { console.write(finding) }
    // What was noted is megabytes, read while one core prepares the search for names.
    async let noted = cache?.records.record(of: output).map(BuildRecord.init) ?? BuildRecord()
    let builder = try ShowcaseBuilder(showcase: showcase, verifier: verifier.module)
    let source = ShowcaseBuilder.Source { learner in
      reader.inputs(of: learner)
    } portfolio: { learner in
      do throws(UnusablePortfolio) {
        return .success(try await portfolio(of: learner, in: showcase, reader))
      } catch {
        return .failure(error)
      }
    }
    let earlier = await noted
    let written = { @Sendable (count: Int) in
      progress.show("Writing \(count) of \(showcase.learners.count) learners")
    }
    var result = ShowcaseBuilder.Result()
    let summary = try await SiteWriter(output: output).write { staging throws(Diagnostic) in
      switch work {
      case .site:
        result = try await builder.build(
          into: &staging, from: source, earlier: earlier, progress: written)
      case .part(let number):
        result = try await builder.buildPart(
          number, by: try Self.program(), into: &staging, from: source, earlier: earlier,
          progress: written)
      case .join(let parts):
        result = try await builder.join(
          parts, by: try Self.program(), into: &staging, inputs: source.inputs, progress: written)
      }
      if result.leaks.hasErrors {
        progress.clear()
        for diagnostic in result.leaks.diagnostics { console.write(diagnostic) }
        throw Diagnostic.leaks(output)
      }
    }
    // A build that took over pages has not asked for what is known of their badges.
    cache?.keep(result.pureResults, isWhole: isOfAll && result.keptLearners == 0)
    cache?.records.keep(result.record.bytes, of: output)
    if !isPart { notePublished(result.learners, showcase) }
    progress.clear()
    return ShowcaseReport(
      work: work, showcase: showcase, result: result, summary: summary, output: output)
  }

  private var isPart: Bool { if case .part = work { true } else { false } }

  /// Whether all badges of the showcase are read.
  private var isOfAll: Bool { if case .site = work { true } else { false } }

  /// What tells this program from others, on whatever machine.
  private static func program() throws(Diagnostic) -> [String] {
    guard let digest = ProgramIdentity.contentDigest() else { throw .unknownProgram }
    return [LapelVersion.current, digest]
  }
}

extension ShowcaseBuild {
  /// A learner's portfolio, judged as one by itself would be: with a badge that began today, for this moment.
  private func portfolio(
    of learner: ShowcaseLearner, in showcase: Showcase, _ reader: ShowcaseReader
  ) async throws(UnusablePortfolio) -> LearnerPortfolio {
    let portfolio = try await reader.portfolio(of: learner, in: showcase)
    guard moment == nil, portfolio.hasBadgeThatBeganToday else {
      return LearnerPortfolio(portfolio: portfolio, isForTheDay: true)
    }
    var later = reader
    later.moment = Moment.now
    return LearnerPortfolio(
      portfolio: try await later.portfolio(of: learner, in: showcase), isForTheDay: false)
  }

  /// Keeps under which addresses learners were shown, for the day when one withdraws.
  private func notePublished(_ learners: [LearnerResult], _ showcase: Showcase) {
    let folders = Dictionary(
      showcase.learners.map { ($0.slug, $0.folder) }, uniquingKeysWith: { first, _ in first })
    do {
      let before = try publishedAddresses(of: folder)
      var published = before
      for learner in learners {
        if let folder = folders[learner.slug] { published.note(learner.slug, of: folder) }
      }
      if published != before { try published.write(in: folder) }
    } catch let diagnostic as Diagnostic {
      console.write(diagnostic)
    } catch {
      console.write(Diagnostic.notNoted(folder))
    }
  }
}

/// Under which addresses the learners of a showcase were shown.
func publishedAddresses(of folder: String) throws(Diagnostic) -> PublishedAddresses {
  try PublishedAddresses(in: folder, displayName: joined(folder, PublishedAddresses.name))
}

extension Diagnostic {
  static var unknownProgram: Diagnostic {
    Diagnostic(
      .error, "unknown-program",
      "the file of this program cannot be read, so parts could not be told from those of another one",
      help: "allow reading it")
  }

  static func leaks(_ output: String) -> Diagnostic {
    Diagnostic(
      .error, "leaks", at: Location(path: output),
      "the site was not written, since names or addresses would be shown without consent",
      help: "mend what is said above, then build again; the site is as it was before")
  }

  static func notNoted(_ folder: String) -> Diagnostic {
    Diagnostic(
      .warning, "cannot-write", at: Location(path: joined(folder, PublishedAddresses.name)),
      "cannot be written, so 'lapel withdraw' will not know these addresses",
      help: "allow writing there")
  }
}

/// What building a showcase, or a part of it, did.
struct ShowcaseReport: Report {
  let work: ShowcaseBuild.Work
  let showcase: Showcase
  let result: ShowcaseBuilder.Result
  let summary: SiteWriter.Summary
  let output: String

  /// All findings: the showcase's, then who is not shown, then those of the portfolios in the roster's order.
  var diagnostics: [Diagnostic] {
    showcase.diagnostics + showcase.hidden + result.diagnostics + result.leaks.diagnostics
  }

  var unreadableFiles: [String] { result.unreadableFiles }

  private var notShown: Int { showcase.hiddenFolders.count + result.leftOut }
  private var badgeCount: Int { result.learners.reduce(0) { $0 + $1.badgeCount } }

  var text: String {
    let learners = result.learners.count == 1 ? "1 learner" : "\(result.learners.count) learners"
    let badges = badgeCount == 1 ? "1 badge" : "\(badgeCount) badges"
    let place = harmless(output)
    let title = harmless(showcase.settings.title)
    let files =
      "\(summary.files) files in \(place), \(summary.unchanged) of them unchanged, \(summary.removed) old ones removed."
    if case .part(let number) = work {
      return """
        Built part \(number.number) of \(number.count) of the showcase \(title): \(learners), \(badges), \(result.pageCount) pages.
        \(files)
        It is not to be published: 'lapel join' makes the site when all parts are there.
        """
    }
    return """
      Built the showcase \(title): \(learners), \(badges), \(result.pageCount) pages; \(notShown) not shown.
      \(files)
      Open \(place.hasSuffix("/") ? place : place + "/")index.html to see it.
      """
  }

  var json: JSONValue {
    .object([
      ("lapel", .string(LapelVersion.current)),
      ("output", .string(output)),
      ("learners", .integer(result.learners.count)),
      ("notShown", .integer(notShown)),
      ("badges", .integer(badgeCount)),
      ("pages", .integer(result.pageCount)),
      ("files", .integer(summary.files)),
      ("unchanged", .integer(summary.unchanged)),
      ("removed", .integer(summary.removed)),
      ("unreadable", .array(result.unreadableFiles.map { .string($0) })),
      ("diagnostics", .array(diagnostics.map(\.json))),
    ])
  }
}
