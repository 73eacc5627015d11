import ConformanceSuites
import Testing

/// Reads the published suites from the folder that `LAPEL_SHARED` names; says so without one.
@Suite(.enabled(if: isThere, "LAPEL_SHARED names no folder with vectors/w3c"))
struct PublishedSuiteTests {
  /// Passed, failed, skipped: a suite that loses tests does not go unnoticed.
  private static let counts: [PublishedSuite: [Int]] = [
    .jsonLDExpand: [367, 0, 18], .jsonLDToRdf: [448, 0, 19], .rdfCanonicalization: [86, 0, 0],
    .eddsaRDFC: [16, 0, 0], .eddsaJCS: [8, 0, 0], .ed25519Signature2020: [8, 0, 0],
    .proofSetsAndChains: [12, 0, 0],
    .ecdsaRDFCP256: [16, 0, 0], .ecdsaRDFCP384: [16, 0, 0],
    .ecdsaJCSP256: [8, 0, 0], .ecdsaJCSP384: [8, 0, 0],
    .ecdsaSD: [16, 0, 22],
  ]

  @Test(arguments: PublishedSuite.allCases)
  func `every published test passes`(suite: PublishedSuite) throws {
    let tests = try suite.tests(in: #require(SharedFolder.named))
    print("\(suite.rawValue): \(tests.counts[0]) passed, \(tests.counts[2]) skipped")
    for (name, reason) in tests.failures { Issue.record("\(name): \(reason)") }
    #expect(tests.counts == Self.counts[suite])
  }
}

private var isThere: Bool {
  let isThere = SharedFolder.named != nil
  if !isThere { print("skipped: the published suites, since LAPEL_SHARED is not set") }
  return isThere
}
