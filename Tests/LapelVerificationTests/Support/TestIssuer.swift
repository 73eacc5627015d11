import Crypto
import CryptoExtras
import Foundation
import LapelCredentials
import LapelLinkedData

/// Makes credentials in code, with fixed keys that protect nothing and fixed dates.
///
/// What is signed is put together here from the standards, not with the verifier's own code.
struct TestIssuer {
  enum Key: Sendable, CaseIterable { case ed25519, p256, p384, rsa }

  var key = Key.ed25519
  /// Tells keys of one kind apart.
  var number: UInt8 = 1
  /// The issuer's identifier; the key's own `did:key` when not set.
  var id: String
  /// The identifier of the key.
  var method: String

  init(_ key: Key = .ed25519, number: UInt8 = 1, id: String? = nil, method: String? = nil) {
    self.key = key
    self.number = number
    let material = TestKey(key, number)
    self.id = id ?? material.did
    self.method = method ?? (id.map { $0 + "#key-1" } ?? material.didMethod)
  }

  var material: TestKey { TestKey(key, number) }

  /// A document by which the issuer lists its key for the purpose.
  func controllerDocument(purpose: String = "assertionMethod", _ changes: [Change] = []) -> String {
    var document = JSONValue.object([
      ("@context", .array([.string("https://www.w3.org/ns/did/v1")])), ("id", .string(id)),
      (
        "verificationMethod",
        .array([
          .object([
            ("id", .string(method)), ("type", .string("JsonWebKey")), ("controller", .string(id)),
            ("publicKeyJwk", material.jwk),
          ])
        ])
      ),
      (purpose, .array([.string(method)])),
    ])
    for change in changes { document.apply(change) }
    return String(decoding: document.text(), as: UTF8.self)
  }
}

/// A change to a JSON value: a path of names and places, and the value to put there; nil takes the member away.
struct Change {
  let path: [String]
  let value: JSONValue?

  init(_ path: String, _ value: JSONValue?) {
    self.path = path.split(separator: "/").map(String.init)
    self.value = value
  }

  init(_ path: String, _ text: String) { self.init(path, .string(text)) }
}

extension JSONValue {
  mutating func apply(_ change: Change) {
    self = changed(change.path[...], to: change.value)
  }

  func with(_ path: String, _ value: JSONValue?) -> JSONValue {
    changed(Change(path, value).path[...], to: value)
  }

  func with(_ path: String, _ text: String) -> JSONValue { with(path, .string(text)) }

  private func changed(_ path: ArraySlice<String>, to value: JSONValue?) -> JSONValue {
    guard let name = path.first else { return value ?? .null }
    if var elements = array, let index = Int(name) {
      if path.count == 1, index == elements.count {
        if let value { elements.append(value) }
      } else if path.count == 1, value == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].changed(path.dropFirst(), to: value)
      }
      return .array(elements)
    }
    var members = object ?? JSONObject()
    members[name] =
      path.count == 1
      ? value : (members[name] ?? .object([])).changed(path.dropFirst(), to: value)
    return JSONValue(.object(members))
  }

  /// The value of a text that is known to be JSON.
  init(json text: String) throws { self = try JSONValue(parsing: Array(text.utf8)) }

  var jsonText: String { String(decoding: text(), as: UTF8.self) }
}

// MARK: - Badges

