/// The property that a value is expanded under (JSON-LD 1.1 API, 5.1.2, "active property").
enum JSONLDActiveProperty {
  case none, graph, reverse
  /// A term by its name, and what it means where the value is expanded.
  case term(String, JSONLDTerm?)

  /// The same property, with what its term means in a context.
  func found(in state: ActiveContextState) -> JSONLDActiveProperty {
    if case .term(let name, _) = self { .term(name, state.term(name)) } else { self }
  }

  /// Whether a value without a property says nothing here.
  var isOutermost: Bool {
    switch self {
    case .none, .graph: true
    default: false
    }
  }
}
