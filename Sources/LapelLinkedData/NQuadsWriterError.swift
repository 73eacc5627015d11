/// Why a statement is none that RDF 1.1 has, and so has no form in N-Quads.
package enum NQuadsWriterError: Error, Sendable, Hashable {
  /// A literal for a subject or graph, or anything but an IRI for a predicate (RDF 1.1 Concepts, 3.1).
  case misplacedTerm(RDFQuad.Place)
  /// No scheme, or a character that would end the IRI early or that N-Quads does not allow in one.
  case malformedIRI(String)
  case malformedBlankNodeLabel(String)
  case malformedLanguage(String)
  /// A language goes with the datatype `rdf:langString`, and only with it (RDF 1.1 Concepts, 3.3).
  case languageAndDatatypeDisagree
  /// `rdf:dirLangString` came with RDF 1.2.
  case baseDirection
}

extension NQuadsWriterError: CustomStringConvertible {
  /// What is wrong, in one line.
  package var description: String {
    switch self {
    case .misplacedTerm(.predicate): "the predicate of an RDF statement must be an IRI"
    case .misplacedTerm(let place): "a literal cannot be the \(place.rawValue) of an RDF statement"
    case .malformedIRI(let iri): "'\(iri.shortenedForMessage)' is not an absolute IRI"
    case .malformedBlankNodeLabel(let label):
      "'\(label.shortenedForMessage)' cannot be the label of a blank node"
    case .malformedLanguage(let tag): "'\(tag.shortenedForMessage)' is not a language tag"
    case .languageAndDatatypeDisagree:
      "a literal has a language exactly when its datatype is rdf:langString"
    case .baseDirection: "RDF 1.1 has no literals with a base direction"
    }
  }
}
