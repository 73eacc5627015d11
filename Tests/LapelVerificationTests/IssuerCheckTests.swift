import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct IssuerCheckTests {
  private func host(trusting id: String) -> TestHost {
    var host = TestHost()
    host.request.trusted = TrustList([
      TrustList.Entry(issuerID: id, name: "Kitchen of Leith", reason: "we met them")
    ])
    return host
  }

  @Test func `an issuer of the trust list is known by it`() throws {
    let issuer = TestIssuer()
    let report = try host(trusting: issuer.id).report(issuer.signed(issuer.badge(), .eddsaJCS))
    #expect(report.outcome == .verified)
    #expect(report.issuerIdentity == .registry)
    #expect(
      report.said(.issuer) == [
        "passed: The trust list names the issuer 'Kitchen of Leith': we met them."
      ])
  }

  @Test func `the trust list vouches for nobody whose key did not sign`() throws {
    let issuer = TestIssuer()
    let forged = try TestIssuer(number: 9, id: issuer.id, method: issuer.method)
    let report = try host(trusting: issuer.id).report(
      forged.signed(issuer.badge(), .eddsaJCS))
    #expect(report.outcome == .invalid)
    #expect(report.issuerIdentity == nil)
    let unsigned = try host(trusting: issuer.id).report(issuer.badge())
    #expect(unsigned.issuerIdentity == nil)
  }

  @Test func `the trust list compares identifiers byte by byte`() throws {
    let issuer = TestIssuer()
    let report = try host(trusting: issuer.id + " ").report(
      issuer.signed(issuer.badge(), .eddsaJCS))
    #expect(report.issuerIdentity == .selfDeclared)
  }

  @Test func `a badge without an issuer is nobody's`() throws {
    let issuer = TestIssuer()
    let report = try TestHost().report(
      issuer.signed(issuer.badge([Change("issuer", nil)]), .eddsaJCS))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.issuer) == [
        "notChecked: Who the issuer is was not established: nothing ties the badge to anybody."
      ])
    #expect(
      report.said(.proof) == ["failed: The badge names no issuer, so no key can be the issuer’s."])
  }
}
