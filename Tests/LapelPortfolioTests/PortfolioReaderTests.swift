import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct PortfolioReaderTests {
  private func findings(_ folder: String, displayName: String = "") async -> String {
    do throws(UnusablePortfolio) {
      let portfolio = try await PortfolioReader(folder: folder, displayName: displayName)
        .portfolio()
      return portfolio.diagnostics.map(\.description).joined(separator: "\n")
    } catch {
      return "unusable\n" + error.diagnostics.map(\.description).joined(separator: "\n")
    }
  }

  @Test func `a folder with settings is a portfolio`() async throws {
    let test = try TestPortfolio([
      "lapel.yml": "learner: {name: Amina}\norder: manual", "backpack/readme": "",
    ])
    let portfolio = try await PortfolioReader(folder: test.folder).portfolio()
    #expect(portfolio.settings.learner.name == "Amina" && portfolio.settings.order == .manual)
    #expect(portfolio.badges.isEmpty)
  }

  @Test(
    arguments: [
      (
        [:],
        "unusable\nmine/lapel.yml: error: there is no file 'lapel.yml' in this folder [no-settings]\n  help: give the folder of a portfolio, or make one with 'lapel new'"
      ),
      (
        ["backpack/a.json": "{}"],
        "unusable\nmine/lapel.yml: error: there is no file 'lapel.yml' in this folder [no-settings]\n  help: make one that holds 'learner: {name: …}' with the name to show"
      ),
      (
        ["showcase.yml": ""],
        "unusable\nmine/showcase.yml: error: this folder is a showcase of many learners, not a portfolio [no-settings]\n  help: give the folder of one learner, below 'learners'"
      ),
      (
        ["lapel.yml/a": ""],
        "unusable\nmine/lapel.yml: error: this file cannot be read [unreadable-file]\n  help: check that it is a file and that you may read it"
      ),
      (
        ["lapel.yml": "learner: {name: 'A'}"],
        "mine/backpack: warning: there is no folder 'backpack' [no-backpack]\n  help: make it and put badges into it"
      ),
    ] as [([String: String], String)])
  func `a folder that is none is told apart`(files: [String: String], message: String) async throws
  {
    let test = try TestPortfolio(files)
    #expect(await findings(test.folder, displayName: "mine") == message)
  }

  @Test func `a folder that is not there is named`() async {
    #expect(
      await findings("/nowhere/at/all", displayName: "all") == """
        unusable
        error: there is no folder 'all' [no-such-folder]
          help: give the folder of a portfolio, or make one with 'lapel new all'
        """)
  }
}
