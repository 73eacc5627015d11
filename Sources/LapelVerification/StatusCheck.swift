import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// Whether the issuer took the badge back: one check for each status entry or revocation list that applies.
  ///
  /// Empty when the badge names none. Bitstring Status List 1.0, 3.2; 1EdTech Credential Status, VCRL-10; Open Badges 2.0,
  /// Revoking.
  mutating func statusChecks(of decoded: DecodedCredential) -> [Check] {
    let credential = decoded.credential
    if credential.isOpenBadges1Or2 { return statedStatusChecks(of: decoded) }
    var checks: [Check] = []
    let entries = distinct(credential.status)
    for entry in entries.prefix(maximumStatusEntries) {
      checks += statusChecks(of: entry, in: credential)
    }
    if entries.count > maximumStatusEntries {
      checks.append(.tooManyStatusEntries(entries.count, limit: maximumStatusEntries))
    }
    return checks
  }

  private mutating func statusChecks(
    of entry: StatusReference, in credential: Credential
  ) -> [Check] {
    for type in entry.types {
      if let kind = StatusListEntry.Kind(rawValue: type) {
        do throws(StatusListEntryError) {
          return statusListChecks(of: try StatusListEntry(entry, kind), entry.id, in: credential)
        } catch {
          return [.brokenStatusEntry(error)]
        }
      }
      if type.hasSameBytes(as: "1EdTechRevocationList") {
        return [revocationListCheck(at: entry.id, of: credential)]
      }
    }
    return [.unknownStatusMethod(entry.types.first)]
  }

  /// Each entry once: written twice it says nothing more.
  private func distinct(_ entries: [StatusReference]) -> [StatusReference] {
    var seen = Set<JSONValue>()
    return entries.filter { seen.insert($0.document).inserted }
  }

  /// Each may ask for a list with a signature of its own.
  private var maximumStatusEntries: Int { 8 }
}

/// What a status list says of, in messages.
enum StatusPurpose {
  case revocation, suspension, message, refresh
  case other(String)

  init(_ name: String) {
    switch name {
    case "revocation": self = .revocation
    case "suspension": self = .suspension
    case "message": self = .message
    case "refresh": self = .refresh
    default: self = .other(name)
    }
  }

  /// Completes "Whether … was not checked".
  var question: String {
    switch self {
    case .revocation: "the badge was revoked"
    case .suspension: "the badge is suspended"
    case .message: "the issuer says something of the badge’s status"
    case .refresh: "a newer version of the badge is to be had"
    case .other(let name): "the badge is marked for '\(shown(name))'"
    }
  }
}

extension Check {
  fileprivate static func tooManyStatusEntries(_ count: Int, limit: Int) -> Check {
    Check(
      .status, .notChecked,
      "The badge names \(count) places where its status is kept; only the first \(limit) were looked at."
    )
  }

  fileprivate static func brokenStatusEntry(_ error: StatusListEntryError) -> Check {
    Check(.status, .failed, "The badge’s status entry cannot be followed: \(error.description).")
  }

  fileprivate static func unknownStatusMethod(_ type: String?) -> Check {
    guard let type else {
      return Check(
        .status, .notChecked,
        "The badge’s status was not checked: its status entry does not say of what type it is.")
    }
    return Check(
      .status, .notChecked,
      "The badge’s status was not checked: Lapel does not know the method '\(shown(type))'.")
  }
}
