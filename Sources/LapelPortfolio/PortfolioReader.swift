import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelVerification

/// Reads a portfolio folder: design.md, section 3.
package struct PortfolioReader: Sendable {
  package var folder: String
  package var displayName: String
  package var limits: BackpackLimits
  /// The moment for which badges are judged.
  package var moment: Timestamp.Moment
  /// What earlier runs worked out.
  package var cache: ResultCache?
  private let verifier: Verifier

  /// - Parameters:
  ///   - folder: the folder, absolute or relative to the current one.
  ///   - displayName: what stands before the paths in diagnostics; nothing when empty.
  ///   - limits: how much the files of the backpack may ask for.
  ///   - moment: for which badges are judged.
  ///   - cache: what earlier runs worked out, so that this one need not do it again.
  ///   - verifier: shared by the portfolios of a showcase.
  package init(
    folder: String, displayName: String = "", limits: BackpackLimits = BackpackLimits(),
    moment: Timestamp.Moment, cache: ResultCache? = nil, verifier: Verifier = Verifier()
  ) {
    self.folder = folder
    self.displayName = displayName
    self.limits = limits
    self.moment = moment
    self.cache = cache
    self.verifier = verifier
  }

  /// The portfolio, whole but for what its diagnostics of severity `error` name.
  ///
  /// - Throws: why there is nothing to build a site from.
  package func portfolio() async throws(UnusablePortfolio) -> Portfolio {
    let folder = try portfolioFolder()
    let (settings, findings) = try settings(in: folder)
    let trusted =
      if let trust = settings.trust { try TrustList(readFrom: trust, in: folder) } else {
        TrustList()
      }
    return await portfolio(in: folder, settings, findings, trusted: trusted)
  }

  /// The portfolio as a part of a showcase: the roster decides what of it is shown, whatever its own settings say.
  ///
  /// - Throws: why there is nothing to show.
  func portfolio(
    of learner: ShowcaseLearner, in showcase: Showcase
  ) async throws(UnusablePortfolio) -> Portfolio {
    let folder = try portfolioFolder()
    // What lies elsewhere may be somebody else's, who agreed to nothing.
    let links = ["lapel.yml", "backpack", "backpack/.snapshots", "narratives", "evidence"].filter {
      folder.entry($0)?.kind == .link
    }
    guard links.isEmpty else {
      throw UnusablePortfolio(
        diagnostics: links.map { .linkInShowcase(folder.displayPath($0)) })
    }
    var (settings, findings) = try settings(in: folder)
    findings += settings.submit(
      to: showcase.settings, as: learner, displayPath: folder.displayPath("lapel.yml"))
    var portfolio = await portfolio(in: folder, settings, findings, trusted: showcase.trusted)
    // The class has one theme.
    if let file = portfolio.themeFiles.first {
      portfolio.diagnostics.append(.themeInShowcase(file.displayPath))
    }
    portfolio.themeFiles = showcase.themeFiles
    return portfolio
  }

  private func portfolio(
    in folder: PortfolioFolder, _ settings: Settings, _ findings: [Diagnostic], trusted: TrustList
  ) async -> Portfolio {
    let backpack = await backpack(in: folder, settings: settings, trusted: trusted)
    return await Portfolio(
      settings: settings, findings: findings, backpack: backpack, folder: folder,
      hasBackpack: folder.entry("backpack") != nil)
  }

  private func portfolioFolder() throws(UnusablePortfolio) -> PortfolioFolder {
    do throws(Diagnostic) {
      return try PortfolioFolder(folder, displayName: displayName)
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
  }

  private func settings(
    in folder: PortfolioFolder
  ) throws(UnusablePortfolio) -> (Settings, [Diagnostic]) {
    var bytes: [UInt8] = []
    do throws(Diagnostic) {
      guard folder.entry("lapel.yml") != nil else {
        throw folder.entry("showcase.yml") != nil
          ? .showcase(folder.displayPath("showcase.yml"))
          : .noSettings(
            folder.displayPath("lapel.yml"), hasBackpack: folder.entry("backpack") != nil)
      }
      bytes = try folder.bytes(of: "lapel.yml", limit: SettingsReader.maximumSize)
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
    return try SettingsReader(displayPath: folder.displayPath("lapel.yml")).settings(bytes)
  }

  private func backpack(
    in folder: PortfolioFolder, settings: Settings, trusted: TrustList
  ) async -> Backpack {
    guard folder.entry("backpack") != nil else { return Backpack() }
    return await BackpackReader(
      folder: folder.absolutePath("backpack"), displayName: folder.displayPath("backpack"),
      limits: limits,
      assessor: CredentialAssessor(
        request: VerificationRequest(
          moment: moment, identities: settings.learner.identities, trusted: trusted),
        verifier: verifier, cache: cache)
    ).backpack()
  }
}

extension TrustList {
  /// The list in a file of a folder.
  init(readFrom path: String, in folder: PortfolioFolder) throws(UnusablePortfolio) {
    let displayPath = folder.displayPath(path)
    do throws(Diagnostic) {
      let bytes = try folder.bytes(of: path, limit: TrustListFile.maximumSize)
      do throws(FileFlaw) {
        self = try TrustListFile.list(in: bytes, displayPath: displayPath)
      } catch {
        throw error.diagnostic(at: displayPath)
      }
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
  }
}

/// Why there is no portfolio to build a site from: exit status 2, nothing written.
package struct UnusablePortfolio: Error, Sendable, Hashable {
  /// Never empty; at least one is an error.
  package var diagnostics: [Diagnostic]

  package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension Diagnostic {
  static func noSettings(_ path: String, hasBackpack: Bool) -> Diagnostic {
    Diagnostic(
      .error, "no-settings", at: Location(path: path),
      "there is no file 'lapel.yml' in this folder",
      help: hasBackpack
        ? "make one that holds 'learner: {name: …}' with the name to show"
        : "give the folder of a portfolio, or make one with 'lapel new'")
  }

  static func linkInShowcase(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "outside-showcase", at: Location(path: path),
      "this is a symbolic link, which may lead to what is somebody else's",
      help: "put the files themselves there")
  }

  static func showcase(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-settings", at: Location(path: path),
      "this folder is a showcase of many learners, not a portfolio",
      help: "give the folder of one learner, below 'learners'")
  }

  static func noBackpack(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "no-backpack", at: Location(path: path), "there is no folder 'backpack'",
      help: "make it and put badges into it")
  }
}
