import Foundation

/// A file of plain bytes on the disk; folders, links, pipes and devices are none.
struct RegularFile: Sendable {
  let path: String

  /// All its bytes, when there are at most `limit`.
  ///
  /// The size is asked for before anything is read, and a link at the end of the path is not followed. A pipe that took
  /// the place of the file since somebody looked is opened without waiting for a writer, and then refused.
  func bytes(limit: Int) throws(FileFlaw) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? .symbolicLink : .cannotRead(errorCode: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(errorCode: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile }
    let size = Int(status.st_size)
    guard size <= limit else { throw .fileTooLarge(size: size, limit: limit) }
    return try Self.bytes(of: descriptor, size: size)
  }

  static func bytes(of descriptor: Int32, size: Int) throws(FileFlaw) -> [UInt8] {
    // One byte more than the size tells whether the file has grown since.
    let capacity = size + 1
    var flaw: FileFlaw?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity, let start = buffer.baseAddress {
        let read = read(descriptor, start + count, capacity - count)
        if read == 0 { return }
        if read > 0 {
          count += read
        } else if errno != EINTR {
          flaw = .cannotRead(errorCode: errno)
          return
        }
      }
    }
    if let flaw { throw flaw }
    guard bytes.count <= size else { throw .changedWhileRead }
    return bytes
  }
}

extension FileFlaw {
  static func cannotRead(errorCode: Int32) -> FileFlaw {
    FileFlaw(
      "unreadable-file", "the file cannot be read: \(systemReason(errorCode))",
      help: "check that you may read it")
  }

  static let notARegularFile = FileFlaw(
    .warning, "special-file", "this is a device, pipe or socket and was not opened",
    help: "remove it; a backpack holds plain files")

  static let symbolicLink = FileFlaw(
    .warning, "symbolic-link", "this is a symbolic link and was not followed",
    help: "put the file or folder itself here, so that the backpack is whole wherever it goes")

  static func fileTooLarge(size: Int, limit: Int) -> FileFlaw {
    FileFlaw(
      "file-too-large",
      "the file has \(size) bytes; at most \(limit) are read",
      help: "a badge is rarely larger than 1 MB; put videos, photos and papers in evidence/")
  }

  static let changedWhileRead = FileFlaw(
    "changed-file", "the file grew while it was being read",
    help: "wait until whatever writes it is done, and try again")
}

/// What the system says of an error code: `Permission denied`.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
