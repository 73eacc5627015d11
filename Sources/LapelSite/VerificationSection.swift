import LapelCredentials
import LapelTemplates
import LapelVerification

/// What a page shows of a verdict: only what the verifier made, in words.
///
/// - Parameter browserCheck: what the visitor's browser needs to check again, when the site brings a verifier.
func verificationSection(
  _ report: VerificationReport, browserCheck: TemplateObject?
) -> TemplateObject {
  [
    "browserCheck": .object(browserCheck),
    "outcome": .text(report.outcome.rawValue),
    "outcomeLabel": .text(report.outcome.label),
    "outcomeSentence": .text(report.outcome.sentence),
    "witness": "build",
    "answers": .objects(Question.allCases.map { answer($0, in: report) }),
    "checks": .objects(report.checks.map(check)),
    "moment": .text(report.moment.rfc3339),
    "day": .text(DateText.day(report.moment)),
    "contained": .objects(report.contained.map(contained)),
    "hasContained": .flag(!report.contained.isEmpty),
  ]
}

private func answer(_ question: Question, in report: VerificationReport) -> TemplateObject {
  [
    "identifier": .text(question.rawValue), "question": .text(question.wording),
    "value": .text(report.answerValue(to: question)),
    "label": .text(report.answerLabel(to: question)),
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
