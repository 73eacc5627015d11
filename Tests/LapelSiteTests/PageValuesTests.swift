import LapelCredentials
import LapelTemplates
import Testing

@testable import LapelSite

@Suite struct PageValuesTests {
  @Test(arguments: ["en", "de-CH", "gsw", "zh-Hant-TW", "EN"])
  func `a language tag is kept`(tag: String) {
    #expect(languageTag(tag) == tag)
  }

  @Test(arguments: [
    "", "e", "english", "en_GB", "en-", "-en", "en--GB", "e1", "en-toolongsubtag", "en\"onclick",
    "en GB", "é", "en\u{0}",
  ])
  func `what is no language tag is left out`(tag: String) {
    #expect(languageTag(tag) == nil)
  }

  @Test func `the language of the page itself is not said again`() {
    #expect(languageTag("en", unless: "en") == nil)
    #expect(languageTag("de", unless: "en") == "de")
    #expect(languageTag(nil) == nil)
  }

  @Test(arguments: [
    ("", 5, ""), ("short", 5, "short"), ("one two three", 13, "one two three"),
    ("one two three", 12, "one two…"), ("one two three", 9, "one two…"),
    ("one two three", 8, "one…"),
    ("abcdefgh", 5, "abcd…"), ("  a \n\t b\u{A0}c  ", 20, "a b c"), ("👩‍💻👩‍💻👩‍💻👩‍💻", 3, "👩‍💻👩‍💻…"),
  ])
  func `a text is cut at a word`(text: String, limit: Int, result: String) {
    #expect(shortened(text, to: limit) == result)
  }

  @Test(arguments: [(0, "0 badges"), (1, "1 badge"), (2, "2 badges")])
  func `one is not many`(count: Int, words: String) {
    #expect(counted(count, "badge", "badges") == words)
  }

  @Test func `a list tells whether it has elements`() {
    #expect(
      TemplateObject(tellingOfLists: ["full": ["a"], "empty": [], "text": "x"]) == [
        "full": ["a"], "hasFull": true, "empty": [], "hasEmpty": false, "text": "x",
      ])
  }

  @Test func `a text in several languages shows one and has the others`() {
    let text = LocalizedText([
      LocalizedText.Entry(language: "en", text: "Bread"),
      LocalizedText.Entry(language: "de", text: "Brot"),
    ])
    #expect(
      text?.value(for: "en") == [
        "text": "Bread", "language": false, "others": [["text": "Brot", "language": "de"]],
      ])
    #expect(
      text?.value(for: "de") == [
        "text": "Brot", "language": false, "others": [["text": "Bread", "language": "en"]],
      ])
  }

  @Test func `what is absent is false`() {
    #expect(TemplateValue.text(nil) == false)
    #expect(TemplateValue.text(Optional("")) == false)
    #expect(TemplateValue.object(nil) == false)
  }
}

@Suite struct ShortenedTextTests {
  @Test(arguments: [
    ("one two three", 20, "one two three"),
    ("one  two\n three", 20, "one two three"),
    ("one two three", 9, "one two…"),
    ("onetwothree", 5, "onet…"),
    ("safe \u{202E}txt.exe\u{2066}", 20, "safe txt.exe"),
    ("été été été", 8, "été…"),
  ])
  func `a text is cut at a word, without what turns its direction`(
    text: String, limit: Int, expected: String
  ) {
    #expect(shortened(text, to: limit) == expected)
  }

  @Test func `a pile of accents is no way around the length`() {
    let piled = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(shortened(piled, to: 20).unicodeScalars.count <= 81)
  }
}
