import LapelCredentials
import LapelTemplates
import LapelVerification

/// What a page shows of a verdict: only what the verifier made, in words.
func verificationSection(_ report: VerificationReport) -> TemplateObject {
  [
    "outcome": .text(report.outcome.rawValue),
    "outcomeLabel": .text(report.outcome.label),
    "outcomeSentence": .text(report.outcome.sentence),
    "witness": "build",
    "answers": .objects(Question.allCases.map { answer($0, in: report) }),
    "checks": .objects(report.checks.map(check)),
  ]
}

private func answer(_ question: Question, in report: VerificationReport) -> TemplateObject {
  let (value, label) =
    if question == .issuer, let identity = report.issuerIdentity {
      (identity.rawValue, identity.label)
    } else {
      (report.answer(to: question).rawValue, report.answer(to: question).label)
    }
  return [
    "identifier": .text(question.rawValue), "question": .text(question.wording),
    "value": .text(value), "label": .text(label),
  ]
}

private func check(_ check: Check) -> TemplateObject {
  [
    "identifier": .text(check.identifier.rawValue),
    "outcome": .text(check.outcome.rawValue),
    "outcomeLabel": .text(check.outcome.label),
    "message": .text(check.message),
    "documents": .list(check.documents.map { .text($0) }),
  ]
}

extension VerificationReport.Outcome {
  /// One or two words for a label.
  var label: String {
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

  var sentence: String {
    switch self {
    case .unreadable: "This is not a credential that Lapel can read."
    case .invalid: "A check failed. Do not rely on this badge."
    case .revoked: "The issuer has taken this badge back."
    case .suspended: "The issuer has suspended this badge for the time being."
    case .notYetValid: "This badge was not valid yet when it was checked."
    case .expired: "This badge had expired when it was checked."
    case .unconfirmed:
      "Nothing below has been confirmed. It is what the badge says of itself; whether it is true is open."
    case .verified: "Every check that decides was made, and passed."
    }
  }
}

extension VerificationReport.Answer {
  fileprivate var label: String {
    switch self {
    case .yes: "Yes"
    case .no: "No"
    case .notChecked: "Not checked"
    }
  }
}

extension IssuerIdentity {
  fileprivate var label: String {
    switch self {
    case .domain: "Shown by its own domain"
    case .registry: "Named by a trust list"
    case .selfDeclared: "Only its own claim"
    }
  }
}

extension Question {
  fileprivate var wording: String {
    switch self {
    case .genuine: "Is it what the issuer made?"
    case .inForce: "Does it still hold?"
    case .recipient: "Is it about this person?"
    case .issuer: "Who is the issuer, and how do we know?"
    }
  }
}

extension Check.Outcome {
  fileprivate var label: String {
    switch self {
    case .passed: "Passed"
    case .failed: "Failed"
    case .warning: "Warning"
    case .notChecked: "Not checked"
    }
  }
}
