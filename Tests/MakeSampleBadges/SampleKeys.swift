import Crypto
import CryptoExtras
import Foundation
import LapelLinkedData

/// The keys of the invented issuers. They are public and protect nothing.
struct SampleKeys {
  let folder: URL

  /// The Ed25519 key of that name: its seed is the SHA-256 of a fixed text.
  func ed25519(_ name: String) throws -> Curve25519.Signing.PrivateKey {
    let seed = LapelLinkedData.SHA256.digest(
      of: Array("Lapel sample portfolio, test key: \(name)".utf8))
    return try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
  }

  /// The public key of that name as a Multikey (Controlled Identifiers 1.0, 2.2.2).
  func multibase(_ name: String) throws -> String {
    try Multibase.base58btc.encode([0xED, 0x01] + ed25519(name).publicKey.rawRepresentation)
  }

  /// The key of that name as a `did:key`.
  func did(_ name: String) throws -> String { try "did:key:\(multibase(name))" }

  /// The stored RSA key of that name.
  func rsa(_ name: String) throws -> _RSA.Signing.PrivateKey {
    let file = folder.appending(path: "\(name).test-key.pem")
    return try _RSA.Signing.PrivateKey(pemRepresentation: String(contentsOf: file, encoding: .utf8))
  }

  func rsaPublicPEM(_ name: String) throws -> String {
    try rsa(name).publicKey.pemRepresentation
  }

  func rsaPublicJWK(_ name: String) throws -> JSONValue {
    let numbers = try rsa(name).publicKey.getKeyPrimitives()
    return .object([
      ("kty", .string("RSA")), ("alg", .string("RS256")),
      ("n", .string(Base64URL.encode(Array(numbers.modulus)))),
      ("e", .string(Base64URL.encode(Array(numbers.publicExponent)))),
    ])
  }
}
