import Foundation
import LapelBackpack
import LapelDiagnostics
import LapelPortfolio
import LapelTemplates

/// Turns a portfolio into the files of a site: this file reads from top to bottom as the steps.
package struct SiteBuilder: Sendable {
  private let portfolio: Portfolio
  private let verifier: VerifierModule?

  /// - Parameter verifier: what visitors' browsers check badges with; without it, pages say where else to check.
  package init(portfolio: Portfolio, verifier: VerifierModule? = nil) {
    self.portfolio = portfolio
    self.verifier = verifier
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
    let pages = plan.pages()
    let texts = [plan.feed(), plan.robots()] + [plan.sitemap(of: pages)].compactMap(\.self)
    let frames = verifier == nil ? [] : [plan.verifierFrame()]
    let privateAddresses = PrivateAddresses(portfolio)
    let assets = theme.assets.files + (verifier?.files ?? [])
    let files =
      rendered(pages + texts + frames, with: theme.templates, without: privateAddresses)
      + assets + documents.files
      + portfolio.badges.flatMap { $0.originalFiles() }
      + portfolio.badges.map { verdictFile($0, without: privateAddresses) }
      + (pictures.values.compactMap(\.output) + portfolio.attachments.map(attachmentFile))
      .map { drawing($0, without: privateAddresses) }
      + hostFiles(theme.assets)
    return Site(
      files: files.sorted { $0.address < $1.address },
      diagnostics: theme.diagnostics + diagnostics)
  }
}

/// The files of a site, not yet written.
package struct Site: Sendable {
  package let files: [OutputFile]
  package let diagnostics: [Diagnostic]

  /// How many of the files are pages. The frame in which the verifier runs is none for people.
  package var pageCount: Int {
    files.count { $0.address.path.hasSuffix(".html") && $0.address != .verifierFrame }
  }
}

// MARK: - Pages

extension SitePlan {
  func pages() -> [Page] {
    var pages = [homePage(), allBadgesPage(), verifyPage(), notFoundPage()]
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
  private func rendered(
    _ pages: [Page], with templates: TemplateLibrary, without privateAddresses: PrivateAddresses
  ) -> [OutputFile] {
    pages.map { page in
      OutputFile(
        page.address,
        .made { () throws(Diagnostic) in
          privateAddresses.masked(try templates.render(page.template, with: page.context()))
        })
    }
  }
}

// MARK: - Files beside pages

extension SiteBuilder {
  /// The pictures of all badges that bring one, by slug; found on all cores.
  private func badgePictures() async -> ([String: BadgePictureFile], [Diagnostic]) {
    let found = await portfolio.badges.concurrentMap { [keptPictures = portfolio.keptPictures] in
      (slug: $0.slug, found: BadgePictureFile.find(for: $0, keptPictures: keptPictures))
    }
    var pictures: [String: BadgePictureFile] = [:]
    for (slug, found) in found { pictures[slug] = found.file }
    return (pictures, found.compactMap(\.found.diagnostic))
  }

  /// `verification.json`: what the build found, for programs.
  private func verdictFile(
    _ badge: Badge, without privateAddresses: PrivateAddresses
  ) -> OutputFile {
    OutputFile(
      .badgeFile(badge.slug, "verification.json"),
      .made { () throws(Diagnostic) in
        // The name of the learner's own file may tell more than the learner wants: the slug does not.
        let verdict = badge.assessed.json(source: badge.slug)
        return privateAddresses.masked(verdict.text(indented: true) + [UInt8(ascii: "\n")])
      })
  }

  /// A drawing says what it says in words, which are looked through like a page; any other file stays as it is.
  private func drawing(
    _ file: OutputFile, without privateAddresses: PrivateAddresses
  ) -> OutputFile {
    guard file.address.path.lowercased().hasSuffix(".svg") else { return file }
    return OutputFile(
      file.address, .made { () throws(Diagnostic) in privateAddresses.masked(try file.bytes()) })
  }

  private func attachmentFile(_ attachment: Attachment) -> OutputFile {
    OutputFile(
      SiteAddress(path: attachment.outputPath),
      .made { () throws(Diagnostic) in try attachment.publishedBytes() })
  }

  /// Files that hosts read: no Jekyll on GitHub Pages, and headers where a host takes them from a file.
  private func hostFiles(_ assets: SiteAssets) -> [OutputFile] {
    var headers = """
      /*
        X-Content-Type-Options: nosniff
        Referrer-Policy: strict-origin-when-cross-origin
        Content-Security-Policy: frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'

      """
    headers += "/badges/*\n  Content-Security-Policy: \(BrowserAccess.anyIssuer.policy)\n"
    headers += "/verify/*\n  Content-Security-Policy: \(BrowserAccess.anyIssuer.policy)\n"
    headers += "/verifier/*\n  Content-Security-Policy: \(VerifierFramePolicy.inHeaders)\n"
    if assets.areNamedByContent {
      headers += "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    }
    return [
      OutputFile(SiteAddress(path: ".nojekyll"), .bytes([])),
      OutputFile(SiteAddress(path: "_headers"), .bytes(Array(headers.utf8))),
    ]
  }
}
