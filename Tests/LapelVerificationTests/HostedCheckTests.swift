import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct HostedCheckTests {
  static let address = "https://college.example/a.json"
  static let classAddress = "https://college.example/class.json"
  static let issuerAddress = "https://college.example/issuer.json"

  static let badge = """
    {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
     "id": "https://college.example/a.json", "badge": "https://college.example/class.json",
     "recipient": {"type": "email", "hashed": false, "identity": "amina@example.org"},
     "verification": {"type": "HostedBadge"}, "issuedOn": "2024-05-01T09:30:00Z"}
    """
  static let badgeClass = """
    {"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
     "id": "https://college.example/class.json", "name": "Bread", "description": "Bakes bread.",
     "criteria": "https://college.example/criteria", "issuer": "https://college.example/issuer.json"}
    """
  static let issuer = """
    {"@context": "https://w3id.org/openbadges/v2", "type": "Issuer",
     "id": "https://college.example/issuer.json", "name": "College",
     "url": "https://college.example/", "email": "badges@college.example"}
    """

  static var world: KnownWorld {
    KnownWorld([(address, badge), (classAddress, badgeClass), (issuerAddress, issuer)])
  }

  static let same =
    "passed: The copy at the badge’s own address, https://college.example/a.json, is the same, and that address is where its issuer https://college.example/issuer.json lets badges lie."

  private func said(
    _ badge: String = badge, as encoding: EncodedCredential.Encoding = .json,
    in world: KnownWorld = world
  ) throws -> [String] {
    let decoded = try onlyCredential(badge, as: encoding)
    return try world.checks { $0.hostedChecks(of: decoded) }.map { $0.said }
  }

  @Test func `a badge that its own address serves too passes, with all documents named`() throws {
    let decoded = try onlyCredential(Self.badge)
    let checks = try Self.world.checks { $0.hostedChecks(of: decoded) }
    #expect(
      checks == [
        Check(
          .hosted, .passed, String(Self.same.dropFirst("passed: ".count)),
          documents: [Self.address, Self.classAddress, Self.issuerAddress])
      ])
  }

  @Test func `of a badge that is only an address, the hosted copy is the badge`() throws {
    #expect(try said(Self.address, as: .address) == [Self.same])
    let decoded = try onlyCredential(Self.address, as: .address)
    let completed = try Self.world.outcome { $0.completed(decoded) }
    #expect(completed.encoded == decoded.encoded)
    #expect(completed.credential.title == LocalizedText("Bread"))
    #expect(completed.credential.issuer?.id == Self.issuerAddress)
  }

  @Test func `a badge of another standard is none of its business`() throws {
    #expect(try said(FormatSamples.badge3) == [])
  }

  @Test(arguments: [
    (
      #""issuedOn": "2024-05-01T09:30:00Z""#, #""issuedOn": "2023-05-01T09:30:00Z""#,
      "'issuedOn' is a text here and another text there"
    ),
    (
      #""issuedOn": "#, #""expires": "2030-01-01T00:00:00Z", "issuedOn": "#,
      "'expires' is a text here and missing there"
    ),
    (
      "amina@example.org", "mallory@example.org",
      "'recipient.identity' is a text here and another text there"
    ),
    ("/class.json", "/other.json", "'badge' is a text here and another text there"),
    ("openbadges/v2", "openbadges/v1", "'@context' is one here and another there"),
  ])
  func `a badge that differs from what its own address serves fails`(
    old: String, new: String, difference: String
  ) throws {
    let message =
      "failed: The badge is not the same as the copy at its own address, https://college.example/a.json: \(difference)."
    #expect(try said(Self.badge.replacing(old, with: new)) == [message])
  }

  @Test func `what the address serves beyond the given badge is a difference too`() throws {
    var world = Self.world
    world.serve(
      Self.address,
      Self.badge.replacing(
        #""issuedOn": "#, with: #""expires": "2020-01-01T00:00:00Z", "issuedOn": "#))
    #expect(
      try said(in: world) == [
        "failed: The badge is not the same as the copy at its own address, https://college.example/a.json: 'expires' is missing here and a text there."
      ])
  }

  @Test func `no byte of a badge can be flipped unnoticed`() throws {
    let badge = Array(Self.badge.utf8)
    let whole = try JSONValue(parsing: badge)
    var flips = 0
    for index in badge.indices {
      var bytes = badge
      bytes[index] ^= 1
      guard let value = try? JSONValue(parsing: bytes), value != whole,
        let found = try? CredentialDecoder().credentials(
          in: EncodedCredential(encoding: .json, bytes: bytes)),
        let decoded = found.credentials.first
      else { continue }
      flips += 1
      let checks = try Self.world.checks {
        $0.hostedChecks(of: decoded) + $0.signedAssertionChecks(of: decoded)
      }
      #expect(
        checks.contains { $0.outcome == .failed || $0.outcome == .notChecked }, "byte \(index)")
    }
    #expect(flips > 200)
  }

  @Test func `the summary follows from what its address answers`() throws {
    func outcome(_ change: (inout KnownWorld) -> Void) throws -> VerificationReport.Outcome {
      var world = Self.world
      change(&world)
      let decoded = try onlyCredential(Self.badge)
      return try world.outcome { $0.report(on: $0.completed(decoded)) }.outcome
    }
    #expect(try outcome { _ in } == .verified)
    #expect(try outcome { $0.forget(Self.address) } == .unconfirmed)
    #expect(try outcome { $0.forget(Self.issuerAddress) } == .unconfirmed)
    #expect(try outcome { $0.answerGone(Self.address) } == .revoked)
    #expect(
      try outcome {
        $0.serve(Self.address, #"{"id":"\#(Self.address)","revoked":true}"#)
      } == .revoked)
    #expect(
      try outcome {
        $0.serve(Self.address, Self.badge.replacing("amina", with: "mallory"))
      } == .invalid)
  }

  // MARK: Embedded and linked

  private func embedded(
    badgeClass: String = badgeClass, issuer: String? = nil
  ) -> String {
    let badgeClass = badgeClass.replacing(
      "\"\(Self.issuerAddress)\"", with: issuer ?? "\"\(Self.issuerAddress)\"")
    return Self.badge.replacing("\"\(Self.classAddress)\"", with: badgeClass)
  }

  @Test func `a class and an issuer written out equal the documents at their addresses`() throws {
    #expect(try said(embedded()) == [Self.same])
    #expect(try said(embedded(issuer: Self.issuer)) == [Self.same])
    var world = Self.world
    world.serve(Self.address, embedded(issuer: Self.issuer))
    #expect(try said(in: world) == [Self.same])
    #expect(try said(embedded(), in: world) == [Self.same])
  }

  @Test func `a class or issuer written out otherwise than it is served fails`() throws {
    let start =
      "failed: The badge is not the same as the copy at its own address, https://college.example/a.json: "
    #expect(
      try said(embedded(badgeClass: Self.badgeClass.replacing("Bread", with: "Cake"))) == [
        start + "'badge.name' is a text here and another text there."
      ])
    #expect(
      try said(embedded(issuer: Self.issuer.replacing("College", with: "University"))) == [
        start + "'badge.issuer.name' is a text here and another text there."
      ])
  }

  @Test func `what both copies write out is looked up all the same, and a difference is told`()
    throws
  {
    var world = Self.world
    let copy = embedded(badgeClass: Self.badgeClass.replacing("Bread", with: "Cake"))
    world.serve(Self.address, copy)
    #expect(
      try said(copy, in: world) == [
        Self.same,
        "warning: The badge class inside the badge is not what https://college.example/class.json serves today: 'name' is a text here and another text there.",
      ])
  }

  @Test func `a class written out under an address that names another issuer fails`() throws {
    var world = Self.world
    let copy = embedded().replacing(Self.issuerAddress, with: "https://mallory.example/issuer")
    world.serve(Self.address, copy)
    #expect(
      try said(copy, in: world) == [
        "failed: The badge says that its class is issued by 'https://mallory.example/issuer', and the class itself names 'https://college.example/issuer.json'."
      ])
  }

  // MARK: What is missing

  @Test(arguments: [
    (
      address,
      "notChecked: The badge was not compared with the copy at its own address, https://college.example/a.json, because no copy was kept."
    ),
    (
      classAddress,
      "notChecked: The copy at the badge’s own address, https://college.example/a.json, is the same; whether the issuer lets it lie there was not checked, because of the badge class: no copy was kept."
    ),
    (
      issuerAddress,
      "notChecked: The copy at the badge’s own address, https://college.example/a.json, is the same; whether the issuer lets it lie there was not checked, because of the issuer: no copy was kept."
    ),
  ])
  func `without one of the documents it is not checked`(address: String, message: String) throws {
    var world = Self.world
    world.forget(address)
    #expect(try said(in: world) == [message])
  }

  @Test(arguments: [
    (
      address,
      "notChecked: The badge was not compared with the copy at its own address, https://college.example/a.json, because nothing is there any more."
    ),
    (
      classAddress,
      "notChecked: The copy at the badge’s own address, https://college.example/a.json, is the same; whether the issuer lets it lie there was not checked, because the badge class at https://college.example/class.json is gone for good."
    ),
  ])
  func `a document that is gone for good leaves it open`(address: String, message: String) throws {
    var world = Self.world
    world.answerGone(address)
    #expect(try said(in: world) == [message])
  }

  @Test(arguments: [
    (
      "<html>",
      "notChecked: The badge was not compared with the copy at its own address, https://college.example/a.json, because what lies at https://college.example/a.json is not JSON."
    ),
    (
      "[1]",
      "failed: What lies at the badge’s own address, https://college.example/a.json, is no badge."
    ),
  ])
  func `what lies there may be something else`(text: String, message: String) throws {
    var world = Self.world
    world.serve(Self.address, text)
    #expect(try said(in: world) == [message])
  }

  // MARK: Plain http

  private static func plain(_ text: String) -> String {
    text.replacing("https://college", with: "http://college")
  }

  @Test func `a badge at a plain http address is not confirmed`() throws {
    var world = KnownWorld()
    // A copy from there proves nothing of who wrote it, and is not even asked for.
    world.serve("http://college.example/a.json", Self.plain(Self.badge))
    let decoded = try onlyCredential(Self.plain(Self.badge))
    #expect(
      try world.checks { $0.hostedChecks(of: decoded) }.map { $0.said } == [
        "notChecked: The badge was not compared with the copy at its own address, http://college.example/a.json, because it is served without https, so that anybody on the way could have changed it, and the same from https://college.example/a.json, which would do, is not to be had: no copy was kept."
      ])
    let report = try world.report(on: decoded)
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.status) == [
        "notChecked: Whether the badge was revoked was not checked at its own address, http://college.example/a.json, because it is served without https, so that anybody on the way could have changed it, and the same from https://college.example/a.json, which would do, is not to be had: no copy was kept."
      ])
  }

  @Test func `what the same host serves with https confirms a badge at a plain http address`()
    throws
  {
    let world = KnownWorld([
      (Self.address, Self.plain(Self.badge)), (Self.classAddress, Self.plain(Self.badgeClass)),
      (Self.issuerAddress, Self.plain(Self.issuer)),
    ])
    let report = try world.report(on: onlyCredential(Self.plain(Self.badge)))
    #expect(report.outcome == .verified)
    #expect(report.said(.hosted) == [Self.plain(Self.same)])
    #expect(report.issuerIdentity == .domain)
    #expect(
      report.said(.issuer) == [
        "passed: The issuer speaks for https://college.example: whoever runs that address made the badge. The name beside it is the issuer’s own claim."
      ])
  }

  @Test func `what the same host serves with https may be another badge`() throws {
    let world = KnownWorld([(Self.address, Self.plain(Self.badge).replacing("2024", with: "2025"))])
    #expect(
      try said(Self.plain(Self.badge), in: world) == [
        "failed: The badge is not the same as the copy at its own address, http://college.example/a.json: 'issuedOn' is a text here and another text there."
      ])
  }

  @Test func `a port says that another server is meant`() throws {
    let badge = Self.badge.replacing(
      "https://college.example/a", with: "http://college.example:8080/a")
    let world = KnownWorld([("https://college.example:8080/a.json", badge)])
    #expect(
      try said(badge, in: world) == [
        "notChecked: The badge was not compared with the copy at its own address, http://college.example:8080/a.json, because 'http://college.example:8080/a.json' is no https address."
      ])
  }

  // MARK: Nothing to compare with

  @Test func `a badge that names no address proves nothing`() throws {
    let badge = Self.badge.replacing(Self.address, with: "urn:uuid:1").replacing(
      #""verification": {"type": "HostedBadge"}, "#, with: "")
    #expect(
      try said(badge) == [
        "notChecked: The badge was not compared with the copy at its own address, urn:uuid:1, because 'urn:uuid:1' is no https address."
      ])
    let nameless = badge.replacing(#""id": "urn:uuid:1", "#, with: "")
    #expect(
      try said(nameless) == [
        "notChecked: The badge names no address of its own and carries no signature, so anybody could have made it."
      ])
    #expect(
      try said(Self.badge.replacing("HostedBadge", with: "BlockchainBadge")) == [
        "notChecked: The badge says that it is to be verified in a way that Lapel does not know."
      ])
  }

  @Test func `what a host answers for a revoked badge need hold nothing else`() throws {
    var world = Self.world
    world.serve(
      Self.address,
      #"{"@context":"https://w3id.org/openbadges/v2","id":"https://college.example/a.json","type":"Assertion","revoked":true}"#
    )
    #expect(
      try said(in: world) == [
        "passed: The badge’s own address, https://college.example/a.json, knows it, and says only that it was revoked."
      ])
    world.serve(Self.address, #"{"id":"https://college.example/b.json","revoked":true}"#)
    #expect(
      try said(in: world) == [
        "failed: The badge is not the same as the copy at its own address, https://college.example/a.json: 'id' is a text here and another text there."
      ])
  }

  // MARK: The issuer

  @Test func `an issuer elsewhere does not vouch for the badge`() throws {
    let elsewhere = "https://university.example/issuer.json"
    var world = Self.world
    world.serve(
      Self.classAddress, Self.badgeClass.replacing(Self.issuerAddress, with: elsewhere))
    world.serve(elsewhere, Self.issuer.replacing(Self.issuerAddress, with: elsewhere))
    #expect(
      try said(in: world) == [
        "failed: The badge lies at https://college.example/a.json, which is not on the host of its issuer https://university.example/issuer.json."
      ])
  }

  @Test func `an issuer's profile that takes another's name is looked up there`() throws {
    let elsewhere = "https://university.example/issuer.json"
    var world = Self.world
    world.serve(
      Self.issuerAddress, Self.issuer.replacing(Self.issuerAddress, with: elsewhere))
    world.serve(elsewhere, Self.issuer)
    #expect(
      try said(in: world) == [
        "failed: The issuer’s profile at https://college.example/issuer.json calls itself 'https://university.example/issuer.json', and what lies there does not call itself so."
      ])
    world.serve(elsewhere, Self.issuer.replacing(Self.issuerAddress, with: elsewhere))
    #expect(
      try said(in: world) == [
        "failed: The badge lies at https://college.example/a.json, which is not on the host of its issuer https://university.example/issuer.json."
      ])
  }

  @Test func `other names than their addresses are told`() throws {
    let other = "https://college.example/i.json"
    var world = Self.world
    world.serve(Self.issuerAddress, Self.issuer.replacing(Self.issuerAddress, with: other))
    world.serve(other, Self.issuer.replacing(Self.issuerAddress, with: other))
    world.serve(
      Self.classAddress,
      Self.badgeClass.replacing("\"\(Self.classAddress)\"", with: "\"urn:uuid:2\""))
    let badge = Self.badge.replacing("\"\(Self.address)\"", with: "\"urn:uuid:3\"")
    world.serve(Self.address, badge)
    #expect(
      try said(Self.address, as: .address, in: world) == [
        Self.same.replacing("issuer https://college.example/issuer.json", with: "issuer \(other)"),
        "warning: The badge class at https://college.example/class.json calls itself 'urn:uuid:2'.",
        "warning: The issuer’s profile at https://college.example/issuer.json calls itself 'https://college.example/i.json'; what lies there counts.",
        "warning: The badge at https://college.example/a.json calls itself 'urn:uuid:3'.",
      ])
  }

  @Test func `without class or issuer nobody vouches`() throws {
    var world = Self.world
    world.serve(Self.classAddress, #"{"name":"Bread"}"#)
    #expect(try said(in: world) == ["failed: The badge names no issuer."])
    world.serve(Self.classAddress, #""Bread""#)
    #expect(
      try said(in: world) == [
        "notChecked: The copy at the badge’s own address, https://college.example/a.json, is the same; whether the issuer lets it lie there was not checked, because what lies at https://college.example/class.json is no badge class."
      ])
    world.serve(Self.classAddress, #"{"issuer":{"name":"College"}}"#)
    #expect(
      try said(in: world) == [
        "notChecked: Nothing says where the issuer is to be found, so nobody vouches for the address of the badge."
      ])
    world.serve(Self.classAddress, #"{"issuer":{"id":"did:key:z6Mk","name":"College"}}"#)
    #expect(
      try said(in: world) == [
        "notChecked: The copy at the badge’s own address, https://college.example/a.json, is the same; whether the issuer lets it lie there was not checked, because the issuer’s id 'did:key:z6Mk' is no https address."
      ])
    world.serve(Self.address, #"{"recipient":"x","type":"Assertion"}"#)
    #expect(
      try said(Self.address, as: .address, in: world) == ["failed: The badge names no badge class."]
    )
  }

  @Test func `an endorsement is vouched for by its own issuer`() throws {
    let endorsement = """
      {"@context": "https://w3id.org/openbadges/v2", "type": "Endorsement",
       "id": "https://college.example/a.json", "issuer": "https://college.example/issuer.json",
       "claim": {"id": "https://school.example/class", "endorsementComment": "Good."},
       "verification": {"type": "HostedBadge"}, "issuedOn": "2024-05-01T09:30:00Z"}
      """
    var world = Self.world
    world.serve(Self.address, endorsement)
    #expect(try said(endorsement, in: world) == [Self.same])
  }
}
