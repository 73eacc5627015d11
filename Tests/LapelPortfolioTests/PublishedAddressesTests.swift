import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct PublishedAddressesTests {
  private func read(_ folder: TestPortfolio) throws(Diagnostic) -> PublishedAddresses {
    try PublishedAddresses(in: folder.folder, displayName: "class/.published.json")
  }

  @Test func `every address is kept once, in the order of its coming`() throws {
    let folder = try TestPortfolio()
    var addresses = try read(folder)
    #expect(addresses.slugs(of: "ada") == [])
    for (slug, learner) in [("ada", "ada"), ("b-o", "ben"), ("a-l", "ada"), ("ada", "ada")] {
      addresses.note(slug, of: learner)
    }
    try addresses.write(in: folder.folder)
    let again = try read(folder)
    #expect(again == addresses)
    #expect(again.slugs(of: "ada") == ["ada", "a-l"])
    #expect(again.slugs(of: "ben") == ["b-o"])
    let text = String(
      decoding: try readBytes(
        absolutePath: folder.folder + "/.published.json", displayPath: "", limit: 1000),
      as: UTF8.self)
    #expect(
      text == """
        {
          "ada": [
            "ada",
            "a-l"
          ],
          "ben": [
            "b-o"
          ]
        }

        """)
  }

  @Test(arguments: ["", "[]", "{", "not JSON"])
  func `a list that cannot be read is not taken for an empty one`(text: String) throws {
    let folder = try TestPortfolio([".published.json": text])
    let finding = #expect(throws: Diagnostic.self) { _ = try read(folder) }
    #expect(
      finding?.description == """
        class/.published.json: error: this is not the list of addresses that Lapel wrote [unreadable-file]
          help: put back the file as it was; without it nobody knows under which addresses learners were shown
        """)
  }
}
