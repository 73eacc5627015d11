import LapelCredentials
import LapelLinkedData
import LapelVerification

/// A report in the words that a page shows, so that they stand in one place for the build and for the browser.
struct PageReport: Sendable {
  private let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  var json: JSONValue {
    var answers: [JSONValue] = []
    for question in Question.allCases {
      answers.append(
        .object([
          ("id", .string(question.rawValue)), ("question", .string(question.wording)),
          ("value", .string(report.answerValue(to: question))),
          ("label", .string(report.answerLabel(to: question))),
        ]))
    }
    var contained: [JSONValue] = []
    for inner in report.contained {
      contained.append(
        .object([
          ("title", .string(inner.credential?.title?.text(for: "en") ?? "A credential inside")),
          ("label", .string(inner.report.outcome.label)),
          ("checks", checks(of: inner.report)),
        ]))
    }
    return .object([
      ("outcome", .string(report.outcome.rawValue)), ("label", .string(report.outcome.label)),
      ("sentence", .string(report.outcome.sentence)),
      ("moment", .string(report.moment.rfc3339)), ("answers", .array(answers)),
      ("checks", checks(of: report)), ("contained", .array(contained)),
    ])
  }

  private func checks(of report: VerificationReport) -> JSONValue {
    var checks: [JSONValue] = []
    for check in report.checks {
      var documents: [JSONValue] = []
      for address in check.documents { documents.append(.string(address)) }
      checks.append(
        .object([
          ("id", .string(check.identifier.rawValue)), ("outcome", .string(check.outcome.rawValue)),
          ("label", .string(check.outcome.label)), ("message", .string(check.message)),
          ("documents", .array(documents)),
        ]))
    }
    return .array(checks)
  }
}
