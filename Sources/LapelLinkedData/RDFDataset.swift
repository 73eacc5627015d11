/// A node or value of an RDF dataset: RDF 1.1 Concepts, 3.
///
/// Compared byte by byte: RDF terms are sequences of code points, not of Swift characters.
package enum RDFTerm: Sendable, Hashable {
  case iri(String)
  /// A blank node with its label, without `_:`.
  case blankNode(String)
  /// `language` and `direction` are nil unless the datatype is `rdf:langString` (or `rdf:dirLangString`).
  case literal(value: String, datatype: String, language: String?, direction: String?)
}

/// A statement in a dataset: RDF 1.1 N-Quads, 2.1. No graph means the default graph.
package struct RDFQuad: Sendable, Hashable {
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
