extension JSONLDRun {
  /// Steps 13 and 14: every member of an object, then what is nested in it.
  mutating func expandMembers(
    of object: JSONObject, _ meanings: [ExpandedIRI], under property: JSONLDActiveProperty,
    _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    var nests: [Int] = []
    for place in order(of: object) {
      let member = object.members[place]
      push(.member(member.name))
      if self.meanings != nil { note(member.name, meanings[place], .member) }
      switch meanings[place] {
      case .keyword(.context): break
      case .keyword(.nest): nests.append(place)
      case .keyword(let keyword):
        try expand(keyword, member.value, under: property, &node)
      case .text(let iri) where iri.utf8.contains(UInt8(ascii: ":")):
        if notesLosses { noteUnusable(property: iri, as: member.name) }
        try expand(member, as: iri, &node)
      case .text: drop(member.name, .undefinedTerm)
      case .null: drop(member.name, .withoutMeaning)
      }
      pop()
    }
    for place in nests { try expandNest(object.members[place], under: property, &node) }
  }

  private func order(of object: JSONObject) -> [Int] {
    let places = Array(object.members.indices)
    guard options.isOrdered else { return places }
    return places.sorted { object.members[$0].name.precedesByBytes(object.members[$1].name) }
  }

  /// Step 14: members of a nested object count as the object's own.
  private mutating func expandNest(
    _ member: JSONObject.Member, under property: JSONLDActiveProperty,
    _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    try enter()
    push(.member(member.name))
    let outer = node.active
    if let term = outer.state.term(member.name), term.hasContext {
      node.active = try scopedContext(
        of: term, over: outer, propagates: true, overridesProtected: true)
    }
    let values = member.value.array ?? [member.value]
    for (index, value) in values.enumerated() {
      if member.value.isArray { push(.element(index)) }
      guard let object = value.object else { throw error(.invalidNestValue, member.name) }
      let meanings = try meanings(of: object, node.active)
      guard !meanings.contains(where: { $0.isKeyword(.value) }) else {
        throw error(.invalidNestValue, member.name)
      }
      try expandMembers(of: object, meanings, under: property, &node)
      if member.value.isArray { pop() }
    }
    node.active = outer
    pop()
    leave()
  }
}

extension JSONLDRun {
  /// Step 13.4: a member whose name is a keyword.
  private mutating func expand(
    _ keyword: JSONLDKeyword, _ value: JSONValue, under property: JSONLDActiveProperty,
    _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    if case .reverse = property { throw error(.invalidReversePropertyMap, keyword.rawValue) }
    if keyword != .included, keyword != .type, node.result.contains(keyword.rawValue) {
      throw error(.collidingKeywords, keyword.rawValue)
    }
    switch keyword {
    case .id: try expandIdentifier(value, &node)
    case .type: try expandTypes(value, &node)
    case .graph:
      let content = try expanded(value, under: .graph, node.active)
      node.result["@graph"] = .array(content?.elements ?? [])
    case .included: try expandIncluded(value, &node)
    case .value: try expandValue(value, &node)
    case .language:
      guard let text = value.string else { throw error(.invalidLanguageTaggedString) }
      node.result["@language"] = .string(languageTag(text))
    case .direction:
      guard JSONLDDirection(value) != nil else { throw error(.invalidBaseDirection) }
      node.result["@direction"] = value
    case .index:
      guard value.string != nil else { throw error(.invalidIndexValue) }
      mayFailAsRDF = true
      node.result["@index"] = value
    case .list:
      if property.isOutermost {
        drop(memberName, .freeFloating)
      } else {
        let content = try expanded(
          value, under: property.found(in: node.active.state), node.active)
        node.result["@list"] = content.map { $0.isArray ? $0 : .array([$0]) } ?? .array([])
      }
    case .set:
      let content = try expanded(
        value, under: property.found(in: node.active.state), node.active)
      node.result["@set"] = content ?? .array([])
    case .reverse: try expandReverse(value, &node)
    default: drop(memberName, .withoutMeaning)
    }
  }

