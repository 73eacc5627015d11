import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct BrowserCheckTests {
  private static let module = VerifierModule(bytes: [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0])
  private static let digest = "93a44bbb96c751218e4c00d479e4c14358122a389acca16205b1e4d0dc5f9476"

  private func site(
    settings: String = "learner: {name: Amina}\n", _ badge: TestBadge = TestBadge(),
    _ files: [(String, String)] = [], verifier: VerifierModule? = module
  ) async throws -> BuiltSite {
    try await TestPortfolio(settings: settings, [("backpack/a.json", badge.json)] + files)
      .site(verifier: verifier)
  }

  private let base = "object-src 'none'; base-uri 'none'; form-action 'none'"

  private func policy(of page: String) -> String? {
    tags(in: page).first { $0.value("http-equiv") == "Content-Security-Policy" }?.value("content")
  }

  @Test func `bytes that are no module are none`() {
    #expect(VerifierModule(bytes: Array("hello".utf8)) == nil)
    #expect(Self.module?.sha256 == Self.digest)
  }

  @Test func `a badge page names the module, its digest and the original`() async throws {
    let page = try await site().badgePage("a.json")
    let box = try #require(tags(in: page).first { $0.value("id") == "browser-check" })
    #expect(box.value("data-frame") == "../../verifier/index.html")
    #expect(box.value("data-module") == "../../assets/verifier-93a44bbb96.wasm")
    #expect(box.value("data-module-script") == "../../assets/verifier-93a44bbb96.js")
    #expect(box.value("data-module-sha256") == Self.digest)
    #expect(box.value("data-original") == "credential.json")
    #expect(box.value("data-recheck") == "click")
    #expect(tags(in: page).contains { $0.value("id") == "recheck" && $0.name == "button" })
    #expect(page.contains("<code class=\"digest\">\(Self.digest)</code>"))
    #expect(page.contains("<code>lapel verify "))
  }

  @Test func `the module is there for hosts and for disks`() async throws {
    let site = try await site()
    #expect(site.files["assets/verifier-93a44bbb96.wasm"] == [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0])
    #expect(
      site.text("assets/verifier-93a44bbb96.js") == "lapelVerifierModule(\"AGFzbQEAAAA=\");\n")
  }

  @Test func `without the module the page says so, runs no script, and names other checkers`()
    async throws
  {
    let site = try await site(verifier: nil)
    let page = site.badgePage("a.json")
    #expect(!tags(in: page).contains { $0.name == "script" })
    #expect(!page.contains("id=\"recheck\""))
    #expect(page.contains("This site was built without the verifier for browsers"))
    #expect(page.contains("https://verifybadge.org/"))
    #expect(
      policy(of: page) == "default-src 'self'; script-src 'none'; connect-src 'none'; \(base)")
    let any = site.text("verify/index.html")
    #expect(any.contains("<p>This site was built without the verifier for browsers.</p>"))
    #expect(!tags(in: any).contains { $0.name == "script" })
  }

  @Test func `scripts run on the pages that check badges and on no other`() async throws {
    let site = try await site()
    for path in site.paths where path.hasSuffix(".html") {
      let page = site.text(path)
      let checks =
        [
          "verify/index.html", "verifier/index.html", "badges/\(site.slug("a.json"))/index.html",
        ].contains(path)
      #expect(tags(in: page).contains { $0.name == "script" } == checks, "\(path)")
      #expect(
        (policy(of: page) ?? "").contains("script-src 'self'; frame-src 'self'; worker-src 'none'")
          == (checks && path != "verifier/index.html"), "\(path)")
    }
    #expect(
      policy(of: site.text("verify/index.html"))
        == "default-src 'self'; script-src 'self'; frame-src 'self'; worker-src 'none'; connect-src 'self' https:; \(base)"
    )
  }

  @Test func `the verifier runs in a frame that can reach nothing`() async throws {
    let site = try await site()
    let frame = site.text("verifier/index.html")
    #expect(
      policy(of: frame)
        == "script-src-elem 'self'; script-src-attr 'none'; worker-src blob:; img-src data:; connect-src 'none'; style-src 'none'; font-src 'none'; media-src 'none'; frame-src 'none'; manifest-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
    #expect(frame.contains("<meta name=\"robots\" content=\"noindex\">"))
    // Without an icon, browsers ask the host for one.
    #expect(frame.contains("<link rel=\"icon\" href=\"data:,\">"))
    #expect(frame.contains("<h1>The verifier</h1>"))
    #expect(
      frame.contains(
        "<p>The pages that check badges run the verifier in this frame, which can fetch nothing. Alone it does nothing: <a href=\"../verify/index.html\">check a badge file</a>.</p>"
      ))
    #expect(
      site.text("verify/index.html").contains(
        "<p class=\"aside\">The verifier runs in <a href=\"../verifier/index.html\">a frame of its own</a>, which can reach nothing.</p>"
      ))
    #expect(!site.paths.contains("sitemap.xml"))
    #expect(try await self.site(verifier: nil).files["verifier/index.html"] == nil)
  }

  @Test func `hosts that read headers let WebAssembly run in the frame alone`() async throws {
    let own = "frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
    let page =
      "default-src 'self'; script-src 'self'; frame-src 'self'; worker-src 'none'; connect-src 'self' https:; \(base)"
    #expect(
      try await site().text("_headers") == """
        /*
          X-Content-Type-Options: nosniff
          Referrer-Policy: strict-origin-when-cross-origin
          Content-Security-Policy: \(own)
        /badges/*
          Content-Security-Policy: \(page)
        /verify/*
          Content-Security-Policy: \(page)
        /verifier/*
          Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'
        /assets/*
          Cache-Control: public, max-age=31536000, immutable

        """)
  }

  @Test func `without scripts the words of the box stay, and its controls are not there`()
    async throws
  {
    let site = try await site()
    let page = site.badgePage("a.json")
    let any = site.text("verify/index.html")
    for text in [page, any] {
      let parts = tags(in: text)
      #expect(parts.first { $0.value("id") == "browser-check" }?.value("hidden") == nil)
      #expect(
        text.components(separatedBy: "<p data-control hidden>").count == (text == page ? 4 : 3))
      #expect(text.contains("<p class=\"aside\">It is read in this page and goes nowhere.</p>"))
    }
    #expect(
      page.contains(
        "<noscript><p><strong>Scripts are off in your browser,</strong> so it cannot check here. What stands above is what the author’s build found; the files for a check of your own are below.</p></noscript>"
      ))
    #expect(
      any.contains(
        "<noscript><p><strong>Scripts are off in your browser,</strong> so it cannot check here. Other ways are below.</p></noscript>"
      ))
    #expect(any.contains("Choose a badge file or drop it here (PNG, SVG, JSON or JWT):</label>"))
  }

  @Test(arguments: [
    ("https://a.example/x", ["https://a.example"]),
    ("https://a.example:8443/x?y#z", ["https://a.example:8443"]),
    ("https://a.example", ["https://a.example"]), ("https://a.example;script-src *", []),
    ("https://*.example/x", []), ("https://u:p@a.example/", []), ("https:///x", []),
    ("http://a.example/", []),
    ("https://purl.imsglobal.org/schema.json", []), ("https://a.example 'unsafe-inline'/", []),
  ])
  func `a policy names the servers of a badge's documents and nothing that could mean more`(
    _ address: String, _ origins: [String]
  ) {
    #expect(PublishedDocuments.origin(of: address).map { [$0] } ?? [] == origins)
  }

  @Test func `a learner may let browsers check by themselves`() async throws {
    let page = try await site(settings: "learner: {name: Amina}\nrecheck: visit\n")
      .badgePage("a.json")
    #expect(
      tags(in: page).first { $0.value("id") == "browser-check" }?.value("data-recheck") == "visit")
  }
}
