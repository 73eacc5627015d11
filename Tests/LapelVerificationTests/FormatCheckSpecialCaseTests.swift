import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct FormatCheckSpecialCaseTests {
  @Test func `the answer of a host for a revoked badge needs no more than its id`() throws {
    let answer = """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "revoked": true,
        "id": "https://bakers.example/assertions/1"}
      """
    let check = formatCheck(of: try FormatSamples.decoded(answer))
    #expect(
      check.message == "It has every part that Open Badges 2.0 requires, in the right form.")
  }

  @Test func `an address alone is not checked`() throws {
    let address = EncodedCredential(
      encoding: .address, bytes: Array("https://bakers.example/assertions/1".utf8))
    let decoded = try CredentialDecoder().credentials(in: address)
    let check = formatCheck(of: try #require(decoded.credentials.first))
    #expect(
      check
        == Check(
          .format, .notChecked,
          "Only the address of this badge is here, so its form was not checked."))
  }

  @Test func `an address with the assertion that lies there is checked`() throws {
    let address = "https://bakers.example/assertions/1"
    let assertion = try JSONValue(parsing: Array(FormatSamples.badge2.utf8))
    let decoder = CredentialDecoder(linked: LinkedDocuments([address: assertion]))
    let decoded = try decoder.credentials(
      in: EncodedCredential(encoding: .address, bytes: Array(address.utf8)))
    #expect(formatCheck(of: try #require(decoded.credentials.first)).outcome == .passed)
  }

  @Test func `a claim vc goes with version 1.1 of verifiable credentials alone`() throws {
    let header = #"{"alg":"ES256"}"#
    let version2 = FormatSamples.badge3
    #expect(
      formatCheck(of: try FormatSamples.decoded(version2, jwtHeader: header)).outcome == .passed)
    let claim2 = formatCheck(
      of: try FormatSamples.decoded(#"{"vc": \#(version2)}"#, jwtHeader: header))
    #expect(
      claim2
        == Check(
          .format, .failed,
          "It is not as Open Badges 3.0 requires: the document stands in a claim 'vc', which "
            + "belongs to version 1.1 of verifiable credentials only."))
    let version1 = version2.replacing(
      "https://www.w3.org/ns/credentials/v2", with: "https://www.w3.org/2018/credentials/v1"
    ).replacing("validFrom", with: "issuanceDate")
    let claim1 = formatCheck(
      of: try FormatSamples.decoded(#"{"vc": \#(version1)}"#, jwtHeader: header))
    #expect(claim1.outcome == .passed)
    #expect(
      formatCheck(of: try FormatSamples.decoded(version1, jwtHeader: header))
        == Check(
          .format, .warning,
          "It has what Open Badges 3.0 requires, but: the document does not stand in a claim 'vc', "
            + "as version 1.1 of verifiable credentials has it."))
  }

  @Test func `a status list is a verifiable credential, though no badge`() throws {
    let list = """
      {"@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": "did:example:issuer",
        "credentialSubject": {"type": "BitstringStatusList", "encodedList": "u"}}
      """
    #expect(
      formatCheck(of: try FormatSamples.decoded(list))
        == Check(
          .format, .warning,
          "It has what the Verifiable Credentials Data Model requires, but: 'type' names no badge, "
            + "learner record or endorsement."))
  }

  @Test func `what nests without end is left off with a warning`() throws {
    var profile = #"{"id": "https://bakers.example/issuer", "type": "Profile"}"#
    for _ in 0..<100 {
      profile =
        #"{"id": "https://bakers.example/issuer", "type": "Profile", "parentOrg": \#(profile)}"#
    }
    let text = FormatSamples.badge3.replacing(
      #"{"id": "https://bakers.example/issuer", "type": ["Profile"], "name": "Bakers"}"#,
      with: profile)
    let check = formatCheck(of: try FormatSamples.decoded(text))
    #expect(check.outcome == .warning)
    #expect(check.message.hasSuffix(".parentOrg' stands too deep to be checked."))
  }

  @Test func `of a thousand problems a few are named`() throws {
    let list = Array(repeating: "7", count: 1_000).joined(separator: ",")
    let text = FormatSamples.badge3.replacing(#"["bread"]"#, with: "[\(list)]")
    #expect(
      formatCheck(of: try FormatSamples.decoded(text)).message
        == "It is not as Open Badges 3.0 requires: "
        + "'credentialSubject.achievement.tag[0]' is a number, where a text is expected; "
        + "'credentialSubject.achievement.tag[1]' is a number, where a text is expected; "
        + "'credentialSubject.achievement.tag[2]' is a number, where a text is expected; "
        + "'credentialSubject.achievement.tag[3]' is a number, where a text is expected; "
        + "and many more.")
  }

  @Test func `a stranger's text acts on no terminal and is cut short`() throws {
    let text = FormatSamples.badge3.replacing(
      #""Completed""#, with: #""\u001b[31m\u202e\#(String(repeating: "x", count: 100))""#)
    let message = formatCheck(of: try FormatSamples.decoded(text)).message
    #expect(
      message.hasPrefix(
        "It is not as Open Badges 3.0 requires: 'credentialSubject.result[0].status' is "
          + "'\u{FFFD}[31m\u{FFFD}\(String(repeating: "x", count: 54))…', where one of "))
  }
}

extension String {
  /// With the first place of a text replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    let parts = split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: new)
  }
}
