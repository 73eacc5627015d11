import LapelCredentials
import LapelLinkedData

/// How an embedded proof was made: Verifiable Credential Data Integrity 1.0, 3; EdDSA Cryptosuites 1.0; ECDSA
/// Cryptosuites 1.0.
struct DataIntegritySuite: Sendable, Hashable {
  enum Canonicalization: Sendable, Hashable { case rdf, json }
  enum Family: Sendable, Hashable { case eddsa, ecdsa }

  /// As the proof names it.
  let name: String
  let canonicalization: Canonicalization
  let family: Family
  /// Named in the standards as no longer to be used for new proofs; still verified, and said.
  var isDeprecated = false
  /// The signature is a detached JWS in `jws` (Ed25519Signature2018).
  var isDetachedJWS = false

  /// The suite of a proof; nil when Lapel does not know it.
  init?(of proof: JSONValue) {
    var types: [String] = []
    for type in proof["type"]?.elements ?? [] { if let text = type.string { types.append(text) } }
    if types.contains("DataIntegrityProof") {
      guard let suite = proof["cryptosuite"]?.string else { return nil }
      switch suite {
      case "eddsa-rdfc-2022": self.init(suite, .rdf, .eddsa)
      case "eddsa-jcs-2022": self.init(suite, .json, .eddsa)
      case "ecdsa-rdfc-2019": self.init(suite, .rdf, .ecdsa)
      case "ecdsa-jcs-2019": self.init(suite, .json, .ecdsa)
      case "eddsa-2022": self.init(suite, .rdf, .eddsa, isDeprecated: true)
      default: return nil
      }
    } else if types.contains("Ed25519Signature2020") {
      self.init("Ed25519Signature2020", .rdf, .eddsa, isDeprecated: true)
    } else if types.contains("Ed25519Signature2018") {
      self.init("Ed25519Signature2018", .rdf, .eddsa, isDeprecated: true, isDetachedJWS: true)
    } else {
      return nil
    }
  }

  private init(
    _ name: String, _ canonicalization: Canonicalization, _ family: Family,
    isDeprecated: Bool = false, isDetachedJWS: Bool = false
  ) {
    self.name = name
    self.canonicalization = canonicalization
    self.family = family
    self.isDeprecated = isDeprecated
    self.isDetachedJWS = isDetachedJWS
  }

  /// The algorithm of a signature by that key, or nil when the key is of another kind than the suite's.
  func algorithm(for key: PublicKey) -> SignatureAlgorithm? {
    switch (family, key) {
    case (.eddsa, .ed25519): .ed25519
    case (.ecdsa, .p256): .es256
    case (.ecdsa, .p384): .es384
    default: nil
    }
  }
}

extension SignatureAlgorithm {
  /// The hash over what is signed, as ECDSA Cryptosuites 1.0, 3.2.4 and 3.3.4 tie it to the curve.
  var usesSHA384: Bool { self == .es384 }

  /// The number of bytes of a signature, where that is fixed.
  var signatureLength: Int? {
    switch self {
    case .ed25519, .es256: 64
    case .es384: 96
    case .rs256: nil
    }
  }

  func digest(of bytes: [UInt8]) -> [UInt8] {
    usesSHA384 ? SHA384.digest(of: bytes) : SHA256.digest(of: bytes)
  }
}
