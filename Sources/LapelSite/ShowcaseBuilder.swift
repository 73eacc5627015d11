import Foundation
import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio
import LapelPrivacy
import LapelTemplates
import LapelVerification

/// Turns a showcase into a site: first each learner's pages, then, from what the summaries say, those for the whole class.
///
/// Of a learner nothing but the result is kept once the pages are written, so that memory does not grow with the badges. What an
/// earlier build made from the same is taken over as it is.
package struct ShowcaseBuilder: Sendable {
  private let showcase: Showcase
  private let verifier: VerifierModule?
  private let theme: Theme
  private let leakScan: LeakScan
  /// The key of what all learners have in common.
  private let key: BuildKey

  /// - Throws: the mistakes in the theme, when a template cannot be used.
  package init(showcase: Showcase, verifier: VerifierModule? = nil) throws(UnusablePortfolio) {
    self.showcase = showcase
    self.verifier = verifier
    theme = try Theme(overrides: showcase.themeFiles)
    leakScan = LeakScan(showcase, ownFiles: theme.assets.ownFiles + (verifier?.files ?? []))
    key = showcase.key(verifier: verifier)
  }

  /// Where portfolios come from.
  package struct Source: Sendable {
    /// SHA-256 over a learner's folder; nil when nobody can say whether it is the same another time.
    package var inputs: @Sendable (ShowcaseLearner) -> [UInt8]?
    /// The portfolio of a learner; one that cannot be read is left out and named.
    var portfolio:
      @Sendable (ShowcaseLearner) async -> Swift.Result<LearnerPortfolio, UnusablePortfolio>

    package init(
      inputs: @escaping @Sendable (ShowcaseLearner) -> [UInt8]?,
      portfolio:
        @escaping @Sendable (ShowcaseLearner) async ->
        Swift.Result<
          LearnerPortfolio, UnusablePortfolio
        >
    ) {
      self.inputs = inputs
      self.portfolio = portfolio
    }
  }

  /// What came of building, beside the files.
  package struct Result: Sendable {
    /// Those who are in the site, in the roster's order.
    package var learners: [LearnerResult] = []
    package var diagnostics: [Diagnostic] = []
    /// How many learners are left out, since their portfolios cannot be read.
    package var leftOut = 0
    /// The display paths of files that hold no badge that can be read.
    package var unreadableFiles: [String] = []
    package var pageCount = 0
    /// What of that which must not appear was found in the files; with errors among it they must not be published.
    package var leaks = LeakReport([])
    /// What verifying the badges used of the cache, or worked out for it.
    package var pureResults: [PureResult] = []
    /// How many learners' pages were taken over from an earlier build.
    package var keptLearners = 0
    /// What to give the next build as the earlier one's.
    package var record = BuildRecord()
    fileprivate var leaksOfLearners: [Leak] = []

    package init() {}
  }

  /// Adds the whole site to `staging`.
  ///
  /// - Parameters:
  ///   - earlier: what the build of the site that is there noted.
  ///   - progress: told the number of learners whose pages are written.
  package func build(
    into staging: inout SiteStaging, from source: Source, earlier: BuildRecord = BuildRecord(),
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Result {
    var result = Result()
    result.diagnostics = theme.diagnostics + leakScan.diagnostics
    var summaries: [RecordedSummary] = []
    try await addLearners(
      showcase.learners[...], from: source, earlier: earlier, to: &staging, &result, progress
    ) { _, part, _ in
      if let summary = part.summary { summaries.append(summary) }
    }
    try await addSharedPages(summaries, earlier: earlier, to: &staging, &result)
    return result
  }

  /// Adds one part of the site to `staging`: the pages of its learners, and what `join` needs to know of them.
  ///
  /// - Parameter program: what tells this program from others: only parts of one program are joined.
  package func buildPart(
    _ number: PartNumber, by program: [String], into staging: inout SiteStaging,
    from source: Source, earlier: BuildRecord = BuildRecord(),
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Result {
    var result = Result()
    result.diagnostics = theme.diagnostics + leakScan.diagnostics
    var learners: [ShowcasePart.Learner] = []
    try await addLearners(
      number.slice(of: showcase.learners), from: source, earlier: earlier, to: &staging, &result,
      progress
    ) { learner, part, staging throws(Diagnostic) in
      learners.append(
        ShowcasePart.Learner(
          folder: learner.folder, key: Hex.encode(part.key.digest), result: part.result,
          summary: try part.summary?.value(),
          diagnostics: part.result == nil ? part.diagnostics : [],
          files: part.paths.compactMap { path in
            staging.byteCount(of: path).map {
              ShowcasePart.File(address: SiteAddress(path: path), byteCount: $0)
            }
          }))
    }
    result.leaks = LeakReport(result.leaksOfLearners)
    let summary = ShowcasePart(program: program, part: number, showcase: key, learners: learners)
    try await staging.add([OutputFile(ShowcasePart.address, .bytes(summary.bytes))])
    return result
  }

  /// Adds the whole site to `staging`, from the parts that other builds made of it: the same as one build would write.
  ///
  /// - Parameter inputs: SHA-256 over a learner's folder, to see that it is still what the part was built from.
  /// - Throws: which part is missing, or was built from something else, so that nothing is joined.
  package func join(
    _ parts: ShowcaseParts, by program: [String], into staging: inout SiteStaging,
    inputs: @escaping @Sendable (ShowcaseLearner) -> [UInt8]?,
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Result {
    var result = Result()
    result.diagnostics = theme.diagnostics + leakScan.diagnostics
    var summaries: [RecordedSummary] = []
    for number in parts.numbers {
      let part = try parts.part(number)
      let learners = Array(number.slice(of: showcase.learners))
      guard part.program == program else { throw parts.stale(number, .anotherProgram) }
      guard part.showcase == Hex.encode(key.digest),
        part.learners.map(\.folder) == learners.map(\.folder)
      else { throw parts.stale(number, .anotherShowcase) }
      let keys = await learners.concurrentMap { [key] learner in
        Hex.encode(learner.key(inputs: inputs(learner) ?? [], in: key).digest)
      }
      for (learner, key) in zip(part.learners, keys) where learner.key != key {
        throw parts.stale(number, .changedLearner(learner.folder))
      }
      for learner in part.learners {
        result.add(learner.result, learner.diagnostics)
        if let summary = learner.summary { summaries.append(RecordedSummary(summary)) }
      }
      // What is in them was looked through when they were made.
      try await staging.add(part.learners.flatMap { $0.files.map { parts.file($0, of: number) } })
      progress(result.learners.count)
    }
    try await addSharedPages(summaries, earlier: BuildRecord(), to: &staging, &result)
    return result
  }
}

extension ShowcaseBuilder.Result {
  /// Adds what came of a learner; of one that is left out, why.
  fileprivate mutating func add(_ learner: LearnerResult?, _ diagnostics: [Diagnostic]) {
    self.diagnostics += diagnostics
    guard let learner else {
      leftOut += 1
      return
    }
    self.diagnostics += learner.diagnostics
    unreadableFiles += learner.unreadableFiles
    learners.append(learner)
    pageCount += learner.pageCount
    leaksOfLearners += learner.leaks
  }
}

// MARK: - Learners

extension ShowcaseBuilder {
  /// What became of a learner.
  private struct Part: Sendable {
    /// Nil for one that is left out.
    var result: LearnerResult?
    var summary: RecordedSummary?
    /// Why the learner is left out.
    var diagnostics: [Diagnostic] = []
    var pureResults: [PureResult] = []
    /// What it was made from.
    var key: BuildKey
    /// Whether the key says all: the part could not be another one tomorrow from the same folder.
    var isLasting = false
    var isKept = false
    /// The files of a part that is made.
    var files: [OutputFile] = []
    /// All files of the part, by their bytes.
    var paths: [String] = []
    /// To note for the next build.
    var recorded: BuildRecord.Part?
  }

  /// Adds the pages of learners.
  ///
  /// - Parameter note: told each of them with what became of it, in the roster's order.
  private func addLearners(
    _ learners: ArraySlice<ShowcaseLearner>, from source: Source, earlier: BuildRecord,
    to staging: inout SiteStaging, _ result: inout Result, _ progress: @Sendable (Int) -> Void,
    note: (ShowcaseLearner, Part, SiteStaging) throws(Diagnostic) -> Void
  ) async throws(Diagnostic) {
    // As many at a time as keep all cores at work; their order is the roster's again.
    let atOnce = ProcessInfo.processInfo.activeProcessorCount * 8
    let present = staging.present
    func slice(from start: Int) -> ArraySlice<ShowcaseLearner> {
      learners[min(start, learners.endIndex)..<min(start + atOnce, learners.endIndex)]
    }
    var coming = await parts(of: slice(from: learners.startIndex), from: source, earlier, present)
    for start in stride(from: learners.startIndex, to: learners.endIndex, by: atOnce) {
      // Those after them are read while these are written, so that no core waits.
      async let next = parts(of: slice(from: start + atOnce), from: source, earlier, present)
      let parts = try await written(coming, of: slice(from: start), into: &staging)
      coming = await next
      for (learner, part) in zip(slice(from: start), parts) {
        result.add(part.result, part.diagnostics)
        result.pureResults += part.pureResults
        if part.isKept { result.keptLearners += 1 }
        if let recorded = part.recorded { result.record.note(recorded, as: learner.slug) }
        try note(learner, part, staging)
      }
      progress(result.learners.count)
    }
  }

  /// The parts of a few learners, read and planned at the same time.
  private func parts(
    of learners: ArraySlice<ShowcaseLearner>, from source: Source, _ earlier: BuildRecord,
    _ present: PresentFiles
  ) async -> [Part] {
    await withTaskGroup(of: (Int, Part).self) { group in
      for (number, learner) in learners.enumerated() {
        group.addTask {
          (number, await part(of: learner, from: source, earlier: earlier, present))
        }
      }
      var parts: [Int: Part] = [:]
      for await (number, part) in group { parts[number] = part }
      return learners.indices.compactMap { parts[$0 - learners.startIndex] }
    }
  }

  /// The parts with what writing their files found.
  private func written(
    _ coming: [Part], of learners: ArraySlice<ShowcaseLearner>, into staging: inout SiteStaging
  ) async throws(Diagnostic) -> [Part] {
    var parts = coming
    func learner(_ index: Int) -> ShowcaseLearner { learners[learners.startIndex + index] }
    for part in parts where part.isKept { try staging.keep(part.paths) }
    try await staging.add(parts.flatMap(\.files), inspect: leakScan.inspect)
    let leaks = leakScan.takeLeaks()
    for index in parts.indices where !parts[index].isKept {
      guard let slug = parts[index].result?.slug else { continue }
      let folder = SiteMount.folder(of: slug)
      parts[index].result?.leaks = leaks.filter { $0.path.hasPrefix(folder) }
      parts[index].files = []
      if parts[index].isLasting, let result = parts[index].result,
        let summary = parts[index].summary, let stamp = staging.stamp(of: parts[index].paths)
      {
        parts[index].recorded = BuildRecord.Part(
          key: recordKey(of: learner(index), parts[index].key), stamp: stamp,
          result: recorded(result), summary: summary.bytes)
      }
    }
    return parts
  }

  private func part(
    of learner: ShowcaseLearner, from source: Source, earlier: BuildRecord, _ present: PresentFiles
  ) async -> Part {
    let inputs = source.inputs(learner)
    let key = learner.key(inputs: inputs ?? [], in: self.key)
    if inputs != nil, let part = keptPart(of: learner, key, earlier, present) { return part }
    switch await source.portfolio(learner) {
    case .failure(let unusable):
      return Part(
        diagnostics: unusable.diagnostics + [.learnerLeftOut(learner.displayPath)], key: key)
    case .success(let read):
      let portfolio = read.portfolio
      let site = await LearnerSite(
        of: portfolio, as: learner, in: showcase, theme: theme, verifier: verifier)
      return Part(
        result: LearnerResult(
          slug: learner.slug, badgeCount: site.summary.badges.count, pageCount: site.pageCount,
          diagnostics: portfolio.diagnostics + site.diagnostics,
          unreadableFiles: portfolio.unreadableFiles, leaks: []),
        summary: RecordedSummary(site.summary),
        pureResults: portfolio.pureResults, key: key,
        // Somebody may have changed the folder meanwhile.
        isLasting: read.isForTheDay && inputs != nil && source.inputs(learner) == inputs,
        files: site.files, paths: site.files.map(\.address.path))
    }
  }

  /// The key under which a learner's part is noted. Findings name files as the user does.
  private func recordKey(of learner: ShowcaseLearner, _ key: BuildKey) -> BuildKey {
    BuildKey([key.digest, Array(learner.displayPath.utf8)])
  }

  /// The part as an earlier build wrote it, when it is still there, and was made from the same.
  private func keptPart(
    of learner: ShowcaseLearner, _ key: BuildKey, _ earlier: BuildRecord, _ present: PresentFiles
  ) -> Part? {
    guard let recorded = earlier.part(learner.slug, madeFrom: recordKey(of: learner, key)) else {
      return nil
    }
    let places = present.places(below: SiteMount.folder(of: learner.slug))
    guard present.stamp(of: places) == recorded.stamp,
      let result = result(LearnerResult.self, recordedAs: recorded.result)
    else { return nil }
    return Part(
      result: result, summary: RecordedSummary(bytes: recorded.summary), key: key, isLasting: true,
      isKept: true, paths: present.paths(at: places), recorded: recorded)
  }
}

// MARK: - The class

extension ShowcaseBuilder {
  /// Adds the pages for the whole class, which are made from nothing but the showcase and the learners' results.
  private func addSharedPages(
    _ summaries: [RecordedSummary], earlier: BuildRecord, to staging: inout SiteStaging,
    _ result: inout Result
  ) async throws(Diagnostic) {
    let key = sharedKey(summaries.map(\.digest))
    let own = try await keptClass(madeFrom: key, earlier, in: &staging, &result.record)
    let shared =
      if let own { own } else {
        try await madeClass(of: summaries, key, into: &staging, &result.record)
      }
    result.pageCount += shared.pageCount
    result.leaks = LeakReport(result.leaksOfLearners + shared.leaks)
  }

  /// The pages as an earlier build wrote them, when they are still there, and were made from the same.
  private func keptClass(
    madeFrom key: BuildKey, _ earlier: BuildRecord, in staging: inout SiteStaging,
    _ record: inout BuildRecord
  ) async throws(Diagnostic) -> ClassResult? {
    let present = staging.present.places(where: { !SiteMount.isLearners($0) })
    guard let recorded = earlier.part("", madeFrom: key),
      staging.present.stamp(of: present) == recorded.stamp,
      let result = result(ClassResult.self, recordedAs: recorded.result)
    else { return nil }
    try staging.keep(staging.present.paths(at: present))
    record.note(recorded, as: "")
    return result
  }

  private func madeClass(
    of summaries: [RecordedSummary], _ key: BuildKey, into staging: inout SiteStaging,
    _ record: inout BuildRecord
  ) async throws(Diagnostic) -> ClassResult {
    let learners = await summaries.concurrentMap { summary in
      Swift.Result { () throws(Diagnostic) in try summary.value() }
    }
    var read: [LearnerSummary] = []
    for learner in learners { read.append(try learner.get()) }
    let files = await sharedFiles(for: read)
    try await staging.add(files, inspect: leakScan.inspect)
    let result = ClassResult(pageCount: pageCount(of: files), leaks: leakScan.takeLeaks())
    let paths = files.map(\.address.path).sorted(by: bytesPrecede)
    if let stamp = staging.stamp(of: paths) {
      record.note(BuildRecord.Part(key: key, stamp: stamp, result: recorded(result)), as: "")
    }
    return result
  }

  /// The key of the pages for the class.
  private func sharedKey(_ summaries: [[UInt8]]) -> BuildKey {
    let attachments = showcase.attachments.flatMap { attachment in
      [Array(attachment.outputPath.utf8), (try? attachment.publishedBytes()) ?? []]
    }
    return BuildKey([
      key.digest,
      // The description of a value of values says all that is in it, in one order.
      Array(String(describing: showcase.introduction).utf8), BuildKey(attachments).digest,
      BuildKey(summaries).digest,
    ])
  }

  /// The files for the whole class.
  private func sharedFiles(for learners: [LearnerSummary]) async -> [OutputFile] {
    let plan = await ShowcasePlan(
      showcase: showcase, learners: learners, theme: theme, verifier: verifier)
    let pages = plan.pages()
    let frames = verifier == nil ? [] : [plan.base.verifierFrame()]
    let texts = [plan.feed(), plan.base.robots()] + [plan.sitemap(of: pages)].compactMap(\.self)
    return (pages + texts + frames).map { page in
      OutputFile(
        page.address,
        .made { [theme] () throws(Diagnostic) in
          try theme.templates.render(page.template, with: page.context())
        })
    } + theme.assets.files + (verifier?.files ?? []) + showcase.attachments.map(\.file)
      + [plan.searchIndex(), plan.exportTable(), plan.exportJSON()]
      + hostFiles(
        theme.assets, isIndexed: showcase.settings.index, checkFolders: ["learners", "verify"])
  }
}

extension ShowcasePlan {
  /// The list of all pages for search engines, the learners' too.
  fileprivate func sitemap(of pages: [Page]) -> Page? {
    guard links.siteURL != nil else { return nil }
    let own = pages.map(\.address).filter { $0 != .notFound && $0 != .certificates }
    let addresses =
      showcase.settings.index ? own + index.learners.flatMap(\.pages) : []
    return Page(.sitemap, template: "sitemap.xml") {
      [
        "pages": .objects(
          addresses.map { ["address": .link(links.canonicalAddress(of: $0))] })
      ]
    }
  }
}

extension Diagnostic {
  static func learnerLeftOut(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "left-out", at: Location(path: path),
      "this portfolio cannot be read, so the learner is left out; the others are shown",
      help: "mend what is said above, then build again")
  }
}
