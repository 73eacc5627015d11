import Foundation
import LapelCredentials
import Testing

@testable import LapelBackpack

@Suite struct SnapshotStoreTests {
  private func snapshot(_ files: [String: String]) throws -> Snapshot {
    let folder = try TestFolder()
    for (name, text) in files { try folder.write(text, to: ".snapshots/\(name)") }
    return SnapshotStore(backpack: folder.path).snapshot()
  }

  private func messages(_ files: [String: String]) throws -> [String] {
    try snapshot(files).diagnostics.map(\.description)
  }

  @Test func `documents are found by their addresses, in both forms of the index`() throws {
    let found = try snapshot([
      "index.json": """
      {"https://a.example/1":{"file":"files/1.json","sha256":"x"},"https://a.example/2":"2",
       "https://a.example/3.png":"3.png"}
      """,
      "files/1.json": #"{"name":"one"}"#, "2": #"["two"]"#, "3.png": "picture",
    ])
    #expect(found.diagnostics.isEmpty)
    #expect(found.documents["https://a.example/1"]?["name"]?.string == "one")
    #expect(found.documents["https://a.example/2"]?.array?.first?.string == "two")
    #expect(found.documents["https://a.example/3.png"] == nil)
  }

  @Test func `kept pictures are found by their addresses, and not when they changed`() throws {
    let folder = try TestFolder()
    try folder.write(
      #"{"https://a.example/1.png":{"file":"1.png"},"https://a.example/2.png":{"file":"2.png"}}"#,
      to: ".snapshots/index.json")
    try folder.write(TestPNG.plain, to: ".snapshots/1.png")
    try folder.write("no picture", to: ".snapshots/2.png")
    let found = SnapshotStore(backpack: folder.path).snapshot()
    #expect(found.diagnostics.isEmpty)
    #expect(found.pictures.keys.sorted() == ["https://a.example/1.png"])
    let kept = try #require(found.pictures["https://a.example/1.png"])
    #expect(kept.picture()?.kind == .png)
    try folder.write(TestPNG.plain.reversed(), to: ".snapshots/1.png")
    #expect(kept.picture() == nil)
  }

  @Test func `without an index there is nothing to tell`() throws {
    #expect(try messages([:]).isEmpty)
  }

  static let broken: [([String: String], String)] = [
    (
      ["index.json": "{\n\"a\" 1}"],
      """
      backpack/.snapshots/index.json:2:5: error: the index of kept documents is not JSON: expected ':' after the member name, found '1' [snapshot-index]
        help: remove the folder .snapshots, and fetch the documents again
      """
    ),
    (
      ["index.json": "[]"],
      """
      backpack/.snapshots/index.json: error: the index of kept documents is not a JSON object [snapshot-index]
        help: expected {"https://…": {"file": "a.json"}}
      """
    ),
    (
      ["index.json": "{\n \"https://a.example/\": 1}"],
      """
      backpack/.snapshots/index.json:2:24: warning: the entry of 'https://a.example/' names no file [snapshot-entry]
        help: expected {"file": "a.json"} or "a.json"
      """
    ),
    (
      ["index.json": #"{"https://a.example/":"a.json"}"#],
      """
      backpack/.snapshots/index.json:1:23: warning: there is no file 'a.json' [snapshot-entry]
        help: fetch it again, or remove its entry
      """
    ),
    (
      ["index.json": #"{"https://a.example/":"../a.json"}"#, "../a.json": "{}"],
      """
      backpack/.snapshots/index.json:1:23: warning: the file '../a.json' is not inside the folder of kept documents [snapshot-entry]
        help: put it beside index.json, and name it by its path from there
      """
    ),
    (
      ["index.json": #"{"https://a.example/":{"file":"/etc/passwd"}}"#],
      """
      backpack/.snapshots/index.json:1:23: warning: the file '/etc/passwd' is not inside the folder of kept documents [snapshot-entry]
        help: put it beside index.json, and name it by its path from there
      """
    ),
    (
      ["index.json": #"{"https://a.example/":"a.json"}"#, "a.json": "{\n]"],
      """
      backpack/.snapshots/index.json:1:23: warning: the document kept for 'https://a.example/' is not JSON: line 2, column 1: expected a member name in double quotes or '}', found ']' [snapshot-entry]
        help: fetch it again, or remove its entry
      """
    ),
    (
      ["index.json": #"{"https://a.example/":"folder"}"#, "folder/a.json": "{}"],
      """
      backpack/.snapshots/index.json:1:23: warning: 'folder' was not read: this is a device, pipe or socket and was not opened [snapshot-entry]
        help: remove it; a backpack holds plain files
      """
    ),
  ]

  @Test(arguments: broken)
  func `a broken entry is told with its place`(files: [String: String], expected: String) throws {
    #expect(try messages(files) == [expected])
  }

  @Test func `a link out of the folder is not followed, one inside is`() throws {
    let folder = try TestFolder()
    try folder.write(#"{"https://a.example/":"a","https://b.example/":"b"}"#, to: "s/index.json")
    try folder.write(#"{"secret":true}"#, to: "secret.json")
    try folder.write(#"{"inside":true}"#, to: "s/real.json")
    for (name, target) in [("a", "../secret.json"), ("b", "real.json")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/s/\(name)", withDestinationPath: target)
    }
    let found = SnapshotStore(folder: "\(folder.path)/s", displayName: "s").snapshot()
    #expect(found.documents["https://a.example/"] == nil)
    #expect(found.documents["https://b.example/"]?["inside"]?.bool == true)
    #expect(
      found.diagnostics.map(\.description) == [
        """
        s/index.json:1:23: warning: the file 'a' is not inside the folder of kept documents [snapshot-entry]
          help: put it beside index.json, and name it by its path from there
        """
      ])
  }

  @Test func `what is beyond the limits says so`() {
    #expect(
      FileFlaw.tooManySnapshots(limit: 5).diagnostic(at: "index.json").description == """
        index.json: error: the index of kept documents has more than 5 entries [snapshot-index]
          help: remove those that no badge needs
        """)
    #expect(
      FileFlaw.snapshotsTooLarge(5).diagnostic(at: "index.json").description == """
        index.json: warning: the kept documents have more than 5 bytes together; from here on they were not read [snapshot-size]
          help: remove those that no badge needs
        """)
  }
}
