import Foundation
import LapelDiagnostics

/// The files below a folder in the order of their paths' bytes, and what was passed over.
///
/// Hidden files and folders (names that begin with a dot) are passed over silently. Links are never followed, except
/// that the folder itself may be one.
struct FolderWalk: Sendable {
  /// Something that the walk came upon: a regular file, or a reason to pass by.
  struct Entry: Sendable {
    /// From the folder, `/`-separated; empty for the folder itself.
    let path: String
    let displayPath: String
    let absolutePath: String
    /// The size when the walk came by, or why it is no file to read.
    let byteCount: Result<Int, FileFlaw>
  }

  private(set) var entries: [Entry] = []
  private let folder: String
  private let displayName: String
  private let limits: BackpackLimits

  init(folder: String, displayName: String, limits: BackpackLimits) {
    self.folder = folder
    self.displayName = displayName
    self.limits = limits
    if let size = Self.sizeOfFile(at: folder) {
      entries = [
        Entry(
          path: folder.split(separator: "/").last.map(String.init) ?? folder,
          displayPath: printable(displayName), absolutePath: folder, byteCount: .success(size))
      ]
      return
    }
    walk()
    entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func walk() {
    var waiting = [(path: "", depth: 0)]
    while let (path, depth) = waiting.popLast() {
      for name in names(inFolder: path) {
        let inner = path.isEmpty ? name.text : "\(path)/\(name.text)"
        guard entries.count < limits.files else {
          // Which files come first depends on the disk; leaving all of them out does not.
          entries.removeAll()
          return append("", .failure(.tooManyFiles(limit: limits.files)))
        }
        guard name.isUTF8 else {
          append(inner, .failure(.nameNotUTF8))
          continue
        }
        switch kind(of: inner) {
        case .folder where depth + 1 < limits.depth: waiting.append((inner, depth + 1))
        case .folder: append(inner, .failure(.tooDeep(limit: limits.depth)))
        case .file(let size): append(inner, .success(size))
        case .other(let flaw): append(inner, .failure(flaw))
        }
      }
    }
  }

  private mutating func append(_ path: String, _ byteCount: Result<Int, FileFlaw>) {
    let shown = path.isEmpty ? displayName : "\(displayName)/\(path)"
    entries.append(
      Entry(
        path: path, displayPath: printable(shown), absolutePath: absolutePath(path),
        byteCount: byteCount))
  }

  private func absolutePath(_ path: String) -> String {
    path.isEmpty ? folder : "\(folder)/\(path)"
  }
}

extension FolderWalk {
  /// The size of a plain file, when the path leads to one instead of a folder.
  private static func sizeOfFile(at path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  private struct Name {
    var text: String
    var isUTF8: Bool
  }

  private enum Kind {
    case folder
    case file(size: Int)
    case other(FileFlaw)
  }

  /// The names in a folder, without hidden ones, as the disk lists them.
  private mutating func names(inFolder path: String) -> [Name] {
    let isRoot = path.isEmpty
    let descriptor = open(
      absolutePath(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (isRoot ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else {
      append(path, .failure(isRoot ? .noFolder(errno) : .cannotList(errorCode: errno)))
      return []
    }
    guard let stream = fdopendir(descriptor) else {
      append(path, .failure(.cannotList(errorCode: errno)))
      close(descriptor)
      return []
    }
    defer { closedir(stream) }
    var names: [Name] = []
    errno = 0
    while names.count <= limits.files, let entry = readdir(stream) {
      let bytes = nameBytes(of: entry)
      guard bytes.first != UInt8(ascii: ".") else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      names.append(Name(text: text, isUTF8: text.utf8.elementsEqual(bytes)))
    }
    if errno != 0 { append(path, .failure(.cannotList(errorCode: errno))) }
    return names
  }

  private func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(absolutePath(path), &status) == 0 else {
      return .other(.cannotRead(errorCode: errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFLNK: return .other(.symbolicLink)
    default: return .other(.notARegularFile)
    }
  }
}

extension FileFlaw {
  static func noFolder(_ errorCode: Int32) -> FileFlaw {
    FileFlaw(
      "no-backpack", "the folder of badges cannot be opened: \(systemReason(errorCode))",
      help: "make a folder of this name and put your badges into it")
  }

  static func cannotList(errorCode: Int32) -> FileFlaw {
    FileFlaw(
      "unreadable-folder", "the folder cannot be listed: \(systemReason(errorCode))",
      help: "check that you may read it")
  }

  static let nameNotUTF8 = FileFlaw(
    "unreadable-name", "the file name is not valid UTF-8, and the file was not opened",
    help: "rename the file")

  static func tooDeep(limit: Int) -> FileFlaw {
    FileFlaw(
      "folder-too-deep",
      "folders stand in one another more than \(limit) deep; this one was not opened",
      help: "move its badges further up")
  }

  static func tooManyFiles(limit: Int) -> FileFlaw {
    FileFlaw(
      "too-many-files", "the folder holds more than \(limit) files; none of them was read",
      help: "is this the right folder?")
  }
}

/// The bytes of an entry's name, taken through a pointer since the entry may be shorter than its type says.
package func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
  guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { return [] }
  let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
  return UnsafeRawBufferPointer(start: start, count: strlen(start)).map { $0 }
}
