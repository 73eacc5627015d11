extension JSONLDRun {
  /// Defines a term of a local context, and first those that its definition rests on (JSON-LD 1.1
  /// API, 5.1.2, "create term definition").
  mutating func define(
    at place: Int, in state: inout ActiveContextState, _ local: inout JSONLDLocalContext,
    _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    let name = local.members[place].name
    switch local.progress[place] {
    case .done: return
    case .open: throw error(.cyclicIRIMapping, name)
    case .untouched: break
    }
    guard !name.isEmpty else { throw error(.invalidTermDefinition, name) }
    guard openTerms < limits.termChain else { throw error(.tooComplex) }
    openTerms += 1
    local.progress[place] = .open
    var term = JSONLDTermMaker(name: name, value: local.members[place].value)
    if try isDefinable(term) {
      try spend(256 + name.utf8.count)
      let previous = state.term(name)
      state.setTerm(name, to: nil)
      term.definition.isProtected = local.isProtected
      term.definition.isShared = scope.isShared
      if try fill(&term, in: &state, &local, scope) {
        let kept = try checked(term, against: previous, scope)
        state.setTerm(name, to: kept)
      } else if previous?.definition.isProtected == true, !scope.overridesProtected {
        throw error(.protectedTermRedefinition, name)
      }
    }
    local.progress[place] = .done
    openTerms -= 1
  }

  /// Steps 4 and 5: keywords stay as they are, but `@type` may be made a set or protected.
  private func isDefinable(_ term: JSONLDTermMaker) throws(JSONLDError) -> Bool {
    guard let keyword = JSONLDKeyword(term.name) else {
      return !JSONLDKeyword.isForm(of: term.name)
    }
    guard keyword == .type, let members = term.value.object?.members, !members.isEmpty,
      members.allSatisfy({ member in
        switch JSONLDKeyword(member.name) {
        case .container: member.value.string.flatMap { JSONLDKeyword($0) } == .set
        case .protected: true
        default: false
        }
      })
    else { throw error(.keywordRedefinition, term.name) }
    return true
  }

  /// Step 27: a protected term keeps its meaning.
  private func checked(
    _ term: JSONLDTermMaker, against previous: JSONLDTerm?, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> JSONLDTerm {
    guard let previous, previous.definition.isProtected, !scope.overridesProtected else {
      return JSONLDTerm(term.definition)
    }
    guard term.definition.isSame(as: previous.definition) else {
      throw error(.protectedTermRedefinition, term.name)
    }
    return previous
  }

  /// Steps 7 to 26; false when the definition is to be ignored.
  private mutating func fill(
    _ term: inout JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> Bool {
    switch term.value.content {
    case .null, .string, .object: break
    default: throw error(.invalidTermDefinition, term.name)
    }
    if let value = term["@protected"] {
      guard let isProtected = value.bool else { throw error(.invalidProtectedValue) }
      term.definition.isProtected = isProtected
    }
    if let type = term["@type"] {
      term.definition.type = try typeMapping(type, of: term, in: &state, &local, scope)
    }
    if term["@reverse"] != nil {
      guard try fillReverse(&term, in: &state, &local, scope) else { return false }
    } else {
      guard try fillMapping(&term, in: &state, &local, scope) else { return false }
      try fillContainers(&term)
    }
    // Reverse properties go on from here too: the suite has them with a property-valued index.
    try fillIndex(&term, in: &state, &local, scope)
    try fillContext(&term, in: state, scope)
    try fillTexts(&term)
    try fillPrefix(&term)
    try term.checkMembers(for: self)
    return true
  }

  /// IRI expansion while terms are being defined (JSON-LD 1.1 API, 5.2.2, steps 3 and 6.3).
  mutating func iri(
    defining value: String, in state: inout ActiveContextState, _ local: inout JSONLDLocalContext,
    _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> ExpandedIRI {
    if JSONLDKeyword(value) != nil { return try iri(value, in: state, vocab: true) }
    if let place = local.place(of: value), local.progress[place] != .done {
      try define(at: place, in: &state, &local, scope)
    } else if state.term(value) == nil, let prefix = value.prefixAndSuffix?.prefix {
      try definePrefix(prefix, in: &state, &local, scope)
    }
    return try iri(value, in: state, vocab: true)
  }

  private mutating func definePrefix(
    _ prefix: String, in state: inout ActiveContextState, _ local: inout JSONLDLocalContext,
    _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    guard JSONLDKeyword(prefix) == nil, let place = local.place(of: prefix),
      local.progress[place] != .done
    else { return }
    try define(at: place, in: &state, &local, scope)
  }

  /// Step 12.
  private mutating func typeMapping(
    _ value: JSONValue, of term: JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> JSONLDTermDefinition.TypeMapping {
    guard let text = value.string else { throw error(.invalidTypeMapping, term.name) }
    switch try iri(defining: text, in: &state, &local, scope) {
    case .keyword(.id): return .id
    case .keyword(.vocab): return .vocab
    case .keyword(.json): return .json
    case .keyword(.none): return .none
    case .text(let iri) where IRI.isAbsolute(iri): return .iri(iri)
    default: throw error(.invalidTypeMapping, term.name)
    }
  }

  /// Step 13.
  private mutating func fillReverse(
    _ term: inout JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> Bool {
    guard term["@id"] == nil, term["@nest"] == nil else {
      throw error(.invalidReverseProperty, term.name)
    }
    guard let text = term["@reverse"]?.string else { throw error(.invalidIRIMapping, term.name) }
    if JSONLDKeyword.isForm(of: text), JSONLDKeyword(text) == nil { return false }
    term.definition.iri = try iri(defining: text, in: &state, &local, scope)
    guard term.definition.iri.isIRI else { throw error(.invalidIRIMapping, term.name) }
    if let container = term["@container"], !container.isNull {
      switch container.string.flatMap({ JSONLDKeyword($0) }) {
      case .set: term.definition.containers = .set
      case .index: term.definition.containers = .index
      default: throw error(.invalidReverseProperty, term.name)
      }
    }
    term.definition.isReverse = true
    return true
  }

  /// Steps 14 to 18: the IRI mapping; false when the definition is to be ignored.
  private mutating func fillMapping(
    _ term: inout JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> Bool {
    let id = term.value.object == nil ? term.value : term["@id"]
    if let id, id.string?.hasSameBytes(as: term.name) != true {
      return try fillMapping(&term, with: id, in: &state, &local, scope)
    }
    if let parts = term.name.prefixAndSuffix {
      term.definition.iri = .text(term.name)
      guard let prefix = parts.prefix else { return true }
      try definePrefix(prefix, in: &state, &local, scope)
      if case .text(let iri) = state.term(prefix)?.definition.iri {
        try spend(iri.utf8.count)
        term.definition.iri = .text(iri + parts.suffix)
      }
    } else if term.name.utf8.contains(UInt8(ascii: "/")) {
      term.definition.iri = try iri(term.name, in: state, vocab: true)
      guard term.definition.iri.isIRI else { throw error(.invalidIRIMapping, term.name) }
    } else if JSONLDKeyword(term.name) == .type {
      term.definition.iri = .keyword(.type)
    } else if let vocabulary = state.vocabulary {
      try spend(vocabulary.utf8.count)
      term.definition.iri = .text(vocabulary + term.name)
    } else {
      throw error(.invalidIRIMapping, term.name)
    }
    return true
  }

  /// Step 14: `@id`, or the value of a simple term.
  private mutating func fillMapping(
    _ term: inout JSONLDTermMaker, with id: JSONValue, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> Bool {
    if id.isNull { return true }
    guard let text = id.string else { throw error(.invalidIRIMapping, term.name) }
    if JSONLDKeyword.isForm(of: text), JSONLDKeyword(text) == nil { return false }
    let mapping = try iri(defining: text, in: &state, &local, scope)
    switch mapping {
    case .keyword(.context): throw error(.invalidKeywordAlias, term.name)
    case .keyword: break
    default: guard mapping.isIRI else { throw error(.invalidIRIMapping, term.name) }
    }
    term.definition.iri = mapping
    if term.hasInnerColonOrSlash {
      try checkMeaning(of: term, in: &state, &local, scope)
    } else if term.isSimple, !term.hasColonOrSlash, let iri = mapping.text {
      term.definition.isPrefix = iri.isBlankNodeIdentifier || iri.endsInDelimiter
    }
    return true
  }

  /// Step 14.2.4: a term that is itself an IRI must not mean another.
  private mutating func checkMeaning(
    of term: JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    if let place = local.place(of: term.name) { local.progress[place] = .done }
    let own = try iri(defining: term.name, in: &state, &local, scope)
    guard own.isSame(as: term.definition.iri) else { throw error(.invalidIRIMapping, term.name) }
  }
}
