import LapelLinkedData

// What is remembered from one run to the next of reading documents as JSON-LD and RDF, which costs more than all the rest
// of a verification. It rests on the document, on the contexts that Lapel does not bring, and on the program.

extension Inquiry {
  /// Whether an earlier verification found that JSON-LD drops nothing of a document, which is `whole` without some of its
  /// members. Digests are costly, so that of the whole serves for both.
  mutating func isKnownToLoseNothing(_ document: JSONValue, of whole: JSONValue) -> Bool {
    guard let key = key(ofLossless: document, whole) else { return false }
    return memory.pure.value(for: key) != nil
  }

  mutating func noteThatNothingIsLost(of document: JSONValue, of whole: JSONValue) {
    if let key = key(ofLossless: document, whole) { memory.pure.note([], for: key) }
  }

  private mutating func key(ofLossless document: JSONValue, _ whole: JSONValue) -> PureResult.Key? {
    let names = document.object?.members.map { Array($0.name.utf8) } ?? []
    return key("lossless", whole, names)
  }

  /// The hash that a proof signs, when an earlier verification worked it out.
  mutating func recalledHash(under signed: SignedProof) -> [UInt8]? {
    let length = signed.algorithm.usesSHA384 ? 96 : 64
    guard let key = key(under: signed), let value = memory.pure.value(for: key),
      value.count == 4 + length
    else { return nil }
    // As it would be without the memory: all documents of a verification share one bound on the work.
    let steps = value.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    guard steps <= stepsLeft else { return nil }
    memory.stepsLeft = stepsLeft - steps
    return Array(value.dropFirst(4))
  }

  /// Notes the hash that a proof signs, and the steps that it took to tell blank nodes apart.
  mutating func note(_ hash: [UInt8], under signed: SignedProof, steps: Int) {
    guard let key = key(under: signed) else { return }
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: steps >> $0) }
    memory.pure.note(bytes + hash, for: key)
  }

  private mutating func key(under signed: SignedProof) -> PureResult.Key? {
    key(
      "secured", signed.document,
      [Array(signed.algorithm.rawValue.utf8), signed.proof.text()])
  }

  /// The key of a result of that name about a document; nil when nobody keeps results.
  private mutating func key(
    _ name: String, _ document: JSONValue, _ others: [[UInt8]]
  ) -> PureResult.Key? {
    guard memory.pure.known != nil else { return nil }
    var hash = SHA256()
    // Each part after its length, so that no two lists of parts give the same bytes.
    func add(_ part: [UInt8]) {
      hash.update([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) })
      hash.update(part)
    }
    add(Array(name.utf8))
    add(memory.pure.digest(of: document))
    // What follows are contexts.
    add(Array(String(others.count).utf8))
    for other in others { add(other) }
    for (address, context) in foreignContexts {
      add(Array(address.utf8))
      add(memory.pure.digest(of: context))
    }
    return PureResult.Key(digest: hash.digest())
  }
}
