import LapelLinkedData

/// A JSON Schema judges a value, and a pattern a text, within the steps that they get; what says the same otherwise judges alike.
///
/// An input is JSON: an array of a schema, which may be a pattern by itself, and a value or text.
func runSchema(_ input: [UInt8]) {
  guard let pair = (try? JSONValue(parsing: input))?.array, pair.count == 2 else { return }
  if let pattern = pair[0].string, let text = pair[1].string {
    runPattern(pattern, on: text)
  } else {
    judge(pair[1], by: pair[0])
  }
}

private func judge(_ value: JSONValue, by schema: JSONValue) {
  for draft in JSONSchemaDraft.allCases {
    let own = verdict(on: value, by: schema, draft)
    let twice = JSONValue.object([("not", .object([("not", schema)]))])
    let among = JSONValue.object([("anyOf", .array([schema, schema]))])
    // A schema inside another one is none for itself any more: what it refers to in itself lies elsewhere then.
    guard !schema.refersToItself else { continue }
    for other in [twice, among] {
      let judged = verdict(on: value, by: other, draft)
      // Whoever writes it longer may run out of steps.
      require(
        own == nil || judged == nil || own == judged, "a schema judges as one that says the same")
    }
  }
}

/// Whether a value fits; nil when that is unknown.
private func verdict(on value: JSONValue, by schema: JSONValue, _ draft: JSONSchemaDraft) -> Bool? {
  // Few steps: the bound itself is for the tests.
  var steps = 20_000
  let judgement = JSONSchema(schema, at: "https://a.example/schema.json", unlessStated: draft)
    .judgement(on: value, steps: &steps)
  require((0...20_000).contains(steps), "a judgement takes no more steps than it has")
  switch judgement {
  case .fits: return true
  case .violated(let problems):
    require(!problems.isEmpty, "what is violated is named")
    return false
  case .unknown: return nil
  }
}

private func runPattern(_ pattern: String, on text: String) {
  guard let expression = try? RegularExpression(pattern) else { return }
  guard let own = matches(expression, text) else { return }
  for same in ["(?:\(pattern))", "(\(pattern)|\(pattern))"] {
    guard let expression = try? RegularExpression(same) else { continue }
    let other = matches(expression, text)
    require(other == nil || other == own, "a pattern in a group matches what it does without")
  }
}

private func matches(_ expression: RegularExpression, _ text: String) -> Bool? {
  var steps = 20_000
  let answer = expression.matches(text, steps: &steps)
  require(steps <= 20_000, "a search takes no more steps than it has")
  return answer
}

extension JSONValue {
  /// Whether a member anywhere in it names or may name a place in it, or says of what draft it is.
  fileprivate var refersToItself: Bool {
    switch content {
    case .array(let elements): elements.contains { $0.refersToItself }
    case .object(let object):
      object.members.contains { member in
        member.name.utf8.first == UInt8(ascii: "$") || member.name == "id"
          || member.value.refersToItself
      }
    default: false
    }
  }
}

let schemaSeeds = [
  #"""
  [{"type":["object","null"],"required":["a"],"properties":{"a":{"type":"integer","minimum":1,"exclusiveMaximum":5,
  "multipleOf":2},"b":{"enum":[1,"x",null]}},"patternProperties":{"^x-[a-z]+$":{"maxLength":3,"minLength":1}},
  "additionalProperties":false,"minProperties":1,"maxProperties":4,"propertyNames":{"pattern":"^[a-z-]+$"},
  "dependentRequired":{"b":["a"]},"if":{"properties":{"a":{"const":4}}},"then":{"required":["b"]},"else":true},
  {"a":4,"b":"x","x-y":"é"}]
  """#,
  #"""
  [{"type":"array","items":{"oneOf":[{"type":"number"},{"type":"string"}]},"prefixItems":[{"const":1}],
  "contains":{"const":2},"minContains":1,"maxContains":2,"uniqueItems":true,"minItems":1,"maxItems":9},[1,2,"x",2.0]]
  """#,
  #"""
  [{"$ref":"#/$defs/a","$defs":{"a":{"anyOf":[{"$ref":"#/$defs/a"},{"type":"null"}]}}},null]
  """#,
  #"[{"allOf":[true,{"not":false}],"dependencies":{"a":["b"]},"unevaluatedProperties":false},{"a":1}]"#,
  #"["^(a|b+?)*[^c-e\\d]{1,3}\\b(?:\\u00e9|.)$","abbx é"]"#,
  #"["(a+)+$","aaaaaaaaaaaaaaaaaaaaaaaaab"]"#,
  #"["\\w\\s\\S[\\-\\]]{2}?","a b--"]"#,
]
