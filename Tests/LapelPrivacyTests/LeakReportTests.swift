import LapelPrivacy
import Testing

@Suite struct LeakReportTests {
  private static let rules = LeakRules(
    people: [
      HiddenPerson(name: "Grace Hopper", identities: ["grace@navy.example", "20240042"])
    ])

  private func report(_ files: [(path: String, text: String)]) -> LeakReport {
    LeakReport(files.flatMap { Self.rules.leaks(in: Array($0.text.utf8), path: $0.path) })
  }

  @Test func `every error names the file, the rule and what to do`() {
    let report = report([
      ("b.html", "Grace Hopper (a learner) grace@navy.example, 20240042 20240042"),
      ("a.html", "the hopper"),
    ])
    #expect(report.hasErrors)
    #expect(
      report.diagnostics.map(\.description) == [
        """
        a.html: error: the part of a name 'Hopper' must not be shown and is found as text \
        [leaked-lone-name]
          help: take it out of the badge, narrative or file that it comes from, or do not publish \
        that one; if it is another word or person, add 'Hopper' to 'allow' in showcase.yml
        """,
        """
        b.html: error: the name 'Grace Hopper' must not be shown and is found as text \
        [leaked-full-name]
          help: take it out of the badge, narrative or file that it comes from, or do not publish \
        that one
        """,
        """
        b.html: error: the part of a name 'Hopper' must not be shown and is found as text \
        [leaked-lone-name]
          help: take it out of the badge, narrative or file that it comes from, or do not publish \
        that one; if it is another word or person, add 'Hopper' to 'allow' in showcase.yml
        """,
        """
        b.html: error: the e-mail address 'grace@navy.example' must not be shown and is found as \
        text [leaked-email]
          help: take it out of the badge, narrative or file that it comes from, or do not publish \
        that one
        """,
        """
        b.html: error: the identifier '20240042' must not be shown and is found as text, 2 times \
        [leaked-identifier]
          help: take it out of the badge, narrative or file that it comes from, or do not publish \
        that one
        """,
        """
        b.html: warning: the part of a name 'Grace' must not be shown and may be meant here, as \
        text [confirm-lone-name]
          help: if it is another word or person, add 'Grace' to 'allow' in showcase.yml
        """,
      ])
  }

  @Test func `what is to be confirmed is said once for all files`() {
    let report = report([("c", "grace"), ("a", "grace"), ("b", "grace")])
    #expect(!report.hasErrors)
    #expect(
      report.diagnostics.map(\.description) == [
        """
        a: warning: the part of a name 'Grace' must not be shown and may be meant here, as text, \
        and in 2 more files [confirm-lone-name]
          help: if it is another word or person, add 'Grace' to 'allow' in showcase.yml
        """
      ])
  }

  @Test func `a part of a name that is also shown is said once, with that`() {
    let rules = LeakRules(people: [HiddenPerson(name: "Priya Raman")], shownNames: ["Priya"])
    let files = ["a", "b", "c"].flatMap { rules.leaks(in: Array("Priya".utf8), path: $0) }
    #expect(
      LeakReport(files).diagnostics.map(\.description) == [
        """
        a: warning: the part of a name 'Priya' must not be shown and may be meant here, as text, \
        and in 2 more files; it is also the name of somebody who is shown [confirm-lone-name]
          help: look at the text; if only the one who is shown is meant, add 'Priya' to 'allow' in \
        showcase.yml, or show that one under another name
        """
      ])
  }

  @Test func `identities that are too short are said`() {
    let rules = LeakRules(people: [
      HiddenPerson(name: "Priya Raman", identities: ["s42", " ", "20240042", "did:", "@priyar"]),
      HiddenPerson(name: "", identities: ["s42"]),
    ])
    #expect(rules.unsearchedIdentities == ["s42", "did:"])
    #expect(
      rules.diagnostics.map(\.description) == [
        """
        warning: identifiers must not be shown and are too short to be searched for: 's42', 'did:' \
        [not-searched-for]
          help: they would be found everywhere; look for them yourself before you publish the site
        """
      ])
    func text(_ identities: [String]) -> String? {
      LeakRules(people: [HiddenPerson(name: "", identities: identities)]).diagnostics.first?.summary
    }
    #expect(text([]) == nil)
    #expect(
      text(["42"]) == "the identifier '42' must not be shown and is too short to be searched for")
    #expect(
      text(["1", "2", "3", "4", "5"])
        == "identifiers must not be shown and are too short to be searched for: '1', '2', '3', 2 more"
    )
  }

  @Test func `errors beyond twenty are counted`() {
    let report = report((10..<35).map { ("f\($0)", "hopper") })
    #expect(report.diagnostics.count == 21)
    #expect(
      report.diagnostics[20].description == """
        error: 5 more leaks were found, in 5 more files [more-leaks]
          help: mend those above and build again
        """)
  }

  @Test func `what could not be searched is said`() {
    var text = "a text that is long enough"
    for _ in 0..<5 { text = base64(text) }
    #expect(
      report([("x.txt", text)]).diagnostics.map(\.description) == [
        """
        x.txt: warning: a part of this file could not be searched for names: it is packed too \
        often or unpacks to too much (in base64 in base64 in base64 in base64 in base64) \
        [not-searched]
          help: look at the file yourself, or publish it unpacked
        """
      ])
  }

  @Test func `no leaks, no words`() {
    #expect(report([("a", "nothing")]).diagnostics == [])
  }
}
