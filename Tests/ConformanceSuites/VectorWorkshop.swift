import LapelBackpack
import LapelCredentials
import LapelLinkedData
import LapelVerification

/// Where published signed documents are taken apart and verified.
///
/// The issuers that they name are examples, or other keys than those that signed: rightly the
/// verifier accepts no such key. So the signing keys are listed in a controller document made for
/// the test. Where the issuer has an https address, the document lies there and nothing else is
/// changed; where the issuer is the DID of another key, the issuer that was read from the document
/// is exchanged for one who has an address. The signed document itself is never touched.
package struct VectorWorkshop: Sendable {
  private let shared: SharedFolder
  private let contexts: [(address: String, bytes: [UInt8])]
  private let processor: JSONLDProcessor

  private static let verifier = Verifier()
  /// 2026-06-01T12:00:00Z.
  private static let request = VerificationRequest(
    moment: Timestamp.Moment(secondsSince1970: 1_780_315_200))

  package init(in shared: SharedFolder) throws {
    self.shared = shared
    contexts = try shared.contexts()
    let published = JSONLDContexts(
      try contexts.map { (address: $0.address, document: try JSONValue(parsing: $0.bytes)) })
    processor = JSONLDProcessor(
      contexts: JSONLDContexts {
        BundledContexts.document(at: $0) ?? published.document($0)
      })
  }

  /// A file of the W3C's suites.
  package func json(_ file: String) throws -> JSONValue {
    try shared.json(at: "\(SharedFolder.suites)/\(file)")
  }

  func text(_ file: String) throws -> String {
    try shared.text(at: "\(SharedFolder.suites)/\(file)")
  }

  func canonicalNQuads(
    of document: JSONValue, hash: DataIntegrityVector.Hash = .sha256
  ) throws -> [UInt8] {
    let (dataset, losses) = try processor.datasetWithLosses(document)
    guard losses.isEmpty else { throw UndefinedTerms(names: losses.map(\.name)) }
    return try dataset.canonicalNQuads(hash: hash.ofRDF)
  }

  /// What the verifier and swift-crypto make of a document that holders of the keys have signed.
  ///
  /// - Parameters:
  ///   - keys: As multikeys in base 58.
  ///   - isIssuerExchanged: Whether an issuer without an https address is exchanged for another.
  package func verification(
    of document: JSONValue, keys: [String], isIssuerExchanged: Bool = true
  ) throws -> VectorVerification {
    let encoded = EncodedCredential(encoding: .json, bytes: document.text())
    let read = try CredentialDecoder().credentials(in: encoded)
    guard var decoded = read.credentials.first, read.credentials.count == 1 else {
      throw Malformed(file: "the signed document")
    }
    if isIssuerExchanged, decoded.credential.issuer?.id?.hasPrefix("https://") != true {
      decoded.credential.issuer?.id = "https://issuer.example/controller"
    }
    var documents: [(address: String, bytes: [UInt8])] = contexts
    if let issuer = decoded.credential.issuer?.id {
      documents.append((issuer, controllerDocument(of: issuer, listing: keys).text()))
    }
    var kept = KeptDocuments()
    for (address, bytes) in documents {
      kept[DocumentAddress(address)] = DocumentCopy(bytes: bytes, origin: .kept)
    }
    let assessor = CredentialAssessor(
      request: Self.request, documents: kept, verifier: Self.verifier)
    return VectorVerification(
      questions: questions(about: decoded, knowing: kept),
      checks: assessor.assessment(of: decoded).report.checks)
  }

  /// The signatures that the verifier asks about, in its order.
  private func questions(
    about decoded: DecodedCredential, knowing documents: KeptDocuments
  ) -> [SignatureQuestion] {
    var verification = Verification(of: decoded, Self.request, by: Self.verifier)
    var questions: [SignatureQuestion] = []
    while case .needs(let needs) = verification.step() {
      for need in needs {
        switch need {
        case .document(let address):
          let finding = documents[address].map { Finding.document($0) }
          verification.learn(finding ?? .unavailable("there is no copy here"), about: need)
        case .signature(let question):
          questions.append(question)
          verification.learn(.unavailable("it was only asked"), about: need)
        case .unpacked: verification.learn(.unavailable("nothing is packed"), about: need)
        }
      }
    }
    return questions
  }

  /// Controlled Identifiers 1.0, 2.
  private func controllerDocument(of issuer: String, listing keys: [String]) -> JSONValue {
    let methods = keys.map { key in
      JSONValue.object([
        ("id", .string("did:key:\(key)#\(key)")), ("type", .string("Multikey")),
        ("controller", .string(issuer)), ("publicKeyMultibase", .string(key)),
      ])
    }
    return .object([("id", .string(issuer)), ("assertionMethod", .array(methods))])
  }
}

private struct UndefinedTerms: Error, CustomStringConvertible {
  let names: [String]

  var description: String { "no context defines \(names.joined(separator: ", "))" }
}
