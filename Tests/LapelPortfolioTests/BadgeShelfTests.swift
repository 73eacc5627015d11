import LapelCredentials
import Testing

@testable import LapelBackpack
@testable import LapelPortfolio

@Suite struct BadgeShelfTests {
  private let settings = Settings(learner: .init(name: "Amina"))

  @Test func `the same bytes twice are one badge, and that is told`() async {
    let json = badge("a.json", id: "urn:1")
    let png = badge("b.png", credential: json.credential, bytes: json.encoded.bytes)
    let shelf = await BadgeShelf([json, png], settings: settings)
    #expect(shelf.badges.map(\.source.file.path) == ["b.png"])
    #expect(
      shelf.diagnostics.map(\.description) == [
        "backpack/b.png: note: this is the same badge as 'backpack/a.json', byte for byte; it gets one page [same-badge-twice]"
      ])
  }

  @Test func `two badges with the same id get two pages, whichever comes first`() async {
    let first = badge("a.json", id: "urn:1")
    let second = badge("b.json", credential: first.credential, bytes: [1])
    let third = badge("c.json", credential: first.credential, bytes: [2])
    let slugs = await slugsByPath([first, second, third])
    #expect(Set(slugs.values).count == 3)
    #expect(await slugs == slugsByPath([third, second, first]))
    let plain = BadgeSlug.slug(for: first.credential, encodedAs: [])
    #expect(slugs.values.filter { $0 == plain }.count == 1)
    #expect(
      slugs.values.allSatisfy {
        $0 == plain || $0.hasPrefix(plain + "-") && $0.utf8.count == plain.utf8.count + 7
      })
  }

  @Test func `a badge keeps its slug when others come and go`() async {
    let one = badge("a.json")
    let two = badge("b.json", name: "Cooking")
    #expect(await slugsByPath([one])["a.json"] == slugsByPath([two, one])["a.json"])
  }

  private func slugsByPath(_ badges: [BackpackBadge]) async -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: await BadgeShelf(badges, settings: settings).badges.map {
        ($0.source.file.path, $0.slug)
      })
  }

  @Test(arguments: [
    (Settings.Order.newest, ["b", "a", "c", "d"]),
    (.oldest, ["a", "b", "c", "d"]),
    (.issuer, ["c", "b", "a", "d"]),
    (.manual, ["d", "a", "b", "c"]),
  ])
  func `badges stand in the order that is asked for`(order: Settings.Order, names: [String]) async {
    func issued(_ name: String, _ date: String?, by issuer: String?) -> BackpackBadge {
      badge(name, name: name) { credential in
        credential.validFrom = date.map { Timestamp(text: $0) }
        credential.issuer = issuer.map { issuer in
          var profile = Profile(id: "https://\(issuer).example")
          profile.name = LocalizedText(issuer)
          return profile
        }
      }
    }
    let shelf = await BadgeShelf(
      [
        issued("c", nil, by: "Academy"), issued("a", "2023-01-01", by: "college"),
        issued("d", "long ago", by: nil), issued("b", "2024-01-01T10:00:00+02:00", by: "College"),
      ], settings: settings)
    let slugs = Dictionary(
      uniqueKeysWithValues: shelf.badges.map { ($0.source.file.path, $0.slug) })
    let manual = slugs["d"].map { [$0: 1] } ?? [:]
    let sorted = shelf.badges.sorted(order, language: "en", manual: manual).map(\.source.file.path)
    // Badges without a date stand by slug, which begins with the name.
    #expect(sorted == names)
  }
}
