import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct WithdrawalTests {
  private func withdrawn(_ folder: String, from text: String) -> String {
    do throws(Diagnostic) {
      let withdrawal = try Withdrawal(
        of: folder, from: Array(text.utf8), displayPath: "roster.csv")
      return String(decoding: withdrawal.roster, as: UTF8.self)
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    (
      "folder,name,publish\nada,Ada,full\nben,Ben,full\n",
      "folder,name,publish\nada,Ada,none\nben,Ben,full\n"
    ),
    (
      "folder;name;publish;notes\r\nada;\"Lovelace; Ada\";initials;\"say \"\"hi\"\"\nsoon\"\r\nben;Ben;full;\r\n",
      "folder;name;publish;notes\nada;\"Lovelace; Ada\";none;\"say \"\"hi\"\"\nsoon\"\nben;Ben;full;\n"
    ),
    ("folder\tname\tpublish\nada\tA, B\tfull\n", "folder\tname\tpublish\nada\t\"A, B\"\tnone\n"),
    // A row may be shorter than the header, stand twice, or have space around the folder.
    (
      "Folder,name,Publish\nada\n ada ,Ada,full\n",
      "Folder,name,Publish\nada,,none\nada ,Ada,none\n"
    ),
    ("\u{FEFF}folder,name,publish\nada,Ada,full", "\u{FEFF}folder,name,publish\nada,Ada,none\n"),
    (
      "publish,folder,name\nfull,ada,Ada\n\nfull,ben,Ben\n",
      "publish,folder,name\nnone,ada,Ada\n,,\nfull,ben,Ben\n"
    ),
  ])
  func `consent goes and the rest stays`(text: String, expected: String) {
    #expect(withdrawn("ada", from: text) == expected)
  }

  @Test(arguments: [
    (
      "folder,name,publish\nadah,Ada,full\n",
      """
      roster.csv: error: the roster has no row for 'ada' [no-row]
        help: did you mean 'adah'?
      """
    ),
    (
      "folder,name,publish\nbenjamin,Ben,full\n",
      """
      roster.csv: error: the roster has no row for 'ada' [no-row]
        help: write the folder as the roster does
      """
    ),
    (
      "folder,name\nada,Ada\n",
      """
      roster.csv: error: the roster has no column 'publish' [no-column]
        help: its first line must name the columns: folder,name,publish,display_name
      """
    ),
    (
      "name,publish\nada,full\n",
      """
      roster.csv: error: the roster has no column 'folder' [no-column]
        help: its first line must name the columns: folder,name,publish,display_name
      """
    ),
  ])
  func `a roster without the learner is left alone`(text: String, finding: String) {
    #expect(withdrawn("ada", from: text) == finding)
  }
}
