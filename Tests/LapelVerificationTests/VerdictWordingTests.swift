import Testing

@testable import LapelVerification

@Suite struct VerdictWordingTests {
  @Test func `every outcome has its words`() {
    let words = VerificationReport.Outcome.allCases.map { "\($0.label). \($0.sentence)" }
    #expect(
      words == [
        "Unreadable. This is not a credential that Lapel can read.",
        "Invalid. A check failed. Do not rely on this badge.",
        "Revoked. The issuer has taken this badge back.",
        "Suspended. The issuer has suspended this badge for the time being.",
        "Not yet valid. This badge was not valid yet when it was checked.",
        "Expired. This badge had expired when it was checked.",
        "Not confirmed. Nothing speaks against this badge, but a check that decides could not be made.",
        "Verified. Every check that decides was made, and passed.",
      ])
  }

  @Test func `questions and answers have their words`() {
    #expect(
      Question.allCases.map { $0.wording } == [
        "Is it what the issuer made?", "Does it still hold?", "Is it about this person?",
        "Who is the issuer, and how do we know?",
      ])
    #expect(
      [VerificationReport.Answer.yes, .no, .notChecked].map { $0.label } == [
        "Yes", "No", "Not checked",
      ])
    #expect(
      [IssuerIdentity.domain, .registry, .selfDeclared].map { $0.label } == [
        "Shown by its own domain", "Named by a trust list", "Only its own claim",
      ])
    #expect(
      [Check.Outcome.passed, .failed, .warning, .notChecked].map { $0.label } == [
        "Passed", "Failed", "Warning", "Not checked",
      ])
  }

  @Test func `a name from a badge is shown short and without what steers a terminal`() {
    #expect(shown("Kitchen") == "Kitchen")
    #expect(shown("a\u{1B}[2Jb\nc\u{7F}d\u{9B}e") == "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d\u{FFFD}e")
    #expect(shown("a\u{202E}b\u{2066}c\u{200B}d\u{2028}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}")
    #expect(shown("قسم é 漢字 👩🏽") == "قسم é 漢字 👩🏽")
    #expect(shown(String(repeating: "x", count: 500)).count == 120)
  }
}
