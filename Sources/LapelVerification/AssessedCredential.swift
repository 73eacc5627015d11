import LapelCredentials

/// A credential together with what the verifier says of it: the only thing that pages show a verdict of.
///
/// Only `Verifier` makes one. It is a class that nobody can change, so that the ten thousand of a portfolio can be passed
/// on and looked into without a copy of all that is in a credential.
package final class AssessedCredential: Sendable {
  package let credential: Credential
  package let report: VerificationReport
  /// The documents that the verifier asked for, in the order in which it was told of them.
  package let documents: [ConsultedDocument]

  init(
    credential: Credential, report: VerificationReport, documents: [ConsultedDocument] = []
  ) {
    self.credential = credential
    self.report = report
    self.documents = documents
  }
}

/// A document that a verification asked for.
package struct ConsultedDocument: Sendable, Hashable {
  package let address: DocumentAddress
  /// Nil when there was no copy of it.
  package let copy: DocumentCopy?

  init(address: DocumentAddress, finding: Finding) {
    self.address = address
    if case .document(let copy) = finding { self.copy = copy } else { copy = nil }
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
