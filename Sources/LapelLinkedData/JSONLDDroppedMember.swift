/// A member that expansion or the way to RDF drops, so that no signature over RDF covers it.
package struct JSONLDDroppedMember: Sendable, Hashable {
  package enum Reason: String, Sendable, Hashable {
    /// No context defines the name, and it is no IRI.
    case undefinedTerm
    /// The name is defined as null, or looks like a keyword that does not exist.
    case withoutMeaning
    /// The property is a blank node or no well-formed IRI, which RDF does not allow.
    case unusableProperty
    /// An identifier that stays relative, has the form of a keyword, has characters no IRI may have, or
    /// names what already has another identifier.
    case unusableIdentifier
    /// A type that no context defines and that is no IRI.
    case unusableType
    /// A value or reference that stands where it says nothing of any node.
    case freeFloating
    /// An object whose `@value` is null or missing.
    case withoutValue
    /// A text whose language tag is not well formed.
    case malformedLanguage
    /// A base direction, which RDF has no place for unless `rdfDirection` is set.
    case direction
    /// An `@index`, which RDF has no place for.
    case index
    /// An integer of so many digits that RDF gets another one, the nearest double.
    case precision
  }

  /// The place as a JSON Pointer (RFC 6901).
  package let path: String
  /// The name of the member, or the identifier or type that cannot be used.
  package let name: String
  package let reason: Reason

  package init(path: String, name: String, reason: Reason) {
    self.path = path
    self.name = name
    self.reason = reason
  }
}
