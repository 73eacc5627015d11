import CRename
import Foundation
import LapelDiagnostics
import LapelPortfolio

/// Writes a site into a folder: first beside it, then in its place in one step.
///
/// A build that fails or is killed leaves the old site as it was. Files that were not written by Lapel stay; one that
/// stands where a new file belongs stops the build. Files whose bytes do not change keep their times.
package struct SiteWriter: Sendable {
  /// What writing did.
  package struct Summary: Sendable, Hashable {
    package var files = 0
    package var unchanged = 0
    package var removed = 0
  }

  private let output: OutputFolder
  private let staging: OutputFolder
  private var asidePath: String { staging.path + "-old" }
  /// The folder around the site's.
  private let parentPath: String

  /// - Parameter output: the path of the site's folder; it need not exist, the folder around it must.
  package init(output: String) {
    let path = namedPath(output)
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    self.output = OutputFolder(path: path)
    staging = OutputFolder(path: "\(path.dropLast(name.count)).\(name).lapel-staging")
    parentPath = "\(path.dropLast(name.count))."
  }

  /// Writes the files and nothing else; whatever Lapel had written there before and is not among them goes.
  ///
  /// - Parameter progress: told the number of files written so far, now and then, from any task.
  package func write(
    _ files: [OutputFile], progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Summary {
    try await write(asksDisk: false) { staging throws(Diagnostic) in
      try await staging.add(files, progress: progress)
    }
  }

  /// Writes what `make` adds to the new site, part by part, and nothing else.
  ///
  /// When `make` throws, the old site stays as it was.
  ///
  /// - Parameter asksDisk: whether `SiteStaging.present` is to tell what the disk says of the files that are there.
  package func write(
    asksDisk: Bool = true,
    _ make: (inout SiteStaging) async throws(Diagnostic) -> Void
  ) async throws(Diagnostic) -> Summary {
    let (exists, locks) = try claim()
    defer { withExtendedLifetime(locks) {} }
    do {
      let old = exists ? try await PreviousSite(in: output, asksDisk: asksDisk) : PreviousSite()
      var new = SiteStaging(writer: self, old: old)
      try await make(&new)
      return try await finish(new, old: old)
    } catch {
      // The staging folder holds only new files and second names of kept ones.
      try? OutputFolder.remove(staging.path)
      throw error
    }
  }

  private func finish(
    _ staged: SiteStaging, old: PreviousSite
  ) async throws(Diagnostic) -> Summary {
    let addresses = staged.paths.sorted(by: bytesPrecede)
    // The list is written on another core meanwhile.
    async let list = SiteManifest(paths: addresses).text()
    try staged.names.refuse(foreign: old.foreign, folders: old.foreignFolders, in: output)
    let summary = Summary(
      files: addresses.count, unchanged: staged.unchanged.count,
      removed: old.own.count(missingFrom: addresses))
    let place = old.ownFolder(around: staged.written)
    let around = place.map { $0 + "/" }
    let isInside = staged.unchanged.map { around.map($0.hasSameStart) ?? false }
    let manifest = await list
    let keepsManifest = isUnchanged(SiteManifest.name, manifest)
    if keepsManifest, staged.written.isEmpty, summary.removed == 0 {
      // The site is there already, and nothing in it needs to be touched.
      try? OutputFolder.remove(staging.path)
      return summary
    }
    func unchanged(inside: Bool) -> [String] {
      zip(staged.unchanged, isInside).filter { $1 == inside }.map(\.0)
    }
    try await carry(unchanged(inside: true))
    // All that changes lies in one folder: the rest need not be carried over.
    if keepsManifest, let place, try await exchangeFolder(place, of: old) { return summary }
    try await carry(unchanged(inside: false))
    try makeFolders(for: old.foreign, and: old.foreignFolders)
    for path in old.foreign { try keep(path) }
    if !keepsManifest || !hasSecondName(SiteManifest.name) {
      try OutputFolder.write(manifest, to: staging.path(of: SiteManifest.name))
    }
    keepPermissions(of: old)
    try await swap(old: old)
    return summary
  }
}

/// The path without slashes at its end; of a folder that is given as `.` or `..`, the path with its name.
private func namedPath(_ path: String) -> String {
  var path = path
  while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") {
    path = String(path.utf8.dropLast()) ?? path
  }
  let last = path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) }
  if last == Array(".".utf8) || last == Array("..".utf8), let real = realpath(path, nil) {
    defer { free(real) }
    return String(cString: real)
  }
  return path
}

