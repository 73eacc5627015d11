import Crypto
import Foundation

/// SHA-256 over everything in a folder: names, kinds and bytes of all files, hidden ones too, so that what is made from the
/// folder alone is the same when the digest is.
///
/// Nil where there could be a difference that the digest does not show: a symbolic link, something that cannot be read or
/// is neither file nor folder, more than `limit` entries, or nothing at all.
package func folderDigest(of folder: String, limit: Int = 100_000) -> [UInt8]? {
  var hash = Crypto.SHA256()
  var waiting: [[UInt8]] = [[]]
  var room = limit
  // One buffer for all files: a folder of badges is many small ones.
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  defer { buffer.deallocate() }
  while let current = waiting.popLast() {
    guard let opened = OpenFolder(absolutePath(folder, current)) else { return nil }
    defer { opened.close() }
    guard let entries = opened.entries() else { return nil }
    room -= entries.count
    guard room >= 0 else { return nil }
    hash.update(current)
    for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      hash.update(entry.name)
      switch opened.kind(of: entry) {
      case S_IFDIR:
        hash.update(data: [UInt8(ascii: "d")])
        waiting.append(
          current.isEmpty ? entry.name : current + [UInt8(ascii: "/")] + entry.name)
      case S_IFREG:
        guard let digest = opened.digest(ofFile: entry.name, buffer) else { return nil }
        hash.update(data: [UInt8(ascii: "f")])
        digest.withUnsafeBytes { hash.update(bufferPointer: $0) }
      default: return nil
      }
    }
  }
  return Array(hash.finalize())
}

extension Crypto.SHA256 {
  /// Adds a name with its length before it, so that two names are never taken for another two.
  fileprivate mutating func update(_ name: [UInt8]) {
    withUnsafeBytes(of: UInt32(name.count).bigEndian) { update(bufferPointer: $0) }
    update(data: name)
  }
}

/// A path for the system, which asks for bytes and not for characters.
private func absolutePath(_ folder: String, _ path: [UInt8]) -> [CChar] {
  let whole = path.isEmpty ? Array(folder.utf8) : folder.utf8 + [UInt8(ascii: "/")] + path
  return whole.map { CChar(bitPattern: $0) } + [0]
}

/// A folder whose entries are asked for by their names alone, which saves the system the way to each.
private struct OpenFolder {
  /// Something in the folder.
  struct Entry {
    var name: [UInt8]
    /// What `readdir` says it is: `DT_REG`, `DT_DIR`, ...
    var type: Int
  }

  #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
  #else
    private let stream: OpaquePointer
  #endif
  private let descriptor: CInt

  /// Nil when there is no folder that can be read, or a link to one.
  init?(_ path: [CChar]) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard let stream = fdopendir(descriptor) else {
      _ = systemClose(descriptor)
      return nil
    }
    self.stream = stream
  }

  func close() { closedir(stream) }

  func entries() -> [Entry]? {
    var entries: [Entry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = nameBytes(of: entry)
      if name != Array(".".utf8), name != Array("..".utf8) {
        entries.append(Entry(name: name, type: Int(entry.pointee.d_type)))
      }
      errno = 0
    }
    return errno == 0 ? entries : nil
  }

  /// `S_IFREG` and the like; nil for what cannot be told.
  func kind(of entry: Entry) -> mode_t? {
    switch entry.type {
    case Int(DT_REG): return S_IFREG
    case Int(DT_DIR): return S_IFDIR
    case Int(DT_UNKNOWN): break
    default: return nil
    }
    var status = stat()
    guard fstatat(descriptor, terminated(entry.name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    return status.st_mode & S_IFMT
  }

  /// Nil for what is, or has meanwhile become, no file that can be read.
  func digest(
    ofFile name: [UInt8], _ buffer: UnsafeMutableRawBufferPointer
  ) -> Crypto.SHA256.Digest? {
    let file = openat(
      descriptor, terminated(name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { _ = systemClose(file) }
    var hash = Crypto.SHA256()
    while true {
      let count = read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return hash.finalize() }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func terminated(_ name: [UInt8]) -> [CChar] {
    name.map { CChar(bitPattern: $0) } + [0]
  }
}

private func systemClose(_ descriptor: CInt) -> CInt { close(descriptor) }
