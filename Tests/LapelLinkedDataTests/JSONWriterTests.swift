import LapelLinkedData
import Testing

@Suite struct JSONWriterTests {
  private let value = JSONValue.object([
    ("b", .array([.integer(1), .bool(false), .null, .array([]), .object([])])),
    ("a", .object([("n", JSONValue(.number(JSONNumber(text: "1.10"))))])),
    ("", .string("é/\"\\")),
  ])

  @Test func `the short form has no white space and keeps order and number text`() {
    #expect(
      String(decoding: value.text(), as: UTF8.self)
        == #"{"b":[1,false,null,[],{}],"a":{"n":1.10},"":"é/\"\\"}"#)
  }

  @Test func `the indented form has a line for each member and element`() {
    #expect(
      String(decoding: value.text(indented: true), as: UTF8.self) == #"""
        {
          "b": [
            1,
            false,
            null,
            [],
            {}
          ],
          "a": {
            "n": 1.10
          },
          "": "é/\"\\"
        }
        """#)
  }

  @Test func `control characters are escaped, short where JSON has a letter`() {
    let text = String(String.UnicodeScalarView((0...0x20).compactMap { Unicode.Scalar($0) }))
    #expect(
      String(decoding: JSONValue.string(text + "\u{7F}").text(), as: UTF8.self)
        == #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
        + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c"#
        + "\\u001d\\u001e\\u001f \u{7F}\"")
  }

  @Test func `text for an HTML script cannot end it`() throws {
    let value = JSONValue.object([("</script>", .string("<!--&\u{2027}\u{2028}\u{2029}\u{202A}é"))])
    let text = value.text(forHTMLScript: true)
    #expect(
      String(decoding: text, as: UTF8.self)
        == #"{"\u003c/script\u003e":"\u003c!--\u0026"# + "\u{2027}"
        + #"\u2028\u2029"# + "\u{202A}é\"}")
    #expect(try JSONValue(parsing: text) == value)
    #expect(try JSONValue(parsing: value.text()) == value)
  }
}
