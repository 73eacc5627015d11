import Foundation
import LapelDiagnostics

/// The few things that the writer does to files, each with an error that names the file.
struct OutputFolder: Sendable {
  /// An absolute or relative path without a final slash.
  let path: String

  func path(of file: String) -> String { "\(path)/\(file)" }

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
  static func bytes(of path: String, expectedCount: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var information = stat()
    guard fstat(file, &information) == 0, information.st_mode & S_IFMT == S_IFREG,
      information.st_size == expectedCount
    else { return nil }
    return [UInt8](unsafeUninitializedCapacity: expectedCount) { buffer, count in
      while count < expectedCount, let start = buffer.baseAddress {
        let got = read(file, start + count, expectedCount - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        count += got
      }
    }
  }

  /// The paths of all files and links below the folder, sorted by their bytes; folders that hold none are left out.
  static func files(below folder: String) throws(Diagnostic) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let current = pending.popLast() {
      let place = current.isEmpty ? folder : "\(folder)/\(current)"
      guard let directory = opendir(place) else {
        throw .cannotRead(place, reason: reasonOfLastError())
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        let path = current.isEmpty ? name : "\(current)/\(name)"
        var information = stat()
        guard lstat("\(folder)/\(path)", &information) == 0 else { continue }
        if information.st_mode & S_IFMT == S_IFDIR { pending.append(path) } else { found.append(path) }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes everything at the path, links without following them; what is not there is no error.
  static func remove(_ path: String) throws(Diagnostic) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return }
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
}
