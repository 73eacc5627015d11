import LapelLinkedData
import Testing

/// What a schema says of a value, with every problem or the reason why it is unknown.
func judgement(
  of value: String, by schema: String, unlessStated draft: JSONSchemaDraft = .draft2020,
  with others: [(String, String)] = [], steps: Int = JSONSchema.usualSteps
) throws -> String {
  func parsed(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }
  let schema = JSONSchema(
    try parsed(schema), at: "https://a.example/schema.json", unlessStated: draft,
    with: try others.map { ($0.0, try parsed($0.1)) })
  var steps = steps
  switch schema.judgement(on: try parsed(value), steps: &steps) {
  case .fits: return "fits"
  case .violated(let problems):
    return problems.map { "\($0.path.isEmpty ? "" : "'\($0.path)' ")\($0.finding)" }
      .joined(separator: "; ")
  case .unknown(let obstacle): return "unknown: \(obstacle.description)"
  }
}

@Suite struct JSONSchemaTests {
  @Test(arguments: [
    (#"{"type":"object"}"#, "[]", "is a list, where an object is expected"),
    (#"{"type":["string","null"]}"#, "1", "is a number, where a text or null is expected"),
    (#"{"type":"integer"}"#, "1.5", "is a number, where a whole number is expected"),
    (#"{"type":"boolean"}"#, "null", "is null, where a truth value is expected"),
    (#"{"type":"number"}"#, "true", "is a truth value, where a number is expected"),
    (#"{"type":"array"}"#, "{}", "is an object, where a list is expected"),
    (
      #"{"enum":["a",1,true,null,[],{}]}"#, #""b""#,
      "is none of 'a', 1, true, null, a certain list, a certain object"
    ),
    (#"{"enum":[1,2,3,4,5,6,7,8]}"#, "9", "is none of 1, 2, 3, 4, 5, 6 or 2 others"),
    (#"{"const":"a"}"#, #""b""#, "is not 'a'"),
    (#"{"minLength":2}"#, #""😀""#, "has 1 character, where at least 2 are expected"),
    (#"{"maxLength":1}"#, #""ab""#, "has 2 characters, where at most 1 is expected"),
    (#"{"pattern":"^a"}"#, #""ba""#, "does not fit the pattern '^a'"),
    (#"{"minimum":2.5}"#, "2.4", "is less than 2.5, the least that is allowed"),
    (#"{"maximum":2}"#, "2.00000000000000000001", "is more than 2, the most that is allowed"),
    (#"{"exclusiveMinimum":2}"#, "2.0", "is not more than 2, as it should be"),
    (#"{"exclusiveMaximum":2}"#, "2", "is not less than 2, as it should be"),
    (#"{"multipleOf":0.1}"#, "0.25", "is no multiple of 0.1"),
    (#"{"required":["a","b"]}"#, #"{"b":1}"#, "'a' is missing"),
    (#"{"minProperties":1}"#, "{}", "has 0 members, where at least 1 is expected"),
    (#"{"maxProperties":1}"#, #"{"a":1,"b":1}"#, "has 2 members, where at most 1 is expected"),
    (
      #"{"properties":{"a":{"type":"string"}}}"#, #"{"a":1}"#,
      "'a' is a number, where a text is expected"
    ),
    (#"{"properties":{"a":false}}"#, #"{"a":1}"#, "'a' is not allowed"),
    (
      #"{"patternProperties":{"^x":{"type":"null"}}}"#, #"{"x1":0,"y":0}"#,
      "'x1' is a number, where null is expected"
    ),
    (
      #"{"properties":{"a":{}},"patternProperties":{"^x":{}},"additionalProperties":false}"#,
      #"{"a":1,"x":1,"b":1}"#,
      "'b' is not allowed"
    ),
    (
      #"{"additionalProperties":{"type":"null"}}"#, #"{"b":1}"#,
      "'b' is a number, where null is expected"
    ),
    (
      #"{"propertyNames":{"maxLength":2}}"#, #"{"ab":1,"abc":1}"#,
      "'abc' has a name that is not allowed"
    ),
    (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, "'b' is missing, where 'a' is there"),
    (
      #"{"dependentSchemas":{"a":{"minProperties":2}}}"#, #"{"a":1}"#,
      "has 1 member, where at least 2 are expected"
    ),
    (#"{"items":{"type":"string"}}"#, #"["a",1]"#, "'[1]' is a number, where a text is expected"),
    (#"{"prefixItems":[{"type":"string"}],"items":false}"#, #"["a",1]"#, "'[1]' is not allowed"),
    (
      #"{"contains":{"type":"string"}}"#, "[1]",
      "has 0 elements of the kind that is asked for, where at least 1 is expected"
    ),
    (
      #"{"contains":{"type":"string"},"minContains":2}"#, #"["a"]"#,
      "has 1 element of the kind that is asked for, where at least 2 are expected"
    ),
    (
      #"{"contains":{"type":"string"},"maxContains":1}"#, #"["a","b"]"#,
      "has 2 elements of the kind that is asked for, where at most 1 is expected"
    ),
    (#"{"minItems":1}"#, "[]", "has 0 elements, where at least 1 is expected"),
    (#"{"maxItems":0}"#, "[1]", "has 1 element, where at most 0 are expected"),
    (#"{"uniqueItems":true}"#, #"[{"a":1,"b":2},{"b":2.0,"a":10e-1}]"#, "has two equal elements"),
    (
      #"{"allOf":[{"type":"string"},{"minLength":1}]}"#, "1",
      "is a number, where a text is expected"
    ),
    (#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "1", "is like none of the alternatives"),
    (#"{"oneOf":[{"type":"string"},{"type":"null"}]}"#, "1", "is like none of the alternatives"),
    (
      #"{"oneOf":[{"type":"number"},{"minimum":0}]}"#, "1",
      "is like more than one of the alternatives, where exactly one is expected"
    ),
    (#"{"not":{"type":"number"}}"#, "1", "is like what is forbidden"),
    (
      #"{"if":{"type":"number"},"then":{"minimum":2},"else":{"type":"string"}}"#, "1",
      "is less than 2, the least that is allowed"
    ),
    (
      #"{"if":{"type":"number"},"then":{"minimum":2},"else":{"type":"string"}}"#, "null",
      "is null, where a text is expected"
    ),
    ("false", "1", "is not allowed"),
    (
      #"{"properties":{"r":{"items":{"required":["status"]}}}}"#, #"{"r":[{"status":1},{}]}"#,
      "'r[1].status' is missing"
    ),
  ])
  func `what is violated is named with its place`(
    schema: String, value: String, finding: String
  ) throws {
    #expect(try judgement(of: value, by: schema) == finding)
  }

  @Test(arguments: [
    (#"{"type":"integer"}"#, "1e2"), (#"{"const":1}"#, "1.0"),
    (#"{"const":{"a":[1],"b":null}}"#, #"{"b":null,"a":[1.0]}"#),
    (#"{"enum":["é"]}"#, #""é""#), (#"{"multipleOf":0.01}"#, "19.99"), (#"{"minLength":3}"#, "5"),
    (#"{"required":["a"]}"#, "[]"), (#"{"minItems":2}"#, #""x""#),
    (#"{"uniqueItems":true}"#, #"[1,true,"1",[1],{"1":1}]"#),
    (#"{"format":"date-time"}"#, #""tomorrow""#), (#"{"contentEncoding":"base64"}"#, #""!""#),
    (#"{"x-unknown":5,"title":"T","$comment":"c","default":3,"examples":[1]}"#, "null"),
    (#"{"contains":{"type":"string"},"minContains":0}"#, "[1]"), (#"{"then":false}"#, "1"),
    (#"{"unevaluatedProperties":true,"unevaluatedItems":{}}"#, #"{"a":[1]}"#), ("true", "1"),
    ("{}", "1"),
    (#"{"anyOf":[{"unevaluatedItems":false},{"type":"array"}]}"#, "[1]"),
  ])
  func `what is as the schema says fits`(schema: String, value: String) throws {
    #expect(try judgement(of: value, by: schema) == "fits")
  }

  @Test(arguments: [
    (
      #"{"unevaluatedProperties":false}"#, "{}",
      "the schema uses 'unevaluatedProperties', which Lapel does not know"
    ),
    (
      #"{"unevaluatedItems":false}"#, "[]",
      "the schema uses 'unevaluatedItems', which Lapel does not know"
    ),
    (##"{"$dynamicRef":"#a"}"##, "1", "the schema uses '$dynamicRef', which Lapel does not know"),
    (
      #"{"dependencies":{"a":["b"]}}"#, #"{"a":1}"#,
      "the schema uses 'dependencies', which Lapel does not know"
    ),
    (
      #"{"pattern":"(?=a)"}"#, #""a""#,
      "the schema’s pattern '(?=a)' looks around, which Lapel does not do"
    ),
    (#"{"type":"text"}"#, "1", "the schema’s 'type' is not as JSON Schema has it"),
    (#"{"required":"a"}"#, "{}", "the schema’s 'required' is not as JSON Schema has it"),
    (#"{"minLength":-1}"#, #""""#, "the schema’s 'minLength' is not as JSON Schema has it"),
    (#"{"multipleOf":0}"#, "1", "the schema’s 'multipleOf' is not as JSON Schema has it"),
    (#"{"items":[{}]}"#, "[]", "the schema’s 'items' is not as JSON Schema has it"),
    (#"{"anyOf":[]}"#, "1", "the schema’s 'anyOf' is not as JSON Schema has it"),
    (#"{"not":5}"#, "1", "the schema has a number where a part of it should be"),
    (
      #"{"minimum":1e99999999999999999}"#, "1",
      "a number in the schema or in what it judges has more digits than Lapel calculates with"
    ),
    (
      #"{"$schema":"https://json-schema.org/draft/next/schema"}"#, "1",
      "the schema is written for 'https://json-schema.org/draft/next/schema', a version of JSON Schema that Lapel does not know"
    ),
    (
      #"{"properties":{"a":{"$schema":"http://json-schema.org/draft-07/schema#"}}}"#, #"{"a":1}"#,
      "the schema is written for 'http://json-schema.org/draft-07/schema#', a version of JSON Schema that Lapel does not know"
    ),
    (
      #"{"not":{"unevaluatedItems":false}}"#, "[1]",
      "the schema uses 'unevaluatedItems', which Lapel does not know"
    ),
    (
      #"{"oneOf":[{"type":"array"},{"unevaluatedItems":false}]}"#, "[1]",
      "the schema uses 'unevaluatedItems', which Lapel does not know"
    ),
    (
      #"{"if":{"unevaluatedItems":false},"then":false}"#, "[1]",
      "the schema uses 'unevaluatedItems', which Lapel does not know"
    ),
    (
      #"{"contains":{"unevaluatedItems":false}}"#, "[[1]]",
      "the schema uses 'unevaluatedItems', which Lapel does not know"
    ),
  ])
  func `what Lapel does not know is never passed silently`(
    schema: String, value: String, reason: String
  ) throws {
    #expect(try judgement(of: value, by: schema) == "unknown: " + reason)
  }

  @Test func `what is violated stays so beside what is unknown`() throws {
    #expect(
      try judgement(of: "{}", by: #"{"unevaluatedProperties":false,"required":["a"]}"#)
        == "'a' is missing")
    #expect(
      try judgement(
        of: "[1]", by: #"{"oneOf":[{"unevaluatedItems":false},{"type":"array"},{"minItems":1}]}"#)
        == "is like more than one of the alternatives, where exactly one is expected")
  }

  @Test func `what a keyword means depends on the draft`() throws {
    func said(_ draft: JSONSchemaDraft, _ schema: String, _ value: String) throws -> String {
      try judgement(of: value, by: schema, unlessStated: draft)
    }
    #expect(
      try said(.draft4, #"{"type":"integer"}"#, "1.0")
        == "is a number, where a whole number is expected")
    #expect(try said(.draft6, #"{"type":"integer"}"#, "1.0") == "fits")
    #expect(
      try said(.draft4, #"{"minimum":1,"exclusiveMinimum":true}"#, "1")
        == "is not more than 1, as it should be")
    #expect(try said(.draft4, #"{"minimum":1,"exclusiveMinimum":false}"#, "1") == "fits")
    #expect(
      try said(.draft4, #"{"maximum":1,"exclusiveMaximum":true}"#, "1")
        == "is not less than 1, as it should be")
    #expect(try said(.draft4, #"{"const":1}"#, "2") == "fits")
    #expect(try said(.draft6, #"{"if":true,"then":false}"#, "2") == "fits")
    #expect(try said(.draft7, #"{"prefixItems":[false]}"#, "[2]") == "fits")
    #expect(
      try said(
        .draft2019, #"{"items":[{"type":"null"}],"additionalItems":{"type":"string"}}"#, "[1,2]")
        == "'[0]' is a number, where null is expected; '[1]' is a number, where a text is expected")
    #expect(try said(.draft2019, #"{"items":{},"additionalItems":false}"#, "[1]") == "fits")
    #expect(
      try said(.draft7, #"{"dependencies":{"a":["b"],"c":{"minProperties":3}}}"#, #"{"a":1,"c":1}"#)
        == "'b' is missing, where 'a' is there; has 2 members, where at least 3 are expected")
    #expect(try said(.draft7, #"{"contains":{"type":"null"},"minContains":2}"#, "[null]") == "fits")
    #expect(
      try said(.draft2019, ##"{"$recursiveRef":"#"}"##, "1")
        == "unknown: the schema uses '$recursiveRef', which Lapel does not know")
    #expect(
      try said(.draft2020, #"{"$schema":"http://json-schema.org/draft-04/schema#","const":1}"#, "2")
        == "fits")
  }
}
