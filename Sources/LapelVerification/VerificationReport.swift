import LapelCredentials

/// What is true of a credential and why: the checks, and what follows from them.
package struct VerificationReport: Sendable, Hashable {
  /// The checks in the order in which a reader wants them.
  package let checks: [Check]
  /// On what the issuer's identity rests; nil when that could not be established.
  package let issuerIdentity: IssuerIdentity?
  /// The moment for which dates and status were judged.
  package let moment: Timestamp.Moment
  /// The reports on endorsements and on the credentials inside, in the document's order.
  package let contained: [ContainedReport]

  init(
    checks: [Check], issuerIdentity: IssuerIdentity?, moment: Timestamp.Moment,
    contained: [ContainedReport] = []
  ) {
    self.checks = checks
    self.issuerIdentity = issuerIdentity
    self.moment = moment
    self.contained = contained
  }

  /// The answer to one of the four questions, derived from its checks.
  package func answer(to question: Question) -> Answer {
    var isOpen = true
    for check in checks where check.identifier.question == question {
      if check.outcome == .failed { return .no }
      isOpen = false
    }
    for check in checks where check.identifier.question == question && check.outcome == .notChecked
    {
      // A recipient who is named answers nothing as long as nobody says whom to compare with.
      if check.decides || question == .recipient || question == .issuer { isOpen = true }
    }
    return isOpen ? .notChecked : .yes
  }

  /// One word for the whole, the worst honest reading; derived from the checks, never set by hand.
  package var outcome: Outcome {
    var lapses: [Check.Lapse] = []
    var isOpen = checks.isEmpty
    for check in checks {
      switch check.outcome {
      case .failed:
        guard let lapse = check.lapse else { return .invalid }
        lapses.append(lapse)
      case .notChecked: if check.decides { isOpen = true }
      case .passed, .warning: break
      }
    }
    if lapses.contains(.revoked) { return .revoked }
    if lapses.contains(.suspended) { return .suspended }
    if lapses.contains(.notYetValid) { return .notYetValid }
    if lapses.contains(.expired) { return .expired }
    return isOpen ? .unconfirmed : .verified
  }

  /// The summary of a report, worst first.
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    case unreadable, invalid, revoked, suspended, notYetValid, expired, unconfirmed, verified
  }

  package enum Answer: String, Sendable, Hashable {
    case yes, no, notChecked
  }
}

/// A report on a credential inside another.
package struct ContainedReport: Sendable, Hashable {
  /// Nil when it could not be read, or only its address was given.
  @Boxed package private(set) var credential: Credential?
  package let report: VerificationReport

  init(credential: Credential?, report: VerificationReport) {
    self.credential = credential
    self.report = report
  }
}

extension Check.Identifier {
  /// Whether a badge cannot be called verified as long as a check of this kind could not be made.
  var decides: Bool {
    switch self {
    case .format, .context, .proof, .key, .hosted, .image, .validity, .status, .contents: true
    case .subject, .recipient, .issuer, .endorsement: false
    }
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
