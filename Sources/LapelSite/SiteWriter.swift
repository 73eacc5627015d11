import CRename
import Foundation
import LapelDiagnostics

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

  /// - Parameter output: the path of the site's folder; it need not exist, the folder around it must.
  package init(output: String) {
    var path = output
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let url = URL(fileURLWithPath: path)
    self.output = OutputFolder(path: path)
    staging = OutputFolder(
      path: url.deletingLastPathComponent().appendingPathComponent(
        ".\(url.lastPathComponent).lapel-staging"
      ).path)
  }

  /// Writes the files and nothing else; whatever Lapel had written there before and is not among them goes.
  ///
  /// - Parameter progress: told the number of files written so far, now and then, from any task.
  package func write(
    _ files: [OutputFile], progress: @Sendable (Int) -> Void = { _ in }
  ) async throws(Diagnostic) -> Summary {
    let old = try previousSite()
    let addresses = files.map(\.address.path)
    try refuseCollisions(addresses, with: old.foreign)

    try OutputFolder.remove(staging.path)
    try OutputFolder.makeFolder(at: staging.path)
    do {
      try makeFolders(for: addresses + old.foreign)
      let unchanged = try await stage(files, unchangedFrom: Set(old.own), progress: progress)
      for path in old.foreign { try keep(path) }
      let manifest = SiteManifest(paths: addresses)
      try OutputFolder.write(manifest.text(), to: staging.path(of: SiteManifest.name))
      try swap(old: old)
      let current = Set(addresses)
      return Summary(
        files: files.count, unchanged: unchanged,
        removed: old.own.count(where: { !current.contains($0) }))
    } catch {
      // The staging folder holds only new files and second names of kept ones.
      try? OutputFolder.remove(staging.path)
      throw error
    }
  }
}

// MARK: - What is there already

extension SiteWriter {
  /// The files in the output folder before the build.
  private struct PreviousSite {
    var exists = false
    /// Written by Lapel.
    var own: [String] = []
    /// Put there by somebody else.
    var foreign: [String] = []
  }

  private func previousSite() throws(Diagnostic) -> PreviousSite {
    // A build that was killed between the two steps of a swap left the old site aside: put it back first.
    if !OutputFolder.entryExists(at: output.path) { _ = rename(asidePath, output.path) }
    var information = stat()
    guard lstat(output.path, &information) == 0 else { return PreviousSite() }
    guard information.st_mode & S_IFMT == S_IFDIR else { throw .outputIsNoFolder(output.path) }
    let present = try OutputFolder.files(below: output.path)
    guard present.contains(SiteManifest.name) else {
      return PreviousSite(exists: true, own: [], foreign: present)
    }
    let path = output.path(of: SiteManifest.name)
    var manifestInformation = stat()
    guard lstat(path, &manifestInformation) == 0, manifestInformation.st_size < 256 << 20,
      let text = OutputFolder.bytes(of: path, expectedCount: Int(manifestInformation.st_size))
    else { throw .unreadableManifest(at: Diagnostic.Location(path: path)) }
    let manifest = try SiteManifest(parsing: text, at: Diagnostic.Location(path: path))
    let listed = Set(manifest.paths)
    return PreviousSite(
      exists: true, own: present.filter { listed.contains($0) },
      foreign: present.filter { !listed.contains($0) && $0 != SiteManifest.name })
  }

  /// A file of somebody else's where a new file or its folder belongs, or two new files at one place.
  private func refuseCollisions(_ addresses: [String], with foreign: [String]) throws(Diagnostic) {
    // Compared without regard to case: a site must survive a disk or host that has none.
    var taken: Set<String> = []
    var folders: Set<String> = []
    for address in addresses {
      let inserted = taken.insert(address.lowercased()).inserted
      precondition(inserted, "Two files of a site have different addresses.")
      for folder in parentFolders(of: address) { folders.insert(folder.lowercased()) }
    }
    for path in foreign {
      let lowercased = path.lowercased()
      let blocked =
        taken.contains(lowercased) || folders.contains(lowercased)
        || parentFolders(of: lowercased).contains { taken.contains($0) }
      if blocked { throw .foreignFileInTheWay(output.path(of: path)) }
    }
  }
}

// MARK: - Staging

extension SiteWriter {
  private func makeFolders(for paths: [String]) throws(Diagnostic) {
    var made: Set<String> = []
    for path in paths {
      for folder in parentFolders(of: path) where made.insert(folder).inserted {
        try OutputFolder.makeFolder(at: staging.path(of: folder))
      }
    }
  }

