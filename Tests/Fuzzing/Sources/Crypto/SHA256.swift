import LapelLinkedData

/// Stands in for swift-crypto's, which would have to be built for fuzzing with all that it brings: the same digests, from the core.
public struct SHA256 {
  public struct Digest: Sequence {
    fileprivate let bytes: [UInt8]

    public func makeIterator() -> IndexingIterator<[UInt8]> { bytes.makeIterator() }

    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
      bytes.withUnsafeBytes(body)
    }
  }

  private var hash = LapelLinkedData.SHA256()

  public init() {}

  public mutating func update(data: some Sequence<UInt8>) { hash.update(Array(data)) }

  public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
    hash.update(Array(bufferPointer))
  }

  public func finalize() -> Digest { Digest(bytes: hash.digest()) }

  public static func hash(data: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(data: data)
    return hash.finalize()
  }
}
