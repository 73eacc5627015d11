// What a schema asks of the members of an object and the elements of an array (JSON Schema 2020-12 Core, 10.3, and
// Validation, 6.4 and 6.5).

extension JSONSchemaRun {
  mutating func judge(
    _ object: JSONObject, _ value: JSONValue, by keyword: JSONSchemaKeyword,
    _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    switch keyword {
    case .properties: return try judge(object, byProperties: argument)
    case .patternProperties: return try judge(object, byPatterns: argument)
    case .additionalProperties: return try judge(object, byOthers: argument)
    case .propertyNames:
      let schema = argument.schema
      var judgement = Judgement.fits
      for member in object.members {
        let name = trial(.string(member.name), by: schema)
        judgement.join(
          name.isViolated ? violated(at: member.name, "has a name that is not allowed") : name)
      }
      return judgement
    case .required:
      // Draft 4 wants at least one name; an empty list asks for nothing in any.
      return try judge(object, has: try argument.texts, "is missing")
    case .minProperties, .maxProperties:
      return judge(
        object.members.count, "member", try argument.count, isMost: keyword == .maxProperties)
    case .dependentRequired, .dependentSchemas, .dependencies:
      return try judge(object, value, byDependencies: argument)
    default: return try judgeUnevaluated(argument)
    }
  }

  /// What no other keyword looked at: only if nothing is asked of it, that can be told.
  private func judgeUnevaluated(
    _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    if argument.value.bool == true || argument.value.object?.members.isEmpty == true {
      return .fits
    }
    throw .unknownKeyword(argument.name)
  }

  private mutating func judge(
    _ object: JSONObject, has names: [String], _ finding: String
  ) throws(JSONSchemaObstacle) -> Judgement {
    var judgement = Judgement.fits
    for name in names {
      if try member(name, of: object) == nil { judgement.join(violated(at: name, finding)) }
    }
    return judgement
  }

  /// A member that is looked for among all.
  private mutating func member(
    _ name: String, of object: JSONObject
  ) throws(JSONSchemaObstacle) -> JSONValue? {
    try spend(1 + object.members.count / 8)
    return object[name]
  }

  private mutating func judge(
    _ object: JSONObject, byProperties argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let properties = try argument.object
    var judgement = Judgement.fits
    for member in object.members {
      guard let schema = try self.member(member.name, of: properties) else { continue }
      judgement.join(judge(member: member.name, member.value, by: argument.place.place(schema)))
    }
    return judgement
  }

  private mutating func judge(
    _ object: JSONObject, byPatterns argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let patterns = try argument.object.members
    var judgement = Judgement.fits
    for member in object.members {
      for pattern in patterns where try matches(member.name, pattern.name) {
        judgement.join(
          judge(member: member.name, member.value, by: argument.place.place(pattern.value)))
      }
    }
    return judgement
  }

  /// The members that `properties` and `patternProperties` beside it leave over.
  private mutating func judge(
    _ object: JSONObject, byOthers argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    if argument.value.bool == true { return .fits }
    let properties = try argument.beside("properties")?.object ?? JSONObject()
    let patterns = try argument.beside("patternProperties")?.object.members ?? []
    let schema = argument.schema
    var judgement = Judgement.fits
    members: for member in object.members {
      if try self.member(member.name, of: properties) != nil { continue }
      for pattern in patterns where try matches(member.name, pattern.name) { continue members }
      judgement.join(judge(member: member.name, member.value, by: schema))
    }
    return judgement
  }

