import LapelBackpack
import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelPortfolio

@Suite struct BadgeCollectionTests {
  private static let people: [(folder: String, identities: [String])] = [
    ("ada", ["ada@a.example", "did:key:z6Ada"]), ("ben", ["mailto:ben@b.example"]),
    ("twin", ["twin@a.example"]), ("other-twin", ["twin@a.example"]),
  ]

  private func given(_ path: String, _ index: Int = 0, to stated: RecipientIdentifier...)
    -> BackpackBadge
  {
    badge(path, indexInFile: index) { $0.subject.identifiers = stated }
  }

  private func clear(_ value: String) -> RecipientIdentifier {
    RecipientIdentifier(kind: "emailAddress", value: value, isHashed: false)
  }

  private func hashed(_ value: String, salt: String?) -> RecipientIdentifier {
    RecipientIdentifier(
      kind: "emailAddress",
      value: "sha256$" + SHA256.hexDigest(of: Array((value + (salt ?? "")).utf8)), isHashed: true,
      salt: salt)
  }

  @Test func `a badge goes to whom it was given`() {
    let collection = BadgeCollection(
      [
        given("clear.json", to: clear("ada@a.example")),
        given("upper.json", to: clear("ADA@a.example")),
        given("hashed.png", to: hashed("ben@b.example", salt: nil)),
        given("salted.json", to: hashed("ada@a.example", salt: "pepper")),
        badge("did.json") { $0.subject.id = "did:key:z6Ada" },
        given("stranger.json", to: clear("eve@e.example")),
        given("hashed-stranger.json", to: hashed("eve@e.example", salt: "pepper")),
        badge("nobody.json"),
        given("twins.json", to: clear("twin@a.example")),
        // Several badges in one file: all of them for one learner, or the file stays.
        given("two.json", 0, to: clear("ben@b.example")),
        given("two.json", 1, to: hashed("ben@b.example", salt: "1")),
        given("both.json", 0, to: clear("ben@b.example")),
        given("both.json", 1, to: clear("ada@a.example")),
        given("half.json", 0, to: clear("ben@b.example")),
        given("half.json", 1, to: clear("eve@e.example")),
      ], people: Self.people)
    #expect(
      collection.placed.map { "\($0.file.path) > \($0.folder)" } == [
        "clear.json > ada", "upper.json > ada", "hashed.png > ben", "salted.json > ada",
        "did.json > ada", "two.json > ben",
      ])
    #expect(
      collection.unplaced.map { "\($0.file.path): \($0.reason.words)" } == [
        "stranger.json: it was given to nobody whose identity is in the roster",
        "hashed-stranger.json: it was given to nobody whose identity is in the roster",
        "nobody.json: it was given to nobody whose identity is in the roster",
        "twins.json: it was given to several people of the roster",
        "both.json: it was given to several people of the roster",
        "half.json: it holds badges of somebody else too",
      ])
  }
}
