import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct ContainedCheckTests {
  private let issuer = TestIssuer()
  private let endorser = TestIssuer(number: 2)

  private func endorsed(_ endorsements: [JSONValue]) throws -> VerificationReport {
    let badge = issuer.badge([Change("endorsement", .array(endorsements))])
    return try TestHost().report(issuer.signed(badge, .eddsaJCS))
  }

  // MARK: Endorsements

  @Test func `a good endorsement is told`() throws {
    let good = try endorser.signed(endorser.endorsement(of: "urn:uuid:b1"), .eddsaJCS)
    let report = try endorsed([good])
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(report.said(.endorsement) == ["passed: All endorsements (1) are verified."])
    #expect(report.contained.map { $0.report.outcome } == [.verified])
  }

  @Test func `a forged endorsement counts for nothing and does the badge no harm`() throws {
    let good = try endorser.signed(endorser.endorsement(of: "urn:uuid:b1"), .eddsaJCS)
    let forged = good.with("credentialSubject/endorsementComment", "The best soup.")
    let unsigned = endorser.endorsement(of: "urn:uuid:b1")
    let report = try endorsed([good, forged, unsigned])
    #expect(report.outcome == .verified)
    #expect(
      report.said(.endorsement) == [
        "warning: 1 of 3 endorsements are verified; the others count for nothing."
      ])
    #expect(report.contained.map { $0.report.outcome } == [.verified, .invalid, .unconfirmed])
  }

  @Test func `endorsements of the achievement and the issuer are judged too`() throws {
    let good = try endorser.signed(endorser.endorsement(of: "urn:uuid:a1"), .eddsaJCS)
    let badge = issuer.badge([
      Change("credentialSubject/achievement/endorsement", .array([good])),
      Change("issuer/endorsement", .array([good.with("name", "Altered")])),
    ])
    let report = try TestHost().report(issuer.signed(badge, .eddsaJCS))
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(report.contained.map { $0.report.outcome } == [.verified, .invalid])
  }

  // MARK: Records

  private func record(_ credentials: [JSONValue], _ host: TestHost = TestHost()) throws
    -> VerificationReport
  {
    let record = TestIssuer(number: 3)
    return try host.report(record.signed(record.record(of: credentials), .eddsaJCS))
  }

  @Test func `a record of verified credentials is verified`() throws {
    let report = try record([
      issuer.signed(issuer.badge(), .eddsaJCS), endorser.signed(endorser.badge(), .eddsaRDFC),
    ])
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(report.said(.contents) == ["passed: All credentials inside (2) are verified."])
  }

  @Test func `an altered credential inside makes the record invalid`() throws {
    let good = try issuer.signed(issuer.badge(), .eddsaJCS)
    let report = try record([good, good.with("name", "Other")])
    #expect(report.outcome == .invalid)
    #expect(report.said(.contents) == ["failed: 1 of the 2 credentials inside did not pass."])
    #expect(report.contained.map { $0.report.outcome } == [.verified, .invalid])
  }

  @Test func `an unsigned credential inside leaves the record unconfirmed`() throws {
    let report = try record([issuer.badge(), issuer.signed(issuer.badge(), .eddsaJCS)])
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.contents) == [
        "notChecked: 1 of the 2 credentials inside could not be confirmed."
      ])
  }

  @Test func `an expired credential inside is a warning`() throws {
    let expired = issuer.badge([Change("validUntil", "2026-02-01T00:00:00Z")])
    let report = try record([issuer.signed(expired, .eddsaJCS)])
    #expect(report.outcome == .verified)
    #expect(report.said(.contents) == ["warning: 1 of the 1 credentials inside no longer hold."])
    #expect(report.contained.map { $0.report.outcome } == [.expired])
  }

  @Test func `a record altered around good credentials is invalid`() throws {
    let record = TestIssuer(number: 3)
    let signed = try record.signed(
      record.record(of: [issuer.signed(issuer.badge(), .eddsaJCS)]), .eddsaJCS)
    #expect(try TestHost().report(signed.with("name", "Other")).outcome == .invalid)
  }

  @Test func `an address or something unreadable inside is told`() throws {
    let report = try record([
      .string("https://college.example/badges/1"), .object([("id", .integer(5))]),
    ])
    let said = report.contained.flatMap { $0.report.said(.format) }
    #expect(
      said.first
        == "notChecked: Only the address 'https://college.example/badges/1' is given, and there is no copy of it here."
    )
    #expect(said.last?.hasPrefix("failed: It cannot be read: ") == true, "\(said)")
  }

  @Test func `a badge that holds itself again and again ends`() throws {
    var badge = try issuer.signed(issuer.badge(), .eddsaRDFC)
    for _ in 0..<24 {
      badge = try issuer.signed(issuer.badge([Change("endorsement", .array([badge]))]), .eddsaJCS)
    }
    let encoded = EncodedCredential(encoding: .json, bytes: badge.text())
    guard let found = try? CredentialDecoder().credentials(in: encoded) else { return }
    for decoded in found.credentials { _ = try TestHost().verdict(on: decoded) }
  }
}
