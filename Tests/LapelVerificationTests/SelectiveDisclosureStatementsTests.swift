import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SelectiveDisclosureStatementsTests {
  typealias Sample = SelectiveDisclosureSample

  private let canonicalization: RDFCanonicalization

  init() throws {
    var document = try JSONValue(parsing: Array(Sample().document().utf8))
    document.removeMember("proof")
    canonicalization = try Verifier().processor.dataset(document).canonicalized()
  }

  private func statements(_ sample: Sample) throws -> SelectiveDisclosureStatements {
    try SelectiveDisclosureStatements(
      of: canonicalization, by: SelectiveDisclosureValue(sample.text))
  }

  @Test func `statements bear the issuer's names and are parted by the indexes`() throws {
    let statements = try statements(Sample())
    #expect(statements.mandatory.map { String(decoding: $0, as: UTF8.self) } == Sample.mandatory)
    #expect(
      statements.nonMandatory.map { String(decoding: $0, as: UTF8.self) } == Sample.nonMandatory)
    #expect(statements.count == 9)
    #expect(statements.mandatoryHash == SHA256.digest(of: Array(Sample.mandatory.joined().utf8)))
  }

  @Test func `the order of the statements is that of the issuer's names`() throws {
    var sample = Sample()
    sample.labels = [(1, sample.labels[0].1), (0, sample.labels[1].1)]
    sample.mandatoryIndexes = [6, 2, 3, 4, 5]
    sample.signatures.removeLast(2)
    let statements = try statements(sample)
    // The credential now has the name that sorts first.
    #expect(
      statements.mandatory.map { String(decoding: $0.prefix(46), as: UTF8.self) }
        == Array(repeating: "_:uqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo", count: 5))
    #expect(
      statements.nonMandatory.map { String(decoding: $0.prefix(46), as: UTF8.self) } == [
        "<https://college.example/soup> <http://www.w3.",
        "<https://college.example/soup> <https://schema",
        "_:uu7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7s",
        "_:uu7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7s",
      ])
  }

  @Test func `names must be those of the nodes`() {
    func description(_ count: Int) -> String {
      "the number of its names (\(count)) is not that of the badge’s nodes without identifiers (2)"
    }
    expect(.labelCount(1, nodes: 2), description(1)) { $0.labels.removeLast() }
    expect(.labelCount(3, nodes: 2), description(3)) {
      $0.labels.append((2, [UInt8](repeating: 0xCC, count: 32)))
    }
    expect(.labelCount(2, nodes: 2), description(2)) { $0.labels[0].0 = 2 }
    expect(.labelCount(2, nodes: 2), description(2)) { $0.labels[1].0 = 0xFFFF_FFFF }
  }

  @Test func `indexes must be those of different statements`() {
    let description =
      "among those that must be shown it counts a statement twice, or one beyond the badge’s 9"
    expect(.mandatoryIndex(statements: 9), description) { $0.mandatoryIndexes[2] = 9 }
    expect(.mandatoryIndex(statements: 9), description) { $0.mandatoryIndexes[2] = 0xFFFF_FFFF }
    expect(.mandatoryIndex(statements: 9), description) { $0.mandatoryIndexes[1] = 4 }
  }

  @Test func `there must be a signature for each other statement`() {
    func description(_ count: Int, _ statements: Int) -> String {
      "the number of its signatures (\(count)) is not that of the statements "
        + "that the holder chose to show (\(statements))"
    }
    expect(.signatureCount(5, statements: 6), description(5, 6)) { $0.signatures.removeLast() }
    expect(.signatureCount(7, statements: 6), description(7, 6)) {
      $0.signatures.append($0.signatures[0])
    }
    expect(.signatureCount(6, statements: 7), description(6, 7)) {
      $0.mandatoryIndexes.removeLast()
    }
  }

  private func expect(
    _ expected: SelectiveDisclosureError, _ description: String,
    change: (inout Sample) -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var sample = Sample()
    change(&sample)
    let error = #expect(throws: SelectiveDisclosureError.self, sourceLocation: sourceLocation) {
      try statements(sample)
    }
    #expect(error == expected, sourceLocation: sourceLocation)
    #expect(error?.description == description, sourceLocation: sourceLocation)
  }
}
