import LapelDiagnostics
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
}
