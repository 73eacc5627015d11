import Foundation
import LapelDiagnostics
import Testing

@testable import LapelSite

@Suite struct OutputFolderTests {
  private let folder = TemporaryFolder()

  @Test func `contents are told in the order of their bytes`() async throws {
    for path in ["b", "a/x", "a-b/y", "a/c/d", "a/c/d-e/f/g", "a/c/d.e", "a/c/d0/h", "é"] {
      folder.write("", to: path)
    }
    folder.makeFolder("empty")
    folder.link("link", to: "a")
    let contents = try await OutputFolder.contents(of: folder.path)
    #expect(
      contents.files == [
        "a-b/y", "a/c/d", "a/c/d-e/f/g", "a/c/d.e", "a/c/d0/h", "a/x", "b", "link", "é",
      ])
    #expect(
      contents.folders == [
        "a", "a-b", "a/c", "a/c/d-e", "a/c/d-e/f", "a/c/d0", "empty",
      ])
  }

  @Test func `a folder that is not there cannot be read`() async {
    let path = folder.path(of: "nowhere")
    await #expect(throws: Diagnostic.cannotRead(path, reason: "no such file or directory")) {
      try await OutputFolder.contents(of: path)
    }
    #expect(
      Diagnostic.cannotRead("x", reason: "no such file or directory").description == """
        x: error: cannot be read: no such file or directory [cannot-read]
          help: allow reading it, or choose another output folder with --output
        """)
  }

  @Test func `nothing is written over a file or through a link`() {
    folder.write("mine", to: "a")
    folder.link("b", to: "nowhere")
    for name in ["a", "b"] {
      #expect(throws: Diagnostic.cannotWrite(folder.path(of: name), reason: "file exists")) {
        try OutputFolder.write([1], to: folder.path(of: name))
      }
    }
    #expect(folder.tree("") == ["a = mine", "b -> nowhere"])
  }

  @Test func `bytes are those of a plain file of the expected size`() {
    folder.write("text", to: "a")
    folder.link("link", to: "a")
    folder.makeFolder("sub")
    mkfifo(folder.path(of: "pipe"), 0o600)
    func bytes(_ name: String, _ count: Int) -> [UInt8]? {
      OutputFolder.bytes(of: folder.path(of: name), expectedCount: count)
    }
    #expect(bytes("a", 4) == Array("text".utf8))
    #expect(bytes("a", 3) == nil)
    #expect(bytes("link", 4) == nil)
    #expect(bytes("sub", 4096) == nil)
    #expect(bytes("pipe", 0) == nil)
    #expect(bytes("nowhere", 0) == nil)
  }

  @Test func `removing follows no link`() throws {
    folder.write("mine", to: "outside/a")
    folder.write("x", to: "old/deep/x")
    folder.link("old/link", to: "../outside")
    try OutputFolder.remove(folder.path(of: "old"))
    try OutputFolder.remove(folder.path(of: "never there"))
    #expect(folder.tree("") == ["outside/", "outside/a = mine"])
  }
}
