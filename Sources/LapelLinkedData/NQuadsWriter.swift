extension RDFDataset {
  /// The statements in their order as RDF 1.1 N-Quads, each in the canonical form of RDFC-1.0, 5, and with the
  /// blank nodes named by their own labels.
  ///
  /// Throws for a statement that RDF 1.1 does not have; nothing is written that would read as another.
  package func nQuads() throws(NQuadsWriterError) -> [UInt8] {
    var bytes: [UInt8] = []
    for quad in quads {
      try bytes.appendNamed(quad.subject, as: .subject)
      try bytes.appendNamed(quad.predicate, as: .predicate)
      try bytes.appendNamed(quad.object, as: .object)
      if let graph = quad.graph { try bytes.appendNamed(graph, as: .graph) }
      bytes.append(contentsOf: ".\n".utf8)
    }
    return bytes
  }
}

extension [UInt8] {
  /// Appends a term and a space; a blank node with its own label.
  fileprivate mutating func appendNamed(
    _ term: RDFTerm, as place: RDFQuad.Place
  ) throws(NQuadsWriterError) {
    if let label = try appendTerm(term, as: place) {
      guard NQuadsGrammar.isBlankNodeLabel(label) else { throw .malformedBlankNodeLabel(label) }
      append(contentsOf: "_:".utf8)
      append(contentsOf: label.utf8)
    }
    append(UInt8(ascii: " "))
  }

  /// Appends an IRI or literal; a blank node is left out, and its label comes back.
  mutating func appendTerm(
    _ term: RDFTerm, as place: RDFQuad.Place
  ) throws(NQuadsWriterError) -> String? {
    switch (term, place) {
    case (.iri(let iri), _): try appendIRI(iri)
    case (.blankNode(let label), .subject), (.blankNode(let label), .object),
      (.blankNode(let label), .graph):
      return label
    case (.literal(let value, let datatype, let language, let direction), .object):
      guard direction == nil else { throw .baseDirection }
      try appendLiteral(value, datatype: datatype, language: language)
    default: throw .misplacedTerm(place)
    }
    return nil
  }

  private mutating func appendIRI(_ iri: String) throws(NQuadsWriterError) {
    guard iri.isIRI else { throw .malformedIRI(iri) }
    append(UInt8(ascii: "<"))
    append(contentsOf: iri.utf8)
    append(UInt8(ascii: ">"))
  }

  private mutating func appendLiteral(
    _ value: String, datatype: String, language: String?
  ) throws(NQuadsWriterError) {
    append(UInt8(ascii: "\""))
    appendEscaped(value)
    append(UInt8(ascii: "\""))
    let isLanguageString = datatype.hasSameBytes(as: NQuadsGrammar.languageString)
    guard isLanguageString == (language != nil) else { throw .languageAndDatatypeDisagree }
    if let language {
      guard NQuadsGrammar.isLanguageTag(language.utf8) else { throw .malformedLanguage(language) }
      append(UInt8(ascii: "@"))
      append(contentsOf: language.utf8)
    } else if !datatype.hasSameBytes(as: NQuadsGrammar.string) {
      append(UInt8(ascii: "^"))
      append(UInt8(ascii: "^"))
      try appendIRI(datatype)
    }
  }

  /// Appends a literal's text with the escapes that the canonical form asks for, and no others.
  private mutating func appendEscaped(_ text: String) {
    if text.isFreeOfEscapes {
      append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { appendEscaped(scalar) }
    }
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{8}": append(contentsOf: #"\b"#.utf8)
    case "\t": append(contentsOf: #"\t"#.utf8)
    case "\n": append(contentsOf: #"\n"#.utf8)
    case "\u{C}": append(contentsOf: #"\f"#.utf8)
    case "\r": append(contentsOf: #"\r"#.utf8)
    case "\"": append(contentsOf: #"\""#.utf8)
    case "\\": append(contentsOf: #"\\"#.utf8)
    // What XML 1.1 does not know as a character, besides the control characters.
    case "\0"..."\u{1F}", "\u{7F}", "\u{FFFE}"..."\u{FFFF}":
      append(contentsOf: #"\u"#.utf8)
      append(contentsOf: hexText(scalar.value, digits: 4).utf8)
    default: append(contentsOf: String(scalar).utf8)
    }
  }
}

extension String {
  fileprivate var isIRI: Bool {
    utf8.withContiguousStorageIfAvailable(NQuadsGrammar.isIRI)
      ?? Array(utf8).withUnsafeBufferPointer(NQuadsGrammar.isIRI)
  }

  /// Whether nothing needs an escape; a false no for some characters of three bytes does no harm.
  fileprivate var isFreeOfEscapes: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { byte in
        switch byte {
        case 0...0x1F, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xEF: false
        default: true
        }
      }
    } ?? false
  }
}
