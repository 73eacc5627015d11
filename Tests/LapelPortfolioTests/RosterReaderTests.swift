import LapelCredentials
import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct RosterReaderTests {
  private func read(_ text: String) -> (roster: Roster, findings: String) {
    var reader = RosterReader(displayPath: "roster.csv")
    do throws(Diagnostic) {
      let roster = try reader.roster(Array(text.utf8))
      return (roster, reader.diagnostics.map(\.description).joined(separator: "\n"))
    } catch {
      let all = reader.diagnostics + [error]
      return (Roster(), all.map(\.description).joined(separator: "\n"))
    }
  }

  /// What the roster lets be shown, a line for each row: `folder: naming parts`, or `folder: nothing`.
  private func consents(_ text: String) -> [String] {
    read(text).roster.rows.map { row in
      guard let consent = row.consent else { return "\(row.folder): nothing" }
      let parts = Consent.Part.allCases.filter(consent.parts.contains).map(\.rawValue)
      return ([row.folder + ":", consent.naming.rawValue] + parts).joined(separator: " ")
    }
  }

  @Test func `everything that a row may say is read`() {
    let (roster, findings) = read(
      """
      folder,name,publish,display_name,consent_by,consent_date,consent_until,show,identities
      amina,Amina Diallo,full,Amina D.,her mother,2026-01-15,2026-08-31,"photo, originals","amina@a.example; did:key:z6"
      """)
    var row = Roster.Row(
      line: 2, folder: "amina", name: "Amina Diallo", displayName: "Amina D.",
      consent: Consent(naming: .full, parts: [.photo, .originals]), consentBy: "her mother",
      identities: ["amina@a.example", "did:key:z6"])
    row.consentDate = RosterDay("2026-01-15")
    row.consentUntil = RosterDay("2026-08-31")
    #expect(roster.rows == [row])
    #expect(findings == "")
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n"])
  func `spreadsheets save the same table in several ways`(delimiter: String, newline: String) {
    let lines = [
      ["Folder", " NAME", "Publish ", "display_name"], ["amina", "\"Amina, Diallo\"", "Full", ""],
      ["", "", "", ""], [""], ["ben", "Ben", " pseudonym ", "Owl"], ["cleo", "Cleo", "INITIALS"],
    ]
    let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: newline)
    for text in [text, "\u{FEFF}" + text + newline] {
      #expect(
        consents(text) == [
          "amina: full narratives photo evidence", "ben: pseudonym narratives",
          "cleo: initials narratives",
        ])
      #expect(read(text).roster.rows.map(\.line) == [2, 5, 6])
      #expect(read(text).roster.rows.map(\.name) == ["Amina, Diallo", "Ben", "Cleo"])
      #expect(read(text).findings == "")
    }
  }

  @Test(arguments: [
    ("full", "", "full narratives photo evidence"), ("initials", "", "initials narratives"),
    ("pseudonym", "", "pseudonym narratives"), ("FULL", "", "full narratives photo evidence"),
    ("Pseudonym", "Photo", "pseudonym photo"), ("", "", "nothing"), ("none", "", "nothing"),
    ("None", "photo", "nothing"), ("  ", "", "nothing"), ("full", "narratives", "full narratives"),
    ("full", "originals|evidence", "full evidence originals"),
    ("full", "originals; photo evidence", "full photo evidence originals"),
    ("initials", "PHOTO photo", "initials photo"), ("full", "none", "full"),
    ("full", "None", "full"), ("yes", "", "nothing"), ("full", "pictures", "nothing"),
    ("full", "photo,pictures", "nothing"),
  ])
  func `what publish and show mean`(publish: String, show: String, expected: String) {
    let table = "folder,name,publish,display_name,show\na,Amina,\(publish),Owl,\"\(show)\"\n"
    #expect(consents(table) == ["a: \(expected)"])
  }

  @Test(arguments: [
    (
      "a,Amina,ful,,,,",
      """
      roster.csv:2: error: 'publish' of 'a' is 'ful', so the learner is not shown [wrong-cell]
        help: did you mean 'full'?
      """
    ),
    (
      "a,Amina,yes,,,,",
      """
      roster.csv:2: error: 'publish' of 'a' is 'yes', so the learner is not shown [wrong-cell]
        help: write one of full, initials, pseudonym, none
      """
    ),
    (
      "a,Amina,full,,,,photos",
      """
      roster.csv:2: error: 'show' of 'a' is 'photos', so the learner is not shown [wrong-cell]
        help: did you mean 'photo'?
      """
    ),
    (
      "a,Amina,full,,,,photo xyzzy",
      """
      roster.csv:2: error: 'show' of 'a' is 'xyzzy', so the learner is not shown [wrong-cell]
        help: write one of narratives, photo, evidence, originals, none
      """
    ),
    (
      "a,,full,,,,",
      """
      roster.csv:2: error: the row of 'a' has no name, so the learner is not shown [no-name]
        help: write the learner's name under 'name': it is needed to keep it out, too
      """
    ),
    (
      "a,,none,,,,",
      """
      roster.csv:2: error: the row of 'a' has no name, so the learner is not shown [no-name]
        help: write the learner's name under 'name': it is needed to keep it out, too
      """
    ),
    (
      "a,\(String(repeating: "Amina ", count: 100)),full,,,,",
      """
      roster.csv:2: error: the name of 'a' is longer than 500 bytes, so the learner is not shown [long-name]
        help: write the learner's name alone under 'name'
      """
    ),
    (
      "a,Amina,pseudonym,,,,",
      """
      roster.csv:2: error: 'a' is to appear under a pseudonym, and there is none, so the learner is not shown [no-pseudonym]
        help: write the pseudonym under 'display_name'
      """
    ),
    (
      "a,Amina,full,,1 May 2026,,",
      """
      roster.csv:2: error: 'consent_date' is '1 May 2026', which is no day, so the learner is not shown [no-day]
        help: write year, month and day, as in 2026-09-01
      """
    ),
    (
      "a,Amina,full,,,2026-02-30,",
      """
      roster.csv:2: error: 'consent_until' is '2026-02-30', which is no day, so the learner is not shown [no-day]
        help: write year, month and day, as in 2026-09-01
      """
    ),
  ])
  func `a mistake in a row hides its learner`(row: String, finding: String) {
    let text = "folder,name,publish,display_name,consent_date,consent_until,show\n\(row)\n"
    #expect(read(text).findings == finding)
    #expect(consents(text) == ["a: nothing"])
  }

  @Test func `a display name that cannot be shown is said, and signs of direction are taken out`() {
    let text =
      "folder,name,publish,display_name\na,Amina,initials,Owl\nb,Ben,pseudonym,\u{202E}Ni\u{2066}ght\n"
    let (roster, findings) = read(text)
    #expect(roster.rows.map(\.displayName) == ["Owl", "Night"])
    #expect(
      findings == """
        roster.csv:2: warning: 'display_name' of 'a' has no effect: the learner is shown by initials [unused-display-name]
          help: write 'pseudonym' under 'publish' to show that name instead
        """)
  }

  @Test(arguments: [
    ("..", "'..'"), ("../a", "'../a'"), ("a/b", "'a/b'"), ("/a", "'/a'"), ("a\\b", "'a\\b'"),
    (".a", "'.a'"), (".", "'.'"), ("\"a\nb\"", "'a b'"),
  ])
  func `what is no folder's name shows nobody, and still nobody's name may appear`(
    cell: String, quoted: String
  ) {
    let (roster, findings) = read(
      "folder,name,publish,identities\n\(cell),Amina,full,amina@a.example\n")
    #expect(
      findings == """
        roster.csv:2: error: \(quoted) is not the name of a folder directly below 'learners', so nobody is shown for it [no-folder]
          help: write the folder's name alone, without slashes or '..'
        """)
    #expect(roster.rows == [])
    #expect(
      roster.withoutFolder == [PrivatePerson(names: ["Amina"], identities: ["amina@a.example"])])
  }

  @Test func `a row without a folder shows nobody`() {
    let (roster, findings) = read("folder,name,publish\n,Amina,full\n")
    #expect(
      findings == """
        roster.csv:2: error: this row names no folder, so nobody is shown for it [no-folder]
          help: write the name of a folder below 'learners' under 'folder'
        """)
    #expect(roster.rows == [])
    #expect(roster.withoutFolder == [PrivatePerson(names: ["Amina"], identities: [])])
  }

  @Test func `of several rows for one folder none counts`() {
    let text = """
      folder,name,publish
      amina,Amina,full
      ben,Ben,full
      amina,Amina,initials
      Amina,Amina,full
      """
    #expect(
      read(text).findings == """
        roster.csv:4: error: there is another row for 'amina' in line 2, so the learner is not shown [two-rows]
          help: keep the row that says what was agreed, and remove the other
        roster.csv:5: error: there is another row for 'Amina' in line 2, so the learner is not shown [two-rows]
          help: keep the row that says what was agreed, and remove the other
        """)
    #expect(
      consents(text) == [
        "amina: nothing", "ben: full narratives photo evidence", "amina: nothing", "Amina: nothing",
      ])
  }

  @Test func `findings name the line of the file, also after cells of several lines`() {
    let text = "folder,name,publish,consent_by\na,A,full,\"on paper,\nsigned\"\n\nb,B,yes,\n"
    #expect(
      read(text).findings == """
        roster.csv:5: error: 'publish' of 'b' is 'yes', so the learner is not shown [wrong-cell]
          help: write one of full, initials, pseudonym, none
        """)
  }

  @Test(arguments: [
    (
      "folder,name\n",
      """
      roster.csv:1: error: the roster has no column 'publish' [no-column]
        help: its first line must name the columns: folder,name,publish,display_name
      """
    ),
    (
      "foldr,name,publish\na,A,full\n",
      """
      roster.csv:1: warning: the column 'foldr' is not read [unknown-column]
        help: did you mean 'folder'?
      roster.csv:1: error: the roster has no column 'folder' [no-column]
        help: rename 'foldr' to 'folder'
      """
    ),
    (
      "",
      """
      roster.csv:1: error: the roster has no column 'folder' [no-column]
        help: its first line must name the columns: folder,name,publish,display_name
      """
    ),
    (
      "folder,name,publish,Publish\n",
      """
      roster.csv:1: error: two columns are called 'publish' [column-twice]
        help: keep one of them
      """
    ),
    (
      "folder,name,publish\n\"a\n",
      """
      roster.csv: error: the quotes in this table do not match [no-table]
        help: save it as CSV again; in a cell with quotes around it, a quote is written twice
      """
    ),
  ])
  func `a table that is no roster shows nobody`(text: String, findings: String) {
    #expect(read(text).findings == findings)
    #expect(read(text).roster.rows == [])
  }

  @Test func `columns and cells that are not read are named`() {
    let text = "folder,name,publish,consent_untl,shoe size,\na,A,full,2020-01-01,38,,x\n"
    #expect(
      read(text).findings == """
        roster.csv:1: warning: the column 'consent_untl' is not read [unknown-column]
          help: did you mean 'consent_until'?
        roster.csv:1: warning: the column 'shoe size' is not read [unknown-column]
          help: the columns that are read: folder, name, publish, display_name, consent_by, consent_date, consent_until, show, identities
        roster.csv:2: warning: this row has more cells than there are columns [cells-without-column]
          help: put a text that holds a comma into quotes, as in "Diallo, Amina"
        """)
  }

  // MARK: Days

  @Test(arguments: [
    ("", "", nil as Roster.Reason?), ("2026-06-01", "2026-06-01", nil), ("2026-05-31", "", nil),
    ("", "2026-06-02", nil), ("2026-06-02", "", .notYet(day("2026-06-02"))),
    ("", "2026-05-31", .expired(day("2026-05-31"))),
    ("2027-01-01", "2025-01-01", .notYet(day("2027-01-01"))),
  ])
  func `consent holds from its day to its last day`(
    from: String, until: String, reason: Roster.Reason?
  ) throws {
    let text = "folder,name,publish,consent_date,consent_until\na,A,full,\(from),\(until)\n"
    let row = try #require(read(text).roster.rows.first)
    #expect(row.reasonToHide(on: try #require(RosterDay("2026-06-01"))) == reason)
  }

  @Test func `without consent no day makes a difference`() throws {
    let row = try #require(read("folder,name,publish\na,A,none\n").roster.rows.first)
    #expect(row.reasonToHide(on: try #require(RosterDay("2026-06-01"))) == .noConsent)
  }

  @Test(arguments: [
    "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-13-01", "2026-00-10", "2026-01-32",
    "2025-02-29", " 2026-01-01", "2026-01-01T00:00:00Z", "", "２０２６-01-01",
  ])
  func `what is no day`(text: String) { #expect(RosterDay(text) == nil) }

  @Test func `days are those of the calendar, in their order`() throws {
    let days = ["0001-01-01", "1999-12-31", "2024-02-29", "2026-09-30", "2026-10-01"].compactMap(
      RosterDay.init)
    #expect(days.count == 5 && days == days.sorted())
    let moment = Timestamp.Moment(
      secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
    #expect(RosterDay(of: moment).description == "2026-06-01")
  }
}

/// A day that is known to be one.
private func day(_ text: String) -> RosterDay {
  guard let day = RosterDay(text) else { preconditionFailure("\(text) is no day") }
  return day
}
