import LapelCredentials

/// What is true of a credential and why: the checks, and what follows from them.
package struct VerificationReport: Sendable, Hashable {
  /// The checks in the order in which they were made.
  package let checks: [Check]
  /// On what the issuer's identity rests; nil when that could not be established.
  package let issuerIdentity: IssuerIdentity?
  /// The reports on endorsements and contents, in the document's order.
  package let contained: [VerificationReport]

  init(checks: [Check], issuerIdentity: IssuerIdentity?, contained: [VerificationReport] = []) {
    self.checks = checks
    self.issuerIdentity = issuerIdentity
    self.contained = contained
  }

  /// The answer to one of the four questions, derived from its checks.
  package func answer(to question: Question) -> Answer {
    let outcomes = checks.filter { $0.identifier.question == question }.map { $0.outcome }
    if outcomes.contains(.failed) { return .no }
    if outcomes.isEmpty || outcomes.contains(.notChecked) { return .notChecked }
    return .yes
  }

  /// One word for the whole, the worst honest reading; derived from the checks, never set by hand.
  package var outcome: Outcome {
    if checks.contains(where: { $0.outcome == .failed }) { return .invalid }
    if checks.isEmpty || checks.contains(where: { $0.outcome == .notChecked }) {
      return .unconfirmed
    }
    return .verified
  }

  /// The summary of a report, worst first.
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case unreadable, invalid, revoked, suspended, notYetValid, expired, unconfirmed, verified
  }

  package enum Answer: String, Sendable, Hashable {
    case yes, no, notChecked
  }
}

/// On what the identity of an issuer rests.
package enum IssuerIdentity: String, Sendable, Hashable {
  /// A profile, key list or did:web document served by that domain.
  case domain
  /// A trust list that the user named.
  case registry
  /// did:key and the like: the name is only a claim.
  case selfDeclared
}
