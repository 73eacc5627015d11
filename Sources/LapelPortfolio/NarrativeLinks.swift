import LapelBackpack
import LapelDiagnostics

/// Says where links and pictures of narratives lead, and what is wrong with those that lead nowhere.
struct NarrativeLinks: Sendable {
  let folder: PortfolioFolder
  /// The pages that narratives became, by the narratives' paths.
  let pages: [String: PageReference]
  let badges: BadgeIndex
  var attachments: AttachmentCollector
  private(set) var diagnostics: [Diagnostic] = []
  /// Links to headings of other narratives, to look up when all are read.
  private(set) var headingLinks: [HeadingLink] = []
  /// Whether a link was met that needs a file which was not looked at before, and which could not be looked at.
  private(set) var missesFile = false
  private var looksAtFiles = true

  struct HeadingLink: Sendable {
    var path: String
    var heading: String
    var location: Diagnostic.Location
  }

  init(
    folder: PortfolioFolder, pages: [String: PageReference], badges: BadgeIndex,
    attachments: AttachmentCollector
  ) {
    self.folder = folder
    self.pages = pages
    self.badges = badges
    self.attachments = attachments
  }

  /// The same without findings, which looks at no file that was not looked at before: copies of it can be used at the same
  /// time, and what they say does not depend on the order.
  var lookingAtNoFile: NarrativeLinks {
    var links = self
    links.looksAtFiles = false
    links.diagnostics = []
    links.headingLinks = []
    return links
  }

  /// Takes over what another found.
  mutating func add(_ headingLinks: [HeadingLink]) { self.headingLinks += headingLinks }

  /// Where the link leads. An attachment's output path is its source path until all attachments are known.
  mutating func outcome(of link: MarkdownLink, in file: MarkdownFile) -> MarkdownLink.Outcome {
    let location = file.location(line: link.place.line + file.lineOffset, column: link.place.column)
    do throws(Diagnostic) {
      return try outcome(of: link, in: file, at: location)
    } catch {
      diagnostics.append(error)
      return .words
    }
  }

  /// The findings so far; none are left.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  private mutating func outcome(
    of link: MarkdownLink, in file: MarkdownFile, at location: Diagnostic.Location
  ) throws(Diagnostic) -> MarkdownLink.Outcome {
    let address = link.address
    if hasScheme(address) || address.hasPrefix("//") || address.contains("\\") {
      guard let web = WebLink(webOrMail: address) else {
        throw .unusableNarrativeLink(address, at: location)
      }
      if link.isImage { diagnostics.append(.foreignPicture(address, at: location)) }
      return .external(web)
    }
    if address.hasPrefix("/") { throw .linkFromRoot(address, at: location) }
    let pieces = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = pieces.first, !first.isEmpty, let written = PortfolioPath.decoded(first)
    else {
      throw .brokenLink(address, nearest: nil, at: location)
    }
    guard let path = PortfolioPath.resolved(written, from: file.path) else {
      throw .linkOutside(address, at: location)
    }
    let heading = pieces.count > 1 ? PortfolioPath.decoded(pieces[1]) : nil
    return try outcome(of: link, path: path, heading: heading, at: location)
  }

  private mutating func outcome(
    of link: MarkdownLink, path: String, heading: String?, at location: Diagnostic.Location
  ) throws(Diagnostic) -> MarkdownLink.Outcome {
    if let page = pages[path] {
      if let heading, !heading.isEmpty {
        headingLinks.append(HeadingLink(path: path, heading: heading, location: location))
        return .target(.page(page), heading: heading)
      }
      return .target(.page(page), heading: nil)
    }
    guard let entry = folder.entry(path) else {
      throw .brokenLink(
        link.address, nearest: nearestFile(to: path, written: link.address), at: location)
    }
    guard entry.kind == .file || entry.kind == .link else {
      throw .linkToFolder(link.address, at: location)
    }
    if path.hasPrefix("backpack/") { return try badgeOutcome(of: link, path: path, at: location) }
    guard let real = folder.resolvedPath(path) else {
      throw .linkOutside(link.address, at: location)
    }
    if let part = attachments.withheldPart(of: path) ?? attachments.withheldPart(of: real) {
      throw .linkToWithheldFile(link.address, part, at: location)
    }
    guard PortfolioPath.isPublishable(path), real == path || PortfolioPath.isPublishable(real)
    else {
      throw .linkToPrivateFile(link.address, at: location)
    }
    guard let attachment = attachment(at: path) else {
      throw .linkToUnpublishedFile(link.address, at: location)
    }
    let target = LinkTarget.attachment(outputPath: path)
    guard link.isImage else { return .target(target, heading: nil) }
    guard attachment.kind == .picture else {
      diagnostics.append(.notAPicture(link.address, at: location))
      return .target(target, heading: nil)
    }
    return .picture(target, attachment.pictureSize)
  }

  private mutating func badgeOutcome(
    of link: MarkdownLink, path: String, at location: Diagnostic.Location
  ) throws(Diagnostic) -> MarkdownLink.Outcome {
    let slugs = badges.slugs(inFile: String(path.dropFirst("backpack/".count)))
    guard let slug = slugs.first else { throw .linkToNoBadge(link.address, at: location) }
    if link.isImage, let picture = attachment(at: path), picture.kind == .picture {
      return .picture(.attachment(outputPath: path), picture.pictureSize)
    }
    if slugs.count > 1 { diagnostics.append(.linkToSeveralBadges(link.address, at: location)) }
    return .target(.page(.badge(slug: slug)), heading: nil)
  }

  private mutating func attachment(at path: String) -> Attachment? {
    guard looksAtFiles || attachments.isKnown(path) else {
      missesFile = true
      return nil
    }
    return attachments.attachment(at: path)
  }

  /// The address with the name in it that is nearest to a file that is there.
  private func nearestFile(to path: String, written address: String) -> String? {
    let parts = path.split(separator: "/")
    guard let name = parts.last, parts.count > 1 || !path.isEmpty else { return nil }
    let parent = parts.dropLast().joined(separator: "/")
    guard !parent.isEmpty else { return nil }
    let names = folder.entries(of: parent).prefix(1000).compactMap {
      $0.kind == .folder ? nil : $0.path.split(separator: "/").last.map(String.init)
    }
    guard let nearest = nearestName(to: String(name), among: names) else { return nil }
    let writtenParent = address.lastIndex(of: "/").map { address[...$0] } ?? ""
    return writtenParent + nearest
  }
}

