import LapelBackpack
import LapelCredentials
import LapelVerification

/// A badge of the backpack with its page's permanent name and what the learner says of it.
package struct Badge: Sendable {
  /// The permanent name of its page, from the credential alone: see `BadgeSlug`.
  package var slug: String
  package var source: BackpackBadge
  /// What the learner wrote about it, in `narratives/badges/`.
  package var narrative: Narrative?
  package var original: OriginalPublication

  package init(
    slug: String, source: BackpackBadge, narrative: Narrative? = nil, original: OriginalPublication
  ) {
    self.slug = slug
    self.source = source
    self.narrative = narrative
    self.original = original
  }

  /// Lent out where it is: a copy would count a reference for each of its hundred parts.
  package var credential: Credential { _read { yield source.assessed.credential } }
  package var assessed: AssessedCredential { source.assessed }
}

/// Whether the original of a badge is published beside its page, byte for byte.
package enum OriginalPublication: Sendable, Hashable {
  case published
  /// The reasons are never empty, and each is named once.
  case heldBack(reasons: [HoldBackReason])
}

/// Why an original stays with the learner.
package enum HoldBackReason: String, Sendable, Hashable, CaseIterable {
  /// It names its recipient in the clear, and `publish` does not list that.
  case recipientInClear
  case privateKey
  /// A base proof that only the holder may have (BBS and ECDSA selective disclosure).
  case holderOnlyBaseProof
  case birthDateOrNationalNumber
  /// `publish: {originals: none}`.
  case learnersChoice

  /// What to say to a visitor, as a sentence. No personal data in it.
  package var sentence: String {
    switch self {
    case .recipientInClear:
      "It names its recipient in the clear, and the learner did not ask to publish that."
    case .privateKey: "It contains a private key."
    case .holderOnlyBaseProof: "It contains a proof that only its holder may have."
    case .birthDateOrNationalNumber: "It states a birth date or a national number."
    case .learnersChoice: "The learner publishes no originals."
    }
  }

  /// Whether `originals: all` can override it.
  var yieldsToOriginalsAll: Bool {
    switch self {
    case .recipientInClear, .birthDateOrNationalNumber: true
    case .privateKey, .holderOnlyBaseProof, .learnersChoice: false
    }
  }
}