// MARK: - One build at a time

extension SiteWriter {
  /// Claims the old site; nil when there is none.
  ///
  /// Two builds into one folder would write into each other's staging folder. The claims end with the process, so that
  /// a build that was killed is in nobody's way.
  private func lockOfOldSite() throws(Diagnostic) -> FolderLock? {
    // Whoever holds the staging folder is building; nobody holds one that a killed build left.
    if case .held = FolderLock.attempt(on: staging.path) { throw .buildIsRunning(output.path) }
    switch FolderLock.attempt(on: output.path) {
    case .held: throw .buildIsRunning(output.path)
    case .taken(let lock): return lock
    case .unavailable: return nil
    }
  }

  /// Whether there is an old site, and the claims on it and on the staging folder.
  ///
  /// Folders are made, removed and exchanged meanwhile by other builds, and a claim on a folder that has lost its name is
  /// worth nothing: so claims are made, and folders exchanged, by one build at a time, which holds the folder around them.
  private func claim() throws(Diagnostic) -> (exists: Bool, locks: [FolderLock]) {
    let around = FolderLock.whenFree(on: parentPath)
    defer { withExtendedLifetime(around) {} }
    let oldLock = try lockOfOldSite()
    let exists = try findOldSite()
    let newLock = try makeStagingFolder()
    return (exists, [oldLock, newLock].compactMap(\.self))
  }

  private func findOldSite() throws(Diagnostic) -> Bool {
    // A build that was killed between the two steps of a swap left the old site aside: put it back first.
    if !OutputFolder.entryExists(at: output.path) { _ = rename(asidePath, output.path) }
    var information = stat()
    guard lstat(output.path, &information) == 0 else { return false }
    guard information.st_mode & S_IFMT == S_IFDIR else { throw .outputIsNoFolder(output.path) }
    try OutputFolder.remove(asidePath)
    return true
  }

  private func makeStagingFolder() throws(Diagnostic) -> FolderLock? {
    try OutputFolder.remove(staging.path)
    guard mkdir(staging.path, 0o755) == 0 else {
      if errno == EEXIST { throw .buildIsRunning(output.path) }
      throw .cannotWrite(output.path, reason: reasonOfLastError())
    }
    switch FolderLock.attempt(on: staging.path) {
    case .held: throw .buildIsRunning(output.path)
    case .taken(let lock): return lock
    case .unavailable: return nil
    }
  }
}

// MARK: - Staging

extension SiteWriter {
  private func makeFolders(
    for paths: [String], and folders: [String]
  ) throws(Diagnostic) {
    var made: Set<[UInt8]> = []
    for folder in (paths + folders.map { "\($0)/" }).lazy.flatMap(parentFolders)
    where made.insert(Array(folder.utf8)).inserted {
      try OutputFolder.makeFolder(at: staging.path(of: folder))
    }
  }

  /// Folders that were there keep who may read them: a private one must not become public.
  private func keepPermissions(of old: PreviousSite, from place: String = "") {
    guard old.exists else { return }
    // Innermost first: one that may no longer be entered must be last.
    let start = place.isEmpty ? "" : place + "/"
    for folder in old.folders.reversed() where folder.hasSameStart(as: start) {
      OutputFolder.copyPermissions(from: output.path(of: folder), to: staging.path(of: folder))
    }
    OutputFolder.copyPermissions(from: output.path(of: place), to: staging.path(of: place))
  }

  /// What became of files: in the staging folder, or found in the old site with the same bytes.
  struct Staged: Sendable {
    var written: [String] = []
    var unchanged: [String] = []
  }

