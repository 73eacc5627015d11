/// One row of a standard's data model: a member that objects of a class may have, and what it must be.
struct FormatRule: Sendable {
  enum Need: Sendable {
    case required
    /// The standards or their validators disagree: its lack is only a warning.
    case advised
    case optional
  }

  /// How many values there may be, and how that is written.
  enum Count: Sendable {
    /// One value, never an array.
    case one
    /// Always an array, also around one value.
    case array
    /// One value or an array of several.
    case oneOrArray
    /// One value; an array is only warned about, since other standards allow it.
    case oneRatherThanArray
  }

  let name: String
  let need: Need
  let count: Count
  let kind: FormatKind

  init(_ name: String, _ need: Need, _ count: Count, _ kind: FormatKind) {
    self.name = name
    self.need = need
    self.count = count
    self.kind = kind
  }

  init(_ name: String, _ need: Need, _ kind: FormatKind) { self.init(name, need, .one, kind) }
}

/// What a value must be.
enum FormatKind: Sendable {
  case text
  /// A text; Verifiable Credentials 2.0 also allow a value object with a language, which Open Badges do not name.
  case wordsOrLanguageMap
  case textOrNumber
  case number
  case boolean
  /// An absolute address that something is identified by.
  case identifier
  /// An address that leads somewhere; one that is not absolute is only warned about.
  case link
  case date(FormatDate)
  /// A word of a closed vocabulary.
  case word(FormatVocabulary)
  /// A word of a vocabulary that may be extended by words beginning with `ext:`; others are warned about.
  case extensibleWord(FormatVocabulary)
  case compactJWS
  /// The picture of an Open Badges 2 assertion, badge class or profile: an address or an object.
  case picture(mayBeData: Bool)
  case object(FormatClass)
  /// An object, or only its address.
  case objectOrAddress(FormatClass)
  /// A credential, which is judged by itself.
  case credential
  /// Anything: something else judges it.
  case anything
}

/// In what forms a moment may be written.
enum FormatDate: Sendable {
  /// RFC 3339 with a time zone (Verifiable Credentials 2.0, 4.9; `DateTimeZ` of Open Badges 3.0).
  case strict
  /// The same, but the lack of a time zone is only warned about: Open Badges 3.0 calls it `DateTime`.
  case strictButZone
  /// ISO 8601 with time and time zone (Open Badges 2.0, `DateTime`).
  case withZone
  /// A date, a date and time, or seconds since 1970 (Open Badges 1).
  case loose
}

/// The words that a standard lists.
enum FormatVocabulary: Sendable {
  case achievementType, alignmentTargetType, identifierType, resultType, resultStatus
  case associationType, recipientType

  var words: [String] {
    switch self {
    case .achievementType: Self.achievementTypes
    case .alignmentTargetType: Self.alignmentTargetTypes
    case .identifierType: Self.identifierTypes
    case .resultType: Self.resultTypes
    case .resultStatus: Self.resultStatuses
    case .associationType: Self.associationTypes
    case .recipientType: Self.recipientTypes
    }
  }

  private static let achievementTypes = [
    "Achievement", "ApprenticeshipCertificate", "Assessment", "Assignment", "AssociateDegree",
    "Award", "Badge", "BachelorDegree", "Certificate", "CertificateOfCompletion",
    "Certification", "CommunityService", "Competency", "Course", "CoCurricular", "Degree",
    "Diploma", "DoctoralDegree", "Fieldwork", "GeneralEducationDevelopment",
    "JourneymanCertificate", "LearningProgram", "License", "Membership",
    "ProfessionalDoctorate", "QualityAssuranceCredential", "MasterCertificate", "MasterDegree",
    "MicroCredential", "ResearchDoctorate", "SecondarySchoolDiploma",
  ]
  private static let alignmentTargetTypes = [
    "ceasn:Competency", "ceterms:Credential", "CFItem", "CFRubric", "CFRubricCriterion",
    "CFRubricCriterionLevel", "CTDL",
  ]
  private static let identifierTypes = [
    "name", "sourcedId", "systemId", "productId", "userName", "accountId", "emailAddress",
    "nationalIdentityNumber", "isbn", "issn", "lisSourcedId", "oneRosterSourcedId",
    "sisSourcedId", "ltiContextId", "ltiDeploymentId", "ltiToolId", "ltiPlatformId",
    "ltiUserId", "identifier", "institutionId", "did",
  ]
  private static let resultTypes = [
    "GradePointAverage", "LetterGrade", "Percent", "PerformanceLevel", "PredictedScore",
    "RawScore", "Result", "RubricCriterion", "RubricCriterionLevel", "RubricScore",
    "ScaledScore", "Status",
  ]
  private static let resultStatuses = [
    "Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Withdrew",
  ]
  private static let associationTypes = [
    "exactMatchOf", "exemplar", "hasSkillLevel", "isChildOf", "isParentOf", "isPartOf",
    "isPeerOf", "isRelatedTo", "precedes", "replacedBy",
  ]
  /// Open Badges 2.0, `IdentityObject`.
  private static let recipientTypes = ["email", "id", "url", "telephone"]
}
