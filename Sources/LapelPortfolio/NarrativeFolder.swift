import LapelDiagnostics

/// The Markdown files of a portfolio, each in its part, by path.
struct NarrativeFolder {
  static let maximumCount = 50_000

  private(set) var about: MarkdownFile?
  private(set) var pages: [MarkdownFile] = []
  private(set) var badges: [MarkdownFile] = []
  private(set) var stacks: [MarkdownFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var count = 0

  init(_ folder: PortfolioFolder) {
    for file in files(in: "narratives", of: folder, folders: ["badges", "stacks"]) {
      if file.path == "narratives/about.md" { about = file } else { pages.append(file) }
    }
    badges = files(in: "narratives/badges", of: folder)
    stacks = files(in: "narratives/stacks", of: folder)
  }

  private mutating func files(
    in parent: String, of folder: PortfolioFolder, folders: [String] = []
  ) -> [MarkdownFile] {
    var files: [MarkdownFile] = []
    for entry in folder.entries(of: parent) {
      let name = String(entry.path.split(separator: "/").last ?? "")
      if entry.kind == .folder {
        if !folders.contains(name), holdsMarkdown(entry.path, of: folder) {
          diagnostics.append(
            .unknownNarrativeFolder(folder.displayPath(entry.path), name, known: folders))
        }
        continue
      }
      guard isMarkdownName(name) else { continue }
      do throws(Diagnostic) {
        files.append(try file(entry.path, in: folder))
      } catch {
        diagnostics.append(error)
      }
    }
    return files
  }

  private mutating func file(_ path: String, in folder: PortfolioFolder) throws(Diagnostic)
    -> MarkdownFile
  {
    let displayPath = folder.displayPath(path)
    count += 1
    if count > Self.maximumCount { throw .tooManyNarratives(displayPath) }
    guard let real = folder.resolvedPath(path), real == path || real.hasPrefix("narratives/") else {
      throw .linkOutOfPortfolio(displayPath)
    }
    let bytes = try folder.bytes(of: path, limit: MarkdownFile.maximumSize)
    return try MarkdownFile(path: path, displayPath: displayPath, bytes: bytes)
  }

  private func holdsMarkdown(_ path: String, of folder: PortfolioFolder) -> Bool {
    folder.entries(of: path).contains { isMarkdownName($0.path) }
  }
}

private func isMarkdownName(_ name: String) -> Bool { name.hasSuffix(".md") }

extension Diagnostic {
  static func unknownNarrativeFolder(_ path: String, _ name: String, known: [String]) -> Diagnostic
  {
    let nearest = nearestName(to: name, among: known)
    return Diagnostic(
      .warning, "unknown-folder", at: Location(path: path),
      "the narratives in this folder are not read",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "narratives stand in 'narratives', 'narratives/badges' and 'narratives/stacks'")
  }

  static func tooManyNarratives(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "too-many-files", at: Location(path: path),
      "this narrative comes after \(NarrativeFolder.maximumCount) others; it is not read",
      help: "use fewer files")
  }
}
