import Foundation
import SeededGenerator
import Testing

@testable import LapelBackpack

@Suite struct FolderWalkTests {
  private func walk(
    _ folder: TestFolder, limits: BackpackLimits = BackpackLimits()
  ) -> [String] {
    FolderWalk(folder: folder.path, displayName: "backpack", limits: limits).entries.map { entry in
      switch entry.byteCount {
      case .success(let size): "\(entry.path) \(size)"
      case .failure(let flaw): flaw.diagnostic(at: entry.displayPath).description
      }
    }
  }

  @Test func `files come in the order of their paths' bytes, however they were made`() throws {
    let names = ["b", "a/z", "a/b/c", "a-b", "a.b", "B", "é", "z", "a0"]
    let expected = ["B 1", "a-b 1", "a.b 1", "a/b/c 1", "a/z 1", "a0 1", "b 1", "z 1", "é 1"]
    for seed in 0..<5 as Range<UInt64> {
      var numbers = SeededGenerator(seed: seed)
      let folder = try TestFolder()
      for name in names.shuffled(using: &numbers) { try folder.write("x", to: name) }
      #expect(walk(folder) == expected, "seed \(seed)")
    }
  }

  @Test func `hidden files and folders are passed over`() throws {
    let folder = try TestFolder()
    for name in [".DS_Store", ".snapshots/index.json", "a", "b/.c/d"] {
      try folder.write("x", to: name)
    }
    #expect(walk(folder) == ["a 1"])
  }

  @Test func `links are not followed, wherever they lead`() throws {
    let folder = try TestFolder()
    try folder.write("x", to: "a/file")
    for (name, target) in [("loop", "."), ("a/up", ".."), ("out", "/etc"), ("gone", "nowhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    func linked(_ name: String) -> String {
      """
      backpack/\(name): warning: this is a symbolic link and was not followed [symbolic-link]
        help: put the file or folder itself here, so that the backpack is whole wherever it goes
      """
    }
    #expect(walk(folder) == ["a/file 1"] + ["a/up", "gone", "loop", "out"].map(linked))
  }

  @Test func `the folder itself may be a link`() throws {
    let folder = try TestFolder()
    try folder.write("x", to: "real/file")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/link", withDestinationPath: "real")
    let walk = FolderWalk(
      folder: "\(folder.path)/link", displayName: "backpack", limits: BackpackLimits())
    #expect(walk.entries.map(\.path) == ["file"])
  }

  @Test func `a pipe is not opened`() throws {
    let folder = try TestFolder()
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    #expect(
      walk(folder) == [
        """
        backpack/pipe: warning: this is a device, pipe or socket and was not opened [special-file]
          help: remove it; a backpack holds plain files
        """
      ])
    // One that takes a file's place after the walk must not keep the reader waiting either.
    #expect(throws: FileFlaw.notARegularFile) {
      try RegularFile(path: "\(folder.path)/pipe").bytes(limit: 10)
    }
  }

  @Test func `a name that is not UTF-8 is told, and what would move the cursor is not shown`()
    throws
  {
    let folder = try TestFolder()
    var name = Array("\(folder.path)/a\u{1B}".utf8CString.dropLast())
    name += [CChar(bitPattern: 0xFF), 0]
    let descriptor = open(name, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    #expect(
      walk(folder) == [
        """
        backpack/a\\u{1B}\u{FFFD}: error: the file name is not valid UTF-8, and the file was not opened [unreadable-name]
          help: rename the file
        """
      ])
  }

  @Test func `folders are opened down to the limit`() throws {
    let folder = try TestFolder()
    try folder.write("x", to: (1...31).map(String.init).joined(separator: "/") + "/deep")
    try folder.write("x", to: (1...32).map(String.init).joined(separator: "/") + "/deeper")
    let path = (1...31).map(String.init).joined(separator: "/")
    #expect(
      walk(folder) == [
        """
        backpack/\(path)/32: error: folders stand in one another more than 32 deep; this one was not opened [folder-too-deep]
          help: move its badges further up
        """, "\(path)/deep 1",
      ])
  }

  @Test func `too many files are refused as a whole`() throws {
    let folder = try TestFolder()
    for index in 0..<6 { try folder.write("x", to: "\(index)") }
    var limits = BackpackLimits()
    limits.files = 6
    #expect(walk(folder, limits: limits).count == 6)
    limits.files = 5
    #expect(
      walk(folder, limits: limits) == [
        """
        backpack: error: the folder holds more than 5 files; none of them was read [too-many-files]
          help: is this the right folder?
        """
      ])
  }

  @Test func `a folder that is not there is told`() {
    let walk = FolderWalk(
      folder: "/nowhere.test", displayName: "backpack", limits: BackpackLimits())
    #expect(
      walk.entries.compactMap { entry in
        if case .failure(let flaw) = entry.byteCount {
          flaw.diagnostic(at: entry.displayPath).description
        } else {
          nil
        }
      } == [
        """
        backpack: error: the folder of badges cannot be opened: No such file or directory [no-backpack]
          help: make a folder of this name and put your badges into it
        """
      ])
  }

  @Test func `a folder that cannot be listed is told`() {
    // Tests may run as a user whom nothing is closed to.
    #expect(
      FileFlaw.cannotList(errorCode: EACCES).diagnostic(at: "backpack/a").description == """
        backpack/a: error: the folder cannot be listed: Permission denied [unreadable-folder]
          help: check that you may read it
        """)
  }
}
