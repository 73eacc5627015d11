import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct CredentialDecodingErrorTests {
  private static let downloadHelp =
    "expected is an Open Badges assertion, an Open Badges 3.0 or CLR 2.0 credential, "
    + "an endorsement or a presentation"
  private static let recipientHelp =
    "use the assertion or credential, which names the recipient"
  private static let byAddressHelp =
    "badges find it by its address; it needs no place among them"
  private static let themselvesHelp = "download the badges themselves and keep those"
  private static let copySummary =
    "this is a badge platform's own copy of a badge and not what the issuer made"
  private static let copyHelp =
    "download the badge itself from the platform, as an image or as JSON, "
    + "or save it from the address where the issuer hosts it"

  @Test(arguments: [
    ("7", "expected a credential, found a number", downloadHelp),
    ("true", "expected a credential, found a truth value", downloadHelp),
    (#""  ""#, "expected a credential, found a text", downloadHelp),
    ("{}", "this JSON object is no badge", downloadHelp),
    (
      #"{"a": 1, "b": 2, "\u001b[31m": 3, "c@d.example": 4, "e": 5, "f": 6}"#,
      "this JSON object is no badge; its members are 'a', 'b', 'e', 'f' and others", downloadHelp
    ),
    (
      #"{"type": "BadgeClass", "name": "B"}"#,
      "this describes a kind of badge (a badge class), not one that was awarded", recipientHelp
    ),
    (
      #"{"name": "B", "criteria": "https://x.example", "issuer": "https://x.example"}"#,
      "this describes a kind of badge (a badge class), not one that was awarded", recipientHelp
    ),
    (
      #"{"type": ["Achievement"], "name": "B"}"#,
      "this describes an achievement, not an award of it to somebody", recipientHelp
    ),
    (
      #"{"type": "Issuer", "name": "I"}"#, "this describes an issuer, not a badge", recipientHelp
    ),
    (
      #"{"name": "I", "url": "https://x.example"}"#, "this describes an issuer, not a badge",
      recipientHelp
    ),
    (
      #"{"type": "RevocationList", "revokedAssertions": []}"#,
      "this is an issuer's list of revoked badges", byAddressHelp
    ),
    (#"{"kty": "OKP", "x": "1"}"#, "this is a public key", byAddressHelp),
    (
      #"{"kty": "OKP", "x": "1", "d": "2"}"#,
      "this is a private key, which must never be published; it was left out",
      "keep wallet backups out of the portfolio folder: whoever has the key can act in your name"
    ),
    (
      #"{"id": "did:x:y", "verificationMethod": []}"#,
      "this is a DID or controller document, which lists public keys", byAddressHelp
    ),
    (
      #"{"type": "CertificateDocument"}"#,
      "this is a Blockcerts certificate of version 1, which Lapel does not read",
      "ask the issuer for the certificate in a current format"
    ),
    (
      #"{"type": "ProfileMetadata"}"#, "this is a wallet's own note about a profile",
      "nothing needs to be done about it"
    ),
    (#"{"SkillsPassport": {}}"#, "this is a Europass CV", themselvesHelp),
    (#"{"basics": {}}"#, "this is a résumé", themselvesHelp),
    (
      #"{"user_badges": [], "user": {}}"#, "this is an export of account data, not a badge",
      themselvesHelp
    ),
    (
      #"{"type": ["VerifiableCredential", "EuropeanDigitalCredential"], "credentialSubject": {}}"#,
      "this is a European Digital Credential (Europass), which Lapel does not read yet",
      "link to it from a narrative; it often holds a birth date or national number, "
        + "so do not publish the file itself"
    ),
    (
      #"{"payload": "{\"type\": [\"EuropeanDigitalCredential\"]}", "signatures": []}"#,
      "this is a European Digital Credential (Europass), which Lapel does not read yet",
      "link to it from a narrative; it often holds a birth date or national number, "
        + "so do not publish the file itself"
    ),
    (
      #"{"entityType": "BackpackAssertion", "recipient": {"plaintextIdentity": "a@b.example"}}"#,
      copySummary, copyHelp
    ),
    (
      #"{"recipient": "a@b.example", "badge": {"issuer": {"_location": 1}}, "_originalRecipient": {}}"#,
      copySummary, copyHelp
    ),
    (#"{"id": 1, "json": {}, "imagePreview": {}, "shareUrl": null}"#, copySummary, copyHelp),
    (
      #"{"lastValidated": "2015", "hostedUrl": "https://x.example", "assertion": {}}"#,
      copySummary, copyHelp
    ),
    (#"{"badge_template": {}, "issued_to": "A"}"#, copySummary, copyHelp),
    (
      "[]", "this is a collection of credentials with nothing in it",
      "download the badges one by one, or export them again"
    ),
  ])
  func `what is no credential is told by name`(text: String, summary: String, help: String) throws {
    let error = try decodingError(text)
    #expect(error.summary == summary)
    #expect(error.help == help)
  }

  @Test func `JSON that cannot be read says where`() throws {
    let error = try decodingError(#"{"a": 1, "a": 2}"#)
    #expect(
      error
        == CredentialDecodingError(
          summary: "the JSON text cannot be read: the member name 'a' appears twice",
          help: "download the badge again; a copy made by hand may have lost or changed characters",
          offset: 9))
  }

  private static let jwsHelp =
    "download the badge again; a signed badge is lost when a single character of it is"

  @Test(arguments: [
    ("hello", "this text is neither JSON nor a signed badge", jwsHelp),
    ("a.b", "a signed badge has three parts with dots between; this has 2", jwsHelp),
    ("a.b.c.d", "a signed badge has three parts with dots between; this has 4", jwsHelp),
    (
      "a.b.c.d.e", "this is an encrypted token (JWE) that only its addressee can read",
      "ask the platform for the signed badge itself"
    ),
    (
      "a.b.c~d~", "this is an SD-JWT, in which parts of the credential are hidden",
      "Lapel does not read SD-JWT; ask the issuer for a JWT or JSON credential"
    ),
    (
      "e30..AA", "the signed badge holds no payload, only a signature over something else",
      "use the file that holds header, payload and signature"
    ),
    (
      "e3+0.e30.AA",
      "the header of the signed badge cannot be read: '+' does not belong in base64url text",
      jwsHelp
    ),
    (
      "e30.e30=.AA",
      "the payload of the signed badge cannot be read: '=' does not belong in base64url text",
      jwsHelp
    ),
    (
      "e30.e30.A",
      "the signature of the signed badge cannot be read: "
        + "the base64url text ends in the middle of a byte", jwsHelp
    ),
    (
      "e30.e31.AA",
      "the payload of the signed badge cannot be read: "
        + "the last character of the base64url text holds bits that belong to no byte", jwsHelp
    ),
    ("W10.e30.AA", "the header of the signed badge is JSON, but not an object", jwsHelp),
    ("e30.W10.AA", "the payload of the signed badge is JSON, but not an object", jwsHelp),
    (
      "e30.e30A.AA",
      "the payload of the signed badge is not JSON: "
        + "expected the end of the text after the value, found U+0000", jwsHelp
    ),
    ("e30.e30.AA", "this JSON object is no badge", downloadHelp),
    (
      compactJWS(payload: #"{"vc": [1]}"#), "expected a credential, found an array", downloadHelp
    ),
  ])
  func `a broken token says which part is broken`(
    text: String, summary: String, help: String
  ) throws {
    let error = try decodingError(text, as: .compactJWS)
    #expect(error.summary == summary)
    #expect(error.help == help)
  }

  @Test(arguments: ["", "ftp://x.example/", "https://x.example/ b", "javascript:alert(1)"])
  func `only a web address is the address of an assertion`(text: String) throws {
    let error = try decodingError(text, as: .address)
    #expect(error.summary == "the text in the badge is not the address of an assertion")
    #expect(error.help == "expected an address that begins with 'https://' or 'http://'")
  }

  @Test func `an envelope in an envelope is refused`() throws {
    let error = try decodingError(
      compactJWS(
        payload: #"{"vc": {"type": "EnvelopedVerifiableCredential", "id": "data:,e30.e30.AA"}}"#),
      as: .compactJWS)
    #expect(error.summary == "the signed payload is only another envelope")
    #expect(error.help == "use the credential that the issuer signed")
  }

  @Test func `a collection inside a credential is no credential`() throws {
    let credential = try credential(
      #"{"type": "OpenBadgeCredential", "credentialSubject": {}, "endorsement": [{"type": "VerifiablePresentation"}]}"#
    )
    #expect(
      credential.endorsements == [
        .undecodable(
          CredentialDecodingError(
            summary: "this is a collection of credentials where one credential should be",
            help: "keep each credential of the collection by itself"))
      ])
  }
}
