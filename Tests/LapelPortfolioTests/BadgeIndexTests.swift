import Testing

@testable import LapelPortfolio

@Suite struct BadgeIndexTests {
  private let index: BadgeIndex
  private let slugs: [String: String]

  init() async {
    let shelf = await BadgeShelf(
      [
        badge("food/level-1.png", id: "urn:food:1"), badge("food/level-2.png", id: "urn:food:2"),
        badge("robotics-1.json", id: "urn:robotics"), badge("sea/level-1.png", id: "urn:sea:1"),
        badge("many.json", id: "urn:many:1"), badge("many.json", id: "urn:many:2", indexInFile: 1),
        badge("v1.2.png", id: "urn:v"),
      ], settings: Settings(learner: .init(name: "A")))
    index = BadgeIndex(shelf.badges)
    slugs = Dictionary(
      uniqueKeysWithValues: shelf.badges.map { ($0.credential.id ?? "", $0.slug) })
  }

  @Test(arguments: [
    ("food/level-2.png", "urn:food:2"), ("backpack/food/level-2.png", "urn:food:2"),
    ("../../backpack/food/level-2.png", "urn:food:2"), ("food/level-2", "urn:food:2"),
    ("level-2.png", "urn:food:2"), ("level-2", "urn:food:2"), ("urn:food:1", "urn:food:1"),
    ("food/level-1", "urn:food:1"), ("robotics-1", "urn:robotics"),
    ("./robotics-1.json", "urn:robotics"),
    ("urn:many:2", "urn:many:2"), ("v1.2", "urn:v"),
  ])
  func `a badge is found by file or id`(reference: String, id: String) {
    #expect(index.match(reference) == .badge(slug: slugs[id] ?? ""))
  }

  @Test(arguments: [
    ("level-1", ["food/level-1.png", "sea/level-1.png"]), ("many", ["urn:many:1", "urn:many:2"]),
  ])
  func `a name of several badges is not taken for one`(reference: String, names: [String]) {
    #expect(index.match(reference) == .ambiguous(names))
  }

  @Test(
    arguments: [
      ("robotics-2", "robotics-1"), ("robotic-1.json", "robotics-1.json"),
      ("food/level-3.png", "food/level-1.png"),
      ("backpack/food/level-3", "food/level-1"), ("cooking", nil), ("", nil), ("../..", nil),
    ] as [(String, String?)])
  func `an unknown name comes with the nearest in the same manner`(
    reference: String, nearest: String?
  ) async {
    #expect(index.match(reference) == .unknown(nearest: nearest))
  }
}
