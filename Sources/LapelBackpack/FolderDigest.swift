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
    guard let names = names(in: absolutePath(folder, current)) else { return nil }
    room -= names.count
    guard room >= 0 else { return nil }
    hash.update(current)
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let path = current.isEmpty ? name : current + [UInt8(ascii: "/")] + name
      var status = stat()
      guard lstat(absolutePath(folder, path), &status) == 0 else { return nil }
      hash.update(name)
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        hash.update(data: [UInt8(ascii: "d")])
        waiting.append(path)
      case S_IFREG:
        guard let digest = digest(ofFile: absolutePath(folder, path), buffer) else { return nil }
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

private func names(in folder: [CChar]) -> [[UInt8]]? {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  guard let stream = fdopendir(descriptor) else {
    close(descriptor)
    return nil
  }
  defer { closedir(stream) }
  var names: [[UInt8]] = []
  errno = 0
  while let entry = readdir(stream) {
    let name = FolderWalk.nameBytes(of: entry)
    if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    errno = 0
  }
  return errno == 0 ? names : nil
}

private func digest(
  ofFile path: [CChar], _ buffer: UnsafeMutableRawBufferPointer
) -> Crypto.SHA256.Digest? {
  let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var hash = Crypto.SHA256()
  while true {
    let count = read(file, buffer.baseAddress, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { return hash.finalize() }
    hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
  }
}
