import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

/// Every kind of signature, made by `TestIssuer`, verifies.
@Suite struct GoodSignatureTests {
  private static let embedded: [(TestSuite, TestIssuer.Key)] = [
    (.eddsaJCS, .ed25519), (.eddsaRDFC, .ed25519), (.ecdsaJCS, .p256), (.ecdsaJCS, .p384),
    (.ecdsaRDFC, .p256), (.ecdsaRDFC, .p384), (.eddsa2022, .ed25519), (.signature2020, .ed25519),
    (.signature2018, .ed25519),
  ]

  @Test(arguments: embedded)
  func `an embedded proof by a did:key verifies`(suite: TestSuite, key: TestIssuer.Key) throws {
    let issuer = TestIssuer(key)
    let report = try TestHost().report(
      issuer.signed(issuer.badge(contexts: suite.contexts), suite))
    #expect(report.outcome == .verified, "\(report.complaints)")
    let age =
      suite.isDeprecated ? " The method is deprecated, and was checked all the same." : ""
    #expect(
      report.said(.proof) == [
        "passed: The issuer’s signature ('\(suite.rawValue)') is right.\(age)"
      ])
    #expect(
      report.said(.key) == [
        "passed: The issuer’s identifier is the key itself, so the signature is the issuer’s, whoever that is."
      ])
    #expect(
      report.said(.issuer) == [
        "warning: The issuer is known only by its own key. The name that the badge gives it is a claim that nothing proves."
      ])
    #expect(report.issuerIdentity == .selfDeclared)
    #expect(
      report.said(.context) == [
        "passed: Every term in the badge is defined by a context that Lapel knows."
      ])
    #expect(
      report.said(.status) == [
        "passed: The badge names no place where the issuer would say that it is revoked or suspended."
      ])
  }

  private static let addresses: [(id: String, document: String)] = [
    ("did:web:college.example", "https://college.example/.well-known/did.json"),
    ("did:web:college.example:badges:soup", "https://college.example/badges/soup/did.json"),
    ("did:web:college.example%3A8443", "https://college.example:8443/.well-known/did.json"),
    ("https://college.example/issuer", "https://college.example/issuer"),
    ("https://college.example/issuer#me", "https://college.example/issuer"),
  ]

  @Test(arguments: addresses)
  func `a proof by a key that the issuer's document lists verifies`(
    address: (id: String, document: String)
  ) throws {
    let method = address.id.contains("#") ? "https://college.example/issuer#key-1" : nil
    let issuer = TestIssuer(id: address.id, method: method)
    let host = TestHost([address.document: issuer.controllerDocument()])
    let report = try host.report(issuer.signed(issuer.badge(), .eddsaRDFC))
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(
      report.said(.key) == [
        "passed: The issuer’s own document at \(address.document) lists the key for this purpose."
      ])
    let origin = String(address.document.split(separator: "/")[1])
    #expect(
      report.said(.issuer) == [
        "passed: The issuer speaks for https://\(origin): whoever runs that address made the badge. The name beside it is the issuer’s own claim."
      ])
    #expect(report.issuerIdentity == .domain)
  }

  @Test(arguments: TestIssuer.Key.allCases)
  func `a token verifies by the key that its kid names`(key: TestIssuer.Key) throws {
    let issuer = TestIssuer(key, id: "did:web:college.example")
    let host = TestHost([
      "https://college.example/.well-known/did.json": issuer.controllerDocument()
    ])
    for text in [
      try issuer.token(around: issuer.badge()),
      try issuer.token(
        around: issuer.badge(contexts: [TestIssuer.credentials1, TestIssuer.openBadges3]),
        inVC: true),
    ] {
      let report = try host.report(text, as: .compactJWS)
      #expect(report.outcome == .verified, "\(report.complaints)")
      #expect(
        report.said(.proof) == [
          "passed: The issuer’s signature around the badge ('\(issuer.algorithmName)') is right."
        ])
    }
  }

  @Test(arguments: [TestIssuer.Key.ed25519, .p256, .p384, .rsa])
  func `a did:jwk stands for its key`(key: TestIssuer.Key) throws {
    let id = TestKey(key, 1).didJWK
    let issuer = TestIssuer(key, id: id, method: id + "#0")
    let report = try TestHost().report(issuer.token(around: issuer.badge()), as: .compactJWS)
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(report.issuerIdentity == .selfDeclared)
  }

  @Test func `a token of a did:key needs no kid`() throws {
    let issuer = TestIssuer()
    let text = try issuer.token(around: issuer.badge(), header: [Change("kid", nil)])
    #expect(try TestHost().report(text, as: .compactJWS).outcome == .verified)
  }
}
