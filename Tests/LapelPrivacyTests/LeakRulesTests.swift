import LapelPrivacy
import Testing

@Suite struct LeakRulesTests {
  private static let hopper = LeakRules(
    people: [HiddenPerson(name: "Katarina Hopper", identities: ["k.hopper@navy.example"])])

  private static let whole = "error full-name Katarina Hopper"

  private func spellings(_ text: String, _ rules: LeakRules = hopper) -> [String] {
    findings(text, rules)
  }

  @Test(arguments: [
    "Katarina Hopper", "KATARINA HOPPER", "Hopper, Katarina", "hopper katarina",
    "katarina-hopper", "hopper_katarina", "Katarina ... Hopper", "Katarina\n\t   Hopper",
    "Katarina&nbsp;Hopper", "Katarina\u{AD} Hop\u{AD}per",
    "<b>Katarina</b> <i class=\"x\">Hopper</i>", "<td>Katarina</td>\n  <td>Hopper</td>",
    "Katarina <!-- a > b --> Hopper", "Katarina&lt;/b&gt; Hopper",
    "Katarina\\u003c/b\\u003e Hopper",
    "…Katarina Hopper…", "1Katarina Hopper2", "\"Katarina\",\"Hopper\"",
  ])
  func `a full name is found in either order, with anything but letters between`(text: String) {
    #expect(spellings(text).contains { $0.hasPrefix(Self.whole) }, "\(spellings(text))")
  }

  @Test(arguments: [
    "katarinahopper", "KatarinaHopper", "hopperkatarina", "photoKatarinaHopper",
    "photokatarinahopper", "katarinahoppers",
  ])
  func `a name in one word is found`(text: String) {
    #expect(spellings(text).contains { $0.hasPrefix(Self.whole) }, "\(spellings(text))")
  }

