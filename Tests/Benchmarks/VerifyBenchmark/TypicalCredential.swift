import LapelLinkedData

/// An Open Badges 3.0 credential of some 3 kB with what issuers usually fill in; everything in it is invented.
enum TypicalCredential {
  /// When it is valid from, and when its proofs were made.
  static let validFrom = "2026-03-14T09:30:00Z"
  static let validFromSeconds = 1_773_480_600

  /// The document without a proof; `number` makes it differ from the others.
  static func document(_ number: Int, issuer: String) -> JSONValue {
    .object([
      ("@context", texts(contexts)),
      ("id", .string("https://academy.example/credentials/\(1_000_000 + number)")),
      ("type", texts(["VerifiableCredential", "OpenBadgeCredential"])),
      ("name", "Databases in Practice"),
      ("description", "Awarded for finishing the evening course and its project."),
      ("issuer", profile(issuer)),
      ("validFrom", .string(validFrom)),
      ("validUntil", "2036-03-14T09:30:00Z"),
      ("credentialSubject", subject(number)),
      (
        "evidence",
        .array([
          evidence("Plan of a lending library", "schema-\(number)"),
          evidence("Report on slow questions", "report-\(number)"),
        ])
      ),
    ])
  }

  private static let contexts = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]

  private static func profile(_ id: String) -> JSONValue {
    .object([
      ("id", .string(id)),
      ("type", texts(["Profile"])),
      ("name", "Lindmere Evening Academy"),
      ("url", "https://academy.example/"),
      ("email", "registry@academy.example"),
      ("description", "Evening courses in computing, open to everybody in the town of Lindmere."),
      ("image", picture("academy", "A lamp over an open book")),
    ])
  }

  private static func subject(_ number: Int) -> JSONValue {
    .object([
      ("id", .string("did:example:learner-\(number)")),
      ("type", texts(["AchievementSubject"])),
      (
        "identifier",
        .array([
          .object([
            ("type", "IdentityObject"), ("hashed", .bool(true)),
            ("identityHash", .string("sha256$" + SHA256.hexDigest(of: Array("\(number)".utf8)))),
            ("identityType", "emailAddress"), ("salt", "mooring"),
          ])
        ])
      ),
      ("achievement", achievement),
      (
        "result",
        .array([
          .object([
            ("type", texts(["Result"])), ("resultDescription", .string(resultDescription)),
            ("value", "87"),
          ])
        ])
      ),
    ])
  }

  private static let resultDescription = "urn:uuid:6f0c4b3e-6d1c-4f0e-9a55-0c5b8f6b1d01"

  private static var achievement: JSONValue {
    .object([
      ("id", "https://academy.example/achievements/databases"),
      ("type", texts(["Achievement"])),
      ("achievementType", "Course"),
      ("name", "Databases in Practice"),
      (
        "description",
        "Plans, builds and questions a relational database, and explains what it costs."
      ),
      (
        "criteria",
        .object([
          ("id", "https://academy.example/achievements/databases/criteria"),
          (
            "narrative",
            "Ten evenings; a project of your own with at least five tables; a talk of ten minutes about it."
          ),
        ])
      ),
      ("image", picture("databases", "Three drums, one with a key")),
      ("tag", texts(["databases", "SQL", "data modelling"])),
      ("creditsAvailable", .integer(5)),
      ("inLanguage", "en"),
      (
        "resultDescription",
        .array([
          .object([
            ("id", .string(resultDescription)), ("type", texts(["ResultDescription"])),
            ("name", "Final mark"), ("resultType", "Percent"),
          ])
        ])
      ),
      (
        "alignment",
        .array([
          alignment("Model data", "data/modelling", "LSF-DAT-2.1"),
          alignment("Write and test programs", "digital/programming", "LSF-DIG-4.1"),
        ])
      ),
    ])
  }

  private static func alignment(_ name: String, _ path: String, _ code: String) -> JSONValue {
    .object([
      ("type", texts(["Alignment"])),
      ("targetName", .string(name)),
      ("targetUrl", .string("https://skills.example/framework/\(path)")),
      ("targetFramework", "Lindmere Skills Framework"),
      ("targetCode", .string(code)),
    ])
  }

  private static func evidence(_ name: String, _ path: String) -> JSONValue {
    .object([
      ("id", .string("https://academy.example/evidence/\(path)")),
      ("type", texts(["Evidence"])),
      ("name", .string(name)),
      ("genre", "Project"),
    ])
  }

  private static func picture(_ name: String, _ caption: String) -> JSONValue {
    .object([
      ("id", .string("https://academy.example/images/\(name).png")), ("type", "Image"),
      ("caption", .string(caption)),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONValue {
    .array(texts.map { JSONValue.string($0) })
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// So that the document above reads like one.
  package init(stringLiteral text: String) { self = .string(text) }
}
