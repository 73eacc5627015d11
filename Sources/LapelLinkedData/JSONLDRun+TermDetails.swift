extension JSONLDRun {
  /// Step 19.
  func fillContainers(_ term: inout JSONLDTermMaker) throws(JSONLDError) {
    guard let value = term["@container"] else { return }
    var containers: JSONLDTermDefinition.Containers = []
    for element in value.isNull ? [value] : value.elements {
      guard let container = element.string.flatMap({ JSONLDTermDefinition.Containers(named: $0) }),
        containers.isDisjoint(with: container)
      else { throw error(.invalidContainerMapping, term.name) }
      containers.insert(container)
    }
    guard containers.isAllowed else { throw error(.invalidContainerMapping, term.name) }
    term.definition.containers = containers
    guard containers.contains(.type) else { return }
    switch term.definition.type {
    case .unset: term.definition.type = .id
    case .id, .vocab: break
    default: throw error(.invalidTypeMapping, term.name)
    }
  }

  /// Step 20.
  mutating func fillIndex(
    _ term: inout JSONLDTermMaker, in state: inout ActiveContextState,
    _ local: inout JSONLDLocalContext, _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    guard let value = term["@index"] else { return }
    guard term.definition.containers.contains(.index), let text = value.string,
      case .text(let iri) = try iri(defining: text, in: &state, &local, scope),
      IRI.isAbsolute(iri)
    else { throw error(.invalidTermDefinition, term.name) }
    term.definition.index = text
  }

  /// Step 21: the scoped context must be one that can be used.
  mutating func fillContext(
    _ term: inout JSONLDTermMaker, in state: ActiveContextState, _ scope: JSONLDContextScope
  ) throws(JSONLDError) {
    guard let local = term["@context"] else { return }
    var inner = scope
    inner.overridesProtected = true
    inner.propagates = true
    inner.validatesScoped = false
    let openCount = openContexts.count
    do {
      _ = try context(local, over: ActiveContext(state), inner)
    } catch {
      switch error.code {
      case .tooComplex, .unknownContext, .contextOverflow: throw error
      default:
        openContexts.removeLast(openContexts.count - openCount)
        throw self.error(.invalidScopedContext, term.name)
      }
    }
    term.definition.context = local
    term.definition.contextBase = scope.base
  }

  /// Steps 22 to 24.
  func fillTexts(_ term: inout JSONLDTermMaker) throws(JSONLDError) {
    if let value = term["@language"], term["@type"] == nil {
      guard value.isNull || value.string != nil else {
        throw error(.invalidLanguageMapping, term.name)
      }
      term.definition.language = value.string.map { .value(languageTag($0)) } ?? .none
    }
    if let value = term["@direction"], term["@type"] == nil {
      let direction = JSONLDDirection(value)
      guard value.isNull || direction != nil else { throw error(.invalidBaseDirection) }
      term.definition.direction = direction.map { .value($0) } ?? .none
    }
    if let value = term["@nest"] {
      guard let text = value.string, JSONLDKeyword(text).map({ $0 == .nest }) ?? true else {
        throw error(.invalidNestValue, term.name)
      }
      term.definition.nest = text
    }
  }

  /// Step 25.
  func fillPrefix(_ term: inout JSONLDTermMaker) throws(JSONLDError) {
    guard let value = term["@prefix"] else { return }
    guard !term.hasColonOrSlash else { throw error(.invalidTermDefinition, term.name) }
    guard let isPrefix = value.bool else { throw error(.invalidPrefixValue, term.name) }
    term.definition.isPrefix = isPrefix
    if isPrefix, case .keyword = term.definition.iri {
      throw error(.invalidTermDefinition, term.name)
    }
  }
}
