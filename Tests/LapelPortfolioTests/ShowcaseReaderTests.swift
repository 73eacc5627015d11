import LapelCredentials
import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct ShowcaseReaderTests {
  private static let moment = Timestamp.Moment(
    secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)

  /// The folder of a class with that roster, and a portfolio in each folder.
  private func makeClass(
    _ roster: String, folders: [String: String], _ files: [String: String] = [:]
  ) throws -> TestPortfolio {
    var all = files
    all["showcase.yml"] = files["showcase.yml"] ?? "title: Class\n"
    all["roster.csv"] = roster
    for (folder, settings) in folders { all["learners/\(folder)/lapel.yml"] = settings }
    return try TestPortfolio(all)
  }

  private func reader(_ folder: TestPortfolio) -> ShowcaseReader {
    ShowcaseReader(folder: folder.folder, displayName: "class", moment: Self.moment)
  }

  /// `slug: display name` of those who are shown, and all that is said.
  private func read(_ folder: TestPortfolio) async throws -> (shown: [String], findings: String) {
    let showcase = try await reader(folder).showcase()
    return (
      showcase.learners.map { "\($0.slug): \($0.displayName)" },
      (showcase.diagnostics + showcase.hidden).map(\.description).joined(separator: "\n")
    )
  }

  // MARK: Who is shown

  @Test func `only whoever agreed is shown, in the order of the names that are`() async throws {
    let folder = try makeClass(
      """
      folder,name,publish,display_name,consent_date,consent_until
      zoe,Zoë Müller,full,,,
      ben,Ben Okafor,full,Benny,,
      cleo,Cleo Le Goff-Roux,initials,,,
      dara,Dara Ly,pseudonym,Night Owl,,
      eve,Eve Fox,none,,,
      finn,Finn Lund,,,,
      gus,Gus Ray,full,,,2026-05-31
      hal,Hal Dow,full,,2026-06-02,
      ida,Ida Ek,full,,2026-06-01,2026-06-01
      """,
      folders: Dictionary(
        uniqueKeysWithValues: ["zoe", "ben", "cleo", "dara", "eve", "finn", "gus", "hal", "ida"]
          .map { ($0, "learner: {name: X\($0)}") }))
    let (shown, findings) = try await read(folder)
    #expect(
      shown == [
        "benny: Benny", "c-l-g-r: C. L. G. R.", "ida-ek: Ida Ek", "night-owl: Night Owl",
        "zoe-muller: Zoë Müller",
      ])
    #expect(
      findings == """
        class/roster.csv:6: note: 'eve' is not shown: no consent is recorded [not-shown]
          help: after consent, write full, initials or pseudonym under 'publish'
        class/roster.csv:7: note: 'finn' is not shown: no consent is recorded [not-shown]
          help: after consent, write full, initials or pseudonym under 'publish'
        class/roster.csv:8: note: 'gus' is not shown: consent ended with 2026-05-31 [not-shown]
          help: ask again, and write the new day under 'consent_until'
        class/roster.csv:9: note: 'hal' is not shown: consent is dated 2026-06-02, which is still to come [not-shown]
        """)
  }

  @Test func `what must not appear of each person`() async throws {
    let folder = try makeClass(
      """
      folder,name,publish,display_name,identities
      ada,Ada Ray,full,,ada@a.example
      ben,Ben Fox,initials,,ben@a.example
      cy,Cy Dow,none,,
      ../x,Lost Soul,full,,lost@a.example
      """,
      folders: [
        "ada": "learner: {name: Ada B. Ray, identities: [did:key:z6, ada@a.example]}",
        "ben": "learner: {name: Ben Fox}", "cy": "learner: {name: Cyrus Dow}",
        "stray": "learner: {name: Stray Cat, identities: [stray@a.example]}",
        "odd": "not: [readable",
      ])
    let showcase = try await reader(folder).showcase()
    #expect(
      showcase.privatePeople == [
        PrivatePerson(names: [], identities: ["ada@a.example", "did:key:z6"]),
        PrivatePerson(names: ["Ben Fox"], identities: ["ben@a.example"]),
        PrivatePerson(names: ["Cy Dow", "Cyrus Dow"], identities: []),
        PrivatePerson(names: [], identities: []),
        PrivatePerson(names: ["Stray Cat"], identities: ["stray@a.example"]),
        PrivatePerson(names: ["Lost Soul"], identities: ["lost@a.example"]),
      ])
    #expect(showcase.learners.map(\.secrets.names) == [[], ["Ben Fox"]])
    #expect(showcase.learners.map(\.displayPath) == ["class/learners/ada", "class/learners/ben"])
    #expect(showcase.shownNames == ["Ada Ray", "B. F."])
  }

  @Test func `identities come from the roster and from the learner's settings`() async throws {
    let folder = try makeClass(
      "folder,name,publish,identities\nada,Ada,full,\"a@a.example, +44 20 7946\"\nben,Ben,none,\ncy,Cy,,c@c.example\n",
      folders: [
        "ada": "learner: {name: Ada, identities: [a@a.example, did:key:z6]}",
        "ben": "learner: {name: Ben}", "cy": "learner: {name: Cy}",
      ])
    let people = try await reader(folder).identitiesByFolder()
    #expect(people.map(\.folder) == ["ada", "cy"])
    #expect(
      people.map(\.identities) == [["a@a.example", "+44 20 7946", "did:key:z6"], ["c@c.example"]])
    let showcase = try await reader(folder).showcase()
    let portfolio = try await reader(folder).portfolio(of: showcase.learners[0], in: showcase)
    #expect(
      portfolio.settings.learner.identities == ["a@a.example", "did:key:z6", "+44 20 7946"])
  }

  // MARK: Bad input

  @Test func `rows and folders that do not belong together show nobody`() async throws {
    let folder = try makeClass(
      "folder,name,publish\namina,Amina,full\nben,Ben,full\nxyzzy,Cleo,full\nlinked,Lin,full\n",
      folders: ["aminah": "learner: {name: A}", "ben": "learner: {name: B}", "q": "x"])
    try folder.link("learners/linked", to: "/tmp")
    try folder.link("learners/other-link", to: "ben")
    let (shown, findings) = try await read(folder)
    #expect(shown == ["ben: Ben"])
    #expect(
      findings == """
        class/roster.csv:2: error: there is no folder 'learners/amina', so nobody is shown for this row [no-folder]
          help: did you mean 'aminah'?
        class/roster.csv:4: error: there is no folder 'learners/xyzzy', so nobody is shown for this row [no-folder]
          help: make the folder, with a lapel.yml and a backpack in it
        class/learners/linked: error: this is a symbolic link, so the learner is not shown [outside-showcase]
          help: put the learner's folder itself there
        class/learners/aminah: warning: this folder has no row in the roster, so it is not shown [not-shown]
          help: is it the folder of the row 'amina'?
        class/learners/other-link: warning: this folder has no row in the roster, so it is not shown; whose it is nobody says, so that name is not searched for [not-shown]
          help: add a row with the learner's name and what was agreed
        class/learners/q: warning: this folder has no row in the roster, so it is not shown; whose it is nobody says, so that name is not searched for [not-shown]
          help: add a row with the learner's name and what was agreed
        """)
  }

  @Test(arguments: [
    "Ben Okafor", "ben okafor", "OKAFOR, Ben", "Bén  Okafor", "Ben-Okafor", "林 美玲", "Stray Cat",
    "Bernard Okafor",
  ])
  func `nobody appears under the real name of another`(name: String) async throws {
    for publish in ["pseudonym", "full"] {
      let folder = try makeClass(
        "folder,name,publish,display_name\nada,Ada,\(publish),\"\(name)\"\nben,Ben Okafor,none,\nlin,林 美玲,full,\n",
        folders: [
          "ada": "learner: {name: Ada}", "ben": "learner: {name: Bernard Okafor}",
          "lin": "learner: {name: L}", "stray": "learner: {name: Stray Cat}",
        ])
      let (shown, findings) = try await read(folder)
      #expect(shown == ["learner-gxjtrr: 林 美玲"])
      let first = findings.split(separator: "\n").prefix(2).joined(separator: "\n")
      #expect(
        first
          == (publish == "pseudonym"
            ? """
            class/roster.csv:2: error: the pseudonym of 'ada' is a real name of somebody in the roster, so the learner is not shown [pseudonym-is-a-name]
              help: choose another pseudonym under 'display_name'
            """
            : """
            class/roster.csv:2: error: the display name of 'ada' is the real name of somebody else in the roster, so the learner is not shown [pseudonym-is-a-name]
              help: choose another name under 'display_name', or leave it empty
            """))
    }
  }

  @Test(arguments: [
    ("Olena", "holds a part of the learner's real name"),
    ("olena k.", "holds a part of the learner's real name"),
    ("Kovalenko Fan", "holds a part of the learner's real name"),
    ("OlenaKovalenko", "is a real name of somebody in the roster"),
    ("Priya", "is a real name of somebody in the roster"),
    ("Raman", "is a real name of somebody in the roster"),
    ("PriyaRaman", "is a real name of somebody in the roster"),
    ("Prıya Raman", "is a real name of somebody in the roster"),
  ])
  func `a pseudonym tells no part of a real name`(name: String, reason: String) async throws {
    let folder = try makeClass(
      "folder,name,publish,display_name\no,Olena Kovalenko,pseudonym,\(name)\np,Priya Raman,none,\n",
      folders: ["o": "learner: {name: O}", "p": "learner: {name: P}"])
    let (shown, findings) = try await read(folder)
    #expect(shown == [])
    #expect(
      findings.hasPrefix(
        """
        class/roster.csv:2: error: the pseudonym of 'o' \(reason), so the learner is not shown [pseudonym-is-a-name]
          help: choose another pseudonym under 'display_name'
        """), "\(findings)")
    // Words that several people share are nobody's.
    let other = try makeClass(
      "folder,name,publish,display_name\no,Olena Kovalenko,pseudonym,Rose of Raman\np,Priya Raman,none,\n",
      folders: ["o": "learner: {name: O}", "p": "learner: {name: P}"])
    #expect(try await read(other).shown == ["rose-of-raman: Rose of Raman"])
  }

  @Test func `consent has to hold today and on the day that badges are judged for`() async throws {
    let folder = try makeClass(
      """
      folder,name,publish,consent_date,consent_until
      a,Ada Ray,full,,2026-06-01
      b,Ben Okafor,full,2026-06-01,
      c,Cy Dow,full,,
      """,
      folders: Dictionary(uniqueKeysWithValues: "abc".map { (String($0), "learner: {name: Q}") }))
    func shown(judgedFor day: Int64, builtOn today: Int64) async throws -> String {
      let reader = ShowcaseReader(
        folder: folder.folder,
        moment: Timestamp.Moment(secondsSince1970: 1_780_315_200 + day * 86_400),
        now: Timestamp.Moment(secondsSince1970: 1_780_315_200 + today * 86_400))
      return try await reader.showcase().learners.map(\.slug).joined(separator: " ")
    }
    #expect(try await shown(judgedFor: 0, builtOn: 0) == "ada-ray ben-okafor cy-dow")
    // A day of the past revives nothing, and one that is to come anticipates nothing.
    #expect(try await shown(judgedFor: 0, builtOn: 1) == "ben-okafor cy-dow")
    #expect(try await shown(judgedFor: 0, builtOn: -1) == "ada-ray cy-dow")
    #expect(try await shown(judgedFor: -1, builtOn: 0) == "ada-ray cy-dow")
    #expect(try await shown(judgedFor: 1, builtOn: 0) == "ben-okafor cy-dow")
  }

  @Test(arguments: ["backpack", "narratives", "evidence", "lapel.yml", "backpack/.snapshots"])
  func `what a learner links to may be somebody else's, so the learner is left out`(name: String)
    async throws
  {
    let folder = try makeClass(
      "folder,name,publish\na,Ada Ray,full\nb,Ben Okafor,none\n",
      folders: ["b": "learner: {name: Ben Okafor, headline: Secret}"],
      ["learners/b/\(name)/x": "x", "learners/a/.keep": ""].filter { !$0.key.contains("lapel.yml") }
    )
    if name != "lapel.yml" {
      try folder.write(Array("learner: {name: Ada}".utf8), to: "learners/a/lapel.yml")
    }
    if name.contains("/") { try folder.write([], to: "learners/a/backpack/.keep") }
    try folder.link(
      "learners/a/\(name)", to: name.contains("/") ? "../../b/\(name)" : "../b/\(name)")
    let reader = reader(folder)
    let showcase = try await reader.showcase()
    let learner = try #require(showcase.learners.first)
    #expect(learner.displayName == "Ada Ray")
    await #expect {
      _ = try await reader.portfolio(of: learner, in: showcase)
    } throws: { error in
      (error as? UnusablePortfolio)?.diagnostics.map(\.description) == [
        """
        class/learners/a/\(name): error: this is a symbolic link, which may lead to what is somebody else's [outside-showcase]
          help: put the files themselves there
        """
      ]
    }
  }

  @Test func `an address at which somebody was shown never becomes another's`() async throws {
    let folder = try makeClass(
      "folder,name,publish\na,Idris Bello,initials\nb,Ines Bako,initials\n",
      folders: ["a": "learner: {name: Q}", "b": "learner: {name: Q}"],
      [".published.json": #"{"b": ["i-b"], "a": ["i-b-2"], "gone": ["i-b-3"]}"#])
    #expect(Set(try await read(folder).shown) == ["i-b: I. B.", "i-b-2: I. B."])
    try folder.write(
      Array(
        "folder,name,publish\na,Idris Bello,initials\nb,Ines Bako,none\nc,Ian Bo,initials\n".utf8),
      to: "roster.csv")
    try folder.write(Array("learner: {name: Q}".utf8), to: "learners/c/lapel.yml")
    let learners = try await reader(folder).showcase().learners
    #expect(Set(learners.map { "\($0.folder): \($0.slug)" }) == ["a: i-b-2", "c: i-b-4"])
  }

  @Test func `the name of somebody without a name is guessed from the folder`() async throws {
    let folder = try makeClass(
      "folder,name,publish\npriya-raman,,none\nlearner-7,,none\n",
      folders: ["priya-raman": "learner: [", "learner-7": "learner: ["])
    let showcase = try await reader(folder).showcase()
    #expect(showcase.privatePeople.map(\.names) == [["priya raman"], []])
    #expect(
      showcase.diagnostics.map(\.description) == [
        """
        class/roster.csv:2: error: the row of 'priya-raman' has no name, so the learner is not shown [no-name]
          help: write the learner's name under 'name': it is needed to keep it out, too
        """,
        """
        class/roster.csv:3: error: the row of 'learner-7' has no name, so the learner is not shown [no-name]
          help: write the learner's name under 'name': it is needed to keep it out, too
        """,
      ])
    // What was said is not said twice, and everybody is counted once.
    #expect(showcase.hidden == [] && showcase.hiddenFolders.count == 2)
  }

  @Test func `a folder is found however its letters with marks are spelt`() async throws {
    let folder = try makeClass(
      "folder,name,publish\njos\u{E9},José Ruiz,full\n",
      folders: ["jose\u{301}": "learner: {name: José}"], ["learners/jose\u{301}/backpack/.keep": ""]
    )
    let reader = reader(folder)
    let showcase = try await reader.showcase()
    let learner = try #require(showcase.learners.first)
    #expect(Array(learner.folder.utf8) == Array("jose\u{301}".utf8))
    #expect(
      try await reader.portfolio(of: learner, in: showcase).settings.learner.name == "José Ruiz")
  }

  @Test func `texts of the class that no page shows are named`() async throws {
    let folder = try makeClass(
      "folder,name,publish\n", folders: [:],
      ["narratives/about.md": "Hello.\n", "narratives/news.md": "News.\n"])
    #expect(
      try await read(folder).findings == """
        class/narratives/news.md: warning: this text is not shown: of a class's own narratives only 'narratives/about.md' is [unused-narrative]
          help: put it there, or into the folder of a learner
        """)
  }

  @Test func `names in other letters are not all one`() async throws {
    let folder = try makeClass(
      "folder,name,publish,display_name\na,林美玲,full,\nb,李华,pseudonym,小星\nc,Олена Коваленко,full,\nd,Ada Ray,full,Ray Ada\n",
      folders: Dictionary(
        uniqueKeysWithValues: ["a", "b", "c", "d"].map { ($0, "learner: {name: Q}") }))
    let (shown, findings) = try await read(folder)
    #expect(
      shown == [
        "ray-ada: Ray Ada", "learner-avr4xd: Олена Коваленко", "learner-zysps5: 小星",
        "learner-0cqpbe: 林美玲",
      ])
    #expect(findings == "")
  }

  @Test func `learners under one name are numbered, and that is said`() async throws {
    let roster =
      "folder,name,publish,display_name\na,Ada,full,\nb,Anna Dow,initials,\nc,Ada 2,full,\nd,Ada,full,\ne,Alf Day,initials,\nf,Adá,full,\ng,Ada Dee,initials,\n"
    let folder = try makeClass(
      roster,
      folders: Dictionary(
        uniqueKeysWithValues: "abcdefg".map { (String($0), "learner: {name: Q}") }))
    let (shown, findings) = try await read(folder)
    #expect(
      shown == [
        "a-d: A. D.", "a-d-2: A. D.", "a-d-3: A. D.", "ada: Ada", "ada-2: Ada", "ada-2-2: Ada 2",
        "ada-3: Adá",
      ])
    #expect(
      findings == """
        class/roster.csv: warning: several learners are shown as 'A. D.' or much like it; the addresses of their pages are numbered [same-name]
          help: tell them apart: another 'display_name', or pseudonyms where they are shown by initials
        class/roster.csv: warning: several learners are shown as 'Ada' or much like it; the addresses of their pages are numbered [same-name]
          help: tell them apart: another 'display_name', or pseudonyms where they are shown by initials
        """)
  }

  @Test func `a name without letters has no initials`() async throws {
    let folder = try makeClass(
      "folder,name,publish\nada,★ 7,initials\n", folders: ["ada": "learner: {name: Ada}"])
    let (shown, findings) = try await read(folder)
    #expect(shown == [])
    #expect(
      findings == """
        class/roster.csv:2: error: the name of 'ada' has no letters, so there are no initials and the learner is not shown [no-initials]
          help: write 'pseudonym' under 'publish' and the name to show under 'display_name'
        """)
  }

  @Test(arguments: [
    ("Amina Diallo", "A. D."), ("amina diallo", "A. D."), ("Anne-Marie Le Goff", "A. M. L. G."),
    ("Madonna", "M."), ("  Zoë   Ångström ", "Z. Å."), ("Siân O’Connor", "S. O."),
    ("’t Hart", "T. H."), ("Олена Коваленко", "О. К."), ("林美玲", "林."), ("أمينة ديالو", "أ. د."),
    ("प्रिया रमन", "प्रि. र."), ("João da Silva (Jo)", "J. D. S. J."), ("3 of 9", "O."), ("", ""),
  ])
  func `the initials of a name`(name: String, expected: String) {
    #expect(initials(of: name) == expected)
  }

  @Test(arguments: [
    (
      ["showcase.yml": "title: A\n"],
      """
      class/roster.csv: error: there is no file 'roster.csv', and nobody is shown without recorded consent [no-roster]
        help: make it with the columns folder,name,publish,display_name
      """
    ),
    (
      ["showcase.yml": "title: A\ntrust: trust.json\n", "roster.csv": "folder,name,publish\n"],
      """
      class/trust.json: error: this file cannot be read [unreadable-file]
        help: check that it is a file and that you may read it
      """
    ),
    (
      ["showcase.yml": "title: A\n", "roster.csv": "folder,nam,publish\n"],
      """
      class/roster.csv:1: warning: the column 'nam' is not read [unknown-column]
        help: did you mean 'name'?
      class/roster.csv:1: error: the roster has no column 'name' [no-column]
        help: rename 'nam' to 'name'
      """
    ),
  ])
  func `a folder that is no whole showcase is not built`(
    files: [String: String], findings: String
  ) async throws {
    let folder = try TestPortfolio(files)
    let unusable = await #expect(throws: UnusablePortfolio.self) {
      _ = try await reader(folder).showcase()
    }
    #expect(unusable?.diagnostics.map(\.description).joined(separator: "\n") == findings)
  }

  @Test func `a class without learners is a showcase of nobody`() async throws {
    let folder = try TestPortfolio([
      "showcase.yml": "title: A\n", "roster.csv": "folder,name,publish\n",
      "narratives/about.md": "# Hello\n\nWe *bake*.\n",
    ])
    let showcase = try await reader(folder).showcase()
    #expect(showcase.learners == [] && showcase.privatePeople == [] && showcase.diagnostics == [])
    #expect(showcase.introduction?.plainSummary == "We bake.")
    #expect(ShowcaseReader.isShowcase(folder.folder))
    #expect(!ShowcaseReader.isShowcase(folder.folder + "/narratives"))
  }
}

