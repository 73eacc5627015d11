import LapelCredentials
import LapelLinkedData

/// The verification of one credential, from the first question to the report.
///
/// ```swift
/// var verification = Verification(of: decoded, request, by: verifier)
/// while case .needs(let needs) = verification.step() {
///   for need in needs { verification.learn(finding(for: need), about: need) }
/// }
/// ```
///
/// It does nothing by itself: every document, signature and unpacking is a need that the host answers. Asked again without
/// answers it gives the same needs.
package struct Verification: Sendable {
  private let decoded: DecodedCredential
  private let request: VerificationRequest
  private let verifier: Verifier
  private var knowledge = Knowledge()
  private var memory = InquiryMemory()
  private var consulted: [ConsultedDocument] = []

  package init(
    of decoded: DecodedCredential, _ request: VerificationRequest, by verifier: Verifier
  ) {
    self.decoded = decoded
    self.request = request
    self.verifier = verifier
  }

  package enum Step: Sendable {
    /// Never empty, each once, in the order in which they came up.
    case needs([Need])
    case assessed(AssessedCredential)
  }

  /// Tells what was found of a need.
  package mutating func learn(_ finding: Finding, about need: Need) {
    knowledge[need] = finding
    guard case .document(let address) = need else { return }
    memory.forget(address)
    consulted.removeAll { $0.address == address }
    consulted.append(ConsultedDocument(address: address, finding: finding))
  }

  /// What is still needed, or the end.
  package mutating func step() -> Step {
    var inquiry = Inquiry(request, knowing: knowledge, processor: verifier.processor)
    inquiry.memory = memory
    let report = inquiry.report(on: decoded)
    memory = inquiry.memory
    if !inquiry.needs.isEmpty { return .needs(inquiry.needs) }
    return .assessed(
      AssessedCredential(credential: decoded.credential, report: report, documents: consulted))
  }
}
