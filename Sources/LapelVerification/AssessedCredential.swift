import LapelCredentials

/// A credential together with what the verifier says of it: the only thing that pages show a verdict of.
///
/// Only `Verifier` makes one.
package struct AssessedCredential: Sendable, Hashable {
  package let credential: Credential
  package let report: VerificationReport

  init(credential: Credential, report: VerificationReport) {
    self.credential = credential
    self.report = report
  }
}
