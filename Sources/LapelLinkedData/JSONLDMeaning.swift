/// What the contexts make of a name in a document.
package struct JSONLDMeaning: Sendable, Hashable {
  package enum Role: Sendable, Hashable {
    /// The name of a member.
    case member
    /// A type of a node, or a value that stands for a term.
    case type
    /// The identifier of a node, or a reference to one.
    case identifier
  }

  package let role: Role
  /// As written.
  package let text: String
  /// An IRI, a keyword, or the text itself when no context has a meaning for it.
  package let meaning: String

  package static func == (a: Self, b: Self) -> Bool {
    a.role == b.role && a.text.hasSameBytes(as: b.text) && a.meaning.hasSameBytes(as: b.meaning)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    text.hashBytes(into: &hasher)
    meaning.hashBytes(into: &hasher)
  }
}

extension JSONLDProcessor {
  /// The meanings of all names in a document, each once, in no order.
  package func meanings(in document: JSONValue) throws(JSONLDError) -> Set<JSONLDMeaning> {
    var work = limits.work
    return try meanings(in: document, work: &work)
  }
}

extension JSONLDRun {
  mutating func note(_ text: String, _ meaning: ExpandedIRI, _ role: JSONLDMeaning.Role) {
    guard meanings != nil, let meaning = meaning.text else { return }
    meanings?.insert(JSONLDMeaning(role: role, text: text, meaning: meaning))
  }
}
