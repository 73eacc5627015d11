import LapelDiagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("titel", ["title", "url"], "title"),  // neighbours swapped
      ("tittle", ["title"], "title"),  // one too many
      ("tile", ["title"], "title"),  // one missing
      ("title", ["title"], "title"),
      ("TITLE", ["url", "title"], "title"),
      ("a", ["b"], "b"),  // one is always near
      ("ab", ["cd"], nil),
      ("headline", ["language", "learner"], nil),
      ("bat", ["cat", "hat"], "cat"),  // the first of equally near ones
      ("bat", ["hat", "cat"], "hat"),
      ("identites", ["identity", "identities"], "identities"),
      ("", ["", "a"], ""),
      ("", ["ab"], nil),
      ("x", [], nil),
    ] as [(String, [String], String?)])
  func `the nearest name is offered when it is near`(
    written: String, names: [String], expected: String?
  ) {
    #expect(nearestName(to: written, among: names) == expected)
  }

  @Test func `a name of more than 100 characters is near to nothing`() {
    let long = String(repeating: "a", count: 101)
    #expect(nearestName(to: long, among: [long]) == nil)
    #expect(nearestName(to: String(long.dropLast()), among: [long]) == nil)
    #expect(nearestName(to: String(long.dropLast()), among: [String(long.dropLast())]) != nil)
  }

  @Test func `the same pair is near in both directions`() {
    let names = ["title", "titel", "tile", "file", "fiel", "name", "mane", "a", "ab", ""]
    for a in names {
      for b in names {
        let there = nearestName(to: a, among: [b]) != nil
        #expect(there == (nearestName(to: b, among: [a]) != nil), "\(a), \(b)")
      }
    }
  }
}
