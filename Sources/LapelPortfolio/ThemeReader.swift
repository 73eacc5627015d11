import LapelDiagnostics

/// Reads the `theme/` folder.
struct ThemeReader {
  static let maximumSize = 8 << 20
  static let maximumCount = 1_000
  static let maximumTotal = 64 << 20

  private(set) var files: [ThemeFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ folder: PortfolioFolder) {
    var total = 0
    var folders = ["theme"]
    var depth = 0
    while !folders.isEmpty, depth < 8 {
      var deeper: [String] = []
      for entry in folders.flatMap(folder.entries) {
        if entry.kind == .folder {
          deeper.append(entry.path)
          continue
        }
        do throws(Diagnostic) {
          let file = try file(entry.path, in: folder)
          total += file.bytes.count
          if files.count >= Self.maximumCount || total > Self.maximumTotal {
            diagnostics.append(.themeTooLarge(folder.displayPath(entry.path)))
            files.sort { bytesPrecede($0.path, $1.path) }
            return
          }
          files.append(file)
        } catch {
          diagnostics.append(error)
        }
      }
      folders = deeper
      depth += 1
    }
    for path in folders { diagnostics.append(.themeTooDeep(folder.displayPath(path))) }
    files.sort { bytesPrecede($0.path, $1.path) }
  }

  private func file(_ path: String, in folder: PortfolioFolder) throws(Diagnostic) -> ThemeFile {
    let displayPath = folder.displayPath(path)
    guard let real = folder.resolvedPath(path), real == path || real.hasPrefix("theme/") else {
      throw .linkOutOfTheme(displayPath)
    }
    return ThemeFile(
      path: String(path.dropFirst("theme/".count)), displayPath: displayPath,
      bytes: try folder.bytes(of: path, limit: Self.maximumSize))
  }
}

extension Diagnostic {
  static func linkOutOfTheme(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "outside-theme", at: Location(path: path),
      "this symbolic link leads nowhere or out of the theme; it is not read",
      help: "put the file itself there"
    )
  }

  static func themeTooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "theme-too-large", at: Location(path: path),
      "the theme has more than 1,000 files or 64 MiB; from here on it is not read",
      help: "keep in theme/ only what differs from Lapel's own")
  }

  static func themeTooDeep(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "folders-too-deep", at: Location(path: path),
      "folders of the theme stand in one another more than 8 deep; this one is not read",
      help: "move it up")
  }
}
