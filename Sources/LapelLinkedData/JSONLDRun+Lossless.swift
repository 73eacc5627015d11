extension JSONLDRun {
  /// Whether a document surely loses nothing, found without expanding it; false when it takes a closer look.
  ///
  /// Most badges are made of plain terms of known contexts. They are gone through here and nothing is built. Whatever is
  /// out of the ordinary (value objects, lists, maps, languages, terms that nothing defines, errors) is left to expansion.
  mutating func isSurelyLossless(
    _ document: JSONValue, initial: ActiveContext
  ) throws(JSONLDError) -> Bool {
    guard options.expandContext == nil, let object = document.object else { return false }
    return try isSurelyLossless(object, under: .none, initial) && hasAmpleWork
  }

  private mutating func isSurelyLossless(
    _ object: JSONObject, under property: JSONLDActiveProperty, _ outer: ActiveContext
  ) throws(JSONLDError) -> Bool {
    try enter()
    let typeScoped = try context(of: object, under: property, outer, isFromMap: false)
    let active = try contextOfTypes(of: object, typeScoped)
    var statesSomething = false
    var hasIdentifier = false
    var hasTypes = false
    for member in object.members {
      try spend(32)
      if let term = active.state.term(member.name), term.isPlainProperty {
        try spend(term.definition.iri.text?.utf8.count ?? 0)
        guard try isSurelyLossless(member.value, of: term, named: member.name, active) else {
          return false
        }
        statesSomething = true
        continue
      }
      switch try iri(member.name, in: active, vocab: true) {
      case .keyword(.context): break
      case .keyword(.id):
        guard !hasIdentifier, let text = member.value.string else { return false }
        guard isUsable(try iri(text, in: active, documentRelative: true).text) else { return false }
        hasIdentifier = true
      case .keyword(.type):
        guard !hasTypes else { return false }
        for type in member.value.array ?? [member.value] {
          guard let text = type.string else { return false }
          let iri = try iri(text, in: typeScoped, vocab: true, documentRelative: true)
          guard isUsable(iri.text) else { return false }
        }
        hasTypes = true
      default: return false
      }
    }
    leave()
    // What floats free and has nothing but an identifier is dropped.
    return statesSomething || !property.isOutermost
  }

  private mutating func isSurelyLossless(
    _ value: JSONValue, of term: JSONLDTerm, named name: String, _ active: ActiveContext
  ) throws(JSONLDError) -> Bool {
    try spend(64)
    switch value.content {
    case .null: return true
    case .object(let object): return try isSurelyLossless(object, under: .term(name, term), active)
    case .array(let elements):
      try enter()
      for element in elements {
        guard !element.isArray,
          try isSurelyLossless(element, of: term, named: name, active)
        else { return false }
      }
      leave()
      return true
    case .bool: return !term.hasContext
    case .number(let number):
      // No longer integer is rounded.
      return !term.hasContext && number.text.utf8.count <= 15 && number.double != nil
    case .string(let text):
      guard !term.hasContext else { return false }
      switch term.definition.type {
      case .id: return isUsable(try iri(text, in: active, documentRelative: true).text)
      case .vocab:
        return isUsable(try iri(text, in: active, vocab: true, documentRelative: true).text)
      default:
        try spend(text.utf8.count)
        return active.state.language == nil && active.state.direction == nil
      }
    }
  }
}
