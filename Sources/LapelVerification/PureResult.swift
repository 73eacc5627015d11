import LapelLinkedData

/// Something that a verification worked out of bytes alone: no date, recipient or trust went into it, so that it holds for
/// ever, as long as the program is the same.
///
/// A host may keep such results and give them to later verifications, which are then as right and sooner done. Whoever can
/// write into what it keeps can make forged badges pass: it must be as safe as the program itself.
package struct PureResult: Sendable, Hashable {
  /// SHA-256 over everything that a result rests on, and over what kind of result it is.
  package struct Key: Sendable, Hashable {
    /// Four numbers of 64 bits, the digest in big-endian order.
    private let words: SIMD4<UInt64>

    /// The key whose digest is these numbers' bytes, in big-endian order.
    package init(words: SIMD4<UInt64>) { self.words = words }

    /// The key whose digest is these bytes; nil unless they are 32.
    package init?(digest: some Sequence<UInt8>) {
      var words = SIMD4<UInt64>()
      var count = 0
      for byte in digest {
        guard count < 32 else { return nil }
        words[count / 8] = words[count / 8] << 8 | UInt64(byte)
        count += 1
      }
      guard count == 32 else { return nil }
      self.words = words
    }

    /// The 32 bytes.
    package var digest: [UInt8] {
      (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
    }

    // The bytes of a digest are as good as any hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }
  }

  package let key: Key
  package let value: [UInt8]

  package init(key: Key, value: [UInt8]) {
    self.key = key
    self.value = value
  }
}

/// Where a verification asks for pure results, and where it notes those that it used or worked out.
struct PureResultMemory: Sendable {
  /// What is known from earlier; nil when nobody keeps results, so that no key need be made.
  let known: (@Sendable (PureResult.Key) -> [UInt8]?)?
  private(set) var results: [PureResult] = []
  /// The digests of documents, which are costly to take.
  private var digests: [(document: JSONValue, digest: [UInt8])] = []

  /// More would only fill memory.
  private static let mostEntries = 64

  init(known: (@Sendable (PureResult.Key) -> [UInt8]?)? = nil) { self.known = known }

  mutating func value(for key: PureResult.Key) -> [UInt8]? {
    guard let value = known?(key) else { return nil }
    results.append(PureResult(key: key, value: value))
    return value
  }

  mutating func note(_ value: [UInt8], for key: PureResult.Key) {
    results.append(PureResult(key: key, value: value))
  }

  /// The digest of what a value says, whatever the white space that it was written with.
  mutating func digest(of document: JSONValue) -> [UInt8] {
    if let known = digests.first(where: { $0.document == document }) { return known.digest }
    let digest = SHA256.digest(of: document.text())
    if digests.count < Self.mostEntries { digests.append((document, digest)) }
    return digest
  }
}
