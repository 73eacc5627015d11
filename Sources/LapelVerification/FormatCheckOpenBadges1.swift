// The members of Open Badges 0.5 and of 1.0 and 1.1.

extension FormatClass {
  static let assertion05Rules: [FormatRule] = [
    FormatRule("recipient", .required, .text),
    FormatRule("badge", .required, .object(.badgeClass05)),
    FormatRule("salt", .optional, .text),
    FormatRule("evidence", .optional, .text),
    FormatRule("issued_on", .optional, .date(.loose)),
    FormatRule("issuedOn", .optional, .date(.loose)),
    FormatRule("expires", .optional, .date(.loose)),
  ]

  static let badgeClass05Rules: [FormatRule] = [
    FormatRule("name", .required, .text),
    FormatRule("description", .required, .text),
    FormatRule("image", .required, .text),
    FormatRule("criteria", .required, .text),
    FormatRule("issuer", .required, .object(.issuer05)),
    FormatRule("version", .optional, .textOrNumber),
  ]

  static let issuer05Rules: [FormatRule] = [
    FormatRule("origin", .required, .text),
    FormatRule("name", .required, .text),
    FormatRule("org", .optional, .text),
    FormatRule("contact", .optional, .text),
  ]

  static let assertion1Rules: [FormatRule] = [
    FormatRule("recipient", .required, .object(.identity1)),
    FormatRule("badge", .required, .objectOrAddress(.badgeClass1)),
    FormatRule("verify", .required, .object(.verification1)),
    FormatRule("issuedOn", .required, .date(.loose)),
    FormatRule("uid", .advised, .textOrNumber),
    FormatRule("image", .optional, .picture(mayBeData: true)),
    FormatRule("evidence", .optional, .oneOrArray, .objectOrAddress(.evidence2)),
    FormatRule("expires", .optional, .date(.loose)),
  ]

  static let badgeClass1Rules: [FormatRule] = [
    FormatRule("name", .required, .text),
    FormatRule("description", .required, .text),
    FormatRule("image", .required, .picture(mayBeData: true)),
    FormatRule("criteria", .required, .objectOrAddress(.criteria2)),
    FormatRule("issuer", .required, .objectOrAddress(.issuer1)),
    FormatRule("alignment", .optional, .oneOrArray, .object(.alignment1)),
    FormatRule("tags", .optional, .oneOrArray, .text),
  ]

  static let issuer1Rules: [FormatRule] = [
    FormatRule("name", .required, .text),
    FormatRule("url", .required, .link),
    FormatRule("description", .optional, .text),
    FormatRule("image", .optional, .picture(mayBeData: true)),
    FormatRule("email", .optional, .text),
    FormatRule("revocationList", .optional, .link),
  ]

  static let alignment1Rules: [FormatRule] = [
    FormatRule("name", .required, .text),
    FormatRule("url", .required, .link),
    FormatRule("description", .optional, .text),
  ]

  static let identity1Rules: [FormatRule] = [
    FormatRule("type", .required, .oneOrArray, .text),
    FormatRule("identity", .required, .text),
    FormatRule("hashed", .required, .boolean),
    FormatRule("salt", .optional, .text),
  ]

  static let verification1Rules: [FormatRule] = [
    FormatRule("type", .required, .text),
    FormatRule("url", .required, .link),
  ]
}
