import LapelCredentials
import LapelLinkedData

/// What became of one signature on a credential: the proof itself, and the tie of its key to the issuer.
struct ProofFinding {
  enum Outcome {
    /// Right, and made with a key of the issuer's.
    case good(ListedKey)
    /// Wrong, or made with somebody else's key.
    case bad
    /// Could not be found out.
    case open
  }

  var outcome: Outcome
  var checks: [Check]

  /// The issuer's key that made it, when it is right.
  var key: ListedKey? {
    if case .good(let key) = outcome { key } else { nil }
  }

  static func good(_ sentence: String, _ key: ListedKey) -> ProofFinding {
    ProofFinding(
      outcome: .good(key),
      checks: [
        Check(.proof, .passed, sentence),
        Check(.key, key.isWeak ? .warning : .passed, key.sentence, documents: key.documents),
      ])
  }

  /// A proof that is wrong or must not be relied on.
  static func bad(_ sentence: String, key: ListedKey? = nil) -> ProofFinding {
    var checks = [Check(.proof, .failed, sentence)]
    if let key { checks.append(Check(.key, .passed, key.sentence, documents: key.documents)) }
    return ProofFinding(outcome: .bad, checks: checks)
  }

  /// A key that is not the issuer's: then what it signed is of no interest.
  static func badKey(_ sentence: String, documents: [String]) -> ProofFinding {
    ProofFinding(
      outcome: .bad,
      checks: [
        Check(
          .proof, .notChecked,
          "The signature was not checked: there is no key of the issuer’s to check it with."),
        Check(.key, .failed, sentence, documents: documents),
      ])
  }

  static func open(_ sentence: String) -> ProofFinding {
    ProofFinding(outcome: .open, checks: [Check(.proof, .notChecked, sentence)])
  }

  static func openKey(_ reason: String) -> ProofFinding {
    ProofFinding(
      outcome: .open,
      checks: [
        Check(.proof, .notChecked, "The signature was not checked: the issuer’s key is not known."),
        Check(
          .key, .notChecked,
          "Whether the key belongs to the issuer was not checked, because \(reason)."),
      ])
  }
}

/// The checks of all signatures together, and the key that speaks for the issuer.
///
/// Any one good signature suffices, and each is reported: beside a good one, a bad or unknown one is a warning (Open Badges
/// 3.0, 8.2, step 2).
///
/// A proof inside a token says nothing of the token's claims, which fill in what the badge leaves out. So the signature
/// around a badge has to be right by itself.
func combined(
  _ findings: [ProofFinding], around envelope: ProofFinding? = nil
) -> (checks: [Check], key: ListedKey?) {
  if let envelope, envelope.key == nil {
    return (envelope.checks + findings.flatMap { $0.checks }, nil)
  }
  let findings = (envelope.map { [$0] } ?? []) + findings
  let key = findings.lazy.compactMap { $0.key }.first
  var checks: [Check] = []
  for finding in findings {
    for check in finding.checks {
      let isHarmless = key != nil && (check.outcome == .failed || check.outcome == .notChecked)
      checks.append(
        isHarmless
          ? Check(
            check.identifier, .warning,
            check.message + " Another signature of the issuer’s is right.",
            documents: check.documents) : check)
    }
  }
  return (checks, key)
}
