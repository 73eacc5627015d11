import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct DataIntegrityProofTests {
  private let issuer = TestIssuer()

  /// The checks of the proof of a badge whose options have these changes, signed with them.
  private func report(_ changes: [Change]) throws -> VerificationReport {
    try TestHost().report(issuer.signed(issuer.badge(), .eddsaJCS, changes))
  }

  static let options: [(Change, VerificationReport.Outcome, String)] = [
    (
      Change("proofPurpose", "authentication"), .invalid,
      "failed: The proof was made for 'authentication' and not to assert a credential ('assertionMethod')."
    ),
    (
      Change("proofPurpose", nil), .invalid,
      "failed: The proof was made for 'nothing named' and not to assert a credential ('assertionMethod')."
    ),
    (Change("created", "yesterday"), .invalid, "failed: The proof’s 'created' is no date."),
    (Change("created", .integer(5)), .invalid, "failed: The proof’s 'created' is no date."),
    (Change("expires", "soon"), .invalid, "failed: The proof’s 'expires' is no date."),
    (
      Change("expires", "2026-05-01T00:00:00Z"), .invalid,
      "failed: The proof itself expired on 2026-05-01T00:00:00Z; checked at 2026-06-01T12:00:00Z."
    ),
    (
      Change("expires", "2026-06-01T12:00:00Z"), .invalid,
      "failed: The proof itself expired on 2026-06-01T12:00:00Z; checked at 2026-06-01T12:00:00Z."
    ),
    (
      Change("expires", "2026-06-01T12:00:01Z"), .verified,
      "passed: The issuer’s signature ('eddsa-jcs-2022') is right."
    ),
    (
      Change("created", nil), .verified,
      "passed: The issuer’s signature ('eddsa-jcs-2022') is right."
    ),
    (
      Change("verificationMethod", nil), .invalid,
      "failed: The proof does not name the key that made it ('verificationMethod')."
    ),
    (
      Change("verificationMethod", .object([("id", .string("x"))])), .invalid,
      "failed: The proof does not name the key that made it ('verificationMethod')."
    ),
    (
      Change("cryptosuite", "bbs-2023"), .unconfirmed,
      "notChecked: The signature is of a kind that Lapel does not know: 'bbs-2023'."
    ),
    (
      Change("cryptosuite", nil), .unconfirmed,
      "notChecked: The signature is of a kind that Lapel does not know: 'DataIntegrityProof'."
    ),
    (
      Change("type", nil), .unconfirmed,
      "notChecked: The signature is of a kind that Lapel does not know: 'eddsa-jcs-2022'."
    ),
  ]

  @Test(arguments: options)
  func `a proof's options decide whether it counts`(
    change: Change, outcome: VerificationReport.Outcome, said: String
  ) throws {
    let report = try report([change])
    #expect(report.said(.proof) == [said])
    // Without a type the proof is not of the standard's form either.
    if change.path != ["type"] { #expect(report.outcome == outcome) }
  }

  @Test func `a proof that is no object is no proof`() throws {
    let report = try TestHost().report(issuer.badge([Change("proof", "z123")]))
    #expect(report.outcome == .invalid)
    #expect(report.said(.proof) == ["failed: A proof in the badge is no object."])
  }

  @Test func `a badge without a signature is not confirmed`() throws {
    for badge in [issuer.badge(), issuer.badge([Change("proof", .null)])] {
      let report = try TestHost().report(badge)
      #expect(
        report.said(.proof) == [
          "notChecked: The badge carries no signature, so anybody could have made it."
        ])
      #expect(report.outcome != .verified)
    }
    #expect(try TestHost().report(issuer.badge()).outcome == .unconfirmed)
  }

  @Test func `a suite and a key of different kinds cannot go together`() throws {
    let p256 = TestIssuer(.p256)
    let report = try TestHost().report(p256.signed(p256.badge(), .eddsaJCS))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The proof says 'eddsa-jcs-2022', and the key is a P-256 key."
      ])
  }

  @Test(arguments: [
    "", "u" + String(repeating: "A", count: 86), "z", "z111", "z0OIl", "f00",
    "z" + String(repeating: "1", count: 64) + "1",
  ])
  func `a value that is no signature makes a proof bad`(value: String) throws {
    let signed = try issuer.signed(issuer.badge(), .eddsaJCS).with("proof/proofValue", value)
    let report = try TestHost().report(signed)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The proof’s signature is not of the form that 'eddsa-jcs-2022' demands."
      ])
  }

  @Test(arguments: [
    #"{"alg":"none","b64":false}"#, #"{"alg":"EdDSA"}"#, #"{"alg":"EdDSA","b64":true}"#, "x",
  ])
  func `the header of a detached signature has to be the suite's`(header: String) throws {
    let signed = try issuer.signed(
      issuer.badge(contexts: TestSuite.signature2018.contexts), .signature2018)
    let parts = try #require(signed["proof"]?["jws"]?.string).split(separator: ".")
    let jws = Base64URL.encode(Array(header.utf8)) + ".." + parts[1]
    let report = try TestHost().report(signed.with("proof/jws", .string(jws)))
    #expect(
      report.said(.proof) == [
        "failed: The proof’s signature is not of the form that 'Ed25519Signature2018' demands."
      ])
  }

  // MARK: Several proofs

  private func document(_ badge: JSONValue, _ proofs: [JSONValue]) -> JSONValue {
    badge.with("proof", .array(proofs))
  }

  @Test func `one good proof of several suffices and each is reported`() throws {
    let badge = issuer.badge()
    let good = try issuer.proof(for: badge, .eddsaJCS)
    let bad = try issuer.proof(for: badge.with("name", "Other"), .eddsaJCS)
    let unknown = good.with("cryptosuite", "bbs-2023")
    let report = try TestHost().report(document(badge, [bad, unknown, good]))
    #expect(report.outcome == .verified)
    #expect(
      report.said(.proof) == [
        "warning: The signature ('eddsa-jcs-2022') is wrong: the badge is not what this key signed, or another key signed it. Another signature of the issuer’s is right.",
        "warning: The signature is of a kind that Lapel does not know: 'bbs-2023'. Another signature of the issuer’s is right.",
        "passed: The issuer’s signature ('eddsa-jcs-2022') is right.",
      ])
    #expect(try TestHost().report(document(badge, [bad, unknown])).outcome == .invalid)
    #expect(try TestHost().report(document(badge, [unknown])).outcome == .unconfirmed)
  }

  @Test func `a proof of somebody else beside a good one does no harm`() throws {
    let badge = issuer.badge()
    let other = try TestIssuer(number: 2).proof(for: badge, .eddsaJCS)
    let both = document(badge, [other, try issuer.proof(for: badge, .eddsaJCS)])
    #expect(try TestHost().report(both).outcome == .verified)
    #expect(try TestHost().report(document(badge, [other])).outcome == .invalid)
  }

  @Test func `more than sixteen proofs are not looked at`() throws {
    let badge = issuer.badge()
    let good = try issuer.proof(for: badge, .eddsaJCS)
    let many = (0..<17).map { good.with("id", .string("urn:proof:\($0)")) }
    let report = try TestHost().report(document(badge, many))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The badge carries 17 proofs; more than 16 are not looked at."
      ])
  }

  @Test(arguments: [TestSuite.eddsaJCS, .eddsaRDFC])
  func `a proof in a chain covers the ones that it names`(suite: TestSuite) throws {
    let badge = issuer.badge()
    let first = try issuer.proof(for: badge, suite, [Change("id", "urn:proof:1")])
    let second = try issuer.proof(
      for: document(badge, [first]), suite, [Change("previousProof", "urn:proof:1")])
    #expect(
      try TestHost().report(document(badge, [first, second])).said(.proof).allSatisfy {
        $0.hasPrefix("passed")
      })

    let alone = try TestHost().report(document(badge, [second]))
    #expect(alone.outcome == .invalid)
    #expect(
      alone.said(.proof) == [
        "failed: The proof builds on another one that the badge does not have."
      ])
    let altered = first.with("created", "2026-01-03T00:00:00Z")
    #expect(try TestHost().report(document(badge, [altered, second])).outcome == .invalid)
  }

  /// A thousand references to one proof would be a thousand copies of it.
  @Test func `a proof that names another twice is refused`() throws {
    let badge = issuer.badge()
    let first = try issuer.proof(for: badge, .eddsaJCS, [Change("id", "urn:proof:1")])
    let references = JSONValue.array([JSONValue](repeating: .string("urn:proof:1"), count: 1_000))
    let second = try issuer.proof(for: badge, .eddsaJCS, [Change("previousProof", references)])
    let report = try TestHost().report(document(badge, [second, first.with("proofValue", "z1")]))
    #expect(
      report.said(.proof).first == "failed: The proof names one that it builds on twice.")
  }

  @Test func `a proof that builds on itself cannot be right`() throws {
    let badge = issuer.badge()
    let own = try issuer.proof(
      for: badge, .eddsaJCS, [Change("id", "urn:proof:1"), Change("previousProof", "urn:proof:1")])
    #expect(try TestHost().report(document(badge, [own])).outcome == .invalid)
  }

  // MARK: Contexts and what is covered

  @Test func `another order of contexts is another document`() throws {
    let signed = try issuer.signed(
      issuer.badge([Change("@context/2", "https://w3id.org/security/data-integrity/v2")]), .eddsaJCS
    )
    let list = try #require(signed["@context"]?.array)
    #expect(try TestHost().report(signed).outcome == .verified)
    let swapped = signed.with("@context", .array([list[0], list[2], list[1]]))
    #expect(try TestHost().report(swapped).outcome == .invalid)
  }

  @Test func `a proof made for other contexts is refused`() throws {
    let badge = issuer.badge()
    let context = JSONValue.array([.string(TestIssuer.openBadges3)])
    let report = try TestHost().report(
      issuer.signed(badge, .eddsaJCS, [Change("@context", context)]))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == ["failed: The proof was made for other contexts than the badge has."])
  }

  /// EdDSA Cryptosuites 1.0, 3.3.2: contexts may be added behind those of the proof. A reader of JSON is told nothing else.
  @Test func `a context added behind those of the proof is not covered`() throws {
    let badge = issuer.badge()
    let signed = try issuer.signed(badge, .eddsaJCS, [Change("@context", badge["@context"])])
    #expect(try TestHost().report(signed).outcome == .verified)
    let more = signed.with("@context/2", "https://w3id.org/security/data-integrity/v2")
    #expect(try TestHost().report(more).outcome == .verified)
  }

  @Test func `a number that no signature can cover makes a proof bad`() throws {
    let signed = try issuer.signed(issuer.badge(), .eddsaJCS)
    let report = try TestHost().report(signed.with("level", try JSONValue(json: "1e999")))
    #expect(
      report.said(.proof) == ["failed: The badge has a number that no signature can cover."])
  }

  @Test(arguments: [TestSuite.eddsaRDFC, .ecdsaRDFC, .eddsa2022])
  func `an option that no context defines is covered by nothing`(suite: TestSuite) throws {
    let issuer = TestIssuer(suite == .ecdsaRDFC ? .p256 : .ed25519)
    let signed = try issuer.signed(issuer.badge(), suite)
    let report = try TestHost().report(signed.with("proof/remark", "x"))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The member 'remark' of the proof is defined by no context, so the signature does not cover it."
      ])
  }

  /// Without the context of its suite a proof's whole options would be covered by nothing, its end and key included.
  @Test(arguments: [(TestSuite.eddsaRDFC, "cryptosuite"), (.signature2020, "created")])
  func `a proof without the context of its suite covers nothing`(
    suite: TestSuite, name: String
  ) throws {
    let badge = issuer.badge(contexts: [TestIssuer.credentials1, TestIssuer.openBadges3])
    let report = try TestHost().report(issuer.signed(badge, suite))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The member '\(name)' of the proof is defined by no context, so the signature does not cover it."
      ])
  }

  @Test func `the end of a proof cannot be given another name`() throws {
    let contexts = issuer.badge()["@context"]?.elements ?? []
    let own = try JSONValue(
      json:
        #"{"until":{"@id":"https://w3id.org/security#expiration","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}"#
    )
    let badge = issuer.badge([Change("@context", .array(contexts + [own]))])
    let signed = try issuer.signed(badge, .eddsaRDFC, [Change("expires", "2026-02-01T00:00:00Z")])
    let renamed = signed.with("proof/expires", nil).with("proof/until", "2026-02-01T00:00:00Z")
    let report = try TestHost().report(renamed)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The badge’s own contexts make 'until' in the proof another word for 'expiration'."
      ])
  }

  /// The older security contexts name it so themselves.
  @Test func `the end of a proof counts under its older name`() throws {
    let contexts = issuer.badge()["@context"]?.elements ?? []
    let badge = issuer.badge([
      Change("@context", .array(contexts + [.string("https://w3id.org/security/v2")]))
    ])
    let signed = try issuer.signed(badge, .eddsaRDFC, [Change("expires", "2026-02-01T00:00:00Z")])
    let renamed = signed.with("proof/expires", nil).with("proof/expiration", "2026-02-01T00:00:00Z")
    let report = try TestHost().report(renamed)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The proof itself expired on 2026-02-01T00:00:00Z; checked at 2026-06-01T12:00:00Z."
      ])
  }

  @Test func `a base proof is not for showing`() throws {
    let base = Base64URL.encode([0xD9, 0x5D, 0x00, 0x80])
    let proof = issuer.proofOptions(.ecdsaRDFC, [Change("cryptosuite", "ecdsa-sd-2023")])
      .with("proofValue", .string("u" + base))
    let report = try TestHost().report(issuer.badge([Change("proof", proof)]))
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.proof) == [
        "notChecked: The proof ('ecdsa-sd-2023') is a base proof, made for the holder to derive others from: it is not meant to be shown or verified."
      ])
  }

  @Test func `a host that checks no signatures leaves a badge unconfirmed`() throws {
    let decoded = try onlyCredential(issuer.signed(issuer.badge(), .eddsaJCS).jsonText)
    var world = KnownWorld()
    world.signature = { _ in .unavailable("this machine knows no Ed25519") }
    let report = try world.report(on: decoded)
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.proof) == [
        "notChecked: The signature was not checked, because this machine knows no Ed25519."
      ])
    let token = try onlyCredential(issuer.token(around: issuer.badge()), as: .compactJWS)
    #expect(
      try world.report(on: token).said(.proof) == [
        "notChecked: The signature was not checked, because this machine knows no Ed25519."
      ])
  }
}
