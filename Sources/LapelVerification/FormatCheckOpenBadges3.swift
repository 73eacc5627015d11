// The members of Open Badges 3.0, appendix B, and CLR 2.0, appendix B, with those that Verifiable Credentials Data
// Model 1.1 and 2.0 add. `type` is checked by `FormatClass.typeNames`; `@context` and the dates that depend on the
// version of the data model by `FormatInspector.inspectVersion`.

extension FormatClass {
  private static let commonCredentialRules: [FormatRule] = [
    FormatRule("description", .optional, .oneRatherThanArray, .wordsOrLanguageMap),
    FormatRule("awardedDate", .optional, .date(.strict)),
    FormatRule("validUntil", .optional, .date(.strict)),
    FormatRule("expirationDate", .optional, .date(.strict)),
    FormatRule("proof", .optional, .oneOrArray, .object(.proof)),
    FormatRule("credentialSchema", .optional, .oneOrArray, .object(.schema)),
    FormatRule("credentialStatus", .optional, .oneRatherThanArray, .object(.status)),
    FormatRule("refreshService", .optional, .oneRatherThanArray, .object(.service)),
    FormatRule("termsOfUse", .optional, .oneOrArray, .object(.terms)),
  ]

  private static let badgeCredentialRules: [FormatRule] =
    commonCredentialRules + [
      FormatRule("id", .required, .identifier),
      FormatRule("name", .advised, .oneRatherThanArray, .wordsOrLanguageMap),
      FormatRule("image", .optional, .object(.image)),
      FormatRule("issuer", .required, .objectOrAddress(.profile)),
    ]

  private static let endorsementListRules: [FormatRule] = [
    FormatRule("endorsement", .optional, .array, .credential),
    FormatRule("endorsementJwt", .optional, .array, .compactJWS),
  ]

  static let achievementCredentialRules: [FormatRule] =
    badgeCredentialRules + endorsementListRules + [
      FormatRule("credentialSubject", .required, .object(.achievementSubject)),
      FormatRule("evidence", .optional, .array, .object(.evidence)),
    ]

  static let clrCredentialRules: [FormatRule] =
    badgeCredentialRules + endorsementListRules + [
      FormatRule("credentialSubject", .required, .object(.clrSubject)),
      FormatRule("partial", .optional, .boolean),
      FormatRule("evidence", .optional, .array, .object(.evidence)),
    ]

  static let endorsementCredentialRules: [FormatRule] =
    badgeCredentialRules + [
      FormatRule("credentialSubject", .required, .object(.endorsementSubject))
    ]

  /// A verifiable credential of another kind, by its own data model.
  static let verifiableCredentialRules: [FormatRule] =
    commonCredentialRules + [
      FormatRule("id", .optional, .identifier),
      FormatRule("name", .optional, .oneRatherThanArray, .wordsOrLanguageMap),
      FormatRule("issuer", .required, .objectOrAddress(.plainIssuer)),
      FormatRule("credentialSubject", .required, .oneOrArray, .object(.plainSubject)),
    ]

  static let plainIssuerRules: [FormatRule] = [FormatRule("id", .required, .identifier)]
  static let plainSubjectRules: [FormatRule] = [FormatRule("id", .optional, .identifier)]

  static let achievementSubjectRules: [FormatRule] = [
    FormatRule("id", .optional, .identifier),
    FormatRule("achievement", .required, .object(.achievement)),
    FormatRule("identifier", .optional, .array, .object(.identityObject)),
    FormatRule("activityEndDate", .optional, .date(.strictButZone)),
    FormatRule("activityStartDate", .optional, .date(.strictButZone)),
    FormatRule("creditsEarned", .optional, .number),
    FormatRule("image", .optional, .object(.image)),
    FormatRule("licenseNumber", .optional, .text),
    FormatRule("narrative", .optional, .text),
    FormatRule("result", .optional, .array, .object(.result)),
    FormatRule("role", .optional, .text),
    FormatRule("source", .optional, .object(.profile)),
    FormatRule("term", .optional, .text),
  ]

  static let clrSubjectRules: [FormatRule] = [
    FormatRule("id", .optional, .identifier),
    FormatRule("identifier", .optional, .array, .object(.identityObject)),
    FormatRule("achievement", .optional, .array, .object(.achievement)),
    FormatRule("verifiableCredential", .required, .array, .credential),
    FormatRule("association", .optional, .array, .object(.association)),
  ]

  static let endorsementSubjectRules: [FormatRule] = [
    FormatRule("id", .optional, .identifier),
    FormatRule("identifier", .optional, .array, .object(.identityObject)),
    FormatRule("endorsementComment", .optional, .text),
  ]

  static let achievementRules: [FormatRule] =
    endorsementListRules + [
      FormatRule("id", .required, .identifier),
      FormatRule("name", .required, .text),
      FormatRule("description", .required, .text),
      FormatRule("criteria", .required, .object(.criteria)),
      FormatRule("achievementType", .optional, .extensibleWord(.achievementType)),
      FormatRule("alignment", .optional, .array, .object(.alignment)),
      FormatRule("creator", .optional, .object(.profile)),
      FormatRule("creditsAvailable", .optional, .number),
      FormatRule("fieldOfStudy", .optional, .text),
      FormatRule("humanCode", .optional, .text),
      FormatRule("image", .optional, .object(.image)),
      FormatRule("inLanguage", .optional, .text),
      FormatRule("otherIdentifier", .optional, .array, .object(.identifierEntry)),
      FormatRule("related", .optional, .array, .object(.related)),
      FormatRule("resultDescription", .optional, .array, .object(.resultDescription)),
      FormatRule("specialization", .optional, .text),
      FormatRule("tag", .optional, .array, .text),
      FormatRule("version", .optional, .text),
    ]

  static let criteriaRules: [FormatRule] = [
    FormatRule("id", .optional, .link),
    FormatRule("narrative", .optional, .text),
  ]

  static let alignmentRules: [FormatRule] = [
    FormatRule("targetName", .required, .text),
    FormatRule("targetUrl", .required, .link),
    FormatRule("targetCode", .optional, .text),
    FormatRule("targetDescription", .optional, .text),
    FormatRule("targetFramework", .optional, .text),
    FormatRule("targetType", .optional, .extensibleWord(.alignmentTargetType)),
  ]

  static let associationRules: [FormatRule] = [
    FormatRule("associationType", .required, .extensibleWord(.associationType)),
    FormatRule("sourceId", .required, .identifier),
    FormatRule("targetId", .required, .identifier),
  ]

  static let evidenceRules: [FormatRule] = [
    FormatRule("id", .optional, .link),
    FormatRule("name", .optional, .text),
    FormatRule("description", .optional, .text),
    FormatRule("narrative", .optional, .text),
    FormatRule("genre", .optional, .text),
    FormatRule("audience", .optional, .text),
  ]

  static let identifierEntryRules: [FormatRule] = [
    FormatRule("identifier", .required, .text),
    FormatRule("identifierType", .required, .extensibleWord(.identifierType)),
  ]

  static let identityObjectRules: [FormatRule] = [
    FormatRule("hashed", .required, .boolean),
    FormatRule("identityHash", .required, .text),
    FormatRule("identityType", .required, .extensibleWord(.identifierType)),
    FormatRule("salt", .optional, .text),
  ]

  static let imageRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("caption", .optional, .text),
  ]

  static let relatedRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("inLanguage", .optional, .text),
    FormatRule("version", .optional, .text),
  ]
}
