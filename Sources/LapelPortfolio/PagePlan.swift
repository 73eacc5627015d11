import LapelDiagnostics

/// Which narratives become pages of their own, and where.
struct PagePlan {
  /// What else stands at the top of a site, or may one day.
  static let reservedNames: Set<String> = [
    "404", "about", "assets", "badges", "credentials", "cv", "documents", "favicon", "feed",
    "files",
    "headers", "home", "index",
    "issuers", "manifest", "resume", "robots", "search", "sitemap", "skills", "stacks",
    "verifier", "verify",
  ]

  private(set) var pages: [(file: MarkdownFile, slug: String)] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ files: [MarkdownFile]) {
    var kept: [MarkdownFile] = []
    for file in files {
      let slug = readableSlug(file.stem, limit: 64)
      if Self.reservedNames.contains(slug) {
        diagnostics.append(.reservedName(slug, at: file.location()))
      } else {
        kept.append(file)
      }
    }
    let slugs = distinctSlugs(kept.map { (name: $0.stem, identity: $0.stem) }, fallback: "page")
    pages = zip(kept, slugs).map { (file: $0, slug: $1) }
  }
}

/// Which narratives tell about which badges.
struct BadgeNarrativePlan {
  static let known = ["badge", "title", "order", "language"]

  struct Entry {
    var file: MarkdownFile
    var slug: String
    var order: Int?
    /// With what was found so far.
    var fields: YAMLFieldReader
  }

  private(set) var narratives: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ files: [MarkdownFile], index: BadgeIndex) {
    var fileOfSlug: [String: MarkdownFile] = [:]
    for file in files {
      var fields = YAMLFieldReader(file.fields, known: Self.known, displayPath: file.displayPath)
      let order = fields.integer("order")
      guard let slug = slug(of: file, &fields, index) else {
        diagnostics += fields.diagnostics.sortedByPlace
        continue
      }
      if let other = fileOfSlug[slug] {
        let place = fields.value("badge")?.place
        fields.report(
          .secondNarrative(
            other.displayPath, at: file.location(line: place?.line, column: place?.column)))
        diagnostics += fields.diagnostics.sortedByPlace
        continue
      }
      fileOfSlug[slug] = file
      narratives.append(Entry(file: file, slug: slug, order: order, fields: fields))
    }
  }

  /// By `badge:`, else by the narrative's own file name.
  private func slug(
    of file: MarkdownFile, _ fields: inout YAMLFieldReader, _ index: BadgeIndex
  ) -> String? {
    if let value = fields.value("badge") {
      guard let reference = fields.text("badge") else { return nil }
      return index.slug(for: reference, at: value.place, &fields)
    }
    // Each look for the nearest name goes through all badges: not for thousands of narratives.
    switch index.match(file.stem, suggesting: diagnostics.count < 100) {
    case .badge(let slug): return slug
    case .ambiguous(let names):
      fields.report(.ambiguousBadge(file.stem, names: names, at: file.location()))
    case .unknown(let nearest):
      fields.report(.narrativeOfNoBadge(file.stem, nearest: nearest, at: file.location()))
    }
    return nil
  }
}

extension Diagnostic {
  static func reservedName(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "reserved-name", at: location, "a page cannot be called '\(name)'",
      help: "rename the file: '\(name)' is a part of every site")
  }

  static func secondNarrative(_ other: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "second-narrative", at: location, "'\(other)' already tells about this badge",
      help: "put both texts into one file")
  }

  static func narrativeOfNoBadge(_ name: String, nearest: String?, at location: Location)
    -> Diagnostic
  {
    Diagnostic(
      .error, "unknown-badge", at: location,
      "no badge named '\(shortened(name))' in the backpack, and this narrative names no other",
      help: nearest.map {
        "did you mean '\(shortened($0))'? say so in the front matter: 'badge: \(shortened($0))'"
      }
        ?? "name a file of the backpack in the front matter: 'badge: robotics.png'")
  }
}
