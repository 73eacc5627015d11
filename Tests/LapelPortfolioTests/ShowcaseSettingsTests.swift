import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct ShowcaseSettingsTests {
  private func read(_ text: String) -> (settings: ShowcaseSettings?, findings: String) {
    do throws(UnusablePortfolio) {
      let (settings, findings) = try ShowcaseSettingsReader(displayPath: "showcase.yml")
        .settings(Array(text.utf8))
      return (settings, findings.map(\.description).joined(separator: "\n"))
    } catch {
      return (nil, error.diagnostics.map(\.description).joined(separator: "\n"))
    }
  }

  @Test func `everything that may be said is read`() {
    let (settings, findings) = read(
      """
      title: Spring class
      url: https://school.example/class
      language: de
      publish: {index: true}
      links: files
      trust: trust.json
      recheck: visit
      allow: [Grace, Will Hope]
      """)
    var expected = ShowcaseSettings(title: "Spring class")
    expected.url = WebLink(web: "https://school.example/class/")
    expected.language = "de"
    expected.index = true
    expected.links = .files
    expected.trust = "trust.json"
    expected.recheck = .visit
    expected.allowed = ["Grace", "Will Hope"]
    #expect(settings == expected)
    #expect(findings == "")
  }

  @Test func `only the title is needed, and search engines are asked to stay away`() {
    let (settings, findings) = read("\u{FEFF}title: Class\r\n")
    #expect(settings == ShowcaseSettings(title: "Class"))
    #expect(settings?.index == false)
    #expect(findings == "")
  }

  @Test(arguments: [
    (
      "",
      """
      showcase.yml: error: 'title' is missing [no-title]
        help: add 'title: ' with the name of the class
      """
    ),
    (
      "title: [a]\nallow: {a: b}",
      """
      showcase.yml:1:8: error: 'title' must be a text, not a list [wrong-value]
      showcase.yml:2:8: error: 'allow' must be a list of texts, not a group of keys [wrong-value]
      """
    ),
    (
      "titel: A\ntitle: A\npublish: {email: true}\nlearners: x",
      """
      showcase.yml:1:1: warning: unknown key 'titel' [unknown-key]
        help: did you mean 'title'?
      showcase.yml:3:11: warning: unknown key 'publish.email' [unknown-key]
        help: the keys that may stand here: index
      showcase.yml:4:1: warning: unknown key 'learners' [unknown-key]
        help: the keys that may stand here: title, url, language, publish, links, trust, recheck, allow
      """
    ),
    (
      "title: A\nurl: school.example\nlinks: both\npublish: {index: maybe}",
      """
      showcase.yml:2:6: error: 'url' must be the whole address of the site, not 'school.example' [unusable-address]
        help: write it as in https://amina.example/portfolio/, or leave it out
      showcase.yml:3:8: error: 'links' must be one of files, folders, not 'both' [wrong-value]
      showcase.yml:4:18: error: 'publish.index' must be true or false, not 'maybe' [wrong-value]
      """
    ),
  ])
  func `what is wrong is said`(text: String, findings: String) {
    #expect(read(text).findings == findings)
  }
}