// MARK: - The roster wins

@Suite struct SettingsInShowcaseTests {
  private static let moment = Timestamp.Moment(
    secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)

  /// The portfolio of a class's only learner.
  private func portfolio(
    publish: String, display: String = "", show: String = "", settings: String,
    showcase: String = "title: Class\n", _ files: [String: String] = [:], photo: Bool = false
  ) async throws -> Portfolio {
    var all = [
      "showcase.yml": showcase, "learners/ada/lapel.yml": settings,
      "roster.csv":
        "folder,name,publish,display_name,show\nada,Ada Ray,\(publish),\(display),\"\(show)\"\n",
    ]
    for (path, text) in files { all["learners/ada/\(path)"] = text }
    let folder = try TestPortfolio(all)
    if photo { try folder.write(smallPicture, to: "learners/ada/me.png") }
    let reader = ShowcaseReader(folder: folder.folder, moment: Self.moment)
    let read = try await reader.showcase()
    return try await reader.portfolio(of: try #require(read.learners.first), in: read)
  }

  private static let everything = """
    title: Ada's badges
    url: https://ada.example/
    trust: list.json
    recheck: visit
    learner:
      name: Ada Ray
      headline: Baker
      photo: me.png
      identities: [ada@a.example]
      links: [{label: Me, url: https://ada.example/}]
    publish: {email: true, index: true, originals: all}
    """

  @Test(arguments: [
    (
      "full", "",
      """
      learners/ada/lapel.yml: warning: 'publish.email' has no effect: a showcase publishes no addresses [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'publish.originals' has no effect: the roster does not show originals that name the learner [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: note: 'url' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: note: 'recheck' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: warning: 'trust' has no effect: in a showcase the teacher says which issuers are trusted [roster-wins]
        help: name the list under 'trust' in showcase.yml
      """
    ),
    (
      "full", "originals",
      """
      learners/ada/lapel.yml: warning: 'publish.email' has no effect: a showcase publishes no addresses [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'learner.photo' has no effect: the roster does not show the photo [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'learner.headline' has no effect: the roster does not show what the learner writes [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: note: 'url' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: note: 'recheck' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: warning: 'trust' has no effect: in a showcase the teacher says which issuers are trusted [roster-wins]
        help: name the list under 'trust' in showcase.yml
      """
    ),
    (
      "pseudonym", "narratives originals",
      """
      learners/ada/lapel.yml: warning: 'publish.email' has no effect: a showcase publishes no addresses [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'publish.originals' has no effect: the roster does not show originals that name the learner [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'learner.photo' has no effect: the roster does not show the photo [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: warning: 'learner.links' has no effect: the roster does not show who the learner is [roster-wins]
        help: remove it here, or record the learner's consent in the roster
      learners/ada/lapel.yml: note: 'url' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: note: 'recheck' has no effect in a showcase: showcase.yml says it for all pages [roster-wins]
      learners/ada/lapel.yml: warning: 'trust' has no effect: in a showcase the teacher says which issuers are trusted [roster-wins]
        help: name the list under 'trust' in showcase.yml
      """
    ),
  ])
  func `what the settings ask for and do not get is said`(
    publish: String, show: String, findings: String
  ) async throws {
    let portfolio = try await portfolio(
      publish: publish, display: publish == "pseudonym" ? "Owl" : "", show: show,
      settings: Self.everything, ["backpack/.keep": ""], photo: true)
    #expect(
      portfolio.diagnostics.filter { $0.identifier == "roster-wins" }.map(\.description)
        .joined(separator: "\n") == findings)
    let publishes = portfolio.settings.publish
    #expect(!publishes.email && !publishes.index)
    #expect(publishes.originals == (publish == "full" && show == "originals" ? .all : .auto))
    #expect(publishes.namesInOriginals == (publish == "full" && show == "originals"))
    #expect((portfolio.photo != nil) == (publish == "full" && show == ""))
    #expect(portfolio.settings.learner.links.isEmpty == (publish == "pseudonym"))
    #expect(portfolio.settings.trust == nil && portfolio.settings.recheck == .click)
  }

