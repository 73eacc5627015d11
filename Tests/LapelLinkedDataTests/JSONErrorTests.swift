import LapelLinkedData
import Testing

@Suite struct JSONErrorTests {
  @Test(arguments: [
    ("", "0: expected a value, found the end of the text"),
    (" \n ", "3: expected a value, found the end of the text"),
    ("[", "1: expected a value or ']', found the end of the text"),
    ("[1", "2: expected ',' or ']' after an element, found the end of the text"),
    ("[1 2]", "3: expected ',' or ']' after an element, found '2'"),
    ("[1,]", "2: a comma must not stand before ']'"),
    ("[1,,2]", "3: expected a value, found ','"),
    ("[,]", "1: expected a value or ']', found ','"),
    ("{", "1: expected a member name in double quotes or '}', found the end of the text"),
    ("{a:1}", "1: expected a member name in double quotes or '}', found 'a'"),
    ("{'a':1}", "1: expected a member name in double quotes or '}', found an apostrophe"),
    ("{“a”:1}", "1: expected a member name in double quotes or '}', found U+201C"),
    (#"{"a":1,2}"#, "7: expected a member name in double quotes, found '2'"),
    (#"{"a":1 , }"#, "7: a comma must not stand before '}'"),
    (#"{"a" 1}"#, "5: expected ':' after the member name, found '1'"),
    (#"{"a":}"#, "5: expected a value, found '}'"),
    (#"{"a":1 "b":2}"#, "7: expected ',' or '}' after a member, found '\"'"),
    (#"{"id":1,"id":2}"#, "8: the member name 'id' appears twice"),
    (#"{"\u202e\n":1,"\u202e\n":2}"#, #"14: the member name '\u{202E}\u{000A}' appears twice"#),
    ("1 2", "2: expected the end of the text after the value, found '2'"),
    ("{}\u{0}", "2: expected the end of the text after the value, found U+0000"),
    ("nul", "3: expected 'null', found the end of the text"),
    ("[trve]", "3: expected 'true', found 'v'"),
    ("[False]", "1: expected a value or ']', found 'F'"),
    ("falsE", "4: expected 'false', found 'E'"),
    ("01", "0: a number must not begin with a zero and more digits"),
    ("-00", "1: a number must not begin with a zero and more digits"),
    ("+1", "0: expected a value, found '+'"),
    (".5", "0: expected a value, found '.'"),
    ("-", "1: expected a digit after '-', found the end of the text"),
    ("-a", "1: expected a digit after '-', found 'a'"),
    ("1.", "2: expected a digit after the decimal point, found the end of the text"),
    ("1.e5", "2: expected a digit after the decimal point, found 'e'"),
    ("[1e]", "3: expected a digit in the exponent, found ']'"),
    ("1e+", "3: expected a digit in the exponent, found the end of the text"),
    ("0x10", "1: expected the end of the text after the value, found 'x'"),
    (#"["abc]"#, "1: the string that begins here has no closing quotation mark"),
    (#"["abc\"#, "1: the string that begins here has no closing quotation mark"),
    ("\"a\nb\"", "2: the control character U+000A in a string must be written as an escape"),
    ("\"\u{0}\"", "1: the control character U+0000 in a string must be written as an escape"),
    (#""\x41""#, "1: a backslash must not stand before 'x'"),
    (#""ab\é""#, "3: a backslash must not stand before U+00E9"),
    (#""\u12g4""#, #"5: expected four hexadecimal digits after '\u', found 'g'"#),
    (#""\u12"#, #"5: expected four hexadecimal digits after '\u', found the end of the text"#),
    (#""\ud83d""#, #"1: the escape '\uD83D' is half a surrogate pair without the other"#),
    (#""\ud83d\n""#, #"1: the escape '\uD83D' is half a surrogate pair without the other"#),
    (#""\ud83d\ud83d""#, #"1: the escape '\uD83D' is half a surrogate pair without the other"#),
    (#""a\ude00""#, #"2: the escape '\uDE00' is half a surrogate pair without the other"#),
    ("\u{FEFF}{}", "0: a byte-order mark stands before the JSON text"),
  ])
  func `every flaw has its sentence and its offset`(text: String, expected: String) {
    #expect(message(for: Array(text.utf8)) == expected)
  }

  @Test func `flaws of encoding have theirs`() {
    #expect(
      message(for: [0xFF, 0xFE, 0x7B, 0x00])
        == "0: the text is encoded in UTF-16; JSON must be UTF-8")
    #expect(
      message(for: [0xFE, 0xFF, 0x00, 0x7B])
        == "0: the text is encoded in UTF-16; JSON must be UTF-8")
    #expect(
      message(for: [0x22, 0xC3, 0x22]) == "1: the byte 0xC3 is not valid UTF-8 here")
  }

  @Test func `limits have theirs`() {
    let text = Array("[[1]]".utf8)
    #expect(
      message(for: text, JSONLimits(bytes: 4)) == "4: the text is longer than 4 bytes")
    #expect(
      message(for: text, JSONLimits(depth: 1))
        == "1: arrays and objects are nested more than 1 deep")
    #expect(
      message(for: text, JSONLimits(values: 2)) == "0: the text holds more than 2 values")
  }

  @Test func `a long name is shortened`() {
    let name = String(repeating: "n", count: 81)
    #expect(
      message(for: Array("{\"\(name)\":1,\"\(name)\":2}".utf8))
        == "87: the member name '\(name.dropLast())…' appears twice")
  }

  @Test func `an error knows its line and column`() {
    let text = Array("{\n  \"é\": tru\n}".utf8)
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.position(in: text) == SourcePosition(line: 2, column: 11))
  }

  private func message(for text: [UInt8], _ limits: JSONLimits = JSONLimits()) -> String {
    do {
      return "read as \(try JSONValue(parsing: text, limits: limits))"
    } catch {
      return "\(error.offset): \(error.description)"
    }
  }
}