  @Test func `what is found is said once for each term, with its parts`() {
    #expect(
      spellings("Katarina Hopper and again Katarina Hopper") == [
        "error full-name Katarina Hopper as text",
        "error lone-name Katarina as text",
        "error lone-name Hopper as text",
      ])
  }

  @Test(arguments: [
    "Katarin Hoper", "Catarina Hop", "the grasshopper", "shopper", "Hopperton Katarinas",
    "k.opper at navy", "",
  ])
  func `other words are not`(text: String) {
    #expect(spellings(text) == [])
  }

  @Test(arguments: [
    "José", "Jose", "JOSÉ", "Jose\u{301}", "JOSE\u{301}", "Jos&eacute;", "Jos&#233;", "Jos&#xE9;",
    "Jos&Eacute;", "Jos&eacute", "Jos%C3%A9", "jos%c3%a9", "Jos%25C3%25A9", "Jos\\u00e9",
    "Jos\\\\u00e9", "Jos&amp;eacute;", "Jos%E9", "Jos\\xe9", "Jos\\u{e9}", "&#74;os&eacute;",
    "%4Aos%C3%A9", "\\u004aos\\u00e9", "Ｊｏｓé", "Jo<wbr>sé", "<b>J</b>osé", "\\nJosé",
  ])
  func `an accent may be written in any way`(text: String) {
    let rules = LeakRules(people: [HiddenPerson(name: "José Quintero")])
    #expect(
      spellings("<p>\(text) Quintero</p>", rules).contains { $0.hasPrefix("error full-name") })
  }

  @Test(arguments: [
    "Pri</w:t></w:r><w:r><w:t>ya</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Raman",
    "Pri</w:t></w:r><w:proofErr w:type=\"x\"/><w:r w:rsidR=\"00A1\"><w:rPr><w:b/></w:rPr><w:t>ya Raman",
    "<text:span text:style-name=\"T1\">Pri</text:span><text:span>ya Raman</text:span>",
    "<a:t>Pri</a:t></a:r><a:r><a:rPr lang=\"en\"/><a:t>ya Raman</a:t>",
    "<tspan>Pri</tspan><tspan>ya Ra</tspan><tspan>man</tspan>",
    "<textPath href=\"#p\">Pri</textPath><textPath>ya Raman</textPath>",
    "<svg:tspan>Pri</svg:tspan><svg:tspan>ya Raman</svg:tspan>",
    "<r><rPr><sz val=\"11\"/></rPr><t>Pri</t></r><r><t>ya Raman</t></r>",
    "Pri<!-- x -->ya Raman", "P<i class=\"a\">r</i><i class=\"b\">iy</i><b id=\"c\">a</b> Raman",
  ])
  func `markup of documents and drawings may stand within a word`(text: String) {
    let rules = LeakRules(people: [HiddenPerson(name: "Priya Raman")])
    #expect(
      findings(text, rules).first == "error full-name Priya Raman with markup within words")
  }

  @Test(arguments: [
    "<w:p><w:t>Pri</w:t></w:p><w:p><w:t>ya</w:t></w:p>", "<w:t>Pri</w:t><w:br/><w:t>ya</w:t>",
    "<text:p>Pri</text:p><text:p>ya</text:p>", "Pri<text:s/>ya", "<td>Pri</td><td>ya</td>",
  ])
  func `paragraphs, breaks and cells end a word`(text: String) {
    #expect(findings(text, LeakRules(people: [HiddenPerson(name: "Priya Raman")])) == [])
  }

  @Test(arguments: [
    "𝐏𝐫𝐢𝐲𝐚 𝐑𝐚𝐦𝐚𝐧", "𝒫𝓇𝒾𝓎𝒶 ℛ𝒶𝓂𝒶𝓃", "𝔓𝔯𝔦𝔶𝔞 ℜ𝔞𝔪𝔞𝔫", "ℙ𝕣𝕚𝕪𝕒 ℝ𝕒𝕞𝕒𝕟", "𝙿𝚛𝚒𝚢𝚊 𝚁𝚊𝚖𝚊𝚗", "Ⓟⓡⓘⓨⓐ Ⓡⓐⓜⓐⓝ",
    "⒫⒭⒤⒴⒜ ⒭⒜⒨⒜⒩", "🄿🅁🄸🅈🄰 🅁🄰🄼🄰🄽", "🅟🅡🅘🅨🅐 🅡🅐🅜🅐🅝", "🅿🆁🅸🆈🅰 🆁🅰🅼🅰🅽", "🇵🇷🇮🇾🇦 🇷🇦🇲🇦🇳", "ᴘʀɪʏᴀ ʀᴀᴍᴀɴ",
    "ᴾʳⁱʸᵃ ᴿᵃᵐᵃⁿ", "Prıya Raman", "Pr𝚤ya Raman", "&#x1D40F;riya Raman", "\\ud835\\udc0friya Raman",
  ])
  func `letters of other shapes are letters`(text: String) {
    let rules = LeakRules(people: [HiddenPerson(name: "Priya Raman")])
    #expect(findings(text, rules).first?.hasPrefix("error full-name Priya Raman") == true)
  }

  @Test func `ligatures and the Greek of formulas are their letters`() {
    let rules = LeakRules(people: [
      HiddenPerson(name: "Fifi Staffa"), HiddenPerson(name: "Άννα Σοφού"),
    ])
    #expect(
      findings("Fi\u{FB01} \u{FB06}a\u{FB00}a", rules).first
        == "error full-name Fifi Staffa as text")
    #expect(findings("𝛢𝜈𝜈𝛼 𝛴𝜊𝜑𝜊𝜐", rules).first == "error full-name Άννα Σοφού as text")
  }

  @Test(arguments: [
    ("P r i y a   R a m a n", "error full-name Priya Raman"),
    ("P.r.i.y.a R.a.m.a.n", "error full-name Priya Raman"),
    ("by p-r-i-y-a Raman", "error full-name Priya Raman"),
    ("Pri-ya Ra-man", "error full-name Priya Raman"),
    ("the Pri-\nya Raman prize", "error full-name Priya Raman"),
    ("the Pri-ya prize", "confirm lone-name Priya"),
    ("<p>P r i y a</p>", "confirm lone-name Priya"),
  ])
  func `letters and syllables may stand apart`(text: String, expected: String) {
    let rules = LeakRules(people: [HiddenPerson(name: "Priya Raman")])
    #expect(
      findings(text, rules).first == "\(expected) with its letters or syllables apart")
  }

  @Test(arguments: [
    "a b c d e f", "Pri - ya - x", "<a><b><i><p>", "p r x i y a", "pri-yard Ra-mana",
  ])
  func `other letters and syllables are not`(text: String) {
    #expect(findings(text, LeakRules(people: [HiddenPerson(name: "Priya Raman")])) == [])
  }

  @Test func `a name of fifty thousand words is searched by its beginning, and fast`() {
    let words = (0..<50_000).map {
      "Na\(String($0, radix: 2).map { $0 == "0" ? "b" : "c" }.joined())"
    }
    for separator in [" ", "-"] {
      let name = words.joined(separator: separator)
      let clock = ContinuousClock()
      var rules = LeakRules(people: [])
      let time = clock.measure {
        rules = LeakRules(people: [HiddenPerson(name: name)])
      }
      // Compared with each other, so many would take hours.
      #expect(time < .seconds(60))
      #expect(rules.terms.count < 60)
      let found = findings(words[..<100].joined(separator: " "), rules)
      #expect(
        found.first?.hasPrefix("error \(separator == " " ? "full" : "lone")-name Nab") == true)
      #expect(findings(words[30], rules) == ["error lone-name \(words[30]) as text"])
      #expect(findings(words[60], rules) == [])
    }
  }

  @Test func `a name of seventeen words is found as a whole`() {
    let name = (0..<17).map { "Na\(String(repeating: "x", count: $0 + 1))" }.joined(separator: " ")
    #expect(
      findings(name, LeakRules(people: [HiddenPerson(name: name)])).first
        == "error full-name \(name) as text")
  }

  @Test(arguments: [
    ("Priya was ill on Monday", [], ["confirm lone-name Priya as text"]),
    ("Priya was ill on Monday", ["Priya"], []),
    (
      "Priya Raman", [],
      [
        "error full-name Priya Raman as text", "confirm lone-name Raman as text",
        "confirm lone-name Priya as text",
      ]
    ),
    ("Blue Raman", [], []),
  ])
  func `a shown name of one word is to be confirmed as a part of a hidden name`(
    text: String, allowed: [String], expected: [String]
  ) {
    let rules = LeakRules(
      people: [HiddenPerson(name: "Priya Raman")], shownNames: ["Priya", "Blue Raman"],
      allowed: allowed)
    #expect(findings(text, rules).sorted() == expected.sorted())
  }

  @Test func `letters of Latin-1 are read as such`() {
    let rules = LeakRules(people: [HiddenPerson(name: "José Quintero")])
    #expect(
      findings(join(ascii("Jos"), [0xE9], ascii(" Quintero")), rules) == [
        "error full-name José Quintero as text", "error lone-name José as text",
        "error lone-name Quintero as text",
      ])
  }

  @Test(arguments: [
    ("Jürgen Großmann", "Juergen Grossmann"), ("Jürgen Großmann", "Jurgen Großmann"),
    ("Juergen Sonn", "Jürgen Sonn"), ("Łukasz Wójcik", "LUKASZ WOJCIK"),
    ("Søren Ægidius", "Soren Aegidius"), ("Søren Ægidius", "SOEREN ÆGIDIUS"),
    ("Anne-Marie O’Brien", "Annemarie OBrien"), ("Anne-Marie O'Brien", "anne marie o&#39;brien"),
    ("Anne-Marie O'Brien", "Anne-Marie Mary O’Brien, Anne O'Brien, Anne Brien"),
    ("Grace Brewster Murray Hopper", "Hopper, Grace"), ("Hopper, Grace Brewster", "Grace Hopper"),
    ("Ana García López", "Ana Garcia"), ("Dr. Maria de la Cruz", "Maria Cruz"),
    ("Ludwig van der Rohe", "ludwig-van-der-rohe"), ("McDonald, Ronald", "RONALD MCDONALD"),
    ("Ада Ловелас", "АДА ЛОВЕЛАС"), ("Йоко Андрей", "Йоко Андрей"),
    ("Ἑλένη Παπά", "ΕΛΕΝΗ ΠΑΠΑ"), ("王小明", "老师王小明的证书"), ("김민수", "김민수는 학생"),
    ("さくら がじゅ", "さくら がじゅさん"), ("İpek Işık", "ipek isik"),
  ])
  func `a name is found in its other spellings`(name: String, text: String) {
    let rules = LeakRules(people: [HiddenPerson(name: name)])
    #expect(
      findings(text, rules).contains { $0.hasPrefix("error full-name \(name)") },
      "\(findings(text, rules))")
  }

  @Test(arguments: [
    ("the grace period", ["confirm lone-name Grace as text"]),
    ("Grace Kelly", []),
    ("Grace Kelly and her grace", ["confirm lone-name Grace as text"]),
    ("GRACE <b>KELLY</b>", []),
    ("grace-kelly", []),
    ("Kelly Ann, Ann Grace", ["confirm lone-name Grace as text"]),
    ("the amazing grace song", []),
    ("Hopper Ltd", ["error lone-name Hopper as text"]),
  ])
  func `an ordinary word and the words of shown names are to be confirmed or left`(
    text: String, expected: [String]
  ) {
    let rules = LeakRules(
      people: [HiddenPerson(name: "Grace Hopper")], shownNames: ["Grace Kelly"],
      allowed: ["amazing grace"])
    #expect(findings(text, rules) == expected)
  }

  @Test func `two shown names side by side do not make a hidden one`() {
    let rules = LeakRules(
      people: [HiddenPerson(name: "Grace Hopper")], shownNames: ["Ann Grace", "Hopper Lee"])
    #expect(findings("<li>Ann Grace</li><li>Hopper Lee</li>", rules) == [])
    #expect(
      findings("<li>Ann Grace Hopper</li>", rules) == [
        "error full-name Grace Hopper as text", "confirm lone-name Hopper as text",
      ])
  }

  @Test func `a full name that is also shown is to be confirmed`() {
    let rules = LeakRules(
      people: [HiddenPerson(name: "Katarina Hopper")], shownNames: ["Katarina Hopper"])
    #expect(
      findings("Katarina Hopper", rules) == ["confirm full-name Katarina Hopper as text"])
  }

  @Test func `allowed words silence a lone name, a name and an address`() {
    let person = HiddenPerson(name: "Katarina Hopper", identities: ["info@navy.example"])
    let text = "Katarina Hopper, info@navy.example"
    #expect(
      findings(text, LeakRules(people: [person], allowed: ["hopper"])) == [
        "error full-name Katarina Hopper as text", "error lone-name Katarina as text",
        "error email info@navy.example as text",
      ])
    let all = ["Katarina Hopper", "info@navy.example"]
    #expect(findings(text, LeakRules(people: [person], allowed: all)) == [])
  }

  @Test func `words of the site are to be confirmed`() {
    let page = Array("<section class=\"badges\">Verdict".utf8)
    let rules = LeakRules(
      people: [HiddenPerson(name: "Katarina Verdict")],
      ordinaryWords: LeakRules.words(of: page).sorted())
    #expect(LeakRules.words(of: page) == ["section", "class", "badges", "verdict"])
    #expect(findings(page, rules) == ["confirm lone-name Verdict as text"])
  }

  @Test(arguments: [
    ("<button type=\"submit\">", []),
    ("<p title=\"Button\">", ["confirm lone-name Button as text"]),
    ("<p title=Petrov>", ["error lone-name Petrov as text"]),
  ])
  func `the names of elements are markup`(text: String, expected: [String]) {
    #expect(
      findings(text, LeakRules(people: [HiddenPerson(name: "Button Petrov")])) == expected)
  }

  @Test(arguments: [
    ("Li Wu", "li and wu, alone, are syllables", []),
    ("Li Wu", "Li came", ["confirm lone-name Li as text"]),
    ("Ada Lim", "sha256-9f3ada7c0de1f24", []),
    ("Ada Lim", "f00/ada7x/b", ["confirm lone-name Ada as text"]),
    ("Ada Lim", "learners/2024/ada/", ["error lone-name Ada as text"]),
    ("Ada Lim", "adalim", ["confirm full-name Ada Lim as text"]),
    ("Ada Lim", "x9Kq0T+Ada/77HgTzQ1x", []),
    ("Ada Lim", "ada-7zaxv1w7/", ["error lone-name Ada as text"]),
  ])
  func `short names count where they are no accident`(
    name: String, text: String, expected: [String]
  ) {
    #expect(findings(text, LeakRules(people: [HiddenPerson(name: name)])) == expected)
  }

  @Test(arguments: ["learners/katarina-hopper/index.html", "a/Katarina%20Hopper.png"])
  func `a name in a path is found`(path: String) {
    #expect(
      findings("", Self.hopper, path: path).first
        == "error full-name Katarina Hopper \(path.contains("%") ? "" : "")in the file’s name")
  }
}
