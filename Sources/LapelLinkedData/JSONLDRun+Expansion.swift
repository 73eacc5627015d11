extension JSONLDRun {
  /// A whole document, expanded (JSON-LD 1.1 API, 9.2, `expand()`).
  mutating func expandedDocument(
    _ document: JSONValue, initial: ActiveContext
  ) throws(JSONLDError) -> [JSONValue] {
    var active = initial
    if let given = options.expandContext {
      let scope = JSONLDContextScope(base: options.base)
      active = try context(given["@context"] ?? given, over: active, scope)
    }
    guard let expanded = try expanded(document, under: .none, active) else { return [] }
    if let members = expanded.object?.members, members.count == 1, let graph = expanded["@graph"] {
      return graph.elements
    }
    return expanded.elements
  }

  /// A value, expanded (JSON-LD 1.1 API, 5.1.2); nil when it says nothing.
  @inline(never)
  mutating func expanded(
    _ value: JSONValue, under property: JSONLDActiveProperty, _ active: ActiveContext,
    isFromMap: Bool = false
  ) throws(JSONLDError) -> JSONValue? {
    try spend(64)
    switch value.content {
    case .null: return nil
    case .number(let number):
      if number.double == nil { mayFailAsRDF = true }
      return try expandedScalar(value, under: property, active)
    case .bool, .string: return try expandedScalar(value, under: property, active)
    case .array(let elements):
      return try expandedArray(elements, under: property, active, isFromMap: isFromMap)
    case .object(let object):
      return try expandedObject(object, under: property, active, isFromMap: isFromMap)
    }
  }

  /// Step 4.
  private mutating func expandedScalar(
    _ value: JSONValue, under property: JSONLDActiveProperty, _ active: ActiveContext
  ) throws(JSONLDError) -> JSONValue? {
    guard !property.isOutermost else {
      drop(memberName, .freeFloating)
      return nil
    }
    guard case .term(let name, let term) = property else { return .object([("@value", value)]) }
    guard let term, term.hasContext else {
      return try expandedScalar(value, of: term, active)
    }
    let inner = try scopedContext(
      of: term, over: active, propagates: true, overridesProtected: true)
    return try expandedScalar(value, of: inner.state.term(name), inner)
  }

  /// JSON-LD 1.1 API, 5.3.2, paid for by the length of what it makes.
  mutating func expandedScalar(
    _ value: JSONValue, of term: JSONLDTerm?, _ active: ActiveContext
  ) throws(JSONLDError) -> JSONValue {
    let expanded = active.state.expandedValue(value, of: term)
    guard let member = expanded.object?.members.first else { return expanded }
    try spend(member.value.string?.utf8.count ?? 0)
    if meanings != nil, member.name.hasSameBytes(as: "@id"), let text = value.string {
      let isTerm = term?.definition.type.isSame(as: .vocab) == true
      note(text, .text(member.value.string ?? ""), isTerm ? .type : .identifier)
    }
    if notesLosses {
      if member.name.hasSameBytes(as: "@id") {
        noteUnusable(identifier: member.value.string, as: value.string ?? "")
      } else {
        noteLosses(ofValue: expanded)
      }
    }
    return expanded
  }

  /// Step 5.
  @inline(never)
  private mutating func expandedArray(
    _ elements: [JSONValue], under property: JSONLDActiveProperty, _ active: ActiveContext,
    isFromMap: Bool
  ) throws(JSONLDError) -> JSONValue {
    try enter()
    var isList = false
    if case .term(_, let term?) = property { isList = term.definition.containers.contains(.list) }
    var result: [JSONValue] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      push(.element(index))
      if let value = try expanded(element, under: property, active, isFromMap: isFromMap) {
        if !value.isArray {
          result.append(value)
        } else if isList {
          result.append(.object([("@list", value)]))
        } else {
          result += value.elements
        }
      }
      pop()
    }
    leave()
    return .array(result)
  }

  /// Steps 7 to 20.
  @inline(never)
  private mutating func expandedObject(
    _ object: JSONObject, under property: JSONLDActiveProperty, _ outer: ActiveContext,
    isFromMap: Bool
  ) throws(JSONLDError) -> JSONValue? {
    try enter()
    let active = try context(of: object, under: property, outer, isFromMap: isFromMap)
    let inner = try contextOfTypes(of: object, active)
    let meanings = try meanings(of: object, inner)
    var node = JSONLDNodeMaker(active: inner, typeScoped: active)
    node.holdsJSON = holdsJSON(object, meanings, inner)
    try expandMembers(of: object, meanings, under: property, &node)
    let result = try finished(node, under: property)
    noteLosses(of: result, object, meanings)
    leave()
    return result
  }

  /// Steps 7 to 9: what applies within an object.
  mutating func context(
    of object: JSONObject, under property: JSONLDActiveProperty, _ outer: ActiveContext,
    isFromMap: Bool
  ) throws(JSONLDError) -> ActiveContext {
    var active = outer
    if !isFromMap, let previous = outer.state.previous, !keepsContext(object, outer) {
      active = previous
    }
    if case .term(_, let term?) = property, term.hasContext {
      active = try scopedContext(
        of: term, over: active, propagates: true, overridesProtected: true)
    }
    if let local = object["@context"] {
      push(.member("@context"))
      active = try context(local, over: active, JSONLDContextScope(base: options.base))
      pop()
    }
    return active
  }

  /// Whether an object is a value or a mere reference, which a type-scoped context goes on into.
  private func keepsContext(_ object: JSONObject, _ active: ActiveContext) -> Bool {
    if object.members.count == 1 {
      let keyword = active.state.keyword(object.members[0].name)
      return keyword == .id || keyword == .value
    }
    return object.members.contains { active.state.keyword($0.name) == .value }
  }

  /// What the name of each member means.
  mutating func meanings(
    of object: JSONObject, _ active: ActiveContext
  ) throws(JSONLDError) -> [ExpandedIRI] {
    var meanings: [ExpandedIRI] = []
    meanings.reserveCapacity(object.members.count)
    for member in object.members {
      try spend(32)
      meanings.append(try iri(member.name, in: active, vocab: true))
    }
    return meanings
  }

  /// Steps 10 and 11: the contexts that the types bring.
  mutating func contextOfTypes(
    of object: JSONObject, _ active: ActiveContext
  ) throws(JSONLDError) -> ActiveContext {
    var result = active
    let places = object.members.indices.filter {
      active.state.keyword(object.members[$0].name) == .type
    }
    for place in inOrder(places, of: object) {
      let value = object.members[place].value
      let names = value.elements.compactMap { $0.string }
      for name in names.count > 1 ? names.sorted(by: { $0.precedesByBytes($1) }) : names {
        guard let term = active.state.term(name), term.hasContext else { continue }
        push(.member(object.members[place].name))
        result = try scopedContext(
          of: term, over: result, propagates: false, overridesProtected: false)
        pop()
      }
    }
    return result
  }

  /// The places of the members with a meaning, by the order of their names.
  private func places(
    of keyword: JSONLDKeyword, in object: JSONObject, _ meanings: [ExpandedIRI]
  ) -> [Int] {
    inOrder(meanings.indices.filter { meanings[$0].isKeyword(keyword) }, of: object)
  }

  private func inOrder(_ places: [Int], of object: JSONObject) -> [Int] {
    guard places.count > 1 else { return places }
    return places.sorted { object.members[$0].name.precedesByBytes(object.members[$1].name) }
  }

  /// Step 12: whether the input type is `@json`.
  private func holdsJSON(
    _ object: JSONObject, _ meanings: [ExpandedIRI], _ active: ActiveContext
  ) -> Bool {
    guard meanings.contains(where: { $0.isKeyword(.value) }),
      let place = places(of: .type, in: object, meanings).first,
      let last = object.members[place].value.elements.last?.string
    else { return false }
    return active.state.expanded(last, vocab: true).isKeyword(.json)
  }
}

