/// A node or value of an RDF dataset: RDF 1.1 Concepts, 3.
///
/// Compared byte by byte: RDF terms are sequences of code points, not of Swift characters.
package enum RDFTerm: Sendable, Hashable {
  case iri(String)
  /// A blank node with its label, without `_:`.
  case blankNode(String)
  /// `language` and `direction` are nil unless the datatype is `rdf:langString` (or `rdf:dirLangString`).
  case literal(value: String, datatype: String, language: String?, direction: String?)

  package static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.iri(let a), .iri(let b)), (.blankNode(let a), .blankNode(let b)):
      a.hasSameBytes(as: b)
    case (
      .literal(let value, let datatype, let language, let direction),
      .literal(let otherValue, let otherDatatype, let otherLanguage, let otherDirection)
    ):
      value.hasSameBytes(as: otherValue) && datatype.hasSameBytes(as: otherDatatype)
        && areSame(language, otherLanguage) && areSame(direction, otherDirection)
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .iri(let iri):
      hasher.combine(0 as UInt8)
      iri.hashBytes(into: &hasher)
    case .blankNode(let label):
      hasher.combine(1 as UInt8)
      label.hashBytes(into: &hasher)
    case .literal(let value, let datatype, let language, let direction):
      hasher.combine(2 as UInt8)
      value.hashBytes(into: &hasher)
      datatype.hashBytes(into: &hasher)
      (language ?? "").hashBytes(into: &hasher)
      (direction ?? "").hashBytes(into: &hasher)
    }
  }
}

private func areSame(_ a: String?, _ b: String?) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): a.hasSameBytes(as: b)
  default: false
  }
}

/// A statement in a dataset: RDF 1.1 N-Quads, 2.1. No graph means the default graph.
package struct RDFQuad: Sendable, Hashable {
  /// The places of terms in a statement.
  package enum Place: String, Sendable, Hashable {
    case subject, predicate, object, graph
  }

  package var subject: RDFTerm
  package var predicate: RDFTerm
  package var object: RDFTerm
  package var graph: RDFTerm?

  package init(subject: RDFTerm, predicate: RDFTerm, object: RDFTerm, graph: RDFTerm? = nil) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.graph = graph
  }
}

/// Statements in the order in which they were made; the same one may come twice.
package struct RDFDataset: Sendable {
  package var quads: [RDFQuad]

  package init(_ quads: [RDFQuad] = []) { self.quads = quads }
}
