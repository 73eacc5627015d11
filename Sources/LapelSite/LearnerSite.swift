import LapelDiagnostics
import LapelPortfolio

/// A learner's part of a showcase.
package struct LearnerSite: Sendable {
  /// From the showcase's root.
  package let files: [OutputFile]
  package let summary: LearnerSummary
  package let diagnostics: [Diagnostic]

  /// How many of the files are pages.
  var pageCount: Int { LapelSite.pageCount(of: files) }
}

extension LearnerSite {
  /// The pages of a learner's portfolio as they stand in a showcase, without what the showcase has once for all.
  init(
    of portfolio: Portfolio, as learner: ShowcaseLearner, in showcase: Showcase, theme: Theme,
    verifier: VerifierModule?
  ) async {
    let mount = SiteMount(title: showcase.settings.title, learner: learner.slug)
    let builder = SiteBuilder(
      portfolio: portfolio, verifier: verifier,
      mask: TextMask(
        PrivateAddresses(portfolio), without: learner.secrets,
        exempt: showcase.settings.allowed + [learner.displayName]))
    let (pictures, diagnostics) = await builder.badgePictures()
    let documents = PublishedDocuments(of: portfolio)
    let plan = await SitePlan(
      portfolio: portfolio, assets: theme.assets, badgePictures: pictures.mapValues(\.picture),
      verifier: verifier, documents: documents, mount: mount)
    let pages = plan.pages()
    let files =
      builder.rendered(pages + [plan.feed()], with: theme.templates)
      + builder.filesBesidePages(pictures, documents)
    self.files = files.map { OutputFile(mount.address(of: $0.address), $0.content) }.sortedByAddress
    summary = builder.mask.masked(plan.summary(as: learner, mount: mount, pages: pages))
    self.diagnostics = diagnostics
  }
}
