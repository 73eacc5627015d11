import LapelLinkedData
import LapelVerification

/// What the verifier made of a published signed document.
package struct VectorVerification: Sendable {
  /// The signatures that it asked about.
  let questions: [SignatureQuestion]
  let checks: [Check]

  /// The checks of proofs and keys, as outcome and identifier.
  package var proofOutcomes: [String] {
    relevant.map { "\($0.identifier.rawValue) \($0.outcome.rawValue)" }
  }

  /// Why not every proof is right, or nil when all are.
  package func flaw(proofCount: Int) -> String? {
    let expected = [[String]](repeating: ["proof passed", "key passed"], count: proofCount)
    guard proofOutcomes != expected.flatMap({ $0 }) else { return nil }
    return relevant.map { "\($0.identifier.rawValue) \($0.outcome.rawValue): \($0.message)" }
      .joined(separator: "\n")
  }

  var relevant: [Check] {
    checks.filter { $0.identifier == .proof || $0.identifier == .key }
  }

  /// A question with its bytes in hexadecimal.
  struct Asked {
    let message: String
    let signature: String

    init(_ question: SignatureQuestion) {
      message = Hex.encode(question.message)
      signature = Hex.encode(question.signature)
    }
  }
}
