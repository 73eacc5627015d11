import LapelDiagnostics

/// The names of a site's files, of which no two may be in each other's way.
///
/// Compared without regard to case: a site must survive a disk or host that has none.
struct OutputNames: Sendable {
  private var files: Set<String> = [SiteManifest.name]
  private var folders: Set<String> = []

  /// Takes the paths of files.
  ///
  /// - Throws: when one is taken already, as a file or as a folder.
  mutating func take(_ paths: [String]) throws(Diagnostic) {
    var previousFolder = ""[...]
    for path in paths {
      let lowercased = path.lowercased()
      guard files.insert(lowercased).inserted, !folders.contains(lowercased) else {
        throw .twoFilesInOnePlace(path)
      }
      // Files come in the order of their paths: mostly the folder has just been met.
      let slash = lowercased.utf8.lastIndex(of: UInt8(ascii: "/")) ?? lowercased.startIndex
      let folder = lowercased[..<slash]
      if folder != previousFolder {
        for folder in parentFolders(of: lowercased) where folders.insert(folder).inserted {
          if files.contains(folder) {
            throw .twoFilesInOnePlace(paths.first { $0.lowercased() == folder } ?? folder)
          }
        }
      }
      previousFolder = folder
    }
  }

  /// - Throws: when a file or folder of somebody else's stands where one of these, or its folder, belongs.
  func refuse(
    foreign paths: [String], folders foreignFolders: [String], in output: OutputFolder
  ) throws(Diagnostic) {
    for path in paths {
      let lowercased = path.lowercased()
      let blocked =
        files.contains(lowercased) || folders.contains(lowercased)
        || parentFolders(of: lowercased).contains { files.contains($0) }
      if blocked { throw .foreignFileInTheWay(output.path(of: path)) }
    }
    for path in foreignFolders where files.contains(path.lowercased()) {
      throw .foreignFileInTheWay(output.path(of: path))
    }
  }
}

extension Diagnostic {
  static func twoFilesInOnePlace(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "two-files-in-one-place", at: Location(path: path),
      "two files of the site would have this name, or names that differ only in case",
      help: "rename one of them: most likely it is a file in theme/")
  }

  static func foreignFileInTheWay(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "file-in-the-way", at: Location(path: path),
      "was not written by Lapel and stands where a file of the site belongs",
      help: "move it away, or choose another output folder with --output")
  }
}
