import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct CredentialCollectorTests {
  private static let badge =
    #"{ "type": ["VerifiableCredential", "OpenBadgeCredential"],  "credentialSubject": {"achievement": {"name": "é"}} }"#
  private static let assertion =
    #"{"type":"Assertion", "id":"https://b.example/1", "badge": {"name": "B"}}"#
  private static let token = compactJWS(payload: badge)

  private func pieces(_ decoded: DecodedCredentials) -> [String] {
    decoded.credentials.map {
      "\($0.encoded.encoding.rawValue) " + String(decoding: $0.encoded.bytes, as: UTF8.self)
    }
  }

  @Test func `a credential alone keeps the bytes of its file`() throws {
    #expect(pieces(try decoded(" \(Self.badge)\n")) == ["json  \(Self.badge)\n"])
    #expect(
      pieces(try decoded("\n\(Self.token)  ", as: .compactJWS)) == ["compactJWS \(Self.token)"])
  }

  @Test(arguments: [
    "[\(badge), \(assertion)]",
    #"{"type": "VerifiablePresentation", "verifiableCredential": [\#(badge), \#(assertion)]}"#,
    #"{"verifiablePresentation": {"type": ["VerifiablePresentation"], "verifiableCredential": [\#(badge), \#(assertion)]}}"#,
    #"{"type": "Collection", "name": "Mine", "badges": [\#(badge), \#(assertion)]}"#,
    #"{"status": {"error": null}, "results": [\#(badge), \#(assertion)]}"#,
    #"{"credential": [\#(badge), \#(assertion)], "compactJwsString": []}"#,
    #"[{"type": "UniversalWallet2020", "contents": [\#(badge)]}, [[\#(assertion)]]]"#,
  ])
  func `each member of a collection comes with its own bytes`(text: String) throws {
    let decoded = try decoded(text)
    #expect(decoded.leftOut.isEmpty)
    #expect(pieces(decoded) == ["json \(Self.badge)", "json \(Self.assertion)"])
  }

  @Test func `tokens, envelopes, addresses and JSON in text are members too`() throws {
    let quoted = Self.assertion.replacing("\"", with: "\\\"")
    let decoded = try decoded(
      """
      {"credential": [\(Self.badge)], "compactJwsString": ["\(Self.token)",
        {"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,\(Self.token)"},
        "https://b.example/2", "\(quoted)"]}
      """)
    #expect(decoded.leftOut.isEmpty)
    #expect(
      pieces(decoded) == [
        "json \(Self.badge)", "compactJWS \(Self.token)", "compactJWS \(Self.token)",
        "address https://b.example/2", "json \(Self.assertion)",
      ])
    #expect(decoded.credentials[1].credential.title == LocalizedText("é"))
  }

  @Test func `a presentation in a token gives its members`() throws {
    for payload in [
      #"{"vp": {"type": "VerifiablePresentation", "verifiableCredential": ["\#(Self.token)", \#(Self.badge)]}}"#,
      #"{"type": "VerifiablePresentation", "verifiableCredential": ["\#(Self.token)", \#(Self.badge)]}"#,
    ] {
      let decoded = try decoded(compactJWS(payload: payload), as: .compactJWS)
      #expect(pieces(decoded) == ["compactJWS \(Self.token)", "json \(Self.badge)"])
    }
  }

  @Test func `the keys of a wallet backup are left out and said`() throws {
    let decoded = try decoded(
      """
      [{"type": "UniversalWallet2020", "status": "UNLOCKED", "contents": [
        {"type": "Ed25519VerificationKey2020", "privateKeyMultibase": "z1", "publicKeyMultibase": "z2"},
        {"id": "did:key:z", "verificationMethod": [], "assertionMethod": []},
        {"type": "ProfileMetadata", "data": {"profileName": "Me"}}, \(Self.badge)]}]
      """)
    #expect(pieces(decoded) == ["json \(Self.badge)"])
    #expect(
      decoded.leftOut.map(\.summary) == [
        "this is a private key, which must never be published; it was left out",
        "this is a DID or controller document, which lists public keys",
        "this is a wallet's own note about a profile",
      ])
    #expect(decoded.leftOut[0].offset == 71)
    #expect(
      decoded.leftOut[0].help
        == "keep wallet backups out of the portfolio folder: whoever has the key can act in your name"
    )
  }

  @Test func `platforms' copies in a list are left out one by one`() throws {
    let decoded = try decoded(
      """
      {"userId": 1, "groupId": 2, "badges": [
        {"lastValidated": "2015-01-01", "hostedUrl": "https://b.example/1", "assertion": \(Self.assertion)},
        \(Self.assertion)]}
      """)
    #expect(pieces(decoded) == ["json \(Self.assertion)"])
    #expect(
      decoded.leftOut.map(\.summary) == [
        "this is a badge platform's own copy of a badge and not what the issuer made"
      ])
  }

  @Test func `a collection of nothing but refused members throws nothing and says why`() throws {
    let decoded = try decoded("[1, null]")
    #expect(decoded.credentials.isEmpty)
    #expect(
      decoded.leftOut.map(\.summary) == [
        "expected a credential, found a number", "expected a credential, found null",
      ])
    #expect(decoded.leftOut.map(\.offset) == [1, 4])
  }

  @Test func `reasons stop at a hundred and say how many more there are`() throws {
    let decoded = try decoded("[" + String(repeating: "1,", count: 100_000) + "1]")
    #expect(decoded.leftOut.count == 101)
    #expect(decoded.leftOut.last?.summary == "99901 more members were left out")
    #expect(
      decoded.leftOut.last?.help
        == "keep each badge as a file of its own, without the rest of the export")
    let one = try self.decoded("[" + String(repeating: "1,", count: 100) + "1]")
    #expect(one.leftOut.last?.summary == "1 more member was left out")
  }

  private func decoded(_ text: String) throws -> DecodedCredentials {
    try LapelCredentialsTests.decoded(text)
  }

  private func decoded(
    _ text: String, as encoding: EncodedCredential.Encoding
  ) throws -> DecodedCredentials {
    try LapelCredentialsTests.decoded(text, as: encoding)
  }
}
