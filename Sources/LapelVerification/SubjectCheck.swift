import LapelCredentials
import LapelLinkedData

/// Whether a credential says whom it is about: by an id or an identifier (Open Badges 3.0, B.1.2), or by the recipient's
/// identity (Open Badges 1 and 2).
///
/// Only the kinds are told; the identities themselves are personal.
func subjectCheck(of credential: Credential) -> Check {
  let subjects = [credential.subject] + credential.furtherSubjects
  let unnamed = subjects.count { $0.recipientIdentities.isEmpty }
  if unnamed == 0 {
    let kinds = subjects.flatMap { $0.recipientIdentities }.map { $0.description }
    return Check(
      .subject, .passed, "It says whom it is about: by \(enumeration(of: distinct(kinds))).")
  }
  if credential.statesNothingElse {
    return Check(
      .subject, .notChecked,
      "Whom it is about was not checked: only \(credential.whatIsHere) is here.")
  }
  if subjects.count > 1 {
    return Check(
      .subject, .failed,
      "It does not say whom it is about: \(unnamed) of its \(subjects.count) subjects have neither "
        + "an id nor an identifier.")
  }
  return Check(
    .subject, .failed, "It does not say whom it is about: there is neither an id nor an identifier."
  )
}

extension Credential {
  /// Whether it is only an address, or the answer of a host for a revoked badge (Open Badges 2.0, Revoking Hosted
  /// Assertions): neither says whom it is about.
  fileprivate var statesNothingElse: Bool {
    switch format {
    case .openBadges1, .openBadges2Hosted, .openBadges2Signed:
      document["badge"] == nil && document["recipient"] == nil
        && (statedRevocation != nil || document.object?.members.count == 1)
    default: false
    }
  }

  fileprivate var whatIsHere: String {
    statedRevocation == nil ? "its address" : "the word that it was revoked"
  }
}

/// Each text once, in the order of the first.
func distinct(_ texts: [String]) -> [String] {
  var found: [String] = []
  for text in texts where !found.contains(where: { $0.hasSameBytes(as: text) }) {
    found.append(text)
  }
  return found
}

/// "a, b and c".
func enumeration(of texts: [String], joinedBy word: String = "and") -> String {
  guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
  return texts.dropLast().joined(separator: ", ") + " \(word) " + last
}
