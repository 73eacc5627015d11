import LapelCredentials

/// `roster.csv`: who is in a class, and what each agreed to.
package struct Roster: Sendable, Hashable {
  package var rows: [Row] = []
  /// People whose rows name no folder that can be used: nobody is shown for them, and their names must not appear either.
  var withoutFolder: [PrivatePerson] = []

  package init() {}

  /// One learner.
  package struct Row: Sendable, Hashable {
    /// The line of the file, counted from 1.
    package var line: Int
    /// The name of the folder below `learners/`.
    package var folder: String
    /// The learner's name, which appears only with consent.
    package var name: String
    package var displayName: String?
    /// What the learner agreed to; nil when that is nothing.
    package var consent: Consent?
    /// Who gave the consent, when, and the last day on which it holds.
    package var consentBy: String?
    package var consentDate: RosterDay?
    package var consentUntil: RosterDay?
    /// To match recipients with; never published.
    package var identities: [String]
    /// Whether something is wrong with the row that hides the learner, and has been said.
    var isRefused = false

    /// Why the learner is not shown on a day; nil when consent holds.
    package func reasonToHide(on day: RosterDay) -> Reason? {
      guard consent != nil else { return .noConsent }
      if let consentDate, consentDate > day { return .notYet(consentDate) }
      if let consentUntil, consentUntil < day { return .expired(consentUntil) }
      return nil
    }
  }

  /// Why a learner is not shown.
  package enum Reason: Sendable, Hashable {
    case noConsent
    case notYet(RosterDay)
    case expired(RosterDay)
  }
}

/// A day as a roster writes it: `2026-09-01`.
package struct RosterDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let description: String

  /// Nil for anything but a day of the calendar, written as year, month and day.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], text.utf8.count == 10,
      Timestamp(text: text + "T00:00:00Z").moment != nil
    else { return nil }
    description = text
  }

  /// The day of a moment, in UTC.
  package init(of moment: Timestamp.Moment) {
    let date = moment.utcDate
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    description = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  package static func < (a: RosterDay, b: RosterDay) -> Bool {
    bytesPrecede(a.description, b.description)
  }
}
