import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct PortfolioReadingTests {
  @Test func `narratives become the introduction, pages and what is said of badges`() async throws {
    let test = try TestPortfolio([
      "narratives/about.md": "---\ntitle: Hello\n---\nI cook.",
      "narratives/way.md": "---\norder: 2\nlanguage: fr\n---\n# Mon chemin\n\nIci.",
      "narratives/zoo.md": "---\ntitle: The zoo\norder: 1\n---\n# Kept\n",
      "narratives/badges/robotics-1.md": "I built one.",
      "narratives/badges/second.md": "---\nbadge: urn:cooking\ntitle: My meal\n---\nI cooked.",
      "narratives/.hidden.md": "x", "narratives/picture.txt": "x",
    ])
    let portfolio = try await test.portfolio([
      badge("robotics-1.png"), badge("food/b.json", id: "urn:cooking", name: "Cooking"),
    ])
    #expect(portfolio.diagnostics == [])
    #expect(
      portfolio.introduction?.title == "Hello" && portfolio.introduction?.plainSummary == "I cook.")
    #expect(portfolio.introduction?.sourcePath == "narratives/about.md")
    #expect(portfolio.pages.map(\.slug) == ["zoo", "way"])
    #expect(portfolio.pages.map(\.title) == ["The zoo", "Mon chemin"])
    #expect(portfolio.pages.map(\.narrative.language) == [nil, "fr"])
    #expect(portfolio.pages[0].narrative.html.readable == "<h2 id=\"text-kept\">Kept</h2>\n")
    let told = portfolio.badges.map {
      "\($0.source.file.path): \($0.narrative?.plainSummary ?? "")"
    }
    #expect(Set(told) == ["robotics-1.png: I built one.", "food/b.json: I cooked."])
  }

  @Test(arguments: [
    (
      "narratives/badges/x.md", "---\nbadge: robotics-2\n---\n",
      "narratives/badges/x.md:2:8: error: no badge named 'robotics-2' in the backpack [unknown-badge]\n  help: did you mean 'robotics-1'?"
    ),
    (
      "narratives/badges/robotics-2.md", "x",
      "narratives/badges/robotics-2.md: error: no badge named 'robotics-2' in the backpack, and this narrative names no other [unknown-badge]\n  help: did you mean 'robotics-1'? say so in the front matter: 'badge: robotics-1'"
    ),
    (
      "narratives/badges/else.md", "x",
      "narratives/badges/else.md: error: no badge named 'else' in the backpack, and this narrative names no other [unknown-badge]\n  help: name a file of the backpack in the front matter: 'badge: robotics.png'"
    ),
    (
      "narratives/badges/x.md", "---\nbadge: level-1\n---\n",
      "narratives/badges/x.md:2:8: error: 'level-1' names 2 badges of the backpack [ambiguous-badge]\n  help: say which: 'a/level-1.json', 'b/level-1.json'"
    ),
    (
      "narratives/badges/level-1.md", "x",
      "narratives/badges/level-1.md: error: 'level-1' names 2 badges of the backpack [ambiguous-badge]\n  help: say which: 'a/level-1.json', 'b/level-1.json'"
    ),
    (
      "narratives/badges/z.md", "---\nbadge: robotics-1\n---\n",
      "narratives/badges/z.md:2:8: error: 'narratives/badges/robotics-1.md' already tells about this badge [second-narrative]\n  help: put both texts into one file"
    ),
    (
      "narratives/badges/z.md", "---\nbadge: [robotics-1]\n---\n",
      "narratives/badges/z.md:2:8: error: 'badge' must be a text, not a list [wrong-value]"
    ),
    (
      "narratives/Badges.md", "x",
      "narratives/Badges.md: error: a page cannot be called 'badges' [reserved-name]\n  help: rename the file: 'badges' is a part of every site"
    ),
    (
      "narratives/badge/x.md", "x",
      "narratives/badge: warning: the narratives in this folder are not read [unknown-folder]\n  help: did you mean 'badges'?"
    ),
    (
      "narratives/other/x.md", "x",
      "narratives/other: warning: the narratives in this folder are not read [unknown-folder]\n  help: narratives stand in 'narratives', 'narratives/badges' and 'narratives/stacks'"
    ),
    (
      "narratives/a.md", "---\nlangauge: fr\n---\n",
      "narratives/a.md:2:1: warning: unknown key 'langauge' [unknown-key]\n  help: did you mean 'language'?"
    ),
    (
      "narratives/a.md", String(repeating: "a", count: 65_537),
      "narratives/a.md: error: this file is larger than 64 KiB [file-too-large]\n  help: 64 KiB is the most that Lapel reads here; make it smaller or leave it out"
    ),
  ])
  func `what is wrong with narratives is told`(path: String, text: String, message: String)
    async throws
  {
    let test = try TestPortfolio(["narratives/badges/robotics-1.md": "x", path: text])
    let badges = [badge("a/level-1.json"), badge("b/level-1.json"), badge("robotics-1.png")]
    #expect(try await test.findings(badges) == [message])
  }

  @Test func `narratives are not read through links that lead out`() async throws {
    let test = try TestPortfolio(["narratives/a.md": ""])
    try test.link("narratives/b.md", to: "/etc/passwd")
    #expect(
      try await test.findings() == [
        "narratives/b.md: error: this symbolic link leads nowhere or out of the portfolio; it is not published [outside-portfolio]\n  help: put the file itself there"
      ])
  }

  @Test(
    arguments: [
      (
        "gone.jpg",
        "lapel.yml: error: there is no photo 'gone.jpg' to publish [no-photo]\n  help: write its path from the portfolio folder, as in 'photo.jpg'"
      ),
      (
        "../photo.png",
        "lapel.yml: error: there is no photo '../photo.png' to publish [no-photo]\n  help: write its path from the portfolio folder, as in 'photo.jpg'"
      ),
      (
        "note.txt",
        "lapel.yml: error: 'note.txt' cannot be shown as a photo [no-photo]\n  help: use a PNG, JPEG, GIF, WebP or SVG file"
      ),
      ("photo.png", nil),
    ] as [(String, String?)])
  func `the photo is a picture of the portfolio`(path: String, message: String?) async throws {
    let test = try TestPortfolio(["note.txt": "x"])
    try test.write(smallPicture, to: "photo.png")
    var settings = Settings(learner: .init(name: "Amina"))
    settings.learner.photo = path
    let portfolio = try await test.portfolio(settings: settings)
    #expect(portfolio.diagnostics.map(\.description) == [message].compactMap { $0 })
    #expect(portfolio.photo?.outputPath == (message == nil ? "files/photo.png" : nil))
  }

  @Test func `the theme's files are read, but none through links that lead out`() async throws {
    let test = try TestPortfolio([
      "theme/page.mustache": "a", "theme/css/site.css": "b", "theme/.x": "c", "lapel.yml": "d",
    ])
    try test.link("theme/settings", to: "../lapel.yml")
    let portfolio = try await test.portfolio()
    #expect(portfolio.themeFiles.map(\.path) == ["css/site.css", "page.mustache"])
    #expect(portfolio.themeFiles.map(\.bytes) == [Array("b".utf8), Array("a".utf8)])
    #expect(
      portfolio.diagnostics.map(\.description) == [
        "theme/settings: error: this symbolic link leads nowhere or out of the theme; it is not read [outside-theme]\n  help: put the file itself there"
      ])
  }

  @Test func `a theme of deep folders is told`() async throws {
    let deep = "theme" + String(repeating: "/a", count: 8)
    let test = try TestPortfolio([deep + "/b.css": "x"])
    #expect(
      try await test.findings() == [
        "\(deep): error: folders of the theme stand in one another more than 8 deep; this one is not read [folders-too-deep]\n  help: move it up"
      ])
  }

  @Test(arguments: [
    (
      Diagnostic.themeTooLarge("theme/a"),
      "theme/a: error: the theme has more than 1,000 files or 64 MiB; from here on it is not read [theme-too-large]\n  help: keep in theme/ only what differs from Lapel's own"
    ),
    (
      .tooManyNarratives("a.md"),
      "a.md: error: this narrative comes after 50000 others; it is not read [too-many-files]\n  help: use fewer files"
    ),
    (
      .tooManyFiles("evidence/a"),
      "evidence/a: error: this file comes after 10000 others; it is not published [too-many-files]\n  help: publish fewer files, or put many into a zip file"
    ),
    (
      .fileTooLarge("evidence/a", limit: AttachmentCollector.maximumSize),
      "evidence/a: error: this file is larger than 100 MiB [file-too-large]\n  help: 100 MiB is the most that Lapel reads here; make it smaller or leave it out"
    ),
  ])
  func `what only a huge portfolio meets is told`(diagnostic: Diagnostic, message: String) {
    #expect(diagnostic.description == message)
  }

  @Test func `skills come from alignments and tags, issuers from badges`() async throws {
    func with(_ path: String, _ issuer: Profile, _ alignments: [Alignment], tags: [String])
      -> BackpackBadge
    {
      badge(path) {
        $0.issuer = issuer
        $0.subject.achievement?.alignments = alignments
        $0.subject.achievement?.tags = tags
      }
    }
    func alignment(
      _ name: String?, url: String? = nil, framework: String? = nil, code: String? = nil
    ) -> Alignment {
      var alignment = Alignment()
      alignment.name = name.map { LocalizedText($0) }
      alignment.url = url
      alignment.framework = framework
      alignment.code = code
      return alignment
    }
    var college = Profile(id: "https://college.example")
    college.name = LocalizedText("College")
    var namesake = Profile(id: "did:web:college.example")
    namesake.name = LocalizedText("College")
    let test = try TestPortfolio()
    let portfolio = try await test.portfolio([
      with(
        "a.json", college,
        [
          alignment("Python", url: "https://s.example/1"),
          alignment("Soldering", framework: "F", code: "7"),
        ], tags: ["Teamwork", "teamwork"]),
      with(
        "b.json", college,
        [
          alignment("Python 3", url: "https://s.example/1"),
          alignment("Solder", framework: "F", code: "7"), alignment(nil),
        ], tags: [" teamwork ", ""]),
      with("c.json", namesake, [alignment("Python", url: "javascript:alert(1)")], tags: []),
    ])
    #expect(portfolio.skills.map(\.name) == ["Python", "Python", "Soldering", "Teamwork"])
    #expect(
      portfolio.skills.map(\.badges.count) == [1, 2, 2, 2]
        || portfolio.skills.map(\.badges.count) == [2, 1, 2, 2])
    #expect(Set(portfolio.skills.map(\.slug)).count == 4)
    #expect(portfolio.skills.compactMap { $0.url?.text } == ["https://s.example/1"])
    #expect(portfolio.issuers.map(\.name) == ["College", "College"])
    #expect(Set(portfolio.issuers.map(\.badges.count)) == [1, 2])
    #expect(
      Set(portfolio.issuers.map(\.slug)).count == 2
        && portfolio.issuers.contains { $0.slug == "college" })
  }

  @Test func `the order of badges in the backpack changes nothing`() async throws {
    let test = try TestPortfolio([
      "narratives/about.md": "[a](../evidence/A.txt) [b](../evidence/a.txt)", "evidence/A.txt": "1",
      "evidence/a.txt": "2",
    ])
    let badges = (0..<20).map { badge("\($0).json", name: "Badge \($0 % 5)") }
    let one = try await test.portfolio(badges)
    let other = try await test.portfolio(badges.reversed())
    #expect(one.badges.map(\.slug) == other.badges.map(\.slug))
    #expect(one.attachments == other.attachments && one.introduction == other.introduction)
  }
}
