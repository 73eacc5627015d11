import Crypto
import LapelVerification

extension PureResult.Key {
  /// The key of what becomes of a signature: it rests on algorithm, public key, message and signature, and on nothing else.
  init?(of question: SignatureQuestion) {
    var hash = Crypto.SHA256()
    // Each part after its length, so that no two questions give the same bytes.
    func add(_ part: [UInt8]) {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { hash.update(bufferPointer: $0) }
      part.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }
    add(Array("signature".utf8))
    add(Array(question.algorithm.rawValue.utf8))
    let parts =
      switch question.key {
      case .ed25519(let bytes): [[1], bytes]
      case .p256(let point): [[2], point]
      case .p384(let point): [[3], point]
      case .rsa(let modulus, let exponent): [[4], modulus, exponent]
      }
    for part in parts { add(part) }
    add(question.message)
    add(question.signature)
    self.init(digest: hash.finalize())
  }
}
