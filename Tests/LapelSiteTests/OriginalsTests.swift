import Foundation
import LapelPortfolio
import Testing

@testable import LapelSite

/// What is published of a badge's original, and that nothing of a recipient's is published unasked.
@Suite struct OriginalsTests {
  private let mail = "amina.d@private.example"

  private func badge(recipient: String) -> TestBadge {
    var badge = TestBadge()
    badge.subjectMembers = """
      "identifier": [{"type": "IdentityObject", "hashed": false, "identityHash": "\(recipient)",
        "identityType": "emailAddress"}],
      """
    return badge
  }

  private func site(settings: String = "", _ badge: String) async throws -> BuiltSite {
    try await TestPortfolio(
      settings: "learner: {name: Amina Diallo, identities: [\(mail)]}\n\(settings)\n",
      [("backpack/a.json", badge)]
    ).site()
  }

  private func downloads(_ page: String) -> [String?] {
    tags(in: page).filter { $0.value("download") != nil }.map { $0.value("href") }
  }

  @Test func `an original that tells nothing private is published byte for byte`() async throws {
    let text = TestBadge().json + "\r\n  \n"
    let site = try await site(text)
    let slug = site.slug("a.json")
    #expect(site.files["badges/\(slug)/credential.json"] == Array(text.utf8))
    #expect(downloads(site.badgePage("a.json")) == ["credential.json"])
    #expect(
      tags(in: site.badgePage("a.json")).compactMap { $0.value("download") } == ["\(slug).json"])
  }

  @Test func `a recipient in the clear is in no file`() async throws {
    let site = try await site(badge(recipient: mail).json)
    #expect(site.paths(holding: mail) == [])
    #expect(site.paths(holding: "private.example") == [])
    #expect(!site.paths.contains { $0.hasSuffix("credential.json") })
    let page = site.badgePage("a.json")
    #expect(downloads(page) == [])
    #expect(
      page.contains(
        "<li>It names its recipient in the clear, and the learner did not ask to publish that.</li>"
      ))
    #expect(page.contains("<p>Ask Amina Diallo for the file if you need to check it.</p>"))
  }

  @Test func `a recipient that the learner publishes is published`() async throws {
    let text = badge(recipient: mail).json
    let site = try await site(settings: "publish: {email: true}", text)
    #expect(site.files["badges/\(site.slug("a.json"))/credential.json"] == Array(text.utf8))
    #expect(site.badgePage("a.json").contains(mail))
  }

  @Test func `somebody else's address is not published with the learner's own`() async throws {
    let site = try await site(
      settings: "publish: {email: true}", badge(recipient: "bob@private.example").json)
    #expect(site.paths(holding: "bob@private.example") == [])
  }

  @Test
  func `all originals are published when the learner says so, but no page names the recipient`()
    async throws
  {
    let text = badge(recipient: mail).json
    let site = try await site(settings: "publish: {originals: all}", text)
    let original = "badges/\(site.slug("a.json"))/credential.json"
    #expect(site.files[original] == Array(text.utf8))
    #expect(site.paths(holding: mail) == [original])
  }

  @Test func `no original is published when the learner says so`() async throws {
    let site = try await site(settings: "publish: {originals: none}", TestBadge().json)
    #expect(!site.paths.contains { $0.hasSuffix("credential.json") })
    #expect(site.badgePage("a.json").contains("<li>The learner publishes no originals.</li>"))
  }

  @Test(arguments: [
    ("\"privateKeyMultibase\": \"zSecretSecret\",", "It contains a private key.", "zSecretSecret"),
    (
      "\"dateOfBirth\": \"1999-12-31\",", "It states a birth date or a national number.",
      "1999-12-31"
    ),
  ])
  func `private things are held back with their reason`(
    member: String, reason: String, secret: String
  ) async throws {
    var badge = TestBadge()
    badge.subjectMembers = member
    let site = try await site(badge.json)
    #expect(site.badgePage("a.json").contains("<li>\(reason)</li>"))
    #expect(site.paths(holding: secret) == [])
  }

  @Test func `the recipient's address in other words of the badge is not shown either`()
    async throws
  {
    var badge = badge(recipient: mail)
    badge.subjectMembers += "\"narrative\": \"Given to \(mail) in person.\","
    badge.credentialMembers = """
      "evidence": [{"id": "https://e.example/?identity__email=amina.d%40private.example",
        "type": ["Evidence"], "name": "Work of \(mail)"}],
      """
    let site = try await site(badge.json)
    #expect(site.paths(holding: "private.example") == [])
  }

  @Test func `a badge that the learner issued does not publish the learner's address`() async throws
  {
    var badge = TestBadge()
    badge.issuerMembers = "\"email\": \"\(mail)\","
    let site = try await site(badge.json)
    #expect(site.paths(holding: mail) == [])
  }

  @Test func `an address that JSON spells with escapes is found`() async throws {
    var badge = TestBadge()
    badge.description = "Given to X"
    let escaped = badge.json.replacingOccurrences(
      of: "Given to X", with: "Given to \\u0061mina.d\\u0040private.example")
    let site = try await site(escaped)
    #expect(!site.paths.contains { $0.hasSuffix("credential.json") })
    #expect(site.paths(holding: "private.example") == [])
  }

  @Test func `an address in a badge's name is in no path and no page`() async throws {
    var badge = TestBadge()
    badge.name = "Baking for \(mail)"
    badge.achievementMembers = "\"tag\": [\"\(mail)\", \"bread\"],"
    let site = try await site(badge.json)
    #expect(site.slug("a.json").hasPrefix("baking-for-"))
    #expect(!site.paths.contains { $0.contains("private") || $0.contains("amina") })
    #expect(site.paths(holding: "private-example") == [])
    #expect(site.paths(holding: "private.example") == [])
  }

  @Test func `an address that is written in a baked drawing is not published with it`() async throws
  {
    let drawing = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 9 9">\
      <title>For \(mail)</title><text x="1" y="1" aria-label="\(mail)">\(mail)</text>\
      <ob:credential><![CDATA[\(TestBadge().json)]]></ob:credential></svg>
      """
    let portfolio = TestPortfolio(
      settings: "learner: {name: Amina Diallo, identities: [\(mail)]}\n",
      [("backpack/a.svg", drawing), ("evidence/drawing.svg", drawing)])
    let site = try await portfolio.site()
    #expect(site.paths.contains { $0.hasSuffix("badge.svg") })
    #expect(!site.paths.contains { $0.hasSuffix("badge-original.txt") })
    #expect(site.paths(holding: "private.example") == [])
  }

  @Test func `the learner's identities are in no file`() async throws {
    let site = try await TestPortfolio(
      settings: """
        learner: {name: Amina, identities: [\(mail), "did:key:z6MkokEqdsHAKwNAvJCjSBL1aLK55EQtuqiH6e1Yervx3WsL"]}
        """, [("backpack/a.json", TestBadge().json)]
    ).site()
    #expect(site.paths(holding: mail) == [])
    #expect(site.paths(holding: "z6Mkok") == [])
  }

  @Test func `a baked picture is published as it came, and safely`() async throws {
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("SamplePortfolio/backpack")
    let portfolio = TestPortfolio()
    for name in ["shift-leader.png", "first-website.svg"] {
      let bytes = try Data(contentsOf: sample.appendingPathComponent(name))
      portfolio.folder.write(Array(bytes), to: "backpack/\(name)")
    }
    let site = try await portfolio.site()
    let png = "badges/\(site.slug("shift-leader.png"))"
    #expect(
      try site.files["\(png)/badge.png"]
        == Array(Data(contentsOf: sample.appendingPathComponent("shift-leader.png"))))
    let svg = "badges/\(site.slug("first-website.svg"))"
    #expect(
      try site.files["\(svg)/badge-original.txt"]
        == Array(Data(contentsOf: sample.appendingPathComponent("first-website.svg"))))
    // What is shown is a copy that runs nothing and carries no badge.
    let shown = site.text("\(svg)/badge.svg")
    #expect(shown.hasPrefix("<svg"))
    #expect(!shown.contains("openbadges") && !shown.contains("script"))
  }
}
