import LapelLinkedData
import Testing

@Suite struct NQuadsWriterTests {
  private static let string = "http://www.w3.org/2001/XMLSchema#string"
  private static let languageString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  private static func text(_ value: String) -> RDFTerm {
    .literal(value: value, datatype: string, language: nil, direction: nil)
  }

  private static func line(
    _ object: RDFTerm, subject: RDFTerm = .iri("urn:s"), predicate: RDFTerm = .iri("urn:p"),
    graph: RDFTerm? = nil
  ) throws(NQuadsWriterError) -> String {
    let quad = RDFQuad(subject: subject, predicate: predicate, object: object, graph: graph)
    return String(decoding: try RDFDataset([quad]).nQuads(), as: UTF8.self)
  }

  @Test func `terms are written in their canonical form`() throws {
    #expect(try Self.line(.iri("urn:é")) == "<urn:s> <urn:p> <urn:é> .\n")
    #expect(
      try Self.line(.blankNode("b"), subject: .blankNode("a"), graph: .blankNode("g.1"))
        == "_:a <urn:p> _:b _:g.1 .\n")
    #expect(
      try Self.line(Self.text("o"), graph: .iri("urn:g")) == #"<urn:s> <urn:p> "o" <urn:g> ."#
        + "\n")
    #expect(
      try Self.line(.literal(value: "o", datatype: "urn:t", language: nil, direction: nil))
        == #"<urn:s> <urn:p> "o"^^<urn:t> ."# + "\n")
    #expect(
      try Self.line(
        .literal(value: "o", datatype: Self.languageString, language: "en-GB", direction: nil))
        == #"<urn:s> <urn:p> "o"@en-GB ."# + "\n")
  }

  @Test(arguments: [
    ("\u{8}\t\n\u{C}\r\"\\", #"\b\t\n\f\r\"\\"#),
    ("\0\u{1}\u{7}\u{B}\u{E}\u{1F}\u{7F}", #"\u0000\u0001\u0007\u000B\u000E\u001F\u007F"#),
    ("\u{FFFE}\u{FFFF}", #"\uFFFE\uFFFF"#),
    ("\r\n", #"\r\n"#),
    (" '\u{80}é\u{FFFD}\u{FEFF}\u{1FFFE}😀", " '\u{80}é\u{FFFD}\u{FEFF}\u{1FFFE}😀"),
    ("e\u{301}\"", "e\u{301}\\\""),
  ])
  func `characters are escaped where the canonical form asks for it`(
    value: String, written: String
  ) throws {
    let line = try Self.line(Self.text(value))
    #expect(Array(line.utf8) == Array("<urn:s> <urn:p> \"\(written)\" .\n".utf8))
  }

  private static let refusals: [(RDFQuad, String)] = [
    (
      RDFQuad(subject: text("s"), predicate: .iri("urn:p"), object: .iri("urn:o")),
      "a literal cannot be the subject of an RDF statement"
    ),
    (
      RDFQuad(subject: .iri("urn:s"), predicate: .blankNode("p"), object: .iri("urn:o")),
      "the predicate of an RDF statement must be an IRI"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .iri("urn:o"), graph: text("g")),
      "a literal cannot be the graph of an RDF statement"
    ),
    (
      RDFQuad(subject: .iri("s"), predicate: .iri("urn:p"), object: .iri("urn:o")),
      "'s' is not an absolute IRI"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .iri("urn:o> .\n<urn:x")),
      #"'urn:o> .\u{000A}<urn:x' is not an absolute IRI"#
    ),
    (
      RDFQuad(subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .blankNode("a b")),
      "'a b' cannot be the label of a blank node"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"),
        object: .literal(
          value: "o", datatype: languageString, language: "en_GB", direction: nil)),
      "'en_GB' is not a language tag"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"),
        object: .literal(value: "o", datatype: string, language: "en", direction: nil)),
      "a literal has a language exactly when its datatype is rdf:langString"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"),
        object: .literal(value: "o", datatype: languageString, language: nil, direction: nil)),
      "a literal has a language exactly when its datatype is rdf:langString"
    ),
    (
      RDFQuad(
        subject: .iri("urn:s"), predicate: .iri("urn:p"),
        object: .literal(
          value: "o", datatype: languageString, language: "en", direction: "ltr")),
      "RDF 1.1 has no literals with a base direction"
    ),
  ]

  @Test(arguments: refusals.indices)
  func `what RDF 1.1 does not have is refused`(index: Int) {
    let (quad, message) = Self.refusals[index]
    let error = #expect(throws: NQuadsWriterError.self) { try RDFDataset([quad]).nQuads() }
    #expect(error?.description == message)
  }

  /// No character may end a term early or stand for another term.
  @Test func `every character of a literal and an IRI survives, or the IRI is refused`() throws {
    let values = Array(0...0x3FF as ClosedRange<UInt32>) + [0x2028, 0xD7FF, 0xFFFE, 0x10FFFF]
    for value in values {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a:" + String(scalar)
      let literal = RDFDataset([
        RDFQuad(subject: .iri("urn:s"), predicate: .iri("urn:p"), object: Self.text(text))
      ])
      #expect(try RDFDataset(parsingNQuads: literal.nQuads()).quads == literal.quads)
      let iri = RDFDataset([
        RDFQuad(subject: .iri(text), predicate: .iri(text), object: .iri(text), graph: .iri(text))
      ])
      if "\u{0}"..."\u{20}" ~= scalar || "<>\"{}|^`\\".unicodeScalars.contains(scalar) {
        #expect(throws: NQuadsWriterError.malformedIRI(text)) { try iri.nQuads() }
      } else {
        #expect(try RDFDataset(parsingNQuads: iri.nQuads()).quads == iri.quads)
      }
    }
  }
}