  /// Writes all files on all cores; returns how many were there with the same bytes already.
  private func stage(
    _ files: [OutputFile], unchangedFrom own: Set<String>, progress: @Sendable (Int) -> Void
  ) async throws(Diagnostic) -> Int {
    let sliceSize = 64
    let slices = stride(from: 0, to: files.count, by: sliceSize).map {
      files[$0..<min($0 + sliceSize, files.count)]
    }
    var unchanged = 0
    var done = 0
    var failure: (slice: Int, diagnostic: Diagnostic)?
    await withTaskGroup(of: (Int, Int, Result<Int, Diagnostic>).self) { group in
      var next = 0
      func addTask() {
        guard next < slices.count else { return }
        let (index, slice) = (next, slices[next])
        next += 1
        group.addTask { (index, slice.count, self.staged(slice, unchangedFrom: own)) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount * 2 { addTask() }
      for await (index, count, result) in group {
        switch result {
        case .success(let same): unchanged += same
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
    return unchanged
  }

  private func staged(
    _ files: ArraySlice<OutputFile>, unchangedFrom own: Set<String>
  ) -> Result<Int, Diagnostic> {
    var unchanged = 0
    for file in files {
      do throws(Diagnostic) {
        let bytes = try file.bytes()
        let path = file.address.path
        if own.contains(path),
          OutputFolder.bytes(of: output.path(of: path), expectedCount: bytes.count) == bytes,
          link(output.path(of: path), staging.path(of: path)) == 0
        {
          unchanged += 1
        } else {
          try OutputFolder.write(bytes, to: staging.path(of: path))
        }
      } catch {
        return .failure(error)
      }
    }
    return .success(unchanged)
  }

  /// Gives a file of somebody else's a second name in the staging folder.
  private func keep(_ path: String) throws(Diagnostic) {
    // Symbolic links are made anew: a second name of a link is not possible everywhere.
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: output.path(of: path)) {
      guard symlink(target, staging.path(of: path)) == 0 else {
        throw .cannotWrite(staging.path(of: path), reason: reasonOfLastError())
      }
    } else if link(output.path(of: path), staging.path(of: path)) != 0 {
      throw .cannotKeep(output.path(of: path), reason: reasonOfLastError())
    }
  }
}

// MARK: - The swap

extension SiteWriter {
  private func swap(old: PreviousSite) throws(Diagnostic) {
    guard old.exists else {
      guard rename(staging.path, output.path) == 0 else {
        throw .cannotWrite(output.path, reason: reasonOfLastError())
      }
      return
    }
    if lapel_exchange(staging.path, output.path) != 0 {
      try swapInTwoSteps()
    }
    // From here on the new site stands; the staging folder's name now leads to the old one.
    saveLatecomers(known: Set(old.own + old.foreign + [SiteManifest.name]))
    try OutputFolder.remove(staging.path)
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

  /// Moves files that somebody put into the old folder during the build into the new one.
  private func saveLatecomers(known: Set<String>) {
    guard let present = try? OutputFolder.files(below: staging.path) else { return }
    for path in present where !known.contains(path) {
      let target = output.path(of: path)
      guard !OutputFolder.entryExists(at: target) else { continue }
      for folder in parentFolders(of: path) {
        try? OutputFolder.makeFolder(at: output.path(of: folder))
      }
      _ = rename(staging.path(of: path), target)
    }
  }
}

/// The folders that a path runs through, outermost first.
private func parentFolders(of path: String) -> [String] {
  var folders: [String] = []
  var index = path.startIndex
  while let slash = path[index...].firstIndex(of: "/") {
    folders.append(String(path[..<slash]))
    index = path.index(after: slash)
  }
  return folders
}

extension Diagnostic {
  static func outputIsNoFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "output-is-no-folder", at: Location(path: path), "is there and is not a folder",
      help: "choose another output folder with --output")
  }

  static func foreignFileInTheWay(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "file-in-the-way", at: Location(path: path),
      "was not written by Lapel and stands where a file of the site belongs",
      help: "move it away, or choose another output folder with --output")
  }

  static func cannotKeep(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-keep", at: Location(path: path),
      "was not written by Lapel and cannot be carried over to the new site: \(reason)",
      help: "move it away and build again; the site is as it was before")
  }
}
