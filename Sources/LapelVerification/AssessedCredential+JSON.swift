import LapelCredentials
import LapelLinkedData

extension AssessedCredential {
  /// The verdict as Lapel's JSON has it: an element of `results` (design: "Commands", `lapel verify --format json`).
  ///
  /// - Parameter source: where the badge was found, as the user would write it.
  package func json(source: String) -> JSONValue {
    resultJSON(source: source, credential: credential, report: report)
  }
}

extension Timestamp.Moment {
  /// RFC 3339 in UTC, whole seconds.
  package var rfc3339: String { words(for: self) }
}

/// The element of `results` for a file that holds no credential that can be read.
package func unreadableResultJSON(source: String, reason: String) -> JSONValue {
  .object([
    ("source", .string(source)), ("format", .string(CredentialFormat.unknown.rawValue)),
    ("outcome", .string(VerificationReport.Outcome.unreadable.rawValue)),
    (
      "answers",
      .object([
        ("genuine", .string("no")), ("inForce", .string("notChecked")),
        ("recipient", .string("notChecked")), ("issuer", .string("notChecked")),
      ])
    ),
    (
      "checks",
      .array([
        .object([
          ("id", .string("format")), ("outcome", .string("failed")), ("message", .string(reason)),
          ("witness", .string("build")),
        ])
      ])
    ),
    ("contains", .array([])),
  ])
}

private func resultJSON(
  source: String?, credential: Credential?, report: VerificationReport
) -> JSONValue {
  var members: [(String, JSONValue)] = []
  if let source { members.append(("source", .string(source))) }
  members.append(
    ("format", .string(credential?.format.rawValue ?? CredentialFormat.unknown.rawValue)))
  if let id = credential?.id { members.append(("id", .string(id))) }
  if let name = credential?.title?.text(for: "en") { members.append(("name", .string(name))) }
  if let issuer = credential?.issuer {
    var parts: [(String, JSONValue)] = []
    if let id = issuer.id { parts.append(("id", .string(id))) }
    if let name = issuer.name?.text(for: "en") { parts.append(("name", .string(name))) }
    if let identity = report.issuerIdentity {
      parts.append(("identity", .string(identity.rawValue)))
    }
    members.append(("issuer", .object(parts)))
  }
  members.append(("outcome", .string(report.outcome.rawValue)))
  members.append(("answers", answersJSON(report)))
  var checks: [JSONValue] = []
  for check in report.checks { checks.append(checkJSON(check)) }
  members.append(("checks", .array(checks)))
  var contained: [JSONValue] = []
  for inner in report.contained {
    contained.append(resultJSON(source: nil, credential: inner.credential, report: inner.report))
  }
  members.append(("contains", .array(contained)))
  return .object(members)
}

private func answersJSON(_ report: VerificationReport) -> JSONValue {
  var answers: [(String, JSONValue)] = []
  for question in Question.allCases {
    answers.append((question.rawValue, .string(report.answerValue(to: question))))
  }
  return .object(answers)
}

private func checkJSON(_ check: Check) -> JSONValue {
  var members: [(String, JSONValue)] = [
    ("id", .string(check.identifier.rawValue)), ("outcome", .string(check.outcome.rawValue)),
    ("message", .string(check.message)), ("witness", .string(check.witness.rawValue)),
  ]
  // Only where programs that read the JSON could not know it by the check's name.
  if check.decides != check.identifier.decides {
    members.append(("decides", .bool(check.decides)))
  }
  if !check.documents.isEmpty {
    var documents: [JSONValue] = []
    for address in check.documents { documents.append(.string(address)) }
    members.append(("documents", .array(documents)))
  }
  return .object(members)
}
