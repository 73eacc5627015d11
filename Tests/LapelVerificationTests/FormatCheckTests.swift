import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct FormatCheckTests {
  /// A sample with one text in it replaced, and all that is said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var outcome: Check.Outcome
    var message: String
    var testDescription: String { "\(old) -> \(new)" }

    init(_ old: String, _ new: String, _ outcome: Check.Outcome, _ message: String) {
      self.old = old
      self.new = new
      self.outcome = outcome
      self.message = message
    }

    func check(_ sample: String) throws -> Check {
      let parts = sample.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "the sample does not hold the text")
      return formatCheck(of: try FormatSamples.decoded(parts.joined(separator: new)))
    }
  }

  @Test(arguments: [
    (FormatSamples.badge3, "Open Badges 3.0"), (FormatSamples.record, "CLR 2.0"),
    (FormatSamples.endorsement3, "Open Badges 3.0"), (FormatSamples.badge2, "Open Badges 2.0"),
    (FormatSamples.badge1, "Open Badges 1"), (FormatSamples.badge05, "Open Badges 1"),
  ])
  func `a whole document passes`(sample: String, standard: String) throws {
    let check = formatCheck(of: try FormatSamples.decoded(sample))
    #expect(
      check
        == Check(
          .format, .passed, "It has every part that \(standard) requires, in the right form."))
  }

  @Test(arguments: [
    Case(
      "\"validFrom\": \"2024-05-01T09:30:00Z\",", "", .failed,
      "It is not as Open Badges 3.0 requires: 'validFrom' is missing."),
    Case(
      "2024-05-01T09:30:00Z", "2024-05-01T09:30:00", .failed,
      "It is not as Open Badges 3.0 requires: 'validFrom' is '2024-05-01T09:30:00', "
        + "which names no time zone."),
    Case(
      "2024-05-01T09:30:00Z", "2024-05-01", .failed,
      "It is not as Open Badges 3.0 requires: 'validFrom' is '2024-05-01', where a "
        + "date and time with a time zone (such as 2024-05-01T09:30:00Z) is expected."),
    Case(
      "2024-05-01T09:30:00Z", "2024-05-01 09:30:00Z", .failed,
      "It is not as Open Badges 3.0 requires: 'validFrom' is '2024-05-01 09:30:00Z', "
        + "where a date and time with a time zone (such as 2024-05-01T09:30:00Z) is "
        + "expected."),
    Case(
      "2024-05-01T09:30:00Z", "2024-02-30T09:30:00Z", .failed,
      "It is not as Open Badges 3.0 requires: 'validFrom' is '2024-02-30T09:30:00Z', "
        + "where a date and time with a time zone (such as 2024-05-01T09:30:00Z) is "
        + "expected."),
    Case(
      "\"validFrom\"", "\"validUntil\": \"2023-05-01T09:30:00Z\", \"validFrom\"", .failed,
      "It is not as Open Badges 3.0 requires: 'validUntil' is '2023-05-01T09:30:00Z', "
        + "which is before the beginning, '2024-05-01T09:30:00Z'."),
    Case(
      "\"validFrom\"", "\"validUntil\": 1700000000, \"validFrom\"", .failed,
      "It is not as Open Badges 3.0 requires: 'validUntil' is a number, where a date "
        + "and time with a time zone (such as 2024-05-01T09:30:00Z) is expected; "
        + "'validUntil' is '1700000000', which is before the beginning, "
        + "'2024-05-01T09:30:00Z'."),
    Case(
      "\"name\": \"Bread\",\n", "", .warning,
      "It has what Open Badges 3.0 requires, but: 'name' is missing, which some "
        + "validators refuse."),
    Case(
      "\"name\": \"Bread\",", "\"name\": {\"@value\": \"Bread\", \"@language\": \"en\"},", .warning,
      "It has what Open Badges 3.0 requires, but: 'name' is given with a language, "
        + "where Open Badges have a plain text."),
    Case(
      "\"id\": \"urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e\",", "", .failed,
      "It is not as Open Badges 3.0 requires: 'id' is missing."),
    Case(
      "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e", "badge 7", .failed,
      "It is not as Open Badges 3.0 requires: 'id' is no absolute address."),
    Case(
      "[\"VerifiableCredential\", \"Open", "[\"Open", .failed,
      "It is not as Open Badges 3.0 requires: 'type' does not name "
        + "'VerifiableCredential'."),
    Case(
      "[\"Achievement\"]", "\"Achievement\"", .passed,
      "It has every part that Open Badges 3.0 requires, in the right form."),
    Case(
      "[\"Achievement\"]", "[\"Award\"]", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.type' "
        + "does not name 'Achievement'."),
    Case(
      "[\"Achievement\"]", "[7]", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.type' is "
        + "a number, where a text or a list of texts is expected."),
    Case(
      "\"type\": [\"AchievementSubject\"],", "", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.type' is missing."),
    Case(
      "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1", .warning,
      "It has what Open Badges 3.0 requires, but: 'issuanceDate' is missing, as "
        + "version 1.1 of verifiable credentials calls 'validFrom'."),
    Case(
      "https://www.w3.org/ns/credentials/v2", "https://bakers.example/v2", .failed,
      "It is not as Open Badges 3.0 requires: '@context[0]' is not "
        + "'https://www.w3.org/ns/credentials/v2' or "
        + "'https://www.w3.org/2018/credentials/v1'."),
    Case(
      "context-3.0.3.json", "context-3.0.1.json", .warning,
      "It has what Open Badges 3.0 requires, but: '@context[1]' is version 3.0.1, the "
        + "newest known is 3.0.3."),
    Case(
      "context-3.0.3.json", "context-3.0.4.json", .passed,
      "It has every part that Open Badges 3.0 requires, in the right form."),
    Case(
      "context-3.0.3.json", "context.json", .passed,
      "It has every part that Open Badges 3.0 requires, in the right form."),
    Case(
      "context-3.0.3.json", "context-3.1.0.json", .failed,
      "It is not as Open Badges 3.0 requires: '@context[1]' is not "
        + "'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'."),
    Case(
      "{\"id\": \"https://bakers.example/issuer\", \"type\": [\"Profile\"], \"name\": \"Bakers\"}",
      "\"https://bakers.example/issuer\"", .passed,
      "It has every part that Open Badges 3.0 requires, in the right form."),
    Case(
      "\"type\": [\"Profile\"], ", "", .failed,
      "It is not as Open Badges 3.0 requires: 'issuer.type' is missing."),
    Case(
      "\"tag\": [\"bread\"]", "\"tag\": \"bread\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.tag' is "
        + "a text, where a list is expected."),
    Case(
      "\"tag\": [\"bread\"]", "\"tag\": []", .warning,
      "It has what Open Badges 3.0 requires, but: 'credentialSubject.achievement.tag' "
        + "is an empty list, which should be left out."),
    Case(
      "\"tag\": [\"bread\"]", "\"tag\": null", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.tag' is "
        + "null, where a list is expected."),
    Case(
      "\"tag\": [\"bread\"]", "\"tag\": [\"bread\", 7]", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.tag[1]' "
        + "is a number, where a text is expected."),
    Case(
      "\"tag\": [\"bread\"]", "\"extra\": [{\"a\": null}]", .warning,
      "It has what Open Badges 3.0 requires, but: "
        + "'credentialSubject.achievement.extra[0].a' is null, which should be left out."),
    Case(
      "\"criteria\": {\"narrative\": \"Bake it.\"}", "\"criteria\": {}", .failed,
      "It is not as Open Badges 3.0 requires: "
        + "'credentialSubject.achievement.criteria' has neither 'id' nor 'narrative', so "
        + "says nothing."),
    Case(
      "\"criteria\": {\"narrative\": \"Bake it.\"}", "\"criteria\": \"https://bakers.example/c\"",
      .failed,
      "It is not as Open Badges 3.0 requires: "
        + "'credentialSubject.achievement.criteria' is a text, where an object is "
        + "expected."),
    Case(
      "\"achievementType\": \"Badge\"", "\"achievementType\": \"Loaf\"", .warning,
      "It has what Open Badges 3.0 requires, but: "
        + "'credentialSubject.achievement.achievementType' is 'Loaf', which the standard "
        + "does not list and which does not begin with 'ext:'."),
    Case(
      "\"achievementType\": \"Badge\"", "\"achievementType\": \"ext:Loaf\"", .passed,
      "It has every part that Open Badges 3.0 requires, in the right form."),
    Case(
      "\"achievementType\": \"Badge\"", "\"creditsAvailable\": \"3\"", .failed,
      "It is not as Open Badges 3.0 requires: "
        + "'credentialSubject.achievement.creditsAvailable' is a text, where a number is "
        + "expected."),
    Case(
      "\"achievementType\": \"Badge\"", "\"image\": \"https://bakers.example/b.png\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.achievement.image' "
        + "is a text, where an object is expected."),
    Case(
      "\"Completed\"", "\"Done\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.result[0].status' is "
        + "'Done', where one of 'Completed', 'Enrolled', 'Failed', 'InProgress', "
        + "'OnHold', 'Withdrew' is expected."),
    Case(
      "https://skills.example/baking", "skills.example/baking", .warning,
      "It has what Open Badges 3.0 requires, but: "
        + "'credentialSubject.achievement.alignment[0].targetUrl' is no absolute address."),
    Case(
      "\"hashed\": true", "\"hashed\": false", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.identifier[0]' says "
        + "that it is not hashed, but its identity is a hash."),
    Case(
      "sha256$7a1a1b3f", "sha256$7a1a1b", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.identifier[0]' says "
        + "that it is hashed, but its identity is not like 'sha256$' and digits."),
    Case(
      "\"hashed\": true, ", "", .failed,
      "It is not as Open Badges 3.0 requires: "
        + "'credentialSubject.identifier[0].hashed' is missing."),
    Case(
      "\"identifier\"", "\"identifiers\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject' has neither 'id' "
        + "nor 'identifier', so names nobody."),
    Case(
      "\"result\": [{", "\"result\": [7, {", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.result[0]' is a "
        + "number, where an object is expected."),
    Case(
      "\"result\": [{\"type\": [\"Result\"], \"status\": \"Completed\", \"value\": \"A\"}]",
      "\"activityEndDate\": \"2024-04-30T17:00:00\"", .warning,
      "It has what Open Badges 3.0 requires, but: 'credentialSubject.activityEndDate' "
        + "is '2024-04-30T17:00:00', which names no time zone."),
    Case(
      "\"name\": \"Bakers\"",
      "\"name\": 1, \"url\": 2, \"phone\": 3, \"email\": 4, \"official\": 5, \"address\": 6",
      .failed,
      "It is not as Open Badges 3.0 requires: 'issuer.name' is a number, where a text "
        + "is expected; 'issuer.url' is a number, where an address is expected; "
        + "'issuer.phone' is a number, where a text is expected; 'issuer.email' is a "
        + "number, where a text is expected; and 2 more."),
    Case(
      "\"validFrom\"", "\"endorsementJwt\": [\"a.b\"], \"validFrom\"", .failed,
      "It is not as Open Badges 3.0 requires: 'endorsementJwt[0]' is not of the three "
        + "parts of a signed credential."),
    Case(
      "\"validFrom\"", "\"evidence\": [{\"name\": \"Loaf\"}], \"validFrom\"", .failed,
      "It is not as Open Badges 3.0 requires: 'evidence[0].type' is missing."),
    Case(
      "\"validFrom\"",
      "\"credentialStatus\": [{\"type\": \"BitstringStatusListEntry\"}], \"validFrom\"", .warning,
      "It has what Open Badges 3.0 requires, but: 'credentialStatus' is a list, where "
        + "Open Badges have one value; 'credentialStatus[0].id' is missing, which some "
        + "validators refuse."),
    Case(
      "\"validFrom\"",
      "\"credentialSchema\": {\"id\": \"https://bakers.example/s\"}, \"validFrom\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSchema.type' is missing."),
  ])
  func `what is amiss in an Open Badges 3 credential is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.badge3)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }

  @Test(arguments: [
    Case(
      "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json\",",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\",", .failed,
      "It is not as CLR 2.0 requires: '@context[1]' is not "
        + "'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'."),
    Case(
      "context-2.0.1.json", "context.json", .passed,
      "It has every part that CLR 2.0 requires, in the right form."),
    Case(
      "[\"ClrSubject\"]", "[\"AchievementSubject\"]", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject.type' does not name "
        + "'ClrSubject'."),
    Case(
      "\"id\": \"did:example:amina\", ", "", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject' has neither 'id' nor "
        + "'identifier', so names nobody."),
    Case(
      "\"verifiableCredential\": [{\"type\": \"VerifiableCredential\"}],", "", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject.verifiableCredential' is "
        + "missing."),
    Case(
      "[{\"type\": \"VerifiableCredential\"}]", "[]", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject.verifiableCredential' is an "
        + "empty list."),
    Case(
      "[{\"type\": \"VerifiableCredential\"}]", "[7]", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject.verifiableCredential[0]' is "
        + "a number, where a credential is expected."),
    Case(
      "\"precedes\"", "\"follows\"", .warning,
      "It has what CLR 2.0 requires, but: "
        + "'credentialSubject.association[0].associationType' is 'follows', which the "
        + "standard does not list and which does not begin with 'ext:'."),
    Case(
      "\"sourceId\": \"urn:uuid:a\", ", "", .failed,
      "It is not as CLR 2.0 requires: 'credentialSubject.association[0].sourceId' is "
        + "missing."),
  ])
  func `what is amiss in a learner record is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.record)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }

  @Test(arguments: [
    Case(
      "\"EndorsementSubject\"", "\"AchievementSubject\"", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.type' does not name "
        + "'EndorsementSubject'."),
    Case(
      "\"id\": \"https://bakers.example/issuer\", ", "", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject' has neither 'id' "
        + "nor 'identifier', so names nobody."),
    Case(
      "\"Good bakers.\"", "[\"Good bakers.\"]", .failed,
      "It is not as Open Badges 3.0 requires: 'credentialSubject.endorsementComment' "
        + "is a list, where a single value is expected."),
    Case(
      "\"EndorsementCredential\"", "\"Praise\"", .warning,
      "It has what the Verifiable Credentials Data Model requires, but: 'type' names "
        + "no badge, learner record or endorsement."),
  ])
  func `what is amiss in an endorsement is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.endorsement3)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }

  @Test(arguments: [
    Case(
      "openbadges/v2", "openbadges/v2.json", .failed,
      "It is not as Open Badges 2.0 requires: '@context' does not name "
        + "'https://w3id.org/openbadges/v2'."),
    Case(
      "\"@context\": \"https://w3id.org/openbadges/v2\", ", "", .failed,
      "It is not as Open Badges 2.0 requires: '@context' is missing."),
    Case(
      "\"type\": \"BadgeClass\"", "\"type\": [\"https://w3id.org/openbadges#BadgeClass\"]", .passed,
      "It has every part that Open Badges 2.0 requires, in the right form."),
    Case(
      "\"type\": \"BadgeClass\"", "\"type\": \"Class\"", .failed,
      "It is not as Open Badges 2.0 requires: 'badge.type' does not name "
        + "'BadgeClass'."),
    Case(
      "\"verification\": {\"type\": \"HostedBadge\"},", "", .failed,
      "It is not as Open Badges 2.0 requires: 'verification' is missing."),
    Case(
      "\"HostedBadge\"", "\"hosted\"", .warning,
      "It has what Open Badges 2.0 requires, but: 'verification' is of the type "
        + "'hosted', as Open Badges 1 called 'HostedBadge'."),
    Case(
      "\"HostedBadge\"", "\"signed\"", .warning,
      "It has what Open Badges 2.0 requires, but: 'verification' is of the type "
        + "'signed', as Open Badges 1 called 'SignedBadge'."),
    Case(
      "\"HostedBadge\"", "\"Trust\"", .failed,
      "It is not as Open Badges 2.0 requires: 'verification' is neither of the type "
        + "'HostedBadge' nor 'SignedBadge'."),
    Case(
      "\"issuedOn\": \"2024-05-01T09:30:00Z\"", "\"issuedOn\": \"2024-05-01\"", .failed,
      "It is not as Open Badges 2.0 requires: 'issuedOn' is '2024-05-01', where a "
        + "date and time with a time zone (such as 2024-05-01T09:30:00Z) is expected."),
    Case(
      "\"issuedOn\": \"2024-05-01T09:30:00Z\"", "\"issuedOn\": \"2024-05-01T09:30:00+0000\"",
      .passed,
      "It has every part that Open Badges 2.0 requires, in the right form."),
    Case(
      "\"issuedOn\": \"2024-05-01T09:30:00Z\"", "\"issuedOn\": 1700000000", .failed,
      "It is not as Open Badges 2.0 requires: 'issuedOn' is a number, where a date "
        + "and time with a time zone (such as 2024-05-01T09:30:00Z) is expected."),
    Case(
      "\"issuedOn\": \"2024-05-01T09:30:00Z\"", "\"issuedOn\": \"2024-05-01T09:30:00\"", .failed,
      "It is not as Open Badges 2.0 requires: 'issuedOn' is '2024-05-01T09:30:00', "
        + "which names no time zone."),
    Case(
      "2026-05-01T09:30:00Z", "2023-05-01T09:30:00Z", .warning,
      "It has what Open Badges 2.0 requires, but: 'expires' is "
        + "'2023-05-01T09:30:00Z', which is before the beginning, '2024-05-01T09:30:00Z'."),
    Case(
      "\"hashed\": false", "\"hashed\": true", .failed,
      "It is not as Open Badges 2.0 requires: 'recipient' says that it is hashed, but "
        + "its identity is not like 'sha256$' and digits."),
    Case(
      "\"hashed\": false, \"identity\": \"amina@example.org\"",
      "\"hashed\": false, \"identity\": \"md5$0cc175b9c0f1b6a831c399e269772661\"", .failed,
      "It is not as Open Badges 2.0 requires: 'recipient' says that it is not hashed, "
        + "but its identity is a hash."),
    Case(
      "\"hashed\": false", "\"hashed\": \"false\"", .failed,
      "It is not as Open Badges 2.0 requires: 'recipient.hashed' is a text, where "
        + "true or false is expected."),
    Case(
      "amina@example.org", "amina", .failed,
      "It is not as Open Badges 2.0 requires: 'recipient' is of the type 'email', but "
        + "its identity is no e-mail address."),
    Case(
      "\"type\": \"email\"", "\"type\": \"twitter\"", .failed,
      "It is not as Open Badges 2.0 requires: 'recipient.type' is 'twitter', where "
        + "one of 'email', 'id', 'url', 'telephone' is expected."),
    Case(
      "\"criteria\": {\"narrative\": \"Bake it.\"}", "\"criteria\": {\"type\": \"Criteria\"}",
      .failed,
      "It is not as Open Badges 2.0 requires: 'badge.criteria' has neither 'id' nor "
        + "'narrative', so says nothing."),
    Case(
      "\"criteria\": {\"narrative\": \"Bake it.\"}", "\"criteria\": \"https://bakers.example/c\"",
      .passed,
      "It has every part that Open Badges 2.0 requires, in the right form."),
    Case(
      "https://bakers.example/1.png", "data:image/png;base64,AA==", .failed,
      "It is not as Open Badges 2.0 requires: 'image' is a picture written out, where "
        + "the address of one is expected."),
    Case(
      "https://bakers.example/bread.png", "data:image/png;base64,AA==", .passed,
      "It has every part that Open Badges 2.0 requires, in the right form."),
    Case(
      "https://bakers.example/bread.png", "data:image/jpeg;base64,AA==", .failed,
      "It is not as Open Badges 2.0 requires: 'badge.image' is a picture that is "
        + "neither PNG nor SVG."),
    Case(
      "\"image\": \"https://bakers.example/bread.png\",", "", .warning,
      "It has what Open Badges 2.0 requires, but: 'badge.image' is missing, which "
        + "some validators refuse."),
    Case(
      "\"image\": \"https://bakers.example/1.png\"", "\"image\": {\"caption\": \"Bread\"}", .failed,
      "It is not as Open Badges 2.0 requires: 'image.id' is missing."),
    Case(
      ", \"email\": \"office@bakers.example\"", "", .failed,
      "It is not as Open Badges 2.0 requires: 'badge.issuer.email' is missing."),
    Case(
      "\"targetName\": \"Baking\", ", "", .failed,
      "It is not as Open Badges 2.0 requires: 'badge.alignment[0].targetName' is "
        + "missing."),
    Case(
      "\"email\": \"office",
      "\"publicKey\": {\"id\": \"https://bakers.example/key\"}, \"email\": \"office", .failed,
      "It is not as Open Badges 2.0 requires: 'badge.issuer.publicKey.owner' is "
        + "missing; 'badge.issuer.publicKey.publicKeyPem' is missing."),
    Case(
      "\"email\": \"office",
      "\"revocationList\": {\"id\": \"https://bakers.example/revoked\", \"revokedAssertions\": [\"https://bakers.example/1\", {\"uid\": \"7\"}, {}]}, \"email\": \"office",
      .failed,
      "It is not as Open Badges 2.0 requires: "
        + "'badge.issuer.revocationList.revokedAssertions[2]' is neither an address nor "
        + "an object with 'id' or 'uid'."),
    Case(
      "\"badge\": {", "\"revoked\": \"yes\", \"badge\": {", .failed,
      "It is not as Open Badges 2.0 requires: 'revoked' is a text, where true or "
        + "false is expected."),
  ])
  func `what is amiss in an Open Badges 2 assertion is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.badge2)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }

  @Test(arguments: [
    Case(
      "1400000000", "\"soon\"", .failed,
      "It is not as Open Badges 1 requires: 'issuedOn' is 'soon', where a date (such "
        + "as 2024-05-01) or seconds since 1970 is expected."),
    Case(
      "1400000000", "\"2014-05-13\"", .passed,
      "It has every part that Open Badges 1 requires, in the right form."),
    Case(
      "\"type\": \"hosted\"", "\"type\": \"trust\"", .failed,
      "It is not as Open Badges 1 requires: 'verify.type' is neither of the type "
        + "'hosted' nor 'signed'."),
    Case(
      "\"uid\": \"1\",", "", .warning,
      "It has what Open Badges 1 requires, but: 'uid' is missing, which some "
        + "validators refuse."),
    Case(
      "\"hashed\": true, ", "", .failed,
      "It is not as Open Badges 1 requires: 'recipient.hashed' is missing."),
    Case(
      "\"criteria\": \"https://bakers.example/bread\",", "", .failed,
      "It is not as Open Badges 1 requires: 'badge.criteria' is missing."),
    Case(
      "\"name\": \"Bakers\", ", "", .failed,
      "It is not as Open Badges 1 requires: 'badge.issuer.name' is missing."),
  ])
  func `what is amiss in an Open Badges 1 assertion is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.badge1)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }

  @Test(arguments: [
    Case(
      "\"origin\": \"https://bakers.example\", ", "", .failed,
      "It is not as Open Badges 1 requires: 'badge.issuer.origin' is missing."),
    Case(
      "2012-05-01", "May 2012", .failed,
      "It is not as Open Badges 1 requires: 'issued_on' is 'May 2012', where a date "
        + "(such as 2024-05-01) or seconds since 1970 is expected."),
  ])
  func `what is amiss in an Open Badges 0.5 assertion is named`(amiss: Case) throws {
    let check = try amiss.check(FormatSamples.badge05)
    #expect(check == Check(.format, amiss.outcome, amiss.message))
  }
}
