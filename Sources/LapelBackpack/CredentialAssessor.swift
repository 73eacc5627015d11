import LapelCredentials
import LapelLinkedData
import LapelVerification

/// Verifies credentials on this machine: answers what the verifier needs from the kept documents, with swift-crypto and
/// with zlib. It opens no socket.
package struct CredentialAssessor: Sendable {
  package let request: VerificationRequest
  private let documents: KeptDocuments
  private let verifier: Verifier
  private let cache: ResultCache?

  /// - Parameter cache: what earlier runs worked out, so that this one need not do it again.
  package init(
    request: VerificationRequest, documents: KeptDocuments = KeptDocuments(),
    verifier: Verifier = Verifier(), cache: ResultCache? = nil
  ) {
    self.request = request
    self.documents = documents
    self.verifier = verifier
    self.cache = cache
  }

  /// The same, with other documents.
  package func knowing(_ documents: KeptDocuments) -> CredentialAssessor {
    CredentialAssessor(request: request, documents: documents, verifier: verifier, cache: cache)
  }

  /// The credential with the verifier's report.
  package func assessment(of decoded: DecodedCredential) -> AssessedCredential {
    var results: [PureResult] = []
    return assessment(of: decoded, noting: &results)
  }

  /// The credential with the verifier's report; what the cache should keep is appended to `results`, which stays as it is
  /// without a cache.
  package func assessment(
    of decoded: DecodedCredential, noting results: inout [PureResult]
  ) -> AssessedCredential {
    var known: (@Sendable (PureResult.Key) -> [UInt8]?)?
    if let cache { known = { cache.value(for: $0) } }
    var verification = Verification(
      of: decoded, request, by: verifier, keeping: { [documents] in documents[$0] },
      recalling: known)
    // Every round answers at least one need that was never asked before, and the verifier's own bounds limit those.
    while true {
      switch verification.step() {
      case .assessed(let assessed):
        results += verification.pureResults
        return assessed
      case .needs(let needs):
        for need in needs {
          verification.learn(finding(for: need, noting: &results), about: need)
        }
      }
    }
  }

  private func finding(for need: Need, noting results: inout [PureResult]) -> Finding {
    switch need {
    case .document(let address):
      return .unavailable("there is no copy of \(address.text) here")
    case .signature(let question): return finding(of: question, noting: &results)
    case .unpacked(let bytes, let limit):
      do throws(InflationError) {
        return .unpacked(try Inflater(.gzip, limit: limit).inflated(bytes[...]))
      } catch {
        switch error {
        case .longerThan(let limit):
          return .unavailable("the list unpacks to more than \(limit) bytes")
        case .damaged, .truncated: return .unavailable("the list cannot be unpacked")
        }
      }
    }
  }

  /// Whether a signature is right: by the cache, or else by looking.
  private func finding(
    of question: SignatureQuestion, noting results: inout [PureResult]
  ) -> Finding {
    guard let cache, let key = PureResult.Key(of: question) else { return Finding(of: question) }
    let (right, wrong): ([UInt8], [UInt8]) = ([1], [0])
    let finding: Finding
    switch cache.value(for: key) {
    case right: finding = .signatureIsValid
    case wrong: finding = .signatureIsInvalid
    default: finding = Finding(of: question)
    }
    results.append(PureResult(key: key, value: finding == .signatureIsValid ? right : wrong))
    return finding
  }
}

/// Copies of documents that verification rests on, by address.
package struct KeptDocuments: Sendable {
  private var copies: [DocumentAddress: DocumentCopy] = [:]

  package init() {}

  package subscript(address: DocumentAddress) -> DocumentCopy? {
    get { copies[address] }
    set { copies[address] = newValue }
  }
}
