import Foundation
import LapelDiagnostics

/// The folder of a portfolio on disk: lists and reads what is in it, and nothing outside it.
///
/// Paths are relative to it, with `/` between parts.
struct PortfolioFolder: Sendable {
  /// The folder's absolute path, free of symbolic links.
  let root: String
  /// What the user calls it; empty for the current folder.
  let displayName: String

  /// - Throws: that there is no such folder.
  init(_ folder: String, displayName: String) throws(Diagnostic) {
    self.displayName = displayName
    guard let root = canonicalPath(folder), kind(at: root) == .folder else {
      throw .noSuchFolder(displayName.isEmpty ? folder : displayName)
    }
    self.root = root
  }

  /// What stands at a path.
  enum EntryKind: Sendable { case file, folder, link, other }

  /// Something in a folder.
  struct Entry: Sendable {
    /// Relative to the portfolio.
    var path: String
    var kind: EntryKind
    /// In bytes.
    var size: Int
  }

  func absolutePath(_ path: String) -> String { root + "/" + path }

  /// The path as the user would write it.
  func displayPath(_ path: String) -> String {
    displayName.isEmpty
      ? path : displayName.hasSuffix("/") ? displayName + path : displayName + "/" + path
  }

  func location(_ path: String, line: Int? = nil, column: Int? = nil) -> Diagnostic.Location {
    Diagnostic.Location(path: displayPath(path), line: line, column: column)
  }

  /// What is at the path, symbolic links not followed; nil for nothing.
  func entry(_ path: String) -> Entry? {
    guard let status = status(ofPath: absolutePath(path)) else { return nil }
    return Entry(path: path, kind: status.kind, size: status.size)
  }

  /// What is in the folder, hidden entries left out, by the bytes of their names; empty when there is no such folder.
  func entries(of path: String) -> [Entry] {
    guard entry(path)?.kind == .folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: absolutePath(path))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted(by: bytesPrecede)
      .compactMap { entry(path + "/" + $0) }
  }

  /// Where in the portfolio the path leads when symbolic links are followed; nil when that is outside, or nothing.
  func resolvedPath(_ path: String) -> String? {
    guard let real = canonicalPath(absolutePath(path)) else { return nil }
    let inside = root == "/" ? "/" : root + "/"
    return real.hasPrefix(inside) ? String(real.dropFirst(inside.count)) : nil
  }

  /// The content of a file of at most `limit` bytes.
  func bytes(of path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    try readBytes(absolutePath: absolutePath(path), displayPath: displayPath(path), limit: limit)
  }
}

/// The content of a regular file of at most `limit` bytes.
func readBytes(
  absolutePath: String, displayPath: String, limit: Int
) throws(Diagnostic) -> [UInt8] {
  // Not blocking: opening a pipe would wait for a writer.
  let descriptor = open(absolutePath, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw .unreadableFile(displayPath) }
  defer { close(descriptor) }
  var information = stat()
  guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
    throw .unreadableFile(displayPath)
  }
  if information.st_size > limit { throw .fileTooLarge(displayPath, limit: limit) }
  var bytes: [UInt8] = []
  // One byte more than it should have, to see that it has not grown.
  let size = min(limit, Int(information.st_size)) + 1
  while bytes.count <= limit {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: bytes.isEmpty ? size : 1 << 16) {
      buffer, used in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      used = max(0, count)
    }
    if count < 0, errno == EINTR { continue }
    if count < 0 { throw .unreadableFile(displayPath) }
    if count == 0 { return bytes }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
  }
  throw .fileTooLarge(displayPath, limit: limit)
}

/// Whether one text comes before another by its UTF-8 bytes, which no locale changes.
package func bytesPrecede(_ a: String, _ b: String) -> Bool {
  // Lent out where they are; only texts that came from elsewhere have to be copied first.
  let answer = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { bytesPrecede(a, $0) }
  }
  return (answer ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
}

private func bytesPrecede(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool
{
  guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
  let order = memcmp(first, second, min(a.count, b.count))
  return order == 0 ? a.count < b.count : order < 0
}

private func kind(at absolutePath: String) -> PortfolioFolder.EntryKind? {
  status(ofPath: absolutePath)?.kind
}

private func status(ofPath path: String) -> (kind: PortfolioFolder.EntryKind, size: Int)? {
  var information = stat()
  guard lstat(path, &information) == 0 else { return nil }
  let size = Int(information.st_size)
  return switch information.st_mode & S_IFMT {
  case S_IFREG: (.file, size)
  case S_IFDIR: (.folder, size)
  case S_IFLNK: (.link, size)
  default: (.other, size)
  }
}

private func canonicalPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(validatingCString: resolved)
}

extension Diagnostic {
  static func noSuchFolder(_ folder: String) -> Diagnostic {
    Diagnostic(
      .error, "no-such-folder", "there is no folder '\(folder)'",
      help: "give the folder of a portfolio, or make one with 'lapel new \(folder)'")
  }

  static func unreadableFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-file", at: Location(path: path), "this file cannot be read",
      help: "check that it is a file and that you may read it")
  }

  static func fileTooLarge(_ path: String, limit: Int) -> Diagnostic {
    let size =
      limit >= 1 << 20
      ? "\(limit >> 20) MiB" : limit >= 1 << 10 ? "\(limit >> 10) KiB" : "\(limit) bytes"
    return Diagnostic(
      .error, "file-too-large", at: Location(path: path), "this file is larger than \(size)",
      help: "\(size) is the most that Lapel reads here; make it smaller or leave it out")
  }
}
