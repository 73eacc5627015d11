import LapelLinkedData
import SeededGenerator
import Testing

@testable import LapelVerification

@Suite struct PublicKeyTests {
  private func reason(_ text: String) throws -> String? {
    let value = try JSONValue(json: text)
    do {
      _ = try PublicKey(material: value)
      return nil
    } catch { return error.description }
  }

  static let flaws: [(String, String)] = [
    (#"{}"#, "it holds no key in a form that Lapel knows"),
    (#"{"publicKeyMultibase":"u123"}"#, "it is not a multikey in base 58"),
    (
      #"{"publicKeyMultibase":"z111111"}"#,
      "of the multikeys only Ed25519, P-256 and P-384 are known"
    ),
    (#"{"publicKeyBase58":"2g"}"#, "its base 58 is not an Ed25519 key"),
    (#"{"publicKeyBase58":"2g","privateKeyBase58":"x"}"#, "it is published with its private part"),
    (#"{"privateKeyJwk":{}}"#, "it is published with its private part"),
    (#"{"privateKeyMultibase":"z"}"#, "it is published with its private part"),
    (#"{"secretKeyMultibase":"z"}"#, "it is published with its private part"),
    (#"{"publicKeyJwk":{"kty":"oct","k":"AA"}}"#, "its kind ('kty') is not known"),
    (#"{"publicKeyJwk":{"kty":"OKP","crv":"X25519"}}"#, "of the OKP keys only Ed25519 is known"),
    (#"{"publicKeyJwk":{"kty":"OKP","crv":"Ed25519"}}"#, "its member 'x' is missing"),
    (
      #"{"publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"AA"}}"#,
      "its member 'x' is not of the right form"
    ),
    (#"{"publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"AA","d":"AA"}}"#, "it is a private key"),
    (
      #"{"publicKeyJwk":{"kty":"EC","crv":"P-521"}}"#,
      "of the EC keys only P-256 and P-384 are known"
    ),
    (#"{"publicKeyJwk":{"kty":"EC","crv":"P-256"}}"#, "its member 'x' is missing"),
    (#"{"kty":"RSA"}"#, "its member 'n' is missing"),
    (#"{"publicKeyPem":"hello"}"#, "its Base64 cannot be read"),
    (
      #"{"publicKeyPem":"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}"#,
      "it is no public key in PEM"
    ),
    (
      #"{"publicKeyPem":"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"}"#,
      "its DER is damaged"
    ),
    (
      #"{"publicKeyPem":"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n-----BEGIN PUBLIC KEY-----"}"#,
      "it is more than one PEM block"
    ),
    (
      // An Ed25519 key.
      #"{"publicKeyPem":"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAiojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=\n-----END PUBLIC KEY-----"}"#,
      "of the keys in PEM only RSA is known"
    ),
  ]

  @Test(arguments: flaws)
  func `what is no usable key is refused with the reason`(text: String, words: String) throws {
    #expect(try reason(text) == words)
  }

  private func rsa(bits first: UInt8, bytes: Int, exponent: [UInt8] = [1, 0, 1]) throws -> String? {
    let modulus = [first] + [UInt8](repeating: 0xFF, count: bytes - 1)
    let jwk = JSONValue.object([
      ("kty", .string("RSA")), ("n", .string(Base64URL.encode(modulus))),
      ("e", .string(Base64URL.encode(exponent))),
    ])
    return try reason(jwk.jsonText)
  }

  @Test func `an RSA key has 2048 to 8192 bits and an exponent that makes sense`() throws {
    let small = "an RSA key of fewer than 2048 bits is too small to rely on"
    #expect(try rsa(bits: 0x80, bytes: 256) == nil)
    #expect(try rsa(bits: 0x80, bytes: 1024) == nil)
    #expect(try rsa(bits: 0x7F, bytes: 256) == small)
    #expect(try rsa(bits: 0x80, bytes: 128) == small)
    #expect(try rsa(bits: 0x00, bytes: 256) == small)
    #expect(try rsa(bits: 0x80, bytes: 1025) == "an RSA key of more than 8192 bits is too large")
    for exponent: [UInt8] in [[], [0], [1], [2], [1, 0], [UInt8](repeating: 1, count: 9)] {
      #expect(try rsa(bits: 0x80, bytes: 256, exponent: exponent) == "its exponent makes no sense")
    }
    #expect(try rsa(bits: 0x80, bytes: 256, exponent: [0, 3]) == nil)
  }

  @Test(arguments: [TestIssuer.Key.ed25519, .p256, .p384])
  func `a key is the same in every form`(kind: TestIssuer.Key) throws {
    let key = TestKey(kind, 1)
    let jwk = try PublicKey(jwk: key.jwk)
    #expect(try PublicKey(multikey: key.multibase) == jwk)
    let material = JSONValue.object([("publicKeyMultibase", .string(key.multibase))])
    #expect(try PublicKey(material: material) == jwk)
    #expect(jwk != (try PublicKey(jwk: TestKey(kind, 2).jwk)))
  }

  @Test func `an Ed25519 key may be written in the older forms`() throws {
    let key = try PublicKey(jwk: TestKey(.ed25519, 1).jwk)
    guard case .ed25519(let bytes) = key else { return #expect(Bool(false)) }
    let base58 = try Base58.encode(bytes)
    #expect(
      try PublicKey(material: .object([("publicKeyBase58", .string(base58))])) == key)
    #expect(
      try PublicKey(
        material: .object([
          ("type", .string("Ed25519VerificationKey2020")),
          ("publicKeyMultibase", .string("z" + base58)),
        ])) == key)
  }

  /// Damaged DER of every length: refused, never more.
  @Test func `damaged PEM is refused`() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &generator)
      var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      if count > 4 {
        bytes.replaceSubrange(0..<2, with: [0x30, [0x03, 0x82, 0x84, 0xFF][count % 4]])
      }
      let pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.encode(bytes) + "\n-----END PUBLIC KEY-----"
      #expect(throws: KeyError.self) { try PublicKey(pem: pem) }
    }
  }
}
