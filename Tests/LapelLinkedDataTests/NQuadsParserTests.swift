import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct NQuadsParserTests {
  private static let string = "http://www.w3.org/2001/XMLSchema#string"
  private static let languageString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

  private static func quad(
    _ subject: RDFTerm, _ object: RDFTerm, _ graph: RDFTerm? = nil
  ) -> RDFQuad {
    RDFQuad(subject: subject, predicate: .iri("urn:p"), object: object, graph: graph)
  }

  @Test func `terms of every kind are read`() throws {
    let text = #"""
      # a comment

      <urn:s> <urn:p> <urn:o> .
      _:a	<urn:p>	_:b.c	_:1.# another
      <urn:s><urn:p>"text"<urn:g>.
      _:_:x <urn:p> ""@en-GB-x1 .
       <urn:s> <urn:p> "1"^^<urn:t> <http://g.example/é> .
      <urn:\u00e9\U0001F600> <urn:p> "\t\b\n\r\f\"\'\\\u00E9\U0001f600#<>" .
      """#
    let dataset = try RDFDataset(parsingNQuads: Array(text.utf8))
    #expect(
      dataset.quads == [
        Self.quad(.iri("urn:s"), .iri("urn:o")),
        Self.quad(.blankNode("a"), .blankNode("b.c"), .blankNode("1")),
        Self.quad(
          .iri("urn:s"),
          .literal(value: "text", datatype: Self.string, language: nil, direction: nil),
          .iri("urn:g")),
        Self.quad(
          .blankNode("_:x"),
          .literal(value: "", datatype: Self.languageString, language: "en-GB-x1", direction: nil)),
        Self.quad(
          .iri("urn:s"), .literal(value: "1", datatype: "urn:t", language: nil, direction: nil),
          .iri("http://g.example/é")),
        Self.quad(
          .iri("urn:é😀"),
          .literal(
            value: "\t\u{8}\n\r\u{C}\"'\\é😀#<>", datatype: Self.string, language: nil,
            direction: nil)),
      ])
  }

  @Test func `every line end counts, and what has no statements is empty`() throws {
    let text = "\r\r\n<urn:s> <urn:p> _:a .\r<urn:s> <urn:p> _:b .\r\n\n\t# end"
    #expect(try RDFDataset(parsingNQuads: Array(text.utf8)).quads.count == 2)
    for empty in ["", "\n", " \t", "#", "# <urn:s>\n"] {
      #expect(try RDFDataset(parsingNQuads: Array(empty.utf8)).quads == [])
    }
  }

  @Test(arguments: [
    ("x", 0, "expected a subject: '<' or '_:'"),
    (#""s" <urn:p> <urn:o> ."#, 0, "expected a subject: '<' or '_:'"),
    ("<urn:s> _:p <urn:o> .", 8, "expected a predicate: '<'"),
    ("<urn:s>\n<urn:p> <urn:o> .", 7, "expected a predicate: '<'"),
    ("<urn:s> <urn:p> .", 16, "expected an object: '<', '_:' or a quotation mark"),
    ("<urn:s> <urn:p> 'o' .", 16, "expected an object: '<', '_:' or a quotation mark"),
    ("<urn:s> <urn:p> <urn:o>", 23, "expected a graph name or '.'"),
    (#"<urn:s> <urn:p> <urn:o> "g" ."#, 24, "expected a graph name or '.'"),
    ("<urn:s> <urn:p> _:a _:b _:c .", 24, "expected '.' after the statement"),
    ("<urn:s> <urn:p> _:a . x", 22, "expected the end of the line after '.'"),
    ("<urn:s> <urn:p> _:a . <urn:s> <urn:p> _:a .", 22, "expected the end of the line after '.'"),
    ("<urn:s> <urn:p> _: .", 18, "expected a label after '_:'"),
    ("<urn:s> <urn:p> _:-a .", 18, "expected a label after '_:'"),
    ("<urn:s> <urn:p> _:..a .", 18, "expected a label after '_:'"),
    (#"<urn:s> <urn:p> "o"@ ."#, 20, "expected a language tag after '@'"),
    (#"<urn:s> <urn:p> "o"@1 ."#, 20, "expected a language tag after '@'"),
    (#"<urn:s> <urn:p> "o"@en- ."#, 20, "expected a language tag after '@'"),
    (#"<urn:s> <urn:p> "o"@en--ltr ."#, 20, "expected a language tag after '@'"),
    (#"<urn:s> <urn:p> "o"@en_GB ."#, 22, "expected a graph name or '.'"),
    (#"<urn:s> <urn:p> "o"^^xsd:x ."#, 19, "expected a datatype after the literal: '^^<'"),
    (#"<urn:s> <urn:p> "o"^<urn:t> ."#, 19, "expected a datatype after the literal: '^^<'"),
    ("<urn:s", 0, "the IRI that begins here has no closing '>'"),
    ("<urn:s s> <urn:p> _:a .", 6, "U+0020 does not belong in an IRI"),
    ("<urn:{s}> <urn:p> _:a .", 5, "'{' does not belong in an IRI"),
    ("<urn:\u{0}> <urn:p> _:a .", 5, "U+0000 does not belong in an IRI"),
    ("<s> <urn:p> _:a .", 0, "'s' is not an absolute IRI"),
    ("<> <urn:p> _:a .", 0, "'' is not an absolute IRI"),
    ("<1a:b> <urn:p> _:a .", 0, "'1a:b' is not an absolute IRI"),
    ("<a/b:c> <urn:p> _:a .", 0, "'a/b:c' is not an absolute IRI"),
    (#"<urn:\u0020> <urn:p> _:a ."#, 0, "'urn: ' is not an absolute IRI"),
    (#"<urn:a\u003E\u003c> <urn:p> _:a ."#, 0, "'urn:a><' is not an absolute IRI"),
    (
      #"<urn:\n> <urn:p> _:a ."#, 5,
      #"a backslash must stand before one of t, b, n, r, f, ", ', \, u and U"#
    ),
    (
      #"<urn:s> <urn:p> "\x" ."#, 17,
      #"a backslash must stand before one of t, b, n, r, f, ", ', \, u and U"#
    ),
    (#"<urn:s> <urn:p> "\u12" ."#, 17, "expected 4 hexadecimal digits"),
    (#"<urn:s> <urn:p> "\U0001F60" ."#, 17, "expected 8 hexadecimal digits"),
    (#"<urn:s> <urn:p> "\uD83D\uDE00" ."#, 17, "no character has the number U+D83D"),
    (#"<urn:s> <urn:p> "\U00110000" ."#, 17, "no character has the number U+110000"),
    (#"<urn:s> <urn:p> "\UFFFFFFFF" ."#, 17, "no character has the number U+FFFFFFFF"),
    (
      "<urn:s> <urn:p> \"o ", 16,
      "the literal that begins here has no closing quotation mark on its line"
    ),
    (
      "<urn:s> <urn:p> \"o\n\" .", 16,
      "the literal that begins here has no closing quotation mark on its line"
    ),
    (
      #"<urn:s> <urn:p> "o"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> ."#, 16,
      "a literal of the datatype rdf:langString must be written with its language"
    ),
  ])
  func `other texts are refused with the place`(text: String, offset: Int, message: String) {
    let error = #expect(throws: NQuadsError.self) {
      try RDFDataset(parsingNQuads: Array(text.utf8))
    }
    #expect(error?.description == message)
    #expect(error?.offset == offset)
  }

  @Test(
    arguments: [
      ([0xFF], 0xFF), ([0xC0, 0x80], 0xC0), ([0xE2, 0x82], 0xE2), ([0xED, 0xA0, 0x80], 0xED),
      ([0xEF, 0xBF], 0xEF), ([0xF4, 0x90, 0x80, 0x80], 0xF4), ([0x80], 0x80),
      // Behind a replacement character that is meant.
      ([0xEF, 0xBF, 0xBD, 0xEF, 0x22], 0xEF),
    ] as [([UInt8], UInt8)])
  func `bytes that are not UTF-8 are refused with their place`(bytes: [UInt8], byte: UInt8) {
    let text = Array("# ok\n<urn:s> <urn:p> \"".utf8) + bytes + Array("\" .".utf8)
    let error = #expect(throws: NQuadsError.self) { try RDFDataset(parsingNQuads: text) }
    #expect(error?.reason == .invalidUTF8(byte))
    #expect(error?.description.hasSuffix(" is not valid UTF-8 here") == true)
    let column = bytes.starts(with: [0xEF, 0xBF, 0xBD]) ? 19 : 18
    #expect(error?.position(in: text) == SourcePosition(line: 2, column: column))
  }

  @Test func `length and number of statements are bounded`() throws {
    let text = Array("_:a <urn:p> _:b .\n_:a <urn:p> _:c .\n".utf8)
    let limits = NQuadsLimits(bytes: 36, quads: 2)
    #expect(try RDFDataset(parsingNQuads: text, limits: limits).quads.count == 2)
    let tooLong = #expect(throws: NQuadsError(.textTooLong(limit: 36), at: 36)) {
      try RDFDataset(parsingNQuads: text + [0x0A], limits: limits)
    }
    #expect(tooLong?.description == "the N-Quads text is longer than 36 bytes")
    let tooMany = #expect(throws: NQuadsError(.tooManyQuads(limit: 1), at: 18)) {
      try RDFDataset(parsingNQuads: text, limits: NQuadsLimits(quads: 1))
    }
    #expect(tooMany?.description == "the N-Quads text holds more than 1 statements")
  }

  @Test func `damage never traps, and what is still N-Quads survives writing`() throws {
    let text = Array(
      #"""
      _:a <urn:p> _:b.c <urn:g> .
      <urn:\u00e9> <urn:p> "\t\"é😀\U0001F600"@en-GB _:g . # x
      <urn:s> <urn:p> "1"^^<urn:t> .
      """#.utf8)
    var random = SeededGenerator(seed: 11)
    var readCount = 0
    for round in 0..<20_000 {
      var damaged = text
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let index = Int.random(in: 0..<damaged.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: damaged[index] = UInt8(truncatingIfNeeded: random.next())
        case 1: damaged.remove(at: index)
        default: damaged = Array(damaged.prefix(index))
        }
        guard !damaged.isEmpty else { break }
      }
      guard let dataset = try? RDFDataset(parsingNQuads: damaged) else { continue }
      readCount += 1
      #expect(
        try RDFDataset(parsingNQuads: dataset.nQuads()).quads == dataset.quads, "round \(round)")
    }
    #expect(readCount > 1_000)
  }
}
