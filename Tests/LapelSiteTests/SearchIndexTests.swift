import LapelCredentials
import LapelVerification
import Testing

@testable import LapelSite

/// What the search of a showcase looks through. How it is read, the browser tests show (`test_search.py`).
@Suite struct SearchIndexTests {
  private static let bakery = LearnerSummary.Named(identity: "https://b.example/", name: "Bakery")

  private func badge(
    _ title: String, slug: String, kind: String? = nil, issuer: LearnerSummary.Named? = bakery,
    skills: [LearnerSummary.SkillEntry] = [], day: String? = "2026-03-01",
    outcome: VerificationReport.Outcome = .verified
  ) -> LearnerSummary.BadgeEntry {
    LearnerSummary.BadgeEntry(
      slug: slug, title: title, language: nil,
      kind: LearnerSummary.Named(identity: kind ?? "id:\(title)", name: title), issuer: issuer,
      skills: skills, validFrom: day.map { Timestamp(text: "\($0)T12:00:00Z") }, outcome: outcome,
      picture: nil)
  }

  private func learner(
    _ name: String, slug: String, _ badges: LearnerSummary.BadgeEntry...,
    stacks: [LearnerSummary.StackEntry] = []
  ) -> LearnerSummary {
    LearnerSummary(
      slug: slug, name: name, headline: nil, photo: nil, badges: badges, stacks: stacks, pages: [])
  }

  private func skill(_ name: String, _ framework: String? = nil) -> LearnerSummary.SkillEntry {
    LearnerSummary.SkillEntry(
      identity: name, name: name, framework: framework, code: framework.map { _ in "F-1" })
  }

  private func script(_ learners: LearnerSummary...) -> String {
    String(decoding: SearchIndex(ShowcaseIndex(learners)).script, as: UTF8.self)
  }

  @Test func `each name stands in it once, and what a name makes plain is left out`() {
    let index = script(
      learner(
        "Ada O’Neill", slug: "ada-oneill",
        badge(
          "Sour Bread", slug: "sour-bread-0123abcd",
          skills: [skill("Baking", "Food"), skill("Care")]),
        badge(
          "Cake", slug: "cake-zzzzzzzz", issuer: nil, day: nil, outcome: .expired),
        stacks: [
          .init(slug: "baker", title: "Baker", toward: "Diploma", progress: ""),
          .init(slug: "other", title: "Café", toward: nil, progress: ""),
        ]),
      learner(
        "Zoë", slug: "zoe", badge("Sour Bread", slug: "sour-bread-456789ef", day: "2024-03-01")))
    #expect(
      index == """
        lapelSearchIndex({"learners":["Ada O’Neill",["Zoë","zoe"]],"issuers":["Bakery"],\
        "skills":[["Baking","","Food F-1"],"Care"],"stacks":[["Baker",0,"Diploma"],["Café",0,"","other"]],\
        "years":["2026","2024"],"outcomes":["Verified","Expired"],"titles":["Cake","Sour Bread"],\
        "kindIssuers":[-1,0],"skillCounts":[0,2],"kindSkills":[0,1],"kindSlugs":[],"variantKinds":[],"stems":[],\
        "counts":[1,2],"holders":[0,0,1],"badgeYears":[-1,0,1],"badgeOutcomes":[1,0,0],\
        "ends":"zzzzzzzz0123abcd456789ef","badgeSlugs":[],"badgeIssuers":[]});

        """)
  }

  @Test func `badges that are not like their kind say so`() {
    let mill = LearnerSummary.Named(identity: "https://m.example/", name: "Mill")
    let index = script(
      learner(
        "Ada", slug: "ada", badge("Pâte", slug: "pate-00000000"),
        badge("Dough", slug: "dough-11111111", kind: "id:Pâte", issuer: mill),
        badge("Dough 2", slug: "pate-22222222", kind: "id:Pâte", issuer: nil),
        badge("Pâte", slug: "odd"), badge("Pâte", slug: "other-stem-33333333")))
    #expect(
      index == """
        lapelSearchIndex({"learners":["Ada"],"issuers":["Bakery","Mill"],"skills":[],"stacks":[],\
        "years":["2026"],"outcomes":["Verified"],"titles":["Pâte","Dough","Dough 2"],"kindIssuers":[0],\
        "skillCounts":[0],"kindSkills":[],"kindSlugs":[[0,"pate"]],"variantKinds":[0,0],\
        "stems":[[0,"pate"],[1,"dough"]],"counts":[3,1,1],"holders":[0,0,0,0,0],"badgeYears":[0,0,0,0,0],\
        "badgeOutcomes":[0,0,0,0,0],"ends":"000000001111111122222222",\
        "badgeSlugs":[[1,"odd"],[2,"other-stem-33333333"]],"badgeIssuers":[[3,1],[4,-1]]});

        """)
  }

  @Test func `names end no line of the script`() {
    let index = script(learner("</script>\u{2028}\u{2029}\"", slug: "script"))
    #expect(index.hasPrefix(#"lapelSearchIndex({"learners":["</script>\u2028\u2029\""],"#))
  }

  @Test(arguments: [
    ("Sour Bread", "sour-bre"), ("  --A 'b'  c’d!", "a-b-cd"), ("É", ""), ("Émile 2", "mile-2"),
    ("abc defgh", "abc-defg"), ("abc defg hi", "abc-defg"), ("abcdefg hi", "abcdefg"), ("😀x", "x"),
  ])
  func `a slug is plain where a script can make it too`(name: String, slug: String) {
    #expect(plainSlug(name, limit: 8) == slug)
  }
}
