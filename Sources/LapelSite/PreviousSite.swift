import Foundation
import LapelDiagnostics
import LapelPortfolio

/// What is in the output folder before a build.
struct PreviousSite: Sendable {
  var exists = false
  /// Files written by Lapel.
  var own: Set<String> = []
  /// The same, by their bytes.
  var ownPaths: [String] = []
  /// Files put there by somebody else.
  var foreign: [String] = []
  var folders: [String] = []
  /// Folders that are not there for a file of Lapel's.
  var foreignFolders: [String] = []

  /// A site that is not there.
  init() {}

  /// What is in a folder, which the list of Lapel's own files tells apart from what others put there.
  init(in output: OutputFolder) throws(Diagnostic) {
    exists = true
    let present = try OutputFolder.contents(of: output.path)
    folders = present.folders
    guard present.files.contains(SiteManifest.name) else {
      foreign = present.files
      foreignFolders = present.folders
      return
    }
    let listed = try SiteManifest(in: output).paths
    // Both are in the order of their bytes, and compared by them: names that only look the same are names of different files.
    var place = listed.startIndex
    for path in present.files where path != SiteManifest.name {
      while place < listed.endIndex, bytesPrecede(listed[place], path) { place += 1 }
      let isOwn = place < listed.endIndex && listed[place].utf8.elementsEqual(path.utf8)
      if isOwn { ownPaths.append(path) } else { foreign.append(path) }
    }
    own = Set(ownPaths)
    var ownFolders: Set<[UInt8]> = []
    var last = ""
    for path in listed {
      guard let folder = parentFolders(of: path).last, !folder.utf8.elementsEqual(last.utf8) else {
        continue
      }
      last = folder
      ownFolders.formUnion(parentFolders(of: path).map { Array($0.utf8) })
    }
    foreignFolders = present.folders.filter { !ownFolders.contains(Array($0.utf8)) }
  }

  /// The innermost folder around all these files, when nobody but Lapel put anything into it; nil for the site's own
  /// folder, and for one that is not there.
  func ownFolder(around paths: [String]) -> String? {
    guard let first = paths.first else { return nil }
    var around = parentFolders(of: first)
    for path in paths.dropFirst() {
      let others = parentFolders(of: path)
      let shared = zip(around, others).prefix { $0.utf8.elementsEqual($1.utf8) }.count
      around.removeLast(around.count - shared)
      if around.isEmpty { return nil }
    }
    guard let folder = around.last, folders.contains(folder) else { return nil }
    let below = folder + "/"
    let isOwn = !(foreign + foreignFolders).contains { $0 == folder || $0.hasPrefix(below) }
    return isOwn ? folder : nil
  }
}

extension SiteManifest {
  /// The list in a folder that has one.
  fileprivate init(in output: OutputFolder) throws(Diagnostic) {
    let path = output.path(of: SiteManifest.name)
    var information = stat()
    guard lstat(path, &information) == 0, information.st_size < 256 << 20,
      let text = OutputFolder.bytes(of: path, expectedCount: Int(information.st_size))
    else { throw .unreadableManifest(at: Diagnostic.Location(path: path)) }
    try self.init(parsing: text, at: Diagnostic.Location(path: path))
  }
}

/// The files of the old site that Lapel wrote, with what tells whether somebody touched them since.
package struct PresentFiles: Sendable {
  private let output: OutputFolder
  /// Sorted by their bytes.
  private let paths: [String]

  init(_ old: PreviousSite, in output: OutputFolder) {
    self.output = output
    paths = old.ownPaths
  }

  /// Those below a folder, which is given with a final `/`.
  func paths(below folder: String) -> [String] {
    let start = place(of: folder)
    return Array(paths[start...].prefix { $0.utf8.starts(with: folder.utf8) })
  }

  /// Those of which a condition holds.
  func paths(where condition: (String) -> Bool) -> [String] { paths.filter(condition) }

  /// SHA-256 over names, sizes, times and places on the disk; nil when one of the files is not there.
  func stamp(of paths: [String]) -> [UInt8]? {
    FileStamps.digest(of: paths) { FileStamps.status(of: output.path(of: $0)) }
  }

  /// Where a path stands or would stand.
  private func place(of path: String) -> Int {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if bytesPrecede(paths[middle], path) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
