import Testing

@testable import LapelPortfolio

@Suite struct WordsInOneLineTests {
  @Test(arguments: [
    ("", ""), ("one", "one"), ("one two", "one two"), (" one", "one"), ("one ", "one"),
    ("one  two", "one two"), ("one\r\ntwo\tthree", "one two three"),
    ("one\u{A0}two\u{2003}three\u{3000}four", "one two three four"),
    ("Söhne und Łódź", "Söhne und Łódź"),
    ("“one” – two", "“one” – two"), ("one \u{301}two", "one two"), ("e\u{301} two", "e\u{301} two"),
    ("日本 語", "日本 語"), (" \n\u{2028} ", ""),
  ])
  func `words stand in one line with one space between them`(text: String, line: String) {
    #expect(Array(wordsInOneLine(text).utf8) == Array(line.utf8))
  }

  @Test func `the quick look and the look at characters agree`() {
    let pieces = [
      "a", "é", " ", "  ", "\n", "\u{A0}", "\u{301}", "“", "\u{2009}", "語", "😀", "\u{85}",
      "·", "…",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          for fourth in pieces {
            let text = first + second + third + fourth
            let expected = text.split { $0.isWhitespace }.joined(separator: " ")
            #expect(
              Array(wordsInOneLine(text).utf8) == Array(expected.utf8), "\(text.debugDescription)")
          }
        }
      }
    }
  }
}
