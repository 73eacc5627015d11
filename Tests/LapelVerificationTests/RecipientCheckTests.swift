import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct RecipientCheckTests {
  /// What a badge states, what was given, and all that is said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var stated: [RecipientIdentifier]
    var id: String?
    var name: String?
    var given: [String]
    var outcome: Check.Outcome
    var message: String
    var testDescription: String { "\(given): \(message)" }

    init(
      _ stated: [RecipientIdentifier] = [], id: String? = nil, name: String? = nil,
      given: [String], _ outcome: Check.Outcome, _ message: String
    ) {
      self.stated = stated
      self.id = id
      self.name = name
      self.given = given
      self.outcome = outcome
      self.message = message
    }
  }

  private static func clear(_ kind: String?, _ value: String) -> RecipientIdentifier {
    RecipientIdentifier(kind: kind, value: value, isHashed: false)
  }

  private static func sha256(
    _ kind: String?, _ identity: String, salt: String? = nil, prefix: String = "sha256$"
  ) -> RecipientIdentifier {
    RecipientIdentifier(
      kind: kind,
      value: prefix + SHA256.hexDigest(of: Array((identity + (salt ?? "")).utf8)), isHashed: true,
      salt: salt)
  }

  private static let mail = "amina@example.org"

  static let matches: [Case] = [
    Case(
      [clear("email", mail)], given: [mail], .passed,
      "It was given to this person: an e-mail address, as written, which the badge states in the "
        + "clear."),
    Case(
      [clear("email", mail)], given: [" amina@example.org\n"], .passed,
      "It was given to this person: an e-mail address, without white space around it, which the "
        + "badge states in the clear."),
    Case(
      [clear("emailAddress", "Amina@Example.org")], given: [mail], .passed,
      "It was given to this person: an e-mail address, in lower case, which the badge states in "
        + "the clear."),
    Case(
      id: "mailto:amina@example.org", given: [mail], .passed,
      "It was given to this person: an e-mail address, without 'mailto:' before it, which the "
        + "badge states in the clear."),
    Case(
      [sha256("email", mail, salt: "salt")], given: ["other@example.org", mail], .passed,
      "It was given to this person: an e-mail address, as written, of which the badge states the "
        + "salted SHA-256 hash."),
    Case(
      [sha256("email", mail)], given: ["Amina@Example.org "], .passed,
      "It was given to this person: an e-mail address, in lower case, of which the badge states "
        + "the SHA-256 hash."),
    Case(
      [sha256("email", mail, prefix: "")], given: [" amina@example.org"], .passed,
      "It was given to this person: an e-mail address, without white space around it, of which "
        + "the badge states the SHA-256 hash."),
    Case(
      [sha256("emailAddress", "mailto:amina@example.org", salt: "s")], given: [mail], .passed,
      "It was given to this person: an e-mail address, with 'mailto:' before it, of which the "
        + "badge states the salted SHA-256 hash."),
    Case(
      [sha256("emailAddress", "mailto:amina@example.org", salt: "s")],
      given: ["AMINA@example.org"], .passed,
      "It was given to this person: an e-mail address, in lower case, with 'mailto:' before it, of "
        + "which the badge states the salted SHA-256 hash."),
    Case(
      [
        RecipientIdentifier(
          kind: "email", value: "md5$" + MD5.hexDigest(of: Array((mail + "s").utf8)).uppercased(),
          isHashed: true, salt: "s")
      ], given: [mail], .passed,
      "It was given to this person: an e-mail address, as written, of which the badge states the "
        + "salted MD5 hash."),
    Case(
      [
        RecipientIdentifier(
          kind: "email", value: "sha512$" + SHA512.hexDigest(of: Array(mail.utf8)),
          isHashed: true, salt: "notProvided")
      ], given: [mail], .passed,
      "It was given to this person: an e-mail address, as written, of which the badge states the "
        + "SHA-512 hash."),
    Case(
      [sha256("emailAddress", mail, salt: "notProvided")], given: [mail], .passed,
      "It was given to this person: an e-mail address, as written, of which the badge states the "
        + "salted SHA-256 hash."),
    Case(
      [sha256(nil, mail)], given: [mail], .passed,
      "It was given to this person: an e-mail address, as written, of which the badge states the "
        + "SHA-256 hash."),
    Case(
      id: "did:example:amina", given: ["did:example:amina "], .passed,
      "It was given to this person: a DID, without white space around it, which the badge states "
        + "in the clear."),
    Case(
      [clear("url", "HTTPS://Amina.Example/me/")], given: ["https://amina.example/me"], .passed,
      "It was given to this person: a web address, with scheme and host in lower case and without "
        + "a slash at the end, which the badge states in the clear."),
    Case(
      [clear("telephone", "tel:+221-77-0000000")], given: ["+221 77 000 00 00"], .passed,
      "It was given to this person: a telephone number, by its digits, which the badge states in "
        + "the clear."),
    Case(
      [clear("ext:studentId", "s12345")], given: ["s12345"], .passed,
      "It was given to this person: an identifier of some system, as written, which the badge "
        + "states in the clear."),
    Case(
      [clear("userName", mail), clear("emailAddress", "old@example.org")], given: [mail], .passed,
      "It was given to this person: an identifier of some system, as written, which the badge "
        + "states in the clear."),
    Case(
      [clear("name", "Amina Diallo"), clear("email", mail)], id: "did:example:other",
      given: ["Amina Diallo", mail, "did:example:amina"], .passed,
      "It was given to this person: an e-mail address, as written, which the badge states in the "
        + "clear."),
  ]

  static let mismatches: [Case] = [
    Case(
      [sha256("email", mail, salt: "salt")], given: ["other@example.org"], .failed,
      "It was given to somebody else: it states a hashed e-mail address, and no e-mail address that "
        + "was named for this person is the same."),
    Case(
      [clear("email", mail)], id: "did:example:amina",
      given: ["other@example.org", "did:example:Amina"], .failed,
      "It was given to somebody else: it states a DID and an e-mail address, and no DID or e-mail "
        + "address that was named for this person is the same."),
    Case(
      id: "https://amina.example/Me", given: ["https://amina.example/me"], .failed,
      "It was given to somebody else: it states a web address, and no web address that was named "
        + "for this person is the same."),
    Case(
      [clear("name", "Amina Diallo"), clear("email", mail)],
      given: ["Amina Diallo", "other@example.org"], .failed,
      "It was given to somebody else: it states an e-mail address, and no e-mail address that was "
        + "named for this person is the same."),
    // A salt in front is no salt behind.
    Case(
      [
        RecipientIdentifier(
          kind: "email", value: "sha256$" + SHA256.hexDigest(of: Array(("salt" + mail).utf8)),
          isHashed: true, salt: "salt")
      ], given: [mail], .failed,
      "It was given to somebody else: it states a hashed e-mail address, and no e-mail address that "
        + "was named for this person is the same."),
  ]

  static let names: [Case] = [
    Case(
      [clear("name", "Amina  Diallo")], given: ["amina diallo"], .warning,
      "It was given to somebody of the same name, and a name is no identity: a name, in any case "
        + "and spacing, which the badge states in the clear."),
    Case(
      [clear("name", "Jose\u{301}")], given: ["Jos\u{E9}"], .warning,
      "It was given to somebody of the same name, and a name is no identity: a name, in any case "
        + "and spacing, which the badge states in the clear."),
    Case(
      [sha256("name", "Amina Diallo")], given: ["Amina Diallo"], .warning,
      "It was given to somebody of the same name, and a name is no identity: a name, as written, "
        + "of which the badge states the SHA-256 hash."),
    Case(
      name: "Amina Diallo", given: ["Amina Diallo"], .warning,
      "It was given to somebody of the same name, and a name is no identity: a name, as written, "
        + "which the badge states in the clear."),
    Case(
      [clear("name", "Amina Diallo")], given: ["Binta Sow"], .notChecked,
      "Whether it was given to this person was not checked: it states a name, and to compare with "
        + "there is only a name or number."),
    Case(
      name: "Amina Diallo", given: [mail], .notChecked,
      "Whether it was given to this person was not checked: it states a name, and to compare with "
        + "there is only an e-mail address."),
  ]

  static let unchecked: [Case] = [
    Case(
      [clear("email", mail)], given: [], .notChecked,
      "Whether it was given to this person was not checked: there is no identity to compare with."),
    Case(
      [clear("email", mail)], given: [" ", ""], .notChecked,
      "Whether it was given to this person was not checked: there is no identity to compare with."),
    Case(
      given: [mail], .notChecked,
      "Whether it was given to this person was not checked: it does not say whom it is about."),
    Case(
      id: "did:example:amina", given: [mail], .notChecked,
      "Whether it was given to this person was not checked: it states a DID, and to compare with "
        + "there is only an e-mail address."),
    Case(
      [sha256(nil, "https://amina.example/")], given: [mail], .notChecked,
      "Whether it was given to this person was not checked: it states a hashed identity of unknown "
        + "kind, and to compare with there is only an e-mail address."),
    Case(
      [
        RecipientIdentifier(kind: "email", value: "bcrypt$1", isHashed: true),
        clear("sourcedId", "7"),
      ],
      given: [mail, "did:example:amina"], .notChecked,
      "Whether it was given to this person was not checked: it states an e-mail address hashed "
        + "in a way that cannot be compared and an identifier of some system, and to compare with there is only an e-mail address and a "
        + "DID."),
    Case(
      [sha256("email", mail, salt: String(repeating: "s", count: 5_000))], given: [mail],
      .notChecked,
      "Whether it was given to this person was not checked: it states an e-mail address hashed "
        + "in a way that cannot be compared, and to compare with there is only an e-mail address."),
  ]

  @Test(arguments: matches + mismatches + names + unchecked)
  func `the identities are compared`(recipient: Case) {
    var credential = Credential(format: .openBadges3Unsigned, document: .object([]))
    credential.subject = Subject(id: recipient.id)
    credential.subject.identifiers = recipient.stated
    credential.subject.name = recipient.name.map { LocalizedText($0) }
    let check = recipientCheck(of: credential, against: recipient.given)
    #expect(check == Check(.recipient, recipient.outcome, recipient.message))
    for identity in recipient.given + recipient.stated.map({ $0.value })
    where !identity.withoutSpaceAround.isEmpty {
      #expect(!check.message.contains(identity.withoutSpaceAround))
    }
  }

  @Test func `the subject of an Open Badges 0.5 assertion is found by its salt`() throws {
    let digest = SHA256.hexDigest(of: Array((Self.mail + "s").utf8))
    let text = #"{"recipient": "sha256$\#(digest)", "salt": "s", "badge": {"name": "Bread"}}"#
    let check = recipientCheck(
      of: try FormatSamples.decoded(text).credential, against: [Self.mail])
    #expect(check.outcome == .passed)
  }

  @Test func `any subject of several will do`() {
    var credential = Credential(format: .openBadges3Unsigned, document: .object([]))
    credential.subject = Subject(id: "urn:uuid:1")
    credential.furtherSubjects = [Subject(id: "did:example:amina")]
    #expect(recipientCheck(of: credential, against: ["did:example:amina"]).outcome == .passed)
  }
}
