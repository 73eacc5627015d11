import LapelLinkedData

/// What was achieved: Open Badges 3.0 B.1.1 `Achievement`, Open Badges 1 and 2 `BadgeClass`.
package struct Achievement: Sendable, Hashable {
  package var id: String?
  package var types: [String] = []
  /// `achievementType`: `Badge`, `Course`, `MicroCredential`, `ext:…`.
  package var achievementType: String?
  package var name: LocalizedText?
  package var description: LocalizedText?
  package var criteria: Criteria?
  package var image: ImageReference?
  package var alignments: [Alignment] = []
  package var tags: [String] = []
  /// As written, with its unit unknown unless a level or workload says so.
  package var creditsAvailable: String?
  package var fieldOfStudy: String?
  package var specialization: String?
  package var humanCode: String?
  package var language: String?
  package var version: String?
  package var otherIdentifiers: [OtherIdentifier] = []
  @Boxed package var creator: Profile?
  package var resultDescriptions: [ResultDescription] = []
  package var related: [RelatedAchievement] = []
  /// Level and workload that extensions state, such as ECTS, EQF, study load.
  package var workload: [WorkloadStatement] = []
  package var endorsements: [EmbeddedCredential] = []
  /// The achievement as stated, with members that the model has no name for; nil when only an address was given.
  package var document: JSONValue?

  package init(id: String? = nil) { self.id = id }
}

/// What had to be done: Open Badges 3.0 B.1.9 `Criteria`. The narrative is Markdown.
package struct Criteria: Sendable, Hashable {
  /// The address of a page that tells.
  package var address: String?
  package var narrative: LocalizedText?

  package init(address: String? = nil, narrative: LocalizedText? = nil) {
    self.address = address
    self.narrative = narrative
  }
}

/// A tie to a framework of skills or qualifications: Open Badges 3.0 B.1.4 `Alignment`.
package struct Alignment: Sendable, Hashable {
  package var name: LocalizedText?
  package var url: String?
  package var description: LocalizedText?
  package var framework: String?
  package var code: String?
  /// `targetType`: `ceasn:Competency`, `CFItem`, ...
  package var targetType: String?

  package init() {}
}

/// An achievement or badge class that the issuer calls related: a translation, an earlier version.
package struct RelatedAchievement: Sendable, Hashable {
  package var id: String?
  package var name: LocalizedText?
  package var description: LocalizedText?
  package var language: String?
  package var version: String?

  package init(id: String? = nil) { self.id = id }
}

/// Level or workload as an extension of the achievement states it (edubadges and the like).
package struct WorkloadStatement: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case ects, eqf, studyLoad, timeInvestment, learningOutcome, educationProgramIdentifier, language
  }

  package var kind: Kind
  /// As written, units and all.
  package var value: String

  package init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}

/// What a result may be: Open Badges 3.0 B.1.23 `ResultDescription`.
package struct ResultDescription: Sendable, Hashable {
  package var id: String?
  package var name: LocalizedText?
  /// `resultType`: `LetterGrade`, `Percent`, `Status`, ...
  package var resultType: String?
  package var allowedValues: [String] = []
  package var requiredLevel: String?
  package var requiredValue: String?
  package var valueMin: String?
  package var valueMax: String?
  package var rubricLevels: [RubricLevel] = []
  package var alignments: [Alignment] = []

  package init(id: String? = nil) { self.id = id }
}

/// One level of a rubric: Open Badges 3.0 B.1.26 `RubricCriterionLevel`.
package struct RubricLevel: Sendable, Hashable {
  package var id: String?
  package var name: LocalizedText?
  package var description: LocalizedText?
  package var level: String?
  package var points: String?
  package var alignments: [Alignment] = []

  package init(id: String? = nil) { self.id = id }
}
