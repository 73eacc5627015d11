import Testing

@testable import LapelPortfolio

@Suite struct StackReaderTests {
  private let badges = [
    badge("hygiene.png", name: "Food hygiene"), badge("safety.png", name: "Kitchen safety"),
    badge("serving.json", id: "urn:serving", name: "Serving"),
  ]

  @Test func `a stack tells what is earned, what is missing and where it leads`() async throws {
    let test = try TestPortfolio([
      "narratives/stacks/Kitchen Work.md": """
      ---
      badges: [serving, hygiene.png, serving]
      requires:
        - food HYGIENE
        - {name: Safety course, badge: safety}
        - Allergens
        - {name: Leading a kitchen}
      toward: {name: Diploma, issuer: College, url: "https://college.example/d"}
      hours: 40
      credits: 1.50 ECTS
      level: EQF 3
      order: 2
      ---
      # Kitchen work

      How it *went*.
      """
    ])
    let portfolio = try await test.portfolio(badges)
    #expect(portfolio.diagnostics == [])
    let stack = try #require(portfolio.stacks.first)
    func slug(_ path: String) -> String? {
      portfolio.badges.first { $0.source.file.path == path }?.slug
    }
    #expect(stack.slug == "kitchen-work" && stack.title == "Kitchen work" && stack.order == 2)
    #expect(stack.narrative.html.readable == "<p>How it <em>went</em>.</p>\n")
    #expect(stack.narrative.plainSummary == "How it went.")
    #expect(stack.earned == [slug("serving.json"), slug("hygiene.png"), slug("safety.png")])
    #expect(
      stack.requirements == [
        .init(name: "food HYGIENE", badgeSlug: slug("hygiene.png")),
        .init(name: "Safety course", badgeSlug: slug("safety.png")),
        .init(name: "Allergens"), .init(name: "Leading a kitchen"),
      ])
    #expect(stack.missing.map(\.name) == ["Allergens", "Leading a kitchen"])
    #expect(
      stack.toward
        == .init(name: "Diploma", issuer: "College", url: WebLink(web: "https://college.example/d"))
    )
    #expect(stack.hours == "40" && stack.credits == "1.50 ECTS" && stack.level == "EQF 3")
  }

  @Test(arguments: [
    (
      "badges: [hygeine]",
      "narratives/stacks/a.md:2:10: error: no badge named 'hygeine' in the backpack [unknown-badge]\n  help: did you mean 'hygiene'?"
    ),
    (
      "requires: [allergens.png]",
      "narratives/stacks/a.md:2:12: error: no badge named 'allergens.png' in the backpack [unknown-badge]\n  help: name a file of the backpack, or give the badge's id"
    ),
    (
      "requires: [{}]",
      "narratives/stacks/a.md:2:12: error: this requirement has no 'name' [wrong-value]\n  help: write it as in '- {name: Food hygiene, badge: food-hygiene.png}'"
    ),
    (
      "requires: [[a]]",
      "narratives/stacks/a.md:2:12: error: 'requires' must be a list of names, not a list [wrong-value]"
    ),
    (
      "toward: {issuer: College}",
      "narratives/stacks/a.md:2:9: error: 'toward' has no 'name' [wrong-value]\n  help: name the qualification that the stack leads toward"
    ),
    (
      "toward: [a]",
      "narratives/stacks/a.md:2:9: error: 'toward' must be a name, or a group of keys with a name, not a list [wrong-value]"
    ),
    (
      "toward: {name: Diploma, url: 'javascript:x'}",
      "narratives/stacks/a.md:2:30: error: pages cannot link to 'javascript:x' [unusable-link]\n  help: write a whole address that begins with https:// or http://"
    ),
    (
      "order: first",
      "narratives/stacks/a.md:2:8: error: 'order' must be a whole number, not 'first' [wrong-value]"
    ),
    (
      "towards: Diploma",
      "narratives/stacks/a.md:2:1: warning: unknown key 'towards' [unknown-key]\n  help: did you mean 'toward'?"
    ),
    (
      "toward: {nam: A, name: B}",
      "narratives/stacks/a.md:2:10: warning: unknown key 'toward.nam' [unknown-key]\n  help: did you mean 'toward.name'?"
    ),
  ])
  func `what is wrong with a stack is told with its place`(yaml: String, message: String)
    async throws
  {
    let test = try TestPortfolio(["narratives/stacks/a.md": "---\n\(yaml)\n---\n"])
    #expect(try await test.findings(badges) == [message])
  }
}
