import LapelCredentials
import LapelLinkedData
import LapelPortfolio
import LapelVerification
import Testing

@testable import LapelSite

/// The pages and data for a whole class, from summaries alone.
@Suite struct ShowcasePlanTests {
  private static let bakery = LearnerSummary.Named(
    identity: "id:https://b.example/", name: "Bakery", id: "https://b.example/")

  private func badge(
    _ title: String, slug: String? = nil, kind: String? = nil,
    issuer: LearnerSummary.Named? = bakery, skills: [String] = [], day: String? = "2026-03-01",
    outcome: VerificationReport.Outcome = .verified
  ) -> LearnerSummary.BadgeEntry {
    LearnerSummary.BadgeEntry(
      slug: slug ?? title.lowercased(), title: title, language: nil,
      kind: LearnerSummary.Named(identity: kind ?? "id:\(title)", name: title), issuer: issuer,
      skills: skills.map {
        LearnerSummary.SkillEntry(identity: $0, name: $0, framework: nil, code: nil)
      },
      validFrom: day.map { Timestamp(text: "\($0)T12:00:00Z") }, outcome: outcome, picture: nil)
  }

  private func learner(_ name: String, _ badges: LearnerSummary.BadgeEntry...) -> LearnerSummary {
    learner(name, badges)
  }

  private func learner(_ name: String, _ badges: [LearnerSummary.BadgeEntry]) -> LearnerSummary {
    LearnerSummary(
      slug: name.lowercased(), name: name, headline: nil, photo: nil, judgedOn: "1 June 2026",
      badges: badges, stacks: [], pages: [])
  }

  private func plan(
    _ learners: [LearnerSummary], title: String = "Class", url: String? = nil
  ) async throws -> ShowcasePlan {
    var settings = ShowcaseSettings(title: title)
    settings.url = url.flatMap { WebLink(web: $0) }
    return await ShowcasePlan(
      showcase: Showcase(settings: settings), learners: learners, theme: try Theme(overrides: []),
      verifier: nil)
  }

  private func text(_ file: OutputFile) throws -> String {
    String(decoding: try file.bytes(), as: UTF8.self)
  }

  /// The main part of a page.
  private func page(_ path: String, of plan: ShowcasePlan) throws -> String {
    let page = try #require(plan.pages().first { $0.address.path == path }, "\(path)")
    let theme = try Theme(overrides: [])
    let html = String(
      decoding: try theme.templates.render(page.template, with: page.context()), as: UTF8.self)
    let start = try #require(html.firstRange(of: "<main id=\"content\" tabindex=\"-1\">\n"))
    let end = try #require(html.firstRange(of: "\n</main>"))
    return String(html[start.upperBound..<end.lowerBound])
  }

  // MARK: What badges have in common

  /// `slug: name (aside) learner/badge …`
  private func readable(_ groups: [ShowcaseIndex.Group]) -> [String] {
    groups.map { group in
      "\(group.slug): \(group.name) (\(group.aside ?? "")) "
        + group.holdings.map { "\($0.learner)/\($0.badge)" }.joined(separator: " ")
    }
  }

