import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct AttachmentCollectorTests {
  @Test func `all evidence is published, hidden files are not`() async throws {
    let test = try TestPortfolio([
      "evidence/poster.pdf": "pdf", "evidence/.draft.pdf": "x", "evidence/.git/config": "x",
      "evidence/talks/notes.txt": "text", "evidence/README": "plain words",
    ])
    try test.write(smallPicture, to: "evidence/Photo 1.PNG")
    let portfolio = try await test.portfolio()
    #expect(portfolio.diagnostics == [])
    #expect(
      portfolio.attachments.map(\.outputPath) == [
        "files/Photo-1.PNG", "files/README", "files/poster.pdf", "files/talks/notes.txt",
      ])
    let picture = portfolio.attachments[0]
    #expect(picture.displayPath == "evidence/Photo 1.PNG")
    #expect(picture.kind == .picture && picture.byteCount == smallPicture.count)
    #expect(picture.pictureSize?.width == 3 && picture.pictureSize?.height == 2)
    #expect(try picture.publishedBytes().starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try portfolio.attachments[2].publishedBytes() == Array("pdf".utf8))
  }

  @Test(arguments: [
    (
      "page.HTML",
      "evidence/page.HTML: error: a '.html' file could run in the visitor's browser in the site's name; it is not published [active-file]\n  help: publish it as a PDF, a picture or a plain text, or in a zip file"
    ),
    (
      "page.html.txt",
      "evidence/page.html.txt: error: a '.html' file could run in the visitor's browser in the site's name; it is not published [active-file]\n  help: publish it as a PDF, a picture or a plain text, or in a zip file"
    ),
    (
      "script.js",
      "evidence/script.js: error: a '.js' file could run in the visitor's browser in the site's name; it is not published [active-file]\n  help: publish it as a PDF, a picture or a plain text, or in a zip file"
    ),
    (
      "feed.xml",
      "evidence/feed.xml: error: a '.xml' file could run in the visitor's browser in the site's name; it is not published [active-file]\n  help: publish it as a PDF, a picture or a plain text, or in a zip file"
    ),
    (
      "unknown",
      "evidence/unknown: error: this file could run in the visitor's browser in the site's name; it is not published [active-file]\n  help: publish it as a PDF, a picture or a plain text, or in a zip file"
    ),
    (
      "picture.png",
      "evidence/picture.png: error: this is no picture that Lapel can read; it is not published [no-picture]\n  help: save it as PNG, JPEG, GIF, WebP or SVG, under a name with that ending"
    ),
    (
      "from-the-phone.heic",
      "evidence/from-the-phone.heic: error: this is no picture that Lapel can read; it is not published [no-picture]\n  help: save it as PNG, JPEG, GIF, WebP or SVG, under a name with that ending"
    ),
  ])
  func `what could run in the site's name is refused`(name: String, message: String) async throws {
    let test = try TestPortfolio(["evidence/" + name: " <html><script>alert(1)</script>"])
    let portfolio = try await test.portfolio()
    #expect(portfolio.diagnostics.map(\.description) == [message])
    #expect(portfolio.attachments == [])
  }

  @Test func `a link to a file that is refused says so`() async throws {
    let test = try TestPortfolio([
      "evidence/a.html": "x", "narratives/about.md": "[a](../evidence/a.html)",
    ])
    #expect(
      try await test.findings().first
        == "narratives/about.md:1:1: error: '../evidence/a.html' is not published [unpublished-file]\n  help: the finding about that file says why"
    )
  }

  @Test func `symbolic links that lead out or to private files are refused`() async throws {
    let test = try TestPortfolio([
      "evidence/a.txt": "a", "lapel.yml": "x", "backpack/b.json": "{}",
    ])
    try test.link("evidence/badge.json", to: "../backpack/b.json")
    try test.link("evidence/fine.txt", to: "a.txt")
    try test.link("evidence/gone.txt", to: "nowhere")
    try test.link("evidence/out.txt", to: "/etc/passwd")
    try test.link("evidence/settings.txt", to: "../lapel.yml")
    let portfolio = try await test.portfolio()
    #expect(portfolio.attachments.map(\.outputPath) == ["files/a.txt", "files/fine.txt"])
    #expect(
      portfolio.diagnostics.map(\.description) == [
        "evidence/badge.json: error: this symbolic link leads to a file that is not for publication [private-file]\n  help: put a copy there if it is to be published",
        "evidence/gone.txt: error: this symbolic link leads nowhere or out of the portfolio; it is not published [outside-portfolio]\n  help: put the file itself there",
        "evidence/out.txt: error: this symbolic link leads nowhere or out of the portfolio; it is not published [outside-portfolio]\n  help: put the file itself there",
        "evidence/settings.txt: error: this symbolic link leads to a file that is not for publication [private-file]\n  help: put a copy there if it is to be published",
      ])
  }

  @Test func `folders deeper than anybody makes them are told`() async throws {
    let deep = "evidence" + String(repeating: "/a", count: 32)
    let test = try TestPortfolio([deep + "/b.txt": "x"])
    #expect(
      try await test.findings() == [
        "\(deep): error: folders stand in one another more than 32 deep; this one is not read [folders-too-deep]\n  help: move it up"
      ])
  }

  @Test(arguments: [
    (["evidence/a.pdf"], ["files/a.pdf"]),
    (["evidence/A.pdf", "evidence/a.pdf"], ["files/A.pdf", "files/a-mc2c6q.pdf"]),
    (["evidence/a b.pdf", "evidence/a-b.pdf"], ["files/a-b-wtrrva.pdf", "files/a-b.pdf"]),
    (["evidence/a", "evidence/a /b"], ["files/a-nmpd22", "files/a/b"]),
    (["evidence/é.pdf", "evidence/日本.pdf"], ["files/e.pdf", "files/file.pdf"]),
    (["evidence/a..b.PDF ", "photo.jpg"], ["files/a.b.PDF", "files/photo.jpg"]),
    (["evidence/x", "x"], ["files/x", "files/x-5nrhcg"]),
  ])
  func `output names are safe on every disk and differ`(paths: [String], names: [String]) {
    #expect(outputPaths(for: paths) == names)
  }

  @Test func `seeded names stay safe and distinct without regard to case`() {
    var random: UInt64 = 7
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    let letters = Array("aA.- é/\\:日\u{202E}_%")
    let paths = Set(
      (0..<2000).map { _ in
        "evidence/f" + String((0...next(6)).map { _ in letters[next(letters.count)] }) + "z"
      }
    ).filter { !$0.contains("//") }.sorted(by: bytesPrecede)
    let names = outputPaths(for: paths)
    #expect(Set(names.map { $0.lowercased() }).count == paths.count, "seed 7")
    #expect(
      names.allSatisfy { name in
        name.hasPrefix("files/") && !name.contains("..") && !name.contains("/.")
          && name.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
              || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
              || "./_-".utf8.contains(byte)
          }
      }, "seed 7")
  }
}
