import LapelDiagnostics

/// The Markdown files of a portfolio, each in its part, by path.
struct NarrativeFolder {
  static let maximumCount = 50_000

  private(set) var about: MarkdownFile?
  private(set) var pages: [MarkdownFile] = []
  private(set) var badges: [MarkdownFile] = []
  private(set) var stacks: [MarkdownFile] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// How many files were met with.
  private var count = 0

  /// - Parameter folder: nil where no narrative is shown.
  init(_ folder: PortfolioFolder?) async {
    guard let folder else { return }
    for file in await files(in: "narratives", of: folder, folders: ["badges", "stacks"]) {
      if file.path == "narratives/about.md" { about = file } else { pages.append(file) }
    }
    badges = await files(in: "narratives/badges", of: folder)
    stacks = await files(in: "narratives/stacks", of: folder)
  }

  /// The Markdown files directly in a folder; the findings come in the order of the entries.
  private mutating func files(
    in parent: String, of folder: PortfolioFolder, folders: [String] = []
  ) async -> [MarkdownFile] {
    let entries = folder.entries(of: parent).filter { entry in
      entry.kind == .folder ? !folders.contains(entry.name) : isMarkdownName(entry.name)
    }
    // The number of each file among all, so that reading them at the same time keeps to the limit.
    let numbered = entries.map { entry in
      if entry.kind != .folder { count += 1 }
      return (entry: entry, number: count)
    }
    // Where a plain file really is, its folder says: to ask for each of thousands takes long.
    let realParent = folder.resolvedPath(parent)
    let results = await numbered.concurrentMap { entry, number in
      Result { () throws(Diagnostic) in
        guard entry.kind == .folder else {
          let real =
            entry.kind == .file
            ? realParent.map { "\($0)/\(entry.name)" } : folder.resolvedPath(entry.path)
          return try Self.file(entry.path, at: real, number: number, in: folder) as MarkdownFile?
        }
        guard Self.holdsMarkdown(entry.path, of: folder) else { return nil }
        throw .unknownNarrativeFolder(
          folder.displayPath(entry.path), entry.name, known: folders)
      }
    }
    return results.compactMap { result in
      do throws(Diagnostic) { return try result.get() } catch { diagnostics.append(error) }
      return nil
    }
  }

  private static func file(
    _ path: String, at real: String?, number: Int, in folder: PortfolioFolder
  ) throws(Diagnostic) -> MarkdownFile {
    let displayPath = folder.displayPath(path)
    if number > maximumCount { throw .tooManyNarratives(displayPath) }
    guard let real, real == path || real.hasPrefix("narratives/") else {
      throw .linkOutOfPortfolio(displayPath)
    }
    let bytes = try folder.bytes(of: path, limit: MarkdownFile.maximumSize)
    return try MarkdownFile(path: path, displayPath: displayPath, bytes: bytes)
  }

  private static func holdsMarkdown(_ path: String, of folder: PortfolioFolder) -> Bool {
    folder.entries(of: path).contains { isMarkdownName($0.path) }
  }
}

private func isMarkdownName(_ name: String) -> Bool { name.hasSuffix(".md") }

extension PortfolioFolder.Entry {
  /// The last part of the path.
  fileprivate var name: String { String(path.split(separator: "/").last ?? "") }
}

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