  @inline(never)
  private mutating func expandIdentifier(
    _ value: JSONValue, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    guard let text = value.string else { throw error(.invalidIDValue) }
    let id = try iri(text, in: node.active, documentRelative: true)
    if meanings != nil { note(text, id, .identifier) }
    if notesLosses { noteUnusable(identifier: id.text, as: text) }
    node.result["@id"] = id.text.map(JSONValue.string) ?? .null
  }

  /// Step 13.4.4.
  @inline(never)
  private mutating func expandTypes(
    _ value: JSONValue, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    var types: [JSONValue] = []
    for element in value.array ?? [value] {
      guard let text = element.string else { throw error(.invalidTypeValue) }
      let type = try iri(
        text, in: node.typeScoped, vocab: true, documentRelative: true)
      if meanings != nil { note(text, type, .type) }
      types.append(type.text.map(JSONValue.string) ?? .null)
    }
    if node.result.contains("@type") {
      node.result.add(.array(types), to: "@type")
    } else {
      node.result["@type"] = value.isArray ? .array(types) : types[0]
    }
  }

  @inline(never)
  private mutating func expandIncluded(
    _ value: JSONValue, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    guard let content = try expanded(value, under: .none, node.active) else {
      throw error(.invalidIncludedValue)
    }
    guard content.elements.allSatisfy({ $0.isExpandedNode }) else {
      throw error(.invalidIncludedValue)
    }
    node.result.add(.array(content.elements), to: "@included")
  }

  private mutating func expandValue(
    _ value: JSONValue, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    if !node.holdsJSON, value.isArray || value.object != nil {
      throw error(.invalidValueObjectValue)
    }
    if value.string == nil { mayFailAsRDF = true }
    node.result["@value"] = value
  }

  /// Step 13.4.13.
  @inline(never)
  private mutating func expandReverse(
    _ value: JSONValue, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    guard value.object != nil else { throw error(.invalidReverseValue) }
    guard let content = try expanded(value, under: .reverse, node.active)?.object else { return }
    for member in content.members {
      if member.name.hasSameBytes(as: "@reverse") {
        for inner in member.value.object?.members ?? [] {
          node.result.add(.array(inner.value.elements), to: inner.name)
        }
      } else {
        try addReverse(.array(member.value.elements), to: member.name, &node)
      }
    }
  }

  private func addReverse(
    _ values: JSONValue, to property: String, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    for value in values.elements where value["@value"] != nil || value["@list"] != nil {
      throw error(.invalidReversePropertyValue, property)
    }
    node.hasReverse = true
    node.reverse.add(values, to: property)
  }
}

extension JSONLDRun {
  /// Steps 13.5 to 13.14: a member whose name is a property.
  private mutating func expand(
    _ member: JSONObject.Member, as property: String, _ node: inout JSONLDNodeMaker
  ) throws(JSONLDError) {
    let term = node.active.state.term(member.name)
    let containers = term?.definition.containers ?? []
    var value: JSONValue?
    if let term, term.definition.type.isJSON {
      mayFailAsRDF = true
      value = .object([("@value", member.value), ("@type", .string("@json"))])
    } else if containers.contains(.language), let map = member.value.object {
      value = try expandedLanguageMap(map, of: term, node.active)
    } else if !containers.isDisjoint(with: [.index, .type, .id]), let map = member.value.object {
      value = try expandedIndexMap(
        map, of: member.name, containers, index: term?.definition.index, node.active)
    } else {
      value = try expanded(member.value, under: .term(member.name, term), node.active)
    }
    guard var value else { return }
    if containers.contains(.list), value["@list"] == nil {
      value = .object([("@list", value.isArray ? value : .array([value]))])
    }
    if containers.contains(.graph), containers.isDisjoint(with: [.id, .index]) {
      value = .array(
        (value.array ?? [value]).map { .object([("@graph", .array($0.array ?? [$0]))]) })
    }
    if term?.definition.isReverse == true {
      try addReverse(.array(value.array ?? [value]), to: property, &node)
    } else {
      node.result.add(value, to: property)
    }
  }

  private func sorted(_ map: JSONObject) -> [JSONObject.Member] {
    options.isOrdered ? map.members.sorted { $0.name.precedesByBytes($1.name) } : map.members
  }

