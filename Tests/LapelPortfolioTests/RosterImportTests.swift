import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct RosterImportTests {
  /// `folder: name, identity, …` for each learner; or what is wrong.
  private func imported(_ text: String) -> [String] {
    do throws(Diagnostic) {
      let table = try CSVTable(Array(text.utf8), displayPath: "list.csv")
      return try RosterImport(table, displayPath: "list.csv").learners.map {
        "\($0.folder): " + ([$0.name] + $0.identities).joined(separator: ", ")
      }
    } catch {
      return [error.description]
    }
  }

  @Test(arguments: [
    (
      "Student,ID,E-mail address\n\"Diallo, Amina\",7,amina@a.example\nBen Okafor,8,\n",
      ["amina-diallo: Amina Diallo, amina@a.example", "ben-okafor: Ben Okafor"]
    ),
    (
      "First name;Last name;Email address;DID\nAmina;Diallo;amina@a.example;did:key:z6\n",
      ["amina-diallo: Amina Diallo, amina@a.example, did:key:z6"]
    ),
    ("Surname\tGiven name\nDiallo\tAmina\n", ["amina-diallo: Amina Diallo"]),
    ("Name;Vorname\nMüller;Jürgen\n", ["jurgen-muller: Jürgen Müller"]),
    ("Nom;Prénom\nDupré;Zoé\n", ["zoe-dupre: Zoé Dupré"]),
    ("Apellidos;Nombre\nRuiz Vega;José\n", ["jose-ruiz-vega: José Ruiz Vega"]),
    ("name\n\n \nAmina\n", ["amina: Amina"]),
    // Names that give one folder, or none at all.
    (
      "name\nAmina\nAMINA\nAmina 2\n林美玲\n李华\n",
      ["amina: Amina", "amina-2: AMINA", "amina-2-2: Amina 2", "learner: 林美玲", "learner-2: 李华"]
    ),
    ("name\n../../etc\n", ["etc: ../../etc"]),
  ])
  func `the learners of a table`(text: String, expected: [String]) {
    #expect(imported(text) == expected)
  }

  @Test(arguments: ["Class,Teacher\n3b,Ms Fox\n", "Vorname\nAmina\n", ""])
  func `a table without names is refused`(text: String) {
    #expect(
      imported(text) == [
        """
        list.csv:1: error: no column of this table holds names [no-column]
          help: call a column 'name', or two of them 'first name' and 'last name'
        """
      ])
  }

  @Test func `the roster that comes of it shows nobody, and can be read`() throws {
    let table = try CSVTable(
      Array("name,email,did\n\"Amina \"\"Mina\"\" Diallo\",amina@a.example,did:key:z6\n".utf8),
      displayPath: "")
    let text = try RosterImport(table, displayPath: "").rosterText
    #expect(
      text == """
        folder,name,publish,display_name,consent_by,consent_date,consent_until,show,identities
        amina-mina-diallo,"Amina ""Mina"" Diallo",,,,,,,"amina@a.example; did:key:z6"

        """)
    var reader = RosterReader(displayPath: "roster.csv")
    let rows = try reader.roster(Array(text.utf8)).rows
    #expect(reader.diagnostics == [])
    #expect(
      rows == [
        Roster.Row(
          line: 2, folder: "amina-mina-diallo", name: "Amina \"Mina\" Diallo", displayName: nil,
          consent: nil, consentBy: nil, identities: ["amina@a.example", "did:key:z6"])
      ])
  }
}
