import LapelPrivacy
import Testing

@Suite struct NameMaskTests {
  private static let mask = NameMask(
    HiddenPerson(
      name: "Grace Hopper", identities: ["grace@navy.example", "20240042", "S-2024-0042"]),
    exempt: ["Grace Kelly"])

  @Test(arguments: [
    ("Awarded to Grace Hopper.", "Awarded to name-not-shown."),
    ("Awarded to <b>Grace</b> Hopper.", "Awarded to <b>name-not-shown</b> ."),
    ("<p title=\"Hopper, Grace\">Hopper</p>", "<p title=\"name-not-shown\">name-not-shown</p>"),
    ("Grace&nbsp;Hopper", "name-not-shown&nbsp;"),
    (
      "Grace Kelly met Grace in the grace period",
      "Grace Kelly met name-not-shown in the grace period"
    ),
    ("{\"name\":\"Gr\\u0061ce Hopper\",\"n\":20240042}", "{\"name\":\"name-not-shown\",\"n\":0}"),
    ("{\"a\":[\"Grace\",\"Hopper\"]}", "{\"a\":[\"name-not-shown\",\"\"]}"),
    ("{\"a\":\"x\\nHopper\"}", "{\"a\":\"x\\nname-not-shown\"}"),
    ("learners/grace-hopper/index.html", "learners/name-not-shown/index.html"),
    ("files/GraceHopper.png", "files/name-not-shown.png"),
    ("files/photoGraceHopper.png", "files/name-not-shown.png"),
    ("mailto:grace@navy.example?x", "mailto:name-not-shown?x"),
    ("grace+x@navy.example", "name-not-shown"),
    ("no. S-2024-0042!", "no. name-not-shown!"),
    ("<hopper hopper=\"a\">", "<hopper hopper=\"a\">"),
    ("nothing of it", "nothing of it"), ("", ""),
  ])
  func `the name gives way to the words that say so`(text: String, expected: String) {
    #expect(Self.mask.masked(text) == expected)
  }

  @Test func `what was masked has no leak`() {
    let rules = LeakRules(people: [HiddenPerson(name: "Katarina Hopper")])
    let mask = NameMask(HiddenPerson(name: "Katarina Hopper"))
    let page =
      "<h1>Katarina Hopper</h1><a href=\"hopper-katarina/\">KATARINA</a> {\"a\":\"Hopper\"}"
    #expect(findings(mask.masked(page), rules) == [])
    #expect(mask.masked(mask.masked(page)) == mask.masked(page))
  }
}
