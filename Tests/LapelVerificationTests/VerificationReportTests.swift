import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct VerificationReportTests {
  private static let moment = Timestamp.Moment(secondsSince1970: 1_780_315_200)

  private static func report(_ checks: [Check]) -> VerificationReport {
    VerificationReport(checks: checks, issuerIdentity: nil, moment: moment)
  }

  private static func check(
    _ identifier: Check.Identifier, _ outcome: Check.Outcome, _ lapse: Check.Lapse? = nil
  ) -> Check {
    Check(identifier, outcome, "", lapse: lapse)
  }

  /// Every way in which one check can end.
  private static let endings: [(Check.Outcome, Check.Lapse?)] = [
    (.passed, nil), (.warning, nil), (.notChecked, nil), (.failed, nil), (.failed, .revoked),
    (.failed, .suspended), (.failed, .notYetValid), (.failed, .expired),
  ]

  /// The order of design, section 2, worst first.
  private static let order: [VerificationReport.Outcome] = [
    .unreadable, .invalid, .revoked, .suspended, .notYetValid, .expired, .unconfirmed, .verified,
  ]

  private static let deciding: Set<Check.Identifier> = [
    .format, .context, .proof, .key, .hosted, .image, .validity, .status, .contents,
  ]

  private static func outcome(of check: Check) -> VerificationReport.Outcome {
    switch (check.outcome, check.lapse) {
    case (.failed, nil): .invalid
    case (.failed, .revoked?): .revoked
    case (.failed, .suspended?): .suspended
    case (.failed, .notYetValid?): .notYetValid
    case (.failed, .expired?): .expired
    case (.notChecked, _): deciding.contains(check.identifier) ? .unconfirmed : .verified
    case (.passed, _), (.warning, _): .verified
    }
  }

  @Test func `the outcomes are named in the order of the design, worst first`() {
    #expect(VerificationReport.Outcome.allCases == Self.order)
  }

  /// All pairs of checks and all ways in which each can end, and some threes.
  @Test func `the summary is the worst that any check says`() {
    var all: [Check] = []
    for identifier in Check.Identifier.allCases {
      for (outcome, lapse) in Self.endings {
        let mayLapse = identifier == .validity || identifier == .status
        if lapse == nil || mayLapse { all.append(Self.check(identifier, outcome, lapse)) }
      }
    }
    func rank(_ outcome: VerificationReport.Outcome) -> Int {
      Self.order.firstIndex(of: outcome) ?? -1
    }
    func worst(_ checks: [Check]) -> VerificationReport.Outcome {
      checks.map { Self.outcome(of: $0) }.min { rank($0) < rank($1) } ?? .unconfirmed
    }
    for first in all {
      #expect(Self.report([first]).outcome == worst([first]), "\(first)")
      for second in all {
        let pair = [first, second]
        if Self.report(pair).outcome != worst(pair) { Issue.record("\(pair)") }
        for third in all.prefix(12)
        where Self.report(pair + [third]).outcome != worst(pair + [third]) {
          Issue.record("\(pair) \(third)")
        }
      }
    }
  }

  @Test func `a report without checks confirms nothing`() {
    let report = Self.report([])
    #expect(report.outcome == .unconfirmed)
    for question in Question.allCases { #expect(report.answer(to: question) == .notChecked) }
  }

  @Test func `every check answers its question`() {
    let expected: [(Question, [Check.Identifier])] = [
      (
        .genuine,
        [.format, .context, .proof, .key, .hosted, .image, .endorsement, .contents]
      ), (.inForce, [.validity, .status]), (.recipient, [.subject, .recipient]),
      (.issuer, [.issuer]),
    ]
    for (question, identifiers) in expected {
      for identifier in identifiers { #expect(identifier.question == question) }
    }
    #expect(expected.flatMap { $0.1 }.count == Check.Identifier.allCases.count)
  }

  @Test func `one failed check makes an answer no, an open one that decides leaves it open`() {
    for identifier in Check.Identifier.allCases {
      let others = Check.Identifier.allCases.filter { $0 != identifier }
        .map { Self.check($0, .passed) }
      for (outcome, lapse) in Self.endings {
        let report = Self.report(others + [Self.check(identifier, outcome, lapse)])
        for question in Question.allCases {
          let expected: VerificationReport.Answer =
            switch outcome {
            case _ where question != identifier.question: .yes
            case .failed: .no
            case .notChecked: identifier == .endorsement ? .yes : .notChecked
            case .passed, .warning: .yes
            }
          // With nothing else to answer the question, no check is its answer's.
          let isAlone = others.allSatisfy { $0.identifier.question != question }
          guard !isAlone || question == identifier.question else { continue }
          #expect(
            report.answer(to: question) == expected, "\(identifier) \(outcome) \(question)")
        }
      }
    }
  }

  @Test func `a revoked badge that could not be checked otherwise is revoked`() {
    let report = Self.report([
      Self.check(.proof, .notChecked), Self.check(.status, .failed, .revoked),
      Self.check(.validity, .failed, .expired),
    ])
    #expect(report.outcome == .revoked)
    #expect(report.answer(to: .inForce) == .no)
    #expect(report.answer(to: .genuine) == .notChecked)
  }

  @Test func `the issuer's answer is on what the identity rests`() {
    for identity in [IssuerIdentity.domain, .registry, .selfDeclared] {
      let report = VerificationReport(
        checks: [Self.check(.issuer, .passed)], issuerIdentity: identity, moment: Self.moment)
      #expect(report.answerValue(to: .issuer) == identity.rawValue)
      #expect(report.answerLabel(to: .issuer) == identity.label)
    }
    let open = Self.report([Self.check(.issuer, .notChecked)])
    #expect(open.answerValue(to: .issuer) == "notChecked")
    #expect(open.answerLabel(to: .issuer) == "Not checked")
  }
}