  /// Step 13.7.
  private mutating func expandedLanguageMap(
    _ map: JSONObject, of term: JSONLDTerm?, _ active: ActiveContext
  ) throws(JSONLDError) -> JSONValue {
    let direction = active.state.direction(of: term)
    var values: [JSONValue] = []
    for member in sorted(map) {
      push(.member(member.name))
      let isNone = try iri(member.name, in: active, vocab: true).isKeyword(.none)
      for text in member.value.array ?? [member.value] where !text.isNull {
        guard text.string != nil else { throw error(.invalidLanguageMapValue, member.name) }
        try spend(128)
        var members = [("@value", text)]
        if !isNone { members.append(("@language", .string(languageTag(member.name)))) }
        if let direction { members.append(("@direction", .string(direction.rawValue))) }
        let value = JSONValue.object(members)
        if notesLosses { noteLosses(ofValue: value) }
        values.append(value)
      }
      pop()
    }
    return .array(values)
  }

  /// Step 13.8.
  private mutating func expandedIndexMap(
    _ map: JSONObject, of name: String, _ containers: JSONLDTermDefinition.Containers,
    index: String?, _ active: ActiveContext
  ) throws(JSONLDError) -> JSONValue {
    try enter()
    var values: [JSONValue] = []
    for member in sorted(map) {
      push(.member(member.name))
      let inner = try contextOfIndex(member.name, containers, active)
      let key = try iri(member.name, in: active, vocab: true)
      let content = try expanded(
        .array(member.value.array ?? [member.value]), under: .term(name, inner.state.term(name)),
        inner, isFromMap: true)
      for item in content?.elements ?? [] {
        var item = item
        if containers.contains(.graph), item["@graph"] == nil {
          item = .object([("@graph", .array([item]))])
        }
        values.append(
          try indexed(item, by: member.name, key, property: index, containers, active))
      }
      pop()
    }
    leave()
    return .array(values)
  }

  private mutating func contextOfIndex(
    _ index: String, _ containers: JSONLDTermDefinition.Containers, _ active: ActiveContext
  ) throws(JSONLDError) -> ActiveContext {
    guard !containers.isDisjoint(with: [.id, .type]) else { return active }
    let outer = active.state.previous ?? active
    guard containers.contains(.type), let term = outer.state.term(index),
      term.hasContext
    else { return outer }
    return try scopedContext(of: term, over: outer, propagates: false, overridesProtected: false)
  }

  /// Steps 13.8.3.7.2 to 13.8.3.7.5: the name in the map, put where it belongs.
  private mutating func indexed(
    _ item: JSONValue, by name: String, _ key: ExpandedIRI, property: String?,
    _ containers: JSONLDTermDefinition.Containers, _ active: ActiveContext
  ) throws(JSONLDError) -> JSONValue {
    guard var object = item.object, !key.isKeyword(.none) else { return item }
    mayFailAsRDF = true
    if containers.contains(.index), let property, JSONLDKeyword(property) != .index {
      let value = try expandedScalar(.string(name), of: active.state.term(property), active)
      let iri = try iri(property, in: active, vocab: true).text ?? property
      object[iri] = .array([value] + (object[iri]?.elements ?? []))
      guard object["@value"] == nil else { throw error(.invalidValueObject) }
    } else if containers.contains(.index) {
      if object["@index"] == nil {
        object["@index"] = .string(name)
        drop(name, .index)
      }
    } else if containers.contains(.id) {
      let id = try iri(name, in: active, documentRelative: true)
      if let own = object["@id"]?.string {
        if id.text?.hasSameBytes(as: own) != true { drop(name, .unusableIdentifier) }
        return item
      }
      if notesLosses { noteUnusable(identifier: id.text, as: name) }
      object["@id"] = id.text.map(JSONValue.string) ?? .null
    } else {
      let type = key.text.map(JSONValue.string) ?? .null
      if notesLosses { noteUnusable(type: key.text, as: name) }
      object["@type"] = .array([type] + (object["@type"]?.elements ?? []))
    }
    return JSONValue(.object(object))
  }
}

extension JSONValue {
  /// Whether this is a node object of an expanded document (JSON-LD 1.1, 9.2).
  fileprivate var isExpandedNode: Bool {
    guard let object else { return false }
    return object["@value"] == nil && object["@list"] == nil && object["@set"] == nil
  }
}
