import LapelCredentials
import LapelPortfolio
import LapelTemplates
import LapelVerification

extension SitePlan {
  /// What a page shows of a badge's verdict: only what the verifier made, in words.
  ///
  /// - Parameter browserCheck: what the visitor's browser needs to check again, when the site brings a verifier.
  func verificationSection(of badge: Badge, browserCheck: TemplateObject?) -> TemplateObject {
    let report = badge.assessed.report
    return [
      "browserCheck": .object(browserCheck),
      "outcome": .text(report.outcome.rawValue),
      "outcomeLabel": .text(report.outcome.label),
      "outcomeSentence": .text(outcomeSentence(of: badge)),
      "witness": "build",
      "answers": .objects(Question.allCases.map { answer($0, in: report) }),
      "checks": .objects(report.checks.map(check)),
      "moment": .text(report.moment.rfc3339),
      "day": .text(DateText.day(report.moment)),
      "contained": .objects(report.contained.map(contained)),
      "hasContained": .flag(!report.contained.isEmpty),
    ]
  }

  /// The outcome's own sentence; of an expired badge with the day, when the badge itself states it.
  private func outcomeSentence(of badge: Badge) -> String {
    let report = badge.assessed.report
    guard report.outcome == .expired, let end = badge.credential.validUntil,
      let moment = end.moment, moment < report.moment
    else { return report.outcome.sentence }
    return "This badge expired on \(DateText.day(end))."
  }

  private func answer(_ question: Question, in report: VerificationReport) -> TemplateObject {
    [
      "identifier": .text(question.rawValue), "question": .text(question.wording),
      "value": .text(report.answerValue(to: question)),
      "label": .text(answerLabel(to: question, in: report)),
    ]
  }

  /// The answer; whether a badge is about this person also with what it rests on. Who is meant is no more than what the author
  /// of the site gave to compare with, and that itself is not shown.
  private func answerLabel(to question: Question, in report: VerificationReport) -> String {
    let label = report.answerLabel(to: question)
    guard question == .recipient, report.answer(to: question) == .yes else { return label }
    return switch report.checks.first(where: { $0.identifier == .recipient })?.outcome {
    case .passed:
      "\(label), by an address or identifier that \(mount == nil ? settings.learner.name : "the class") gave"
    case .warning: "\(label), but only by a name"
    default: label
    }
  }
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

/// A credential inside, or an endorsement, with its own verdict.
private func contained(_ contained: ContainedReport) -> TemplateObject {
  [
    "title": .text(
      contained.credential?.title?.text(for: SitePlan.ownLanguage) ?? "A credential inside"),
    "outcome": .text(contained.report.outcome.rawValue),
    "outcomeLabel": .text(contained.report.outcome.label),
    "checks": .objects(contained.report.checks.map(check)),
  ]
}
