import Testing

@testable import LapelPortfolio

@Suite struct ReadableSlugTests {
  @Test(arguments: [
    ("Robotics: Level 1", "robotics-level-1"), ("Éàü ñ", "eau-n"),
    ("Straße & Łódź", "strasse-lodz"),
    ("Amina's", "aminas"), ("../../etc/passwd", "etc-passwd"), ("日本語", ""), ("", ""),
    ("--a--", "a"),
    ("a\u{0}b\u{202E}c", "a-b-c"), ("ﬁne", "fine"), ("Ⅳ", "iv"), ("\u{1F1EB}\u{1F1F7}", ""),
    ("Ærø", "aero"),
    ("a/b\\c", "a-b-c"), ("e\u{301}e", "ee"),
  ])
  func `a slug holds small letters, digits and single hyphens`(text: String, slug: String) {
    #expect(readableSlug(text, limit: 48) == slug)
  }

  @Test func `a slug is cut at its limit and never ends in a hyphen`() {
    #expect(readableSlug(String(repeating: "abc ", count: 100), limit: 8) == "abc-abc")
    #expect(readableSlug(String(repeating: "ß", count: 100), limit: 5).utf8.count <= 5)
  }

  @Test func `a fingerprint is written in Crockford's base 32`() {
    #expect(slugText([0xFF, 0x00, 0x01], characters: 8) == "zw00")
    #expect(slugText([0, 0, 0, 0, 0], characters: 8) == "00000000")
    #expect(slugText([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], characters: 6) == "zzzzzz")
  }

  @Test func `of several with one slug only one keeps it`() {
    let slugs = distinctSlugs(
      [("A b", "A b"), ("a-b", "a-b"), ("A  B", "A  B"), ("日本", "日本"), ("c", "c")], fallback: "page"
    )
    #expect(slugs[1] == "a-b" && slugs[4] == "c")
    #expect(slugs[0].hasPrefix("a-b-") && slugs[0].utf8.count == 10)
    #expect(slugs[3].hasPrefix("page-") && slugs[3].utf8.count == 11)
    #expect(Set(slugs).count == 5)
  }

  @Test func `slugs do not depend on the order of things`() {
    let items = (0..<50).map { (name: "Same \($0 % 7)", identity: "id \($0)") }
    let slugs = distinctSlugs(items, fallback: "x")
    let reversed = distinctSlugs(items.reversed(), fallback: "x")
    #expect(slugs == reversed.reversed())
    #expect(Set(slugs).count == 50)
  }
}