  @Test(arguments: [
    ("full", "", "Ada's badges", "Ada Ray"), ("full", "Addie", "Ada's badges", "Addie"),
    ("initials", "", "A. R.", "A. R."), ("pseudonym", "Owl", "Owl", "Owl"),
  ])
  func `the name that was agreed on is the only one`(
    publish: String, display: String, title: String, name: String
  ) async throws {
    let portfolio = try await portfolio(
      publish: publish, display: display, settings: Self.everything)
    #expect(portfolio.settings.title == title && portfolio.settings.learner.name == name)
  }

  @Test func `a title that is but the learner's name follows the roster`() async throws {
    let portfolio = try await portfolio(
      publish: "full", display: "Addie", settings: "learner: {name: Ada Theodora Ray}")
    #expect(portfolio.settings.title == "Addie" && portfolio.settings.learner.name == "Addie")
  }

  @Test func `the site's address, links and search engines are the showcase's`() async throws {
    let portfolio = try await portfolio(
      publish: "initials", settings: Self.everything,
      showcase:
        "title: Class\nurl: https://school.example/c\npublish: {index: true}\nrecheck: visit\n")
    #expect(portfolio.settings.url?.text == "https://school.example/c/learners/a-r/")
    #expect(portfolio.settings.linkStyle == .folders)
    #expect(portfolio.settings.publish.index && portfolio.settings.recheck == .visit)
    let local = try await self.portfolio(publish: "initials", settings: Self.everything)
    #expect(local.settings.url == nil && local.settings.linkStyle == .files)
  }

