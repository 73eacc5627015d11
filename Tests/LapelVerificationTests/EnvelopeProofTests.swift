import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct EnvelopeProofTests {
  private static let did = "did:web:college.example"
  private static let address = "https://college.example/.well-known/did.json"
  private static let keySet = "https://college.example/.well-known/jwks.json"
  private let issuer = TestIssuer(id: Self.did)

  private func report(
    _ text: String, _ documents: [String: String]? = nil
  ) throws -> VerificationReport {
    let documents = documents ?? [Self.address: issuer.controllerDocument()]
    return try TestHost(documents).report(text, as: .compactJWS)
  }

  private func token(_ header: [Change], claims: [Change] = []) throws -> String {
    try issuer.token(around: issuer.badge(), header: header, claims: claims)
  }

  // MARK: The header

  static let flaws: [(Change, String)] = [
    (Change("alg", "none"), "its header says that it is not signed ('none')"),
    (Change("alg", "NoNe"), "its header says that it is not signed ('none')"),
    (
      Change("alg", "HS256"),
      "'HS256' is a checksum with a shared secret, which proves nothing to others"
    ),
    (Change("alg", nil), "its header names no algorithm"),
    (Change("alg", .integer(1)), "its header names no algorithm"),
    (
      Change("crit", .array([.string("b64")])),
      "its header demands an extension that Lapel does not know ('crit')"
    ),
    (Change("b64", .bool(false)), "its payload is not encoded as badges demand ('b64')"),
    (
      Change("jwk", TestKey(.ed25519, 1).jwk.with("d", "c2VjcmV0")),
      "its header holds a private key"
    ),
  ]

  @Test(arguments: flaws)
  func `a header that nothing can rest on makes a token invalid`(
    change: Change, words: String
  ) throws {
    let report = try report(token([change]))
    #expect(report.outcome == .invalid)
    #expect(report.said(.proof) == ["failed: The signature cannot be relied on: \(words)."])
  }

  @Test func `an unknown algorithm leaves a token unconfirmed`() throws {
    let report = try report(token([Change("alg", "ES512")]))
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.proof) == [
        "notChecked: The signature is of a kind that Lapel does not know: 'ES512'."
      ])
  }

  @Test(arguments: [
    ("ES256", TestIssuer.Key.ed25519), ("EdDSA", .p256), ("ES384", .p256), ("RS256", .p384),
    ("ES256", .rsa),
  ])
  func `a key is used with its own algorithm only`(name: String, key: TestIssuer.Key) throws {
    let issuer = TestIssuer(key, id: Self.did)
    let text = try issuer.token(around: issuer.badge(), header: [Change("alg", .string(name))])
    let report = try report(text, [Self.address: issuer.controllerDocument()])
    #expect(report.outcome == .invalid)
    let kind =
      switch key {
      case .ed25519: "an Ed25519 key"
      case .p256: "a P-256 key"
      case .p384: "a P-384 key"
      case .rsa: "an RSA key of 2048 bits"
      }
    #expect(
      report.said(.proof) == [
        "failed: The signature cannot be right: the signature says '\(name)', and the key is \(kind)."
      ])
  }

  @Test func `a signature of another length is not checked further`() throws {
    let text = try token([])
    let cut = text.split(separator: ".").dropLast().joined(separator: ".") + ".AAAA"
    let report = try report(cut)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == ["failed: The signature is not of the length that 'EdDSA' demands."])
  }

  @Test func `a wrong signature is told`() throws {
    let forger = TestIssuer(number: 9, id: Self.did)
    let report = try report(forger.token(around: forger.badge()))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The signature around the badge ('EdDSA') is wrong: it is not what this key signed, or another key signed it."
      ])
  }

  // MARK: Which key

  @Test func `a token of an issuer with documents must name its key`() throws {
    let report = try report(token([Change("kid", nil)]))
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.proof) == [
        "notChecked: The signature does not say which key made it ('kid' or 'jwk')."
      ])
  }

  @Test func `a bare kid is a fragment of the issuer's document`() throws {
    for kid in ["key-1", "#key-1"] {
      #expect(try report(token([Change("kid", .string(kid))])).outcome == .verified)
    }
    let report = try report(token([Change("kid", "key-2")]))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/.well-known/did.json does not list the key 'did:web:college.example#key-2'."
      ])
  }

  private func set(_ key: JSONValue) -> String { #"{"keys":[{"kty":"oct"},"# + key.jsonText + "]}" }

  @Test func `a bare kid may name a key of the set of the issuer's host`() throws {
    let documents = [
      Self.address: #"{"id":"did:web:college.example"}"#,
      Self.keySet: set(issuer.material.jwk.with("kid", "key-2")),
    ]
    let report = try report(token([Change("kid", "key-2")]), documents)
    #expect(report.outcome == .verified)
    #expect(
      report.said(.key) == [
        "passed: The key set of the issuer’s host, at https://college.example/.well-known/jwks.json, has the key."
      ])
  }

  private static let profile = "https://college.example/issuers/1"

  /// A token of an issuer that is known by the address of its profile, with a bare `kid`.
  private func reportOfProfile(_ documents: [String: String]) throws -> VerificationReport {
    let issuer = TestIssuer(id: Self.profile)
    let text = try issuer.token(around: issuer.badge(), header: [Change("kid", "key-2")])
    return try TestHost(documents).report(text, as: .compactJWS)
  }

  @Test func `a bare kid is not confirmed without the issuer's documents`() throws {
    let nothing = try reportOfProfile([:])
    #expect(nothing.outcome == .unconfirmed)
    #expect(
      nothing.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because there is no copy of it here."
      ])
    let profile = TestIssuer(id: Self.profile).controllerDocument()
    let onlyProfile = try reportOfProfile([Self.profile: profile])
    #expect(onlyProfile.outcome == .unconfirmed)
    #expect(
      onlyProfile.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because the issuer’s document at https://college.example/issuers/1 does not list the key 'key-2', and of the keys of its host, there is no copy of it here."
      ])
  }

  @Test func `a bare kid that none of the issuer's documents lists is a forgery`() throws {
    let profile = TestIssuer(id: Self.profile).controllerDocument()
    let report = try reportOfProfile([Self.profile: profile, Self.keySet: #"{"keys":[]}"#])
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The issuer’s document at https://college.example/issuers/1 does not list the key 'https://college.example/issuers/1#key-2'."
      ])
    var host = TestHost([Self.profile: profile])
    host.answerGone(Self.keySet)
    let issuer = TestIssuer(id: Self.profile)
    let text = try issuer.token(around: issuer.badge(), header: [Change("kid", "key-2")])
    #expect(try host.report(text, as: .compactJWS).outcome == .invalid)
  }

  @Test func `the set of the host's keys suffices for a bare kid, but ends no revocation`() throws {
    let keys = set(issuer.material.jwk.with("kid", "key-2"))
    #expect(try reportOfProfile([Self.keySet: keys]).outcome == .verified)
    let revoked = TestIssuer(id: Self.profile, method: Self.profile + "#key-2").controllerDocument([
      Change("verificationMethod/0/revoked", "2026-03-01T00:00:00Z")
    ])
    #expect(
      try reportOfProfile([Self.profile: revoked, Self.keySet: keys]).outcome == .unconfirmed)
  }

  @Test func `a private key in the set of a host is not used`() throws {
    let documents = [
      Self.address: #"{"id":"did:web:college.example"}"#,
      Self.keySet: set(issuer.material.jwk.with("kid", "key-2").with("d", "c2VjcmV0")),
    ]
    #expect(try report(token([Change("kid", "key-2")]), documents).outcome == .invalid)
  }

  @Test func `a key in the header counts when the issuer's documents list it`() throws {
    let header = [Change("kid", nil), Change("jwk", issuer.material.jwk)]
    #expect(try report(token(header)).outcome == .verified)
    let listed = try report(
      token(header),
      [Self.address: #"{"id":"did:web:college.example"}"#, Self.keySet: set(issuer.material.jwk)])
    #expect(listed.outcome == .verified)
  }

  @Test func `a key that only the header names is a forgery`() throws {
    let forger = TestIssuer(number: 9, id: Self.did)
    let text = try forger.token(
      around: forger.badge(), header: [Change("kid", nil), Change("jwk", forger.material.jwk)])
    let report = try report(
      text, [Self.address: issuer.controllerDocument(), Self.keySet: set(issuer.material.jwk)])
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The key is only in the signature’s own header: no document of the issuer lists it."
      ])
  }

  @Test func `a key in the header that was revoked leaves a token unconfirmed`() throws {
    let document = issuer.controllerDocument([
      Change("verificationMethod/0/revoked", "2026-03-01T00:00:00Z")
    ])
    let text = try token([Change("kid", nil), Change("jwk", issuer.material.jwk)])
    #expect(try report(text, [Self.address: document]).outcome == .unconfirmed)
  }

  @Test func `a key in the header for authentication alone does not sign badges`() throws {
    let text = try token([Change("kid", nil), Change("jwk", issuer.material.jwk)])
    let document = issuer.controllerDocument(purpose: "authentication")
    #expect(
      try report(text, [Self.address: document, Self.keySet: #"{"keys":[]}"#]).outcome == .invalid)
  }

  @Test func `a key in the header is not confirmed without the issuer's documents`() throws {
    let text = try token([Change("kid", nil), Change("jwk", issuer.material.jwk)])
    let report = try report(text, [:])
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.key) == [
        "notChecked: Whether the key belongs to the issuer was not checked, because there is no copy of it here; there is no copy of it here."
      ])
  }

  @Test func `a key in the header of a did:key is its own`() throws {
    let own = TestIssuer()
    let good = try own.token(
      around: own.badge(), header: [Change("kid", nil), Change("jwk", own.material.jwk)])
    #expect(try report(good, [:]).outcome == .verified)
    let forger = TestIssuer(number: 9, id: own.id)
    let report = try report(
      forger.token(
        around: forger.badge(), header: [Change("kid", nil), Change("jwk", forger.material.jwk)]),
      [:])
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.key) == [
        "failed: The key in the signature’s header is not the one that the issuer’s identifier stands for."
      ])
  }

  @Test func `a key in the header that is none makes a token invalid`() throws {
    let report = try report(token([Change("jwk", .object([("kty", .string("oct"))]))]))
    #expect(
      report.said(.proof) == [
        "failed: The key in the signature’s header cannot be used: its kind ('kty') is not known."
      ])
  }

  @Test func `an RSA key of 1024 bits is too small`() throws {
    let small = JSONValue.object([
      ("kty", .string("RSA")), ("e", .string("AQAB")),
      ("n", .string(Base64URL.encode([UInt8](repeating: 0xC1, count: 128)))),
    ])
    let report = try report(token([Change("alg", "RS256"), Change("jwk", small)]))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The key in the signature’s header cannot be used: an RSA key of fewer than 2048 bits is too small to rely on."
      ])
  }

  // MARK: The claims

  static let contradictions: [(Change, String)] = [
    (Change("iss", "did:web:other.example"), "'iss' is not the same as the issuer"),
    (Change("jti", "urn:uuid:other"), "'jti' is not the same as the badge’s id"),
    (Change("sub", "did:example:mallory"), "'sub' is not the same as the recipient’s id"),
    (Change("nbf", .integer(1)), "'nbf' is another moment than 'validFrom'"),
    (Change("iss", .integer(1)), "'iss' is no text"),
    (Change("sub", .null), "'sub' is no text"),
    (Change("exp", .object([])), "'exp' is no number of seconds since 1970"),
    (Change("exp", "2030-01-01T00:00:00Z"), "'exp' is no number of seconds since 1970"),
    (Change("nbf", .null), "'nbf' is no number of seconds since 1970"),
  ]

  @Test(arguments: contradictions)
  func `a claim that contradicts the badge makes the token invalid`(
    change: Change, words: String
  ) throws {
    let report = try report(token([], claims: [change]))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.format).contains(
        "failed: The badge and the token around it do not go together: \(words)."))
  }

  @Test func `several contradictions are counted`() throws {
    let report = try report(
      token(
        [],
        claims: [
          Change("iss", "did:web:other.example"), Change("jti", "urn:x"),
          Change("nbf", .integer(1)),
        ]))
    #expect(
      report.said(.format).contains(
        "failed: The badge and the token around it do not go together: 'iss' is not the same as the issuer (and 2 more)."
      ))
  }

  @Test func `an end that the token states otherwise makes it invalid`() throws {
    let badge = issuer.badge([Change("validUntil", "2027-01-01T00:00:00Z")])
    let report = try report(
      issuer.token(around: badge, claims: [Change("exp", .integer(1_893_456_000))]))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.format).contains(
        "failed: The badge and the token around it do not go together: 'exp' is another moment than 'validUntil'."
      ))
  }

  @Test func `an end that only the token states is the badge's`() throws {
    #expect(
      try report(token([], claims: [Change("exp", .integer(1_775_000_000))])).outcome == .expired)
  }

  @Test func `missing claims are a warning`() throws {
    let report = try report(
      token([], claims: [Change("iss", nil), Change("jti", nil), Change("nbf", nil)]))
    #expect(report.outcome == .verified)
    #expect(
      report.said(.format).contains(
        "warning: The token around the badge lacks what the standard asks for: 'iss', 'jti', 'nbf'."
      ))
  }

  // MARK: Proofs inside a token

  /// The claims fill in what the badge leaves out: a genuine badge about nobody, wrapped anew, would be about anybody.
  @Test func `a genuine proof inside does not excuse a forged token`() throws {
    let own = TestIssuer()
    let contexts = [
      TestIssuer.credentials1, TestIssuer.openBadges3,
      "https://w3id.org/security/data-integrity/v2",
    ]
    let bare = own.badge(
      contexts: contexts,
      [
        Change("credentialSubject/id", nil),
        Change(
          "credentialSubject/identifier",
          try JSONValue(
            json:
              #"[{"type":"IdentityObject","hashed":false,"identityHash":"a@b.example","identityType":"emailAddress"}]"#
          )),
      ])
    let inner = try own.signed(bare, .eddsaRDFC)
    #expect(try TestHost().report(inner).outcome == .verified)
    let forger = TestIssuer(number: 9, id: own.id, method: own.method)
    let wrapped = try forger.token(
      around: inner, claims: [Change("sub", "did:example:mallory")], inVC: true)
    let decoded = try onlyCredential(wrapped, as: .compactJWS)
    #expect(decoded.credential.subject.id == "did:example:mallory")
    let report = try TestHost().verdict(on: decoded).report
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The signature around the badge ('EdDSA') is wrong: it is not what this key signed, or another key signed it.",
        "passed: The issuer’s signature ('eddsa-rdfc-2022') is right.",
      ])
    #expect(report.issuerIdentity == nil)
    let unknown = try forger.token(
      around: inner, header: [Change("alg", "ES512")],
      claims: [Change("sub", "did:example:mallory")],
      inVC: true)
    #expect(try TestHost().report(unknown, as: .compactJWS).outcome == .unconfirmed)
  }

  @Test func `a broken proof inside a good token does no harm`() throws {
    let own = TestIssuer()
    let inner = try own.signed(own.badge(), .eddsaJCS).with("name", "Other")
    let report = try report(own.token(around: inner), [:])
    #expect(report.outcome == .verified)
    #expect(
      report.said(.proof) == [
        "passed: The issuer’s signature around the badge ('EdDSA') is right.",
        "warning: The signature ('eddsa-jcs-2022') is wrong: the badge is not what this key signed, or another key signed it. Another signature of the issuer’s is right.",
      ])
  }

  @Test func `a token without an issuer has no key`() throws {
    let text = try issuer.token(
      around: issuer.badge([Change("issuer", nil)]), claims: [Change("iss", nil)])
    let report = try report(text)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.proof) == [
        "failed: The badge names no issuer, so no key can be the issuer’s."
      ])
  }
}
