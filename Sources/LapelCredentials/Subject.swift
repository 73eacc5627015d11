import LapelLinkedData

/// Whom a credential is about and what it says of them: Open Badges 3.0 B.1.2 `AchievementSubject`, CLR 2.0 `ClrSubject`,
/// `EndorsementSubject`, and the `recipient` of Open Badges 1 and 2.
package struct Subject: Sendable, Hashable {
  package var id: String?
  package var types: [String] = []
  package var identifiers: [RecipientIdentifier] = []
  package var name: LocalizedText?
  package var achievement: Achievement? {
    _read { yield boxedAchievement }
    set { boxedAchievement = newValue }
  }
  @Boxed private var boxedAchievement: Achievement?
  /// The achievements that a CLR lists beside its credentials.
  package var furtherAchievements: [Achievement] = []
  package var role: String?
  package var term: String?
  package var creditsEarned: String?
  package var licenseNumber: String?
  package var activityStart: Timestamp?
  package var activityEnd: Timestamp?
  package var results: [AchievementResult] = []
  /// Markdown.
  package var narrative: LocalizedText?
  package var image: ImageReference?
  /// Who assessed, when that is not the issuer.
  package var source: Profile? {
    _read { yield boxedSource }
    set { boxedSource = newValue }
  }
  @Boxed private var boxedSource: Profile?
  /// How the credentials of a CLR belong together.
  package var associations: [Association] = []
  /// What an endorser says. Markdown.
  package var endorsementComment: LocalizedText?
  /// Whether the document states a birth date or a national number; the value itself is not kept in the model.
  package var statesBirthDateOrNationalNumber = false
  /// The subject as stated, with members that the model has no name for.
  package var document: JSONValue?

  package init(id: String? = nil) { self.id = id }
}

/// One way in which a recipient is identified: Open Badges 3.0 B.1.16 `IdentityObject`, Open Badges 2 `IdentityObject`.
package struct RecipientIdentifier: Sendable, Hashable {
  /// `identityType` or `type`: `email`, `emailAddress`, `url`, `studentId`, `name`, ...
  package var kind: String?
  /// `identityHash` or `identity`: `sha256$…` when hashed, else in the clear. Personal data either way.
  package var value: String
  package var isHashed: Bool
  package var salt: String?

  package init(kind: String?, value: String, isHashed: Bool, salt: String? = nil) {
    self.kind = kind
    self.value = value
    self.isHashed = isHashed
    self.salt = salt
  }
}

/// A result that the subject reached: Open Badges 3.0 B.1.22 `Result`.
package struct AchievementResult: Sendable, Hashable {
  /// The id of the `ResultDescription` that explains it.
  package var resultDescription: String?
  package var value: String?
  /// `Completed`, `Enrolled`, `Failed`, ...
  package var status: String?
  /// The id of the `RubricLevel` reached.
  package var achievedLevel: String?
  package var alignments: [Alignment] = []

  package init() {}
}

/// A tie between two credentials of a CLR: CLR 2.0 B.1.7 `Association`.
package struct Association: Sendable, Hashable {
  /// `exactMatchOf`, `isChildOf`, `isPartOf`, `precedes`, `replacedBy`, ...
  package var kind: String
  package var sourceID: String
  package var targetID: String

  package init(kind: String, sourceID: String, targetID: String) {
    self.kind = kind
    self.sourceID = sourceID
    self.targetID = targetID
  }
}

/// What supports the claim: Open Badges 3.0 B.1.13 `Evidence`.
package struct Evidence: Sendable, Hashable {
  /// The address of the evidence, when it is on the web.
  package var address: String?
  package var name: LocalizedText?
  package var description: LocalizedText?
  /// Markdown.
  package var narrative: LocalizedText?
  package var genre: String?
  package var audience: String?

  package init(address: String? = nil) { self.address = address }
}
