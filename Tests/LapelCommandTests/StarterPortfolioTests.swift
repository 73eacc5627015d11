import Foundation
import LapelDiagnostics
import LapelPortfolio
import Testing

@testable import LapelCommand

@Suite struct StarterPortfolioTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "lapel-command-tests-\(UUID().uuidString)"
  ).path

  private func paths(_ folder: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func refusal(_ directory: String) -> String? {
    do {
      try StarterPortfolio.write(to: directory)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `a new portfolio has everything and no findings`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StarterPortfolio.write(to: folder + "/deep/amina")
    #expect(
      paths(folder + "/deep/amina") == [
        ".gitignore", "READ-ME-FIRST.md", "backpack", "evidence", "lapel.yml", "narratives",
        "narratives/about.md", "narratives/badges", "narratives/stacks",
      ])
    let portfolio = try await PortfolioReader(folder: folder + "/deep/amina").portfolio()
    #expect(portfolio.diagnostics == [])
    #expect(portfolio.settings.learner.name == "Your Name")
    #expect(portfolio.settings.linkStyle == .files)
  }

  @Test func `every setting in the comments can be used by taking its # away`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StarterPortfolio.write(to: folder)
    let path = folder + "/lapel.yml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let keys = [
      "title", "url", "headline", "identities", "links", "publish", "order", "  - {label",
    ]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> Substring in
      let indentation = line.prefix { $0 == " " }
      let comment = line.dropFirst(indentation.count)
      guard comment.hasPrefix("# "), let colon = comment.firstIndex(of: ":"),
        keys.contains(String(comment[..<colon].dropFirst(2)))
      else { return line }
      return indentation + comment.dropFirst(2)
    }
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let portfolio = try await PortfolioReader(folder: folder).portfolio()
    #expect(portfolio.diagnostics.map(\.description) == [])
    #expect(portfolio.settings.title == "My portfolio")
    #expect(portfolio.settings.url?.text == "https://your-name.example/portfolio/")
    #expect(
      portfolio.settings.learner.headline == "Community kitchen volunteer, junior web developer")
    #expect(portfolio.settings.learner.identities == ["you@example.org"])
    #expect(portfolio.settings.learner.links.map(\.label) == ["Code"])
  }

  @Test func `an empty folder is used`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(refusal(folder) == nil)
    #expect(paths(folder).contains("lapel.yml"))
  }

  @Test(arguments: ["file", ".hidden"])
  func `a folder with something in it is left alone`(name: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try "mine".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    #expect(
      refusal(folder) == """
        \(folder): error: is there already and is not empty [folder-is-in-use]
          help: choose another name, or an empty folder
        """)
    #expect(paths(folder) == [name])
  }

  @Test func `a file is left alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "mine".write(toFile: folder, atomically: true, encoding: .utf8)
    #expect(refusal(folder)?.contains("[folder-is-in-use]") == true)
    #expect(refusal(folder + "/below")?.contains("[cannot-make-folder]") == true)
    #expect(try String(contentsOfFile: folder, encoding: .utf8) == "mine")
  }

  @Test func `an empty name makes nothing at the root of the disk`() {
    #expect(
      refusal("") == """
        error: the name of the folder to make is empty [no-folder-name]
          help: name a folder, as in 'lapel new my-portfolio'
        """)
  }

  @Test func `a folder that cannot be made is named`() {
    #expect(
      Diagnostic.cannotMakeFolder("x/y", reason: "no").description == """
        x/y: error: cannot be made: no [cannot-make-folder]
          help: choose a place where you may write
        """)
  }
}