/// Whether an address begins like `name:`.
private func hasScheme(_ address: String) -> Bool {
  guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
  return !address.utf8[..<colon].contains { "/?#".utf8.contains($0) }
}

extension Diagnostic {
  static func unusableNarrativeLink(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unusable-link", at: location, "pages cannot link to '\(shortened(address))'",
      help:
        "link to an address that begins with https://, http:// or mailto:, or to a file of the portfolio"
    )
  }

  static func foreignPicture(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "foreign-picture", at: location,
      "the picture '\(shortened(address))' is on another site; it becomes a link",
      help:
        "save the picture in evidence/ and show it from there, so that visitors load nothing from others"
    )
  }

  static func linkFromRoot(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-link", at: location, "'\(shortened(address))' begins with '/'",
      help: "write the path from the folder of this file, as in '../evidence/poster.pdf'")
  }

  static func linkOutside(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "outside-portfolio", at: location,
      "'\(shortened(address))' leads out of the portfolio",
      help: "put the file into evidence/ and link to it there")
  }

  static func brokenLink(_ address: String, nearest: String?, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-link", at: location,
      address.isEmpty ? "this link leads nowhere" : "there is no file '\(shortened(address))'",
      help: nearest.map { "did you mean '\(shortened($0))'?" }
        ?? "write the path from the folder of this file, as in '../evidence/poster.pdf'")
  }

  static func linkToFolder(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-link", at: location, "'\(shortened(address))' is not a file",
      help: "link to a file, as in '../evidence/poster.pdf'")
  }

  static func linkToPrivateFile(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "private-file", at: location,
      "'\(shortened(address))' is not for publication",
      help: "what is to be published goes into evidence/")
  }

  static func linkToWithheldFile(
    _ address: String, _ part: Consent.Part, at location: Location
  ) -> Diagnostic {
    let what = part == .photo ? "the photo" : "evidence"
    return Diagnostic(
      .note, "not-shown", at: location,
      "'\(shortened(address))' is \(what), which the roster does not show; the link becomes plain text"
    )
  }

  static func linkToUnpublishedFile(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unpublished-file", at: location, "'\(shortened(address))' is not published",
      help: "the finding about that file says why")
  }

  static func notAPicture(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "not-a-picture", at: location,
      "'\(shortened(address))' is no picture; it becomes a link",
      help: "leave out the '!' before the link")
  }

  static func linkToNoBadge(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-link", at: location,
      "'\(shortened(address))' holds no badge that can be read",
      help: "link to a badge of the backpack, or put the file into evidence/")
  }

  static func linkToSeveralBadges(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "ambiguous-badge", at: location,
      "'\(shortened(address))' holds several badges; this leads to the first")
  }
}
