/// What a context says of a term (JSON-LD 1.1 API, 4.1, "term definition").
struct JSONLDTermDefinition: Sendable {
  /// A mapping that may be left out, set to null, or given.
  enum Setting<Value: Sendable>: Sendable {
    case unset
    case none
    case value(Value)
  }

  enum TypeMapping: Sendable {
    case unset, id, vocab, json, none
    case iri(String)
  }

  /// The container mapping: a set of keywords.
  struct Containers: OptionSet, Sendable {
    let rawValue: UInt8
    static let graph = Containers(rawValue: 1)
    static let id = Containers(rawValue: 2)
    static let index = Containers(rawValue: 4)
    static let language = Containers(rawValue: 8)
    static let list = Containers(rawValue: 16)
    static let set = Containers(rawValue: 32)
    static let type = Containers(rawValue: 64)
  }

  var iri = ExpandedIRI.null
  var isPrefix = false
  var isProtected = false
  var isReverse = false
  var type = TypeMapping.unset
  var containers: Containers = []
  var language = Setting<String>.unset
  var direction = Setting<JSONLDDirection>.unset
  /// The property that keeps the index of a property-valued index, as written.
  var index: String?
  /// The term or keyword that the property is nested under when compacting.
  var nest: String?
  /// The context that applies below the term, and the address of the document that holds it.
  var context: JSONValue?
  var contextBase: String?
  /// Whether it comes from a supplied document alone, so that it is the same in every run.
  var isShared = false
}

/// A term definition that contexts share.
final class JSONLDTerm: Sendable {
  let definition: JSONLDTermDefinition
  let hasContext: Bool
  /// Whether it is a property that RDF can have, whose values are neither gathered in maps or lists nor given a language or
  /// direction: nothing about it can be lost.
  let isPlainProperty: Bool

  init(_ definition: JSONLDTermDefinition) {
    self.definition = definition
    hasContext = definition.context != nil
    isPlainProperty = definition.isPlainProperty
  }
}

/// A base direction (JSON-LD 1.1, 4.2.4.1).
enum JSONLDDirection: String, Sendable {
  case ltr, rtl

  init?(_ value: JSONValue) {
    guard let text = value.string else { return nil }
    if text.hasSameBytes(as: "ltr") {
      self = .ltr
    } else if text.hasSameBytes(as: "rtl") {
      self = .rtl
    } else {
      return nil
    }
  }
}

extension JSONLDTermDefinition {
  fileprivate var isPlainProperty: Bool {
    guard case .text(let iri) = iri, case .unset = language, case .unset = direction else {
      return false
    }
    return !isReverse && !type.isJSON && containers.isSubset(of: .set) && IRI.isWellFormed(iri)
  }

  /// Whether two definitions say the same, whether or not they are protected (JSON-LD 1.1 API,
  /// 5.1.2, step 27).
  func isSame(as other: Self) -> Bool {
    iri.isSame(as: other.iri) && isPrefix == other.isPrefix && isReverse == other.isReverse
      && type.isSame(as: other.type) && containers == other.containers
      && isSameText(language, other.language) && isSameDirection(direction, other.direction)
      && isSameText(index, other.index) && isSameText(nest, other.nest)
      && isSameContext(context, other.context)
  }

  private func isSameText(_ a: Setting<String>, _ b: Setting<String>) -> Bool {
    switch (a, b) {
    case (.unset, .unset), (.none, .none): true
    case (.value(let a), .value(let b)): a.hasSameBytes(as: b)
    default: false
    }
  }

  private func isSameDirection(
    _ a: Setting<JSONLDDirection>, _ b: Setting<JSONLDDirection>
  ) -> Bool {
    switch (a, b) {
    case (.unset, .unset), (.none, .none): true
    case (.value(let a), .value(let b)): a == b
    default: false
    }
  }

  private func isSameText(_ a: String?, _ b: String?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?): a.hasSameBytes(as: b)
    default: false
    }
  }

  private func isSameContext(_ a: JSONValue?, _ b: JSONValue?) -> Bool {
    switch (a, b) {
    case (nil, nil): true
    case (let a?, let b?): a == b || a.withSortedMembers == b.withSortedMembers
    default: false
    }
  }
}

extension JSONLDTermDefinition.TypeMapping {
  func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.unset, .unset), (.id, .id), (.vocab, .vocab), (.json, .json), (.none, .none): true
    case (.iri(let a), .iri(let b)): a.hasSameBytes(as: b)
    default: false
    }
  }
}

extension JSONValue {
  /// The value with the members of all its objects in one order.
  fileprivate var withSortedMembers: JSONValue {
    switch content {
    case .array(let elements): .array(elements.map { $0.withSortedMembers })
    case .object(let object):
      JSONValue(
        .object(
          JSONObject(
            object.members
              .map { JSONObject.Member(name: $0.name, value: $0.value.withSortedMembers) }
              .sorted { $0.name.precedesByBytes($1.name) })))
    default: self
    }
  }
}
