import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct LocalizedTextTests {
  private func name(_ json: String) throws -> LocalizedText? {
    try credential(#"{"type": "OpenBadgeCredential", "credentialSubject": {}, "name": \#(json)}"#)
      .name
  }

  @Test(
    arguments: [
      (#""Pot""#, [LocalizedText.Entry(text: "Pot")]),
      ("7", [.init(text: "7")]),
      (#"{"@value": "Topf", "@language": "de"}"#, [.init(language: "de", text: "Topf")]),
      (
        #"{"id": "Periuk", "en-GB": "Pot", "@none": "P"}"#,
        [
          .init(language: "id", text: "Periuk"), .init(language: "en-GB", text: "Pot"),
          .init(text: "P"),
        ]
      ),
      (
        #"{"de": ["Topf", "Pott"]}"#,
        [.init(language: "de", text: "Topf"), .init(language: "de", text: "Pott")]
      ),
      (#"{"id": "https://x.example/"}"#, [.init(text: "https://x.example/")]),
      (
        #"["Pot", null, {"@value": "Topf", "@language": "de"}, ["deep"]]"#,
        [.init(text: "Pot"), .init(language: "de", text: "Topf")]
      ),
    ] as [(String, [LocalizedText.Entry])])
  func `a text is read in each of its forms`(json: String, entries: [LocalizedText.Entry]) throws {
    #expect(try name(json) == LocalizedText(entries))
  }

  @Test(arguments: ["null", #""""#, #"" \n""#, "{}", "[]", #"{"url": "x"}"#, #"{"de": {"x": 1}}"#])
  func `what holds no text is none`(json: String) throws {
    #expect(try name(json) == nil)
  }

  @Test func `the context's language counts for texts without their own`() throws {
    let credential = try credential(
      #"{"@context": ["https://x.example", {"@language": "nl"}], "type": "OpenBadgeCredential", "credentialSubject": {}, "name": "Pot"}"#
    )
    #expect(credential.name == LocalizedText("Pot", language: "nl"))
    #expect(credential.contexts == ["https://x.example", "inline"])
  }

  @Test func `the entry for a reader is the nearest in language`() throws {
    let text = try #require(
      LocalizedText([
        .init(language: "de", text: "Topf"), .init(text: "P"),
        .init(language: "en-GB", text: "Pot"),
      ]))
    #expect(text.text(for: "EN-gb") == "Pot")
    #expect(text.text(for: "en") == "Pot")
    #expect(text.text(for: "de-AT") == "Topf")
    #expect(text.text(for: "fr") == "P")
  }
}
