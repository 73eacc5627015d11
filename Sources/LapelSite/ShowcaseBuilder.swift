import Foundation
import LapelDiagnostics
import LapelPortfolio
import LapelPrivacy
import LapelTemplates
import LapelVerification

/// Turns a showcase into a site: first each learner's pages, then, from what the summaries say, those for the whole class.
///
/// Of a learner nothing but the summary is kept once the pages are written, so that memory does not grow with the class.
package struct ShowcaseBuilder: Sendable {
  private let showcase: Showcase
  private let verifier: VerifierModule?
  private let theme: Theme
  private let leakScan: LeakScan

  /// - Throws: the mistakes in the theme, when a template cannot be used.
  package init(showcase: Showcase, verifier: VerifierModule? = nil) throws(UnusablePortfolio) {
    self.showcase = showcase
    self.verifier = verifier
    theme = try Theme(overrides: showcase.themeFiles)
    leakScan = LeakScan(showcase, ownFiles: theme.assets.ownFiles + (verifier?.files ?? []))
  }

  /// What came of building, beside the files.
  package struct Result: Sendable {
    /// Those who are in the site, in the roster's order.
    package var learners: [LearnerSummary] = []
    package var diagnostics: [Diagnostic] = []
    /// The display paths of files that hold no badge that can be read.
    package var unreadableFiles: [String] = []
    package var pageCount = 0
    /// What of that which must not appear was found in the files; with errors among it they must not be published.
    package var leaks = LeakReport([])
    /// What verifying the badges used of the cache, or worked out for it.
    package var pureResults: [PureResult] = []

    package init() {}
  }

  /// Adds the whole site to `staging`.
  ///
  /// - Parameters:
  ///   - read: reads the portfolio of a learner; one that cannot be read is left out and named.
  ///   - progress: told the number of learners whose pages are written.
  package func build(
    into staging: inout SiteStaging,
    reading read:
      @escaping @Sendable (ShowcaseLearner) async ->
      Swift.Result<
        Portfolio, UnusablePortfolio
      >,
    progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Result {
    var result = Result()
    result.diagnostics = theme.diagnostics
    // As many at a time as there are cores to work on them; their order is the roster's again.
    let atOnce = ProcessInfo.processInfo.activeProcessorCount * 2
    for start in stride(from: 0, to: showcase.learners.count, by: atOnce) {
      let slice = showcase.learners[start..<min(start + atOnce, showcase.learners.count)]
      for part in await parts(of: slice, reading: read) {
        result.diagnostics += part.diagnostics
        result.unreadableFiles += part.unreadableFiles
        result.pureResults += part.pureResults
        guard let site = part.site else { continue }
        try await staging.add(site.files, inspect: leakScan.inspect)
        result.learners.append(site.summary)
        result.pageCount += site.pageCount
      }
      progress(result.learners.count)
    }
    let files = await sharedFiles(for: result.learners)
    try await staging.add(files, inspect: leakScan.inspect)
    result.leaks = leakScan.report
    result.pageCount += pageCount(of: files)
    return result
  }

  private struct Part: Sendable {
    var site: LearnerSite?
    var diagnostics: [Diagnostic]
    var unreadableFiles: [String] = []
    var pureResults: [PureResult] = []
  }

  /// The parts of a few learners, read and planned at the same time.
  private func parts(
    of learners: ArraySlice<ShowcaseLearner>,
    reading read:
      @escaping @Sendable (ShowcaseLearner) async ->
      Swift.Result<
        Portfolio, UnusablePortfolio
      >
  ) async -> [Part] {
    await withTaskGroup(of: (Int, Part).self) { group in
      for (number, learner) in learners.enumerated() {
        group.addTask { (number, await part(of: learner, reading: read)) }
      }
      var parts: [Int: Part] = [:]
      for await (number, part) in group { parts[number] = part }
      return learners.indices.compactMap { parts[$0 - learners.startIndex] }
    }
  }

  private func part(
    of learner: ShowcaseLearner,
    reading read: @Sendable (ShowcaseLearner) async -> Swift.Result<Portfolio, UnusablePortfolio>
  ) async -> Part {
    switch await read(learner) {
    case .failure(let unusable):
      return Part(diagnostics: unusable.diagnostics + [.learnerLeftOut(learner.displayPath)])
    case .success(let portfolio):
      let site = await LearnerSite(
        of: portfolio, as: learner, in: showcase, theme: theme, verifier: verifier)
      return Part(
        site: site, diagnostics: portfolio.diagnostics + site.diagnostics,
        unreadableFiles: portfolio.unreadableFiles, pureResults: portfolio.pureResults)
    }
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
      + hostFiles(theme.assets, checkFolders: ["learners", "verify"])
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
