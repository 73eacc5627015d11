import LapelCredentials
import LapelLinkedData

/// Whether a moment lies within the dates that a credential states.
///
/// It holds from the second that it states to the one that it states, both included. That the badge expired or is not
/// valid yet is a lapse; a date that cannot be read is a flaw of the badge.
func validityCheck(of credential: Credential, at moment: Timestamp.Moment) -> Check {
  for bound in [ValidityBound.begin, .end] {
    if let flaw = bound.flaw(in: credential) { return Check(.validity, .failed, flaw) }
  }
  let from = credential.validFrom?.moment
  let until = credential.validUntil?.moment
  let checked = "checked at \(moment.utcText)"
  if let until, moment > until {
    return Check(
      .validity, .failed, "It expired on \(until.utcText); \(checked).", lapse: .expired)
  }
  if let from, moment < from {
    return Check(
      .validity, .failed, "It is not valid before \(from.utcText); \(checked).",
      lapse: .notYetValid)
  }
  let message =
    switch (from, until) {
    case (let from?, let until?):
      "It is valid from \(from.utcText) to \(until.utcText); \(checked)."
    case (let from?, nil): "It is valid since \(from.utcText), without an end; \(checked)."
    case (nil, let until?): "It is valid to \(until.utcText); \(checked)."
    case (nil, nil): "It states no dates, so it has no beginning and no end."
    }
  return Check(.validity, .passed, message)
}

/// One of the two dates between which a credential holds.
private enum ValidityBound {
  case begin, end

  /// What is wrong with the date, when it is stated and cannot be read.
  func flaw(in credential: Credential) -> String? {
    let timestamp = self == .begin ? credential.validFrom : credential.validUntil
    if let timestamp {
      guard timestamp.moment == nil else { return nil }
      return "The \(name), '\(timestamp.text.shortenedForCheck)', cannot be read as a date."
    }
    let isStated = members.contains { credential.document[$0].map { !$0.isNull } ?? false }
    return isStated ? "The \(name) is stated, but not as a date." : nil
  }

  private var name: String { self == .begin ? "beginning of its validity" : "end of its validity" }

  /// What the versions of Open Badges and of verifiable credentials call it.
  private var members: [String] {
    switch self {
    case .begin: ["validFrom", "issuanceDate", "issuedOn", "issued_on"]
    case .end: ["validUntil", "expirationDate", "expires"]
    }
  }
}

extension Timestamp.Moment {
  /// The moment as RFC 3339 in UTC, to the second: `2024-05-01T00:00:00Z`.
  var utcText: String {
    let date = utcDate
    return "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))"
      + "T\(digits(date.hour, 2)):\(digits(date.minute, 2)):\(digits(date.second, 2))Z"
  }

  private func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
