import LapelCredentials
import LapelLinkedData
import SeededGenerator
import Testing

@testable import LapelVerification

@Suite struct VerificationTests {
  private static let did = "did:web:college.example"
  private static let address = "https://college.example/.well-known/did.json"
  private static let context = "https://college.example/context"

  /// A badge that needs a context, a controller document, a status list and signatures, and is endorsed.
  private func demanding() throws -> (DecodedCredential, TestHost) {
    let issuer = TestIssuer(id: Self.did)
    let context = #"{"@context":{"honours":"https://college.example/terms#honours"}}"#
    let processor = try JSONLDProcessor.knowing(Self.context, context)
    let endorser = TestIssuer(number: 2, id: "did:web:guild.example")
    let endorsement = try endorser.signed(endorser.endorsement(of: "urn:uuid:b1"), .eddsaRDFC)
    let badge = issuer.badge([
      Change("@context/2", .string(Self.context)), Change("honours", "first"),
      Change("endorsement", .array([endorsement])),
      Change(
        "credentialStatus",
        try JSONValue(
          json: #"{"id":"https://college.example/revoked","type":"1EdTechRevocationList"}"#)),
    ])
    let first = try issuer.proof(for: badge, .eddsaJCS)
    let second = try issuer.proof(
      for: badge, .eddsaJCS, [Change("created", "2026-01-03T00:00:00Z")])
    let host = TestHost([
      Self.address: issuer.controllerDocument(),
      "https://guild.example/.well-known/did.json": endorser.controllerDocument(),
      Self.context: context, "https://college.example/revoked": "{}",
    ])
    _ = processor
    return (try onlyCredential(badge.with("proof", .array([first, second])).jsonText), host)
  }

  @Test func `the report is the same in whatever order needs are answered`() throws {
    let (decoded, host) = try demanding()
    let expected = try host.verdict(on: decoded)
    #expect(expected.rounds <= 5)
    #expect(expected.needs.count >= 5)
    for seed in 0..<20 as Range<UInt64> {
      var host = host
      host.reorder = { needs in
        var generator = SeededGenerator(seed: seed)
        return needs.shuffled(using: &generator)
      }
      for isSlow in [false, true] {
        host.isSlow = isSlow
        let verdict = try host.verdict(on: decoded)
        #expect(verdict.report == expected.report, "seed \(seed)")
        #expect(Set(verdict.needs) == Set(expected.needs), "seed \(seed)")
      }
    }
  }

  @Test func `documents at hand are not asked for, and change no report`() throws {
    let (decoded, host) = try demanding()
    let expected = try host.verdict(on: decoded)
    var verification = Verification(
      of: decoded, host.request, by: Verifier(),
      keeping: { address in
        guard case .document(let copy) = host.finding(for: .document(address)) else { return nil }
        return copy
      })
    var rounds = 0
    while case .needs(let needs) = verification.step() {
      rounds += 1
      for need in needs {
        if case .document = need { Issue.record("\(need)") }
        verification.learn(host.finding(for: need), about: need)
      }
    }
    #expect(rounds < expected.rounds)
    guard case .assessed(let assessed) = verification.step() else { return #expect(Bool(false)) }
    #expect(assessed.report == expected.report)
  }

  @Test func `asked again without answers it gives the same needs`() throws {
    let (decoded, host) = try demanding()
    var verification = Verification(of: decoded, host.request, by: Verifier())
    guard case .needs(let first) = verification.step() else { return #expect(Bool(false)) }
    for _ in 0..<3 {
      guard case .needs(let again) = verification.step() else { return #expect(Bool(false)) }
      #expect(again == first)
    }
    #expect(Set(first).count == first.count)
  }

  @Test func `a host that has nothing comes to an end`() throws {
    let (decoded, _) = try demanding()
    let verdict = try TestHost().verdict(on: decoded)
    #expect(verdict.report.outcome == .unconfirmed)
    #expect(verdict.rounds <= 3)
  }

  @Test func `a host that answers something else than was asked comes to an end`() throws {
    let (decoded, host) = try demanding()
    for wrong in [
      Finding.gone, .signatureIsValid, .unpacked([]),
      .document(DocumentCopy(bytes: [], origin: .kept)),
    ] {
      var verification = Verification(of: decoded, host.request, by: Verifier())
      var report: VerificationReport?
      for _ in 0..<50 where report == nil {
        switch verification.step() {
        case .assessed(let assessed): report = assessed.report
        case .needs(let needs): for need in needs { verification.learn(wrong, about: need) }
        }
      }
      let outcome = try #require(report).outcome
      #expect(outcome == .unconfirmed || outcome == .invalid)
      #expect(try #require(report).checks.allSatisfy { !$0.message.isEmpty })
    }
  }

  @Test func `no report has a check without a sentence`() throws {
    let (decoded, host) = try demanding()
    for host in [host, TestHost()] {
      let report = try host.verdict(on: decoded).report
      for check in report.checks + report.contained.flatMap({ $0.report.checks }) {
        #expect(!check.message.isEmpty, "\(check.identifier)")
        #expect(check.message.last == ".", "\(check.message)")
      }
    }
  }

  @Test func `every check says who looked`() throws {
    var (decoded, host) = try demanding()
    host.request.witness = .browser
    let report = try host.verdict(on: decoded).report
    #expect(report.checks.allSatisfy { $0.witness == .browser })
    #expect(report.moment == host.request.moment)
  }

  @Test func `a document is asked for at an https address without its fragment`() throws {
    let issuer = TestIssuer(
      id: "https://college.example/issuer#me", method: "https://college.example/issuer#key")
    let verdict = try TestHost().verdict(
      on: onlyCredential(issuer.signed(issuer.badge(), .eddsaJCS).jsonText))
    #expect(verdict.needs == [.document(DocumentAddress("https://college.example/issuer"))])
  }

  // MARK: Duplicates

  @Test func `a member stated twice is no badge`() throws {
    let issuer = TestIssuer()
    let text = try issuer.signed(issuer.badge(), .eddsaJCS).jsonText
    let doubled =
      text.dropLast()
      + #","validUntil":"2030-01-01T00:00:00Z","validUntil":"2031-01-01T00:00:00Z"}"#
    #expect(throws: CredentialDecodingError.self) { try onlyCredential(String(doubled)) }
    let payload = Array(#"{"iss":"a","iss":"b"}"#.utf8)
    let token = try issuer.token(header: [], payload: payload)
    #expect(throws: CredentialDecodingError.self) { try onlyCredential(token, as: .compactJWS) }
  }
}