  @Test func `a learner's theme has no effect`() async throws {
    let portfolio = try await portfolio(
      publish: "full", settings: "learner: {name: Ada}", ["theme/site.css": "a {}"])
    #expect(portfolio.themeFiles == [])
    #expect(
      portfolio.diagnostics.map(\.description) == [
        """
        learners/ada/backpack: warning: there is no folder 'backpack' [no-backpack]
          help: make it and put badges into it
        """,
        """
        learners/ada/theme/site.css: warning: this theme has no effect: all pages of a showcase have the showcase's own [roster-wins]
          help: put it into 'theme' beside showcase.yml
        """,
      ])
  }

  @Test func `what is not agreed on is not read, and links to it become text`() async throws {
    let files = [
      "backpack/.keep": "", "evidence/essay.txt": "text",
      "narratives/about.md": "[Essay](../evidence/essay.txt) and ![me](../me.png)\n",
      "narratives/more.md": "# More\n\n[Notes](../notes.txt)\n", "notes.txt": "text",
    ]
    let settings = "learner: {name: Ada, photo: me.png}"
    let full = try await portfolio(publish: "full", settings: settings, files, photo: true)
    #expect(
      full.attachments.map(\.outputPath) == [
        "files/essay.txt", "files/me.png", "files/notes.txt",
      ])
    #expect(full.pages.map(\.slug) == ["more"] && full.diagnostics == [])

    let words = try await portfolio(publish: "initials", settings: settings, files, photo: true)
    #expect(words.attachments == [])
    #expect(words.introduction?.html.readable == "<p>Essay and me</p>\n")
    #expect(
      words.diagnostics.map(\.description) == [
        """
        learners/ada/lapel.yml: warning: 'learner.photo' has no effect: the roster does not show the photo [roster-wins]
          help: remove it here, or record the learner's consent in the roster
        """,
        "learners/ada/narratives/about.md:1:1: note: '../evidence/essay.txt' is evidence, which the roster does not show; the link becomes plain text [not-shown]",
        "learners/ada/narratives/about.md:1:36: note: '../me.png' is the photo, which the roster does not show; the link becomes plain text [not-shown]",
        "learners/ada/narratives/more.md:3:1: note: '../notes.txt' is evidence, which the roster does not show; the link becomes plain text [not-shown]",
      ])

    let nothing = try await portfolio(
      publish: "full", show: "none", settings: settings, files, photo: true)
    #expect(nothing.introduction == nil && nothing.pages == [] && nothing.attachments == [])
  }
}
