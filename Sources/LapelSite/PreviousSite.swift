import Foundation
import LapelDiagnostics
import LapelPortfolio

/// What is in the output folder before a build.
struct PreviousSite: Sendable {
  var exists = false
  /// Files written by Lapel.
  var own = SortedPaths([])
  /// What the disk says of each, when it was asked.
  var statuses: [FileStatus?] = []
  /// Files put there by somebody else.
  var foreign: [String] = []
  var folders: [String] = []
  /// Folders that are not there for a file of Lapel's.
  var foreignFolders: [String] = []

  /// A site that is not there.
  init() {}

  /// What is in a folder, which the list of Lapel's own files tells apart from what others put there.
  ///
  /// - Parameter asksDisk: whether to ask what the disk says of Lapel's own files.
  init(in output: OutputFolder, asksDisk: Bool) async throws(Diagnostic) {
    exists = true
    async let listing = SiteManifest.listed(in: output)
    let present = try await OutputFolder.contents(of: output.path, asksDisk: asksDisk)
    folders = present.folders
    guard SortedPaths(present.files).contains(SiteManifest.name) else {
      foreign = present.files
      foreignFolders = present.folders
      return
    }
    let listed = try await listing.get()
    // Both are in the order of their bytes, and compared by them: names that only look the same are names of different files.
    var ownPaths: [String] = []
    ownPaths.reserveCapacity(listed.count)
    var place = listed.startIndex
    for (number, path) in present.files.enumerated() where path != SiteManifest.name {
      while place < listed.endIndex, bytesPrecede(listed[place], path) { place += 1 }
      let isOwn = place < listed.endIndex && !bytesPrecede(path, listed[place])
      if isOwn {
        ownPaths.append(path)
        if asksDisk { statuses.append(present.statuses[number]) }
      } else {
        foreign.append(path)
      }
    }
    own = SortedPaths(ownPaths)
    let all = SortedPaths(listed)
    let areOwn = await folders.concurrentMap { all.hasPath(below: $0 + "/") }
    foreignFolders = zip(folders, areOwn).filter { !$1 }.map(\.0)
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

extension String {
  /// Whether the text begins with the bytes of another one.
  func hasSameStart(as other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { other in
        guard let first = own.baseAddress, let second = other.baseAddress else {
          return other.isEmpty
        }
        return own.count >= other.count && memcmp(first, second, other.count) == 0
      }
    }
    return (answer ?? nil) ?? utf8.starts(with: other.utf8)
  }
}

extension SiteManifest {
  /// The paths in the list of a folder that has one.
  fileprivate static func listed(in output: OutputFolder) -> Result<[String], Diagnostic> {
    Result { () throws(Diagnostic) in
      let path = output.path(of: SiteManifest.name)
      var information = stat()
      guard lstat(path, &information) == 0, information.st_size < 256 << 20,
        let text = OutputFolder.bytes(of: path, expectedCount: Int(information.st_size))
      else { throw .unreadableManifest(at: Diagnostic.Location(path: path)) }
      return try SiteManifest(parsing: text, at: Diagnostic.Location(path: path)).paths
    }
  }
}

/// The files of the old site that Lapel wrote, with what tells whether somebody touched them since.
package struct PresentFiles: Sendable {
  private let own: SortedPaths
  /// What the disk says of each.
  private let statuses: [FileStatus?]

  init(_ old: PreviousSite) {
    own = old.own
    statuses = old.statuses
  }

  /// The places of those below a folder, which is given with a final `/`.
  func places(below folder: String) -> [Int] {
    Array(
      (own.place(of: folder)..<own.paths.count).lazy.prefix {
        own.paths[$0].hasSameStart(as: folder)
      })
  }

  /// The places of those of which a condition holds.
  func places(where condition: (String) -> Bool) -> [Int] {
    own.paths.indices.filter { condition(own.paths[$0]) }
  }

  func paths(at places: [Int]) -> [String] { places.map { own.paths[$0] } }

  /// SHA-256 over names, sizes, times and places on the disk; nil when one of the files is none any more.
  func stamp(of places: [Int]) -> [UInt8]? {
    statuses.isEmpty
      ? nil : LapelSite.stamp(of: places.lazy.map { (own.paths[$0], statuses[$0]) })
  }
}

/// Paths in the order of their bytes, each once.
struct SortedPaths: Sendable {
  let paths: [String]

  /// - Parameter paths: in that order.
  init(_ paths: [String]) { self.paths = paths }

  /// Where a path stands or would stand.
  func place(of path: String) -> Int {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if bytesPrecede(paths[middle], path) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func contains(_ path: String) -> Bool {
    let place = place(of: path)
    return place < paths.count && !bytesPrecede(path, paths[place])
  }

  /// Whether one of the paths lies below a folder, which is given with a final `/`.
  func hasPath(below folder: String) -> Bool {
    let place = place(of: folder)
    return place < paths.count && paths[place].hasSameStart(as: folder)
  }

  /// How many of the paths are not among others, which are in the same order.
  func count(missingFrom others: [String]) -> Int {
    var (missing, other) = (0, 0)
    for path in paths {
      while other < others.count, bytesPrecede(others[other], path) { other += 1 }
      if other == others.count || bytesPrecede(path, others[other]) { missing += 1 }
    }
    return missing
  }
}
