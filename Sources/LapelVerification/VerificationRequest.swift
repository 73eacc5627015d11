import LapelCredentials
import LapelLinkedData

/// What is to be verified, and by what it is to be judged.
package struct VerificationRequest: Sendable {
  /// The moment for which dates and status are judged.
  package var moment: Timestamp.Moment
  /// Identities that the learner or the visitor gave: e-mail addresses, DIDs, web addresses, telephone numbers, names.
  package var identities: [String]
  package var trusted: TrustList
  package var witness: Check.Witness

  package init(
    moment: Timestamp.Moment, identities: [String] = [], trusted: TrustList = TrustList(),
    witness: Check.Witness = .build
  ) {
    self.moment = moment
    self.identities = identities
    self.trusted = trusted
    self.witness = witness
  }
}

/// Issuers that the user of Lapel trusts, each for a stated reason. Lapel brings none of its own.
package struct TrustList: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    package var issuerID: String
    package var name: String
    /// Why it is trusted, for people.
    package var reason: String

    package init(issuerID: String, name: String, reason: String) {
      self.issuerID = issuerID
      self.name = name
      self.reason = reason
    }
  }

  package var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  package func entry(for issuerID: String) -> Entry? {
    entries.first { $0.issuerID.hasSameBytes(as: issuerID) }
  }
}
