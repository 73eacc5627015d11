import Foundation
import LapelDiagnostics
import LapelPortfolio

/// The few things that the writer does to files, each with an error that names the file.
struct OutputFolder: Sendable {
  /// An absolute or relative path without a final slash.
  let path: String

  /// - Parameter file: below the folder; the folder itself when empty.
  func path(of file: String) -> String { file.isEmpty ? path : "\(path)/\(file)" }

  /// Whether something is there, without following a link at its end.
  static func entryExists(at path: String) -> Bool {
    var information = stat()
    return lstat(path, &information) == 0
  }

  static func makeFolder(at path: String) throws(Diagnostic) {
    if mkdir(path, 0o755) != 0, errno != EEXIST {
      throw .cannotWrite(path, reason: reasonOfLastError())
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw .cannotWrite(path, reason: reasonOfLastError()) }
    var written = 0
    let failed = bytes.withUnsafeBytes { buffer in
      while let start = buffer.baseAddress, written < buffer.count {
        #if canImport(Darwin)
          let count = Darwin.write(file, start + written, buffer.count - written)
        #else
          let count = Glibc.write(file, start + written, buffer.count - written)
        #endif
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return true }
        written += count
      }
      return false
    }
    let reason = reasonOfLastError()
    guard close(file) == 0, !failed else { throw .cannotWrite(path, reason: reason) }
  }

  /// The bytes of a plain file, or nil when it is none, cannot be read or has another size than expected.
  ///
  /// - Parameter expectedCount: nil for any size.
  static func bytes(of path: String, expectedCount: Int? = nil) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var information = stat()
    guard fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    let size = Int(information.st_size)
    if let expectedCount, size != expectedCount { return nil }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let start = buffer.baseAddress {
        let got = read(file, start + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// What is below a folder: paths sorted by their bytes, links not followed.
  struct Contents {
    /// Everything that is no folder.
    var files: [String] = []
    var folders: [String] = []
  }

  static func contents(of folder: String) throws(Diagnostic) -> Contents {
    var contents = Contents()
    var pending = [""]
    while let current = pending.popLast() {
      let place = current.isEmpty ? folder : "\(folder)/\(current)"
      for entry in try entries(of: place) {
        let path = current.isEmpty ? entry.name : "\(current)/\(entry.name)"
        let isFolder =
          if let listed = entry.isFolder { listed } else { try isFolder(at: "\(folder)/\(path)") }
        // What has gone in the meantime is nobody's any more.
        guard let isFolder else { continue }
        if isFolder {
          pending.append(path)
          contents.folders.append(path)
        } else {
          contents.files.append(path)
        }
      }
    }
    contents.files.sort(by: bytesPrecede)
    contents.folders.sort(by: bytesPrecede)
    return contents
  }

  /// Something in a folder.
  private struct Entry {
    var name: String
    /// Nil when the disk does not list it.
    var isFolder: Bool?
  }

  /// Whether a folder is there; nil when nothing is.
  private static func isFolder(at path: String) throws(Diagnostic) -> Bool? {
    var information = stat()
    if lstat(path, &information) == 0 { return information.st_mode & S_IFMT == S_IFDIR }
    if errno == ENOENT { return nil }
    throw .cannotRead(path, reason: reasonOfLastError())
  }

  private static func entries(of folder: String) throws(Diagnostic) -> [Entry] {
    guard let directory = opendir(folder) else {
      throw .cannotRead(folder, reason: reasonOfLastError())
    }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          Array(UnsafeBufferPointer(start: start, count: 256).prefix { $0 != 0 })
        }
      }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        // Read with signs in place of the wrong bytes, the name would lead nowhere, and the file would be lost.
        throw .nameIsNotUTF8("\(folder)/\(String(decoding: bytes, as: UTF8.self))")
      }
      if name == "." || name == ".." { continue }
      let kind = Int(entry.pointee.d_type)
      entries.append(
        Entry(name: name, isFolder: kind == Int(DT_UNKNOWN) ? nil : kind == Int(DT_DIR)))
    }
    return entries
  }

  /// Gives a folder the permissions of another one, and as far as allowed its owner.
  static func copyPermissions(from model: String, to folder: String) {
    var (wanted, present) = (stat(), stat())
    guard lstat(model, &wanted) == 0, lstat(folder, &present) == 0 else { return }
    let isOthers = wanted.st_uid != present.st_uid || wanted.st_gid != present.st_gid
    if isOthers { _ = chown(folder, wanted.st_uid, wanted.st_gid) }
    // A change of owner may take permissions away.
    if isOthers || wanted.st_mode != present.st_mode { _ = chmod(folder, wanted.st_mode & 0o7777) }
  }

  /// Whether two paths are names of the same file.
  static func isSameFile(_ path: String, _ other: String) -> Bool {
    var (a, b) = (stat(), stat())
    return lstat(path, &a) == 0 && lstat(other, &b) == 0 && a.st_dev == b.st_dev
      && a.st_ino == b.st_ino
  }

  /// Removes everything at the path, links without following them; what is not there is no error.
  static func remove(_ path: String) throws(Diagnostic) {
    guard entryExists(at: path) else { return }
    if (try? FileManager.default.removeItem(atPath: path)) != nil { return }
    // A folder that may not be written keeps what is in it: these are copies of others' folders, so that is lifted.
    for folder in [""] + ((try? contents(of: path).folders) ?? []) {
      _ = chmod("\(path)/\(folder)", 0o700)
    }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw .cannotWrite(path, reason: "it cannot be removed")
    }
  }
}

/// What the system says of the last call that failed, in its own words.
func reasonOfLastError() -> String { String(cString: strerror(errno)).lowercased() }

extension Diagnostic {
  static func cannotWrite(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-write", at: Location(path: path), "cannot be written: \(reason)",
      help: "the site is as it was before; make room or allow writing there, then build again")
  }

  static func cannotRead(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-read", at: Location(path: path), "cannot be read: \(reason)",
      help: "allow reading it, or choose another output folder with --output")
  }

  static func nameIsNotUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "cannot-keep", at: Location(path: path),
      "was not written by Lapel and has a name that is not UTF-8, so it cannot be carried over",
      help: "rename it or move it away, or choose another output folder with --output")
  }
}
