import LapelDiagnostics
import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct BadgePageTests {
  private func site(
    settings: String = "learner: {name: Amina Diallo}\n", _ badge: TestBadge,
    _ files: [(String, String)] = []
  ) async throws -> BuiltSite {
    try await TestPortfolio(settings: settings, [("backpack/a.json", badge.json)] + files).site()
  }

  // MARK: The marks of design.md, section 5

  @Test func `the verification section has the marks that programs rely on`() async throws {
    var badge = TestBadge()
    badge.subjectMembers = "\"id\": \"did:example:amina\","
    let page = try await site(badge).badgePage("a.json")
    let tags = tags(in: page)
    let sections = tags.filter { $0.value("id") == "verification" }
    #expect(sections.map(\.name) == ["section"])
    #expect(sections.first?.value("data-outcome") == "unconfirmed")
    #expect(sections.first?.value("data-witness") == "build")
    #expect(sections.first?.value("data-source") == "lapel")
    #expect(
      tags.filter { $0.value("data-answer") != nil }.map {
        [$0.value("data-answer"), $0.value("data-value")]
      } == [
        ["genuine", "notChecked"], ["inForce", "yes"], ["recipient", "notChecked"],
        ["issuer", "notChecked"],
      ])
    #expect(
      tags.filter { $0.value("data-check") != nil }.map {
        [$0.value("data-check"), $0.value("data-outcome")]
      }
        == [
          ["format", "warning"], ["context", "passed"], ["proof", "notChecked"],
          ["validity", "passed"], ["status", "passed"], ["subject", "passed"],
          ["recipient", "notChecked"], ["issuer", "notChecked"],
        ])
    #expect(tags.filter { $0.value("id") == "recheck" }.isEmpty)
  }

  @Test func `whether it is about this person is said with what that rests on`() async throws {
    var badge = TestBadge()
    badge.subjectMembers = "\"id\": \"did:example:amina\","
    let settings = "learner: {name: Amina Diallo, identities: [did:example:amina]}\n"
    let page = try await site(settings: settings, badge).badgePage("a.json")
    #expect(
      page.contains(
        "<dd data-answer=\"recipient\" data-value=\"yes\">Yes, by an address or identifier that Amina Diallo gave</dd>"
      ))
  }

  @Test func `an expired badge says when it expired`() async throws {
    var badge = TestBadge()
    badge.credentialMembers = "\"validUntil\": \"2025-03-12T10:00:00Z\","
    badge.subjectMembers = "\"id\": \"did:example:amina\","
    let page = try await site(badge).badgePage("a.json")
    #expect(
      page.contains("<p class=\"verdict-sentence\">This badge expired on 12 March 2025.</p>"))
  }

  @Test func `a badge that nobody signed is nowhere called verified`() async throws {
    let site = try await site(TestBadge())
    for path in site.paths where path.hasSuffix(".html") {
      let outcomes = tags(in: site.text(path)).compactMap { $0.value("data-outcome") }
      #expect(!outcomes.contains("verified"), "\(path)")
    }
  }

  @Test func `issuers of one name are told apart by their addresses`() async throws {
    var other = TestBadge()
    other.id = "urn:uuid:2"
    other.issuerID = "https://other.example/issuer"
    let site = try await site(TestBadge(), [("backpack/b.json", other.json)])
    let list = site.text("issuers/index.html")
    for host in ["bakery.example", "other.example"] {
      #expect(
        list.contains("Bakery</a> <span class=\"aside\" dir=\"auto\">\(host)</span>"), "\(host)")
    }
    for issuer in site.portfolio.issuers {
      let host = issuer.profile.id == other.issuerID ? "other.example" : "bakery.example"
      #expect(
        site.text("issuers/\(issuer.slug)/index.html").contains(
          "<h1 dir=\"auto\">Bakery</h1>\n<p class=\"headline\" dir=\"auto\">\(host)</p>"))
    }
  }

  // MARK: Who says what

  /// The `data-source` of the innermost frame around a text.
  private func source(of text: String, in page: String) -> String? {
    guard let place = page.range(of: text) else { return nil }
    // Frames do not stand in one another: the last that began and has not ended counts.
    let before = page[..<place.lowerBound]
    guard let start = before.range(of: "data-source=\"", options: .backwards) else { return nil }
    if before[start.upperBound...].contains("</section>") { return "none" }
    return String(before[start.upperBound...].prefix { $0 != "\"" })
  }

  @Test func `every party speaks in its own frame`() async throws {
    var badge = TestBadge()
    badge.description = "Said by the issuer."
    badge.credentialMembers = """
      "endorsement": [{"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:uuid:2",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "issuer": {"id": "https://guild.example/", "type": ["Profile"], "name": "Guild"},
        "validFrom": "2025-03-02T00:00:00Z",
        "credentialSubject": {"id": "https://bakery.example/issuer", "type": ["EndorsementSubject"],
          "endorsementComment": "Said by an endorser."}}],
      """
    let site = try await site(
      badge, [("narratives/badges/a.md", "Said by the learner.\n")])
    let page = site.badgePage("a.json")
    #expect(source(of: "<p class=\"text\" dir=\"auto\">Said by the issuer.", in: page) == "issuer")
    #expect(source(of: "<p>Said by the learner.", in: page) == "learner")
    #expect(source(of: "<p>Said by an endorser.", in: page) == "endorser")
    #expect(source(of: "Is it what the issuer made?", in: page) == "lapel")
    #expect(
      tags(in: page).filter { $0.name == "section" }.compactMap { $0.value("data-source") }
        == ["lapel", "issuer", "learner", "endorser", "lapel"])
  }

  @Test func `a page has one heading of the first level and every section a name`() async throws {
    let site = try await site(
      TestBadge(),
      [
        ("narratives/about.md", "# Hello\n\nText.\n"),
        ("narratives/talks.md", "# Talks\n\nText.\n"),
        ("narratives/stacks/bread.md", "---\nbadges: [a.json]\n---\n# Bread\n\nText.\n"),
      ])
    for path in site.paths where path.hasSuffix(".html") {
      let tags = tags(in: site.text(path))
      #expect(tags.count { $0.name == "h1" } == 1, "\(path)")
      #expect(tags.count { $0.name == "main" } == 1, "\(path)")
      #expect(tags.count { $0.name == "title" } == 1, "\(path)")
      #expect(!tags.contains { $0.name == "?" }, "\(path)")
      let ids = tags.compactMap { $0.value("id") }
      #expect(Set(ids).count == ids.count, "\(path)")
      for tag in tags where tag.name == "section" && tag.value("class") != "hero" {
        let label = tag.value("aria-label") ?? tag.value("aria-labelledby")
        #expect(label != nil, "\(path): \(tag.shape)")
        if let target = tag.value("aria-labelledby") { #expect(ids.contains(target), "\(path)") }
      }
      for tag in tags where tag.name == "img" { #expect(tag.value("alt") != nil, "\(path)") }
    }
  }

  @Test func `no page needs a script`() async throws {
    let site = try await site(TestBadge())
    for path in site.paths where path.hasSuffix(".html") {
      let tags = tags(in: site.text(path))
      #expect(
        !tags.contains {
          ["script", "iframe", "object", "embed", "form", "base"].contains($0.name)
        })
      #expect(
        !tags.contains { $0.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" } })
    }
  }

  // MARK: Badges that are alike

  @Test func `two badges with the same id get two pages`() async throws {
    var first = TestBadge()
    first.name = "First"
    var second = TestBadge()
    second.name = "Second"
    let site = try await TestPortfolio([
      ("backpack/a.json", first.json), ("backpack/b.json", second.json),
    ]).site()
    #expect(site.portfolio.badges.count == 2)
    #expect(site.slug("a.json") != site.slug("b.json"))
    #expect(site.badgePage("a.json").contains("<h1 data-source=\"issuer\" dir=\"auto\">First</h1>"))
    #expect(
      site.badgePage("b.json").contains("<h1 data-source=\"issuer\" dir=\"auto\">Second</h1>"))
  }

  @Test func `badges that differ in one byte only get two pages`() async throws {
    let badge = TestBadge().json
    let site = try await TestPortfolio([
      ("backpack/a.json", badge), ("backpack/b.json", badge + "\n"),
    ]).site()
    #expect(site.portfolio.badges.count == 2)
    #expect(site.files["badges/\(site.slug("a.json"))/credential.json"] == Array(badge.utf8))
    #expect(
      site.files["badges/\(site.slug("b.json"))/credential.json"] == Array((badge + "\n").utf8))
  }

  @Test func `titles of pages are told apart`() async throws {
    var texts: [(String, String)] = []
    for number in 0..<4 {
      var badge = TestBadge()
      badge.id = "urn:uuid:\(number)"
      if number == 1 { badge.issuerName = "Other Bakery" }
      if number == 2 { badge.validFrom = "2025-04-01T10:00:00Z" }
      if number == 3 { badge.validFrom = "2025-04-01T11:00:00Z" }
      texts.append(("backpack/\(number).json", badge.json))
    }
    let site = try await TestPortfolio(texts).site()
    func title(_ file: String) -> String? {
      let page = site.badgePage(file)
      return page.components(separatedBy: "<title>").last?.components(separatedBy: "</title>").first
    }
    let slug = site.slug("2.json")
    let titles = (0..<4).map { title("\($0).json") ?? "" }
    #expect(Set(titles).count == 4)
    #expect(titles[1] == "Bread Baking · Other Bakery – Amina Diallo")
    #expect(titles[0] == "Bread Baking · Bakery · 1 March 2025 – Amina Diallo")
    #expect(titles[2].hasPrefix("Bread Baking · Bakery · 1 April 2025"))
    #expect(!slug.isEmpty)
  }

  // MARK: Names never steer the output

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "CON", "NUL.txt", "..", ".", "a/b\\c", "%2e%2e%2f", "🥖🥖🥖",
    "\u{0}",
    "\u{202E}exe.html", "-rf", "index.html", String(repeating: "long ", count: 5000), " ", "\n\n",
    "?x=1#y", "https://evil.example/", "ＦＵＬＬ", "C:\\Windows", "aux.",
  ])
  func `a badge's name never steers where its files go`(name: String) async throws {
    var badge = TestBadge()
    badge.name = name
    badge.id = name
    badge.issuerName = name
    badge.achievementMembers = "\"tag\": [\(TestBadge.quoted(name))],"
    let site = try await site(badge)
    #expect(site.portfolio.badges.count == 1)
    let slug = site.slug("a.json")
    #expect(site.files["badges/\(slug)/index.html"] != nil)
    for path in site.paths {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(
        parts.allSatisfy { part in
          !part.isEmpty && part != "." && part != ".." && part.utf8.count <= 100
            && part.utf8.allSatisfy { byte in
              switch byte {
              case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
              default: false
              }
            }
        }, "\(path)")
    }
  }

  @Test func `a file's name never steers where its badge goes`() async throws {
    let names = ["CON.json", "a\u{202E}nosj", "-x.json", "💥.json", "index.html", "b c.json"]
    let portfolio = TestPortfolio()
    for (number, name) in names.enumerated() {
      var badge = TestBadge()
      badge.id = "urn:uuid:\(number)"
      portfolio.folder.write(badge.json, to: "backpack/\(name)")
    }
    let site = try await portfolio.site()
    #expect(site.portfolio.badges.count == names.count)
    let plain = TestPortfolio()
    for number in names.indices {
      var badge = TestBadge()
      badge.id = "urn:uuid:\(number)"
      plain.folder.write(badge.json, to: "backpack/\(number).json")
    }
    #expect(try await plain.site().paths == site.paths)
  }
}
