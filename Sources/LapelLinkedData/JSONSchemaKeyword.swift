/// The keywords that can decide whether a value fits. All others are annotations (JSON Schema 2020-12 Core, 6.5).
enum JSONSchemaKeyword: String {
  case reference = "$ref"
  case dynamicReference = "$dynamicRef"
  case recursiveReference = "$recursiveRef"
  case type, const, pattern, properties, patternProperties, additionalProperties, propertyNames
  case required, minProperties, maxProperties
  case enumeration = "enum"
  case dependentRequired, dependentSchemas, dependencies, unevaluatedProperties
  case items, prefixItems, additionalItems, contains, minItems, maxItems, uniqueItems
  case unevaluatedItems
  case minLength, maxLength, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
  case allOf, anyOf, oneOf, not
  case condition = "if"

  /// The drafts in which it means something.
  var drafts: ClosedRange<JSONSchemaDraft> {
    switch self {
    case .const, .contains, .propertyNames, .exclusiveMinimum, .exclusiveMaximum:
      .draft6 ... .draft2020
    case .condition: .draft7 ... .draft2020
    case .dependentRequired, .dependentSchemas, .unevaluatedProperties, .unevaluatedItems:
      .draft2019 ... .draft2020
    case .recursiveReference: .draft2019 ... .draft2019
    case .prefixItems, .dynamicReference: .draft2020 ... .draft2020
    case .additionalItems: .draft4 ... .draft2019
    default: .draft4 ... .draft2020
    }
  }
}

/// What a keyword is given, and where it stands.
struct JSONSchemaArgument {
  let name: String
  let value: JSONValue
  let place: JSONSchemaPlace

  /// The argument of a keyword beside it.
  func beside(_ name: String) -> JSONSchemaArgument? {
    place.schema[name].map { JSONSchemaArgument(name: name, value: $0, place: place) }
  }

  var malformed: JSONSchemaObstacle { .malformed(name) }

  var text: String { get throws(JSONSchemaObstacle) { try unwrapped(value.string) } }
  var list: [JSONValue] { get throws(JSONSchemaObstacle) { try unwrapped(value.array) } }
  var flag: Bool { get throws(JSONSchemaObstacle) { try unwrapped(value.bool) } }
  var object: JSONObject { get throws(JSONSchemaObstacle) { try unwrapped(value.object) } }

  var texts: [String] {
    get throws(JSONSchemaObstacle) {
      var texts: [String] = []
      for value in try list { texts.append(try unwrapped(value.string)) }
      return texts
    }
  }

  /// A list with at least one schema in it.
  var schemas: [JSONSchemaPlace] {
    get throws(JSONSchemaObstacle) {
      let values = try list
      if values.isEmpty { throw malformed }
      return values.map { place.place($0) }
    }
  }

  var schema: JSONSchemaPlace { place.place(value) }

  var decimal: JSONDecimal {
    get throws(JSONSchemaObstacle) {
      let number = try unwrapped(value.number)
      guard let decimal = JSONDecimal(number) else { throw .numberTooLong }
      return decimal
    }
  }

  /// A whole number from 0, which may be written `2.0`.
  var count: Int {
    get throws(JSONSchemaObstacle) {
      let decimal = try decimal
      guard decimal.isInteger, !decimal.isNegative else { throw malformed }
      guard decimal.position <= 15 else { throw .numberTooLong }
      var count = 0
      for index in 0..<decimal.position {
        count = count * 10
        if index < decimal.digits.count { count += Int(decimal.digits[index] - 0x30) }
      }
      return count
    }
  }

  /// The number as it stands in the schema, for a message.
  var numberText: String { (value.number?.text ?? "").shortenedForMessage }

  private func unwrapped<Value>(_ value: Value?) throws(JSONSchemaObstacle) -> Value {
    guard let value else { throw malformed }
    return value
  }
}
