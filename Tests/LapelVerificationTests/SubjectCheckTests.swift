import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SubjectCheckTests {
  private static let noOne =
    "It does not say whom it is about: there is neither an id nor an identifier."

  @Test(arguments: [
    (#"{"id": "did:example:a"}"#, Check.Outcome.passed, "It says whom it is about: by a DID."),
    (
      #"{"id": "mailto:amina@example.org"}"#, .passed,
      "It says whom it is about: by an e-mail address."
    ),
    (
      #"{"id": "urn:uuid:1"}"#, .passed,
      "It says whom it is about: by an identifier of some system."
    ),
    (
      #"""
      {"id": "https://a.example/", "identifier": [
        {"identityType": "emailAddress", "hashed": true, "identityHash":
          "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"},
        {"identityType": "name", "hashed": false, "identityHash": "Amina"},
        {"identityType": "name", "hashed": false, "identityHash": "A. Diallo"},
        {"hashed": true, "identityHash": "?"}]}
      """#, .passed,
      "It says whom it is about: by a web address, a hashed e-mail address, a name and an "
        + "identity of unknown kind hashed in a way that cannot be compared."
    ),
    (#"{"type": "AchievementSubject"}"#, .failed, noOne),
    (#"{"id": " "}"#, .failed, noOne),
    (
      #"[{"id": "did:example:a"}, {"type": "AchievementSubject"}]"#, .failed,
      "It does not say whom it is about: 1 of its 2 subjects have neither an id nor an identifier."
    ),
  ])
  func `a subject says whom it is about`(
    subject: String, outcome: Check.Outcome, message: String
  ) throws {
    let text = #"{"type": "OpenBadgeCredential", "credentialSubject": \#(subject)}"#
    let check = subjectCheck(of: try FormatSamples.decoded(text).credential)
    #expect(check == Check(.subject, outcome, message))
  }

  @Test func `the recipient of an Open Badges 2 assertion is whom it is about`() throws {
    let check = subjectCheck(of: try FormatSamples.decoded(FormatSamples.badge2).credential)
    #expect(
      check == Check(.subject, .passed, "It says whom it is about: by an e-mail address."))
  }

  @Test func `an assertion without a recipient is about nobody`() throws {
    let text =
      #"{"type": "Assertion", "id": "https://b.example/1", "badge": "https://b.example/2"}"#
    #expect(
      subjectCheck(of: try FormatSamples.decoded(text).credential)
        == Check(.subject, .failed, Self.noOne))
  }

  @Test(arguments: [
    (
      #"{"type": "Assertion", "id": "https://b.example/1", "revoked": true}"#,
      "the word that it was revoked"
    )
  ])
  func `the answer for a revoked badge names nobody, and need not`(
    text: String, what: String
  ) throws {
    #expect(
      subjectCheck(of: try FormatSamples.decoded(text).credential)
        == Check(
          .subject, .notChecked, "Whom it is about was not checked: only \(what) is here."))
  }

  @Test func `an address alone names nobody`() throws {
    let decoded = try CredentialDecoder().credentials(
      in: EncodedCredential(encoding: .address, bytes: Array("https://b.example/1".utf8)))
    #expect(
      subjectCheck(of: try #require(decoded.credentials.first).credential)
        == Check(
          .subject, .notChecked, "Whom it is about was not checked: only its address is here."))
  }
}
