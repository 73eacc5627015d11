// The members of Open Badges 2.0 and 2.1. Lists may be written as one value, as JSON-LD does it.

extension FormatClass {
  static let assertion2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("recipient", .required, .object(.identity2)),
    FormatRule("badge", .required, .objectOrAddress(.badgeClass2)),
    FormatRule("verification", .required, .object(.verification2)),
    FormatRule("issuedOn", .required, .date(.withZone)),
    FormatRule("expires", .optional, .date(.withZone)),
    FormatRule("image", .optional, .picture(mayBeData: false)),
    FormatRule("narrative", .optional, .text),
    FormatRule("evidence", .optional, .oneOrArray, .objectOrAddress(.evidence2)),
    FormatRule("revoked", .optional, .boolean),
    FormatRule("revocationReason", .optional, .text),
    FormatRule("@language", .optional, .text),
    FormatRule("version", .optional, .textOrNumber),
    FormatRule("related", .optional, .oneOrArray, .objectOrAddress(.related2)),
    FormatRule("endorsement", .optional, .oneOrArray, .credential),
  ]

  static let endorsement2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("claim", .required, .object(.claim2)),
    FormatRule("issuer", .required, .objectOrAddress(.profile2)),
    FormatRule("issuedOn", .required, .date(.withZone)),
    FormatRule("verification", .required, .object(.verification2)),
    FormatRule("expires", .optional, .date(.withZone)),
  ]

  static let claim2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("endorsementComment", .optional, .text),
  ]

  static let badgeClass2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("issuer", .required, .objectOrAddress(.profile2)),
    FormatRule("name", .required, .text),
    FormatRule("description", .required, .text),
    FormatRule("criteria", .required, .objectOrAddress(.criteria2)),
    FormatRule("image", .advised, .picture(mayBeData: true)),
    FormatRule("alignment", .optional, .oneOrArray, .object(.alignment2)),
    FormatRule("tags", .optional, .oneOrArray, .text),
    FormatRule("@language", .optional, .text),
    FormatRule("version", .optional, .textOrNumber),
    FormatRule("related", .optional, .oneOrArray, .objectOrAddress(.related2)),
    FormatRule("endorsement", .optional, .oneOrArray, .credential),
  ]

  static let profile2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("name", .required, .text),
    FormatRule("url", .required, .link),
    FormatRule("email", .required, .text),
    FormatRule("telephone", .optional, .text),
    FormatRule("description", .optional, .text),
    FormatRule("image", .optional, .picture(mayBeData: true)),
    FormatRule("publicKey", .optional, .oneOrArray, .objectOrAddress(.key2)),
    FormatRule("verification", .optional, .object(.issuerVerification2)),
    FormatRule("revocationList", .optional, .objectOrAddress(.revocationList2)),
    FormatRule("endorsement", .optional, .oneOrArray, .credential),
  ]

  static let alignment2Rules: [FormatRule] = [
    FormatRule("targetName", .required, .text),
    FormatRule("targetUrl", .required, .link),
    FormatRule("targetDescription", .optional, .text),
    FormatRule("targetFramework", .optional, .text),
    FormatRule("targetCode", .optional, .text),
  ]

  static let criteria2Rules: [FormatRule] = [
    FormatRule("id", .optional, .link),
    FormatRule("narrative", .optional, .text),
  ]

  static let evidence2Rules: [FormatRule] = [
    FormatRule("id", .optional, .link),
    FormatRule("narrative", .optional, .text),
    FormatRule("name", .optional, .text),
    FormatRule("description", .optional, .text),
    FormatRule("genre", .optional, .text),
    FormatRule("audience", .optional, .text),
  ]

  static let key2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("owner", .required, .identifier),
    FormatRule("publicKeyPem", .required, .text),
  ]

  static let verification2Rules: [FormatRule] = [
    FormatRule("type", .required, .oneOrArray, .text),
    FormatRule("creator", .optional, .objectOrAddress(.key2)),
    FormatRule("url", .optional, .link),
  ]

  static let issuerVerification2Rules: [FormatRule] = [
    FormatRule("allowedOrigins", .optional, .oneOrArray, .text),
    FormatRule("startsWith", .optional, .oneOrArray, .text),
    FormatRule("verificationProperty", .optional, .text),
  ]

  static let identity2Rules: [FormatRule] = [
    FormatRule("type", .required, .oneOrArray, .word(.recipientType)),
    FormatRule("identity", .required, .text),
    FormatRule("hashed", .required, .boolean),
    FormatRule("salt", .optional, .text),
  ]

  static let related2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("@language", .optional, .text),
    FormatRule("version", .optional, .textOrNumber),
  ]

  static let revocationList2Rules: [FormatRule] = [
    FormatRule("id", .required, .identifier),
    FormatRule("issuer", .optional, .objectOrAddress(.profile2)),
    FormatRule("revokedAssertions", .required, .oneOrArray, .anything),
  ]
}
