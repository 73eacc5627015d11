import LapelBackpack
import LapelCredentials
import LapelLinkedData
import LapelSite
import LapelVerification

/// What became of one badge, or of a file that should have held one.
enum Verdict {
  case assessed(BackpackBadge)
  case unreadable(source: String, reason: String)

  var outcome: VerificationReport.Outcome {
    switch self {
    case .assessed(let badge): badge.assessed.report.outcome
    case .unreadable: .unreadable
    }
  }

  var json: JSONValue {
    switch self {
    case .assessed(let badge): badge.assessed.json(source: badge.file.displayPath)
    case .unreadable(let source, let reason): unreadableResultJSON(source: source, reason: reason)
    }
  }
}

/// The result of `lapel verify`, for people and for programs.
struct VerifyReport {
  let verdicts: [Verdict]
  let moment: Timestamp.Moment

  var isAllVerified: Bool { verdicts.allSatisfy { $0.outcome == .verified } }

  func print(as format: ReportFormat, to console: Console) {
    switch format {
    case .json: console.write(json)
    // The colours are Lapel's own, and everything else has been made harmless, line by line.
    case .text: console.writeAsIs(text(isColoured: console.isTerminal) + "\n")
    }
  }

  private var json: JSONValue {
    .object([
      ("lapel", .string(LapelVersion.current)), ("asOf", .string(moment.rfc3339)),
      ("results", .array(verdicts.map(\.json))),
    ])
  }

  /// What badges and files are called is somebody else's word: it stays in its line, or a badge that is named
  /// "X, from Y", a line's end and "VERIFIED" would be its own judge.
  func text(isColoured: Bool) -> String {
    var parts = verdicts.map { text(of: $0, isColoured: isColoured) }
    if verdicts.count > 1 { parts.append(summary) }
    return parts.joined(separator: "\n\n")
  }

  private var summary: String {
    let counts = VerificationReport.Outcome.allCases.reversed().compactMap { outcome in
      let count = verdicts.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.label.lowercased())"
    }
    return "\(verdicts.count) badges: \(counts.joined(separator: ", "))."
  }

  private func text(of verdict: Verdict, isColoured: Bool) -> String {
    let label = coloured(verdict.outcome.label.uppercased(), verdict.outcome, isColoured)
    switch verdict {
    case .unreadable(let source, let reason):
      return "\(harmless(source))\n  \(label)  \(harmless(reason))"
    case .assessed(let badge):
      let credential = badge.credential
      let title = credential.title?.text(for: "en") ?? "a badge without a name"
      let issuer = credential.issuer.flatMap { $0.name?.text(for: "en") ?? $0.id }
      var lines = [
        harmless("\(badge.file.displayPath): \(title)\(issuer.map { ", from \($0)" } ?? "")")
      ]
      lines.append("  \(label)  \(verdict.outcome.sentence)")
      lines.append("  Judged for \(moment.rfc3339).")
      lines += self.lines(for: badge.assessed.report, indent: "  ")
      return lines.joined(separator: "\n")
    }
  }

  private func lines(for report: VerificationReport, indent: String) -> [String] {
    var lines: [String] = []
    for question in Question.allCases {
      lines.append("\(indent)\(question.wording) \(report.answerLabel(to: question)).")
      for check in report.checks where check.identifier.question == question {
        lines.append(
          "\(indent)  \(mark(check.outcome)) \(check.identifier.rawValue): \(harmless(check.message))"
        )
      }
    }
    for contained in report.contained {
      let title = contained.credential?.title?.text(for: "en") ?? "A credential inside"
      lines.append("\(indent)Inside: \(harmless(title)): \(contained.report.outcome.label)")
      lines += self.lines(for: contained.report, indent: indent + "    ")
    }
    return lines
  }

  /// A word, since a colour or sign alone says nothing to some readers.
  private func mark(_ outcome: Check.Outcome) -> String {
    switch outcome {
    case .passed: "passed      "
    case .failed: "FAILED      "
    case .warning: "warning     "
    case .notChecked: "not checked "
    }
  }

  private func coloured(
    _ text: String, _ outcome: VerificationReport.Outcome, _ isColoured: Bool
  ) -> String {
    guard isColoured else { return text }
    let code =
      switch outcome {
      case .verified: 32
      case .invalid, .unreadable, .revoked: 31
      case .suspended, .notYetValid, .expired, .unconfirmed: 33
      }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
