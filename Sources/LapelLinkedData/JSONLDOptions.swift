/// How a document is read (JSON-LD 1.1 API, 9.3); the processing mode is always `json-ld-1.1`.
package struct JSONLDOptions: Sendable {
  /// What becomes of a base direction in RDF (JSON-LD 1.1 API, 9.3, `rdfDirection`).
  package enum RDFDirection: Sendable, Hashable {
    case i18nDatatype, compoundLiteral
  }

  /// How language tags are written in the result; JSON-LD lets a processor choose, and signatures
  /// depend on it.
  package enum LanguageTags: Sendable, Hashable {
    case asWritten, lowercased
  }

  /// The address of the document, which relative references are resolved against.
  package var base: String?
  /// A context that applies before the document's own.
  package var expandContext: JSONValue?
  /// Whether members are processed by the order of their names instead of that of the document.
  package var isOrdered = false
  /// Nil drops base directions from RDF.
  package var rdfDirection: RDFDirection?
  package var languageTags = LanguageTags.asWritten

  package init(base: String? = nil) { self.base = base }
}
