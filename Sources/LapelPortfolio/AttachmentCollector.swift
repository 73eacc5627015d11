import LapelBackpack
import LapelDiagnostics

/// Collects the files to publish, each once, and names their places in the site when all are known.
struct AttachmentCollector: Sendable {
  static let maximumSize = 100 << 20
  static let maximumCount = 10_000

  let folder: PortfolioFolder
  /// What may be published beside the badges: everything, but in a showcase, where the roster says.
  let parts: Set<Consent.Part>
  /// The path of the learner's photo.
  let photo: String?
  private(set) var diagnostics: [Diagnostic] = []
  /// By path in the portfolio; nil for a file that is not published. Output paths are still the sources' own.
  private var found: [String: Attachment?] = [:]
  private var count = 0

  init(
    folder: PortfolioFolder, parts: Set<Consent.Part> = Set(Consent.Part.allCases),
    photo: String? = nil
  ) {
    self.folder = folder
    self.parts = parts
    self.photo = photo
  }

  /// What the file is, when it is something that consent does not cover.
  func withheldPart(of path: String) -> Consent.Part? {
    if path == photo { return parts.contains(.photo) ? nil : .photo }
    // Whatever a text shows or links to is something that the learner shows, wherever it lies.
    return parts.contains(.evidence) ? nil : .evidence
  }

  /// Everything in `evidence/`, hidden files left out.
  mutating func addEvidence() {
    var folders = ["evidence"]
    var depth = 0
    while !folders.isEmpty, depth < 32 {
      var deeper: [String] = []
      for parent in folders {
        for entry in folder.entries(of: parent) {
          switch entry.kind {
          case .folder: deeper.append(entry.path)
          case .file, .link: _ = attachment(at: entry.path)
          case .other: diagnostics.append(.unreadableFile(folder.displayPath(entry.path)))
          }
        }
      }
      folders = deeper
      depth += 1
    }
    for path in folders { diagnostics.append(.foldersTooDeep(folder.displayPath(path))) }
  }

  /// The file at a path that exists; nil when it is not published, which a diagnostic has then explained.
  mutating func attachment(at path: String) -> Attachment? {
    if let known = found[path] { return known }
    do throws(Diagnostic) {
      if count >= Self.maximumCount { throw .tooManyFiles(folder.displayPath(path)) }
      let attachment = try inspected(path)
      found.updateValue(attachment, forKey: path)
      count += 1
      return attachment
    } catch {
      diagnostics.append(error)
      found.updateValue(nil, forKey: path)
      return nil
    }
  }

  /// Whether the file at a path was looked at before.
  func isKnown(_ path: String) -> Bool { found[path] != nil }

  /// The attachments with their places in the site, by output path; and those by the path in the portfolio.
  func attachments() -> (list: [Attachment], byPath: [String: Attachment]) {
    let kept = found.compactMap { path, attachment in attachment.map { (path, $0) } }
      .sorted { bytesPrecede($0.0, $1.0) }
    let names = outputPaths(for: kept.map(\.0))
    var byPath: [String: Attachment] = [:]
    var list: [Attachment] = []
    for (index, (path, attachment)) in kept.enumerated() {
      var attachment = attachment
      attachment.outputPath = names[index]
      byPath[path] = attachment
      list.append(attachment)
    }
    return (list.sorted { bytesPrecede($0.outputPath, $1.outputPath) }, byPath)
  }

  private func inspected(_ path: String) throws(Diagnostic) -> Attachment {
    let displayPath = folder.displayPath(path)
    guard let real = folder.resolvedPath(path) else { throw .linkOutOfPortfolio(displayPath) }
    guard real == path || PortfolioPath.isPublishable(real) else {
      throw .linkToPrivateFile(displayPath)
    }
    guard let entry = folder.entry(real), entry.kind == .file else {
      throw .unreadableFile(displayPath)
    }
    guard entry.size <= Self.maximumSize else {
      throw .fileTooLarge(displayPath, limit: Self.maximumSize)
    }
    var attachment = Attachment(
      sourcePath: folder.absolutePath(real), displayPath: displayPath, outputPath: path,
      kind: .file,
      byteCount: entry.size)
    switch FileEnding(of: path) {
    case .active(let ending): throw .activeFile(displayPath, ending: ending)
    case .inert: return attachment
    case .picture:
      let bytes = try readBytes(
        absolutePath: attachment.sourcePath, displayPath: displayPath, limit: Self.maximumSize)
      guard let picture = Picture(inspecting: bytes) else { throw .noPicture(displayPath) }
      attachment.pictureSize = try checkedSize(picture, displayPath)
      attachment.kind = .picture
      return attachment
    case .unknown:
      let bytes = try readBytes(
        absolutePath: attachment.sourcePath, displayPath: displayPath, limit: Self.maximumSize)
      if let picture = Picture(inspecting: bytes) {
        attachment.pictureSize = try checkedSize(picture, displayPath)
        attachment.kind = .picture
      } else if looksLikeMarkup(bytes) {
        throw .activeFile(displayPath, ending: nil)
      }
      return attachment
    }
  }

  private func checkedSize(_ picture: Picture, _ displayPath: String) throws(Diagnostic)
    -> PictureSize?
  {
    do throws(FileFlaw) {
      _ = try picture.harmlessCopy()
      return picture.size
    } catch {
      throw error.diagnostic(at: displayPath)
    }
  }
}

extension Attachment {
  /// The bytes to publish: of a picture its harmless copy, else the file's own.
  ///
  /// - Throws: what has become of the file since it was looked at.
  package func publishedBytes() throws(Diagnostic) -> [UInt8] {
    let bytes = try readBytes(
      absolutePath: sourcePath, displayPath: displayPath, limit: AttachmentCollector.maximumSize)
    guard kind == .picture else { return bytes }
    guard let picture = Picture(inspecting: bytes) else { throw .noPicture(displayPath) }
    do throws(FileFlaw) {
      return try picture.harmlessCopy()
    } catch {
      throw error.diagnostic(at: displayPath)
    }
  }
}

extension Diagnostic {
  static func activeFile(_ path: String, ending: String?) -> Diagnostic {
    let what = ending.map { "a '.\($0)' file" } ?? "this file"
    return Diagnostic(
      .error, "active-file", at: Location(path: path),
      "\(what) could run in the visitor's browser in the site's name; it is not published",
      help: "publish it as a PDF, a picture or a plain text, or in a zip file")
  }

  static func noPicture(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-picture", at: Location(path: path),
      "this is no picture that Lapel can read; it is not published",
      help: "save it as PNG, JPEG, GIF, WebP or SVG, under a name with that ending")
  }

  static func linkOutOfPortfolio(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "outside-portfolio", at: Location(path: path),
      "this symbolic link leads nowhere or out of the portfolio; it is not published",
      help: "put the file itself there")
  }

  static func linkToPrivateFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "private-file", at: Location(path: path),
      "this symbolic link leads to a file that is not for publication",
      help: "put a copy there if it is to be published")
  }

  static func tooManyFiles(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "too-many-files", at: Location(path: path),
      "this file comes after \(AttachmentCollector.maximumCount) others; it is not published",
      help: "publish fewer files, or put many into a zip file")
  }

  static func foldersTooDeep(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "folders-too-deep", at: Location(path: path),
      "folders stand in one another more than 32 deep; this one is not read",
      help: "move it up")
  }
}
