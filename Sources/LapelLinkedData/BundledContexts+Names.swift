extension BundledContexts {
  /// The names that the contexts of today's credentials give an IRI, scoped ones included; empty for an IRI that is none of
  /// theirs.
  ///
  /// Open Badges 1 and 2, which are never signed as RDF, are left out.
  package static func names(of iri: String) -> [String] {
    (names[JSONLDName(iri)] ?? []).map { $0.text }
  }

  /// Read on first use.
  private static let names: [JSONLDName: Set<JSONLDName>] = {
    let processor = JSONLDProcessor(contexts: JSONLDContexts { document(at: $0) })
    var run = JSONLDRun(processor, notesLosses: false)
    var names = [JSONLDName: Set<JSONLDName>]()
    for address in addresses {
      switch kind(of: address) {
      case .openBadges1, .openBadges2, nil: continue
      default: break
      }
      guard let context = document(at: address)?["@context"] else { continue }
      let outermost = ActiveContext(ActiveContextState(base: nil))
      // A bundled context that cannot be read would have failed its own test.
      try? run.addNames(in: context, over: outermost, isScoped: false, to: &names)
    }
    return names
  }()
}

extension JSONLDRun {
  fileprivate mutating func addNames(
    in local: JSONValue, over outer: ActiveContext, isScoped: Bool,
    to names: inout [JSONLDName: Set<JSONLDName>]
  ) throws(JSONLDError) {
    restoreWork()
    var scope = JSONLDContextScope()
    scope.overridesProtected = isScoped
    let active = try context(local, over: outer, scope)
    for item in local.elements {
      for member in item.object?.members ?? [] {
        guard let term = active.state.term(member.name) else { continue }
        if let meaning = term.definition.iri.text {
          names[JSONLDName(meaning), default: []].insert(JSONLDName(member.name))
        }
        if let inner = term.definition.context {
          try addNames(in: inner, over: active, isScoped: true, to: &names)
        }
      }
    }
  }
}
