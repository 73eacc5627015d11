import Foundation
import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelBackpack

@Suite struct BackpackReaderTests {
  private func titles(_ backpack: Backpack) -> [String] {
    backpack.badges.map { "\($0.file.path)#\($0.indexInFile) \(title($0))" }
  }

  private func title(_ badge: BackpackBadge) -> String {
    badge.credential.title?.text(for: "en") ?? "-"
  }

  @Test func `badges of every kind are read in the order of their paths`() async throws {
    let folder = try TestFolder()
    try folder.write(TestSVG.baked(TestBadge.json("drawn")), to: "d/e.svg")
    try folder.write(TestBadge.json("written"), to: "b.txt")
    try folder.write(TestPNG.baked(TestBadge.json("baked")), to: "c")
    try folder.write("\n\(TestBadge.jws("signed"))\n", to: "a.jwt")
    try folder.write("[\(TestBadge.json("one")),\(TestBadge.json("two"))]", to: "d/a.json")
    let backpack = await BackpackReader(folder: folder.path).backpack()
    #expect(
      titles(backpack) == [
        "a.jwt#0 signed", "b.txt#0 written", "c#0 baked", "d/a.json#0 one", "d/a.json#1 two",
        "d/e.svg#0 drawn",
      ])
    #expect(backpack.diagnostics.isEmpty)
    #expect(backpack.unreadableFiles.isEmpty)
  }

  @Test func `a file that tells more than its one credential is known`() async throws {
    let json = TestBadge.json("one")
    let text = TestPNG.internationalText(json, keyword: "openbadgecredential")
    let files: [(String, [UInt8], Bool)] = [
      ("alone.png", TestPNG.baked(json), true),
      (
        "with-comment.png", TestPNG.withChunks([text, TestPNG.plainText([0x61], keyword: "c")]),
        false
      ),
      ("with-camera-data.png", TestPNG.withChunks([text, TestPNG.chunk("eXIf", [0])]), false),
      ("with-tail.png", TestPNG.baked(json) + [0], false),
      ("two.json", Array("[\(json),\(json)]".utf8), false),
      ("wrapped.json", Array("[\(json)]".utf8), false),
      ("one.json", Array(json.utf8), true),
    ]
    for (name, bytes, isAlone) in files {
      let folder = try TestFolder()
      try folder.write(bytes, to: name)
      let badge = try #require(await BackpackReader(folder: folder.path).backpack().badges.first)
      #expect(badge.isAloneInFile == isAlone, "\(name)")
    }
  }

  @Test func `a badge comes with its file and its exact original`() async throws {
    let folder = try TestFolder()
    let json = TestBadge.json("Café")
    let picture = TestPNG.baked(json)
    try folder.write(picture, to: "a/b.png")
    let badge = try #require(await BackpackReader(folder: folder.path).backpack().badges.first)
    #expect(badge.encoded == EncodedCredential(encoding: .json, bytes: Array(json.utf8)))
    #expect(
      badge.file
        == BackpackFile(
          path: "a/b.png", displayPath: "backpack/a/b.png", absolutePath: "\(folder.path)/a/b.png",
          kind: .png, byteCount: picture.count, digest: SHA256.digest(of: picture),
          pixelSize: PictureSize(width: 1, height: 1)))
    #expect(try badge.file.bytes() == picture)
    for changed in [picture.reversed(), picture + [0]] {
      try folder.write(changed, to: "a/b.png")
      #expect(throws: FileFlaw.changedSinceRead.diagnostic(at: "backpack/a/b.png")) {
        try badge.file.bytes()
      }
    }
    #expect(
      FileFlaw.changedSinceRead.diagnostic(at: "a").description == """
        a: error: the file changed while the site was being built [changed-file]
          help: build again
        """)
  }

  @Test func `a file of addresses is filled in from what was kept`() async throws {
    let folder = try TestFolder()
    try folder.write("https://bank.example/1\n", to: "a.txt")
    try folder.write(TestBadge.hosted("hosted"), to: ".snapshots/1.json")
    try folder.write(#"{"https://bank.example/1":"1.json"}"#, to: ".snapshots/index.json")
    let backpack = await BackpackReader(folder: folder.path).backpack()
    #expect(titles(backpack) == ["a.txt#0 hosted"])
    #expect(backpack.badges.map(\.file.kind) == [.address])
    #expect(backpack.diagnostics.isEmpty)
  }

  static let flaws: [(String, [UInt8], String)] = [
    (
      "a.json", Array("{\n  \"a\": 1,\n}".utf8),
      """
      backpack/a.json:2:9: error: the JSON text cannot be read: a comma must not stand before '}' [unreadable-badge]
        help: download the badge again; a copy made by hand may have lost or changed characters
      """
    ),
    (
      "a.png", TestPNG.baked("{\n  \"a\": 1,\n}"),
      """
      backpack/a.png: error: in the badge text of the picture, line 2, column 9: the JSON text cannot be read: a comma must not stand before '}' [unreadable-badge]
        help: download the badge again; a copy made by hand may have lost or changed characters
      """
    ),
    (
      "a.json", Array(String(repeating: "[", count: 100_000).utf8),
      """
      backpack/a.json:1:129: error: the JSON text cannot be read: arrays and objects are nested more than 128 deep [unreadable-badge]
        help: download the badge again; a copy made by hand may have lost or changed characters
      """
    ),
    (
      "a.png", TestPNG.baked("see my site"),
      """
      backpack/a.png: error: the badge text in the PNG is neither JSON nor a signed badge (JWS, JWT) nor an address [no-badge-in-picture]
        help: download the badge again from its platform
      """
    ),
    (
      "b.pdf", Array("%PDF-1.7".utf8),
      """
      backpack/b.pdf: error: this is a PDF, which holds no badge that can be checked [pdf-file]
        help: put certificates in evidence/, and download the badge itself as PNG, SVG or JSON
      """
    ),
  ]

  @Test(arguments: flaws)
  func `what cannot be read is told, and the rest is read`(
    name: String, bytes: [UInt8], expected: String
  ) async throws {
    let folder = try TestFolder()
    try folder.write(bytes, to: name)
    try folder.write(TestBadge.json("good"), to: "z.json")
    let backpack = await BackpackReader(folder: folder.path).backpack()
    #expect(titles(backpack) == ["z.json#0 good"])
    #expect(backpack.diagnostics.map(\.description) == [expected])
    #expect(backpack.unreadableFiles == ["backpack/\(name)"])
  }

  @Test func `a byte-order mark is noted and passed over`() async throws {
    let folder = try TestFolder()
    try folder.write("\u{FEFF}" + TestBadge.json("marked"), to: "a.json")
    let backpack = await BackpackReader(folder: folder.path).backpack()
    #expect(titles(backpack) == ["a.json#0 marked"])
    #expect(
      backpack.diagnostics.map(\.description) == [
        """
        backpack/a.json: note: a byte-order mark before the text was passed over [byte-order-mark]
          help: save the file as UTF-8 without a byte-order mark (BOM)
        """
      ])
  }

  @Test func `of a collection the badges are kept and the rest is told`() async throws {
    let folder = try TestFolder()
    try folder.write("[\(TestBadge.json("one")),\n7]", to: "a.json")
    let backpack = await BackpackReader(folder: folder.path).backpack()
    #expect(titles(backpack) == ["a.json#0 one"])
    #expect(backpack.unreadableFiles.isEmpty)
    #expect(backpack.diagnostics.map(\.identifier) == ["left-out"])
    #expect(backpack.diagnostics.map(\.severity) == [.warning])
    #expect(backpack.diagnostics.map(\.location?.line) == [2])
  }

  @Test func `no folder, no badges`() async {
    let backpack = await BackpackReader(folder: "/nowhere.test", displayName: "my badges")
      .backpack()
    #expect(backpack.badges.isEmpty)
    #expect(backpack.unreadableFiles.isEmpty)
    #expect(backpack.diagnostics.map(\.location?.path) == ["my badges"])
  }

  @Test func `many files are read one like the other`() async throws {
    let folder = try TestFolder()
    for index in 0..<300 { try folder.write(TestBadge.json("\(index)"), to: "\(index).json") }
    var limits = BackpackLimits()
    limits.bytesAtOnce = 1
    let wide = await BackpackReader(folder: folder.path).backpack()
    let narrow = await BackpackReader(folder: folder.path, limits: limits).backpack()
    #expect(titles(wide) == titles(narrow))
    #expect(titles(wide) == (0..<300).map { "\($0).json#0 \($0)" }.sorted())
  }
}
