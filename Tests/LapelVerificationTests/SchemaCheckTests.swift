import Crypto
import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SchemaCheckTests {
  private static let address = "https://college.example/schemas/badge.json"
  private static let rulesOfOwn = "Lapel’s own rules for its form were checked."
  private let issuer = TestIssuer()

  private func entry(_ changes: [Change] = []) -> JSONValue {
    var entry = JSONValue.object([
      ("id", .string(Self.address)), ("type", .string("1EdTechJsonSchemaValidator2019")),
    ])
    for change in changes { entry.apply(change) }
    return entry
  }

  private func report(
    _ entries: JSONValue, _ documents: [String: String], _ changes: [Change] = []
  ) throws -> VerificationReport {
    let badge = issuer.badge([Change("credentialSchema", entries)] + changes)
    return try TestHost(documents).report(issuer.signed(badge, .eddsaJCS))
  }

  /// What is said of the schema, behind what is said of the form.
  private func said(_ report: VerificationReport) -> [String] {
    Array(report.said(.format).dropFirst())
  }

  @Test func `a badge that is as its schema says passes`() throws {
    let schema = #"{"type":"object","required":["name"],"properties":{"name":{"const":"Soup"}}}"#
    let report = try report(entry(), [Self.address: schema])
    #expect(report.outcome == .verified)
    #expect(
      report.said(.format) == [
        "passed: It has every part that Open Badges 3.0 requires, in the right form.",
        "passed: It is as the schema at https://college.example/schemas/badge.json says.",
      ])
    #expect(
      report.checks.filter { $0.identifier == .format }.map { $0.documents } == [
        [], [Self.address],
      ])
  }

  @Test func `a badge that violates its schema is invalid`() throws {
    let schema = """
      {"required":["evidence"],"properties":{"credentialSubject":{"properties":
      {"achievement":{"properties":{"name":{"type":"number"},"criteria":{"minProperties":2}}}}}}}
      """
    let report = try report(entry(), [Self.address: schema])
    #expect(report.outcome == .invalid)
    #expect(report.answer(to: .genuine) == .no)
    #expect(
      said(report) == [
        "failed: It is not as the schema at https://college.example/schemas/badge.json says: 'evidence' is missing; 'credentialSubject.achievement.name' is a text, where a number is expected; 'credentialSubject.achievement.criteria' has 1 member, where at least 2 are expected."
      ])
  }

  @Test func `a schema of which there is no copy decides nothing`() throws {
    let report = try report(entry(), [:])
    #expect(report.outcome == .verified)
    #expect(report.answer(to: .genuine) == .yes)
    #expect(
      said(report) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because there is no copy of it here. \(Self.rulesOfOwn)"
      ])
  }

  @Test func `a schema that is gone decides nothing`() throws {
    var host = TestHost()
    host.answerGone(Self.address)
    let badge = issuer.badge([Change("credentialSchema", entry())])
    let report = try host.report(issuer.signed(badge, .eddsaJCS))
    #expect(report.outcome == .verified)
    #expect(
      said(report) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the schema is gone for good. \(Self.rulesOfOwn)"
      ])
  }

  @Test(arguments: [
    (
      "type", "ShapeExpression2020", "Lapel does not know schemas of the type 'ShapeExpression2020'"
    ),
    (
      "id", "http://college.example/schemas/badge.json",
      "it is served without https, so that anybody on the way could have changed it, and the same from https://college.example/schemas/badge.json, which would do, is not to be had: there is no copy of it here"
    ),
  ])
  func `a schema that Lapel cannot use decides nothing`(
    member: String, value: String, reason: String
  ) throws {
    let report = try report(entry([Change(member, value)]), [:])
    #expect(report.outcome == .verified)
    let address = member == "id" ? value : Self.address
    #expect(
      said(report) == [
        "notChecked: It was not held against the schema at \(address), which it names, because \(reason). \(Self.rulesOfOwn)"
      ])
  }

  @Test func `a schema without an address or a type is also broken by Lapel's own rules`() throws {
    let nameless = try report(entry([Change("id", nil)]), [:])
    #expect(nameless.outcome == .invalid)
    #expect(
      said(nameless) == [
        "notChecked: It was not held against a schema that it names, because its address is missing. \(Self.rulesOfOwn)"
      ])
    let typeless = try report(entry([Change("type", nil)]), [:])
    #expect(typeless.outcome == .invalid)
    #expect(
      said(typeless) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the badge does not say of what type the schema is. \(Self.rulesOfOwn)"
      ])
  }

  @Test func `a schema that asks for what Lapel does not know decides nothing`() throws {
    let report = try report(entry(), [Self.address: #"{"unevaluatedProperties":false}"#])
    #expect(report.outcome == .verified)
    #expect(
      said(report) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the schema uses 'unevaluatedProperties', which Lapel does not know. \(Self.rulesOfOwn)"
      ])
  }

  @Test func `a copy that is no JSON decides nothing`() throws {
    #expect(
      said(try report(entry(), [Self.address: "<html>"])) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because what lies at https://college.example/schemas/badge.json is not JSON. \(Self.rulesOfOwn)"
      ])
  }

  @Test func `the type of an entry says for which draft a schema is written`() throws {
    // `dependentRequired` came with 2019-09, `prefixItems` with 2020-12.
    let schema =
      #"{"dependentRequired":{"id":["absent"]},"properties":{"type":{"prefixItems":[{"const":"X"}]}}}"#
    func count(_ type: String) throws -> Int {
      let said =
        try report(entry([Change("type", type)]), [Self.address: schema])
        .checks.first { $0.outcome == .failed }?.message ?? ""
      return said.split(separator: ";").count
    }
    #expect(try count("JsonSchemaValidator2018") == 0)
    #expect(try count("1EdTechJsonSchemaValidator2019") == 1)
    #expect(try count("JsonSchema") == 2)
  }

  @Test func `what a schema refers to counts when it is supplied`() throws {
    let schema = #"{"properties":{"issuer":{"$ref":"profile.json#/$defs/named"}}}"#
    let profile = #"{"$defs":{"named":{"$ref":"more.json"}}}"#
    let more = #"{"required":["url"]}"#
    let all = [
      Self.address: schema, "https://college.example/schemas/profile.json": profile,
      "https://college.example/schemas/more.json": more,
    ]
    #expect(
      said(try report(entry(), all)) == [
        "failed: It is not as the schema at https://college.example/schemas/badge.json says: 'issuer.url' is missing."
      ])
    let partial = all.filter { !$0.key.hasSuffix("more.json") }
    #expect(
      said(try report(entry(), partial)) == [
        "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the schema refers to 'https://college.example/schemas/more.json', of which there is no copy here. \(Self.rulesOfOwn)"
      ])
  }

  @Test func `the credential inside a token is held against the schema, not the claims`() throws {
    let schema = #"{"properties":{"iss":false,"nbf":false,"vc":false},"required":["issuer"]}"#
    let badge = issuer.badge([Change("credentialSchema", entry())])
    let old = issuer.badge(
      contexts: [TestIssuer.credentials1, TestIssuer.openBadges3],
      [Change("credentialSchema", entry())])
    for token in [try issuer.token(around: badge), try issuer.token(around: old, inVC: true)] {
      let report = try TestHost([Self.address: schema]).report(token, as: .compactJWS)
      #expect(
        said(report) == [
          "passed: It is as the schema at https://college.example/schemas/badge.json says."
        ])
    }
  }

  @Test func `a schema may foresee the proof or not`() throws {
    let members =
      "\"@context\":{},\"id\":{},\"type\":{},\"name\":{},\"issuer\":{},\"validFrom\":{},\"credentialSubject\":{},\"credentialSchema\":{}"
    let without = "{\"properties\":{\(members)},\"additionalProperties\":false}"
    #expect(try report(entry(), [Self.address: without]).outcome == .verified)
    #expect(try report(entry(), [Self.address: #"{"required":["proof"]}"#]).outcome == .verified)
  }

  @Test func `each schema is held against once, and not more than eight`() throws {
    let twice = try report(.array([entry(), entry()]), [Self.address: "true"])
    #expect(said(twice).count == 1)
    let entries = (0..<10).map { entry([Change("id", "https://college.example/\($0)")]) }
    let many = said(try report(.array(entries), [:]))
    #expect(many.count == 9)
    #expect(
      many.last
        == "notChecked: It was not held against a schema that it names, because the badge names more than 8, and only the first were looked at. \(Self.rulesOfOwn)"
    )
  }

  @Test func `all schemas of a record share one bound on the work`() throws {
    let members = try (0..<3).map { number in
      let changes = [Change("id", "urn:uuid:m\(number)"), Change("credentialSchema", entry())]
      return try issuer.signed(issuer.badge(changes), .eddsaJCS)
    }
    let record = try onlyCredential(issuer.signed(issuer.record(of: members), .eddsaJCS).jsonText)
    let lengths = Array(repeating: #"{"minLength":1}"#, count: 100).joined(separator: ",")
    let schema = "{\"properties\":{\"name\":{\"allOf\":[\(lengths)]}}}"
    let report = try KnownWorld([(Self.address, schema)]).outcome { inquiry in
      inquiry.bounds.schemaSteps = 300
      return inquiry.report(on: record)
    }
    let tooMuch =
      "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the schema asks for more work than any should. \(Self.rulesOfOwn)"
    #expect(
      report.contained.map { said($0.report)[0] } == [
        "passed: It is as the schema at https://college.example/schemas/badge.json says.", tooMuch,
        tooMuch,
      ])
  }

  // MARK: Digests

  private static let anything = "true"
  private static let sha256 = Array(Crypto.SHA256.hash(data: Array(anything.utf8)))
  private static let sha384 = Array(Crypto.SHA384.hash(data: Array(anything.utf8)))
  private static let sha512 = Array(Crypto.SHA512.hash(data: Array(anything.utf8)))
  private static let differs =
    "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the copy of the schema here is not the one whose digest the badge states. \(rulesOfOwn)"

  private func saidOfDigest(_ member: String, _ digest: String) throws -> String? {
    let schema = JSONValue.object([
      ("id", .string(Self.address)), ("type", .string("JsonSchema")), (member, .string(digest)),
    ])
    return said(try report(schema, [Self.address: Self.anything])).first
  }

  @Test(arguments: [
    "sha256-" + Base64.encode(sha256), "sha384-" + Base64.encode(sha384),
    "sha512-" + Base64.encode(sha512) + "?ct=application/json",
    "sha1-AAAA sha256-AAAA sha384-" + Base64.encode(sha384),
    "sha512-AAAA sha512-" + Base64.encode(sha512),
  ])
  func `a copy with the stated digest counts`(digest: String) throws {
    #expect(
      try saidOfDigest("digestSRI", digest)
        == "passed: It is as the schema at https://college.example/schemas/badge.json says.")
  }

  @Test func `a copy with the stated multihash counts`() throws {
    for (code, digest) in [(0x12, Self.sha256), (0x20, Self.sha384), (0x13, Self.sha512)] {
      let text = "u" + Base64URL.encode([UInt8(code), UInt8(digest.count)] + digest)
      #expect(
        try saidOfDigest("digestMultibase", text)
          == "passed: It is as the schema at https://college.example/schemas/badge.json says.")
      let wrong = "u" + Base64URL.encode([UInt8(code), UInt8(digest.count)] + digest.reversed())
      #expect(try saidOfDigest("digestMultibase", wrong) == Self.differs)
    }
  }

  @Test func `a copy with another digest is not the schema that the issuer meant`() throws {
    #expect(try saidOfDigest("digestSRI", "sha256-" + Base64.encode(Self.sha512)) == Self.differs)
    #expect(
      try saidOfDigest("digestSRI", "sha384-AAAA sha256-" + Base64.encode(Self.sha256))
        == Self.differs)
  }

  @Test(arguments: [
    ("digestSRI", "md5-AAAA"), ("digestSRI", ""), ("digestMultibase", "zQm"),
    ("digestMultibase", "uEiAB"),
  ])
  func `a digest of an unknown kind is not checked`(member: String, digest: String) throws {
    #expect(
      try saidOfDigest(member, digest)
        == "notChecked: It was not held against the schema at https://college.example/schemas/badge.json, which it names, because the digest that the badge states of the schema ('\(member)') is of no kind that Lapel knows. \(Self.rulesOfOwn)"
    )
  }

  @Test func `programs can tell that a schema does not decide`() throws {
    let badge = issuer.badge([Change("credentialSchema", entry())])
    let decoded = try onlyCredential(issuer.signed(badge, .eddsaJCS).jsonText)
    let report = try TestHost().verdict(on: decoded).report
    let checks =
      AssessedCredential(credential: decoded.credential, report: report).json(source: "a.json")[
        "checks"]?.array ?? []
    #expect(checks.filter { $0["decides"]?.bool == false }.map { $0["id"] } == [.string("format")])
    #expect(checks.filter { $0["decides"] != nil }.count == 1)
  }
}
