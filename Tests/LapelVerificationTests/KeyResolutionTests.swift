import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct KeyResolutionTests {
  private static let did = "did:web:college.example"
  private static let address = "https://college.example/.well-known/did.json"
  private let issuer = TestIssuer(id: Self.did)
  private let mallory = TestIssuer(number: 9, id: Self.did, method: Self.did + "#key-9")

  private func report(
    _ document: String?, by signer: TestIssuer, _ more: [String: String] = [:]
  ) throws -> VerificationReport {
    var host = TestHost(more)
    if let document { host.serve(Self.address, document) }
    return try host.report(signer.signed(signer.badge(), .eddsaRDFC))
  }

  @Test func `a key under the issuer's name that only the badge names is a forgery`() throws {
    let report = try report(issuer.controllerDocument(), by: mallory)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/.well-known/did.json does not list the key 'did:web:college.example#key-9'."
      ])
    #expect(
      report.said(.proof) == [
        "notChecked: The signature was not checked: there is no key of the issuer’s to check it with."
      ])
    #expect(
      report.said(.issuer) == [
        "notChecked: Who the issuer is was not established: nothing ties the badge to 'did:web:college.example'."
      ])
    #expect(report.issuerIdentity == nil)
  }

  @Test func `a multikey in the fragment of a forged method is not taken for the issuer's`() throws
  {
    let forger = TestIssuer(
      number: 9, id: Self.did, method: Self.did + "#" + TestKey(.ed25519, 9).multibase)
    #expect(try report(issuer.controllerDocument(), by: forger).outcome == .invalid)
  }

  @Test func `another key under the id of a listed one makes the signature wrong`() throws {
    let forger = TestIssuer(number: 9, id: Self.did)
    let report = try report(issuer.controllerDocument(), by: forger)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The signature ('eddsa-rdfc-2022') is wrong: the badge is not what this key signed, or another key signed it."
      ])
  }

  @Test(arguments: ["authentication", "keyAgreement", "capabilityInvocation"])
  func `a key that is listed for another purpose is refused`(purpose: String) throws {
    let report = try report(issuer.controllerDocument(purpose: purpose), by: issuer)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/.well-known/did.json has the key 'did:web:college.example#key-1', but not for signing credentials ('assertionMethod')."
      ])
  }

  @Test func `a key of another controller is refused`() throws {
    let document = issuer.controllerDocument([
      Change("verificationMethod/0/controller", "did:web:other.example")
    ])
    let report = try report(document, by: issuer)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The key 'did:web:college.example#key-1' belongs to 'did:web:other.example' and not to the issuer 'did:web:college.example'."
      ])
  }

  @Test func `a method of another issuer's document is refused`() throws {
    let forger = TestIssuer(number: 9, id: Self.did, method: "did:web:other.example#key-1")
    let other = TestIssuer(number: 9, id: "did:web:other.example")
    let report = try report(
      issuer.controllerDocument(), by: forger,
      ["https://other.example/.well-known/did.json": other.controllerDocument()])
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/.well-known/did.json does not list the key 'did:web:other.example#key-1'."
      ])
  }

  @Test func `a document about somebody else is refused`() throws {
    let document = TestIssuer(id: "did:web:other.example", method: issuer.method)
      .controllerDocument()
    let report = try report(document, by: issuer)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: What lies at https://college.example/.well-known/did.json is about 'did:web:other.example' and not about the issuer 'did:web:college.example'."
      ])
    let nameless = try self.report("{}", by: issuer)
    #expect(
      nameless.said(.key) == [
        "failed: What lies at https://college.example/.well-known/did.json is about 'nothing named' and not about the issuer 'did:web:college.example'."
      ])
  }

  @Test(arguments: [("revoked", "revoked"), ("expires", "expired")])
  func `a key that has ended leaves a badge unconfirmed`(member: String, word: String) throws {
    let document = issuer.controllerDocument([
      Change("verificationMethod/0/" + member, "2026-03-01T00:00:00Z")
    ])
    let report = try report(document, by: issuer)
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s document says that the key was \(word) on 2026-03-01T00:00:00Z, and when it signed is not known."
      ])
    #expect(
      report.said(.proof) == [
        "notChecked: The signature was not checked: the issuer’s key is not known."
      ])
    let later = issuer.controllerDocument([
      Change("verificationMethod/0/" + member, "2026-07-01T00:00:00Z")
    ])
    #expect(try self.report(later, by: issuer).outcome == .verified)
  }

  @Test func `a missing document leaves a badge unconfirmed`() throws {
    let report = try report(nil, by: issuer)
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because there is no copy of it here."
      ])
  }

  @Test func `a document that is no JSON leaves a badge unconfirmed`() throws {
    let report = try report("<html>", by: issuer)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because what lies at https://college.example/.well-known/did.json is not JSON."
      ])
  }

  @Test func `a document that is gone makes the key the issuer's no more`() throws {
    var host = TestHost()
    host.answerGone(Self.address)
    let report = try host.report(issuer.signed(issuer.badge(), .eddsaRDFC))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/.well-known/did.json is gone for good."
      ])
  }

  @Test(arguments: [
    "did:example:college", "mailto:college@example.org", "http://college.example/", "urn:x",
  ])
  func `an issuer whose keys cannot be looked up is not confirmed`(id: String) throws {
    let issuer = TestIssuer(id: id)
    let report = try TestHost().report(issuer.signed(issuer.badge(), .eddsaRDFC))
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because Lapel knows no way to look up the keys of '\(id)'."
      ])
  }

  @Test func `a key in a form that is not known leaves a badge unconfirmed`() throws {
    let document = issuer.controllerDocument([Change("verificationMethod/0/publicKeyJwk", nil)])
    #expect(
      try report(document, by: issuer).said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the key 'did:web:college.example#key-1' cannot be used: it holds no key in a form that Lapel knows."
      ])
  }

  // MARK: did:key and did:jwk

  @Test func `a did:key answers only to its own key`() throws {
    let own = TestIssuer()
    let other = TestKey(.ed25519, 2)
    let forger = TestIssuer(number: 2, id: own.id, method: other.didMethod)
    let report = try TestHost().report(forger.signed(forger.badge(), .eddsaJCS))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The key '\(other.didMethod)' is not the one that the issuer’s identifier stands for."
      ])
    let wrongFragment = TestIssuer(id: own.id, method: own.id + "#" + other.multibase)
    #expect(
      try TestHost().report(wrongFragment.signed(wrongFragment.badge(), .eddsaJCS)).said(.key) == [
        "failed: The identifier '\(own.id)' has no key '\(own.id)#\(other.multibase)'."
      ])
  }

  @Test func `a did:key that is no key is not confirmed`() throws {
    let issuer = TestIssuer(id: "did:key:zIO", method: "did:key:zIO")
    #expect(
      try TestHost().report(issuer.signed(issuer.badge(), .eddsaJCS)).said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s did:key cannot be used: it is not a multikey in base 58."
      ])
  }

  @Test func `a did:jwk answers only to its own key`() throws {
    let id = TestKey(.ed25519, 1).didJWK
    let forger = TestIssuer(number: 2, id: id, method: id + "#1")
    #expect(
      try TestHost().report(forger.signed(forger.badge(), .eddsaJCS)).said(.key) == [
        "failed: The key '\(String((id + "#1").prefix(120)))' is not the one that the issuer’s identifier stands for."
      ])
  }

  @Test func `a did:jwk that cannot be read or used is not confirmed`() throws {
    func said(_ id: String) throws -> [String] {
      let issuer = TestIssuer(id: id, method: id + "#0")
      return try TestHost().report(issuer.signed(issuer.badge(), .eddsaJCS)).said(.key)
    }
    #expect(
      try said("did:jwk:e") == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s did:jwk cannot be read."
      ])
    #expect(
      try said("did:jwk:" + Base64URL.encode(Array(#"{"kty":"oct"}"#.utf8))) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s did:jwk cannot be used: its kind ('kty') is not known."
      ])
  }

  // MARK: Keys with documents of their own

  private static let profile = "https://college.example/issuers/1"
  private static let keyAddress = "https://college.example/keys/1"

  private func report(
    profile: String, key: JSONValue?, number: UInt8 = 1
  ) throws -> VerificationReport {
    let issuer = TestIssuer(number: number, id: Self.profile, method: Self.keyAddress)
    var host = TestHost([Self.profile: profile])
    if let key { host.serve(Self.keyAddress, key.jsonText) }
    return try host.report(issuer.signed(issuer.badge(), .eddsaRDFC))
  }

  private var keyDocument: JSONValue {
    .object([
      ("id", .string(Self.keyAddress)), ("controller", .string(Self.profile)),
      ("publicKeyJwk", TestKey(.ed25519, 1).jwk),
    ])
  }

  private let listing =
    #"{"id":"https://college.example/issuers/1","assertionMethod":["https://college.example/keys/1"]}"#
  private let silent = #"{"id":"https://college.example/issuers/1"}"#

  @Test func `a listed key may have a document of its own`() throws {
    for key in [keyDocument, keyDocument.with("controller", nil)] {
      let report = try report(profile: listing, key: key)
      #expect(report.outcome == .verified)
      #expect(
        report.said(.key) == [
          "passed: The issuer’s own document at https://college.example/issuers/1 lists the key at https://college.example/keys/1."
        ])
    }
  }

  @Test
  func `a key that nothing lists is not confirmed, though it names the issuer on its own host`()
    throws
  {
    let report = try report(profile: silent, key: keyDocument)
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s document at https://college.example/issuers/1 lists no keys: that the key at https://college.example/keys/1 names the issuer, anybody with a place on that host could have written."
      ])
    #expect(report.issuerIdentity == nil)
  }

  @Test func `a key on the issuer's host that names nobody may be anybody's`() throws {
    let report = try report(profile: silent, key: keyDocument.with("controller", nil))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: Neither does the issuer’s document at https://college.example/issuers/1 list the key 'https://college.example/keys/1', nor does the key name the issuer."
      ])
  }

  @Test func `a key document of somebody else is refused`() throws {
    for profile in [listing, silent] {
      let report = try report(
        profile: profile, key: keyDocument.with("controller", "https://college.example/issuers/2"))
      #expect(report.outcome == .invalid)
      #expect(
        report.said(.key) == [
          "failed: The key at https://college.example/keys/1 belongs to 'https://college.example/issuers/2' and not to the issuer 'https://college.example/issuers/1'."
        ])
    }
  }

  @Test func `a key document that was revoked leaves a badge unconfirmed`() throws {
    let report = try report(
      profile: listing, key: keyDocument.with("revoked", "2026-03-01T00:00:00Z"))
    #expect(report.outcome == .unconfirmed)
  }

  @Test func `a key document that is missing, gone or unusable is said`() throws {
    #expect(try report(profile: listing, key: nil).outcome == .unconfirmed)
    #expect(
      try report(profile: listing, key: .object([])).said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the key at https://college.example/keys/1 cannot be used: it holds no key in a form that Lapel knows."
      ])
    var host = TestHost([Self.profile: listing])
    host.answerGone(Self.keyAddress)
    let issuer = TestIssuer(id: Self.profile, method: Self.keyAddress)
    #expect(
      try host.report(issuer.signed(issuer.badge(), .eddsaRDFC)).said(.key) == [
        "failed: The key at https://college.example/keys/1 is gone for good."
      ])
  }

  @Test func `a key on another host is none of the issuer's`() throws {
    let issuer = TestIssuer(number: 9, id: Self.profile, method: "https://evil.example/key")
    let host = TestHost([
      Self.profile: silent,
      "https://evil.example/key": keyDocument.with("publicKeyJwk", TestKey(.ed25519, 9).jwk)
        .jsonText,
    ])
    #expect(try host.report(issuer.signed(issuer.badge(), .eddsaRDFC)).outcome == .invalid)
  }
}
