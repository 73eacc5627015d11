import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct CredentialReaderOpenBadges2Tests {
  @Test func `an assertion of 0.5 says everything in itself`() throws {
    let text = """
      {"recipient": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5",
       "salt": "deadsea", "evidence": "/bimmy.html", "expires": "2013-06-01",
       "issued_on": 1306886400,
       "badge": {"version": "0.5.0", "name": "Logic", "image": "/logic.png",
         "description": "Thinks straight", "criteria": "https://badges.example/logic",
         "issuer": {"origin": "https://badges.example", "name": "Badge School", "org": "Unit 9",
           "contact": "office@badges.example"}}}
      """
    var expected = Credential(format: .openBadges1, document: try json(text))
    expected.validFrom = Timestamp(
      text: "1306886400", moment: .init(secondsSince1970: 1_306_886_400))
    expected.validUntil = Timestamp(text: "2013-06-01")
    var evidence = Evidence()
    evidence.narrative = LocalizedText("/bimmy.html")
    expected.evidence = [evidence]
    expected.subject.document = expected.document["recipient"]
    expected.subject.identifiers = [
      RecipientIdentifier(
        kind: "email",
        value: "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5",
        isHashed: true, salt: "deadsea")
    ]
    let badge = try #require(expected.document["badge"])
    var achievement = Achievement()
    achievement.name = LocalizedText("Logic")
    achievement.description = LocalizedText("Thinks straight")
    achievement.criteria = Criteria(address: "https://badges.example/logic")
    achievement.image = ImageReference(address: "/logic.png")
    achievement.version = "0.5.0"
    achievement.document = badge
    expected.subject.achievement = achievement
    var issuer = Profile()
    issuer.name = LocalizedText("Badge School")
    issuer.url = "https://badges.example"
    issuer.email = "office@badges.example"
    issuer.document = badge["issuer"]
    expected.issuer = issuer
    let credential = try credential(text)
    #expect(credential == expected)
    #expect(credential.unknownMembers.map { "\($0.place) \($0.name)" } == ["issuer org"])
  }

  @Test func `an assertion of 1.0 is filled in from its badge class and issuer`() throws {
    let text = """
      {"uid": "3f", "recipient": {"type": "email", "hashed": false, "identity": "a@b.example"},
       "badge": "https://b.example/class", "issuedOn": "2014-02-14",
       "verify": {"type": "hosted", "url": "https://b.example/3f"}}
      """
    let credential = try credential(
      text,
      linked: [
        "https://b.example/class":
          #"{"name": "Gardener", "criteria": "https://b.example/criteria", "issuer": "https://b.example/issuer", "tags": ["soil"], "alignment": [{"name": "Dig", "url": "https://s.example/dig", "description": "Digs"}]}"#,
        "https://b.example/issuer": #"{"name": "Garden School", "url": "https://b.example/"}"#,
      ])
    #expect(credential.format == .openBadges1)
    #expect(credential.id == "3f")
    #expect(
      credential.hosting == HostedVerification(kind: .hosted, url: "https://b.example/3f"))
    let achievement = try #require(credential.subject.achievement)
    #expect(achievement.id == "https://b.example/class")
    #expect(achievement.name == LocalizedText("Gardener"))
    #expect(achievement.tags == ["soil"])
    var alignment = Alignment()
    alignment.name = LocalizedText("Dig")
    alignment.url = "https://s.example/dig"
    alignment.description = LocalizedText("Digs")
    #expect(achievement.alignments == [alignment])
    #expect(credential.issuer?.id == "https://b.example/issuer")
    #expect(credential.issuer?.name == LocalizedText("Garden School"))
    #expect(credential.title == LocalizedText("Gardener"))
  }

  @Test func `an unknown badge class leaves its address`() throws {
    let credential = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
       "id": "https://b.example/1", "recipient": {"type": "email", "identity": "a@b.example"},
       "badge": "https://b.example/class", "verification": {"type": "HostedBadge"}}
      """)
    #expect(credential.format == .openBadges2Hosted)
    #expect(credential.subject.achievement == Achievement(id: "https://b.example/class"))
    #expect(credential.subject.achievement?.document == nil)
    #expect(credential.issuer == nil)
    #expect(credential.title == nil)
    #expect(credential.hosting == HostedVerification(kind: .hosted, url: "https://b.example/1"))
  }

  @Test func `an unknown issuer leaves its address`() throws {
    let credential = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:uuid:1",
       "recipient": {"type": "email", "identity": "a@b.example"},
       "badge": {"id": "https://b.example/class", "type": "BadgeClass", "name": "Gardener",
         "issuer": {"id": "https://b.example/issuer"}}}
      """)
    #expect(credential.issuer == Profile(id: "https://b.example/issuer"))
    #expect(credential.title == LocalizedText("Gardener"))
  }

  @Test(
    arguments: [
      (#"{"type": "HostedBadge"}"#, HostedVerification.Kind.hosted, "https://b.example/1", nil),
      (#"{"type": "hosted"}"#, .hosted, "https://b.example/1", nil),
      (
        #"{"type": ["obi:HostedBadge"], "url": "https://b.example/x"}"#, .hosted,
        "https://b.example/x", nil
      ),
      (
        #"{"type": "SignedBadge", "creator": "https://b.example/k"}"#, .signed, nil,
        "https://b.example/k"
      ),
      (#"{"type": "signed", "url": "https://b.example/k"}"#, .signed, nil, "https://b.example/k"),
      (#""hosted""#, .hosted, "https://b.example/1", nil),
      (#"{"type": ["MerkleProofVerification2017", "Extension"]}"#, .unknown, nil, nil),
    ] as [(String, HostedVerification.Kind, String?, String?)])
  func `the ways of verification are read in all their spellings`(
    verification: String, kind: HostedVerification.Kind, url: String?, creator: String?
  ) throws {
    let credential = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
       "id": "https://b.example/1", "verification": \(verification)}
      """)
    #expect(credential.hosting == HostedVerification(kind: kind, url: url, creator: creator))
    #expect(credential.format == (kind == .signed ? .openBadges2Signed : .openBadges2Hosted))
  }

  @Test func `a signed assertion keeps its envelope`() throws {
    let payload = """
      {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:1",\
      "recipient":{"type":"email","hashed":true,"identity":"sha256$00"},"badge":"https://b.example/c",\
      "verification":{"type":"SignedBadge","creator":"https://b.example/k"},"issuedOn":"2020-01-02"}
      """
    let text = compactJWS(payload: payload, header: #"{"alg":"RS256"}"#)
    let credential = try credential(" \(text)\n", as: .compactJWS)
    #expect(credential.format == .openBadges2Signed)
    #expect(credential.claims == nil)
    #expect(credential.document == (try json(payload)))
    let envelope = try #require(credential.envelope)
    #expect(envelope.text == Array(text.utf8))
    #expect(envelope.header == (try json(#"{"alg":"RS256"}"#)))
    #expect(envelope.payload == Array(payload.utf8))
    #expect(envelope.signature == Array("signature".utf8))
  }

  @Test func `a revoked answer of a host is an assertion that says so`() throws {
    let bare = try credential(#"{"id": "https://b.example/1", "revoked": true}"#)
    #expect(bare.statedRevocation == StatedRevocation())
    let full = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
       "id": "https://b.example/1", "revoked": true, "revocationReason": "Copied"}
      """)
    #expect(full.statedRevocation == StatedRevocation(reason: "Copied"))
    #expect(full.format == .openBadges2Hosted)
    let not = try credential(
      #"{"type": "Assertion", "id": "https://b.example/1", "badge": "b", "revoked": false}"#)
    #expect(not.statedRevocation == nil)
  }

  @Test func `languages of assertion, badge class and texts are kept apart`() throws {
    let credential = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:uuid:1",
       "@language": "de", "narrative": "Gut gemacht",
       "badge": {"type": "BadgeClass", "@language": "fr", "name": "Jardin",
         "description": [{"@value": "Garden", "@language": "en"}, "Potager"],
         "criteria": {"narrative": {"fr": "Bêcher", "en-GB": "Dig"}},
         "related": {"id": "https://b.example/c-ar", "@language": "ar"}, "issuer": "did:x:y"}}
      """)
    #expect(credential.language == "de")
    #expect(credential.narrative == LocalizedText("Gut gemacht", language: "de"))
    let achievement = try #require(credential.subject.achievement)
    #expect(achievement.language == "fr")
    #expect(achievement.name == LocalizedText("Jardin", language: "fr"))
    #expect(
      achievement.description
        == LocalizedText([
          .init(language: "en", text: "Garden"), .init(language: "fr", text: "Potager"),
        ]))
    #expect(
      achievement.criteria?.narrative
        == LocalizedText([
          .init(language: "fr", text: "Bêcher"), .init(language: "en-GB", text: "Dig"),
        ]))
    var related = RelatedAchievement(id: "https://b.example/c-ar")
    related.language = "ar"
    #expect(achievement.related == [related])
  }

  @Test func `Blockcerts 2 is an assertion with an anchored proof and a named recipient`() throws {
    let credential = try credential(
      """
      {"@context": ["https://w3id.org/openbadges/v2", "https://w3id.org/blockcerts/v2",
         {"displayHtml": {"@id": "schema:description"}}],
       "type": "Assertion", "id": "urn:uuid:1",
       "recipient": {"type": "email", "identity": "a@b.example", "hashed": false},
       "recipientProfile": {"type": ["RecipientProfile"], "name": "Ada", "publicKey": "ecdsa:1"},
       "badge": {"type": "BadgeClass", "id": "urn:uuid:2", "name": "Chain",
         "issuer": {"id": "https://b.example/i", "type": "Profile", "name": "School"},
         "signatureLines": []},
       "verification": {"type": ["MerkleProofVerification2017", "Extension"]},
       "signature": {"type": ["MerkleProof2017", "Extension"], "merkleRoot": "aa"},
       "displayHtml": "<b>x</b>"}
      """)
    #expect(credential.format == .openBadges2Hosted)
    #expect(
      credential.contexts == [
        "https://w3id.org/openbadges/v2", "https://w3id.org/blockcerts/v2", "inline",
      ])
    #expect(credential.subject.name == LocalizedText("Ada"))
    #expect(credential.proofs.map(\.types) == [["MerkleProof2017", "Extension"]])
    #expect(credential.issuer?.name == LocalizedText("School"))
    #expect(
      credential.unknownMembers.map { "\($0.place) \($0.name)" } == [
        "credential displayHtml", "achievement signatureLines",
      ])
  }

  @Test func `extensions tell level and workload`() throws {
    let credential = try credential(
      """
      {"type": "Assertion", "id": "https://b.example/1", "@context": "https://w3id.org/openbadges/v2",
       "badge": {"type": "BadgeClass", "name": "Module", "issuer": "https://b.example/i",
         "extensions:ECTSExtension": {"type": ["Extension", "extensions:ECTSExtension"], "ECTS": 2.5},
         "extensions:EQFExtension": {"EQF": 6},
         "StudyLoadExtension": {"StudyLoad": "28"},
         "extensions:TimeInvestmentExtension": {"TimeInvestment": 8},
         "extensions:LearningOutcomeExtension": {"LearningOutcome": "Can plan"},
         "extensions:EducationProgramIdentifierExtension": {"EducationProgramIdentifier": [1, 2]},
         "extensions:LanguageExtension": {"Language": "nl_NL"},
         "extensions:Other": {"Other": 1}}}
      """)
    #expect(
      credential.subject.achievement?.workload == [
        WorkloadStatement(kind: .ects, value: "2.5"),
        WorkloadStatement(kind: .eqf, value: "6"),
        WorkloadStatement(kind: .studyLoad, value: "28"),
        WorkloadStatement(kind: .timeInvestment, value: "8"),
        WorkloadStatement(kind: .learningOutcome, value: "Can plan"),
        WorkloadStatement(kind: .educationProgramIdentifier, value: "1, 2"),
        WorkloadStatement(kind: .language, value: "nl_NL"),
      ])
    #expect(credential.unknownMembers.map(\.name) == ["extensions:Other"])
  }

  @Test func `an endorsement names what it endorses`() throws {
    let text = """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Endorsement",
       "id": "https://e.example/1", "issuedOn": "2020-01-02",
       "issuer": {"id": "https://e.example/", "type": "Issuer", "name": "Union"},
       "claim": {"id": "https://b.example/class", "endorsementComment": "Sound"},
       "verification": {"type": "hosted"}}
      """
    let credential = try credential(text)
    #expect(credential.format == .endorsementOpenBadges2)
    #expect(credential.subject.id == "https://b.example/class")
    #expect(credential.subject.endorsementComment == LocalizedText("Sound"))
    #expect(credential.issuer?.name == LocalizedText("Union"))
    #expect(credential.validFrom == Timestamp(text: "2020-01-02"))
  }

  @Test func `endorsements of assertion, badge class and issuer are read where they stand`() throws
  {
    let endorsement =
      #"{"type": "Endorsement", "id": "urn:uuid:e", "claim": {"id": "urn:uuid:1", "endorsementComment": "Yes"}, "issuer": "https://e.example/"}"#
    let credential = try credential(
      """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:uuid:1",
       "endorsement": "https://e.example/far",
       "badge": {"name": "B", "endorsement": [\(endorsement)],
         "issuer": {"id": "https://i.example/", "name": "I", "endorsement": ["https://e.example/near", 7]}}}
      """, linked: ["https://e.example/near": endorsement])
    #expect(credential.endorsements == [.reference("https://e.example/far")])
    guard case .credential(let ofClass)? = credential.subject.achievement?.endorsements.first,
      case .credential(let ofIssuer)? = credential.issuer?.endorsements.first,
      case .undecodable(let reason)? = credential.issuer?.endorsements.last
    else {
      Issue.record("expected two endorsements and one reason")
      return
    }
    #expect(ofClass.subject.endorsementComment == LocalizedText("Yes"))
    #expect(ofIssuer == ofClass)
    #expect(reason.summary == "expected a credential, found a number")
  }

  @Test func `an address alone is a hosted assertion, filled in when somebody kept it`() throws {
    let address = "https://b.example/1"
    let bare = try credential(address + "\n", as: .address)
    var expected = Credential(
      format: .openBadges2Hosted, document: .object([("id", .string(address))]))
    expected.id = address
    expected.hosting = HostedVerification(kind: .hosted, url: address)
    #expect(bare == expected)
    #expect(bare.title == nil)
    let kept = try credential(
      address, as: .address,
      linked: [
        address:
          #"{"uid": "1", "recipient": "a@b.example", "badge": {"name": "Gardener"}, "verify": {"type": "hosted", "url": "https://b.example/1"}}"#
      ])
    #expect(kept.format == .openBadges1)
    #expect(kept.title == LocalizedText("Gardener"))
    #expect(kept.hosting == HostedVerification(kind: .hosted, url: address))
  }
}