  /// Writes the files that are new or changed, on all cores.
  func stage(
    _ files: [OutputFile], unchangedFrom own: SortedPaths, progress: @Sendable (Int) -> Void,
    inspect: @escaping @Sendable (SiteAddress, [UInt8]) -> Void
  ) async throws(Diagnostic) -> Staged {
    let sliceSize = 64
    let slices = stride(from: 0, to: files.count, by: sliceSize).map {
      files[$0..<min($0 + sliceSize, files.count)]
    }
    var staged = Staged()
    var done = 0
    var failure: (slice: Int, diagnostic: Diagnostic)?
    await withTaskGroup(of: (Int, Int, Result<Staged, Diagnostic>).self) { group in
      var next = 0
      func addTask() {
        guard next < slices.count else { return }
        let (index, slice) = (next, slices[next])
        next += 1
        group.addTask {
          (index, slice.count, self.staged(slice, unchangedFrom: own, inspect: inspect))
        }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 { addTask() }
      for await (index, count, result) in group {
        switch result {
        case .success(let part):
          staged.written += part.written
          staged.unchanged += part.unchanged
        case .failure(let diagnostic):
          // The first in the site's order, whatever order the tasks ended in.
          if index < failure?.slice ?? .max { failure = (index, diagnostic) }
        }
        done += count
        progress(done)
        if failure == nil { addTask() }
      }
    }
    if let failure { throw failure.diagnostic }
    return staged
  }

  private func staged(
    _ files: ArraySlice<OutputFile>, unchangedFrom own: SortedPaths,
    inspect: (SiteAddress, [UInt8]) -> Void
  ) -> Result<Staged, Diagnostic> {
    Result { () throws(Diagnostic) in
      var staged = Staged()
      var made = "".utf8[...]
      for file in files {
        let bytes = try file.bytes()
        inspect(file.address, bytes)
        let path = file.address.path
        if own.contains(path), isUnchanged(path, bytes) {
          staged.unchanged.append(path)
          continue
        }
        // Files come in the order of their paths: mostly the folder has just been made.
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
        let folder = path.utf8[..<slash]
        if !folder.elementsEqual(made) { try makeFolders(for: [path], and: []) }
        made = folder
        if !file.hasSecondName(staging.path(of: path)) {
          try OutputFolder.write(bytes, to: staging.path(of: path))
        }
        staged.written.append(path)
      }
      return staged
    }
  }

  /// What the disk says of a file that was added: it is in the staging folder, or stays in the old site.
  func status(of path: String) -> FileStatus? {
    FileStatus(of: staging.path(of: path)) ?? FileStatus(of: output.path(of: path))
  }

  /// Whether the old site has the file with these bytes.
  private func isUnchanged(_ path: String, _ bytes: [UInt8]) -> Bool {
    OutputFolder.bytes(of: output.path(of: path), expectedCount: bytes.count) == bytes
  }

  /// Gives a file of the old site a second name in the staging folder, where that is possible.
  private func hasSecondName(_ path: String) -> Bool {
    link(output.path(of: path), staging.path(of: path)) == 0
  }

  /// Takes unchanged files over into the new site, on all cores.
  private func carry(_ paths: [String]) async throws(Diagnostic) {
    try makeFolders(for: paths, and: [])
    let results = await paths.concurrentMap { path in
      Result { () throws(Diagnostic) in try keepOwn(path) }
    }
    for result in results { try result.get() }
  }

  /// Takes an unchanged file over into the new site.
  private func keepOwn(_ path: String) throws(Diagnostic) {
    if hasSecondName(path) { return }
    let reason = reasonOfLastError()
    guard let bytes = OutputFolder.bytes(of: output.path(of: path)) else {
      throw .cannotKeep(output.path(of: path), reason: reason)
    }
    try OutputFolder.write(bytes, to: staging.path(of: path))
  }

  /// Gives a file of somebody else's a second name in the staging folder.
  private func keep(_ path: String) throws(Diagnostic) {
    // Symbolic links are made anew: a second name of a link is not possible everywhere.
    if let target = try? FileManager.default.destinationOfSymbolicLink(
      atPath: output.path(of: path))
    {
      guard symlink(target, staging.path(of: path)) == 0 else {
        throw .cannotWrite(staging.path(of: path), reason: reasonOfLastError())
      }
    } else if !hasSecondName(path) {
      throw .cannotKeep(output.path(of: path), reason: reasonOfLastError())
    }
  }
}

// MARK: - The swap

extension SiteWriter {
  private func swap(old: PreviousSite) async throws(Diagnostic) {
    try exchange(old: old)
    guard old.exists else { return }
    // From here on the new site stands, and nothing fails any more; the staging folder's name now leads to the old one.
    await saveChangesOfOthers(in: old)
    try? OutputFolder.remove(staging.path)
  }

