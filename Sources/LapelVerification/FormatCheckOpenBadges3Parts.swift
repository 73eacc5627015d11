// The rest of Open Badges 3.0, appendix B: who, with what result, and how the credential is secured.

extension FormatClass {
  static let profileRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("name", .optional, .text),
    FormatRule("url", .optional, .link),
    FormatRule("phone", .optional, .text),
    FormatRule("description", .optional, .text),
    FormatRule("endorsement", .optional, .array, .credential),
    FormatRule("endorsementJwt", .optional, .array, .compactJWS),
    FormatRule("image", .optional, .object(.image)),
    FormatRule("email", .optional, .text),
    FormatRule("address", .optional, .object(.address)),
    FormatRule("otherIdentifier", .optional, .array, .object(.identifierEntry)),
    FormatRule("official", .optional, .text),
    FormatRule("parentOrg", .optional, .object(.profile)),
    FormatRule("familyName", .optional, .text),
    FormatRule("givenName", .optional, .text),
    FormatRule("additionalName", .optional, .text),
    FormatRule("patronymicName", .optional, .text),
    FormatRule("honorificPrefix", .optional, .text),
    FormatRule("honorificSuffix", .optional, .text),
    FormatRule("familyNamePrefix", .optional, .text),
    FormatRule("dateOfBirth", .optional, .text),
  ]

  static let addressRules: [FormatRule] = [
    FormatRule("addressCountry", .optional, .text),
    FormatRule("addressCountryCode", .optional, .text),
    FormatRule("addressRegion", .optional, .text),
    FormatRule("addressLocality", .optional, .text),
    FormatRule("streetAddress", .optional, .text),
    FormatRule("postOfficeBoxNumber", .optional, .text),
    FormatRule("postalCode", .optional, .text),
    FormatRule("geo", .optional, .object(.geoCoordinates)),
  ]

  static let geoCoordinatesRules: [FormatRule] = [
    FormatRule("latitude", .required, .number),
    FormatRule("longitude", .required, .number),
  ]

  static let resultRules: [FormatRule] = [
    FormatRule("achievedLevel", .optional, .identifier),
    FormatRule("alignment", .optional, .array, .object(.alignment)),
    FormatRule("resultDescription", .optional, .identifier),
    FormatRule("status", .optional, .word(.resultStatus)),
    FormatRule("value", .optional, .text),
  ]

  static let resultDescriptionRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("name", .required, .text),
    FormatRule("resultType", .required, .extensibleWord(.resultType)),
    FormatRule("alignment", .optional, .array, .object(.alignment)),
    FormatRule("allowedValue", .optional, .array, .text),
    FormatRule("requiredLevel", .optional, .identifier),
    FormatRule("requiredValue", .optional, .text),
    FormatRule("rubricCriterionLevel", .optional, .array, .object(.rubricLevel)),
    FormatRule("valueMax", .optional, .text),
    FormatRule("valueMin", .optional, .text),
  ]

  static let rubricLevelRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("name", .required, .text),
    FormatRule("alignment", .optional, .array, .object(.alignment)),
    FormatRule("description", .optional, .text),
    FormatRule("level", .optional, .text),
    FormatRule("points", .optional, .text),
  ]

  /// What a proof must have by its own suite, the proof check says.
  static let proofRules: [FormatRule] = [
    FormatRule("type", .required, .oneOrArray, .text),
    FormatRule("created", .optional, .date(.strictButZone)),
    FormatRule("cryptosuite", .optional, .text),
    FormatRule("proofPurpose", .optional, .text),
    FormatRule("nonce", .optional, .text),
    FormatRule("challenge", .optional, .text),
  ]

  static let referenceRules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("type", .required, .oneOrArray, .text),
  ]

  /// Open Badges ask for an `id`; Bitstring Status List 1.0 does not.
  static let statusRules: [FormatRule] = [
    FormatRule("id", .advised, .identifier),
    FormatRule("type", .required, .oneOrArray, .text),
  ]

  static let termsRules: [FormatRule] = [
    FormatRule("id", .optional, .identifier),
    FormatRule("type", .required, .oneOrArray, .text),
  ]
}
