import Foundation
import LapelBackpack

/// What tells, without reading it, whether a file is still the one that Lapel wrote. What is asked of files of a site only:
/// whether an input changed is decided by its bytes.
struct FileStatus: Sendable, Hashable {
  private let device: UInt64
  private let inode: UInt64
  /// In bytes.
  let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  /// Nil for anything but a plain file.
  init?(_ information: stat) {
    guard information.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let time = information.st_mtimespec
    #else
      let time = information.st_mtim
    #endif
    device = UInt64(information.st_dev)
    inode = UInt64(information.st_ino)
    size = Int64(information.st_size)
    seconds = Int64(time.tv_sec)
    nanoseconds = Int64(time.tv_nsec)
  }

  /// Nil for anything but a plain file.
  init?(of path: String) {
    var information = stat()
    guard lstat(path, &information) == 0 else { return nil }
    self.init(information)
  }

  fileprivate var numbers: [UInt64] {
    [
      device, inode, UInt64(bitPattern: size), UInt64(bitPattern: seconds),
      UInt64(bitPattern: nanoseconds),
    ]
  }
}

/// SHA-256 over the names of files and what the disk says of each; nil when it says nothing of one.
func stamp(of files: some Sequence<(path: String, status: FileStatus?)>) -> [UInt8]? {
  var bytes: [UInt8] = []
  for (path, status) in files {
    guard let status else { return nil }
    let start = bytes.count
    bytes += path.utf8
    for number in status.numbers {
      withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }
    // The numbers have a fixed length, so that the length tells where the name ends.
    withUnsafeBytes(of: UInt64(bytes.count - start).bigEndian) { bytes += $0 }
  }
  return sha256Digest(of: bytes)
}
