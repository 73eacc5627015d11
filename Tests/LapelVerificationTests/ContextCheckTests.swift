import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct ContextCheckTests {
  private let issuer = TestIssuer()

  private func contexts(_ more: String) throws -> JSONValue {
    .array((issuer.badge()["@context"]?.elements ?? []) + [try JSONValue(json: more)])
  }

  // MARK: Undefined members

  @Test(arguments: [TestSuite.eddsaRDFC, .eddsa2022, .signature2018, .signature2020])
  func `a member that the signature does not cover makes a badge invalid`(suite: TestSuite) throws {
    let signed = try issuer.signed(issuer.badge(contexts: suite.contexts), suite)
    let report = try TestHost().report(signed.with("honours", "first class"))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.context) == [
        "failed: The member 'honours' at /honours is defined by no context: the signature does not cover it, and anybody could have added it."
      ])
    #expect(report.said(.proof)[0].hasPrefix("passed"))
  }

  @Test func `several such members are counted`() throws {
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
      .with("honours", "first").with("credentialSubject/rank", "first")
    #expect(
      try TestHost().report(signed).said(.context) == [
        "failed: The member 'rank' at /credentialSubject/rank and 1 more is defined by no context: the signature does not cover it, and anybody could have added it."
      ])
  }

  @Test func `an undefined member that was signed is a warning`() throws {
    let said =
      "warning: The member 'honours' at /honours is defined by no context, so that what it means is not settled. The signature covers it."
    let badge = issuer.badge([Change("honours", "first class")])
    let report = try TestHost().report(issuer.signed(badge, .eddsaJCS))
    #expect(report.outcome == .verified)
    #expect(report.said(.context) == [said])
    let token = try TestHost().report(issuer.token(around: badge), as: .compactJWS)
    #expect(token.outcome == .verified)
    #expect(token.said(.context) == [said])
    let added = try TestHost().report(
      issuer.signed(issuer.badge(), .eddsaJCS).with("honours", "first class"))
    #expect(added.outcome == .invalid)
  }

  @Test func `of an unsigned badge no signature is claimed`() throws {
    let report = try TestHost().report(issuer.badge([Change("honours", "first class")]))
    #expect(
      report.said(.context) == [
        "warning: The member 'honours' at /honours is defined by no context, so that what it means is not settled."
      ])
  }

  // MARK: Disguises

  private static let ended = Change("validUntil", "2026-02-01T00:00:00Z")

  /// A badge that expired, signed as RDF.
  private func expired() throws -> JSONValue {
    let signed = try issuer.signed(issuer.badge([Self.ended]), .eddsaRDFC)
    #expect(try TestHost().report(signed).outcome == .expired)
    return signed.with("validUntil", nil)
  }

  private let until = JSONValue.string("2026-02-01T00:00:00Z")

  @Test func `a name written as its full address is a disguise`() throws {
    let typed = JSONValue.object([
      ("@value", until), ("@type", .string("http://www.w3.org/2001/XMLSchema#dateTime")),
    ])
    var badge = try #require(try expired().object)
    badge["https://www.w3.org/2018/credentials#validUntil"] = typed
    let report = try TestHost().report(JSONValue(.object(badge)))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.context) == [
        "failed: The member 'https://www.w3.org/2018/credentials#validUntil' is spelled in a way that the signature takes for another: it could hide what the issuer stated."
      ])
  }

  @Test(arguments: ["@included", "@graph", "@nest", "@reverse"])
  func `a member with a keyword that badges have no use for is a disguise`(keyword: String) throws {
    let moved = JSONValue.object([("id", .string("urn:uuid:b1")), ("validUntil", until)])
    #expect(try TestHost().report(expired().with(keyword, moved)).outcome == .invalid)
  }

  static let words: [(context: String, name: String, meaning: String)] = [
    (
      #"{"x":{"@id":"https://www.w3.org/2018/credentials#validUntil","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}"#,
      "x", "validUntil"
    ),
    (#"{"x":"@nest"}"#, "x", "@nest"),
    (#"{"@vocab":"https://www.w3.org/2018/credentials#valid"}"#, "Until", "validUntil"),
  ]

  /// The signature stays right, and a reader of JSON sees no end: the most dangerous change there is.
  @Test(arguments: words)
  func `a context that makes a name another word for a known one is a disguise`(
    words: (context: String, name: String, meaning: String)
  ) throws {
    let value: JSONValue =
      switch words.name {
      case "Until":
        .object([
          ("@value", until), ("@type", .string("http://www.w3.org/2001/XMLSchema#dateTime")),
        ])
      default: words.meaning == "@nest" ? .object([("validUntil", until)]) : until
      }
    let respelled = try expired().with("@context", contexts(words.context)).with(words.name, value)
    let report = try TestHost().report(respelled)
    #expect(report.said(.proof) == ["passed: The issuer’s signature ('eddsa-rdfc-2022') is right."])
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.context) == [
        "failed: The badge’s own contexts make '\(words.name)' another word for '\(words.meaning)': the signature cannot tell them apart, so it could hide what the issuer stated."
      ])
  }

  @Test func `a supplied context can disguise nothing either`() throws {
    let address = "https://college.example/context"
    let context =
      #"{"@context":{"x":{"@id":"https://www.w3.org/2018/credentials#validUntil","@type":"http://www.w3.org/2001/XMLSchema#dateTime"}}}"#
    let respelled = try expired().with("@context", contexts("\"\(address)\"")).with("x", until)
    #expect(try TestHost([address: context]).report(respelled).outcome == .invalid)
  }

  @Test func `a context deeper in the badge can disguise nothing either`() throws {
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let respelled =
      signed
      .with(
        "credentialSubject/achievement/@context",
        try JSONValue(json: #"{"x":"https://purl.imsglobal.org/spec/vc/ob/vocab.html#Criteria"}"#)
      )
      .with(
        "credentialSubject/achievement/x", signed["credentialSubject"]?["achievement"]?["criteria"]
      )
      .with("credentialSubject/achievement/criteria", nil)
    #expect(
      try TestHost().report(respelled).said(.context)[0].contains(
        "make 'x' another word for 'Criteria'"))
  }

  @Test func `an identifier is not respelled`() throws {
    let signed = try issuer.signed(
      issuer.badge([Change("credentialSubject/id", "https://people.example/amina")]), .eddsaRDFC)
    let respelled = signed.with(
      "@context", try contexts(#"{"tel":{"@id":"https://people.example/","@prefix":true}}"#)
    )
    .with("credentialSubject/id", "tel:amina")
    let report = try TestHost().report(respelled)
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.context) == [
        "failed: The badge’s own contexts make 'tel:amina' another word for 'https://people.example/amina': the signature cannot tell them apart, so it could hide what the issuer stated."
      ])
  }

  @Test func `another word for one that many share leaves a badge unconfirmed`() throws {
    let badge = issuer.badge([
      Change("@context", try contexts(#"{"keywords":"https://schema.org/keywords"}"#)),
      Change("keywords", "soup"),
    ])
    let report = try TestHost().report(issuer.signed(badge, .eddsaRDFC))
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.context) == [
        "notChecked: The badge’s own contexts make 'keywords' another word for 'tag': the signature cannot tell them apart, so it could hide what the issuer stated."
      ])
  }

  @Test func `an extension with names of its own is fine`() throws {
    let badge = issuer.badge([
      Change("@context", try contexts(#"{"honours":"https://college.example/terms#honours"}"#)),
      Change("honours", "first class"),
    ])
    for suite in [TestSuite.eddsaRDFC, .eddsaJCS] {
      let report = try TestHost().report(issuer.signed(badge, suite))
      #expect(report.outcome == .verified, "\(report.complaints)")
    }
  }

  // MARK: Unknown contexts

  private static let address = "https://college.example/context"
  private static let context = #"{"@context":{"honours":"https://college.example/terms#honours"}}"#

  private func extended() throws -> JSONValue {
    let badge = issuer.badge([
      Change("@context", try contexts("\"\(Self.address)\"")), Change("honours", "first class"),
    ])
    return try issuer.signed(badge, .eddsaRDFC, processor: .knowing(Self.address, Self.context))
  }

  @Test func `an unknown context leaves a badge unconfirmed`() throws {
    let report = try TestHost().report(extended())
    #expect(report.outcome == .unconfirmed)
    #expect(
      report.said(.context) == [
        "notChecked: Whether every term is defined was not checked, because the context 'https://college.example/context' is not known: there is no copy of it here."
      ])
    #expect(
      report.said(.proof) == [
        "notChecked: The signature was not checked, because the context 'https://college.example/context' is not known: there is no copy of it here."
      ])
    var host = TestHost()
    host.answerGone(Self.address)
    #expect(
      try host.report(extended()).said(.context) == [
        "notChecked: Whether every term is defined was not checked, because the context https://college.example/context is gone for good."
      ])
  }

  @Test func `a supplied context serves`() throws {
    let report = try TestHost([Self.address: Self.context]).report(extended())
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(
      try TestHost([Self.address: #"{"@context":{}}"#]).report(extended()).outcome == .invalid)
    #expect(try TestHost([Self.address: "[1"]).report(extended()).outcome == .unconfirmed)
  }

  @Test func `a bundled context is never replaced and never asked for`() throws {
    let forged = #"{"@context":{"@vocab":"https://evil.example/"}}"#
    let host = TestHost([TestIssuer.credentials2: forged, TestIssuer.openBadges3: forged])
    let signed = try issuer.signed(issuer.badge(), .eddsaRDFC)
    let verdict = try host.verdict(on: onlyCredential(signed.jsonText))
    #expect(verdict.report.outcome == .verified)
    #expect(verdict.needs.count == 1)
    #expect(try host.report(signed.with("honours", "first")).outcome == .invalid)
  }

  @Test func `a badge may name eight contexts that Lapel does not bring, not more`() throws {
    var badge = try issuer.signed(issuer.badge(), .eddsaRDFC)
    var host = TestHost()
    for index in 0..<12 {
      host.serve("https://c\(index).example/", #"{"@context":{}}"#)
      badge = badge.with("@context/\(index + 2)", .string("https://c\(index).example/"))
    }
    let verdict = try host.verdict(on: onlyCredential(badge.jsonText))
    #expect(verdict.report.outcome == .unconfirmed)
    #expect(
      verdict.report.said(.context) == [
        "notChecked: Whether every term is defined was not checked, because it names more than 8 contexts that Lapel does not bring."
      ])
  }

  @Test func `a badge that is no JSON-LD is invalid`() throws {
    let report = try TestHost().report(
      issuer.signed(issuer.badge(), .eddsaJCS).with("@context/2", .integer(5)))
    #expect(report.outcome == .invalid)
    #expect(
      report.said(.context).contains {
        $0.hasPrefix(
          "failed: The badge does not mean anything definite: it is not proper JSON-LD: ")
      })
  }
}