extension TestIssuer {
  static let credentials2 = "https://www.w3.org/ns/credentials/v2"
  static let credentials1 = "https://www.w3.org/2018/credentials/v1"
  static let openBadges3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  /// A small badge without a signature.
  func badge(contexts: [String] = [credentials2, openBadges3], _ changes: [Change] = [])
    -> JSONValue
  {
    var document = JSONValue.object([
      ("@context", .array(contexts.map { .string($0) })), ("id", .string("urn:uuid:b1")),
      ("type", .array([.string("VerifiableCredential"), .string("OpenBadgeCredential")])),
      ("name", .string("Soup")),
      (
        "issuer",
        .object([
          ("id", .string(id)), ("type", .array([.string("Profile")])),
          ("name", .string("Kitchen")),
        ])
      ),
      ("validFrom", .string("2026-01-01T00:00:00Z")),
      (
        "credentialSubject",
        .object([
          ("id", .string("did:example:amina")), ("type", .array([.string("AchievementSubject")])),
          (
            "achievement",
            .object([
              ("id", .string("urn:uuid:a1")), ("type", .array([.string("Achievement")])),
              ("name", .string("Soup")), ("description", .string("Cooks.")),
              ("criteria", .object([("narrative", .string("Cook."))])),
            ])
          ),
        ])
      ),
    ])
    if contexts.first == Self.credentials1 {
      document.apply(Change("validFrom", nil))
      document.apply(Change("issuanceDate", "2026-01-01T00:00:00Z"))
    }
    for change in changes { document.apply(change) }
    return document
  }

  func endorsement(of id: String, _ changes: [Change] = []) -> JSONValue {
    badge(
      [
        Change("id", "urn:uuid:e1"),
        Change(
          "type", .array([.string("VerifiableCredential"), .string("EndorsementCredential")])),
        Change(
          "credentialSubject",
          .object([
            ("id", .string(id)), ("type", .array([.string("EndorsementSubject")])),
            ("endorsementComment", .string("Good soup.")),
          ])),
      ] + changes)
  }

  func record(of credentials: [JSONValue], _ changes: [Change] = []) -> JSONValue {
    badge(
      contexts: [
        Self.credentials2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        Self.openBadges3,
      ],
      [
        Change("id", "urn:uuid:r1"),
        Change("type", .array([.string("VerifiableCredential"), .string("ClrCredential")])),
        Change(
          "credentialSubject",
          .object([
            ("id", .string("did:example:amina")), ("type", .array([.string("ClrSubject")])),
            ("verifiableCredential", .array(credentials)),
          ])),
      ] + changes)
  }
}

// MARK: - Data Integrity

/// The kinds of embedded proofs that Lapel verifies, each with the contexts that define its terms.
enum TestSuite: String, Sendable, CaseIterable {
  case eddsaJCS = "eddsa-jcs-2022"
  case eddsaRDFC = "eddsa-rdfc-2022"
  case ecdsaJCS = "ecdsa-jcs-2019"
  case ecdsaRDFC = "ecdsa-rdfc-2019"
  case eddsa2022 = "eddsa-2022"
  case signature2020 = "Ed25519Signature2020"
  case signature2018 = "Ed25519Signature2018"

  var isJCS: Bool { self == .eddsaJCS || self == .ecdsaJCS }

  var contexts: [String] {
    switch self {
    case .signature2020:
      [
        TestIssuer.credentials1, TestIssuer.openBadges3,
        "https://w3id.org/security/suites/ed25519-2020/v1",
      ]
    case .signature2018: [TestIssuer.credentials1, TestIssuer.openBadges3]
    default: [TestIssuer.credentials2, TestIssuer.openBadges3]
    }
  }

  var isDeprecated: Bool { [.eddsa2022, .signature2020, .signature2018].contains(self) }
}

extension TestIssuer {
  /// A proof's options: everything but its value.
  func proofOptions(_ suite: TestSuite, _ changes: [Change] = []) -> JSONValue {
    var members: [(String, JSONValue)] = [("type", .string("DataIntegrityProof"))]
    switch suite {
    case .signature2020, .signature2018: members = [("type", .string(suite.rawValue))]
    default: members.append(("cryptosuite", .string(suite.rawValue)))
    }
    var proof = JSONValue.object(
      members + [
        ("created", .string("2026-01-02T00:00:00Z")), ("verificationMethod", .string(method)),
        ("proofPurpose", .string("assertionMethod")),
      ])
    for change in changes { proof.apply(change) }
    return proof
  }

