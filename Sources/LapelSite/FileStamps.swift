import Foundation
import LapelLinkedData

/// What tells, without reading them, whether files are still those that Lapel wrote. What is asked of files of a site only:
/// whether an input changed is decided by its bytes.
enum FileStamps {
  /// Size, time and place of a plain file; nil for anything else.
  static func status(of path: String) -> stat? {
    var information = stat()
    guard lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return information
  }

  /// SHA-256 over the names of files and what the disk says of each; nil when one is not there.
  static func digest(of paths: [String], status: (String) -> stat?) -> [UInt8]? {
    var hash = SHA256()
    for path in paths {
      guard let information = status(path) else { return nil }
      #if canImport(Darwin)
        let time = information.st_mtimespec
      #else
        let time = information.st_mtim
      #endif
      var line = Array(path.utf8)
      for number in [
        UInt64(information.st_dev), UInt64(information.st_ino),
        UInt64(bitPattern: Int64(information.st_size)),
        UInt64(bitPattern: Int64(time.tv_sec)), UInt64(bitPattern: Int64(time.tv_nsec)),
      ] {
        withUnsafeBytes(of: number.bigEndian) { line += $0 }
      }
      // The numbers have a fixed length, so that the length tells where the name ends.
      withUnsafeBytes(of: UInt64(line.count).bigEndian) { line += $0 }
      hash.update(line)
    }
    return hash.digest()
  }
}
