import LapelCredentials
import LapelLinkedData
import SeededGenerator
import Testing

@testable import LapelVerification

/// Whatever a stranger writes, verification ends, and never traps.
@Suite struct HostileVerificationTests {
  private func judge(
    _ bytes: [UInt8], _ encoding: EncodedCredential.Encoding = .json, _ host: TestHost = TestHost()
  ) throws {
    let encoded = EncodedCredential(encoding: encoding, bytes: bytes)
    guard let found = try? CredentialDecoder().credentials(in: encoded) else { return }
    for decoded in found.credentials { _ = try host.verdict(on: decoded) }
  }

  /// Values that stand where others are expected.
  private static let strangers: [JSONValue] = [
    .null, .bool(true), .integer(-1), .string(""), .string("did:key:z6Mk"), .string("did:jwk:e30"),
    .string("https://college.example/x#y"), .string("\u{0}"), .array([]), .object([]),
    .array([.array([.null])]), .object([("@value", .null)]), .object([("id", .string("_:b"))]),
    .object([("@context", .null)]), .object([("@id", .string("urn:uuid:b1"))]),
    JSONValue(.number(JSONNumber(text: "1e400"))), JSONValue(.number(JSONNumber(text: "-0.0"))),
    JSONValue(.number(JSONNumber(text: "99999999999999999999999"))),
    .string("9999-99-99T99:99:99Z"), .string(String(repeating: "z", count: 3_000)),
  ]

  @Test(arguments: [TestSuite.eddsaJCS, .ecdsaRDFC, .signature2018])
  func `a badge with a stranger in any place is judged`(suite: TestSuite) throws {
    let issuer = TestIssuer(suite == .ecdsaJCS || suite == .ecdsaRDFC ? .p256 : .ed25519)
    let badge = issuer.badge(contexts: suite.contexts)
      .with(
        "credentialStatus",
        try JSONValue(
          json:
            #"{"id":"https://c.example/1","type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"5","statusListCredential":"https://c.example/l"}"#
        )
      )
      .with("endorsement", .array([issuer.endorsement(of: "urn:uuid:b1").with("@context", nil)]))
    let signed = try issuer.signed(badge, suite, [Change("previousProof", "urn:p")])
    for path in paths(in: signed) {
      for stranger in Self.strangers {
        try judge(signed.with(path, stranger).text())
      }
      try judge(signed.with(path, nil).text())
    }
  }

  @Test func `a token with a stranger in any place is judged`() throws {
    let issuer = TestIssuer(id: "did:web:college.example")
    let host = TestHost([
      "https://college.example/.well-known/did.json": issuer.controllerDocument()
    ])
    let payload = issuer.badge().with("iss", .string(issuer.id)).with("exp", .integer(5)).with(
      "nbf", .integer(4))
    for path in paths(in: payload) {
      for stranger in Self.strangers {
        let token = try issuer.token(header: [], payload: payload.with(path, stranger).text())
        try judge(Array(token.utf8), .compactJWS, host)
      }
    }
    for name in ["alg", "kid", "jwk", "crit", "b64", "typ"] {
      for stranger in Self.strangers {
        try judge(
          Array(issuer.token(header: [Change(name, stranger)], payload: payload.text()).utf8),
          .compactJWS, host)
      }
    }
  }

  @Test func `a controller document with a stranger in any place is read`() throws {
    let issuer = TestIssuer(id: "did:web:college.example")
    let document = try JSONValue(json: issuer.controllerDocument())
    let signed = try issuer.signed(issuer.badge(), .eddsaJCS)
    let decoded = try onlyCredential(signed.jsonText)
    for path in paths(in: document) {
      for stranger in Self.strangers {
        let host = TestHost([
          "https://college.example/.well-known/did.json": document.with(path, stranger).jsonText
        ])
        _ = try host.verdict(on: decoded)
      }
    }
  }

  /// Paths of all members and elements.
  private func paths(in value: JSONValue, below path: String = "") -> [String] {
    var result: [String] = []
    for (index, element) in (value.array ?? []).enumerated() {
      let inner = path + "/\(index)"
      result += [inner] + paths(in: element, below: inner)
    }
    for member in value.object?.members ?? [] {
      let inner = path + "/" + member.name
      result += [inner] + paths(in: member.value, below: inner)
    }
    return result
  }

  @Test(arguments: [TestSuite.eddsaRDFC, .eddsaJCS])
  func `mutated badges are judged`(suite: TestSuite) throws {
    let issuer = TestIssuer()
    let bytes = try issuer.signed(issuer.badge(), suite).text()
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<1_500 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: changed[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: changed.remove(at: place)
        case 2: changed.insert(contentsOf: Array(#"[{"@id":"#.utf8), at: place)
        default:
          let end = min(changed.count, place + Int.random(in: 0..<80, using: &generator))
          changed.insert(
            contentsOf: changed[place..<end],
            at: Int.random(in: 0..<changed.count, using: &generator))
        }
      }
      try judge(changed)
    }
  }

