// The words in which verdicts are told, on pages and in the terminal alike.

extension VerificationReport.Outcome {
  /// One or two words for a label.
  package var label: String {
    switch self {
    case .unreadable: "Unreadable"
    case .invalid: "Invalid"
    case .revoked: "Revoked"
    case .suspended: "Suspended"
    case .notYetValid: "Not yet valid"
    case .expired: "Expired"
    case .unconfirmed: "Not confirmed"
    case .verified: "Verified"
    }
  }

  /// What it means, for somebody who has never heard of badges.
  package var sentence: String {
    switch self {
    case .unreadable: "This is not a credential that Lapel can read."
    case .invalid: "A check failed. Do not rely on this badge."
    case .revoked: "The issuer has taken this badge back."
    case .suspended: "The issuer has suspended this badge for the time being."
    case .notYetValid: "This badge was not valid yet when it was checked."
    case .expired: "This badge had expired when it was checked."
    case .unconfirmed:
      "Nothing speaks against this badge, but a check that decides could not be made."
    case .verified: "Every check that decides was made, and passed."
    }
  }
}

extension VerificationReport.Answer {
  /// The answer in a word or two.
  package var label: String {
    switch self {
    case .yes: "Yes"
    case .no: "No"
    case .notChecked: "Not checked"
    }
  }
}

extension IssuerIdentity {
  /// On what the identity rests, in a few words.
  package var label: String {
    switch self {
    case .domain: "Shown by its own domain"
    case .registry: "Named by a trust list"
    case .selfDeclared: "Only its own claim"
    }
  }
}

extension Question {
  /// The question as people would ask it.
  package var wording: String {
    switch self {
    case .genuine: "Is it what the issuer made?"
    case .inForce: "Does it still hold?"
    case .recipient: "Is it about this person?"
    case .issuer: "Who is the issuer, and how do we know?"
    }
  }
}

extension Check.Outcome {
  /// The outcome in a word or two.
  package var label: String {
    switch self {
    case .passed: "Passed"
    case .failed: "Failed"
    case .warning: "Warning"
    case .notChecked: "Not checked"
    }
  }
}

extension VerificationReport {
  /// The answer to a question in a word or two: for the issuer, on what its identity rests.
  package func answerLabel(to question: Question) -> String {
    if question == .issuer, let issuerIdentity { return issuerIdentity.label }
    return answer(to: question).label
  }

  /// The answer to a question as Lapel's JSON and markup have it.
  package func answerValue(to question: Question) -> String {
    if question == .issuer, let issuerIdentity { return issuerIdentity.rawValue }
    return answer(to: question).rawValue
  }
}
