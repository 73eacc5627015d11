import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SignedAssertionCheckTests {
  static let keyAddress = "https://college.example/key.json"

  /// An RSA key of 2048 bits, as large as one must be, that signs nothing: the tests' world answers for signatures.
  static let modulus = Base64URL.encode([UInt8](repeating: 0xC1, count: 256))
  static let otherModulus = Base64URL.encode([UInt8](repeating: 0xC3, count: 256))

  static let badge = """
    {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:uuid:1",
     "badge": "https://college.example/class.json",
     "recipient": {"type": "email", "hashed": false, "identity": "amina@example.org"},
     "verification": {"type": "SignedBadge", "creator": "https://college.example/key.json"},
     "issuedOn": "2024-05-01T09:30:00Z"}
    """
  static let issuer = HostedCheckTests.issuer.replacing(
    #""name": "College""#,
    with: #""name": "College", "publicKey": "https://college.example/key.json""#)

  static func key(
    owner: String? = HostedCheckTests.issuerAddress, modulus: String = modulus, more: String = "",
    id: String = keyAddress
  ) -> String {
    let owner = owner.map { #""owner": "\#($0)", "# } ?? ""
    return
      #"{"type": "CryptographicKey", "id": "\#(id)", \#(owner)"publicKeyJwk": {"kty": "RSA", "n": "\#(modulus)", "e": "AQAB"}\#(more)}"#
  }

  static var world: KnownWorld {
    KnownWorld([
      (HostedCheckTests.classAddress, HostedCheckTests.badgeClass),
      (HostedCheckTests.issuerAddress, issuer), (keyAddress, key()),
    ])
  }

  private func said(
    _ badge: String = badge, header: String = #"{"alg":"RS256"}"#, length: Int = 256,
    in world: KnownWorld = world
  ) throws -> [String] {
    let decoded = try onlyCredential(
      jws(badge, header: header, signatureLength: length), as: .compactJWS)
    return try world.checks { $0.signedAssertionChecks(of: decoded) }.map { $0.said }
  }

  private static let listed =
    "passed: The issuer’s profile at https://college.example/issuer.json lists the key 'https://college.example/key.json', and the key names the issuer as its owner."
  private static let right = "passed: The issuer’s signature on the badge ('RS256') is right."
  private static let notAsked =
    "notChecked: The signature was not checked: there is no key of the issuer’s to check it with."
  private static let keyUnknown =
    "notChecked: The signature was not checked: the issuer’s key is not known."

  @Test func `a right signature with a key that the issuer lists passes, with all documents named`()
    throws
  {
    let decoded = try onlyCredential(jws(Self.badge), as: .compactJWS)
    let checks = try Self.world.checks { $0.signedAssertionChecks(of: decoded) }
    #expect(checks.map { $0.identifier } == [.proof, .key])
    #expect(checks.map { $0.said } == [Self.right, Self.listed])
    #expect(
      checks[1].documents == [
        HostedCheckTests.classAddress, HostedCheckTests.issuerAddress, Self.keyAddress,
      ])
    #expect(try Self.world.checks { $0.hostedChecks(of: decoded) } == [])
  }

  @Test func `what is asked of the host is the signature over header and payload`() throws {
    var world = Self.world
    let text = jws(Self.badge)
    let signed = Array(text.utf8.prefix { $0 != 0 }).split(separator: UInt8(ascii: "."))
    let message = Array(signed[0]) + [UInt8(ascii: ".")] + Array(signed[1])
    world.signature = { question in
      question.algorithm == .rs256 && question.message == message
        && question.key
          == .rsa(modulus: [UInt8](repeating: 0xC1, count: 256), exponent: [1, 0, 1])
        && question.signature == [UInt8](repeating: 7, count: 256)
        ? .signatureIsValid : .signatureIsInvalid
    }
    #expect(try said(in: world) == [Self.right, Self.listed])
  }

  @Test func `a wrong signature fails`() throws {
    var world = Self.world
    world.signature = { _ in .signatureIsInvalid }
    #expect(
      try said(in: world) == [
        "failed: The signature on the badge ('RS256') is wrong: it is not what this key signed, or another key signed it.",
        Self.listed,
      ])
    world.signature = { _ in .unavailable("there is no cryptography here") }
    #expect(
      try said(in: world) == [
        "notChecked: The signature was not checked, because there is no cryptography here."
      ])
  }

  @Test(arguments: [
    (
      #"{"alg":"none"}"#,
      "failed: The signature cannot be relied on: its header says that it is not signed ('none')."
    ),
    (
      #"{"alg":"HS256"}"#,
      "failed: The signature cannot be relied on: 'HS256' is a checksum with a shared secret, which proves nothing to others."
    ),
    (
      #"{"alg":"RS256","crit":["x"]}"#,
      "failed: The signature cannot be relied on: its header demands an extension that Lapel does not know ('crit')."
    ),
    (#"{}"#, "failed: The signature cannot be relied on: its header names no algorithm."),
    (
      #"{"alg":"RS512"}"#,
      "notChecked: The signature is of a kind that Lapel does not know: 'RS512'."
    ),
    (
      #"{"alg":"ES256"}"#,
      "failed: The signature cannot be right: the signature says 'ES256', and the key is an RSA key of 2048 bits."
    ),
  ])
  func `the header must fit the key`(header: String, message: String) throws {
    #expect(try said(header: header).first == message)
  }

  @Test func `a signature by an elliptic curve has its length`() throws {
    var world = Self.world
    let point = Base64URL.encode([UInt8](repeating: 5, count: 32))
    world.serve(
      Self.keyAddress,
      #"{"id":"https://college.example/key.json","owner":"https://college.example/issuer.json","publicKeyJwk":{"kty":"EC","crv":"P-256","x":"\#(point)","y":"\#(point)"}}"#
    )
    #expect(
      try said(header: #"{"alg":"ES256"}"#, in: world) == [
        "failed: The signature has 256 bytes; 'ES256' makes 64.", Self.listed,
      ])
    #expect(
      try said(header: #"{"alg":"ES256"}"#, length: 64, in: world) == [
        "passed: The issuer’s signature on the badge ('ES256') is right.", Self.listed,
      ])
  }

  @Test func `a signed badge without its signature is not checked`() throws {
    let decoded = try onlyCredential(Self.badge)
    let checks = try Self.world.checks { $0.signedAssertionChecks(of: decoded) }
    #expect(
      checks.map { $0.said } == [
        "notChecked: The badge says that it is signed, and its signature is not with it."
      ])
    #expect(try Self.world.checks { $0.hostedChecks(of: decoded) } == [])
    let hosted = try onlyCredential(HostedCheckTests.badge)
    #expect(try Self.world.checks { $0.signedAssertionChecks(of: hosted) } == [])
  }

  @Test func `a badge that is signed and says that it is hosted must be both`() throws {
    let decoded = try onlyCredential(
      jws(Self.badge.replacing("SignedBadge", with: "HostedBadge")), as: .compactJWS)
    #expect(try Self.world.checks { $0.hostedChecks(of: decoded) }.count == 1)
    #expect(try Self.world.checks { $0.signedAssertionChecks(of: decoded) }.count == 2)
  }

  // MARK: Keys that are not the issuer's

  @Test func `a key that the issuer does not list is a forgery`() throws {
    var world = Self.world
    let forged = "https://college.example.test/key.json"
    world.serve(forged, Self.key(id: forged))
    #expect(
      try said(Self.badge.replacing(Self.keyAddress, with: forged), in: world) == [
        Self.notAsked,
        "failed: The issuer’s profile at https://college.example/issuer.json does not list the key 'https://college.example.test/key.json' that the badge names.",
      ])
  }

  @Test func `a key of another owner is a forgery`() throws {
    var world = Self.world
    world.serve(Self.keyAddress, Self.key(owner: "https://mallory.example/issuer"))
    #expect(
      try said(in: world) == [
        Self.notAsked,
        "failed: The key 'https://college.example/key.json' belongs to 'https://mallory.example/issuer' and not to the issuer 'https://college.example/issuer.json'.",
      ])
  }

  @Test func `a key that calls itself otherwise is not the one`() throws {
    var world = Self.world
    world.serve(Self.keyAddress, Self.key(id: "https://mallory.example/key"))
    #expect(
      try said(in: world) == [
        Self.notAsked,
        "failed: What lies at https://college.example/key.json calls itself 'https://mallory.example/key', and the badge was to be signed by 'https://college.example/key.json'.",
      ])
  }

  @Test func `a key without an owner is told`() throws {
    var world = Self.world
    world.serve(Self.keyAddress, Self.key(owner: nil))
    #expect(
      try said(in: world) == [
        Self.right,
        "warning: The issuer’s profile at https://college.example/issuer.json lists the key 'https://college.example/key.json', which names no owner.",
      ])
  }

  @Test func `an issuer of no address has no keys`() throws {
    let badge = Self.badge.replacing(
      #""badge": "https://college.example/class.json""#,
      with: #""badge": {"name": "Bread", "issuer": {"name": "College"}}"#)
    #expect(
      try said(badge) == [
        Self.notAsked,
        "failed: The issuer has no address of its own, so no key can be shown to be the issuer’s.",
      ])
  }

  @Test(arguments: [
    (
      #", "revoked": "2025-01-01T00:00:00Z""#,
      "the key 'https://college.example/key.json' was revoked on 2025-01-01T00:00:00Z, and when it signed is not known"
    ),
    (
      #", "expires": "2025-01-01T00:00:00Z""#,
      "the key 'https://college.example/key.json' expired on 2025-01-01T00:00:00Z, and when it signed is not known"
    ),
    (
      #", "privateKeyJwk": {}"#,
      "the key 'https://college.example/key.json' cannot be used: it is published with its private part"
    ),
  ])
  func `a key that no longer counts leaves it open`(more: String, reason: String) throws {
    var world = Self.world
    world.serve(Self.keyAddress, Self.key(more: more))
    #expect(
      try said(in: world) == [
        Self.keyUnknown,
        "notChecked: Whether the key belongs to the issuer was not checked, because \(reason).",
      ])
  }

  @Test(arguments: [
    (HostedCheckTests.classAddress, "of the badge class: no copy was kept"),
    (HostedCheckTests.issuerAddress, "of the issuer: no copy was kept"),
    (keyAddress, "no copy was kept"),
  ])
  func `without one of the documents it is not checked`(address: String, reason: String) throws {
    var world = Self.world
    world.forget(address)
    #expect(
      try said(in: world) == [
        Self.keyUnknown,
        "notChecked: Whether the key belongs to the issuer was not checked, because \(reason).",
      ])
  }

  @Test func `a key that is gone for good, or is none`() throws {
    var world = Self.world
    world.answerGone(Self.keyAddress)
    #expect(
      try said(in: world) == [
        Self.notAsked, "failed: The key at https://college.example/key.json is gone for good.",
      ])
    world.serve(Self.keyAddress, "a key")
    #expect(
      try said(in: world) == [
        Self.keyUnknown,
        "notChecked: Whether the key belongs to the issuer was not checked, because what lies at https://college.example/key.json is no key.",
      ])
    world.serve(Self.keyAddress, "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n")
    #expect(
      try said(in: world) == [
        Self.keyUnknown,
        "notChecked: Whether the key belongs to the issuer was not checked, because the key at https://college.example/key.json cannot be used: its Base64 cannot be read.",
      ])
  }

  // MARK: Keys in other places

  @Test func `a key may be written out in the issuer's profile`() throws {
    var world = Self.world
    world.forget(Self.keyAddress)
    world.serve(
      HostedCheckTests.issuerAddress,
      Self.issuer.replacing("\"\(Self.keyAddress)\"", with: Self.key()))
    #expect(try said(in: world) == [Self.right, Self.listed])
    let fragment = HostedCheckTests.issuerAddress + "#key"
    let profile = Self.issuer.replacing(
      "\"\(Self.keyAddress)\"", with: Self.key(id: fragment))
    world.serve(HostedCheckTests.issuerAddress, profile)
    #expect(
      try said(Self.badge.replacing(Self.keyAddress, with: fragment), in: world) == [
        Self.right, Self.listed.replacing(Self.keyAddress, with: fragment),
      ])
  }

  @Test func `a badge that names no key may be signed by any that the issuer lists`() throws {
    let badge = Self.badge.replacing(
      #", "creator": "https://college.example/key.json""#, with: "")
    #expect(try said(badge) == [Self.right, Self.listed])
    var world = Self.world
    let second = "https://college.example/key2.json"
    world.serve(second, Self.key(modulus: Self.otherModulus, id: second))
    world.serve(
      HostedCheckTests.issuerAddress,
      Self.issuer.replacing(
        "\"\(Self.keyAddress)\"", with: "[\"\(Self.keyAddress)\", \"\(second)\"]"))
    world.signature = { question in
      question.key == .rsa(modulus: [UInt8](repeating: 0xC3, count: 256), exponent: [1, 0, 1])
        ? .signatureIsValid : .signatureIsInvalid
    }
    #expect(
      try said(badge, in: world) == [
        Self.right, Self.listed.replacing(Self.keyAddress, with: second),
      ])
    world.signature = { _ in .signatureIsInvalid }
    #expect(
      try said(badge, in: world) == [
        "failed: None of the 2 keys that the issuer lists made the signature around the badge ('RS256')."
      ])
    world.serve(HostedCheckTests.issuerAddress, HostedCheckTests.issuer)
    #expect(
      try said(badge, in: world) == [
        Self.notAsked,
        "failed: The badge names no key, and the issuer’s profile at https://college.example/issuer.json lists none.",
      ])
  }

  @Test func `in Open Badges 1 the key lies on the issuer's host, as a document or in PEM`() throws
  {
    let badge = """
      {"uid": "f5", "recipient": {"type": "email", "hashed": false, "identity": "a@example.org"},
       "badge": "https://college.example/class", "issuedOn": 1391212800,
       "verify": {"type": "signed", "url": "https://college.example/key.pem"}}
      """
    var der: [UInt8] = [0x30, 0x82, 0x01, 0x0A, 0x02, 0x82, 0x01, 0x01, 0]
    der += [UInt8](repeating: 0xC1, count: 256) + [0x02, 0x03, 1, 0, 1]
    let pem =
      "-----BEGIN RSA PUBLIC KEY-----\n\(Base64.encode(der))\n-----END RSA PUBLIC KEY-----\n"
    var world = KnownWorld([
      ("https://college.example/class", HostedCheckOldBadgeTests.badgeClass),
      ("https://college.example/issuer", HostedCheckOldBadgeTests.issuer),
      ("https://college.example/key.pem", pem),
    ])
    let onHost =
      "warning: The key lies on the issuer’s own host, at https://college.example/key.pem; Open Badges 1 has no list of keys that could confirm it."
    #expect(try said(badge, in: world) == [Self.right, onHost])
    world.serve(
      "https://college.example/key.pem",
      Self.key(owner: nil, id: "https://college.example/key.pem"))
    #expect(try said(badge, in: world) == [Self.right, onHost])
    world.serve(
      "https://college.example/issuer",
      HostedCheckOldBadgeTests.issuer.replacing("}", with: #","publicKey":[]}"#))
    #expect(
      try said(badge, in: world) == [
        Self.notAsked,
        "failed: The issuer’s profile at https://college.example/issuer does not list the key 'https://college.example/key.pem' that the badge names.",
      ])
  }

  @Test func `a class written out in the badge is told when it is served otherwise today`() throws {
    let badge = Self.badge.replacing(
      "\"\(HostedCheckTests.classAddress)\"",
      with: HostedCheckTests.badgeClass.replacing("Bread", with: "Cake"))
    #expect(
      try said(badge) == [
        Self.right, Self.listed,
        "warning: The badge class inside the badge is not what https://college.example/class.json serves today: 'name' is a text here and another text there.",
      ])
    #expect(
      try said(
        badge.replacing(
          HostedCheckTests.issuerAddress, with: "https://mallory.example/issuer.json")) == [
          Self.notAsked,
          "failed: The badge says that its class is issued by 'https://mallory.example/issuer.json', and the class itself names 'https://college.example/issuer.json'.",
        ])
  }

  @Test func `the issuer's list of revoked badges counts`() throws {
    var world = Self.world
    world.serve(
      HostedCheckTests.issuerAddress,
      Self.issuer.replacing(
        #""name": "#, with: #""revocationList": "https://college.example/revoked", "name": "#))
    world.serve(
      "https://college.example/revoked",
      #"{"revokedAssertions":["urn:uuid:0",{"id":"urn:uuid:1","revocationReason":"Burnt"}]}"#)
    let decoded = try onlyCredential(jws(Self.badge), as: .compactJWS)
    #expect(
      try world.checks { $0.statusChecks(of: decoded) } == [
        Check(
          .status, .failed,
          "The issuer’s revocation list at https://college.example/revoked names the badge; the reason given: 'Burnt'.",
          documents: ["https://college.example/revoked"], lapse: .revoked)
      ])
    #expect(try Self.world.checks { $0.statusChecks(of: decoded) } == [])
  }
}
