import LapelDiagnostics
import LapelLinkedData
import Testing

@testable import LapelSite

@Suite struct SiteManifestTests {
  private let place = Diagnostic.Location(path: "site/.lapel-manifest.json")

  @Test func `the paths stand in the order of their bytes`() {
    let manifest = SiteManifest(paths: ["b", "a/b", "a-b", "Z", "a\"b"])
    #expect(
      String(decoding: manifest.text(), as: UTF8.self) == """
        {
          "manifest": 1,
          "files": [
            "Z",
            "a\\"b",
            "a-b",
            "a/b",
            "b"
          ]
        }
        """)
  }

  @Test(arguments: [[], ["a"], ["a\"b", "\\", "\u{1}\n", "é", "e\u{301}", "\u{2028}", "😀"]])
  func `the text is what a JSON value of it is written as`(paths: [String]) {
    let manifest = SiteManifest(paths: paths)
    let value = JSONValue.object([
      ("manifest", .integer(1)), ("files", .array(manifest.paths.map { .string($0) })),
    ])
    #expect(manifest.text() == value.text(indented: true))
  }

  @Test func `what is written is read again`() throws {
    let manifest = SiteManifest(paths: ["index.html", "files/ü.txt", "badges/x/credential.json"])
    #expect(try SiteManifest(parsing: manifest.text(), at: place) == manifest)
  }

  @Test(arguments: ["..", "../x", "a/../b", "/", "/etc/passwd", "a/", "./a", "a//b", ""])
  func `a path that leads out is refused`(path: String) {
    let text = Array("{\"manifest\": 1, \"files\": [\"\(path)\"]}".utf8)
    #expect(throws: Diagnostic.unreadableManifest(at: place)) {
      try SiteManifest(parsing: text, at: place)
    }
  }

  @Test
  func
    `of all short paths those are refused that have an empty part or one of dots that leads elsewhere`()
  {
    var paths = [""]
    for _ in 0..<6 {
      paths += Set(paths).flatMap { path in ["a", ".", "/", "\0"].map { path + $0 } }
    }
    for path in Set(paths) {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let leadsOut = path.contains("\0") || parts.contains { ["", ".", ".."].contains($0) }
      let text = JSONValue.object([
        ("manifest", .integer(1)), ("files", .array([.string(path)])),
      ]).text()
      let read = try? SiteManifest(parsing: text, at: place)
      #expect((read == nil) == leadsOut, "\(path.debugDescription)")
    }
  }
}