  @Test func `badges of one achievement are one kind, whoever holds them`() {
    let index = ShowcaseIndex([
      learner("Ada", badge("Bread", skills: ["Baking", "Care"]), badge("Cake", issuer: nil)),
      learner("Ben"),
      learner(
        "Cy", badge("bread", kind: "id:Bread", skills: ["Baking"]),
        badge("Bread", kind: "id:other", issuer: .init(identity: "x", name: "Mill")),
        badge("Bread", slug: "again")),
    ])
    #expect(
      readable(index.kinds) == [
        "bread: Bread (Bakery) 0/0 2/0 2/2", "bread-t0v61x: Bread (Mill) 2/1", "cake: Cake () 0/1",
      ])
    #expect(
      readable(index.issuers) == [
        "bakery: Bakery (b.example) 0/0 2/0 2/2", "mill: Mill (states no web address) 2/1",
      ])
    #expect(
      readable(index.skills) == ["baking: Baking () 0/0 2/0", "care: Care () 0/0"])
    #expect(index.kinds.map(index.holderCount) == [2, 1, 1])
  }

  @Test func `newest badges come first, those of one day in the learners' order`() {
    let index = ShowcaseIndex([
      learner("Ada", badge("A", day: "2026-01-01"), badge("B", day: nil), badge("C")),
      learner("Ben", badge("D"), badge("E", day: "2026-03-02")),
    ])
    #expect(index.newest.map { index.badge($0).title } == ["E", "C", "D", "A"])
  }

  @Test func `beside an issuer's name stands what tells it from others of that name`() {
    let asides = issuerAsides([
      ("Bakery", "https://b.example/issuer"), ("Bakery", "https://other.example/"),
      ("Guild", "https://host.example/issuers/1"), ("Guild", "https://host.example/issuers/2"),
      ("Mill", "https://host.example/issuers/3"), ("Key", "did:key:z6Mk"), ("Nobody", nil),
      ("Person", "mailto:ada@home.example"), ("Web", "did:web:web.example"),
    ])
    #expect(
      asides == [
        "b.example", "other.example", "https://host.example/issuers/1",
        "https://host.example/issuers/2", "host.example", "did:key:z6Mk", "states no web address",
        "states no web address", "did:web:web.example",
      ])
  }

  // MARK: Export

  @Test func `the export is a table that no spreadsheet runs anything of`() async throws {
    var ace = learner(
      "Ada, \"Ace\"", badge("=HYPERLINK(\"x\")", slug: "h"), badge("+1", slug: "p"),
      badge("-1", slug: "m"), badge("@SUM", slug: "s"), badge("\t=2", slug: "t", day: nil),
      badge("Two\nlines", slug: "l", issuer: nil, outcome: .expired))
    ace.slug = "ada"
    let plan = try await plan([ace, learner("Ben")], url: "https://s.example/c/")
    let site = "https://s.example/c/learners/ada/badges"
    #expect(
      try text(plan.exportTable()) == #"""
        learner,badge,issuer,issued,outcome,address\#r
        "Ada, ""Ace""","'=HYPERLINK(""x"")",Bakery,2026-03-01T12:00:00Z,verified,\#(site)/h/\#r
        "Ada, ""Ace""",'+1,Bakery,2026-03-01T12:00:00Z,verified,\#(site)/p/\#r
        "Ada, ""Ace""",'-1,Bakery,2026-03-01T12:00:00Z,verified,\#(site)/m/\#r
        "Ada, ""Ace""",'@SUM,Bakery,2026-03-01T12:00:00Z,verified,\#(site)/s/\#r
        "Ada, ""Ace""",'=2,Bakery,,verified,\#(site)/t/\#r
        "Ada, ""Ace""",Two lines,,2026-03-01T12:00:00Z,expired,\#(site)/l/\#r

        """#)
  }

  @Test func `the export for programs says the same`() async throws {
    let plan = try await plan([
      learner("Ada", badge("Bread"), badge("Cake", issuer: nil, day: nil, outcome: .revoked)),
      learner("Ben"),
    ])
    #expect(
      try text(plan.exportJSON()) == """
        {
          "title": "Class",
          "learners": [
            {
              "name": "Ada",
              "address": "learners/ada/",
              "badges": [
                {
                  "name": "Bread",
                  "issuer": "Bakery",
                  "issued": "2026-03-01T12:00:00Z",
                  "outcome": "verified",
                  "address": "learners/ada/badges/bread/"
                },
                {
                  "name": "Cake",
                  "outcome": "revoked",
                  "address": "learners/ada/badges/cake/"
                }
              ]
            },
            {
              "name": "Ben",
              "address": "learners/ben/",
              "badges": []
            }
          ]
        }

        """)
  }

  // MARK: Search

  @Test func `the search page has its filters and the lists for those without scripts`()
    async throws
  {
    var ada = learner(
      "Ada", badge("Bread", day: "2024-05-01", outcome: .expired),
      badge("Cake", issuer: .init(identity: "https://other.example/", name: "Bakery")),
      badge("Pie", issuer: .init(identity: "https://m.example/", name: "Mill"), skills: ["Icing"]))
    ada.stacks = [.init(slug: "baker", title: "Baker", toward: nil, progress: "")]
    let text = try page("search/index.html", of: try await plan([ada]))
    #expect(
      text.contains(
        """
        <option value="">Any</option><option value="0">Bakery · bakery</option>\
        <option value="1">Bakery · bakery-7jza0c</option><option value="2">Mill</option></select>
        """))
    #expect(
      text.contains(
        """
        <option value="">Any</option><option value="0">2026</option><option value="1">2024</option></select>
        """))
    #expect(
      text.contains(
        """
        <option value="">Any</option><option value="0">Verified</option><option value="1">Expired</option></select>
        """))
    #expect(
      text.contains(
        """
        <ul class="links">
        <li><a href="../learners/index.html">Learners</a></li>
        <li><a href="../badges/index.html">Badges</a></li>
        <li><a href="../skills/index.html">Skills</a></li>
        <li><a href="../issuers/index.html">Issuers</a></li>
        <li><a href="../stacks/index.html">Stacks</a></li>
        </ul>
        """))
  }

  @Test func `the search page asks for the index that was made with it`() async throws {
    let (one, other) = (
      try await plan([learner("Ada", badge("Bread"))]),
      try await plan([learner("Ada", badge("Pie"))])
    )
    func version(_ plan: ShowcasePlan) throws -> String {
      let text = try page("search/index.html", of: plan)
      let match = try #require(
        text.firstMatch(of: /data-index="index.js" data-version="([0-9a-f]{10})"/))
      return String(match.1)
    }
    #expect(
      try version(one) == String(SHA256.hexDigest(of: try one.searchIndex().bytes()).prefix(10)))
    #expect(try version(one) != version(other))
  }

  // MARK: Matrix and paging

  @Test func `the matrix says who holds what, and how it was judged`() async throws {
    let plan = try await plan([
      learner("Ada", badge("Bread"), badge("Cake", outcome: .expired)), learner("Ben"),
      learner("Cy", badge("Bread")),
    ])
    #expect(
      try page("matrix/index.html", of: plan) == """
        <h1 id="matrix">Badges by learner</h1>
        <div class="wide" tabindex="0" role="region" aria-labelledby="matrix">
        <table class="matrix" aria-labelledby="matrix">
        <thead>
        <tr><th scope="col">Learner</th><th scope="col" dir="auto"><a href="../badges/bread/index.html">Bread</a></th><th scope="col" dir="auto"><a href="../badges/cake/index.html">Cake</a></th></tr>
        </thead>
        <tbody>
        <tr><th scope="row" dir="auto"><a href="../learners/ada/index.html">Ada</a></th><td><a class="outcome outcome-small" data-outcome="verified" href="../learners/ada/badges/bread/index.html">Verified</a></td><td><a class="outcome outcome-small" data-outcome="expired" href="../learners/ada/badges/cake/index.html">Expired</a></td></tr>
        <tr><th scope="row" dir="auto"><a href="../learners/ben/index.html">Ben</a></th><td><span aria-hidden="true">–</span><span class="visually-hidden">not held</span></td><td><span aria-hidden="true">–</span><span class="visually-hidden">not held</span></td></tr>
        <tr><th scope="row" dir="auto"><a href="../learners/cy/index.html">Cy</a></th><td><a class="outcome outcome-small" data-outcome="verified" href="../learners/cy/badges/bread/index.html">Verified</a></td><td><span aria-hidden="true">–</span><span class="visually-hidden">not held</span></td></tr>
        </tbody>
        </table>
        </div>
        """)
  }

  @Test func `a matrix of many kinds has those that most learners hold`() async throws {
    let common = (0..<40).map { badge("Common \($0)", slug: "c\($0)") }
    let rare = (0..<3).map { badge("Alone \($0)", slug: "r\($0)") }
    let plan = try await plan([learner("Ada", rare + common), learner("Ben", common)])
    let text = try page("matrix/index.html", of: plan)
    #expect(
      text.contains("<p>The 40 kinds of badges that most learners hold, of 43.</p>"))
    #expect(!text.contains("Alone") && text.contains("Common 0<") && text.contains("Common 39<"))
  }

  @Test func `long lists are spread over pages, whatever badges are called`() async throws {
    let learners = (0..<450).map {
      learner("L\($0)", badge("Bread"), badge("Bread 2", slug: "bread-2"))
    }
    let plan = try await plan(learners)
    let paths = plan.pages().map(\.address.path).filter {
      $0.hasPrefix("learners") || $0.hasPrefix("badges") || $0.hasPrefix("matrix")
        || $0.hasPrefix("certificates")
    }.sorted()
    #expect(
      paths == [
        "badges/bread-2/2/index.html", "badges/bread-2/3/index.html", "badges/bread-2/index.html",
        "badges/bread/2/index.html", "badges/bread/3/index.html", "badges/bread/index.html",
        "badges/index.html", "certificates-2/index.html", "certificates-3/index.html",
        "certificates-4/index.html", "certificates-5/index.html", "certificates/index.html",
        "learners-2/index.html", "learners-3/index.html", "learners/index.html",
        "matrix-2/index.html", "matrix-3/index.html", "matrix-4/index.html", "matrix-5/index.html",
        "matrix/index.html",
      ])
    let middle = try page("badges/bread/2/index.html", of: plan)
    #expect(
      middle.hasSuffix(
        """
        <nav class="pager" aria-label="Pages of this list">
        <p><a href="../index.html" rel="prev">Previous page</a> Page 2 of 3 <a href="../3/index.html" rel="next">Next page</a></p>
        </nav>
        """))
    #expect(middle.contains("<p>450 badges of 450 learners.</p>"))
    #expect(middle.contains(">L200<") && middle.contains(">L399<"))
    #expect(!middle.contains(">L199<") && !middle.contains(">L400<"))
  }

  @Test func `a badge without a picture is shown with that of a verified badge of its kind`()
    async throws
  {
    func pictured(_ path: String, _ outcome: VerificationReport.Outcome)
      -> LearnerSummary.BadgeEntry
    {
      var badge = badge("Bread", outcome: outcome)
      badge.picture = LearnerSummary.Picture(
        address: SiteAddress(path: path), width: 10, height: 20)
      return badge
    }
    let plan = try await plan([
      learner("Ada", badge("Bread")), learner("Ben", pictured("forged.png", .invalid)),
      learner("Cy", pictured("right.png", .verified)),
    ])
    func sources(_ path: String) throws -> [String] {
      tags(in: try page(path, of: plan)).filter { $0.name == "img" }.compactMap { $0.value("src") }
    }
    #expect(
      try sources("badges/bread/index.html") == [
        "../../right.png", "../../forged.png", "../../right.png",
      ])
    #expect(
      try sources("issuers/bakery/index.html").first?.hasPrefix("../../assets/no-picture") == true)
  }

  // MARK: Small groups, certificates

  @Test(arguments: [4, 5])
  func `of fewer than five learners it is not said how their badges were judged`(count: Int)
    async throws
  {
    let learners = (0..<count).map {
      learner("L\($0)", badge("Bread", outcome: $0 == 0 ? .expired : .verified))
    }
    let text = try page("index.html", of: try await plan(learners))
    let breakdown = """
      <ul class="skills">
      <li><span class="outcome outcome-small" data-outcome="expired">Expired</span> 1 badge</li>
      <li><span class="outcome outcome-small" data-outcome="verified">Verified</span> 4 badges</li>
      </ul>
      """
    #expect(text.contains(breakdown) == (count == 5))
    #expect(text.contains("What is known of the badges") == (count == 5))
  }

  @Test func `each learner has a sheet to print`() async throws {
    let plan = try await plan(
      [learner("Ada", badge("Bread"), badge("Cake", issuer: nil, day: nil)), learner("Ben")],
      url: "https://school.example/c/")
    #expect(
      try page("certificates/index.html", of: plan) == """
        <h1 class="screen-only">Certificates of participation</h1>
        <p class="screen-only">One sheet for each learner: print this page. A sheet says what the site says; whether a badge is true, its own page shows.</p>
        <section class="certificate">
        <p class="certificate-class">Class</p>
        <h2>Ada</h2>
        <p>took part, and holds these badges:</p>
        <table>
        <thead><tr><th scope="col">Badge</th><th scope="col">Issuer</th><th scope="col">Issued</th><th scope="col">Checked on 1 June 2026</th></tr></thead>
        <tbody>
        <tr><th scope="row" dir="auto">Bread</th><td dir="auto">Bakery</td><td>1 March 2026</td><td>Verified</td></tr>
        <tr><th scope="row" dir="auto">Cake</th><td dir="auto"></td><td></td><td>Verified</td></tr>
        </tbody>
        </table>
        <p class="aside">https://school.example/c/learners/ada/</p>
        <dl class="signatures">
        <div><dt>Place and date</dt><dd></dd></div>
        <div><dt>Name and signature</dt><dd></dd></div>
        </dl>
        </section>
        <section class="certificate">
        <p class="certificate-class">Class</p>
        <h2>Ben</h2>
        <p>took part.</p>
        <p class="aside">https://school.example/c/learners/ben/</p>
        <dl class="signatures">
        <div><dt>Place and date</dt><dd></dd></div>
        <div><dt>Name and signature</dt><dd></dd></div>
        </dl>
        </section>
        """)
  }

  @Test func `a class of nobody has its pages all the same`() async throws {
    let plan = try await plan([])
    for page in plan.pages() {
      let html = try Theme(overrides: []).templates.render(page.template, with: page.context())
      #expect(
        tags(in: String(decoding: html, as: UTF8.self)).count(where: { $0.name == "h1" }) == 1)
    }
    #expect(try text(plan.exportTable()) == "learner,badge,issuer,issued,outcome,address\r\n")
    #expect(
      try text(plan.searchIndex()) == """
        lapelSearchIndex({"learners":[],"issuers":[],"skills":[],"stacks":[],"years":[],"outcomes":[],\
        "titles":[],"kindIssuers":[],"skillCounts":[],"kindSkills":[],"kindSlugs":[],"variantKinds":[],\
        "stems":[],"counts":[],"holders":[],"badgeYears":[],"badgeOutcomes":[],"ends":"","badgeSlugs":[],\
        "badgeIssuers":[]});

        """)
  }
}