  private mutating func judge(
    _ object: JSONObject, _ value: JSONValue, byDependencies argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    var judgement = Judgement.fits
    for dependency in try argument.object.members {
      guard try member(dependency.name, of: object) != nil else { continue }
      // Later drafts gave its two uses names of their own, and leave open what this one means.
      if argument.name == "dependencies", argument.place.draft.map({ $0 >= .draft2019 }) == true {
        throw .unknownKeyword(argument.name)
      }
      let isList = dependency.value.array != nil
      if argument.name == "dependentSchemas"
        ? isList : argument.name == "dependentRequired" && !isList
      {
        throw argument.malformed
      }
      if isList {
        let names = JSONSchemaArgument(
          name: argument.name, value: dependency.value, place: argument.place)
        let finding = "is missing, where '\(dependency.name.shortenedForMessage)' is there"
        judgement.join(try judge(object, has: try names.texts, finding))
      } else {
        judgement.join(judge(value, by: argument.place.place(dependency.value)))
      }
    }
    return judgement
  }
}

extension JSONSchemaRun {
  mutating func judge(
    _ elements: [JSONValue], by keyword: JSONSchemaKeyword, _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    switch keyword {
    case .items: return try judge(elements, byItems: argument)
    case .prefixItems: return judge(elements, one: try argument.schemas)
    case .additionalItems:
      guard let first = argument.beside("items")?.value.array else { return .fits }
      return judge(elements, from: first.count, each: argument.schema)
    case .contains: return try judge(elements, byContent: argument)
    case .minItems, .maxItems:
      return judge(elements.count, "element", try argument.count, isMost: keyword == .maxItems)
    case .uniqueItems:
      guard try argument.flag else { return .fits }
      var seen = Set<[UInt8]>()
      for element in elements where try !seen.insert(uniformText(of: element)).inserted {
        return violated("has two equal elements")
      }
      return .fits
    default: return try judgeUnevaluated(argument)
    }
  }

  private mutating func judge(
    _ elements: [JSONValue], byItems argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    guard argument.place.draft == .draft2020 else {
      guard argument.value.array != nil else {
        return judge(elements, from: 0, each: argument.schema)
      }
      return judge(elements, one: try argument.list.map { argument.place.place($0) })
    }
    // A list of schemas is `prefixItems` there.
    if argument.value.array != nil { throw argument.malformed }
    let start = try argument.beside("prefixItems")?.list.count ?? 0
    return judge(elements, from: start, each: argument.schema)
  }

  /// Each element by the schema at its place, as far as there are both.
  private mutating func judge(
    _ elements: [JSONValue], one schemas: [JSONSchemaPlace]
  ) -> Judgement {
    var judgement = Judgement.fits
    for (index, schema) in schemas.enumerated() where index < elements.count {
      judgement.join(judge(element: index, elements[index], by: schema))
    }
    return judgement
  }

  private mutating func judge(
    _ elements: [JSONValue], from start: Int, each schema: JSONSchemaPlace
  ) -> Judgement {
    var judgement = Judgement.fits
    for index in elements.indices.dropFirst(start) {
      judgement.join(judge(element: index, elements[index], by: schema))
      if isTrial, judgement.isViolated { break }
    }
    return judgement
  }

  private mutating func judge(
    _ elements: [JSONValue], byContent argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let isCounting = argument.place.draft.map { $0 >= .draft2019 } ?? false
    let least = isCounting ? try argument.beside("minContains")?.count ?? 1 : 1
    let most = isCounting ? try argument.beside("maxContains")?.count : nil
    let schema = argument.schema
    var tally = Tally()
    for element in elements { tally.count(trial(element, by: schema)) }
    let noun = tally.fitting == 1 ? "element" : "elements"
    func finding(_ limit: String) -> String {
      "has \(tally.fitting) \(noun) of the kind that is asked for, where at \(limit) expected"
    }
    if tally.fitting + tally.unknown < least {
      return violated(finding("least \(least) \(least == 1 ? "is" : "are")"))
    }
    if let most, tally.fitting > most {
      return violated(finding("most \(most) \(most == 1 ? "is" : "are")"))
    }
    if tally.fitting < least || (most.map { tally.fitting + tally.unknown > $0 } ?? false) {
      if let obstacle = tally.obstacle { throw obstacle }
    }
    return .fits
  }
}
