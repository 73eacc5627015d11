import LapelLinkedData
import Testing

/// Schemas and values that ask for too much end as unknown; none may crash or take long.
@Suite struct JSONSchemaLimitsTests {
  private static let tooMuchWork = "unknown: the schema asks for more work than any should"
  private static let tooDeep = "unknown: the schema leads on too deep"

  @Test(arguments: [
    ##"{"$ref":"#"}"##, ##"{"allOf":[{"$ref":"#"}]}"##,
    ##"{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}"##,
  ])
  func `a schema that leads to itself on the same value is stopped`(schema: String) throws {
    #expect(try judgement(of: "1", by: schema) == Self.tooDeep)
  }

  @Test func `a schema that doubles at each step is stopped`() throws {
    let schema = ##"{"allOf":[{"$ref":"#"},{"$ref":"#"}]}"##
    #expect(try judgement(of: "1", by: schema, steps: 100_000) == Self.tooDeep)
    var levels = ""
    for level in 0..<40 {
      levels +=
        "\"d\(level)\":{\"allOf\":[{\"$ref\":\"#/$defs/d\(level + 1)\"},{\"$ref\":\"#/$defs/d\(level + 1)\"}]},"
    }
    #expect(
      try judgement(
        of: "1", by: "{\"$ref\":\"#/$defs/d0\",\"$defs\":{\(levels)\"d40\":{}}}", steps: 100_000)
        == Self.tooMuchWork)
  }

  @Test func `wide schemas and values are stopped by counting`() throws {
    let members = (0..<4_000).map { "\"m\($0)\":{}" }.joined(separator: ",")
    #expect(
      try judgement(of: "{\(members)}", by: "{\"properties\":{\(members)}}") == Self.tooMuchWork)
    let values = (0..<4_000).map { "[\($0)]" }.joined(separator: ",")
    #expect(
      try judgement(of: "[\(values)]", by: "{\"items\":{\"enum\":[\(values)]}}")
        == Self.tooMuchWork)
    #expect(try judgement(of: "[\(values)]", by: #"{"uniqueItems":true}"#) == "fits")
  }

  @Test func `long texts against dear patterns are stopped by counting`() throws {
    let text = "\"" + String(repeating: "a", count: 100_000) + "\""
    #expect(try judgement(of: text, by: #"{"pattern":"(?:a{1,30}){1,30}b"}"#) == Self.tooMuchWork)
  }

  @Test func `values may be as deep as JSON may be`() throws {
    let value = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try judgement(of: value, by: #"{"uniqueItems":true,"type":"array"}"#) == "fits")
    #expect(try judgement(of: value, by: ##"{"items":{"$ref":"#"}}"##) == Self.tooDeep)
  }

  @Test func `of many problems the first are named`() throws {
    let members = (0..<100).map { "\"m\($0)\":1" }.joined(separator: ",")
    let said = try judgement(of: "{\(members)}", by: #"{"additionalProperties":false}"#)
    #expect(said.split(separator: ";").count == 20)
  }
}
