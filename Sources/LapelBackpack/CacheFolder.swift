import Foundation
import LapelDiagnostics

/// A folder that only its user can write into, opened: what it holds may be relied on as the program itself is.
///
/// All is done through the open folder, so that nothing else can take its place after it was looked at.
final class CacheFolder: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens the folder, made with mode 0700 when there is none.
  ///
  /// - Parameter inputs: folders with badges, which may come from anybody: the cache must not lie in one.
  /// - Throws: why it must not be used. Nil comes back where there can be none and nobody asked for one.
  static func opened(
    at place: CachePlace, outside inputs: [String] = []
  ) throws(Diagnostic) -> CacheFolder? {
    let path = place.path
    if let input = inputs.first(where: { isSame(path, orBelow: $0) }) {
      throw .unsafeCache(path, "this folder lies in '\(input)', which may come from somebody else")
    }
    makeFolders(path)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      if isSymbolicLink(path) { throw .unsafeCache(path, "this is a symbolic link") }
      if code == ENOTDIR { throw .unsafeCache(path, "this is no folder") }
      guard place.isNamed else { return nil }
      throw .unsafeCache(path, "it cannot be opened: \(systemReason(code))")
    }
    let folder = CacheFolder(descriptor: descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unsafeCache(path, "it cannot be opened: \(systemReason(errno))")
    }
    guard status.st_uid == geteuid() else {
      throw .unsafeCache(path, "this folder belongs to another user")
    }
    guard status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw .unsafeCache(path, "others may write into this folder")
    }
    return folder
  }

  /// All bytes of a file that the user alone can write; nil when there is none such, or a longer one.
  func bytes(of name: String, limit: Int) -> [UInt8]? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & (S_IWGRP | S_IWOTH) == 0
    else { return nil }
    return try? RegularFile.bytes(of: file, size: min(Int(status.st_size), limit + 1))
  }

  /// Puts a file in place of the one of that name, whole or not at all.
  ///
  /// What fails leaves things as they were: a cache that is not there costs time, no more.
  func replace(_ name: String, with bytes: [UInt8]) {
    // Of two programs at once each writes its own, and the last stays.
    let temporary = "\(name).\(getpid()).new"
    unlinkat(descriptor, temporary, 0)
    let file = openat(
      descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWhole = Self.write(bytes, to: file)
    if close(file) == 0, isWhole, renameat(descriptor, temporary, descriptor, name) == 0 { return }
    unlinkat(descriptor, temporary, 0)
  }

  /// Removes all files of a kind but those that were written last.
  func keepNewest(_ count: Int, startingWith prefix: String) {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return
    }
    defer { closedir(stream) }
    var files: [(name: String, time: timespec)] = []
    while let entry = readdir(stream) {
      let name = String(decoding: nameBytes(of: entry), as: UTF8.self)
      var status = stat()
      guard name.hasPrefix(prefix), fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
      else { continue }
      #if canImport(Darwin)
        files.append((name, status.st_mtimespec))
      #else
        files.append((name, status.st_mtim))
      #endif
    }
    files.sort { ($0.time.tv_sec, $0.time.tv_nsec) > ($1.time.tv_sec, $1.time.tv_nsec) }
    for file in files.dropFirst(count) { unlinkat(descriptor, file.name, 0) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.write(file, part.baseAddress, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Makes what is missing of a path, for the user alone.
  private static func makeFolders(_ path: String) {
    if mkdir(path, 0o700) == 0 || errno != ENOENT { return }
    let parent = (path as NSString).deletingLastPathComponent
    guard !parent.isEmpty, parent != path else { return }
    makeFolders(parent)
    mkdir(path, 0o700)
  }

  private static func isSymbolicLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func isSame(_ path: String, orBelow folder: String) -> Bool {
    guard let path = realPath(path), let folder = realPath(folder) else { return false }
    return path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
  }

  /// A path without links, as far as it is there.
  private static func realPath(_ path: String) -> String? {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    let whole = URL(fileURLWithPath: path)
    guard errno == ENOENT, whole.path != "/" else { return nil }
    return realPath(whole.deletingLastPathComponent().path).map {
      "\($0)/\(whole.lastPathComponent)"
    }
  }
}

extension Diagnostic {
  static func unsafeCache(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .warning, "unsafe-cache", at: Location(path: path), "the cache is not used: \(reason)",
      help: "name a folder of your own with LAPEL_CACHE, or give --no-cache")
  }
}
