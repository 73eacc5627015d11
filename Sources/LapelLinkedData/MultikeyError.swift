/// Why a text is no Multikey.
package enum MultikeyError: Error, Sendable, Hashable {
  case notBase58
  case text(BinaryTextError)
  /// No number before the key, one in more bytes than it needs, or one of more than 63 bits.
  case malformedCode
  case wrongLength(Multikey.Kind, count: Int, expected: Int)
  /// A point on a curve that does not begin with 2 or 3.
  case notCompressed(Multikey.Kind)
  case notDIDKey
  /// `did:key` has one key, whose fragment repeats it.
  case foreignFragment
}

extension MultikeyError: CustomStringConvertible {
  /// What is wrong, in one line.
  package var description: String {
    switch self {
    case .notBase58: "a key in the form Multikey must begin with 'z'"
    case .text(let error): error.description
    case .malformedCode: "the key does not begin with the code of its kind"
    case .wrongLength(let kind, let count, let expected):
      "a key of the kind \(kind.name) has \(expected) bytes, this one has \(count)"
    case .notCompressed(let kind):
      "a key of the kind \(kind.name) must be a compressed point, which begins with 2 or 3"
    case .notDIDKey: "a DID of this method must begin with 'did:key:z'"
    case .foreignFragment: "the fragment of a did:key must repeat the key"
    }
  }
}
