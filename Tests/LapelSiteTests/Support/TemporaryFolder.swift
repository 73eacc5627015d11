import Foundation

/// A folder that goes when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent(
        "lapel-site-tests-\(UUID().uuidString)"
      ).path
    mkdir(path, 0o755)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func path(of file: String) -> String { "\(path)/\(file)" }

  /// Writes a file, with the folders around it.
  func write(_ bytes: [UInt8], to file: String) {
    let url = URL(fileURLWithPath: path(of: file))
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(bytes).write(to: url)
  }

  func write(_ text: String, to file: String) { write(Array(text.utf8), to: file) }

  func makeFolder(_ file: String, mode: mode_t = 0o755) {
    try? FileManager.default.createDirectory(
      atPath: path(of: file), withIntermediateDirectories: true)
    chmod(path(of: file), mode)
  }

  func link(_ file: String, to target: String) { symlink(target, path(of: file)) }

  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: path(of: file)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Everything below a folder in it, hidden or not, in the order of the paths' bytes: `a/`, `a/b = text`, `c -> a/b`.
  func tree(_ folder: String) -> [String] {
    let root = path(of: folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { path in
      let place = "\(root)/\(path)"
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place) {
        return "\(path) -> \(target)"
      }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
      if isFolder.boolValue { return "\(path)/" }
      let bytes = FileManager.default.contents(atPath: place) ?? Data()
      return "\(path) = \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  /// The names directly in the folder itself.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func status(of file: String) -> FileStatus {
    var information = stat()
    lstat(path(of: file), &information)
    #if canImport(Darwin)
      let time = information.st_mtimespec
    #else
      let time = information.st_mtim
    #endif
    return FileStatus(
      inode: UInt64(information.st_ino), mode: UInt32(information.st_mode) & 0o7777,
      seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }

  /// Sets the times of a file to a moment long ago.
  func age(_ file: String) {
    var times = [
      timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0),
    ]
    utimes(path(of: file), &times)
  }
}

struct FileStatus: Equatable {
  var inode: UInt64
  var mode: UInt32
  var seconds: Int
  var nanoseconds: Int
}
