import LapelCredentials
import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct HostileInputTests {
  @Test func `credentials in one another are read to a depth and then refused`() throws {
    var text = #"{"type": "OpenBadgeCredential", "credentialSubject": {}}"#
    for _ in 0..<30 {
      text =
        #"{"type": "ClrCredential", "credentialSubject": {"verifiableCredential": [\#(text)]}}"#
    }
    var current = try credential(text)
    var depth = 0
    while case .credential(let inner)? = current.contents.first {
      current = inner
      depth += 1
    }
    #expect(depth == 8)
    guard case .undecodable(let reason)? = current.contents.first else {
      Issue.record("expected a reason")
      return
    }
    #expect(reason.summary == "credentials stand in one another more than 8 deep")
    #expect(reason.help == "take the inner credential out and keep it as a file of its own")
    #expect(reason.offset != nil)
  }

  @Test func `parent organisations in one another are read to a depth`() throws {
    var text = #"{"name": "Root"}"#
    for level in 0..<60 { text = #"{"name": "\#(level)", "parentOrg": \#(text)}"# }
    var current = try credential(
      #"{"type": "OpenBadgeCredential", "credentialSubject": {}, "issuer": \#(text)}"#
    ).issuer
    var depth = 0
    while let next = current?.parentOrganization.first {
      current = next
      depth += 1
    }
    #expect(depth == 7)
  }

  @Test func `collections in one another are read to a depth and then refused`() throws {
    let badge = #"{"type": "OpenBadgeCredential", "credentialSubject": {}}"#
    #expect(try decoded("[[[[\(badge)]]]]").credentials.count == 1)
    let decoded = try decoded("[[[[[\(badge)]]]]]")
    #expect(decoded.credentials.isEmpty)
    #expect(
      decoded.leftOut.map(\.summary) == [
        "collections of credentials stand in one another more than 4 deep"
      ])
    #expect(
      decoded.leftOut.map(\.help) == [
        "take the inner credentials out and keep each as a file of its own"
      ])
    var text = #"{\"type\": \"Assertion\"}"#
    for _ in 0..<12 {
      text = "[\"\(text)\"]".replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    _ = try? LapelCredentialsTests.decoded("[\"\(text)\"]")
  }

  @Test func `documents that link to one another do not go round`() throws {
    let a = "https://a.example/"
    let b = "https://b.example/"
    let credential = try credential(
      #"{"type": "Assertion", "id": "\#(a)x", "badge": "\#(a)"}"#,
      linked: [
        a:
          #"{"name": "A", "issuer": "\#(a)", "creator": "\#(b)", "endorsement": ["\#(a)", "\#(b)"]}"#,
        b:
          #"{"type": "Endorsement", "name": "B", "claim": {"id": "\#(a)", "endorsementComment": "x"}, "issuer": "\#(b)", "endorsement": ["\#(b)", "\#(a)"], "parentOrg": "\#(b)"}"#,
      ])
    #expect(credential.title == LocalizedText("A"))
    #expect(credential.issuer?.id == a)
    #expect(credential.subject.achievement?.endorsements.first == .reference(a))
    guard case .credential(let endorsement)? = credential.subject.achievement?.endorsements.last
    else {
      Issue.record("expected the endorsement behind the other address")
      return
    }
    #expect(endorsement.issuer == Profile(id: b))
    #expect(endorsement.endorsements == [.reference(b), .reference(a)])
  }

  @Test func `links that fan out are followed a bounded number of times`() throws {
    var linked: [String: String] = [:]
    for level in 0..<8 {
      let next = (0..<40).map { "\"https://e.example/\(level + 1)/\($0)\"" }.joined(separator: ",")
      for index in 0..<40 {
        linked["https://e.example/\(level)/\(index)"] =
          #"{"type": "Endorsement", "claim": {}, "issuer": "did:x:y", "endorsement": [\#(next)]}"#
      }
    }
    let credential = try credential(
      #"{"type": "Assertion", "id": "https://e.example/", "badge": "x", "endorsement": ["https://e.example/0/0", "https://e.example/0/1"]}"#,
      linked: linked)
    #expect(followed(credential.endorsements) == 1_000)
  }

  private func followed(_ embedded: [EmbeddedCredential]) -> Int {
    embedded.reduce(0) { sum, member in
      guard case .credential(let inner) = member else { return sum }
      return sum + 1 + followed(inner.endorsements)
    }
  }

  @Test func `arrays as long as the bounds allow are read`() throws {
    let many = String(repeating: #"{"identityHash": "a@b.example"},"#, count: 999)
    let credential = try credential(
      """
      {"type": "OpenBadgeCredential", "credentialSubject": {"identifier": [\(many)1],
       "achievement": {"tag": [\(String(repeating: "\"a\",", count: 999))1]}}}
      """)
    #expect(credential.subject.identifiers.count == 999)
    #expect(credential.subject.achievement?.tags.count == 1_000)
    #expect(
      credential.sensitiveContents == [.recipientInClear(kind: nil, value: "a@b.example")])
  }

  /// One of each form that the decoder knows.
  private static let seeds: [(String, EncodedCredential.Encoding)] = [
    (
      #"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://b.example/1", "recipient": {"type": "email", "hashed": false, "identity": "a@b.example", "salt": "s"}, "badge": {"name": {"en": "N"}, "tags": ["t"], "alignment": [{"targetName": "x"}], "criteria": {"narrative": "n"}, "issuer": {"name": "I", "parentOrg": {"name": "P"}}, "extensions:ECTSExtension": {"ECTS": 2}}, "verification": {"type": "hosted"}, "issuedOn": "2020-02-29T24:00:00+02:00", "evidence": [{"id": "e"}], "revoked": true}"#,
      .json
    ),
    (
      #"{"type": ["VerifiableCredential", "ClrCredential"], "issuer": {"id": "did:x:y", "endorsementJwt": ["a.b.c"]}, "validFrom": "2016-12-31T23:59:60.123Z", "credentialSubject": [{"id": "mailto:a@b.example", "result": [{"value": 1}], "verifiableCredential": [{"type": "OpenBadgeCredential", "credentialSubject": {"achievement": {"name": [{"@value": "v", "@language": "de"}], "resultDescription": [{"rubricCriterionLevel": [{}]}]}}}]}], "proof": {"proofValue": "u2V0A"}, "credentialStatus": [{"id": "x"}]}"#,
      .json
    ),
    (
      #"[{"type": "UniversalWallet2020", "contents": [{"privateKeyBase58": "x"}, {"type": "EnvelopedVerifiableCredential", "id": "data:x,e30.e30.AA"}, "https://x.example", {"verifiableCredential": []}]}]"#,
      .json
    ),
    (
      compactJWS(
        payload:
          #"{"iss": "i", "nbf": 1650000000.25, "vc": {"credentialSubject": {"achievement": {"name": "n"}}}}"#
      ), .compactJWS
    ),
    ("https://x.example/1?identity__email=a%40b.example", .address),
  ]

  @Test(arguments: seeds.indices)
  func `no change of any byte makes the decoder trap`(index: Int) throws {
    let (text, encoding) = Self.seeds[index]
    let original = Array(text.utf8)
    var random = SeededGenerator(seed: UInt64(index) &+ 0x1A9E1)
    let alphabet = Array("{}[]\":,\\\u{0}0123456789eE+-.tfn@_=%aZ ".utf8)
    for _ in 0..<4_000 {
      var bytes = original
      for _ in 0...Int(random.next() % 3) where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[place] = alphabet[Int(random.next() % UInt64(alphabet.count))]
        case 2: bytes.remove(at: place)
        default:
          let end = min(bytes.count, place + Int(random.next() % 24))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      exercise(EncodedCredential(encoding: encoding, bytes: bytes))
    }
  }

  @Test(arguments: seeds.indices)
  func `no exchange of values makes the decoder trap`(index: Int) throws {
    let (text, encoding) = Self.seeds[index]
    guard encoding == .json else { return }
    let document = try json(text)
    var random = SeededGenerator(seed: UInt64(index) &+ 0xB0B)
    let replacements: [JSONValue] = [
      .null, .bool(true), .integer(-1), .string(""), .string("x:y"), .array([]), .object([]),
      .array([.null, .array([.string("a")])]), .object([("@value", .null)]),
      .object([("id", .array([]))]), .object([("en", .string("t")), ("de", .array([]))]),
      JSONValue(.number(JSONNumber(text: "99999999999999999999"))), document,
    ]
    for _ in 0..<2_000 {
      let changed = changing(document, &random, replacements)
      exercise(EncodedCredential(encoding: .json, bytes: changed.text()))
    }
  }

  /// Decodes and asks everything that can be asked.
  private func exercise(_ encoded: EncodedCredential) {
    let linked = LinkedDocuments(["https://x.example": .object([("type", .string("Assertion"))])])
    guard let decoded = try? CredentialDecoder(linked: linked).credentials(in: encoded) else {
      return
    }
    #expect(!decoded.credentials.isEmpty || !decoded.leftOut.isEmpty)
    for credential in decoded.credentials.map(\.credential) {
      _ = credential.sensitiveContents
      _ = credential.unknownMembers
      _ = credential.validFrom?.moment?.localDate
      #expect(credential.title?.entries.isEmpty != true)
    }
  }

  private func changing(
    _ value: JSONValue, _ random: inout SeededGenerator, _ replacements: [JSONValue]
  ) -> JSONValue {
    if random.next() % 12 == 0 {
      return replacements[Int(random.next() % UInt64(replacements.count))]
    }
    switch value.content {
    case .array(let values):
      return .array(values.map { changing($0, &random, replacements) })
    case .object(let object):
      return .object(
        object.members.map { ($0.name, changing($0.value, &random, replacements)) })
    default: return value
    }
  }
}