  @Test func `deep badges are judged`() throws {
    let issuer = TestIssuer()
    for depth in [10, 40, 100, 126, 127, 128, 1_000, 100_000] {
      let open = String(repeating: #"{"achievement":["#, count: depth / 2)
      let close = String(repeating: "]}", count: depth / 2)
      let text = issuer.badge().jsonText.dropLast() + #","x":"# + open + close + "}"
      try judge(Array(text.utf8))
    }
  }

  @Test func `endorsements of endorsements to the last are judged`() throws {
    let issuer = TestIssuer()
    var inner = issuer.endorsement(of: "urn:uuid:b1").with(
      "proof", issuer.proofOptions(.eddsaRDFC).with("proofValue", "z1"))
    for _ in 0..<45 {
      inner = inner.with("endorsement", .array([inner.with("endorsement", nil), inner])).with(
        "id", "urn:uuid:e2");
      if inner.text().count > 300_000 { break }
    }
    try judge(issuer.badge([Change("endorsement", .array([inner]))]).text())
  }

  @Test func `a badge of many credentials with many proofs is judged`() throws {
    let issuer = TestIssuer()
    let proof = issuer.proofOptions(.eddsaRDFC).with("proofValue", "z1")
    let badge = issuer.badge([Change("proof", .array([JSONValue](repeating: proof, count: 16)))])
    try judge(issuer.record(of: [JSONValue](repeating: badge, count: 30)).text())
  }

  /// Nodes that look alike cost RDF canonicalization without end, unless it counts.
  @Test func `a poisoned graph is given up, with sixteen proofs too`() throws {
    let issuer = TestIssuer()
    var nodes: [JSONValue] = []
    for index in 0..<60 {
      let others = (0..<60).filter { $0 != index }.map {
        JSONValue.object([("id", .string("_:n\($0)"))])
      }
      nodes.append(
        .object([("id", .string("_:n\(index)")), ("https://x.example/p", .array(others))]))
    }
    let proof = issuer.proofOptions(.eddsaRDFC).with("proofValue", "z1")
    let proofs = (0..<16).map { proof.with("id", .string("urn:proof:\($0)")) }
    let badge = issuer.badge([
      Change("credentialSubject/x:y", .array(nodes)), Change("proof", .array(proofs)),
    ])
    let report = try TestHost().report(badge)
    #expect(
      report.said(.proof).first
        == "notChecked: The signature was not checked, because the badge cannot be brought into canonical form: its nodes without identifiers are too much alike to be told apart within 500000 steps."
    )
    #expect(report.outcome == .invalid)
  }

  @Test func `all that is read as JSON-LD in a record shares one bound on the work`() throws {
    let issuer = TestIssuer()
    let members = try (0..<3).map {
      try issuer.signed(issuer.badge([Change("id", "urn:uuid:m\($0)")]), .eddsaRDFC)
    }
    let record = try onlyCredential(issuer.signed(issuer.record(of: members), .eddsaRDFC).jsonText)
    func judged(within work: Int) throws -> (report: VerificationReport, left: Int) {
      try KnownWorld().outcome { inquiry in
        inquiry.bounds.linkedDataWork = work
        return (inquiry.report(on: record), inquiry.bounds.linkedDataWork)
      }
    }
    let ample = 100_000_000
    let cost = ample - (try judged(within: ample).left)
    #expect(try judged(within: cost).report.outcome == .verified)
    let report = try judged(within: cost - 1).report
    #expect(report.outcome == .unconfirmed)
    #expect(report.contained.map { $0.report.outcome } == [.verified, .verified, .unconfirmed])
    let tooMuch =
      "because the badge, with all that is in it, asks for more work to be read as JSON-LD than any badge should."
    #expect(
      report.contained[2].report.said(.proof) == [
        "notChecked: The signature was not checked, \(tooMuch)"
      ])
    let less = try judged(within: cost / 2).report
    #expect(
      less.contained[2].report.said(.context) == [
        "notChecked: Whether every term is defined was not checked, \(tooMuch)"
      ])
    #expect(
      less.contained[2].report.said(.proof) == [
        "notChecked: The signature was not checked, \(tooMuch)"
      ])
  }

  @Test func `more credentials than Lapel judges are left unjudged`() throws {
    let issuer = TestIssuer()
    let members = try (0..<3).map {
      try issuer.signed(issuer.badge([Change("id", "urn:uuid:m\($0)")]), .eddsaJCS)
    }
    let record = try onlyCredential(issuer.signed(issuer.record(of: members), .eddsaJCS).jsonText)
    let report = try KnownWorld().outcome { inquiry in
      inquiry.bounds.credentials = 2
      return inquiry.report(on: record)
    }
    #expect(report.outcome == .unconfirmed)
    #expect(report.contained.map { $0.report.outcome } == [.verified, .verified, .unconfirmed])
    #expect(
      report.contained[2].report.complaints == [
        "format notChecked: It was not judged, because the badge holds and names more credentials than Lapel judges."
      ])
  }

  @Test func `more statements than Lapel puts in order leave a signature unchecked`() throws {
    let issuer = TestIssuer()
    let badge = try onlyCredential(issuer.signed(issuer.badge(), .eddsaRDFC).jsonText)
    let report = try KnownWorld().outcome { inquiry in
      inquiry.bounds.statements = 10
      return inquiry.report(on: badge)
    }
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.proof) == [
        "notChecked: The signature was not checked, because the badge, with all that is in it, asks for more work to be read as JSON-LD than any badge should."
      ])
  }

  @Test func `contexts of a thousand terms in a thousand places are judged`() throws {
    let issuer = TestIssuer()
    let terms = (0..<900).map { ("t\($0)", JSONValue.string("https://x.example/\($0)")) }
    let heavy = JSONValue.object(terms)
    let inner = JSONValue.object([
      ("@context", .array([JSONValue](repeating: .object([]), count: 50)))
    ])
    let proof = issuer.proofOptions(.eddsaRDFC).with("proofValue", "z1")
    let proofs = (0..<16).map { proof.with("id", .string("urn:proof:\($0)")) }
    let badge = issuer.badge([
      Change("@context/2", heavy), Change("t1", .array([JSONValue](repeating: inner, count: 900))),
      Change("proof", .array(proofs)),
    ])
    try judge(badge.text())
    try judge(issuer.record(of: [badge, badge]).text())
  }
}
