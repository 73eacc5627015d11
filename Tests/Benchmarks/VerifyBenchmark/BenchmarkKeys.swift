import Crypto
import CryptoExtras
import Foundation
import LapelBackpack
import LapelLinkedData
import LapelVerification

/// The keys of the invented issuer: fixed, public, and protecting nothing.
struct BenchmarkKeys {
  let ed25519: Curve25519.Signing.PrivateKey
  let p256: P256.Signing.PrivateKey
  let rsa: _RSA.Signing.PrivateKey

  init() throws {
    ed25519 = try Curve25519.Signing.PrivateKey(rawRepresentation: Self.seed("Ed25519"))
    p256 = try P256.Signing.PrivateKey(rawRepresentation: Self.seed("P-256"))
    // An RSA key cannot be made of a seed; the sample portfolio has one of 2048 bits.
    let tests = URL(filePath: #filePath).appending(path: "../../..").standardized
    let file = tests.appending(path: "MakeSampleBadges/Keys/code-harbour-rsa.test-key.pem")
    rsa = try _RSA.Signing.PrivateKey(pemRepresentation: String(contentsOf: file, encoding: .utf8))
  }

  private static func seed(_ name: String) -> [UInt8] {
    LapelLinkedData.SHA256.digest(of: Array("Lapel benchmark, test key: \(name)".utf8))
  }

  static let domainIssuer = "did:web:academy.example"

  var keyIssuer: String { get throws { "did:key:\(try multikey)" } }

  private var multikey: String {
    get throws {
      try Multibase.base58btc.encode([0xED, 0x01] + ed25519.publicKey.rawRepresentation)
    }
  }

  /// The issuer's DID document, where did:web has it.
  var documents: KeptDocuments {
    get throws {
      var documents = KeptDocuments()
      documents[DocumentAddress("https://academy.example/.well-known/did.json")] = DocumentCopy(
        bytes: try controllerDocument.text(), json: try controllerDocument, origin: .kept)
      return documents
    }
  }

  /// By which the issuer names its keys.
  var controllerDocument: JSONValue {
    get throws {
      let methods = [
        method("ed25519", ("publicKeyMultibase", .string(try multikey)), type: "Multikey"),
        method("p256", ("publicKeyJwk", p256JWK), type: "JsonWebKey"),
        method("rsa", ("publicKeyJwk", try rsaJWK), type: "JsonWebKey"),
      ]
      return .object([
        (
          "@context",
          .array(["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"])
        ),
        ("id", .string(Self.domainIssuer)),
        ("verificationMethod", .array(methods)),
        ("assertionMethod", .array(methods.compactMap { $0["id"] })),
      ])
    }
  }

  private func method(
    _ fragment: String, _ key: (String, JSONValue), type: String
  ) -> JSONValue {
    .object([
      ("id", .string("\(Self.domainIssuer)#\(fragment)")), ("type", .string(type)),
      ("controller", .string(Self.domainIssuer)), key,
    ])
  }

  private var p256JWK: JSONValue {
    let point = Array(p256.publicKey.rawRepresentation)
    return .object([
      ("kty", "EC"), ("crv", "P-256"),
      ("x", .string(Base64URL.encode(Array(point.prefix(32))))),
      ("y", .string(Base64URL.encode(Array(point.suffix(32))))),
    ])
  }

  private var rsaJWK: JSONValue {
    get throws {
      let numbers = try rsa.publicKey.getKeyPrimitives()
      return .object([
        ("kty", "RSA"),
        ("n", .string(Base64URL.encode(Array(numbers.modulus)))),
        ("e", .string(Base64URL.encode(Array(numbers.publicExponent)))),
      ])
    }
  }
}
