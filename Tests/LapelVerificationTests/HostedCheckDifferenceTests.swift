import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct HostedCheckDifferenceTests {
  private func words(_ here: String, _ there: String) throws -> String? {
    DocumentDifference.between(
      try JSONValue(parsing: Array(here.utf8)), try JSONValue(parsing: Array(there.utf8)))?.words
  }

  @Test(arguments: [
    (#"{"a":1,"b":"x"}"#, #"{"b":"x","a":1}"#),
    (#"{"a":"x"}"#, #"{"a":["x"]}"#),
    (#"{"a":[["x"]]}"#, #"{"a":"x"}"#),
    (#"{"a":null,"b":[]}"#, #"{}"#),
    (#"{"a":1.0}"#, #"{"a":1}"#),
    (#"{"image":"https://a.example/i.png"}"#, #"{"image":{"id":"https://a.example/i.png"}}"#),
    (
      #"{"image":{"id":"https://a.example/i.png","type":"Image"}}"#,
      #"{"image":"https://a.example/i.png"}"#
    ),
    (#"{"a":{"@context":"x","b":1}}"#, #"{"a":{"b":1}}"#),
  ])
  func `what means the same is no difference`(here: String, there: String) throws {
    #expect(try words(here, there) == nil)
  }

  @Test(arguments: [
    (#"{"expires":"2020"}"#, #"{}"#, "'expires' is a text here and missing there"),
    (#"{}"#, #"{"expires":"2020"}"#, "'expires' is missing here and a text there"),
    (#"{"a":"x"}"#, #"{"a":"y"}"#, "'a' is a text here and another text there"),
    (#"{"a":"é"}"#, #"{"a":"e\u0301"}"#, "'a' is a text here and another text there"),
    (#"{"a":1}"#, #"{"a":2}"#, "'a' is a number here and another number there"),
    (
      #"{"a":9007199254740993}"#, #"{"a":9007199254740992}"#,
      "'a' is a number here and another number there"
    ),
    (#"{"a":true}"#, #"{"a":false}"#, "'a' is true here and false there"),
    (#"{"a":1}"#, #"{"a":"1"}"#, "'a' is a number here and a text there"),
    (#"{"a":["x","y"]}"#, #"{"a":["x"]}"#, "'a' is a list of 2 here and a text there"),
    (
      #"{"a":["x","y"]}"#, #"{"a":["x","y","z"]}"#,
      "'a' is a list of 2 here and a list of 3 there"
    ),
    (#"{"a":["x","y"]}"#, #"{"a":["y","x"]}"#, "'a[0]' is a text here and another text there"),
    (
      #"{"r":{"identity":"a@example.org"}}"#, #"{"r":{"identity":"b@example.org"}}"#,
      "'r.identity' is a text here and another text there"
    ),
    (
      #"{"e":[{"id":"x"},{"name":"a"}]}"#, #"{"e":[{"id":"x"},{"name":"b"}]}"#,
      "'e[1].name' is a text here and another text there"
    ),
    (
      #"{"image":"https://a.example/i.png"}"#,
      #"{"image":{"id":"https://a.example/i.png","caption":"c"}}"#,
      "'image' is a text here and an object there"
    ),
    (
      #"{"image":"data:image/png;base64,AA=="}"#, #"{"image":"https://a.example/i.png"}"#,
      "'image' is a text here and another text there"
    ),
    (#"[1]"#, #"{}"#, "it is a number here and an object there"),
  ])
  func `a difference names the member and both kinds, never what it says`(
    here: String, there: String, message: String
  ) throws {
    #expect(try words(here, there) == message)
  }

  @Test func `objects of many members take no quadratic time`() throws {
    var members: [(String, JSONValue)] = []
    for index in 0..<60_000 { members.append(("n\(index)", .integer(index))) }
    let here = JSONValue.object(members)
    members.reverse()
    members[0] = ("n59999", .integer(0))
    let difference = DocumentDifference.between(here, .object(members))
    #expect(difference?.words == "'n59999' is a number here and another number there")
  }

  @Test(arguments: [
    ("https://w3id.org/openbadges/v2", "https://w3id.org/openbadges/v2", true),
    ("https://w3id.org/openbadges/v2", "http://w3id.org/openbadges/v2/", true),
    ("https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json", true),
    ("https://w3id.org/openbadges/v2", "https://w3id.org/openbadges/v1", false),
    ("https://a.example/one", "https://a.example/two", false),
  ])
  func `contexts are the same by address, spelling or bundled document`(
    one: String, other: String, isSame: Bool
  ) {
    #expect(namesSameContexts(.string(one), .array([.string(other)])) == isSame)
    #expect(!namesSameContexts(.string(one), .array([.string(other), .string(other)])))
    #expect(!namesSameContexts(.string(one), nil))
  }
}
