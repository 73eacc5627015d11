import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct CredentialReaderVerifiableCredentialTests {
  /// Says everything that Open Badges 3.0 gives a place.
  private static let full = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
       "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
     "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
     "name": {"en": "Pottery", "de": "Töpfern"}, "description": "Clay", "inLanguage": "en",
     "image": {"id": "https://i.example/c.png", "type": "Image", "caption": "A pot"},
     "issuer": {"id": "did:web:i.example", "type": ["Profile"], "name": "Kiln",
       "officialName": "Kiln e.V.", "official": "D. Fire", "url": "https://i.example/",
       "email": "office@i.example", "phone": "+1", "description": "Burns",
       "image": "https://i.example/logo.svg", "givenName": "G", "additionalName": "A",
       "patronymicName": "P", "familyNamePrefix": "von", "familyName": "F",
       "honorificPrefix": "Dr", "honorificSuffix": "Jr", "dateOfBirth": "1970-01-01",
       "address": {"type": "Address", "streetAddress": "1 Road", "postOfficeBoxNumber": "2",
         "postalCode": "3", "addressLocality": "Town", "addressRegion": "R",
         "addressCountry": "Land", "addressCountryCode": "PT",
         "geo": {"type": "GeoCoordinates", "latitude": 38.7, "longitude": -9.1}},
       "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "77",
         "identifierType": "institutionId"}],
       "parentOrg": {"id": "https://p.example/", "type": "Profile", "name": "Guild"}},
     "validFrom": "2024-01-02T03:04:05Z", "validUntil": "2030-01-01T00:00:00+01:00",
     "awardedDate": "2024-01-01",
     "credentialSubject": {"id": "did:example:a", "type": ["AchievementSubject"],
       "identifier": [
         {"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "salt": "s",
           "identityType": "emailAddress"},
         {"type": "IdentityObject", "hashed": false, "identityHash": "Ada",
           "identityType": "name"}],
       "achievement": {"id": "https://i.example/a", "type": ["Achievement"],
         "achievementType": "MicroCredential", "name": "Pottery I", "description": "Throwing",
         "criteria": {"id": "https://i.example/criteria", "narrative": "Throw *ten*"},
         "image": {"id": "data:image/png;base64,AAAA"},
         "alignment": [{"type": ["Alignment"], "targetName": "Throw", "targetUrl": "https://f.example/t",
           "targetDescription": "Throws", "targetFramework": "Crafts", "targetCode": "T1",
           "targetType": "CFItem"}],
         "tag": ["clay", "fire"], "creditsAvailable": 7.50, "fieldOfStudy": "0214",
         "specialization": "Raku", "humanCode": "P1", "inLanguage": "en", "version": "2",
         "otherIdentifier": [{"identifier": "c-1", "identifierType": "ext:course"}],
         "creator": {"id": "https://c.example/", "name": "Maker"},
         "related": [{"id": "https://i.example/a-fr", "type": ["Related"], "inLanguage": "fr",
           "version": "2"}],
         "resultDescription": [{"id": "urn:uuid:r", "type": ["ResultDescription"], "name": "Mark",
           "resultType": "RubricCriterionLevel", "allowedValue": ["1", "2"],
           "requiredLevel": "urn:uuid:l", "requiredValue": "1", "valueMin": "0", "valueMax": 9,
           "alignment": [{"targetName": "T", "targetUrl": "https://f.example/r"}],
           "rubricCriterionLevel": [{"id": "urn:uuid:l", "name": "Good", "description": "Even",
             "level": "B", "points": "3"}]}]},
       "role": "Student", "term": "W1", "creditsEarned": 5, "licenseNumber": "L9",
       "activityStartDate": "2023-09-01", "activityEndDate": "2023-12-01",
       "narrative": "Threw **twelve**", "image": "https://i.example/ada.png",
       "source": {"id": "https://s.example/", "name": "Assessor"},
       "result": [{"type": ["Result"], "resultDescription": "urn:uuid:r", "value": 2,
         "status": "Completed", "achievedLevel": "urn:uuid:l",
         "alignment": [{"targetName": "T", "targetUrl": "https://f.example/r"}]}]},
     "evidence": [{"id": "https://i.example/e", "type": ["Evidence"], "name": "Pots",
       "description": "Twelve", "narrative": "See *photo*", "genre": "Photo",
       "audience": "All"}],
     "credentialStatus": {"id": "https://i.example/s#5", "type": "BitstringStatusListEntry",
       "statusPurpose": "revocation", "statusListIndex": "5",
       "statusListCredential": "https://i.example/s"},
     "credentialSchema": [{"id": "https://i.example/schema", "type": "1EdTechJsonSchemaValidator2019"}],
     "refreshService": {"id": "https://i.example/new", "type": "1EdTechCredentialRefresh"},
     "termsOfUse": {"id": "https://i.example/terms", "type": "Terms"},
     "proof": [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
       "created": "2024-01-02T03:04:05Z", "verificationMethod": "did:web:i.example#k",
       "proofPurpose": "assertionMethod", "proofValue": "z1"}],
     "skillLevel": "high"}
    """

  @Test func `a whole Open Badges 3 credential is decoded member by member`() throws {
    let credential = try credential(Self.full)
    let document = try json(Self.full)
    #expect(credential.format == .openBadges3DataIntegrity)
    #expect(credential.document == document)
    #expect(credential.id == "urn:uuid:1")
    #expect(credential.types == ["VerifiableCredential", "OpenBadgeCredential"])
    #expect(
      credential.contexts == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ])
    #expect(
      credential.name
        == LocalizedText([
          .init(language: "en", text: "Pottery"), .init(language: "de", text: "Töpfern"),
        ]))
    #expect(credential.description == LocalizedText("Clay", language: "en"))
    #expect(
      credential.image
        == ImageReference(
          address: "https://i.example/c.png", caption: LocalizedText("A pot", language: "en")))
    #expect(credential.validFrom == Timestamp(text: "2024-01-02T03:04:05Z"))
    #expect(credential.validUntil == Timestamp(text: "2030-01-01T00:00:00+01:00"))
    #expect(credential.awardedDate == Timestamp(text: "2024-01-01"))
    #expect(
      credential.schemas == [
        TypedReference(
          id: "https://i.example/schema", types: ["1EdTechJsonSchemaValidator2019"])
      ])
    #expect(
      credential.refreshServices == [
        TypedReference(id: "https://i.example/new", types: ["1EdTechCredentialRefresh"])
      ])
    #expect(
      credential.termsOfUse == [
        TypedReference(id: "https://i.example/terms", types: ["Terms"])
      ])
    #expect(credential.unknownMembers.map(\.name) == ["skillLevel"])
    #expect(credential.title == LocalizedText("Pottery I", language: "en"))
  }

  @Test func `its issuer is decoded`() throws {
    let issuer = try #require(try credential(Self.full).issuer)
    var expected = Profile(id: "did:web:i.example")
    expected.types = ["Profile"]
    expected.name = LocalizedText("Kiln")
    expected.officialName = "Kiln e.V."
    expected.official = "D. Fire"
    expected.url = "https://i.example/"
    expected.email = "office@i.example"
    expected.telephone = "+1"
    expected.description = LocalizedText("Burns")
    expected.image = ImageReference(address: "https://i.example/logo.svg")
    expected.givenName = "G"
    expected.additionalName = "A"
    expected.patronymicName = "P"
    expected.familyNamePrefix = "von"
    expected.familyName = "F"
    expected.honorificPrefix = "Dr"
    expected.honorificSuffix = "Jr"
    expected.statesBirthDateOrNationalNumber = true
    var address = Address()
    address.streetAddress = "1 Road"
    address.postOfficeBoxNumber = "2"
    address.postalCode = "3"
    address.locality = "Town"
    address.region = "R"
    address.country = "Land"
    address.countryCode = "PT"
    address.latitude = "38.7"
    address.longitude = "-9.1"
    expected.address = address
    expected.otherIdentifiers = [OtherIdentifier(identifier: "77", kind: "institutionId")]
    var parent = Profile(id: "https://p.example/")
    parent.types = ["Profile"]
    parent.name = LocalizedText("Guild")
    parent.document = issuer.document?["parentOrg"]
    expected.parentOrganization = [parent]
    expected.document = try json(Self.full)["issuer"]
    #expect(issuer == expected)
  }

  @Test func `its subject is decoded`() throws {
    let subject = try credential(Self.full).subject
    #expect(subject.id == "did:example:a")
    #expect(
      subject.identifiers == [
        RecipientIdentifier(kind: "emailAddress", value: "sha256$00", isHashed: true, salt: "s"),
        RecipientIdentifier(kind: "name", value: "Ada", isHashed: false),
      ])
    #expect(subject.role == "Student")
    #expect(subject.term == "W1")
    #expect(subject.creditsEarned == "5")
    #expect(subject.licenseNumber == "L9")
    #expect(subject.activityStart == Timestamp(text: "2023-09-01"))
    #expect(subject.activityEnd == Timestamp(text: "2023-12-01"))
    #expect(subject.narrative == LocalizedText("Threw **twelve**", language: "en"))
    #expect(subject.image == ImageReference(address: "https://i.example/ada.png"))
    #expect(subject.source?.name == LocalizedText("Assessor"))
    var alignment = Alignment()
    alignment.name = LocalizedText("T", language: "en")
    alignment.url = "https://f.example/r"
    var result = AchievementResult()
    result.resultDescription = "urn:uuid:r"
    result.value = "2"
    result.status = "Completed"
    result.achievedLevel = "urn:uuid:l"
    result.alignments = [alignment]
    #expect(subject.results == [result])
    #expect(!subject.statesBirthDateOrNationalNumber)
  }

  @Test func `its achievement is decoded`() throws {
    let achievement = try #require(try credential(Self.full).subject.achievement)
    var expected = Achievement(id: "https://i.example/a")
    expected.types = ["Achievement"]
    expected.achievementType = "MicroCredential"
    expected.name = LocalizedText("Pottery I", language: "en")
    expected.description = LocalizedText("Throwing", language: "en")
    expected.criteria = Criteria(
      address: "https://i.example/criteria",
      narrative: LocalizedText("Throw *ten*", language: "en"))
    expected.image = ImageReference(address: "data:image/png;base64,AAAA")
    var alignment = Alignment()
    alignment.name = LocalizedText("Throw", language: "en")
    alignment.url = "https://f.example/t"
    alignment.description = LocalizedText("Throws", language: "en")
    alignment.framework = "Crafts"
    alignment.code = "T1"
    alignment.targetType = "CFItem"
    expected.alignments = [alignment]
    expected.tags = ["clay", "fire"]
    expected.creditsAvailable = "7.50"
    expected.fieldOfStudy = "0214"
    expected.specialization = "Raku"
    expected.humanCode = "P1"
    expected.language = "en"
    expected.version = "2"
    expected.otherIdentifiers = [OtherIdentifier(identifier: "c-1", kind: "ext:course")]
    var creator = Profile(id: "https://c.example/")
    creator.name = LocalizedText("Maker")
    creator.document = achievement.document?["creator"]
    expected.creator = creator
    var related = RelatedAchievement(id: "https://i.example/a-fr")
    related.language = "fr"
    related.version = "2"
    expected.related = [related]
    var description = ResultDescription(id: "urn:uuid:r")
    description.name = LocalizedText("Mark", language: "en")
    description.resultType = "RubricCriterionLevel"
    description.allowedValues = ["1", "2"]
    description.requiredLevel = "urn:uuid:l"
    description.requiredValue = "1"
    description.valueMin = "0"
    description.valueMax = "9"
    var level = RubricLevel(id: "urn:uuid:l")
    level.name = LocalizedText("Good", language: "en")
    level.description = LocalizedText("Even", language: "en")
    level.level = "B"
    level.points = "3"
    description.rubricLevels = [level]
    var resultAlignment = Alignment()
    resultAlignment.name = LocalizedText("T", language: "en")
    resultAlignment.url = "https://f.example/r"
    description.alignments = [resultAlignment]
    expected.resultDescriptions = [description]
    expected.document = try json(Self.full)["credentialSubject"]?["achievement"]
    #expect(achievement == expected)
  }

  @Test func `its evidence, status and proof are decoded`() throws {
    let credential = try credential(Self.full)
    var evidence = Evidence(address: "https://i.example/e")
    evidence.name = LocalizedText("Pots", language: "en")
    evidence.description = LocalizedText("Twelve", language: "en")
    evidence.narrative = LocalizedText("See *photo*", language: "en")
    evidence.genre = "Photo"
    evidence.audience = "All"
    #expect(credential.evidence == [evidence])
    var status = StatusReference(document: try #require(credential.document["credentialStatus"]))
    status.id = "https://i.example/s#5"
    status.types = ["BitstringStatusListEntry"]
    status.purpose = "revocation"
    status.listIndex = "5"
    status.listCredential = "https://i.example/s"
    #expect(credential.status == [status])
    var proof = Proof(document: try #require(credential.document["proof"]?.array?.first))
    proof.types = ["DataIntegrityProof"]
    proof.cryptosuite = "eddsa-jcs-2022"
    proof.created = Timestamp(text: "2024-01-02T03:04:05Z")
    proof.verificationMethod = "did:web:i.example#k"
    proof.purpose = "assertionMethod"
    #expect(credential.proofs == [proof])
  }

  @Test func `the dates of data model 1_1 are read`() throws {
    let credential = try credential(
      """
      {"@context": ["https://www.w3.org/2018/credentials/v1"],
       "type": ["VerifiableCredential", "AchievementCredential"],
       "issuer": "https://i.example/", "issuanceDate": "2022-04-21T18:26:18Z",
       "expirationDate": "2035-05-05T00:00:00Z",
       "credentialSubject": {"achievement": "https://i.example/a"}}
      """)
    #expect(credential.format == .openBadges3Unsigned)
    #expect(credential.validFrom == Timestamp(text: "2022-04-21T18:26:18Z"))
    #expect(credential.validUntil == Timestamp(text: "2035-05-05T00:00:00Z"))
    #expect(credential.issuer == Profile(id: "https://i.example/"))
    #expect(credential.subject.achievement == Achievement(id: "https://i.example/a"))
  }

  @Test func `claims stand in for what a credential in a vc claim leaves out`() throws {
    let payload = """
      {"iss": "did:web:i.example", "sub": "did:example:a", "jti": "urn:uuid:9", "nbf": 1650000000,
       "exp": 1700000000.5, "vc": {"type": ["VerifiableCredential", "OpenBadgeCredential"],
         "issuer": {"name": "Kiln"},
         "credentialSubject": {"achievement": {"name": "Pottery"}}}}
      """
    let credential = try credential(compactJWS(payload: payload), as: .compactJWS)
    #expect(credential.format == .openBadges3JWT)
    #expect(credential.id == "urn:uuid:9")
    #expect(credential.issuer?.id == "did:web:i.example")
    #expect(credential.issuer?.name == LocalizedText("Kiln"))
    #expect(credential.subject.id == "did:example:a")
    #expect(credential.validFrom?.moment?.secondsSince1970 == 1_650_000_000)
    #expect(credential.validUntil?.text == "1700000000.5")
    #expect(credential.claims == (try json(payload)))
    #expect(credential.document == (try json(payload))["vc"])
  }

  @Test func `what the credential states itself is not replaced by claims`() throws {
    let credential = try credential(
      compactJWS(
        payload: """
          {"iss": "did:web:other.example", "sub": "did:example:b", "jti": "urn:uuid:9", "nbf": 5,
           "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"],
           "issuer": "did:web:i.example", "validFrom": "2024-01-02T03:04:05Z",
           "credentialSubject": {"id": "did:example:a", "achievement": {"name": "Pottery"}}}
          """), as: .compactJWS)
    #expect(credential.id == "urn:uuid:1")
    #expect(credential.issuer?.id == "did:web:i.example")
    #expect(credential.subject.id == "did:example:a")
    #expect(credential.validFrom?.text == "2024-01-02T03:04:05Z")
    #expect(credential.claims == credential.document)
    #expect(credential.unknownMembers.isEmpty)
  }

  @Test func `a vc claim without a type is a credential of unknown kind`() throws {
    let credential = try credential(
      compactJWS(payload: #"{"vc": {"issuer": "did:x:y"}}"#), as: .compactJWS)
    #expect(credential.format == .unknown)
    #expect(credential.issuer?.id == "did:x:y")
  }

  @Test func `several subjects are kept in order`() throws {
    let credential = try credential(
      """
      {"type": ["VerifiableCredential", "OpenBadgeCredential"],
       "credentialSubject": [{"id": "did:example:a"}, {"id": "did:example:b"}, "did:example:c"]}
      """)
    #expect(credential.subject.id == "did:example:a")
    #expect(credential.furtherSubjects.map(\.id) == ["did:example:b", "did:example:c"])
  }

  @Test func `a CLR holds credentials as objects, tokens and enveloped ones`() throws {
    let inner =
      #"{"type": ["VerifiableCredential", "OpenBadgeCredential"], "id": "urn:uuid:2", "credentialSubject": {"achievement": {"name": "Inner"}}}"#
    let token = compactJWS(payload: inner)
    let credential = try credential(
      """
      {"type": ["VerifiableCredential", "ClrCredential"], "name": "Record", "partial": true,
       "credentialSubject": {"type": "ClrSubject", "id": "did:example:a",
         "achievement": [{"id": "urn:uuid:a", "name": "One"}, {"id": "urn:uuid:b", "name": "Two"}],
         "association": [{"type": "Association", "associationType": "isPartOf",
           "sourceId": "urn:uuid:2", "targetId": "urn:uuid:1"}],
         "verifiableCredential": [\(inner), "\(token)",
           {"@context": "https://www.w3.org/ns/credentials/v2",
            "type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,\(token)"},
           "https://far.example/credential", {"name": "?"}]}}
      """)
    #expect(credential.format == .clr2Unsigned)
    #expect(credential.isPartial == true)
    #expect(credential.title == LocalizedText("Record"))
    #expect(credential.subject.achievement == nil)
    #expect(credential.subject.furtherAchievements.map(\.id) == ["urn:uuid:a", "urn:uuid:b"])
    #expect(
      credential.subject.associations == [
        Association(kind: "isPartOf", sourceID: "urn:uuid:2", targetID: "urn:uuid:1")
      ])
    let formats = credential.contents.map { member in
      switch member {
      case .credential(let inner): "\(inner.format.rawValue) \(inner.id ?? "")"
      case .reference(let address): address
      case .undecodable(let reason): reason.summary
      }
    }
    #expect(
      formats == [
        "ob3-unsigned urn:uuid:2", "ob3-jwt urn:uuid:2", "ob3-jwt urn:uuid:2",
        "https://far.example/credential", "this JSON object is no badge; its members are 'name'",
      ])
  }

  @Test func `endorsements stand wherever Open Badges 3 lets them`() throws {
    func endorsement(_ id: String) -> String {
      #"{"type": ["VerifiableCredential", "EndorsementCredential"], "issuer": "did:x:e", "credentialSubject": {"id": "\#(id)", "type": "EndorsementSubject", "endorsementComment": "Good \#(id)"}}"#
    }
    let credential = try credential(
      """
      {"type": ["VerifiableCredential", "OpenBadgeCredential"],
       "endorsement": \(endorsement("a")), "endorsementJwt": ["\(compactJWS(payload: endorsement("b")))", "no.token"],
       "issuer": {"id": "did:x:i", "endorsement": [\(endorsement("c"))]},
       "credentialSubject": {"achievement": {"name": "A", "endorsement": [\(endorsement("d"))],
         "creator": {"name": "C", "endorsementJwt": "\(compactJWS(payload: endorsement("e")))"}}}}
      """)
    func told(_ embedded: [EmbeddedCredential]?) -> [String] {
      (embedded ?? []).map { member in
        switch member {
        case .credential(let inner):
          "\(inner.format.rawValue): \(inner.subject.endorsementComment?.text(for: "en") ?? "")"
        case .reference(let address): address
        case .undecodable(let reason): reason.summary
        }
      }
    }
    #expect(
      told(credential.endorsements) == [
        "endorsement-unsigned: Good a", "endorsement-jwt: Good b",
        "a signed badge has three parts with dots between; this has 2",
      ])
    #expect(told(credential.issuer?.endorsements) == ["endorsement-unsigned: Good c"])
    #expect(
      told(credential.subject.achievement?.endorsements) == ["endorsement-unsigned: Good d"])
    #expect(
      told(credential.subject.achievement?.creator?.endorsements) == [
        "endorsement-jwt: Good e"
      ])
  }

  @Test(arguments: [
    (["EndorsementCredential"], false, CredentialFormat.endorsementUnsigned),
    (["EndorsementCredential"], true, .endorsementJWT),
    (
      ["https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential"], true,
      .openBadges3JWT
    ),
    (["VerifiableCredential", "ClrCredential", "AchievementCredential"], true, .clr2JWT),
    (["VerifiableCredential", "PermanentResidentCard"], false, .unknown),
    ([], false, .unknown),
  ])
  func `the kind is told by the types`(
    types: [String], isJWT: Bool, format: CredentialFormat
  ) throws {
    let list = types.map { "\"\($0)\"" }.joined(separator: ",")
    let text = #"{"type": [\#(list)], "credentialSubject": {"id": "did:x:y"}}"#
    let credential = try credential(
      isJWT ? compactJWS(payload: text) : text, as: isJWT ? .compactJWS : .json)
    #expect(credential.format == format)
  }

  @Test func `malformed members are left out and the rest is kept`() throws {
    let credential = try credential(
      """
      {"type": ["VerifiableCredential", "OpenBadgeCredential", 7, null], "id": {"x": 1},
       "@context": null, "name": [null, "", " "], "issuer": [], "validFrom": {"x": 1},
       "validUntil": "soon", "evidence": [7, null, "https://e.example/", "In words"],
       "proof": "z1", "credentialStatus": null, "image": [],
       "credentialSubject": {"identifier": [{"hashed": true}, 5], "result": ["x"],
         "association": [{}], "achievement": {"name": "Kept", "alignment": [{}, 3, "https://a.example/"],
           "tag": "one", "criteria": 5, "image": {}, "creator": 9, "resultDescription": [[]]}}}
      """)
    #expect(credential.title == LocalizedText("Kept"))
    #expect(credential.id == nil)
    #expect(credential.types == ["VerifiableCredential", "OpenBadgeCredential"])
    #expect(credential.name == nil)
    #expect(credential.issuer == nil)
    #expect(credential.validFrom == nil)
    #expect(credential.validUntil == Timestamp(text: "soon", moment: nil))
    var words = Evidence()
    words.narrative = LocalizedText("In words")
    #expect(credential.evidence == [Evidence(address: "https://e.example/"), words])
    #expect(credential.proofs.isEmpty)
    #expect(credential.subject.identifiers.isEmpty)
    #expect(credential.subject.results.isEmpty)
    #expect(credential.subject.achievement?.alignments.map(\.url) == ["https://a.example/"])
    #expect(credential.subject.achievement?.tags == ["one"])
    #expect(credential.subject.achievement?.criteria?.narrative == LocalizedText("5"))
  }

  @Test(arguments: [
    #""credentialSubject": {"dateOfBirth": "2000-01-01"}"#,
    #""credentialSubject": {"schema:birthDate": "2000-01-01"}"#,
    #""credentialSubject": {"nationalID": {"notation": "1"}}"#,
    #""credentialSubject": {"social_security_number": "1"}"#,
    #""credentialSubject": {"identifier": {"identityType": "nationalIdentityNumber", "identityHash": "1"}}"#,
    #""credentialSubject": {"identifier": {"identifierType": "ext:nationalIdentityNumber", "identifier": "1"}}"#,
  ])
  func `a birth date or national number is noted and not kept`(member: String) throws {
    let credential = try credential(#"{"type": "OpenBadgeCredential", \#(member)}"#)
    #expect(credential.subject.statesBirthDateOrNationalNumber)
    #expect(credential.sensitiveContents.contains(.birthDateOrNationalNumber))
  }
}
