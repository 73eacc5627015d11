import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct RDFCanonicalizationTests {
  private static func dataset(_ text: String) throws -> RDFDataset {
    try RDFDataset(parsingNQuads: Array(text.utf8))
  }

  private static func canonical(_ dataset: RDFDataset) throws -> String {
    String(decoding: try dataset.canonicalNQuads(), as: UTF8.self)
  }

  @Test func `lines are sorted, repeated ones fall away, and nodes get names`() throws {
    let dataset = try Self.dataset(
      #"""
      <urn:s> <urn:b> _:x .
      <urn:s> <urn:a> "2"^^<http://www.w3.org/2001/XMLSchema#string> .
      _:x <urn:name> "\u00e9"@fr <urn:g> .
      <urn:s> <urn:a> "2" .
      <urn:s> <urn:b> _:x .
      """#)
    #expect(
      try Self.canonical(dataset) == #"""
        <urn:s> <urn:a> "2" .
        <urn:s> <urn:b> _:c14n0 .
        _:c14n0 <urn:name> "é"@fr <urn:g> .

        """#)
    #expect(try dataset.canonicalized().labels == ["x"])
    #expect(try RDFDataset().canonicalNQuads() == [])
  }

  @Test func `nodes that only their neighbours tell apart get names of their own`() throws {
    // The inner nodes look alike at first sight.
    let dataset = try Self.dataset(
      """
      _:a <urn:p> _:m .
      _:m <urn:p> _:n .
      _:n <urn:p> _:b .
      _:b <urn:p> <urn:end> .
      """)
    let labels = try dataset.canonicalized().labels
    #expect(labels.sorted() == ["a", "b", "m", "n"])
    func name(_ label: String) -> String {
      "_:c14n" + (labels.firstIndex(of: label).map(String.init) ?? "?")
    }
    let expected = [
      "\(name("a")) <urn:p> \(name("m")) .\n", "\(name("m")) <urn:p> \(name("n")) .\n",
      "\(name("n")) <urn:p> \(name("b")) .\n", "\(name("b")) <urn:p> <urn:end> .\n",
    ]
    #expect(try Self.canonical(dataset) == expected.sorted().joined())
  }

  @Test func `the hash of the proof's suite decides the names`() throws {
    let dataset = RDFDataset(
      (0..<6).map {
        RDFQuad(subject: .blankNode("b\($0)"), predicate: .iri("urn:p"), object: .iri("urn:\($0)"))
      })
    let short = try dataset.canonicalized(hash: .sha256).labels
    let long = try dataset.canonicalized(hash: .sha384).labels
    #expect(short != long)
    #expect(short.sorted() == long.sorted())
  }

  @Test func `lines come with other names when they are asked for`() throws {
    let canonicalization = try Self.dataset("_:a <urn:p> _:b .\n_:b <urn:q> _:b .\n")
      .canonicalized()
    let b = canonicalization.labels == ["a", "b"] ? 1 : 0
    let names = b == 1 ? ["uZ", "uA"] : ["uA", "uZ"]
    let lines = try #require(canonicalization.lines(named: names))
    #expect(
      lines.map { String(decoding: $0, as: UTF8.self) }
        == ["_:uA <urn:q> _:uA .\n", "_:uZ <urn:p> _:uA .\n"])
    for wrong in [[], ["x"], ["x", "x"], ["x", "y", "z"], ["x", ""], ["x", "y .\n_:z"]] {
      #expect(canonicalization.lines(named: wrong) == nil)
    }
  }

  @Test func `labels are told apart byte by byte`() throws {
    let quads = ["\u{E9}", "e\u{301}"].map {
      RDFQuad(subject: .blankNode($0), predicate: .iri("urn:p"), object: .iri("urn:o"))
    }
    #expect(
      try Self.canonical(RDFDataset(quads))
        == "_:c14n0 <urn:p> <urn:o> .\n_:c14n1 <urn:p> <urn:o> .\n")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `names, order and repetition of statements make no difference`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let dataset = Self.randomDataset(&random)
    let expected = try Self.canonical(dataset)
    #expect(try RDFDataset(parsingNQuads: dataset.nQuads()).quads == dataset.quads)
    // The canonical form is a dataset with the same form.
    #expect(try Self.canonical(Self.dataset(expected)) == expected)
    for _ in 0..<5 {
      let other = Self.disguised(dataset, &random)
      #expect(try Self.canonical(other) == expected, "seed \(seed)")
    }
  }

  /// Few nodes and predicates, so that many nodes look alike.
  private static func randomDataset(_ random: inout SeededGenerator) -> RDFDataset {
    let nodeCount = Int.random(in: 1...6, using: &random)
    func node(_ random: inout SeededGenerator) -> RDFTerm {
      Int.random(in: 0..<8, using: &random) == 0
        ? .iri("urn:x") : .blankNode("n\(Int.random(in: 0..<nodeCount, using: &random))")
    }
    return RDFDataset(
      (0..<Int.random(in: 1...10, using: &random)).map { _ in
        RDFQuad(
          subject: node(&random), predicate: .iri(Bool.random(using: &random) ? "urn:p" : "urn:q"),
          object: node(&random), graph: Bool.random(using: &random) ? nil : node(&random))
      })
  }

  /// The same dataset in another order, with other labels and with some statements twice.
  private static func disguised(
    _ dataset: RDFDataset, _ random: inout SeededGenerator
  ) -> RDFDataset {
    let labels = (0..<8).shuffled(using: &random)
    func term(_ term: RDFTerm) -> RDFTerm {
      guard case .blankNode(let label) = term, let number = Int(label.dropFirst()) else {
        return term
      }
      return .blankNode("x\(labels[number])")
    }
    let quads = dataset.quads.map {
      RDFQuad(
        subject: term($0.subject), predicate: $0.predicate, object: term($0.object),
        graph: $0.graph.map(term))
    }
    return RDFDataset((quads + quads.prefix(2)).shuffled(using: &random))
  }

  @Test func `every change of a byte is seen`() throws {
    let text = Array(
      #"""
      <urn:a> <urn:p> _:x .
      <urn:a> <urn:p> _:y .
      _:x <urn:q> "one é"@en-GB .
      _:y <urn:q> "o\n"^^<urn:t> _:g .
      _:x <urn:r> _:g <urn:h> .
      """#.utf8)
    let expected = try RDFDataset(parsingNQuads: text).canonicalNQuads()
    var readCount = 0
    for index in text.indices {
      for mask: UInt8 in [1, 2, 4, 0x10, 0x20, 0x40, 0x80] {
        var changed = text
        changed[index] ^= mask
        guard let dataset = try? RDFDataset(parsingNQuads: changed) else { continue }
        readCount += 1
        #expect(try dataset.canonicalNQuads() != expected, "byte \(index) with \(mask)")
      }
    }
    #expect(readCount > 200)
  }
}

/// What keeps a hostile dataset from taking time and memory.
@Suite struct RDFCanonicalizationLimitsTests {
  private static func clique(_ count: Int) -> RDFDataset {
    var quads: [RDFQuad] = []
    for a in 0..<count {
      for b in 0..<count {
        quads.append(
          RDFQuad(
            subject: .blankNode("n\(a)"), predicate: .iri("urn:p"), object: .blankNode("n\(b)")))
      }
    }
    return RDFDataset(quads)
  }

  @Test func `a poison dataset is refused after so many steps`() throws {
    let error = #expect(throws: RDFCanonicalizationError.tooManySteps(limit: 500_000)) {
      try Self.clique(10).canonicalNQuads()
    }
    #expect(
      error?.description
        == "its nodes without identifiers are too much alike to be told apart within 500000 steps")
    #expect(try Self.clique(4).canonicalized().labels.count == 4)
    #expect(throws: RDFCanonicalizationError.tooManySteps(limit: 100)) {
      try Self.clique(4).canonicalNQuads(limits: RDFCanonicalizationLimits(steps: 100))
    }
  }

  @Test func `long predicates in a poison dataset count as the bytes they are`() throws {
    func ring(_ predicate: String) -> RDFDataset {
      RDFDataset(
        (0..<12).map {
          RDFQuad(
            subject: .blankNode("n\($0)"), predicate: .iri(predicate),
            object: .blankNode("n\(($0 + 1) % 12)"))
        })
    }
    let limits = RDFCanonicalizationLimits(steps: 40_000)
    #expect(try ring("urn:p").canonicalized(limits: limits).labels.count == 12)
    #expect(throws: RDFCanonicalizationError.tooManySteps(limit: 40_000)) {
      try ring("urn:" + String(repeating: "p", count: 10_000)).canonicalNQuads(limits: limits)
    }
  }

  @Test func `a chain too long for the stack ends with its form or an error`() throws {
    func chain(_ count: Int) -> RDFDataset {
      RDFDataset(
        (0..<count).map {
          RDFQuad(
            subject: .blankNode("n\($0)"), predicate: .iri("urn:p"),
            object: .blankNode("n\($0 + 1)"))
        })
    }
    #expect(try chain(60).canonicalized().labels.count == 61)
    #expect(throws: RDFCanonicalizationError.tooManySteps(limit: 80_000)) {
      try chain(20_000).canonicalNQuads(limits: RDFCanonicalizationLimits(steps: 80_000))
    }
  }

  @Test func `many nodes that are alike but not joined need few steps`() throws {
    let dataset = RDFDataset(
      (0..<2_000).map {
        RDFQuad(subject: .blankNode("n\($0)"), predicate: .iri("urn:p"), object: .iri("urn:o"))
      })
    let limits = RDFCanonicalizationLimits(steps: 10_000)
    #expect(try dataset.canonicalized(limits: limits).labels.count == 2_000)
  }

  @Test func `length and number of statements are bounded`() throws {
    let quad = RDFQuad(subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .iri("urn:o"))
    let limits = RDFCanonicalizationLimits(bytes: 52, quads: 2)
    #expect(try RDFDataset([quad, quad]).canonicalNQuads(limits: limits).count == 26)
    let tooMany = #expect(throws: RDFCanonicalizationError.tooManyQuads(limit: 2)) {
      try RDFDataset([quad, quad, quad]).canonicalNQuads(limits: limits)
    }
    #expect(tooMany?.description == "the dataset holds more than 2 statements")
    let tooLong = #expect(throws: RDFCanonicalizationError.tooLong(limit: 51)) {
      try RDFDataset([quad, quad]).canonicalNQuads(limits: RDFCanonicalizationLimits(bytes: 51))
    }
    #expect(tooLong?.description == "the dataset is longer than 51 bytes as N-Quads")
  }

  @Test func `a statement that RDF 1.1 does not have is refused`() {
    let quad = RDFQuad(subject: .iri("urn:s"), predicate: .iri("urn:p"), object: .iri("o"))
    let error = #expect(throws: RDFCanonicalizationError.statement(.malformedIRI("o"))) {
      try RDFDataset([quad]).canonicalNQuads()
    }
    #expect(error?.description == "'o' is not an absolute IRI")
  }
}
