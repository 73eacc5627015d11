import LapelLinkedData
import Testing

@Suite struct JSONParserTests {
  @Test func `a text becomes a value with members in order, number text and source ranges`() throws
  {
    let text = Array(#" { "b" : [1.10, true , null], "a":"x" } "#.utf8)
    let value = try JSONValue(parsing: text)
    #expect(
      value
        == .object([
          ("b", .array([JSONValue(.number(JSONNumber(text: "1.10"))), .bool(true), .null])),
          ("a", .string("x")),
        ]))
    #expect(value.sourceRange == 1..<39)
    #expect(value["b"]?.sourceRange == 9..<28)
    #expect(value["b"]?.array?.map(\.sourceRange) == [10..<14, 16..<20, 23..<27])
    #expect(value["a"]?.sourceRange == 34..<37)
  }

  @Test func `a slice is read on its own, with ranges from its start`() throws {
    let text = Array("garbage[ 7 ]garbage".utf8)
    let value = try JSONValue(parsing: text[7..<12])
    #expect(value == .array([.integer(7)]))
    #expect(value.sourceRange == 0..<5)
    #expect(value.array?.first?.sourceRange == 2..<3)
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""a\u00e9b""#, "a\u{E9}b"), (#""\u00E9""#, "\u{E9}"), (#""\ud83d\ude00""#, "\u{1F600}"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\u0000""#, "\u{0}"), ("\"\u{7F}\"", "\u{7F}"),
    (
      "\"\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    ),
    (#""\\u0041 e\u0301""#, "\\u0041 e\u{301}"),
  ])
  func `strings are unescaped`(text: String, expected: String) throws {
    let string = try JSONValue(parsing: Array(text.utf8)).string
    #expect(string.map { Array($0.utf8) } == Array(expected.utf8))
  }

  @Test(arguments: [
    "0", "-0", "10", "-1", "0.5", "1.10", "1e5", "1E+5", "1e-05", "0e0", "123456789012345678901234",
    "1e400",
  ])
  func `numbers keep their text`(text: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)).number?.text == text)
  }

  @Test func `white space may stand around every token`() throws {
    let text = "\t\r\n [ \n1\r,\t2 ] \r\n"
    #expect(try JSONValue(parsing: Array(text.utf8)) == .array([.integer(1), .integer(2)]))
  }

  @Test(arguments: [0x0B, 0x0C, 0xA0, 0xFEFF, 0x2028] as [UInt32])
  func `other white space is refused`(codePoint: UInt32) throws {
    let space = try #require(Unicode.Scalar(codePoint))
    let error = JSONError(.unexpected(.scalar(space), expected: .commaOrBracket), at: 2)
    #expect(throws: error) { try JSONValue(parsing: Array("[1\(space)]".utf8)) }
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused with their place, in strings and outside`(
    bytes: [UInt8]
  ) {
    let reason = JSONError.Reason.invalidUTF8(bytes[0])
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONError(reason, at: 4)) {
      try JSONValue(parsing: Array(#"["ab"#.utf8) + bytes + [quote, UInt8(ascii: "]")])
    }
    #expect(throws: JSONError(reason, at: 1)) { try JSONValue(parsing: [quote] + bytes) }
    #expect(throws: JSONError(reason, at: 2)) { try JSONValue(parsing: Array("[ ".utf8) + bytes) }
    #expect(throws: JSONError(reason, at: 2)) {
      try JSONValue(parsing: Array(#""\"#.utf8) + bytes).string
    }
  }

  @Test func `names are unique byte by byte after unescaping`() throws {
    #expect(throws: JSONError(.duplicateName("id"), at: 9)) {
      try JSONValue(parsing: Array(#"{"id":1, "\u0069d":2}"#.utf8))
    }
    let spellings = try JSONValue(parsing: Array(#"{"\u00e9":1,"e\u0301":2}"#.utf8))
    #expect(spellings.object?.members.count == 2)
    #expect(spellings["\u{E9}"] == .integer(1))
    #expect(spellings["e\u{301}"] == .integer(2))
    let apart = try JSONValue(parsing: Array(#"[{"a":{"a":1}},{"a":2}]"#.utf8))
    #expect(apart.array?.count == 2)
  }

  @Test(arguments: [15, 16, 17, 100_000])
  func `a repeated name is found in objects of every size`(count: Int) {
    let members = (0..<count).map { "\"name \($0)\":\($0)" }.joined(separator: ",")
    let text = Array("{\(members)}".utf8)
    #expect((try? JSONValue(parsing: text))?.object?.members.count == count)
    for name in ["name 0", "name \(count - 1)"] {
      #expect(throws: JSONError(.duplicateName(name), at: text.count)) {
        try JSONValue(parsing: text.dropLast() + Array(",\"\(name)\":0}".utf8))
      }
    }
  }

  @Test func `nesting is bounded, whatever the depth and the brackets`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(128)) }
    #expect(throws: JSONError(.nestedTooDeep(limit: 128), at: 128)) {
      try JSONValue(parsing: nested(129))
    }
    #expect(throws: JSONError(.nestedTooDeep(limit: 128), at: 128)) {
      try JSONValue(parsing: nested(100_000))
    }
    let objects = Array(String(repeating: #"{"a":"#, count: 100_000).utf8)
    #expect(throws: JSONError(.nestedTooDeep(limit: 128), at: 128 * 5)) {
      try JSONValue(parsing: objects)
    }
    let deepest = JSONLimits(depth: 512)
    let value = try JSONValue(parsing: nested(512), limits: deepest)
    #expect(try value == JSONValue(parsing: value.text(), limits: deepest))
    #expect(try value.canonicalBytes() == nested(512))
  }

  @Test func `size and number of values are bounded`() {
    let text = Array("[1,[2]]".utf8)
    #expect(throws: Never.self) {
      try JSONValue(parsing: text, limits: JSONLimits(bytes: 7, depth: 2, values: 4))
    }
    #expect(throws: JSONError(.textTooLong(limit: 6), at: 6)) {
      try JSONValue(parsing: text, limits: JSONLimits(bytes: 6))
    }
    #expect(throws: JSONError(.tooManyValues(limit: 1), at: 4)) {
      try JSONValue(parsing: text, limits: JSONLimits(values: 1))
    }
    #expect(throws: JSONError(.nestedTooDeep(limit: 0), at: 0)) {
      try JSONValue(parsing: text, limits: JSONLimits(depth: 0))
    }
  }
}
