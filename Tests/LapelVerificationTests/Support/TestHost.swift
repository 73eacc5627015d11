import Crypto
import CryptoExtras
import Foundation
import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

/// A host of the verifier: answers signatures with swift-crypto, and documents from what a test serves.
struct TestHost {
  private var documents: [DocumentAddress: Finding] = [:]
  var request = VerificationRequest(moment: Timestamp.Moment(secondsSince1970: 1_780_315_200))
  /// Answers needs in this order, which must not matter.
  var reorder: @Sendable ([Need]) -> [Need] = { $0 }
  /// Whether it answers one need at a time.
  var isSlow = false
  private static let verifier = Verifier()

  init(_ documents: [String: String] = [:]) {
    for (address, text) in documents { serve(address, text) }
  }

  mutating func serve(_ address: String, _ text: String) {
    documents[DocumentAddress(address)] = .document(
      DocumentCopy(bytes: Array(text.utf8), origin: .fetched))
  }

  mutating func answerGone(_ address: String) { documents[DocumentAddress(address)] = .gone }

  struct Verdict {
    var report: VerificationReport
    /// Everything that was asked for, in that order.
    var needs: [Need] = []
    var rounds = 0
  }

  struct EndlessNeeds: Error {}

  func verdict(on decoded: DecodedCredential) throws -> Verdict {
    var verification = Verification(of: decoded, request, by: Self.verifier)
    var asked: [Need] = []
    for round in 0..<200 {
      switch verification.step() {
      case .assessed(let assessed):
        return Verdict(report: assessed.report, needs: asked, rounds: round)
      case .needs(let needs):
        try #require(!needs.isEmpty)
        for need in isSlow ? Array(reorder(needs).prefix(1)) : reorder(needs) {
          try #require(!asked.contains(need), "asked twice")
          asked.append(need)
          verification.learn(finding(for: need), about: need)
        }
      }
    }
    throw EndlessNeeds()
  }

  /// The report on the only credential in a text.
  func report(
    _ text: String, as encoding: EncodedCredential.Encoding = .json
  ) throws -> VerificationReport {
    try verdict(on: onlyCredential(text, as: encoding)).report
  }

  func report(_ document: JSONValue) throws -> VerificationReport {
    try report(document.jsonText)
  }

  func finding(for need: Need) -> Finding {
    switch need {
    case .document(let address): documents[address] ?? .unavailable("there is no copy of it here")
    case .signature(let question): isRight(question) ? .signatureIsValid : .signatureIsInvalid
    case .unpacked: .unavailable("it is not gzip")
    }
  }
}

/// Whether a signature is right, by swift-crypto.
private func isRight(_ question: SignatureQuestion) -> Bool {
  let (message, signature) = (question.message, question.signature)
  do {
    switch (question.algorithm, question.key) {
    case (.ed25519, .ed25519(let bytes)):
      return try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        .isValidSignature(signature, for: message)
    case (.es256, .p256(let point)):
      return try P256.Signing.PublicKey(compressedRepresentation: point)
        .isValidSignature(P256.Signing.ECDSASignature(rawRepresentation: signature), for: message)
    case (.es384, .p384(let point)):
      return try P384.Signing.PublicKey(compressedRepresentation: point)
        .isValidSignature(P384.Signing.ECDSASignature(rawRepresentation: signature), for: message)
    case (.rs256, .rsa(let modulus, let exponent)):
      return try _RSA.Signing.PublicKey(n: modulus, e: exponent)
        .isValidSignature(
          _RSA.Signing.RSASignature(rawRepresentation: signature), for: message,
          padding: .insecurePKCS1v1_5)
    default: return false
    }
  } catch {
    return false
  }
}

extension VerificationReport {
  /// The outcome and sentence of the checks of one kind.
  func said(_ identifier: Check.Identifier) -> [String] {
    checks.filter { $0.identifier == identifier }.map { $0.said }
  }

  /// What did not pass, with the outcome in front: what a failed test shows.
  var complaints: [String] {
    checks.filter { $0.outcome != .passed }.map { "\($0.identifier.rawValue) \($0.said)" }
  }
}

extension VerificationReport.Outcome: CustomTestStringConvertible {
  public var testDescription: String { rawValue }
}
