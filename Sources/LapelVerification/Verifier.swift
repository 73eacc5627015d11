import LapelCredentials

/// Says what is true of a credential.
///
/// This version reads credentials and makes no checks: every report says so, check by check. Nothing is ever taken on
/// a credential's own word, so without checks its summary is `unconfirmed`.
package struct Verifier: Sendable {
  package init() {}

  /// The credential with its report.
  package func assessment(of credential: Credential) -> AssessedCredential {
    let checks = checksThatApply(to: credential).map { identifier in
      Check(identifier, .notChecked, reasonNotChecked(identifier))
    }
    return AssessedCredential(
      credential: credential, report: VerificationReport(checks: checks, issuerIdentity: nil))
  }

  private func checksThatApply(to credential: Credential) -> [Check.Identifier] {
    Check.Identifier.allCases.filter { identifier in
      switch identifier {
      case .hosted: credential.hosting?.kind == .hosted
      case .proof, .key: credential.envelope != nil || !credential.proofs.isEmpty
      case .status: !credential.status.isEmpty || credential.statedRevocation != nil
      case .endorsement: !credential.endorsements.isEmpty
      case .contents: !credential.contents.isEmpty
      case .image: false
      default: true
      }
    }
  }

  private func reasonNotChecked(_ identifier: Check.Identifier) -> String {
    let what =
      switch identifier {
      case .format: "Whether it has every part that the standard requires"
      case .context: "Whether every term in it is defined"
      case .proof: "The issuer’s signature"
      case .key: "Whether the signing key belongs to the issuer"
      case .hosted: "Whether the copy at the issuer’s own address is the same"
      case .image: "Whether the picture holds the same badge"
      case .validity: "Whether it is within its dates"
      case .status: "Whether the issuer has revoked or suspended it"
      case .subject: "Whether it names a recipient"
      case .recipient: "Whether it was given to this person"
      case .issuer: "Who the issuer is"
      case .endorsement: "Who endorsed it, and whether they did"
      case .contents: "The credentials inside it"
      }
    return "\(what) was not checked: this version of Lapel reads badges and does not verify them."
  }
}
