import LapelLinkedData
import Testing

@Suite struct RDFDatasetTests {
  private static func literal(
    _ value: String, _ datatype: String = "urn:t", _ language: String? = nil,
    _ direction: String? = nil
  ) -> RDFTerm {
    .literal(value: value, datatype: datatype, language: language, direction: direction)
  }

  /// Swift takes both spellings of é for one text; RDF does not.
  @Test func `terms are compared byte by byte`() {
    let terms: [RDFTerm] = [
      .iri("urn:\u{E9}"), .iri("urn:e\u{301}"),
      .blankNode("\u{E9}"), .blankNode("e\u{301}"), .blankNode("urn:\u{E9}"),
      Self.literal("\u{E9}"), Self.literal("e\u{301}"), Self.literal("\u{E9}", "urn:\u{E9}"),
      Self.literal("\u{E9}", "urn:e\u{301}"), Self.literal("\u{E9}", "urn:t", "fr"),
      Self.literal("\u{E9}", "urn:t", "FR"), Self.literal("\u{E9}", "urn:t", "fr", "ltr"),
      Self.literal("\u{E9}", "urn:t", nil, "ltr"), Self.literal("\u{E9}", "urn:t", ""),
    ]
    for (index, a) in terms.enumerated() {
      for (otherIndex, b) in terms.enumerated() {
        #expect((a == b) == (index == otherIndex), "\(a) and \(b)")
      }
    }
    #expect(Set(terms).count == terms.count)
    #expect(Set(terms + terms).count == terms.count)
  }

  @Test func `statements are compared byte by byte`() {
    func quad(_ graph: RDFTerm?) -> RDFQuad {
      RDFQuad(subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .iri("urn:o"), graph: graph)
    }
    #expect(quad(nil) == quad(nil))
    #expect(quad(.iri("urn:\u{E9}")) != quad(.iri("urn:e\u{301}")))
    #expect(quad(.iri("urn:\u{E9}")) != quad(nil))
  }
}
