extension JSONLDRun {
  /// The active context with a local context processed over it (JSON-LD 1.1 API, 5.1.2).
  mutating func context(
    _ local: JSONValue, over active: ActiveContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> ActiveContext {
    try enter()
    var scope = scope
    if let propagates = local["@propagate"]?.bool { scope.propagates = propagates }
    var result = active
    if !scope.propagates, active.state.previous == nil {
      var state = active.state
      state.previous = active
      result = ActiveContext(state)
    }
    if let items = local.array {
      for item in items { result = try context(item: item, over: result, scope) }
    } else {
      result = try context(item: local, over: result, scope)
    }
    leave()
    return result
  }

  private mutating func context(
    item: JSONValue, over active: ActiveContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> ActiveContext {
    try spend(64)
    switch item.content {
    case .null: return try nullContext(over: active, scope)
    case .string(let address): return try suppliedContext(address, over: active, scope)
    case .object(let object):
      try spend(active.state.cost)
      var state = active.state
      try apply(object, to: &state, scope)
      return ActiveContext(state)
    default: throw error(.invalidLocalContext)
    }
  }

  private func nullContext(
    over active: ActiveContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> ActiveContext {
    if !scope.overridesProtected, active.state.hasProtectedTerms {
      throw error(.invalidContextNullification)
    }
    var state = ActiveContextState(base: active.state.originalBase)
    state.isShared = active.state.isShared && scope.isShared
    if !scope.propagates { state.previous = active.state.previous }
    return ActiveContext(state)
  }

  /// Step 5.2: the context of a document by its address.
  private mutating func suppliedContext(
    _ reference: String, over active: ActiveContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> ActiveContext {
    let address = try contextAddress(reference, scope)
    if !scope.validatesScoped, scope.remote.contains(where: { $0.hasSameBytes(as: address) }) {
      return active
    }
    guard scope.remote.count < limits.remoteContexts else { throw error(.contextOverflow, address) }
    let isFirst = scope.remote.isEmpty && scope.validatesScoped
    if isFirst, let known = derived.result(of: address, over: active) { return known }
    let local = try suppliedContext(at: address)
    let inner = JSONLDContextScope(
      base: address, remote: scope.remote + [address], validatesScoped: scope.validatesScoped,
      isShared: true)
    openContexts.append(address)
    let result = try context(local, over: active, inner)
    openContexts.removeLast()
    if isFirst { derived.keep(result, of: address, over: active) }
    return result
  }

  private mutating func contextAddress(
    _ reference: String, _ scope: JSONLDContextScope
  ) throws(JSONLDError) -> String {
    try spend(reference.utf8.count)
    if let base = scope.base, IRI.isAbsolute(base) {
      return IRI.resolved(reference, against: base)
    }
    guard IRI.isAbsolute(reference) else { throw error(.loadingDocumentFailed, reference) }
    return reference
  }

  private func suppliedContext(at address: String) throws(JSONLDError) -> JSONValue {
    guard let document = contexts.document(address) else { throw error(.unknownContext, address) }
    guard let local = document["@context"] else { throw error(.invalidRemoteContext, address) }
    return local
  }

  /// The context of a scoped term over another, which is made once and found again.
  mutating func scopedContext(
    of term: JSONLDTerm, over active: ActiveContext, propagates: Bool, overridesProtected: Bool
  ) throws(JSONLDError) -> ActiveContext {
    guard let local = term.definition.context else { return active }
    let flags: UInt8 = (propagates ? 1 : 0) | (overridesProtected ? 2 : 0)
    if let known = derived.result(of: term, over: active, flags: flags) { return known }
    let scope = JSONLDContextScope(
      base: term.definition.contextBase, overridesProtected: overridesProtected,
      propagates: propagates, isShared: term.definition.isShared)
    let result = try context(local, over: active, scope)
    derived.keep(result, of: term, over: active, flags: flags)
    return result
  }
}

extension JSONLDRun {
  /// Steps 5.5 to 5.13: what an object says, entry by entry.
  private mutating func apply(
    _ object: JSONObject, to state: inout ActiveContextState, _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    if !scope.isShared { state.isShared = false }
    var local = JSONLDLocalContext(object)
    if let version = local["@version"], version.number?.double != 1.1 {
      throw error(.invalidVersionValue)
    }
    try importContext(into: &local, scope)
    if scope.remote.isEmpty, let base = local["@base"] { try setBase(base, in: &state) }
    if let vocabulary = local["@vocab"] { try setVocabulary(vocabulary, in: &state) }
    if let language = local["@language"] { try setLanguage(language, in: &state) }
    if let direction = local["@direction"] { try setDirection(direction, in: &state) }
    if let propagates = local["@propagate"], propagates.bool == nil {
      throw error(.invalidPropagateValue)
    }
    if let isProtected = local["@protected"] {
      guard let isProtected = isProtected.bool else { throw error(.invalidProtectedValue) }
      local.isProtected = isProtected
    }
    for place in local.members.indices where !local.isOption(at: place) {
      try define(at: place, in: &state, &local, scope)
    }
  }

  /// Step 5.6: an imported context lends the entries that this one lacks.
  private mutating func importContext(
    into local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    guard let reference = local["@import"] else { return }
    guard let reference = reference.string else { throw error(.invalidImportValue) }
    let address = try contextAddress(reference, scope)
    guard let imported = try suppliedContext(at: address).object else {
      throw error(.invalidRemoteContext, address)
    }
    guard imported["@import"] == nil else { throw error(.invalidContextEntry, "@import") }
    var members = JSONLDMembers()
    for member in imported.members { members[member.name] = member.value }
    for member in local.members { members[member.name] = member.value }
    local = JSONLDLocalContext(JSONObject(members.members))
  }

  private mutating func setBase(
    _ value: JSONValue, in state: inout ActiveContextState
  ) throws(JSONLDError) {
    if value.isNull {
      state.base = nil
      return
    }
    guard let text = value.string else { throw error(.invalidBaseIRI) }
    if IRI.isAbsolute(text) {
      state.base = text
    } else if let base = state.base {
      try spend(text.utf8.count + base.utf8.count)
      state.base = IRI.resolved(text, against: base)
    } else {
      throw error(.invalidBaseIRI)
    }
  }

  private mutating func setVocabulary(
    _ value: JSONValue, in state: inout ActiveContextState
  ) throws(JSONLDError) {
    if value.isNull {
      state.vocabulary = nil
      return
    }
    guard let text = value.string else { throw error(.invalidVocabMapping) }
    let vocabulary = try iri(text, in: state, vocab: true, documentRelative: true)
    guard vocabulary.isIRI else { throw error(.invalidVocabMapping) }
    state.vocabulary = vocabulary.text
  }

  private func setLanguage(
    _ value: JSONValue, in state: inout ActiveContextState
  ) throws(JSONLDError) {
    guard value.isNull || value.string != nil else { throw error(.invalidDefaultLanguage) }
    state.language = value.string.map(languageTag)
  }

  private func setDirection(
    _ value: JSONValue, in state: inout ActiveContextState
  ) throws(JSONLDError) {
    state.direction = JSONLDDirection(value)
    guard value.isNull || state.direction != nil else { throw error(.invalidBaseDirection) }
  }

  func languageTag(_ text: String) -> String {
    options.languageTags == .asWritten ? text : text.asciiLowercased
  }

  /// What a text means, paid for by its length.
  mutating func iri(
    _ text: String, in active: ActiveContext, vocab: Bool = false, documentRelative: Bool = false
  ) throws(JSONLDError) -> ExpandedIRI {
    let iri = active.state.expanded(text, vocab: vocab, documentRelative: documentRelative)
    try spend(iri.text?.utf8.count ?? 0)
    return iri
  }

  /// The same while terms are being defined.
  mutating func iri(
    _ text: String, in state: ActiveContextState, vocab: Bool = false,
    documentRelative: Bool = false
  ) throws(JSONLDError) -> ExpandedIRI {
    let iri = state.expanded(text, vocab: vocab, documentRelative: documentRelative)
    try spend(iri.text?.utf8.count ?? 0)
    return iri
  }
}

extension String {
  var asciiLowercased: String {
    let bytes = utf8.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
