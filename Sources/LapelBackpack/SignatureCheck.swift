import Crypto
import CryptoExtras
import Foundation
import LapelVerification

extension Finding {
  /// Whether a signature is right, by swift-crypto. A key or signature that is none of its kind makes it wrong, not
  /// unknown: no such signature can be right.
  init(of question: SignatureQuestion) {
    self = isRight(question) ? .signatureIsValid : .signatureIsInvalid
  }
}

private func isRight(_ question: SignatureQuestion) -> Bool {
  let message = question.message
  let signature = question.signature
  do {
    switch (question.algorithm, question.key) {
    case (.ed25519, .ed25519(let bytes)):
      return try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        .isValidSignature(signature, for: message)
    case (.es256, .p256(let point)):
      return try P256.Signing.PublicKey(compressedRepresentation: point)
        .isValidSignature(P256.Signing.ECDSASignature(rawRepresentation: signature), for: message)
    case (.es384, .p384(let point)):
      return try P384.Signing.PublicKey(compressedRepresentation: point)
        .isValidSignature(P384.Signing.ECDSASignature(rawRepresentation: signature), for: message)
    case (.rs256, .rsa(let modulus, let exponent)):
      return try _RSA.Signing.PublicKey(n: modulus, e: exponent)
        .isValidSignature(
          _RSA.Signing.RSASignature(rawRepresentation: signature), for: message,
          padding: .insecurePKCS1v1_5)
    default: return false
    }
  } catch {
    return false
  }
}
