import LapelBackpack
import LapelDiagnostics

/// Collects the files to publish, each once, and names their places in the site when all are known.
struct AttachmentCollector {
  static let maximumSize = 100 << 20
  static let maximumCount = 10_000

  let folder: PortfolioFolder
  private(set) var diagnostics: [Diagnostic] = []
  /// By path in the portfolio; nil for a file that is not published. Output paths are still the sources' own.
  private var found: [String: Attachment?] = [:]
  private var count = 0

  init(folder: PortfolioFolder) { self.folder = folder }

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

  /// The picture of a badge file, as it is shown inside a narrative.
  mutating func badgePicture(at path: String) -> Attachment? {
    let attachment = attachment(at: path)
    return attachment?.kind == .picture ? attachment : nil
  }

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

/// What a web host makes of a file by the ending of its name.
private enum FileEnding {
  /// A page, script or style: it would run in the site's name.
  case active(String)
  case picture
  /// A document, text, sound, film or archive that no browser runs.
  case inert
  case unknown

  private static let activeEndings: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "mht", "mhtml", "hta", "htc", "js", "mjs",
    "cjs",
    "xml", "xsl", "xslt", "xsd", "rdf", "rss", "atom", "svgz", "css", "wasm", "swf", "php", "phtml",
    "asp", "aspx", "jsp", "cgi",
    "webmanifest", "appcache", "manifest",
  ]
  private static let pictureEndings: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  private static let inertEndings: Set<String> = [
    "pdf", "txt", "md", "csv", "tsv", "json", "yml", "yaml", "doc", "docx", "xls", "xlsx", "ppt",
    "pptx",
    "odt", "ods", "odp", "odg", "rtf", "epub", "zip", "gz", "tar", "7z", "mp3", "m4a", "ogg", "oga",
    "opus", "wav", "flac", "mp4", "m4v", "mov", "ogv", "webm", "avif", "heic", "tif", "tiff", "bmp",
    "stl", "ino", "ipynb",
  ]

  init(of path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    // Some hosts look at every ending: `page.html.txt`.
    if let ending = parts.dropFirst().first(where: { Self.activeEndings.contains(String($0)) }) {
      self = .active(String(ending))
    } else if parts.count > 1, let ending = parts.last {
      let ending = String(ending)
      self =
        Self.pictureEndings.contains(ending)
        ? .picture : Self.inertEndings.contains(ending) ? .inert : .unknown
    } else {
      self = .unknown
    }
  }
}

/// Whether a browser that guesses by content could take the bytes for a page.
private func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
  bytes.prefix(2048).contains(UInt8(ascii: "<"))
}

/// The output paths for paths in the portfolio, which are in the order of their bytes: the same without `evidence/`, in
/// characters that every host and every disk takes; two that differ in case only, or not at all any more, get a hash.
func outputPaths(for paths: [String]) -> [String] {
  let plain = paths.map { path in
    let parts = path.split(separator: "/")
    let kept = parts.first == "evidence" ? parts.dropFirst() : parts[...]
    return "files/" + kept.map { safeFileName(String($0)) }.joined(separator: "/")
  }
  // A file must not be called like a folder.
  var folders = Set<String>()
  for path in plain {
    var parts = path.lowercased().split(separator: "/")
    while parts.popLast() != nil, !parts.isEmpty { folders.insert(parts.joined(separator: "/")) }
  }
  let order = paths.indices.sorted { a, b in
    let isSameA = plain[a].hasSuffix(paths[a].dropFirst("evidence/".count))
    let isSameB = plain[b].hasSuffix(paths[b].dropFirst("evidence/".count))
    return isSameA != isSameB ? isSameA : bytesPrecede(paths[a], paths[b])
  }
  var taken = folders
  var result = plain
  for index in order {
    var length = 6
    while !taken.insert(result[index].lowercased()).inserted {
      result[index] = withHash(of: paths[index], in: plain[index], characters: length)
      length += 6
    }
  }
  return result
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
