import LapelLinkedData
import Testing

@Suite struct CanonicalJSONTests {
  /// RFC 8785, 3.2.2 and 3.2.4.
  @Test func `literals, numbers and strings take the one form of RFC 8785`() throws {
    let text = #"""
      {
        "numbers": [333333333.33333329, 1E30, 4.50,
                    2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
      }
      """#
    #expect(
      try canonical(text)
        == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
        + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
  }

  /// RFC 8785, 3.2.3.
  @Test func `members are sorted by UTF-16 code units, not by characters or bytes`() throws {
    let text = #"""
      {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
       "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
       "\u00f6": "Latin Small Letter O With Diaeresis"}
      """#
    let names = try JSONValue(parsing: Array(try canonical(text).utf8)).object?.members.map(\.name)
    #expect(names == ["\r", "1", "\u{80}", "ö", "€", "😀", "\u{FB33}"])
  }

  @Test func `a shorter name stands before a longer one, and inner objects are sorted too`() throws
  {
    #expect(
      try canonical(#"{"bb":{"d":[{"z":1,"y":2}],"c":0},"b":1,"":2,"B":3}"#)
        == #"{"":2,"B":3,"b":1,"bb":{"c":0,"d":[{"y":2,"z":1}]}}"#)
  }

  @Test func `spellings of one character stay as they are and stay apart`() throws {
    let text = try canonical(#"{"\u00e9":"e\u0301","e\u0301":1}"#)
    #expect(Array(text.utf8) == Array("{\"e\u{301}\":1,\"\u{E9}\":\"e\u{301}\"}".utf8))
  }

  @Test func `a number beyond the doubles has no canonical form`() throws {
    let error = #expect(throws: CanonicalJSONError.numberOutOfRange("-1e309")) {
      try JSONValue(parsing: Array("[1,-1e309]".utf8)).canonicalBytes()
    }
    #expect(
      error?.description == "the number -1e309 is outside the range of a double (IEEE 754)")
  }

  @Test func `an object made with a name twice has no canonical form`() {
    let error = #expect(throws: CanonicalJSONError.duplicateName("a")) {
      try JSONValue.object([("a", .null), ("b", .null), ("a", .null)]).canonicalBytes()
    }
    #expect(
      error?.description == "an object to be made canonical has the member name 'a' twice")
  }

  private func canonical(_ text: String) throws -> String {
    String(decoding: try JSONValue(parsing: Array(text.utf8)).canonicalBytes(), as: UTF8.self)
  }
}
