import LapelCredentials
import LapelTemplates
import Testing

@testable import LapelSite

@Suite struct FactTests {
  private func value(
    _ text: String, language: TemplateValue = false, link: TemplateValue = false,
    machine: TemplateValue = false
  ) -> TemplateValue {
    ["text": .text(text), "language": language, "link": link, "machine": machine]
  }

  @Test func `what is not stated is no fact`() {
    let noText: String? = nil
    let noDate: Timestamp? = nil
    #expect(Fact("Role", noText)?.object == nil)
    #expect(Fact("Role", "")?.object == nil)
    #expect(Fact("Awarded on", noDate)?.object == nil)
    #expect(Fact("Website", address: nil)?.object == nil)
    #expect(Fact("Tags", [])?.object == nil)
    #expect(Fact("Tags", [Fact.Value(text: "")])?.object == nil)
    #expect(TemplateValue.facts([nil, Fact("Role", "")]) == [])
  }

  @Test func `a fact has a term and what is stated, empty values left out`() {
    let fact = Fact("Tags", [Fact.Value(text: "a"), Fact.Value(text: ""), Fact.Value(text: "b")])
    #expect(fact?.object == ["term": "Tags", "values": [value("a"), value("b")]])
  }

  @Test func `a date is told to people and programs`() {
    let fact = Fact("Awarded on", Timestamp(text: "2022-04-28T08:42:53Z"))
    #expect(
      fact?.object == [
        "term": "Awarded on",
        "values": [value("28 April 2022, 08:42 UTC", machine: "2022-04-28T08:42:53Z")],
      ])
  }

  @Test func `an address is a link only when a page may link to it`() {
    let link = TemplateValue.link(SafeLink(checked: "https://a.example/x"))
    #expect(
      Fact("Website", address: "https://a.example/x")?.object
        == ["term": "Website", "values": [value("https://a.example/x", link: link)]])
    for address in ["javascript:alert(1)", "data:text/html,x", "urn:uuid:1", "//a.example/"] {
      #expect(
        Fact("Website", address: address)?.object
          == ["term": "Website", "values": [value(address)]])
    }
  }

  @Test func `a text brings its language`() {
    let text = LocalizedText("Boulangerie", language: "fr")
    #expect(
      Fact("Name", [Fact.Value(text, in: "en")])?.object
        == ["term": "Name", "values": [value("Boulangerie", language: "fr")]])
  }

  @Test(arguments: [
    ("MicroCredential", "Micro credential"), ("ext:Merit", "Merit"), ("email", "Email"),
    ("in_progress", "In progress"), ("community-service", "Community service"), ("", ""),
    ("ext:", "Ext:"), ("ceasn:Competency", "Competency"),
    ("https://a.example/Type", "Https://a.example/Type"), ("a:b:c", "A:b:c"), ("ABC", "ABC"),
    ("éCole", "É cole"), ("a\u{0}b", "A\u{0}b"),
  ])
  func `a word of a vocabulary is written for people`(term: String, words: String) {
    #expect(readableTerm(term) == words)
  }
}
