import LapelDiagnostics

/// Turns Markdown files into narratives, stacks and pages.
struct NarrativeReader {
  static let maximumFindings = 50

  let language: String
  var links: NarrativeLinks
  private(set) var diagnostics: [Diagnostic] = []
  private var headings: [String: Set<String>] = [:]

  init(links: NarrativeLinks, language: String) {
    self.links = links
    self.language = language
  }

  /// What comes of a text, and of its links.
  struct Written: Sendable {
    fileprivate var result: MarkdownWriter.Result
    fileprivate var findings: [Diagnostic]
    fileprivate var headingLinks: [NarrativeLinks.HeadingLink]
  }

  /// What comes of a text that keeps its title; nil when it links to a file that was not looked at before.
  ///
  /// It changes nothing, so that many texts can be written at the same time.
  static func written(_ file: MarkdownFile, _ links: NarrativeLinks) -> Written? {
    var links = links.lookingAtNoFile
    let result = MarkdownWriter.result(of: file.body, style: .narrative(liftsTitle: false)) {
      links.outcome(of: $0, in: file)
    }
    guard !links.missesFile else { return nil }
    return Written(
      result: result, findings: links.takeDiagnostics(), headingLinks: links.headingLinks)
  }

  /// The narrative in a file, whose front matter has been read by `fields` but for `title` and `language`.
  ///
  /// - Parameter written: what `written` made of the file, when it was asked.
  mutating func narrative(
    in file: MarkdownFile, fields: inout YAMLFieldReader, liftsTitle: Bool = false,
    written: Written? = nil
  ) -> Narrative {
    let title = fields.text("title")
    let ownLanguage = fields.language("language")
    let result =
      written?.result
      ?? MarkdownWriter.result(
        of: file.body, style: .narrative(liftsTitle: liftsTitle && title == nil)
      ) { link in links.outcome(of: link, in: file) }
    links.add(written?.headingLinks ?? [])
    let findings = written?.findings ?? links.takeDiagnostics()
    headings[file.path] = result.headings
    report(
      fields.diagnostics + findings + result.findings.map { Diagnostic($0, in: file) }, in: file)
    return Narrative(
      html: result.html, sourcePath: file.displayPath, title: title ?? result.title,
      language: ownLanguage == language ? nil : ownLanguage, plainSummary: result.summary)
  }

  /// Tells of links to headings that no narrative has.
  mutating func checkHeadingLinks() {
    for link in links.headingLinks where headings[link.path]?.contains(link.heading) == false {
      diagnostics.append(.unknownHeading(link.heading, at: link.location))
    }
  }

  private mutating func report(_ findings: [Diagnostic], in file: MarkdownFile) {
    let sorted = findings.sortedByPlace
    diagnostics += sorted.prefix(Self.maximumFindings)
    if sorted.count > Self.maximumFindings {
      diagnostics.append(
        .furtherFindings(sorted.count - Self.maximumFindings, in: file.displayPath))
    }
  }
}

extension Diagnostic {
  fileprivate init(_ finding: MarkdownWriter.Finding, in file: MarkdownFile) {
    let location = file.location(
      line: finding.place.line + file.lineOffset, column: finding.place.column)
    self =
      switch finding.kind {
      case .rawHTML(let name): .rawHTML(name, at: location)
      case .missingAlternativeText(let address): .missingAlternativeText(address, at: location)
      case .unknownHeading(let heading): .unknownHeading(heading, at: location)
      case .tooDeep: .markdownTooDeep(at: location)
      }
  }

  static func rawHTML(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "raw-html", at: location, "the HTML '<\(name)>' is left out; only its words stay",
      help: "write it in Markdown; a '<' that is meant is written '\\<'")
  }

  static func missingAlternativeText(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "missing-alt-text", at: location,
      "the picture '\(shortened(address))' has no alternative text",
      help: "say between the brackets what it shows, for those who cannot see it")
  }

  static func unknownHeading(_ heading: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "unknown-heading", at: location, "no heading is called '#\(shortened(heading))'",
      help: "a heading is called by its words in lower case with hyphens: '#what-i-learned'")
  }

  static func markdownTooDeep(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "markdown-too-deep", at: location,
      "quotations, lists and emphasis stand in one another more than 64 deep; only the words stay",
      help: "write it flatter")
  }

  static func furtherFindings(_ count: Int, in path: String) -> Diagnostic {
    Diagnostic(
      .note, "further-findings", at: Location(path: path),
      "\(count) more findings about this file are not listed")
  }
}
