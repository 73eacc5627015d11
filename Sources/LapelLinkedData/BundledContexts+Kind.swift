/// What a bundled context is the vocabulary of.
package enum ContextKind: Sendable, Hashable, CaseIterable {
  /// Verifiable Credentials 1.0 and 1.1.
  case credentials1
  /// Verifiable Credentials 2.0.
  case credentials2
  /// Open Badges 1.1, and the context on which that one builds.
  case openBadges1
  /// Open Badges 2.0 and 2.1.
  case openBadges2
  /// Open Badges 3.0, any version.
  case openBadges3
  /// The revocation, refresh and schema services of 1EdTech.
  case openBadges3Extensions
  /// Comprehensive Learner Record 2.0, any version.
  case clr2
  /// Proofs and the keys they are made with.
  case security
  /// Decentralized Identifiers 1.0.
  case did
  /// Bitstring Status List 1.0 and Status List 2021.
  case statusList
}
