import LapelLinkedData
import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct PublishedDocumentsTests {
  private static let address = "https://badges.example/assertions/1"
  private static let digest = String(repeating: "0", count: 64)
  private static let hosted = """
    {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "\(address)",
     "recipient": {"type": "email", "hashed": true, "identity": "sha256$\(digest)", "salt": "s"},
     "issuedOn": "2026-01-01T00:00:00Z", "verification": {"type": "hosted"},
     "badge": {"type": "BadgeClass", "id": "https://badges.example/class", "name": "Baking",
       "description": "Bread", "image": "https://badges.example/i.png", "criteria": {"narrative": "Bake"},
       "issuer": {"type": "Issuer", "id": "https://badges.example/issuer", "name": "Bakery",
         "url": "https://badges.example/", "email": "office@badges.example"}}}
    """

  private func site(
    index: String, document: String = hosted, settings: String = "learner: {name: Amina}\n"
  ) async throws -> BuiltSite {
    try await TestPortfolio(
      settings: settings,
      [
        ("backpack/a.json", Self.hosted), ("backpack/.snapshots/index.json", index),
        ("backpack/.snapshots/a.json", document),
      ]
    ).site(verifier: nil)
  }

  private let dated =
    "{\"\(address)\": {\"file\": \"a.json\", \"time\": \"2026-05-01T10:00:00Z\", \"type\": \"application/json\"}}"

  private func entry(of page: String) -> [String?] {
    let tag = tags(in: page).first { $0.value("data-document") == Self.address }
    return [
      tag?.value("data-time"), tag?.value("data-day"), tag?.value("data-type"),
      tag?.value("data-sha256"),
    ]
  }

  @Test func `a kept document is offered with its date, and listed for lapel verify`() async throws
  {
    let site = try await site(index: dated)
    let digest = SHA256.hexDigest(of: Array(Self.hosted.utf8))
    let file = "\(digest.prefix(16)).json"
    #expect(site.text("documents/\(file)") == Self.hosted)
    #expect(
      site.text("documents/index.json") == """
        {
          "\(Self.address)": {
            "file": "\(file)",
            "time": "2026-05-01T10:00:00Z",
            "type": "application/json",
            "sha256": "\(digest)"
          }
        }

        """)
    let page = site.badgePage("a.json")
    #expect(
      entry(of: page) == ["2026-05-01T10:00:00Z", "1 May 2026", "application/json", digest])
    #expect(page.contains("kept by the author, of 1 May 2026"))
    #expect(page.contains("<a href=\"../../documents/\(file)\" download=\"\(file)\">"))
  }

  @Test func `a document of unknown date says no date`() async throws {
    let page = try await site(index: "{\"\(Self.address)\": \"a.json\"}").badgePage("a.json")
    #expect(page.contains("<span class=\"standing\">kept by the author</span>"))
  }

  @Test func `a document that was not kept is named`() async throws {
    let site = try await site(index: "{}")
    #expect(
      site.badgePage("a.json").contains("<span class=\"standing\">not kept by the author</span>"))
    #expect(!site.paths.contains { $0.hasPrefix("documents/") })
  }

  @Test func `a document that names its recipient is held back, with the reason`() async throws {
    let document = Self.hosted.replacing(
      "\"hashed\": true, \"identity\": \"sha256$\(Self.digest)\"",
      with: "\"hashed\": false, \"identity\": \"amina@example.org\"")
    let site = try await site(index: dated, document: document)
    #expect(!site.paths.contains { $0.hasPrefix("documents/") })
    let page = site.badgePage("a.json")
    #expect(
      page.contains(
        "kept by the author, of 1 May 2026, and held back: It names its recipient in the clear, and the learner did not ask to publish that."
      ))
    #expect(!page.contains("amina@example.org"))
  }

  @Test func `a document that states the learner's address is held back`() async throws {
    let document = Self.hosted.replacing("\"Bread\"", with: "\"Bread for amina@example.org\"")
    let site = try await site(
      index: dated, document: document,
      settings: "learner: {name: Amina, identities: [amina@example.org]}\n")
    #expect(!site.paths.contains { $0.hasPrefix("documents/") })
  }

  @Test func `who publishes no originals publishes no documents`() async throws {
    let site = try await site(
      index: dated, settings: "{learner: {name: Amina}, publish: {originals: none}}\n")
    #expect(!site.paths.contains { $0.hasPrefix("documents/") })
  }

  @Test func `what is neither JSON nor signed is not offered`() async throws {
    let site = try await site(index: dated, document: "<html>hello</html>")
    #expect(!site.paths.contains { $0.hasPrefix("documents/") })
    #expect(
      site.badgePage("a.json").contains("kept by the author, of 1 May 2026, and not offered here"))
  }
}
