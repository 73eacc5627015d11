import LapelCredentials
import LapelLinkedData
import LapelVerification

/// Verifies credentials on this machine: answers what the verifier needs from the kept documents, with swift-crypto and
/// with zlib. It opens no socket.
package struct CredentialAssessor: Sendable {
  package let request: VerificationRequest
  private let documents: KeptDocuments
  private let verifier: Verifier

  package init(
    request: VerificationRequest, documents: KeptDocuments = KeptDocuments(),
    verifier: Verifier = Verifier()
  ) {
    self.request = request
    self.documents = documents
    self.verifier = verifier
  }

  /// The same, with other documents.
  package func knowing(_ documents: KeptDocuments) -> CredentialAssessor {
    CredentialAssessor(request: request, documents: documents, verifier: verifier)
  }

  /// The credential with the verifier's report.
  package func assessment(of decoded: DecodedCredential) -> AssessedCredential {
    var verification = Verification(
      of: decoded, request, by: verifier, keeping: { [documents] in documents[$0] })
    // Every round answers at least one need that was never asked before, and the verifier's own bounds limit those.
    while true {
      switch verification.step() {
      case .assessed(let assessed): return assessed
      case .needs(let needs):
        for need in needs { verification.learn(finding(for: need), about: need) }
      }
    }
  }

  private func finding(for need: Need) -> Finding {
    switch need {
    case .document(let address):
      return .unavailable("there is no copy of \(address.text) here")
    case .signature(let question): return Finding(of: question)
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
