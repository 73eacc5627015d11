import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct SettingsReaderTests {
  private func settings(_ text: String) throws(UnusablePortfolio) -> Settings {
    try SettingsReader(displayPath: "lapel.yml").settings(Array(text.utf8)).0
  }

  private func findings(_ text: String) -> String {
    do throws(UnusablePortfolio) {
      return try SettingsReader(displayPath: "lapel.yml").settings(Array(text.utf8)).1
        .map(\.description).joined(separator: "\n")
    } catch {
      return error.diagnostics.map(\.description).joined(separator: "\n")
    }
  }

  @Test func `everything that may be said is read`() throws {
    let settings = try settings(
      """
      title: Amina's badges
      url: https://amina.example/portfolio
      language: en
      languages: [en, fr]
      learner:
        name: Amina Diallo
        headline: Community kitchen volunteer
        photo: photo.jpg
        identities: [amina@example.org]
        links:
          - {label: Code, url: https://code.example/amina}
          - url: mailto:amina@example.org
      publish: {email: true, index: false, originals: all}
      order: oldest
      links: files
      """)
    #expect(settings.title == "Amina's badges")
    #expect(settings.url?.text == "https://amina.example/portfolio/")
    #expect(settings.languages == ["en", "fr"])
    #expect(settings.learner.name == "Amina Diallo")
    #expect(settings.learner.headline == "Community kitchen volunteer")
    #expect(settings.learner.photo == "photo.jpg")
    #expect(settings.learner.identities == ["amina@example.org"])
    #expect(settings.learner.links.map(\.label) == ["Code", "mailto:amina@example.org"])
    #expect(
      settings.learner.links.map(\.url.text) == [
        "https://code.example/amina", "mailto:amina@example.org",
      ])
    #expect(settings.publish.email && !settings.publish.index && settings.publish.originals == .all)
    #expect(settings.order == .oldest && settings.links == .files && settings.linkStyle == .files)
  }

  @Test func `only the learner's name is needed`() throws {
    let settings = try settings("\u{FEFF}learner: {name: Amina}\r\n")
    #expect(settings == Settings(learner: settings.learner))
    #expect(settings.title == "Amina" && settings.url == nil && settings.linkStyle == .files)
    #expect(settings.order == .newest && settings.publish == Settings.Publish())
  }

  @Test func `pages are linked as folders when the site's address is known`() throws {
    #expect(
      try settings("{learner: {name: A}, url: 'https://a.example/x'}").linkStyle == .folders)
    #expect(
      try settings("{learner: {name: A}, url: 'https://a.example/x'}").url?.text
        == "https://a.example/x/")
  }

  @Test(arguments: [
    (
      "titel: A\nlearner: {name: A, phot: b, xyzzy: c}",
      """
      lapel.yml:1:1: warning: unknown key 'titel' [unknown-key]
        help: did you mean 'title'?
      lapel.yml:2:20: warning: unknown key 'learner.phot' [unknown-key]
        help: did you mean 'learner.photo'?
      lapel.yml:2:29: warning: unknown key 'learner.xyzzy' [unknown-key]
        help: the keys that may stand here: name, headline, photo, identities, links
      """
    ),
    (
      "",
      """
      lapel.yml: error: 'learner.name' is missing [no-learner-name]
        help: add 'learner:' and, below it, '  name: ' with the name to show
      """
    ),
    (
      "- a",
      """
      lapel.yml:1:1: error: the settings must be a group of keys [wrong-value]
        help: begin with 'learner:' and, below it, '  name: '
      """
    ),
    (
      "learner: Amina",
      """
      lapel.yml:1:10: error: 'learner' must be a group of keys, not 'Amina' [wrong-value]
      """
    ),
    (
      "learner:\n  name: [a]\norder: newst\nlinks: maybe\npublish: {index: perhaps}\nlanguage: en_US\nlanguages: [x y]",
      """
      lapel.yml:2:9: error: 'learner.name' must be a text, not a list [wrong-value]
      lapel.yml:3:8: error: 'order' must be one of newest, oldest, issuer, manual, not 'newst' [wrong-value]
        help: did you mean 'newest'?
      lapel.yml:4:8: error: 'links' must be one of files, folders, not 'maybe' [wrong-value]
      lapel.yml:5:18: error: 'publish.index' must be true or false, not 'perhaps' [wrong-value]
      lapel.yml:6:11: error: 'language' must be a language tag such as en or pt-BR, not 'en_US' [wrong-value]
      lapel.yml:7:13: error: 'languages' must be a list of language tags such as en or pt-BR, not 'x y' [wrong-value]
      """
    ),
    (
      "learner: {name: A}\nurl: https://a.example/x?y",
      """
      lapel.yml:2:6: error: 'url' must be the whole address of the site, not 'https://a.example/x?y' [unusable-address]
        help: write it as in https://amina.example/portfolio/, or leave it out
      """
    ),
    (
      "learner: {name: A, identities: {a: b}}\nurl: amina.example",
      """
      lapel.yml:1:32: error: 'learner.identities' must be a list of texts, not a group of keys [wrong-value]
      lapel.yml:2:6: error: 'url' must be the whole address of the site, not 'amina.example' [unusable-address]
        help: write it as in https://amina.example/portfolio/, or leave it out
      """
    ),
    (
      "learner:\n  name: A\n  links:\n    - label: B\n    - C\n    - {label: D, url: 'javascript:alert(1)'}\n    - {label: E, ulr: x}",
      """
      lapel.yml:4:7: error: this link has no 'url' [unusable-address]
        help: write it as in '- {label: Code, url: https://code.example/amina}'
      lapel.yml:5:7: error: 'learner.links' must be a list of links with a label and a url, not 'C' [wrong-value]
      lapel.yml:6:23: error: pages cannot link to 'javascript:alert(1)' [unusable-address]
        help: write a whole address that begins with https://, http:// or mailto:
      lapel.yml:7:7: error: this link has no 'url' [unusable-address]
        help: write it as in '- {label: Code, url: https://code.example/amina}'
      lapel.yml:7:18: warning: unknown key 'learner.links.ulr' [unknown-key]
        help: did you mean 'learner.links.url'?
      """
    ),
    (
      "learner: {name: A}\npublish: {email: yes}",
      """
      lapel.yml:2:10: warning: 'publish.email' is set, but no e-mail address is listed in 'learner.identities' [no-email-identity]
        help: list the addresses that may be published in 'learner.identities'
      """
    ),
    (
      "learner: {name: A}\ntrusting: [x]",
      """
      lapel.yml:2:1: warning: unknown key 'trusting' [unknown-key]
        help: the keys that may stand here: title, url, language, languages, learner, publish, order, links, trust, recheck
      """
    ),
  ])
  func `what is wrong is told with its place`(text: String, messages: String) {
    #expect(findings(text) == messages)
  }

  @Test func `a file that is no UTF-8 is refused with its line`() {
    do throws(UnusablePortfolio) {
      _ = try SettingsReader(displayPath: "lapel.yml").settings(Array("a: b\n".utf8) + [0xFF])
      Issue.record("it was taken")
    } catch {
      #expect(
        error.diagnostics.map(\.description) == [
          """
          lapel.yml:2: error: this line is not UTF-8 text [not-utf8]
            help: save the file in the encoding UTF-8
          """
        ])
    }
  }
}
