import LapelLinkedData
import Testing

@Suite struct JSONValueTests {
  @Test func `values are equal when they say the same, wherever they stood`() throws {
    let a = try JSONValue(parsing: Array(#"{"a":[1,"x"]}"#.utf8))
    let b = try JSONValue(parsing: Array(#"  {"a" : [ 1, "\u0078" ]}"#.utf8))
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
  }

  @Test(arguments: [
    ("null", "false"), ("1", "1.0"), ("\"1\"", "1"), ("[1,2]", "[2,1]"), ("[]", "{}"),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#), (#""\u00e9""#, #""e\u0301""#),
    (#"{"\u00e9":1}"#, #"{"e\u0301":1}"#),
  ])
  func `values that say different things are different`(a: String, b: String) throws {
    #expect(try JSONValue(parsing: Array(a.utf8)) != JSONValue(parsing: Array(b.utf8)))
    #expect(
      Set([try JSONValue(parsing: Array(a.utf8)), try JSONValue(parsing: Array(b.utf8))]).count == 2
    )
  }

  @Test func `each kind of value is seen as itself only`() {
    #expect(JSONValue.string("a").string == "a" && JSONValue.string("a").number == nil)
    #expect(JSONValue.bool(true).bool == true && JSONValue.bool(true).string == nil)
    #expect(JSONValue.integer(-3).number?.integer == -3 && JSONValue.integer(-3).bool == nil)
    #expect(JSONValue.array([]).array == [] && JSONValue.array([]).object == nil)
    #expect(JSONValue.object([]).object == JSONObject() && JSONValue.object([]).array == nil)
    #expect(JSONValue.null.isNull && !JSONValue.bool(false).isNull)
  }

  @Test func `elements are those of an array, or the value itself, or none`() {
    #expect(JSONValue.array([.integer(1), .null]).elements == [.integer(1), .null])
    #expect(JSONValue.string("a").elements == [.string("a")])
    #expect(JSONValue.null.elements == [])
  }

  @Test func `members are set, replaced and removed by the bytes of their name`() {
    var object = JSONObject()
    object["\u{E9}"] = .integer(1)
    object["e\u{301}"] = .integer(2)
    object["\u{E9}"] = .integer(3)
    #expect(object.members.map(\.value) == [.integer(3), .integer(2)])
    object["\u{E9}"] = nil
    object["absent"] = nil
    #expect(object.members == [JSONObject.Member(name: "e\u{301}", value: .integer(2))])
    #expect(JSONValue(.object(object))["e\u{301}"] == .integer(2))
    #expect(JSONValue.array([])["a"] == nil)
  }

  @Test(
    arguments: [
      ("0", 0.0, 0), ("-0", -0.0, 0), ("12", 12, 12), ("1.5", 1.5, nil), ("1e2", 100, nil),
      ("1e400", nil, nil), ("-1e400", nil, nil), ("1e-400", 0, nil),
      ("9223372036854775808", 9_223_372_036_854_775_808, nil),
    ] as [(String, Double?, Int?)])
  func `a number is read as a double and as an integer where it is one`(
    text: String, double: Double?, integer: Int?
  ) {
    #expect(JSONNumber(text: text).double == double)
    #expect(JSONNumber(text: text).integer == integer)
  }
}
