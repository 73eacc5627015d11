import LapelDiagnostics

/// What `showcase.yml` says.
package struct ShowcaseSettings: Sendable, Hashable {
  package var title: String
  /// Where the site will live, ending in `/`; nil when it is not said.
  package var url: WebLink?
  package var language = "en"
  /// Whether search engines are invited.
  package var index = false
  package var links: Settings.LinkStyle?
  /// The path of the list of issuers that the teacher trusts, in the showcase's folder.
  package var trust: String?
  package var recheck = Settings.Recheck.click
  /// Words and phrases that may stand in the site although they are, or hold, the name of somebody who is not shown.
  package var allowed: [String] = []

  package init(title: String) { self.title = title }
}

/// Reads `showcase.yml`.
struct ShowcaseSettingsReader {
  private static let known = [
    "title", "url", "language", "publish", "links", "trust", "recheck", "allow",
  ]

  let displayPath: String

  /// The settings with what is worth knowing about them.
  ///
  /// - Throws: everything that is wrong, when something is that Lapel cannot do without.
  func settings(
    _ bytes: [UInt8]
  ) throws(UnusablePortfolio) -> (ShowcaseSettings, [Diagnostic]) {
    var reader = try YAMLFieldReader(settings: bytes, known: Self.known, displayPath: displayPath)
    let title = reader.text("title")
    if title == nil, reader.value("title") == nil { reader.report(.noShowcaseTitle(displayPath)) }
    var settings = ShowcaseSettings(title: title ?? "")
    settings.url = reader.siteAddress("url")
    settings.language = reader.language("language") ?? settings.language
    if let fields = reader.mapping("publish") {
      var inner = YAMLFieldReader(
        fields, known: ["index"], prefix: "publish.", displayPath: displayPath)
      settings.index = inner.flag("index") ?? settings.index
      for diagnostic in inner.diagnostics { reader.report(diagnostic) }
    }
    settings.links = reader.choice("links", of: Settings.LinkStyle.self)
    settings.trust = reader.text("trust")
    settings.recheck = reader.choice("recheck", of: Settings.Recheck.self) ?? settings.recheck
    settings.allowed = reader.texts("allow").map(\.text)
    if reader.diagnostics.contains(where: { $0.severity == .error }) {
      throw UnusablePortfolio(diagnostics: reader.diagnostics.sortedByPlace)
    }
    return (settings, reader.diagnostics.sortedByPlace)
  }
}

extension Diagnostic {
  static func noShowcaseTitle(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-title", at: Location(path: path), "'title' is missing",
      help: "add 'title: ' with the name of the class")
  }
}
