import Foundation
import Testing

@testable import LapelBackpack

@Suite struct FolderDigestTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path(name) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  private var digest: [UInt8]? { folderDigest(of: folder.path) }

  @Test func `every change of a name, a kind or a byte gives another digest`() throws {
    var seen: [[UInt8]] = [try #require(digest)]
    let changes: [() throws -> Void] = [
      { try write("one", to: "a.txt") },
      { try write("two", to: "a.txt") },
      { rename(path("a.txt"), path("b.txt")) },
      { try write("two", to: "deep/b.txt") },
      { mkdir(path("empty"), 0o755) },
      { mkdir(path("empty/x"), 0o755) },
      { try write("", to: "empty/x/.hidden") },
      { try write(String(repeating: "x", count: 200_000), to: "large") },
      { try write(String(repeating: "x", count: 200_001), to: "large") },
    ]
    for change in changes {
      try change()
      seen.append(try #require(digest))
      #expect(digest == seen.last)
    }
    #expect(Set(seen).count == changes.count + 1)
  }

  @Test func `times and the order on the disk make no difference`() throws {
    for name in ["a", "b", "c/d", "c/e"] { try write(name, to: "one/\(name)") }
    for name in ["c/e", "c/d", "b", "a"] { try write(name, to: "two/\(name)") }
    var times = [
      timeval(tv_sec: 1_000_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000_000, tv_usec: 0),
    ]
    utimes(path("two/a"), &times)
    #expect(folderDigest(of: path("one")) == folderDigest(of: path("two")))
    #expect(folderDigest(of: path("one")) != nil)
  }

  @Test func `what could change unseen has no digest`() throws {
    #expect(folderDigest(of: path("nothing")) == nil)
    try write("a", to: "a")
    #expect(folderDigest(of: path("a")) == nil)
    #expect(folderDigest(of: folder.path, limit: 1) != nil)
    try write("b", to: "b")
    #expect(folderDigest(of: folder.path, limit: 1) == nil)
    symlink("a", path("link"))
    #expect(digest == nil)
    unlink(path("link"))
    #expect(digest != nil)
    mkfifo(path("pipe"), 0o644)
    #expect(digest == nil)
  }
}
