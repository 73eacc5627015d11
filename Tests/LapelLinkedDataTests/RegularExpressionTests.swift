import LapelLinkedData
import Testing

@Suite struct RegularExpressionTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool? {
    var steps = 1_000_000
    return try RegularExpression(pattern).matches(text, steps: &steps)
  }

  @Test(arguments: [
    ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true), ("^$", "", true),
    ("", "x", true),
    ("^a.c$", "abc", true), ("^a.c$", "a\nc", false), ("^a.c$", "a😀c", true),
    ("^[a-c]+$", "abcab", true), ("^[^a-c]+$", "xyz", true), ("^[^a-c]+$", "xbz", false),
    ("[]", "a", false),
    ("^[^]$", "\n", true), ("^[a-]$", "-", true), (#"^[\d\-x]+$"#, "1-x", true),
    (#"^[\D]$"#, "5", false),
    (#"^[^\W]$"#, "_", true), (#"^\d{4}-\d{2}$"#, "2026-06", true),
    (#"^\d{4}-\d{2}$"#, "2026-6", false),
    ("^a{2}$", "aa", true), ("^a{2,}$", "aaaa", true), ("^a{2,3}$", "aaaa", false),
    ("^a{0}$", "", true),
    ("^(?:ab|cd)*e?$", "abcdabe", true), ("^(?:ab|cd)*e?$", "abc", false),
    ("^(?<year>\\d+)$", "12", true),
    ("^a+?b*?c??$", "aab", true), ("^(a|ab)(c|bcd)$", "abcd", true), ("^(|a)b$", "b", true),
    (#"\bword\b"#, "a word here", true), (#"\bword\b"#, "awordhere", false), (#"a\Bb"#, "ab", true),
    (#"^\s$"#, "\u{A0}", true), (#"^\S+$"#, "a b", false), (#"^\w+$"#, "é", false),
    (#"^\t\n\v\f\r\0$"#, "\t\n\u{B}\u{C}\r\0", true), (#"^\cJ\x41\u0042\u{1F600}$"#, "\nAB😀", true),
    (#"^\uD83D\uDE00$"#, "😀", true), (#"^\/\.\*\@\-\"\ $"#, "/.*@-\" ", true),
    (#"^[\b]$"#, "\u{8}", true),
    (#"(ext:)[a-z|A-Z|0-9|.|-|_]+"#, "ext:some|thing", true),
    (#"^[-A-Za-z0-9_]+\.[-A-Za-z0-9_]*\.[-A-Za-z0-9_]+$"#, "eyJ.e30.sig-_", true),
    ("^(?:(?:a?)*)*$", "aaa", true), ("^(?:){1000}x$", "x", true),
  ])
  func `a pattern fits what ECMA-262 says`(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try matches(pattern, text) == isMatch)
  }

  @Test(arguments: [
    ("(?=a)", "looks around, which Lapel does not do"),
    ("(?!a)", "looks around, which Lapel does not do"),
    ("(?<=a)b", "looks around, which Lapel does not do"),
    (#"(a)\1"#, "refers back to a group, which Lapel does not do"),
    (#"\k<a>"#, "refers back to a group, which Lapel does not do"),
    (#"\p{L}"#, "uses Unicode properties, which Lapel does not know"),
    ("(?i:a)", "has a group of a kind that Lapel does not know"),
    ("a)", "has ')' where none can stand"), ("(a", "ends too early"), ("[a", "ends too early"),
    (#"a\"#, "ends too early"), ("*a", "repeats nothing"), ("^*", "repeats nothing"),
    ("{", "has '{' where none can stand"), ("a{x}", "has 'x' where none can stand"),
    ("a{1;2}", "has ';' where none can stand"), ("]", "has ']' where none can stand"),
    ("a{3,2}", "has a range that ends before it begins"),
    ("[z-a]", "has a range that ends before it begins"),
    (#"[\d-x]"#, "has '-' where none can stand"),
    (#"\q"#, "has the escape of 'q', which Lapel does not know"),
    (#"\01"#, "has the escape of '0', which Lapel does not know"),
    (#"\x4"#, "ends too early"), (#"\u12x4"#, "has the escape of 'x', which Lapel does not know"),
    (#"\u{110000}"#, "has the escape of 'u', which Lapel does not know"),
    (String(repeating: "a", count: 2_001), "is too long"), ("(?:a{1000}){1000}", "is too long"),
    (String(repeating: "(", count: 60), "has groups in groups too deep"),
  ])
  func `what is beyond Lapel is refused with the reason`(pattern: String, reason: String) {
    #expect(throws: RegularExpressionError.self) { try RegularExpression(pattern) }
    do throws(RegularExpressionError) {
      _ = try RegularExpression(pattern)
    } catch {
      #expect(error.description == reason)
    }
  }

  @Test(arguments: ["^(a+)+$", "^(a|aa)+$", "^(a*)*$", "(.*)*x", "^(?:a?){50}a{50}$"])
  func `patterns that make others try every way take linear time`(pattern: String) throws {
    let text = String(repeating: "a", count: 2_000) + "!"
    var steps = 2_000_000
    #expect(try RegularExpression(pattern).matches(text, steps: &steps) == false)
  }

  @Test func `a search ends when its steps are used up`() throws {
    var steps = 100
    let text = String(repeating: "a", count: 10_000)
    #expect(try RegularExpression("a+b").matches(text, steps: &steps) == nil)
    #expect(steps < 0)
  }
}
