extension JSONSchemaRun {
  mutating func judge(
    _ value: JSONValue, by keyword: JSONSchemaKeyword, _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    switch keyword {
    case .reference:
      // Addresses are put together and looked up.
      try spend(16)
      return judge(
        value, by: try resources.place(of: try argument.text, from: argument.place))
    case .dynamicReference, .recursiveReference: throw .unknownKeyword(argument.name)
    case .type, .const, .enumeration, .pattern, .minLength, .maxLength, .minimum, .maximum,
      .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      return try judge(plain: value, by: keyword, argument)
    case .allOf, .anyOf, .oneOf, .not, .condition:
      return try judge(joined: value, by: keyword, argument)
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .required,
      .minProperties, .maxProperties, .dependentRequired, .dependentSchemas, .dependencies,
      .unevaluatedProperties:
      guard let object = value.object else { return .fits }
      return try judge(object, value, by: keyword, argument)
    case .items, .prefixItems, .additionalItems, .contains, .minItems, .maxItems, .uniqueItems,
      .unevaluatedItems:
      guard let elements = value.array else { return .fits }
      return try judge(elements, by: keyword, argument)
    }
  }

  /// Schemas joined by logic (JSON Schema 2020-12 Core, 10.2).
  private mutating func judge(
    joined value: JSONValue, by keyword: JSONSchemaKeyword, _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    switch keyword {
    case .allOf:
      var judgement = Judgement.fits
      for schema in try argument.schemas {
        judgement.join(judge(value, by: schema))
        if isTrial, judgement.isViolated { break }
      }
      return judgement
    case .anyOf:
      let tally = tally(of: value, try argument.schemas) { $0.fitting > 0 }
      if tally.fitting > 0 { return .fits }
      if let obstacle = tally.obstacle { throw obstacle }
      return violated("is like none of the alternatives")
    case .oneOf:
      let tally = tally(of: value, try argument.schemas) { $0.fitting > 1 }
      if tally.fitting > 1 {
        return violated("is like more than one of the alternatives, where exactly one is expected")
      }
      if let obstacle = tally.obstacle { throw obstacle }
      return tally.fitting == 1 ? .fits : violated("is like none of the alternatives")
    case .not:
      switch trial(value, by: argument.schema) {
      case .fits: return violated("is like what is forbidden")
      case .violated: return .fits
      case .unknown(let obstacle): throw obstacle
      }
    default: return try judge(value, under: argument)
    }
  }

  private mutating func judge(
    _ value: JSONValue, under condition: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let (then, otherwise) = (condition.beside("then"), condition.beside("else"))
    if then == nil, otherwise == nil { return .fits }
    let consequence: JSONSchemaArgument?
    switch trial(value, by: condition.schema) {
    case .fits: consequence = then
    case .violated: consequence = otherwise
    case .unknown(let obstacle): throw obstacle
    }
    return consequence.map { judge(value, by: $0.schema) } ?? .fits
  }

  struct Tally {
    var fitting = 0
    var unknown = 0
    var obstacle: JSONSchemaObstacle?

    mutating func count(_ judgement: Judgement) {
      switch judgement {
      case .fits: fitting += 1
      case .violated: break
      case .unknown(let found):
        unknown += 1
        obstacle = obstacle ?? found
      }
    }
  }

  private mutating func tally(
    of value: JSONValue, _ schemas: [JSONSchemaPlace], until isEnough: (Tally) -> Bool
  ) -> Tally {
    var tally = Tally()
    for schema in schemas {
      tally.count(trial(value, by: schema))
      if isEnough(tally) { break }
    }
    return tally
  }
}
