/// The published suites that Lapel has to pass.
package enum PublishedSuite: String, CaseIterable, Sendable {
  case jsonLDExpand = "JSON-LD 1.1 expand"
  case jsonLDToRdf = "JSON-LD 1.1 toRdf"
  case rdfCanonicalization = "RDFC-1.0"
  case eddsaRDFC = "eddsa-rdfc-2022"
  case eddsaJCS = "eddsa-jcs-2022"
  case ed25519Signature2020 = "Ed25519Signature2020"
  case proofSetsAndChains = "Proof sets and chains"
  case ecdsaRDFCP256 = "ecdsa-rdfc-2019 P-256"
  case ecdsaRDFCP384 = "ecdsa-rdfc-2019 P-384"
  case ecdsaJCSP256 = "ecdsa-jcs-2019 P-256"
  case ecdsaJCSP384 = "ecdsa-jcs-2019 P-384"
  case ecdsaSD = "ecdsa-sd-2023"

  /// Runs the suite: its tests in the publisher's order, with what became of each.
  ///
  /// - Throws: When the suite cannot be read.
  package func tests(in shared: SharedFolder) throws -> [PublishedTest] {
    switch self {
    case .jsonLDExpand: try JSONLDSuite(.expand, in: shared).tests()
    case .jsonLDToRdf: try JSONLDSuite(.toRdf, in: shared).tests()
    case .rdfCanonicalization: try RDFCanonicalizationSuite(in: shared).tests()
    case .proofSetsAndChains: try ProofChainVectors(in: shared).tests()
    case .ecdsaSD: try SelectiveDisclosureVectors(in: shared).tests()
    case .eddsaRDFC: try tests(of: DataIntegrityVector.eddsaRDFC, in: shared)
    case .eddsaJCS: try tests(of: DataIntegrityVector.eddsaJCS, in: shared)
    case .ed25519Signature2020: try tests(of: DataIntegrityVector.ed25519Signature2020, in: shared)
    case .ecdsaRDFCP256: try tests(of: DataIntegrityVector.ecdsaRDFCP256, in: shared)
    case .ecdsaRDFCP384: try tests(of: DataIntegrityVector.ecdsaRDFCP384, in: shared)
    case .ecdsaJCSP256: try tests(of: DataIntegrityVector.ecdsaJCSP256, in: shared)
    case .ecdsaJCSP384: try tests(of: DataIntegrityVector.ecdsaJCSP384, in: shared)
    }
  }

  private func tests(
    of vectors: [DataIntegrityVector], in shared: SharedFolder
  ) throws -> [PublishedTest] {
    try vectors.flatMap { try $0.tests(in: shared) }
  }
}
