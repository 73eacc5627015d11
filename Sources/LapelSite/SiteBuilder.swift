import Foundation
import LapelBackpack
import LapelDiagnostics
import LapelPortfolio
import LapelTemplates

/// Turns a portfolio into the files of a site: this file reads from top to bottom as the steps.
package struct SiteBuilder: Sendable {
  private let portfolio: Portfolio
  private let verifier: VerifierModule?
  let mask: TextMask

  /// - Parameter verifier: what visitors' browsers check badges with; without it, pages say where else to check.
  package init(portfolio: Portfolio, verifier: VerifierModule? = nil) {
    self.init(
      portfolio: portfolio, verifier: verifier, mask: TextMask(PrivateAddresses(portfolio)))
  }

  init(portfolio: Portfolio, verifier: VerifierModule?, mask: TextMask) {
    self.portfolio = portfolio
    self.verifier = verifier
    self.mask = mask
  }

  /// All files of the site, in the order of their addresses, and what was noticed on the way.
  ///
  /// - Throws: the mistakes in the theme, when a template cannot be used.
  package func site() async throws(UnusablePortfolio) -> Site {
    let theme = try Theme(overrides: portfolio.themeFiles)
    let (pictures, diagnostics) = await badgePictures()
    let documents = PublishedDocuments(of: portfolio)
    let plan = await SitePlan(
      portfolio: portfolio, assets: theme.assets, badgePictures: pictures.mapValues(\.picture),
      verifier: verifier, documents: documents)
    let pages = plan.pages() + [plan.verifyPage(), plan.notFoundPage()]
    let texts = [plan.feed(), plan.robots()] + [plan.sitemap(of: pages)].compactMap(\.self)
    let frames = verifier == nil ? [] : [plan.verifierFrame()]
    let files =
      rendered(pages + texts + frames, with: theme.templates)
      + theme.assets.filesOfPortfolio + (verifier?.files ?? [])
      + filesBesidePages(pictures, documents)
      + hostFiles(theme.assets, isIndexed: portfolio.settings.publish.index)
    return Site(
      files: files.sortedByAddress,
      diagnostics: theme.diagnostics + diagnostics)
  }

  /// The files of badges, and what else of the learner's is published.
  func filesBesidePages(
    _ pictures: [String: BadgePictureFile], _ documents: PublishedDocuments
  ) -> [OutputFile] {
    documents.files
      + portfolio.badges.flatMap { $0.originalFiles() } + portfolio.badges.map(verdictFile)
      + (pictures.values.compactMap(\.output) + portfolio.attachments.map(\.file)).map(drawing)
  }
}

/// The files of a site, not yet written.
package struct Site: Sendable {
  package let files: [OutputFile]
  package let diagnostics: [Diagnostic]

  /// How many of the files are pages.
  package var pageCount: Int { LapelSite.pageCount(of: files) }
}

/// How many of the files are pages. The frame in which the verifier runs is none for people.
func pageCount(of files: [OutputFile]) -> Int {
  files.count { $0.address.path.hasSuffix(".html") && $0.address != .verifierFrame }
}

// MARK: - Pages

extension SitePlan {
  func pages() -> [Page] {
    var pages = [homePage(), allBadgesPage()]
    pages += portfolio.badges.map(badgePage)
    pages += portfolio.pages.map(narrativePage)
    if !portfolio.stacks.isEmpty { pages.append(allStacksPage()) }
    pages += portfolio.stacks.map(stackPage)
    if !portfolio.skills.isEmpty { pages.append(allSkillsPage()) }
    pages += portfolio.skills.map(skillPage)
    if !portfolio.issuers.isEmpty { pages.append(allIssuersPage()) }
    pages += portfolio.issuers.map(issuerPage)
    return pages
  }
}

extension SiteBuilder {
  func rendered(_ pages: [Page], with templates: TemplateLibrary) -> [OutputFile] {
    pages.map { page in
      OutputFile(
        page.address,
        .made { [mask] () throws(Diagnostic) in
          mask.masked(try templates.render(page.template, with: page.context()))
        })
    }
  }
}

// MARK: - Files beside pages

extension SiteBuilder {
  /// The pictures of all badges that bring one, by slug; found on all cores.
  func badgePictures() async -> ([String: BadgePictureFile], [Diagnostic]) {
    let found = await portfolio.badges.concurrentMap { [keptPictures = portfolio.keptPictures] in
      (slug: $0.slug, found: BadgePictureFile.find(for: $0, keptPictures: keptPictures))
    }
    var pictures: [String: BadgePictureFile] = [:]
    for (slug, found) in found { pictures[slug] = found.file }
    return (pictures, found.compactMap(\.found.diagnostic))
  }

  /// `verification.json`: what the build found, for programs.
  private func verdictFile(_ badge: Badge) -> OutputFile {
    OutputFile(
      .badgeFile(badge.slug, "verification.json"),
      .made { [mask] () throws(Diagnostic) in
        // The name of the learner's own file may tell more than the learner wants: the slug does not.
        let verdict = badge.assessed.json(source: badge.slug)
        return mask.masked(verdict.text(indented: true) + [UInt8(ascii: "\n")])
      })
  }

  /// A drawing says what it says in words, which are looked through like a page; any other file stays as it is.
  private func drawing(_ file: OutputFile) -> OutputFile {
    guard file.address.path.lowercased().hasSuffix(".svg") else { return file }
    return OutputFile(
      file.address,
      .made { [mask] () throws(Diagnostic) in mask.masked(try file.bytes()) })
  }
}

extension Attachment {
  /// The file as it is published.
  var file: OutputFile {
    OutputFile(
      SiteAddress(path: outputPath), .made { () throws(Diagnostic) in try publishedBytes() })
  }
}
