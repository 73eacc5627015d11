import Foundation
import LapelBackpack
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
  struct Contents: Sendable {
    /// Everything that is no folder.
    var files: [String] = []
    var folders: [String] = []
    /// What the disk says of each file, when it was asked; nil for anything but a plain file.
    var statuses: [FileStatus?] = []
  }

  /// Read on all cores.
  ///
  /// - Parameter asksDisk: whether to ask what the disk says of each file.
  static func contents(
    of folder: String, asksDisk: Bool = false
  ) async throws(Diagnostic) -> Contents {
    // Deep enough that there are many parts to read at the same time: the folders of badges, or of learners.
    var parts = [Part.folder("")]
    for _ in 0..<2 {
      var opened: [Part] = []
      for part in parts {
        guard case .folder(let path) = part else {
          opened.append(part)
          continue
        }
        if !path.isEmpty { opened.append(.opened(path)) }
        opened += try entries(of: folder, below: path, asksDisk)
      }
      parts = opened
    }
    let results = await parts.concurrentMap { part in
      Result { () throws(Diagnostic) in try Contents(part, of: folder, asksDisk) }
    }
    var found: [Contents] = []
    for result in results { found.append(try result.get()) }
    var contents = Contents()
    contents.files.reserveCapacity(found.reduce(0) { $0 + $1.files.count })
    contents.statuses.reserveCapacity(found.reduce(0) { $0 + $1.statuses.count })
    for part in found {
      contents.files += part.files
      contents.folders += part.folders
      contents.statuses += part.statuses
    }
    contents.sortFolders()
    return contents
  }

  /// Read on this core.
  private static func contentsAtOnce(of folder: String) throws(Diagnostic) -> Contents {
    var contents = try Contents(.folder(""), of: folder, false)
    contents.folders.removeAll(where: \.isEmpty)
    contents.sortFolders()
    return contents
  }

  /// What is to be read of a folder.
  fileprivate enum Part: Sendable {
    case file(String, FileStatus?)
    case folder(String)
    /// A folder whose entries follow by themselves.
    case opened(String)

    /// The path, with a slash at the end of a folder's.
    var sortKey: String {
      switch self {
      case .file(let path, _): path
      case .folder(let path), .opened(let path): path + "/"
      }
    }
  }

  /// Whether a folder is there; nil when nothing is.
  private static func isFolder(at path: String) throws(Diagnostic) -> Bool? {
    var information = stat()
    if lstat(path, &information) == 0 { return information.st_mode & S_IFMT == S_IFDIR }
    if errno == ENOENT { return nil }
    throw .cannotRead(path, reason: reasonOfLastError())
  }

  /// The entries of a folder below another one, in the order of their paths.
  fileprivate static func entries(
    of folder: String, below path: String, _ asksDisk: Bool
  ) throws(Diagnostic) -> [Part] {
    let place = path.isEmpty ? folder : "\(folder)/\(path)"
    guard let directory = opendir(place) else {
      throw .cannotRead(place, reason: reasonOfLastError())
    }
    defer { closedir(directory) }
    let prefix = path.isEmpty ? "" : path + "/"
    var parts: [(key: String, part: Part)] = []
    while let entry = readdir(directory) {
      let bytes = nameBytes(of: entry)
      guard let name = String(validating: bytes, as: UTF8.self) else {
        // Read with signs in place of the wrong bytes, the name would lead nowhere, and the file would be lost.
        throw .nameIsNotUTF8("\(place)/\(String(decoding: bytes, as: UTF8.self))")
      }
      if name == "." || name == ".." { continue }
      let path = prefix + name
      let kind = Int(entry.pointee.d_type)
      let isFolder =
        kind == Int(DT_UNKNOWN) ? try isFolder(at: "\(place)/\(name)") : kind == Int(DT_DIR)
      // What has gone in the meantime is nobody's any more.
      guard let isFolder else { continue }
      var part = Part.folder(path)
      if !isFolder {
        var information = stat()
        // By the name alone, which saves the system the way to the folder.
        let isTold =
          asksDisk && fstatat(dirfd(directory), name, &information, AT_SYMLINK_NOFOLLOW) == 0
        part = .file(path, isTold ? FileStatus(information) : nil)
      }
      parts.append((part.sortKey, part))
    }
    return parts.sorted { bytesPrecede($0.key, $1.key) }.map(\.part)
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
    for folder in [""] + ((try? contentsAtOnce(of: path).folders) ?? []) {
      _ = chmod("\(path)/\(folder)", 0o700)
    }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw .cannotWrite(path, reason: "it cannot be removed")
    }
  }
}

extension OutputFolder.Contents {
  /// Everything that a part is. Files come in the order of their paths, folders where their names with a slash belong.
  fileprivate init(
    _ part: OutputFolder.Part, of folder: String, _ asksDisk: Bool
  ) throws(Diagnostic) {
    // A stack of its own, so that no depth of folders can exhaust the program's.
    var waiting = [part]
    while let part = waiting.popLast() {
      switch part {
      case .file(let path, let status):
        files.append(path)
        if asksDisk { statuses.append(status) }
      case .opened(let path): folders.append(path)
      case .folder(let path):
        folders.append(path)
        waiting += try OutputFolder.entries(of: folder, below: path, asksDisk).reversed()
      }
    }
  }

  fileprivate mutating func sortFolders() { folders.sort(by: bytesPrecede) }
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
