import LapelLinkedData

// Whom a verifiable credential is about: Open Badges 3.0 B.1.2, CLR 2.0 `ClrSubject`.

extension CredentialReader {
  mutating func subject(_ value: JSONValue, isCLR: Bool, language: String?) -> Subject {
    var subject = Subject(id: value.reference)
    subject.document = value
    guard value.object != nil else { return subject }
    let language = value.statedLanguage ?? language
    subject.types = value.types
    subject.identifiers = value.items("identifier").compactMap(RecipientIdentifier.init(entry:))
    subject.name = LocalizedText(value["name"], language: language)
    subject.role = value.text("role")
    subject.term = value.text("term")
    subject.creditsEarned = value.text("creditsEarned")
    subject.licenseNumber = value.text("licenseNumber")
    subject.activityStart = value.timestamp("activityStartDate")
    subject.activityEnd = value.timestamp("activityEndDate")
    subject.results = value.items("result").compactMap { AchievementResult($0, language: language) }
    subject.narrative = LocalizedText(value["narrative"], language: language)
    subject.image = ImageReference(value["image"], language: language)
    subject.source = value[first: "source"].flatMap { profile($0) }
    subject.associations = value.items("association").compactMap(Association.init)
    subject.endorsementComment = LocalizedText(value["endorsementComment"], language: language)
    subject.statesBirthDateOrNationalNumber = value.statesBirthDateOrNationalNumber
    readAchievements(of: value, isCLR: isCLR, language: language, into: &subject)
    return subject
  }

  /// A CLR lists achievements that its credentials share; any other credential is about one.
  private mutating func readAchievements(
    of value: JSONValue, isCLR: Bool, language: String?, into subject: inout Subject
  ) {
    var achievements: [Achievement] = []
    for item in value.items("achievement") {
      if let achievement = achievement(item, language: language) {
        achievements.append(achievement)
      }
    }
    if !isCLR, !achievements.isEmpty { subject.achievement = achievements.removeFirst() }
    subject.furtherAchievements = achievements
  }
}

extension RecipientIdentifier {
  /// Open Badges 3.0 B.1.16 `IdentityObject`; also the `IdentifierEntry` that some issuers put in its place.
  init?(entry value: JSONValue) {
    if let text = value.string.nonBlank {
      self.init(kind: nil, value: text, isHashed: text.isIdentityHash)
      return
    }
    guard let text = value.text("identityHash", "identity", "identifier") else { return nil }
    self.init(
      kind: value.text("identityType", "identifierType"), value: text,
      isHashed: value["hashed"]?.isYes ?? text.isIdentityHash, salt: value["salt"]?.plainText)
  }

  /// The `recipient` of Open Badges 0.5 (a string), 1 and 2 (an object).
  init?(recipient value: JSONValue, salt: String?) {
    if let text = value.string.nonBlank {
      self.init(
        kind: "email", value: text, isHashed: text.isIdentityHash,
        salt: text.isIdentityHash ? salt : nil)
      return
    }
    guard let text = value.text("identity") else { return nil }
    self.init(
      kind: value.types.first, value: text,
      isHashed: value["hashed"]?.isYes ?? text.isIdentityHash, salt: value["salt"]?.plainText)
  }
}

extension JSONValue {
  /// A truth value, also one that was written as a text.
  var isYes: Bool? {
    switch content {
    case .bool(let flag): flag
    case .string(let text) where text.isOne(of: ["true", "false"]): text.isOne(of: ["true"])
    default: nil
    }
  }

  /// Whether an object says a birth date or a national number, itself or among its identifiers.
  var statesBirthDateOrNationalNumber: Bool {
    guard let object else { return false }
    if object.members.contains(where: { $0.name.namesBirthDateOrNationalNumber && !$0.value.isNull }
    ) {
      return true
    }
    return items("identifier", "otherIdentifier").contains {
      $0.text("identityType", "identifierType")?.namesBirthDateOrNationalNumber == true
    }
  }
}

extension String {
  /// Whether it is written like a hashed identity: `sha256$` and hexadecimal digits (Open Badges 2.0, `IdentityHash`).
  var isIdentityHash: Bool {
    guard starts(withBytesOf: "sha256$") || starts(withBytesOf: "md5$") else { return false }
    let digest = utf8.drop { $0 != UInt8(ascii: "$") }.dropFirst()
    return digest.count >= 32
      && digest.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
      }
  }

  /// Whether a member or identifier type of this name holds a birth date or a national number, however it is spelt.
  var namesBirthDateOrNationalNumber: Bool {
    guard utf8.count <= 80 else { return false }
    // Most names are none by their first letter.
    let mayBe = utf8.withContiguousStorageIfAvailable {
      isInitialOfBirthDateOrNationalNumber(firstLetterOfLocalName(in: $0))
    }
    if mayBe == false { return false }
    // What stands before a colon, slash or hash is a prefix or an address.
    let start = utf8.lastIndex {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#")
    }
    let letters = utf8[(start ?? utf8.startIndex)...].lazy.compactMap { byte -> UInt8? in
      let letter = byte | 0x20
      return (0x61...0x7A).contains(letter) ? letter : nil
    }
    return birthDateAndNationalNumberNames.contains(Array(letters))
  }
}

/// The first ASCII letter, in lower case, behind the last colon, slash or hash; zero when there is none.
private func firstLetterOfLocalName(in name: UnsafeBufferPointer<UInt8>) -> UInt8 {
  var first: UInt8 = 0
  for byte in name {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "#"): first = 0
    case 0x41...0x5A, 0x61...0x7A: if first == 0 { first = byte | 0x20 }
    default: break
    }
  }
  return first
}

private func isInitialOfBirthDateOrNationalNumber(_ letter: UInt8) -> Bool {
  switch letter {
  case UInt8(ascii: "b"), UInt8(ascii: "d"), UInt8(ascii: "n"), UInt8(ascii: "p"),
    UInt8(ascii: "s"):
    true
  default: false
  }
}

private let birthDateAndNationalNumberNames: [[UInt8]] = [
  "dateofbirth", "birthdate", "birthday", "bday", "placeofbirth", "nationalid",
  "nationalidentifier", "nationalidentitynumber", "nationalidnumber", "nationalnumber",
  "personalidentificationnumber", "personalnumber", "socialsecuritynumber", "socialsecurity",
  "ssn", "passportnumber",
].map { Array($0.utf8) }

extension AchievementResult {
  init?(_ value: JSONValue, language: String?) {
    guard value.object != nil else { return nil }
    self.init()
    resultDescription = value["resultDescription"]?.reference
    self.value = value.text("value")
    status = value.text("status")
    achievedLevel = value["achievedLevel"]?.reference
    alignments = value.items("alignment").compactMap { Alignment($0, language: language) }
  }
}

extension Association {
  init?(_ value: JSONValue) {
    guard let kind = value.text("associationType"), let source = value["sourceId"]?.reference,
      let target = value["targetId"]?.reference
    else { return nil }
    self.init(kind: kind, sourceID: source, targetID: target)
  }
}
