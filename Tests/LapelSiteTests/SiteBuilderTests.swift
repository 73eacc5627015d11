import Foundation
import LapelDiagnostics
import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct SiteBuilderTests {
  /// The paths without the parts that come from contents.
  private func plain(_ paths: [String]) -> [String] {
    paths.map { $0.replacing(/-[0-9a-f]{10}\./, with: "-HASH.") }
  }

  @Test func `the smallest portfolio is a whole site`() async throws {
    let site = try await TestPortfolio().site()
    #expect(
      plain(site.paths) == [
        ".nojekyll", "404.html", "_headers", "assets/icon-HASH.svg", "assets/no-picture-HASH.svg",
        "assets/site-HASH.css", "assets/verifier-frame-HASH.js", "assets/verify-HASH.js",
        "badges/index.html", "feed.xml", "index.html", "robots.txt", "verify/index.html",
      ])
    #expect(site.site.pageCount == 4)
    #expect(site.portfolio.diagnostics == [])
    #expect(site.text("robots.txt") == "User-agent: *\nAllow: /\n")
    #expect(site.text("badges/index.html").contains("<p>No badges yet.</p>"))
  }

  @Test func `every part of a portfolio has its page`() async throws {
    var badge = TestBadge()
    badge.achievementMembers = "\"tag\": [\"Baking\"],"
    let site = try await TestPortfolio(
      settings: "{learner: {name: Amina}, url: 'https://a.example/p'}\n",
      [
        ("backpack/a.json", badge.json), ("narratives/talks.md", "# Talks\n"),
        ("narratives/stacks/bread.md", "---\nbadges: [a.json]\n---\n# Bread\n"),
        ("evidence/report.txt", "text"),
      ]
    ).site()
    let slug = site.slug("a.json")
    #expect(
      plain(site.paths) == [
        ".nojekyll", "404.html", "_headers", "assets/icon-HASH.svg", "assets/no-picture-HASH.svg",
        "assets/site-HASH.css", "assets/verifier-frame-HASH.js", "assets/verify-HASH.js",
        "badges/\(slug)/credential.json",
        "badges/\(slug)/index.html",
        "badges/\(slug)/verification.json", "badges/index.html", "feed.xml", "files/report.txt",
        "index.html",
        "issuers/bakery/index.html", "issuers/index.html", "robots.txt", "sitemap.xml",
        "skills/baking/index.html", "skills/index.html", "stacks/bread/index.html",
        "stacks/index.html", "talks/index.html", "verify/index.html",
      ])
    #expect(site.text("files/report.txt") == "text")
  }

  @Test func `the site map names every page but the one for what is not found`() async throws {
    let site = try await TestPortfolio(
      settings: "{learner: {name: Amina}, url: 'https://a.example/p'}\n",
      [("backpack/a.json", TestBadge().json)]
    ).site()
    let slug = site.slug("a.json")
    let text = site.text("sitemap.xml")
    for path in ["", "badges/", "badges/\(slug)/", "issuers/", "issuers/bakery/", "verify/"] {
      #expect(text.contains("<url><loc>https://a.example/p/\(path)</loc></url>"), "\(path)")
    }
    #expect(!text.contains("404"))
    #expect(text.components(separatedBy: "<url>").count == 7)
    #expect(
      site.text("robots.txt")
        == "User-agent: *\nAllow: /\nSitemap: https://a.example/p/sitemap.xml\n")
  }

  @Test func `a site that search engines are asked to leave alone says so on every page`()
    async throws
  {
    let site = try await TestPortfolio(
      settings: "{learner: {name: Amina}, url: 'https://a.example/p', publish: {index: false}}\n",
      [("backpack/a.json", TestBadge().json)]
    ).site()
    for path in site.paths where path.hasSuffix(".html") {
      let robots = tags(in: site.text(path)).filter { $0.value("name") == "robots" }
      #expect(robots.map { $0.value("content") } == ["noindex"], "\(path)")
    }
    #expect(!site.text("sitemap.xml").contains("<url>"))
  }

  @Test func `only the page for what is not found is not listed otherwise`() async throws {
    let site = try await TestPortfolio([("backpack/a.json", TestBadge().json)]).site()
    for path in site.paths where path.hasSuffix(".html") {
      let isHidden = tags(in: site.text(path)).contains { $0.value("name") == "robots" }
      #expect(isHidden == (path == "404.html"), "\(path)")
    }
  }

  @Test func `a badge's page does not change because another badge comes or goes`() async throws {
    var other = TestBadge()
    other.id = "urn:uuid:2"
    other.name = "Cheese"
    other.issuerID = "https://dairy.example/"
    other.issuerName = "Dairy"
    let alone = try await TestPortfolio([("backpack/a.json", TestBadge().json)]).site()
    let both = try await TestPortfolio([
      ("backpack/a.json", TestBadge().json), ("backpack/0.json", other.json),
    ]).site()
    #expect(alone.badgePage("a.json") == both.badgePage("a.json"))
  }

  @Test func `a navigation entry is there when there is something behind it`() async throws {
    func labels(_ site: BuiltSite) -> [String] {
      let nav = site.text("index.html").components(separatedBy: "<nav")[1]
        .components(separatedBy: "</nav>")[0]
      return nav.components(separatedBy: "</a>").dropLast().compactMap {
        $0.components(separatedBy: ">").last
      }
    }
    #expect(labels(try await TestPortfolio().site()) == ["Home", "Badges"])
    let full = try await TestPortfolio([
      ("backpack/a.json", TestBadge().json), ("narratives/talks.md", "# My talks\n"),
      ("narratives/stacks/bread.md", "---\nbadges: [a.json]\n---\n# Bread\n"),
    ]).site()
    #expect(labels(full) == ["Home", "Badges", "Stacks", "Issuers", "My talks"])
  }

  @Test(arguments: [
    ("badges: [a.json]", "1 badge"),
    ("badges: [a.json]\nrequires: [{name: Bread, badge: a.json}, {name: Cake}]", "1 of 2 earned"),
  ])
  func `a stack tells how far it has come`(fields: String, progress: String) async throws {
    let site = try await TestPortfolio([
      ("backpack/a.json", TestBadge().json),
      ("narratives/stacks/baker.md", "---\n\(fields)\n---\n# Baker\n"),
    ]).site()
    #expect(site.text("stacks/baker/index.html").contains("<dd>\(progress)</dd>"))
    #expect(site.text("stacks/index.html").contains(">Baker</a>\n<p>\(progress)</p>"))
  }

  @Test func `the feed has the newest badges, with lasting names`() async throws {
    var files: [(String, String)] = []
    for number in 10..<50 {
      var badge = TestBadge()
      badge.id = "urn:uuid:\(number)"
      badge.name = "Badge \(number)"
      badge.validFrom = "20\(number)-01-01T00:00:00Z"
      files.append(("backpack/\(number).json", badge.json))
    }
    var undated = TestBadge()
    undated.id = "urn:uuid:undated"
    undated.name = "Undated"
    undated.validFrom = "some day"
    files.append(("backpack/undated.json", undated.json))
    let site = try await TestPortfolio(files).site()
    let feed = site.text("feed.xml")
    #expect(feed.components(separatedBy: "<entry>").count == 31)
    #expect(feed.contains("<title>Badge 49</title>") && feed.contains("<title>Badge 20</title>"))
    #expect(!feed.contains("<title>Badge 19</title>") && !feed.contains("Undated"))
    #expect(feed.contains("<updated>2049-01-01T00:00:00Z</updated>\n<author>"))
    let names = feed.components(separatedBy: "<id>").dropFirst().compactMap {
      $0.components(separatedBy: "</id>").first
    }
    #expect(Set(names).count == 31)
    #expect(
      names.allSatisfy {
        $0.wholeMatch(
          of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil
      })
  }

  @Test func `a feed without dated badges has a moment that never changes`() async throws {
    let feed = try await TestPortfolio().site().text("feed.xml")
    #expect(feed.contains("<updated>1970-01-01T00:00:00Z</updated>"))
  }

  @Test func `the home page shows 24 badges and leads to the rest`() async throws {
    func site(_ count: Int) async throws -> BuiltSite {
      try await TestPortfolio(
        (0..<count).map { number in
          var badge = TestBadge()
          badge.id = "urn:uuid:\(number)"
          return ("backpack/\(number).json", badge.json)
        }
      ).site()
    }
    let few = try await site(24)
    #expect(tags(in: few.text("index.html")).count { $0.value("class") == "card" } == 24)
    #expect(!few.text("index.html").contains("All 24 badges"))
    let many = try await site(25)
    #expect(tags(in: many.text("index.html")).count { $0.value("class") == "card" } == 24)
    #expect(many.text("index.html").contains(">All 25 badges</a>"))
    #expect(tags(in: many.text("badges/index.html")).count { $0.value("class") == "card" } == 25)
  }

  @Test func `every link inside a site leads to a file of it`() async throws {
    var badge = TestBadge()
    badge.achievementMembers = "\"tag\": [\"Baking\"],"
    for style in ["files", "folders"] {
      let site = try await TestPortfolio(
        settings: "{learner: {name: Amina}, url: 'https://a.example/p/', links: \(style)}\n",
        [
          ("backpack/a.json", badge.json),
          ("narratives/badges/a.md", "[stack](../stacks/bread.md) [file](../../evidence/a b.txt)"),
          ("narratives/stacks/bread.md", "---\nbadges: [a.json]\n---\n[page](../talks.md)"),
          ("narratives/talks.md", "[home](about.md) [badge](../backpack/a.json)"),
          ("narratives/about.md", "Text."), ("evidence/a b.txt", "x"),
        ]
      ).site()
      #expect(site.portfolio.diagnostics.map(\.description) == [])
      for path in site.paths where path.hasSuffix(".html") {
        for tag in tags(in: site.text(path)) {
          guard let link = tag.value("href") ?? tag.value("src"), !link.contains(":"),
            !link.hasPrefix("#")
          else { continue }
          let base = link.hasPrefix("/p/") ? "" : path
          let target = resolved(
            link.hasPrefix("/p/") ? String(link.dropFirst(3)) : link, from: base)
          #expect(site.files[target] != nil, "\(path): \(link)")
        }
      }
    }
  }

  private func resolved(_ link: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    let path = link.prefix { $0 != "#" }
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
    }
    if path.hasSuffix("/") || path.hasSuffix("/..") || parts.isEmpty { parts.append("index.html") }
    return parts.joined(separator: "/")
  }

  @Test func `a backpack file that changes during the build stops it`() async throws {
    let portfolio = TestPortfolio([("backpack/a.json", TestBadge().json)])
    let read = try await portfolio.portfolio()
    portfolio.folder.write("other", to: "backpack/a.json")
    // A JSON badge is in memory; what was read is what is published.
    let site = try await SiteBuilder(portfolio: read).site()
    let original = site.files.first { $0.address.path.hasSuffix("credential.json") }
    #expect(try original?.bytes() == Array(TestBadge().json.utf8))
  }

  @Test func `a picture that cannot be shown is named`() {
    #expect(
      Diagnostic.pictureCannotBeShown(at: Diagnostic.Location(path: "backpack/a.svg")).description
        == """
        backpack/a.svg: warning: the picture of this badge cannot be shown on a page, only offered as \
        a download [picture-cannot-be-shown]
          help: the badge itself is not affected
        """)
  }

  @Test func `a kept picture that changed is named`() {
    #expect(
      Diagnostic.keptPictureChanged(at: Diagnostic.Location(path: "backpack/a.png")).description
        == """
        backpack/a.png: error: the kept picture of this badge changed while the site was being built \
        [changed-file]
          help: build again
        """)
  }
}
