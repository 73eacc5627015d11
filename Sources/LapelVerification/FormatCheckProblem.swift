import LapelLinkedData

/// Something in a document that is not as its standard says: where, what is, what was expected.
struct FormatProblem: Sendable, Hashable {
  enum Severity: Sendable { case failure, warning }

  let severity: Severity
  /// `credentialSubject.result[2].status`; empty for the document itself.
  let path: String
  /// Completes a sentence that begins with the path: "is missing".
  let finding: String

  /// The problem as part of a sentence.
  var text: String { path.isEmpty ? "the document \(finding)" : "'\(path)' \(finding)" }
}

extension FormatProblem {
  /// How many are named in one message; the rest is only counted.
  private static let mostNamed = 4

  /// The first few, joined for a sentence.
  static func list(_ problems: [FormatProblem]) -> String {
    let named = problems.prefix(mostNamed).map { $0.text }.joined(separator: "; ")
    let others = problems.count - mostNamed
    guard others > 0 else { return named }
    // Beyond this, they are no longer all gathered.
    return named + "; and " + (others < 100 ? "\(others) more" : "many more")
  }
}

/// What is found, in words; a value itself is only quoted where it cannot be personal.
enum FormatFinding {
  static let missing = "is missing"
  static let missingButAdvised = "is missing, which some validators refuse"
  static let missingInVersion1 =
    "is missing, as version 1.1 of verifiable credentials calls 'validFrom'"
  static let claimInVersion2 =
    "stands in a claim 'vc', which belongs to version 1.1 of verifiable credentials only"
  static let noClaimInVersion1 =
    "does not stand in a claim 'vc', as version 1.1 of verifiable credentials has it"
  static let noBadge = "names no badge, learner record or endorsement"
  static let requiredEmptyList = "is an empty list"
  static let notAbsolute = "is no absolute address"
  static let emptyList = "is an empty list, which should be left out"
  static let null = "is null, which should be left out"
  static let nestedTooDeep = "stands too deep to be checked"
  static let severalLanguages =
    "states several languages, which Verifiable Credentials 2.0 allows and the schema of Open Badges does not foresee"
  static let singleInList = "is a list, where Open Badges have one value"
  static let languageMap = "is given with a language, where Open Badges have a plain text"
  static let notCompactJWS = "is not of the three parts of a signed credential"
  static let dataPicture = "is a picture written out, where the address of one is expected"
  static let pictureKind = "is a picture that is neither PNG nor SVG"
  static let noIdentity = "has neither 'id' nor 'identifier', so names nobody"
  static let noCriteria = "has neither 'id' nor 'narrative', so says nothing"
  static let notHashed = "says that it is hashed, but its identity is not like 'sha256$' and digits"
  static let hashed = "says that it is not hashed, but its identity is a hash"
  static let unusualHash = "is hashed by SHA-512, where the standard knows MD5 and SHA-256"
  static let noMail = "is of the type 'email', but its identity is no e-mail address"
  static let revocationEntry = "is neither an address nor an object with 'id' or 'uid'"
  static let formerHostedWord = "is of the type 'hosted', as Open Badges 1 called 'HostedBadge'"
  static let formerSignedWord = "is of the type 'signed', as Open Badges 1 called 'SignedBadge'"
  static let unknownVerification = "is neither of the type 'HostedBadge' nor 'SignedBadge'"
  static let unknownVerify = "is neither of the type 'hosted' nor 'signed'"

  static func wrongKind(_ value: JSONValue, expected: String) -> String {
    "is \(value.kindForMessage), where \(expected) is expected"
  }

  static func wrongType(_ names: [String]) -> String {
    "does not name \(names.map { "'\($0)'" }.joined(separator: " or "))"
  }

  static func unknownWord(_ word: String, _ vocabulary: FormatVocabulary) -> String {
    let words = vocabulary.words.map { "'\($0)'" }.joined(separator: ", ")
    return "is '\(word.shortenedForCheck)', where one of \(words) is expected"
  }

  static func unlistedWord(_ word: String) -> String {
    "is '\(word.shortenedForCheck)', which the standard does not list and which does not begin "
      + "with 'ext:'"
  }

  static func noDate(_ text: String, expected: String) -> String {
    "is '\(text.shortenedForCheck)', where \(expected) is expected"
  }

  static func noZone(_ text: String) -> String {
    "is '\(text.shortenedForCheck)', which names no time zone"
  }

  static func endsBeforeItBegins(_ end: String, begin: String) -> String {
    "is '\(end.shortenedForCheck)', which is before the beginning, '\(begin.shortenedForCheck)'"
  }
}

extension String {
  /// A stranger's text for a message: at most 60 characters, and only those that act on no terminal and turn no line.
  var shortenedForCheck: String {
    var text = ""
    var count = 0
    for scalar in unicodeScalars {
      guard count < 60 else { return text + "…" }
      count += 1
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xE0000...0xE007F:
        text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
