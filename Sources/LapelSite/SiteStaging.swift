import LapelDiagnostics

/// A site that is being written, beside the old one.
package struct SiteStaging: Sendable {
  private let writer: SiteWriter
  private let old: PreviousSite
  /// What is there of the site that was built before.
  package let present: PresentFiles
  /// The files so far: those that are written, and those that are in the old site with the same bytes.
  private(set) var written: [String] = []
  private(set) var unchanged: [String] = []
  private(set) var names: OutputNames

  var paths: [String] { written + unchanged }

  init(writer: SiteWriter, old: PreviousSite) {
    self.writer = writer
    self.old = old
    present = PresentFiles(old)
    names = OutputNames(expecting: old.own.paths.count)
  }

  /// Adds files, on all cores.
  ///
  /// - Parameters:
  ///   - progress: told the number of files written so far, now and then, from any task.
  ///   - inspect: sees the bytes of every file, from any task.
  package mutating func add(
    _ files: [OutputFile], progress: @Sendable (Int) -> Void = { _ in },
    inspect: @escaping @Sendable (SiteAddress, [UInt8]) -> Void = { _, _ in }
  ) async throws(Diagnostic) {
    try names.take(files.map(\.address.path))
    let staged = try await writer.stage(
      files, unchangedFrom: old.own, progress: progress, inspect: inspect)
    written += staged.written
    unchanged += staged.unchanged
  }

  /// Takes over files of the old site as they are.
  mutating func keep(_ paths: [String]) throws(Diagnostic) {
    try names.take(paths)
    unchanged += paths
  }

  /// What `PresentFiles.stamp` will say of files that were added, once the site is whole.
  func stamp(of paths: [String]) -> [UInt8]? {
    LapelSite.stamp(of: paths.lazy.map { ($0, writer.status(of: $0)) })
  }

  /// The size of a file that was added.
  func byteCount(of path: String) -> Int? { writer.status(of: path).map { Int($0.size) } }
}