  /// Puts a folder of the new site in the place of the old one's: all that changes lies in it, so that the site is the old
  /// one or the new one at every moment.
  ///
  /// - Returns: false where two folders cannot be exchanged in one step.
  private func exchangeFolder(
    _ place: String, of old: PreviousSite
  ) async throws(Diagnostic) -> Bool {
    keepPermissions(of: old, from: place)
    guard isExchanged(place) else { return false }
    await saveChangesOfOthers(in: old, below: place)
    try? OutputFolder.remove(staging.path)
    return true
  }

  /// Exchanges a folder of the new site and the old one's, while no other build makes its claims. Nothing is awaited meanwhile: the
  /// other builds of this process wait for the claim on the threads that would have to go on.
  private func isExchanged(_ place: String) -> Bool {
    let around = FolderLock.whenFree(on: parentPath)
    defer { withExtendedLifetime(around) {} }
    return lapel_exchange(staging.path(of: place), output.path(of: place)) == 0
  }

  /// Puts the new site in the place of the old one, while no other build makes its claims.
  private func exchange(old: PreviousSite) throws(Diagnostic) {
    let around = FolderLock.whenFree(on: parentPath)
    defer { withExtendedLifetime(around) {} }
    guard old.exists else {
      guard rename(staging.path, output.path) == 0 else {
        throw .cannotWrite(output.path, reason: reasonOfLastError())
      }
      return
    }
    if lapel_exchange(staging.path, output.path) != 0 {
      try swapInTwoSteps()
    }
  }

  /// For file systems that cannot exchange two folders: a moment without a site, and the old one back when it fails.
  private func swapInTwoSteps() throws(Diagnostic) {
    try OutputFolder.remove(asidePath)
    guard rename(output.path, asidePath) == 0 else {
      throw .cannotWrite(output.path, reason: reasonOfLastError())
    }
    guard rename(staging.path, output.path) == 0 else {
      let reason = reasonOfLastError()
      _ = rename(asidePath, output.path)
      throw .cannotWrite(output.path, reason: reason)
    }
    _ = rename(asidePath, staging.path)
  }

  /// Moves files of others that came into the old folder during the build, or were written anew there, into the new one.
  private func saveChangesOfOthers(in old: PreviousSite, below place: String = "") async {
    guard let present = try? await OutputFolder.contents(of: staging.path(of: place)) else {
      return
    }
    let foreign = Set(old.foreign)
    let paths = place.isEmpty ? present.files : present.files.map { "\(place)/\($0)" }
    for path in paths where !old.own.contains(path) && path != SiteManifest.name {
      let (source, target) = (staging.path(of: path), output.path(of: path))
      let isKept = foreign.contains(path) && OutputFolder.isSameFile(source, target)
      let isTaken = !foreign.contains(path) && OutputFolder.entryExists(at: target)
      if isKept || isTaken { continue }
      for folder in parentFolders(of: path) {
        try? OutputFolder.makeFolder(at: output.path(of: folder))
      }
      _ = rename(source, target)
    }
  }
}

extension OutputFile {
  /// Gives a file that is there already a second name, where that is possible.
  fileprivate func hasSecondName(_ path: String) -> Bool {
    if case .written(let source, _, _) = content { link(source, path) == 0 } else { false }
  }
}

/// The folders that a path runs through, outermost first.
func parentFolders(of path: String) -> [String] {
  path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
}

extension Diagnostic {
  static func outputIsNoFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "output-is-no-folder", at: Location(path: path),
      "is there and is no folder, or a symbolic link to one",
      help: "choose another output folder with --output")
  }

  static func buildIsRunning(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "build-is-running", at: Location(path: path), "another build is writing this site",
      help: "wait until it has ended, then build again")
  }

  static func cannotKeep(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-keep", at: Location(path: path),
      "was not written by Lapel and cannot be carried over to the new site: \(reason)",
      help: "move it away and build again; the site is as it was before")
  }
}
