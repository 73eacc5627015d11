import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct PureResultTests {
  private static let did = "did:web:college.example"

  /// What becomes of a badge by a host that keeps the given results.
  private func verdict(
    on document: JSONValue, host: TestHost = TestHost(), keeping kept: [PureResult] = []
  ) throws -> (report: VerificationReport, results: [PureResult]) {
    var known: [PureResult.Key: [UInt8]] = [:]
    for result in kept { known[result.key] = result.value }
    let decoded = try onlyCredential(document.jsonText)
    var verification = Verification(
      of: decoded, host.request, by: Verifier(), recalling: { [known] in known[$0] })
    while true {
      switch verification.step() {
      case .assessed(let assessed): return (assessed.report, verification.pureResults)
      case .needs(let needs):
        for need in needs { verification.learn(host.finding(for: need), about: need) }
      }
    }
  }

  @Test func `a key is 32 bytes`() throws {
    let digest = SHA256.digest(of: [1, 2, 3])
    let key = try #require(PureResult.Key(digest: digest))
    #expect(key.digest == digest)
    #expect(PureResult.Key(digest: digest.dropLast()) == nil)
    #expect(PureResult.Key(digest: digest + [0]) == nil)
    #expect(PureResult.Key(digest: digest.reversed()) != key)
  }

  @Test func `nothing is noted for a host that keeps nothing`() throws {
    let issuer = TestIssuer()
    let decoded = try onlyCredential(issuer.signed(issuer.badge(), .eddsaRDFC).jsonText)
    let host = TestHost()
    var verification = Verification(of: decoded, host.request, by: Verifier())
    while case .needs(let needs) = verification.step() {
      for need in needs { verification.learn(host.finding(for: need), about: need) }
    }
    #expect(verification.pureResults.isEmpty)
  }

  @Test(arguments: [
    (TestSuite.eddsaRDFC, TestIssuer.Key.ed25519), (.ecdsaRDFC, .p256), (.ecdsaRDFC, .p384),
    (.signature2020, .ed25519), (.eddsaJCS, .ed25519),
  ])
  func `a report is the same with what an earlier one worked out`(
    suite: TestSuite, key: TestIssuer.Key
  ) throws {
    let issuer = TestIssuer(key)
    let signed = try issuer.signed(issuer.badge(contexts: suite.contexts), suite)
    let first = try verdict(on: signed)
    #expect(first.report.outcome == .verified, "\(first.report.complaints)")
    #expect(first.report == (try TestHost().report(signed)))
    let isOverRDF = suite != .eddsaJCS
    #expect(first.results.count == (isOverRDF ? 2 : 0))
    let second = try verdict(on: signed, keeping: first.results)
    #expect(second.report == first.report)
    #expect(second.results == first.results)
  }

  @Test func `what is kept of one badge says nothing of another`() throws {
    let issuer = TestIssuer()
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let kept = try verdict(on: signed).results
    for changed in [
      signed.with("name", "Another"), signed.with("proof/created", "2026-01-04T00:00:00Z"),
      signed.with("extra", "unsigned"), signed.with("credentialSubject/id", "did:example:other"),
    ] {
      let report = try verdict(on: changed, keeping: kept).report
      #expect(report == (try TestHost().report(changed)))
      #expect(report.outcome == .invalid)
    }
  }

  @Test func `a kept hash counts, so what is kept must be as safe as the program`() throws {
    let issuer = TestIssuer()
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let wrong: [UInt8] = [0, 0, 0, 0] + [UInt8](repeating: 7, count: 64)
    let kept = try verdict(on: signed).results.map { result in
      PureResult(key: result.key, value: result.value.isEmpty ? [] : wrong)
    }
    #expect(try verdict(on: signed, keeping: kept).report.outcome == .invalid)
  }

  @Test(
    arguments: [
      [], [0], [0, 0, 0, 1], [0, 0, 0, 0, 1],
      [255, 255, 255, 255] + [UInt8](repeating: 7, count: 64),
    ] as [[UInt8]])
  func `a kept hash that is none, or took more steps than are allowed, is not used`(
    value: [UInt8]
  ) throws {
    let issuer = TestIssuer()
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let first = try verdict(on: signed)
    let kept = first.results.map { result in
      PureResult(key: result.key, value: result.value.isEmpty ? [] : value)
    }
    let second = try verdict(on: signed, keeping: kept)
    #expect(second.report == first.report)
  }

  @Test(arguments: [(250_000, 2), (250_001, 0)])
  func `what came near a bound on the work is not kept`(steps: Int, expected: Int) throws {
    let issuer = TestIssuer()
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let kept = try verdict(on: signed).results.map { result in
      let stated = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: steps >> $0) }
      let value = result.value.isEmpty ? [] : stated + result.value.dropFirst(4)
      return PureResult(key: result.key, value: value)
    }
    let (report, results) = try verdict(on: signed, keeping: kept)
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(results.count == expected)
  }

  @Test func `dates are judged anew`() throws {
    let issuer = TestIssuer()
    let badge = issuer.badge([Change("validUntil", "2026-12-31T00:00:00Z")])
    let signed = try issuer.signed(badge, .eddsaRDFC)
    let first = try verdict(on: signed)
    #expect(first.report.outcome == .verified)
    var later = TestHost()
    later.request.moment = Timestamp.Moment(secondsSince1970: 1_830_315_200)
    let second = try verdict(on: signed, host: later, keeping: first.results)
    #expect(second.report.outcome == .expired)
    #expect(second.report == (try later.report(signed)))
  }

  @Test func `another context of the badge's own is another result`() throws {
    let address = "https://college.example/context"
    let issuer = TestIssuer(id: Self.did)
    func context(_ word: String) -> String {
      #"{"@context":{"honours":"https://college.example/terms#\#(word)"}}"#
    }
    func host(_ word: String) -> TestHost {
      TestHost([
        "https://college.example/.well-known/did.json": issuer.controllerDocument(),
        address: context(word),
      ])
    }
    let processor = try JSONLDProcessor.knowing(address, context("honours"))
    let badge = issuer.badge([Change("@context/2", .string(address)), Change("honours", "first")])
    let proof = try issuer.proof(for: badge, .eddsaRDFC, processor: processor)
    let signed = badge.with("proof", proof)
    let first = try verdict(on: signed, host: host("honours"))
    #expect(first.report.outcome == .verified, "\(first.report.complaints)")
    let same = try verdict(on: signed, host: host("honours"), keeping: first.results)
    #expect(same.report == first.report)
    let other = try verdict(on: signed, host: host("shame"), keeping: first.results)
    #expect(other.report == (try host("shame").report(signed)))
    #expect(other.report.outcome == .invalid)
  }
}
