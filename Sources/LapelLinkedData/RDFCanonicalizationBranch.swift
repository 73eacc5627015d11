/// The state of Hash N-Degree Quads (RDFC-1.0, 4.8.3) at one node.
struct RDFCanonicalizationBranch {
  /// A blank node that shares a statement with the branch's, and the hash of how it does.
  struct Related {
    var digest: [UInt8]
    var node: Int32
  }

  let node: Int32
  /// By hash; those with the same one are a group. A node that shares two such statements stands twice.
  private let related: [Related]
  private var groupEnd = 0
  private(set) var isInGroup = false

  /// The nodes of the group in the order that is being tried.
  var order: [Int32] = []
  /// How many temporary identifiers were issued before the group.
  private(set) var issuedCount = 0
  var path: [UInt8] = []
  /// The nodes that were named on the way and are to be explored, and how many of them were.
  var toExplore: [Int32] = []
  private var exploredCount = 0
  private var isDiscarded = false

  /// The least path so far; none when empty.
  var chosenPath: [UInt8] = []
  /// The nodes named on the least path, in the order of their temporary identifiers.
  var chosenNodes: [Int32] = []
  /// What the hash of the node is made of.
  var data: [UInt8] = []

  init(node: Int32, related: [Related]) {
    self.node = node
    self.related = related.sorted { a, b in
      a.digest == b.digest ? a.node < b.node : a.digest.lexicographicallyPrecedes(b.digest)
    }
  }

  /// Goes on to the next group, in its first order; false behind the last.
  mutating func openGroup(issuedCount: Int) -> Bool {
    isInGroup = groupEnd < related.count
    guard isInGroup else { return false }
    let digest = related[groupEnd].digest
    data.append(hex: digest)
    order.removeAll(keepingCapacity: true)
    while groupEnd < related.count, related[groupEnd].digest == digest {
      order.append(related[groupEnd].node)
      groupEnd += 1
    }
    self.issuedCount = issuedCount
    chosenPath = []
    chosenNodes = []
    return true
  }

  mutating func openPath() {
    path.removeAll(keepingCapacity: true)
    toExplore.removeAll(keepingCapacity: true)
    exploredCount = 0
    isDiscarded = false
  }

  mutating func takeNextToExplore() -> Int32? {
    guard !isDiscarded, exploredCount < toExplore.count else { return nil }
    exploredCount += 1
    return toExplore[exploredCount - 1]
  }

  /// Appends what was found at the node that was taken last (step 5.4.5).
  mutating func enterResult(_ digest: [UInt8], temporaryNumber: Int32) {
    path.append(label: -1, or: temporaryNumber)
    path.append(UInt8(ascii: "<"))
    path.append(hex: digest)
    path.append(UInt8(ascii: ">"))
    discardIfWorse()
  }

  /// Gives the order up as soon as its path can no longer be the least.
  mutating func discardIfWorse() {
    isDiscarded =
      !chosenPath.isEmpty && path.count >= chosenPath.count
      && chosenPath.lexicographicallyPrecedes(path)
  }

  var isBetter: Bool {
    !isDiscarded && (chosenPath.isEmpty || path.lexicographicallyPrecedes(chosenPath))
  }
}

extension [Int32] {
  /// Goes on to the next order of the elements, from the ascending one on; false at the last.
  ///
  /// Elements that are equal do not change places, since that makes no other order.
  mutating func advanceToNextPermutation() -> Bool {
    guard count > 1 else { return false }
    var pivot = count - 2
    while self[pivot] >= self[pivot + 1] {
      guard pivot > 0 else { return false }
      pivot -= 1
    }
    var successor = count - 1
    while self[successor] <= self[pivot] { successor -= 1 }
    swapAt(pivot, successor)
    self[(pivot + 1)...].reverse()
    return true
  }
}

extension [UInt8] {
  /// Appends the canonical identifier with this number, or the temporary one when there is none.
  mutating func append(label canonicalNumber: Int32, or temporaryNumber: Int32) {
    append(contentsOf: (canonicalNumber >= 0 ? "_:c14n" : "_:b").utf8)
    append(decimal: canonicalNumber >= 0 ? canonicalNumber : temporaryNumber)
  }

  mutating func append(decimal number: Int32) {
    if number >= 10 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  mutating func append(hex bytes: [UInt8]) {
    for byte in bytes {
      append(Hex.digit(byte >> 4))
      append(Hex.digit(byte & 0xF))
    }
  }
}
