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
  private let kept: KeptDocumentLookup?
  private var knowledge = Knowledge()
  private var memory = InquiryMemory()
  /// Whether what it spent leaves most of what it might have.
  private var isModest = false

  /// - Parameters:
  ///   - kept: the documents that the host has at hand; only others are needs.
  ///   - known: what earlier verifications by the very same program worked out; nil when nobody keeps that.
  package init(
    of decoded: DecodedCredential, _ request: VerificationRequest, by verifier: Verifier,
    keeping kept: KeptDocumentLookup? = nil,
    recalling known: (@Sendable (PureResult.Key) -> [UInt8]?)? = nil
  ) {
    self.decoded = decoded
    self.request = request
    self.verifier = verifier
    self.kept = kept
    memory.pure = PureResultMemory(known: known)
  }

  /// What it used of earlier verifications or worked out for later ones; nothing when nobody keeps that.
  ///
  /// Nor is there anything when it came near a bound on what it may spend: results cost a later verification less, which could then
  /// judge what this one had to give up, and its report be another.
  package var pureResults: [PureResult] { isModest ? memory.pure.results : [] }

  package enum Step: Sendable {
    /// Never empty, each once, in the order in which they came up.
    case needs([Need])
    case assessed(AssessedCredential)
  }

  /// Tells what was found of a need.
  package mutating func learn(_ finding: Finding, about need: Need) {
    knowledge[need] = finding
    guard case .document(let address) = need else { return }
    memory.replace(ConsultedDocument(address: address, finding: finding))
  }

  /// What is still needed, or the end.
  package mutating func step() -> Step {
    var inquiry = Inquiry(request, knowing: knowledge, kept: kept, processor: verifier.processor)
    inquiry.memory = memory
    let report = inquiry.report(on: decoded)
    memory = inquiry.memory
    isModest = inquiry.isModest
    if !inquiry.needs.isEmpty { return .needs(inquiry.needs) }
    return .assessed(
      AssessedCredential(
        credential: decoded.credential, report: report, documents: memory.consulted))
  }
}
