import LapelDiagnostics

/// The names of a site's files, of which no two may be in each other's way.
///
/// Compared without regard to case: a site must survive a disk or host that has none.
struct OutputNames: Sendable {
  private var files: Set<String> = [SiteManifest.name]
  private var folders: Set<String> = []

  /// - Parameter count: how many there may be.
  init(expecting count: Int = 0) { files.reserveCapacity(count + 1) }

  /// Takes the paths of files.
  ///
  /// - Throws: when one is taken already, as a file or as a folder.
  mutating func take(_ paths: [String]) throws(Diagnostic) {
    var previousFolder: Substring?
    for path in paths {
      let lowercased = path.withoutCase
      guard files.insert(lowercased).inserted, !folders.contains(lowercased) else {
        throw .twoFilesInOnePlace(path)
      }
      // Files come in the order of their paths: mostly the folder has just been met.
      let folder = lowercased.folder
      if folder != previousFolder {
        // Outwards, as far as the folders are new.
        var outer = folder
        while let name = outer.map(String.init), folders.insert(name).inserted {
          if files.contains(name) {
            throw .twoFilesInOnePlace(paths.first { $0.withoutCase == name } ?? name)
          }
          outer = name.folder
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
      let lowercased = path.withoutCase
      let blocked =
        files.contains(lowercased) || folders.contains(lowercased)
        || parentFolders(of: lowercased).contains { files.contains($0) }
      if blocked { throw .foreignFileInTheWay(output.path(of: path)) }
    }
    for path in foreignFolders where files.contains(path.withoutCase) {
      throw .foreignFileInTheWay(output.path(of: path))
    }
  }
}

extension String {
  /// The folder that a path runs through last; nil for a file of the root.
  fileprivate var folder: Substring? {
    utf8.lastIndex(of: UInt8(ascii: "/")).map { self[..<$0] }
  }

  /// The text in lower case, which the paths of a site nearly always are in.
  fileprivate var withoutCase: String {
    utf8.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) } ? lowercased() : self
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