extension JSONLDRun {
  /// Steps 15 to 19: the rules for the whole object.
  private mutating func finished(
    _ node: JSONLDNodeMaker, under property: JSONLDActiveProperty
  ) throws(JSONLDError) -> JSONValue? {
    var result = node.result
    if node.hasReverse { result["@reverse"] = node.reverse.object }
    if let value = result["@value"] {
      guard try isKept(value, of: result) else {
        drop(memberName, .withoutValue)
        return nil
      }
    } else if let type = result["@type"], !type.isArray {
      result["@type"] = .array([type])
    }
    if let content = result["@set"] ?? result["@list"] {
      let count = result.contains("@index") ? 2 : 1
      guard result.members.count == count else { throw error(.invalidSetOrListObject) }
      if result.contains("@set") {
        return property.isOutermost && !content.isArray ? attached(content) : content
      }
    }
    if result.members.count == 1, result.contains("@language") {
      drop(memberName, .withoutValue)
      return nil
    }
    guard property.isOutermost else { return result.object }
    return attached(result.object)
  }

  /// Step 19: nothing that floats free stays.
  private mutating func attached(_ value: JSONValue) -> JSONValue? {
    guard let object = value.object else { return value }
    if object.members.isEmpty { return nil }
    let isLone = object.members.count == 1 && object["@id"] != nil
    guard object["@value"] == nil, object["@list"] == nil, !isLone else {
      drop(memberName, .freeFloating)
      return nil
    }
    return value
  }

  /// Step 15: the rules for a value object; false when its value is null.
  private func isKept(
    _ value: JSONValue, of result: JSONLDMembers
  ) throws(JSONLDError) -> Bool {
    for member in result.members {
      switch JSONLDKeyword(member.name) {
      case .value, .type, .language, .direction, .index: break
      default: throw error(.invalidValueObject)
      }
    }
    let type = result["@type"]
    if type != nil, result.contains("@language") || result.contains("@direction") {
      throw error(.invalidValueObject)
    }
    if type?.string.flatMap({ JSONLDKeyword($0) }) == .json { return true }
    if value.isNull || value.array?.isEmpty == true { return false }
    if result.contains("@language"), value.string == nil {
      throw error(.invalidLanguageTaggedValue)
    }
    if let type {
      guard let text = type.string, IRI.isWellFormed(text) else { throw error(.invalidTypedValue) }
    }
    return true
  }
}