  /// The proof of a document without one. A document that has proofs already is signed with the ones that it has, as a
  /// chain demands (Verifiable Credential Data Integrity 1.0, 2.1.2).
  func proof(
    for document: JSONValue, _ suite: TestSuite, _ changes: [Change] = [],
    processor: JSONLDProcessor = .bundled
  ) throws -> JSONValue {
    let options = proofOptions(suite, changes)
    var message: [UInt8]
    if suite.isJCS {
      message = try digest(options.canonicalBytes()) + digest(document.canonicalBytes())
    } else {
      let complete = options.with("@context", document["@context"])
      message = try digest(nQuads(complete, processor)) + digest(nQuads(document, processor))
    }
    if suite == .signature2018 {
      let header = Base64URL.encode(Array(#"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#.utf8))
      message = Array((header + ".").utf8) + message
      return options.with(
        "jws", header + ".." + Base64URL.encode(try material.signature(of: message)))
    }
    return options.with(
      "proofValue", try Multibase.base58btc.encode(material.signature(of: message)))
  }

  func signed(
    _ document: JSONValue, _ suite: TestSuite, _ changes: [Change] = [],
    processor: JSONLDProcessor = .bundled
  ) throws -> JSONValue {
    document.with("proof", try proof(for: document, suite, changes, processor: processor))
  }

  private func digest(_ bytes: [UInt8]) -> [UInt8] {
    key == .p384 ? Array(Crypto.SHA384.hash(data: bytes)) : Array(Crypto.SHA256.hash(data: bytes))
  }

  private func nQuads(_ document: JSONValue, _ processor: JSONLDProcessor) throws -> [UInt8] {
    try processor.dataset(document).canonicalNQuads(hash: key == .p384 ? .sha384 : .sha256)
  }
}

extension JSONLDProcessor {
  static let bundled = JSONLDProcessor(
    contexts: JSONLDContexts { BundledContexts.document(at: $0) })

  static func knowing(_ address: String, _ context: String) throws -> JSONLDProcessor {
    let document = try JSONValue(json: context)
    return JSONLDProcessor(
      contexts: JSONLDContexts {
        BundledContexts.document(at: $0) ?? ($0 == address ? document : nil)
      })
  }
}

// MARK: - Tokens

extension TestIssuer {
  var algorithmName: String {
    switch key {
    case .ed25519: "EdDSA"
    case .p256: "ES256"
    case .p384: "ES384"
    case .rsa: "RS256"
    }
  }

  /// A VC-JWT around a badge, with the claims that Open Badges 3.0, 8.2.4.2 asks for.
  func token(
    around document: JSONValue, header: [Change] = [], claims: [Change] = [], inVC: Bool = false
  ) throws -> String {
    var payload = inVC ? JSONValue.object([("vc", document)]) : document
    payload.apply(Change("iss", id))
    payload.apply(Change("jti", "urn:uuid:b1"))
    payload.apply(Change("nbf", .integer(1_767_225_600)))
    payload.apply(Change("sub", "did:example:amina"))
    for change in claims { payload.apply(change) }
    return try token(header: header, payload: payload.text())
  }

  func token(header changes: [Change], payload: [UInt8]) throws -> String {
    var header = JSONValue.object([
      ("alg", .string(algorithmName)), ("typ", .string("JWT")), ("kid", .string(method)),
    ])
    for change in changes { header.apply(change) }
    let signed = [header.text(), payload].map { Base64URL.encode($0) }.joined(separator: ".")
    return signed + "." + Base64URL.encode(try material.signature(of: Array(signed.utf8)))
  }
}

// MARK: - Open Badges 2

extension TestIssuer {
  /// A signed badge of Open Badges 2.0, and the documents that it links to; the issuer has to have an https address.
  func openBadges2() throws -> (text: String, documents: [String: String]) {
    let assertion = """
      {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:b2",\
      "recipient":{"type":"email","hashed":false,"identity":"amina@example.org"},\
      "badge":"\(id)/soup","issuedOn":"2026-01-01T00:00:00Z",\
      "verification":{"type":"signed","creator":"\(method)"}}
      """
    let classDocument = """
      {"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"\(id)/soup",\
      "name":"Soup","description":"Cooks.","image":"\(id)/soup.png",\
      "criteria":{"narrative":"Cook."},"issuer":"\(id)"}
      """
    let profile = """
      {"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"\(id)","name":"Kitchen",\
      "url":"\(id)","email":"kitchen@example.org","publicKey":"\(method)"}
      """
    let key = JSONValue.object([
      ("@context", .string("https://w3id.org/openbadges/v2")),
      ("type", .string("CryptographicKey")), ("id", .string(method)), ("owner", .string(id)),
      ("publicKeyPem", .string(try material.pem)),
    ])
    return (
      try token(header: [Change("kid", nil)], payload: Array(assertion.utf8)),
      [id + "/soup": classDocument, id: profile, method: key.jsonText]
    )
  }
}

// MARK: - Keys

/// One of the fixed keys, which are public and protect nothing.
struct TestKey {
  let kind: TestIssuer.Key
  let number: UInt8

  init(_ kind: TestIssuer.Key, _ number: UInt8) {
    self.kind = kind
    self.number = number
  }

  func signature(of message: [UInt8]) throws -> [UInt8] {
    let message = Data(message)
    return switch kind {
    case .ed25519: Array(try ed25519.signature(for: message))
    case .p256: Array(try p256.signature(for: message).rawRepresentation)
    case .p384: Array(try p384.signature(for: message).rawRepresentation)
    case .rsa:
      Array(try rsa.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation)
    }
  }

  /// The public key as a JSON Web Key.
  var jwk: JSONValue {
    func member(_ name: String, _ bytes: some Sequence<UInt8>) -> (String, JSONValue) {
      (name, .string(Base64URL.encode(Array(bytes))))
    }
    do {
      switch kind {
      case .ed25519:
        return .object([
          ("kty", .string("OKP")), ("crv", .string("Ed25519")),
          member("x", try ed25519.publicKey.rawRepresentation),
        ])
      case .p256:
        let point = try p256.publicKey.rawRepresentation
        return .object([
          ("kty", .string("EC")), ("crv", .string("P-256")), member("x", point.prefix(32)),
          member("y", point.dropFirst(32)),
        ])
      case .p384:
        let point = try p384.publicKey.rawRepresentation
        return .object([
          ("kty", .string("EC")), ("crv", .string("P-384")), member("x", point.prefix(48)),
          member("y", point.dropFirst(48)),
        ])
      case .rsa:
        let numbers = try rsa.publicKey.getKeyPrimitives()
        return .object([
          ("kty", .string("RSA")), member("n", numbers.modulus),
          member("e", numbers.publicExponent),
        ])
      }
    } catch {
      return .null
    }
  }

  /// The public key as a Multikey; empty for RSA, which has none here.
  var multibase: String {
    do {
      let bytes: [UInt8] =
        switch kind {
        case .ed25519: [0xED, 0x01] + Array(try ed25519.publicKey.rawRepresentation)
        case .p256: [0x80, 0x24] + Array(try p256.publicKey.compressedRepresentation)
        case .p384: [0x81, 0x24] + Array(try p384.publicKey.compressedRepresentation)
        case .rsa: []
        }
      return try Multibase.base58btc.encode(bytes)
    } catch {
      return ""
    }
  }

  /// The public key in PEM; only RSA keys are published so.
  var pem: String { get throws { try rsa.publicKey.pemRepresentation } }

  var did: String { "did:key:" + multibase }
  var didMethod: String { did + "#" + multibase }
  var didJWK: String { "did:jwk:" + Base64URL.encode(jwk.text()) }

  private var ed25519: Curve25519.Signing.PrivateKey {
    get throws {
      try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: number, count: 32))
    }
  }

  private var p256: P256.Signing.PrivateKey {
    get throws {
      try P256.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: number, count: 32))
    }
  }

  private var p384: P384.Signing.PrivateKey {
    get throws {
      try P384.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: number, count: 48))
    }
  }

  /// The one RSA key of the sample badges.
  private var rsa: _RSA.Signing.PrivateKey {
    get throws {
      let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let file = tests.appending(path: "MakeSampleBadges/Keys/code-harbour-rsa.test-key.pem")
      return try _RSA.Signing.PrivateKey(
        pemRepresentation: String(contentsOf: file, encoding: .utf8))
    }
  }
}
