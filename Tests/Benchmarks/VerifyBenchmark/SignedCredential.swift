import Crypto
import CryptoExtras
import Foundation
import LapelCredentials
import LapelLinkedData
import LapelVerification

/// The kinds of signed credentials that are measured.
enum SignedCredential: String, CaseIterable {
  case rdfOfDomain = "eddsa-rdfc-2022, did:web"
  case rdfOfKey = "eddsa-rdfc-2022, did:key"
  case jcsOfDomain = "eddsa-jcs-2022, did:web"
  case jcsOfKey = "eddsa-jcs-2022, did:key"
  case edDSAOfDomain = "VC-JWT EdDSA, did:web"
  case edDSAOfKey = "VC-JWT EdDSA, did:key"
  case es256 = "VC-JWT ES256, did:web"
  case rs256 = "VC-JWT RS256, did:web"

  /// The verifications a second and core that Lapel promises, where it does.
  var promised: Int? {
    switch self {
    case .rdfOfDomain, .rdfOfKey: 2_000
    case .edDSAOfDomain, .edDSAOfKey: 8_000
    default: nil
    }
  }
}

/// Makes credentials of a kind and signs them.
struct Signer {
  let kind: SignedCredential
  let keys: BenchmarkKeys

  func credential(_ number: Int) throws -> EncodedCredential {
    let document = TypicalCredential.document(number, issuer: try issuer)
    return isToken
      ? EncodedCredential(encoding: .compactJWS, bytes: try token(of: document))
      : EncodedCredential(encoding: .json, bytes: try proved(document).text())
  }

  /// Whether a signature over a message as long as the ones above is right, made ready to be timed alone: the key is
  /// read from its bytes each time, as in a verification.
  func bareCheck() throws -> () throws -> Bool {
    let message = [UInt8](repeating: 0x61, count: isToken ? 4_000 : 64)
    let signature = try signature(of: message)
    switch kind {
    case .es256:
      let key = keys.p256.publicKey.compressedRepresentation
      return {
        try P256.Signing.PublicKey(compressedRepresentation: key).isValidSignature(
          P256.Signing.ECDSASignature(rawRepresentation: signature), for: message)
      }
    case .rs256:
      let key = try keys.rsa.publicKey.getKeyPrimitives()
      return {
        try _RSA.Signing.PublicKey(n: key.modulus, e: key.publicExponent).isValidSignature(
          _RSA.Signing.RSASignature(rawRepresentation: signature), for: message,
          padding: .insecurePKCS1v1_5)
      }
    default:
      let key = keys.ed25519.publicKey.rawRepresentation
      return {
        try Curve25519.Signing.PublicKey(rawRepresentation: key)
          .isValidSignature(signature, for: message)
      }
    }
  }

  private var isToken: Bool {
    switch kind {
    case .rdfOfDomain, .rdfOfKey, .jcsOfDomain, .jcsOfKey: false
    default: true
    }
  }

  private var issuer: String {
    get throws {
      switch kind {
      case .rdfOfKey, .jcsOfKey, .edDSAOfKey: try keys.keyIssuer
      default: BenchmarkKeys.domainIssuer
      }
    }
  }

  private var method: String {
    get throws {
      switch kind {
      case .rdfOfKey, .jcsOfKey, .edDSAOfKey:
        let issuer = try keys.keyIssuer
        return "\(issuer)#\(issuer.dropFirst("did:key:".count))"
      case .es256: return BenchmarkKeys.domainIssuer + "#p256"
      case .rs256: return BenchmarkKeys.domainIssuer + "#rsa"
      default: return BenchmarkKeys.domainIssuer + "#ed25519"
      }
    }
  }

  private func signature(of message: [UInt8]) throws -> [UInt8] {
    switch kind {
    case .es256: try Array(keys.p256.signature(for: message).rawRepresentation)
    case .rs256:
      try Array(
        keys.rsa.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation)
    default: try Array(keys.ed25519.signature(for: message))
    }
  }
}

extension Signer {
  /// The document with a proof (Data Integrity EdDSA Cryptosuites 1.0, 3.2 and 3.3).
  func proved(_ document: JSONValue) throws -> JSONValue {
    var proof: [(String, JSONValue)] = [
      ("type", "DataIntegrityProof"),
      ("cryptosuite", .string(isOverRDF ? "eddsa-rdfc-2022" : "eddsa-jcs-2022")),
      ("created", .string(TypicalCredential.validFrom)),
      ("verificationMethod", .string(try method)),
      ("proofPurpose", "assertionMethod"),
    ]
    let contexts = ("@context", document["@context"] ?? .null)
    if !isOverRDF { proof.insert(contexts, at: 0) }
    var options = JSONValue.object(isOverRDF ? [contexts] + proof : proof)
    let hashes = try digest(of: options) + digest(of: document)
    proof.append(
      ("proofValue", .string(try Multibase.base58btc.encode(signature(of: hashes)))))
    options = .object(proof)
    return .object(
      (document.object?.members ?? []).map { ($0.name, $0.value) } + [("proof", options)])
  }

  private var isOverRDF: Bool { kind == .rdfOfDomain || kind == .rdfOfKey }

  private static let processor = JSONLDProcessor(
    contexts: JSONLDContexts { BundledContexts.document(at: $0) })

  private func digest(of value: JSONValue) throws -> [UInt8] {
    let bytes =
      isOverRDF
      ? try Self.processor.dataset(value).canonicalNQuads() : try value.canonicalBytes()
    return LapelLinkedData.SHA256.digest(of: bytes)
  }

  /// The credential as a token (Open Badges 3.0, 8.2.4).
  func token(of document: JSONValue) throws -> [UInt8] {
    let algorithm =
      switch kind {
      case .es256: "ES256"
      case .rs256: "RS256"
      default: "EdDSA"
      }
    let header = JSONValue.object([
      ("alg", .string(algorithm)), ("typ", "vc+jwt"), ("kid", .string(try method)),
    ])
    let claims: [(String, JSONValue)] = [
      ("iss", .string(try issuer)), ("jti", document["id"] ?? .null),
      ("nbf", .integer(TypicalCredential.validFromSeconds)),
      ("sub", document["credentialSubject"]?["id"] ?? .null),
    ]
    let payload = JSONValue.object(
      (document.object?.members ?? []).map { ($0.name, $0.value) } + claims)
    let signed = Array(
      (Base64URL.encode(header.text()) + "." + Base64URL.encode(payload.text())).utf8)
    return signed + Array(("." + Base64URL.encode(try signature(of: signed))).utf8)
  }
}
