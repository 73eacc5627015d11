import LapelPrivacy
import SeededGenerator
import Testing

/// Random names in random places, in random spellings.
@Suite struct PlantedNameTests {
  private static let given = [
    "Katarina", "José", "Zoë", "Łukasz", "Anne-Marie", "Søren", "Ada", "Jürgen", "Ιωάννα", "Олена",
  ]
  private static let family = [
    "Hopper", "Quintero", "Wójcik", "O’Brien", "Großmann", "Lim", "Ångström", "Папаян", "Nguyễn",
  ]
  private static let words = [
    "badge", "awarded", "for", "the", "workshop", "of", "2024", "and", "evidence", "criteria",
    "<p>", "</p>", "<a href=\"../skills/index.html\">", "</a>", "&amp;", "&#39;", "\n", "\"", "{",
    "}", "sha256-9f86d081884c7d659a2feaa0c55ad015", "café", "100%", "a\\nb", "<img alt=\"badge\">",
    "z3FXQjecWufY46yg5abdVZsXqLhxhueuSoZgNSARiKBk9czhSePTFehP8c3PGfb6a22gkfUKods5D2UAUL5n2Brbx",
  ]

  private func document(_ random: inout SeededGenerator, words count: Int) -> String {
    (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
  }

  private func spelled(_ name: [String], _ random: inout SeededGenerator) -> (String, String) {
    let cases: [(String) -> String] = [{ $0 }, { $0.uppercased() }, { $0.lowercased() }]
    let change = cases.randomElement(using: &random) ?? cases[0]
    let (first, last) = (change(name[0]), change(name[1]))
    let separators = [" ", "  \n", "-", "_", ", ", "&nbsp;", "</b> <i>", "%20", "\\u0020", "."]
    let separator = separators.randomElement(using: &random) ?? " "
    let ordered = Bool.random(using: &random) ? [first, last] : [last, first]
    let text = ordered.joined(separator: separator)
    let spellings: [(String, (String) -> String)] = [
      ("as it is", { $0 }),
      ("base64", { base64("{\"name\":\"\($0)\"}") }),
      ("base64url", { base64("a learner: \($0).", url: true) }),
      ("base64 twice", { base64(base64("{\"name\": \"\($0)\"}")) }),
      ("percent", { $0.utf8.map { "%" + hexadecimal(Int($0), digits: 2) }.joined() }),
      ("references", { $0.unicodeScalars.map { "&#\($0.value);" }.joined() }),
      ("backslashes", { $0.utf16.map { "\\u" + hexadecimal(Int($0), digits: 4) }.joined() }),
      ("hexadecimal", { "a learner: \($0)".utf8.map { hexadecimal(Int($0), digits: 2) }.joined() }),
    ]
    let (label, spell) = spellings.randomElement(using: &random) ?? spellings[0]
    // What was spelled as markup or escape is planted as a plain space there.
    let isPlain = label == "as it is"
    let plain = ordered.joined(separator: " ")
    return ("\(label) \(separator)", spell(isPlain ? text : plain))
  }

  private func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  @Test func `a planted name is always found`() {
    for seed: UInt64 in 1...1_500 {
      var random = SeededGenerator(seed: seed)
      let name = [
        Self.given.randomElement(using: &random) ?? "",
        Self.family.randomElement(using: &random) ?? "",
      ]
      let rules = LeakRules(people: [HiddenPerson(name: name.joined(separator: " "))])
      let before = document(&random, words: Int.random(in: 0...60, using: &random))
      let behind = document(&random, words: Int.random(in: 0...60, using: &random))
      let (label, planted) = spelled(name, &random)
      #expect(findings("\(before) \(behind)", rules) == [], "seed \(seed)")
      let found = findings("\(before) \(planted) \(behind)", rules)
      #expect(
        found.contains { $0.contains("full-name") },
        "seed \(seed): \(name) as \(label): …\(before.suffix(80)) \(planted) \(behind.prefix(80))…")
    }
  }

  @Test func `nothing is found in random bytes and letters`() {
    let rules = LeakRules(
      people: Self.given.flatMap { first in
        Self.family.map { HiddenPerson(name: "\(first) \($0)") }
      })
    for seed: UInt64 in 1...60 {
      var random = SeededGenerator(seed: seed)
      let bytes = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(findings(bytes, rules) == [], "seed \(seed)")
      #expect(findings("x \(base64(bytes)) y", rules) == [], "seed \(seed)")
      let digits = bytes.map { hexadecimal(Int($0), digits: 2) }.joined()
      #expect(findings("x \(digits) y", rules) == [], "seed \(seed)")
    }
  }
}
