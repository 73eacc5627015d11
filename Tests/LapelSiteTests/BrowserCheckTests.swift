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
      let checks = path == "verify/index.html" || path == "badges/\(site.slug("a.json"))/index.html"
      #expect(tags(in: page).contains { $0.name == "script" } == checks, "\(path)")
      #expect(
        (policy(of: page) ?? "").contains("script-src 'self' 'wasm-unsafe-eval'") == checks,
        "\(path)")
    }
    #expect(
      policy(of: site.text("verify/index.html"))
        == "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self' https:; \(base)"
    )
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
