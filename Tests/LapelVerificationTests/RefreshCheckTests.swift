import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct RefreshCheckTests {
  private static let address = "https://college.example/refresh/b1"
  private static let asItIs = "The badge was judged as it is."
  private let issuer = TestIssuer()

  private func service(_ type: String = "1EdTechCredentialRefresh", _ id: String? = address)
    -> JSONValue
  {
    JSONValue.object([("type", .string(type))]).with("id", id.map { .string($0) })
  }

  /// A badge of 2026-01-01 with a refresh service, signed.
  private func badge(_ changes: [Change] = [], by issuer: TestIssuer? = nil) throws -> JSONValue {
    let issuer = issuer ?? self.issuer
    return try issuer.signed(
      issuer.badge([Change("refreshService", service())] + changes), .eddsaJCS)
  }

  /// The report of 2026-06-01T12:00:00Z on a badge, with what lies at the refresh address.
  private func report(
    on badge: JSONValue, refreshed copy: JSONValue?, _ more: [String: String] = [:]
  ) throws -> VerificationReport {
    var host = TestHost(more)
    if let copy { host.serve(Self.address, copy.jsonText) }
    return try host.report(badge)
  }

  private static let noStatus =
    "passed: The badge names no place where the issuer would say that it is revoked or suspended."
  private let ended = Change("validUntil", "2026-05-01T00:00:00Z")
  private let lasting = Change("validUntil", "2027-01-01T00:00:00Z")
  private let later = Change("validFrom", "2026-05-01T00:00:00Z")

  @Test func `a newer copy that holds lets an ended badge hold`() throws {
    let report = try report(on: badge([ended]), refreshed: badge([later, lasting]))
    #expect(report.outcome == .verified)
    #expect(
      report.said(.validity) == [
        "passed: It expired on 2026-05-01T00:00:00Z; checked at 2026-06-01T12:00:00Z. But the issuer’s newer copy, at https://college.example/refresh/b1, says the same and holds. It is valid from 2026-05-01T00:00:00Z to 2027-01-01T00:00:00Z; checked at 2026-06-01T12:00:00Z."
      ])
    #expect(
      report.checks.filter { $0.identifier == .validity }.map { $0.documents } == [[Self.address]])
  }

  @Test func `a newer copy may come as a token`() throws {
    let copy = try issuer.token(
      around: issuer.badge([Change("refreshService", service()), lasting]))
    let report = try report(on: badge([ended]), refreshed: nil, [Self.address: copy])
    #expect(report.outcome == .verified)
  }

  @Test func `a newer copy that says the same is told`() throws {
    let report = try report(on: badge(), refreshed: badge([later]))
    #expect(report.outcome == .verified)
    #expect(
      report.said(.status) == [
        Self.noStatus,
        "passed: The issuer’s newer copy of the badge, at https://college.example/refresh/b1, is verified and says the same.",
      ])
  }

  @Test func `a newer copy that has ended ends the badge`() throws {
    let report = try report(on: badge(), refreshed: badge([ended]))
    #expect(report.outcome == .expired)
    #expect(
      report.said(.validity) == [
        "failed: The issuer’s newer copy of the badge, at https://college.example/refresh/b1, no longer holds: It expired on 2026-05-01T00:00:00Z; checked at 2026-06-01T12:00:00Z."
      ])
    let both = try self.report(on: badge([ended]), refreshed: badge([ended]))
    #expect(
      both.said(.validity) == [
        "failed: It expired on 2026-05-01T00:00:00Z; checked at 2026-06-01T12:00:00Z."
      ])
  }

  @Test func `a newer copy that begins later changes nothing yet`() throws {
    let report = try report(
      on: badge(), refreshed: badge([Change("validFrom", "2026-07-01T00:00:00Z")]))
    #expect(report.outcome == .verified)
    #expect(report.said(.status) == [Self.noStatus])
  }

  @Test func `a newer copy that was revoked revokes the badge`() throws {
    let list = "https://college.example/revoked"
    let status = JSONValue.object([
      ("id", .string(list)), ("type", .string("1EdTechRevocationList")),
    ])
    let revoked =
      #"{"id":"https://college.example/revoked","issuer":"\#(issuer.id)","revokedCredential":[{"id":"urn:uuid:b1","revoked":true}]}"#
    let report = try report(
      on: badge(), refreshed: badge([Change("credentialStatus", status)]), [list: revoked])
    #expect(report.outcome == .revoked)
    #expect(
      report.said(.status) == [
        Self.noStatus,
        "failed: The issuer’s newer copy of the badge, at https://college.example/refresh/b1, was revoked.",
      ])
    // What the issuer took back does not come back with a newer copy.
    let back = try self.report(
      on: badge([Change("credentialStatus", status)]), refreshed: badge([later]), [list: revoked])
    #expect(back.outcome == .revoked)
  }

  @Test func `a newer copy that is suspended suspends the badge`() throws {
    let entry = try JSONValue(json: StatusCheckTests.entry(purpose: "suspension"))
    let list = StatusCheckTests.list(purpose: #""suspension""#, issuer: issuer.id)
    var world = StatusCheckTests.world(list)
    world.serve(Self.address, try badge([Change("credentialStatus", entry)]).jsonText)
    let report = try world.report(on: onlyCredential(badge().jsonText))
    #expect(report.outcome == .suspended)
    #expect(
      report.said(.status) == [
        Self.noStatus,
        "failed: The issuer’s newer copy of the badge, at https://college.example/refresh/b1, was suspended.",
      ])
  }

  @Test func `a newer copy that says something else does not stand in`() throws {
    let other = Change("credentialSubject/achievement/name", "Salad")
    let report = try report(on: badge([ended]), refreshed: badge([later, lasting, other]))
    #expect(report.outcome == .expired)
    #expect(
      report.said(.status) == [
        Self.noStatus,
        "warning: The issuer’s newer copy of the badge, at https://college.example/refresh/b1, does not say the same: 'credentialSubject.achievement.name' is a text here and another text there. \(Self.asItIs)",
      ])
    #expect(try self.report(on: badge(), refreshed: badge([later, other])).outcome == .verified)
  }

  // MARK: A refresh that fails

  private func saidOfRefresh(_ badge: JSONValue, _ copy: JSONValue?) throws -> String? {
    let report = try report(on: badge, refreshed: copy)
    #expect(report.outcome == .verified)
    #expect(report.answer(to: .inForce) == .yes)
    return report.said(.status).last
  }

  private func notChecked(_ reason: String, at place: String = " at \(address)") -> String {
    "notChecked: Whether the issuer has a newer copy of the badge\(place) was not checked, because \(reason). \(Self.asItIs)"
  }

  @Test func `without a copy the badge is judged as it is`() throws {
    #expect(try saidOfRefresh(badge(), nil) == notChecked("there is no copy of it here"))
    var host = TestHost()
    host.answerGone(Self.address)
    #expect(
      try host.report(badge()).said(.status).last == notChecked("nothing is there any more"))
  }

  @Test func `a service that cannot be asked is said so`() throws {
    #expect(
      try saidOfRefresh(badge([Change("refreshService", service("ManualRefreshService2018"))]), nil)
        == notChecked("Lapel does not know services of the type 'ManualRefreshService2018'"))
    let nameless = try report(
      on: badge([Change("refreshService", service("1EdTechCredentialRefresh", nil))]),
      refreshed: nil)
    #expect(
      nameless.said(.status).last
        == notChecked("the address of the service is missing", at: ""))
    let urn = try badge([Change("refreshService/id", "urn:uuid:1")])
    #expect(
      try saidOfRefresh(urn, nil)
        == notChecked("'urn:uuid:1' is no https address", at: " at urn:uuid:1"))
  }

  @Test func `the service that Lapel knows is the one that is asked`() throws {
    let services = JSONValue.array([service("ManualRefreshService2018"), service()])
    #expect(
      try report(
        on: badge([Change("refreshService", services), ended]),
        refreshed: badge([Change("refreshService", services), lasting])
      ).outcome == .verified)
  }

  @Test func `what is not a copy of the badge does not count`() throws {
    let other = notChecked("what lies there is another badge")
    #expect(try saidOfRefresh(badge(), badge([Change("id", "urn:uuid:b2")])) == other)
    #expect(try saidOfRefresh(badge(), badge(by: TestIssuer(number: 2))) == other)
    #expect(
      try saidOfRefresh(badge(), .object([("a", .integer(1))]))
        == notChecked("what lies there is not one credential"))
    #expect(
      try saidOfRefresh(badge(), badge([Change("validFrom", "2025-12-31T00:00:00Z"), ended]))
        == notChecked("what lies there is older than this badge"))
    let nameless = try report(on: badge([Change("id", nil)]), refreshed: badge())
    #expect(
      nameless.said(.status).last
        == notChecked("the badge has no id by which a newer copy could be told"))
  }

  @Test func `a copy that nobody signed does not count, whoever keeps it`() throws {
    let unsigned = try badge([lasting]).with("proof", nil)
    let report = try report(on: badge([ended]), refreshed: unsigned)
    #expect(report.outcome == .expired)
    #expect(
      report.said(.status).last
        == notChecked(
          "what lies there is not verified ('The badge carries no signature, so anybody could have made it.')"
        ))
    let forged = try badge([ended]).with("validUntil", lasting.value)
    let other = try self.report(on: badge([ended]), refreshed: forged)
    #expect(other.outcome == .expired)
    #expect(
      other.said(.status).last
        == notChecked(
          "what lies there is not verified ('The signature ('eddsa-jcs-2022') is wrong: the badge is not what this key signed, or another key signed it.')"
        ))
  }

  @Test func `beyond what Lapel judges the badge is judged as it is`() throws {
    let decoded = try onlyCredential(badge().jsonText)
    let world = KnownWorld([(Self.address, try badge([ended]).jsonText)])
    let report = try world.outcome { inquiry in
      inquiry.bounds.credentials = 0
      return inquiry.report(on: decoded)
    }
    #expect(report.outcome == .verified)
    #expect(
      report.said(.status).last
        == notChecked("the badge holds and names more credentials than Lapel judges"))
  }

  @Test func `a refresh is made once`() throws {
    let second = "https://college.example/refresh/again"
    let copy = try badge([later, Change("refreshService/id", .string(second))])
    var host = TestHost([second: try badge([ended]).jsonText])
    host.serve(Self.address, copy.jsonText)
    let verdict = try host.verdict(on: onlyCredential(badge().jsonText))
    #expect(verdict.report.outcome == .verified)
    #expect(!verdict.needs.contains(.document(DocumentAddress(second))))
  }
}
