import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct AssessedCredentialJSONTests {
  private func assessed(_ document: JSONValue, _ host: TestHost = TestHost()) throws
    -> AssessedCredential
  {
    let decoded = try onlyCredential(document.jsonText)
    return AssessedCredential(
      credential: decoded.credential, report: try host.verdict(on: decoded).report)
  }

  @Test func `a verdict as JSON is whole`() throws {
    let issuer = TestIssuer(id: "did:web:college.example")
    let host = TestHost([
      "https://college.example/.well-known/did.json": issuer.controllerDocument()
    ])
    let json = try assessed(issuer.signed(issuer.badge(), .eddsaJCS), host).json(
      source: "backpack/soup.json")
    let expected = """
      {
        "source": "backpack/soup.json",
        "format": "ob3-data-integrity",
        "id": "urn:uuid:b1",
        "name": "Soup",
        "issuer": {"id": "did:web:college.example", "name": "Kitchen", "identity": "domain"},
        "outcome": "verified",
        "answers": {"genuine": "yes", "inForce": "yes", "recipient": "notChecked", "issuer": "domain"},
        "checks": [
          {"id": "format", "outcome": "passed", "message": "It has every part that Open Badges 3.0 requires, in the right form.", "witness": "build"},
          {"id": "context", "outcome": "passed", "message": "Every term in the badge is defined by a context that Lapel knows.", "witness": "build"},
          {"id": "proof", "outcome": "passed", "message": "The issuer’s signature ('eddsa-jcs-2022') is right.", "witness": "build"},
          {"id": "key", "outcome": "passed", "message": "The issuer’s own document at https://college.example/.well-known/did.json lists the key for this purpose.", "witness": "build", "documents": ["https://college.example/.well-known/did.json"]},
          {"id": "validity", "outcome": "passed", "message": "It is valid since 2026-01-01T00:00:00Z, without an end; checked at 2026-06-01T12:00:00Z.", "witness": "build"},
          {"id": "status", "outcome": "passed", "message": "The badge names no place where the issuer would say that it is revoked or suspended.", "witness": "build"},
          {"id": "subject", "outcome": "passed", "message": "It says whom it is about: by a DID.", "witness": "build"},
          {"id": "recipient", "outcome": "notChecked", "message": "Whether it was given to this person was not checked: there is no identity to compare with.", "witness": "build"},
          {"id": "issuer", "outcome": "passed", "message": "The issuer speaks for https://college.example: whoever runs that address made the badge. The name beside it is the issuer’s own claim.", "witness": "build", "documents": ["https://college.example/.well-known/did.json"]}
        ],
        "contains": []
      }
      """
    #expect(json == (try JSONValue(json: expected)), "\(json.jsonText)")
  }

  @Test func `what is inside is told without a source`() throws {
    let issuer = TestIssuer()
    let badge = issuer.badge([
      Change(
        "endorsement",
        .array([.string("https://guild.example/1"), issuer.endorsement(of: "urn:uuid:b1")]))
    ])
    let inside = try #require(
      try assessed(issuer.signed(badge, .eddsaJCS)).json(source: "x")["contains"]?.array)
    #expect(inside.count == 2)
    #expect(inside.allSatisfy { $0["source"] == nil })
    #expect(inside[0]["format"]?.string == "unknown")
    #expect(inside[1]["format"]?.string == "endorsement-unsigned")
    #expect(inside[1]["outcome"]?.string == "unconfirmed")
  }

  @Test func `a file that cannot be read has a verdict too`() throws {
    let expected = """
      {"source": "a.png", "format": "unknown", "outcome": "unreadable",
       "answers": {"genuine": "no", "inForce": "notChecked", "recipient": "notChecked", "issuer": "notChecked"},
       "checks": [{"id": "format", "outcome": "failed", "message": "There is no badge in it.", "witness": "build"}],
       "contains": []}
      """
    #expect(
      unreadableResultJSON(source: "a.png", reason: "There is no badge in it.")
        == (try JSONValue(json: expected)))
  }

  @Test func `a moment is told in UTC to the second`() {
    #expect(Timestamp.Moment(secondsSince1970: 0).rfc3339 == "1970-01-01T00:00:00Z")
    #expect(Timestamp.Moment(secondsSince1970: 1_780_315_200).rfc3339 == "2026-06-01T12:00:00Z")
    #expect(Timestamp.Moment(secondsSince1970: -1).rfc3339 == "1969-12-31T23:59:59Z")
  }

  @Test func `two verdicts are equal when what they say is`() throws {
    let issuer = TestIssuer()
    let document = try issuer.signed(issuer.badge(), .eddsaJCS)
    let (first, second) = (try assessed(document), try assessed(document))
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    #expect(first != (try assessed(issuer.badge())))
  }
}
