import LapelCredentials

/// A credential together with what the verifier says of it: the only thing that pages show a verdict of.
///
/// Only `Verifier` makes one. It is a class that nobody can change, so that the ten thousand of a portfolio can be passed
/// on and looked into without a copy of all that is in a credential.
package final class AssessedCredential: Sendable {
  package let credential: Credential
  package let report: VerificationReport

  init(credential: Credential, report: VerificationReport) {
    self.credential = credential
    self.report = report
  }
}

extension AssessedCredential: Hashable {
  package static func == (a: AssessedCredential, b: AssessedCredential) -> Bool {
    a === b || a.credential == b.credential && a.report == b.report
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(credential)
    hasher.combine(report)
  }
}
