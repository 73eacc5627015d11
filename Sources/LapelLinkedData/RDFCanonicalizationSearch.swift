/// The canonicalisation algorithm of RDFC-1.0, 4.4.3, over nodes that are numbers.
///
/// An issuer of temporary identifiers is not copied but unwound: every branch of the search issues them on top
/// of what holds, and takes them back when another branch is better.
struct RDFCanonicalizationSearch {
  private let lines: RDFCanonicalizationLines
  private let hash: RDFCanonicalizationHash
  private let limits: RDFCanonicalizationLimits
  /// What Hash First Degree Quads gives for each node.
  private var firstDegree: [[UInt8]] = []
  /// The number in the canonical identifier of each node, or -1, and the nodes that have one in its order.
  private(set) var canonicalNumbers: [Int32]
  private var canonicalOrder: [Int32] = []
  /// The same for temporary identifiers.
  private var temporaryNumbers: [Int32]
  private var temporaryOrder: [Int32] = []
  private(set) var steps = 0

  init(
    _ lines: RDFCanonicalizationLines, hash: RDFCanonicalizationHash,
    limits: RDFCanonicalizationLimits
  ) {
    self.lines = lines
    self.hash = hash
    self.limits = limits
    canonicalNumbers = Array(repeating: -1, count: lines.labels.count)
    temporaryNumbers = canonicalNumbers
  }

  /// The nodes, in the order of their canonical numbers.
  mutating func nodesInCanonicalOrder() throws(RDFCanonicalizationError) -> [Int32] {
    let nodes = Int32(0)..<Int32(lines.labels.count)
    firstDegree = nodes.map { [lines, hash] in hash.digest(of: lines.firstDegreeText(of: $0)) }
    let groups = groups(of: nodes)
    for group in groups where group.count == 1 { issueCanonical(group[0]) }
    for group in groups where group.count > 1 { try nameAlike(group) }
    return canonicalOrder
  }

  /// The nodes with the same first-degree hash, in the order of that.
  private func groups(of nodes: Range<Int32>) -> [[Int32]] {
    let sorted = nodes.sorted { a, b in
      let (x, y) = (firstDegree[Int(a)], firstDegree[Int(b)])
      return x == y ? a < b : x.lexicographicallyPrecedes(y)
    }
    var groups: [[Int32]] = []
    for node in sorted {
      if let last = groups.last?.last, firstDegree[Int(last)] == firstDegree[Int(node)] {
        groups[groups.count - 1].append(node)
      } else {
        groups.append([node])
      }
    }
    return groups
  }

  /// Names nodes that their own statements do not tell apart, and those that are named on the way (4.4.3, step 5).
  private mutating func nameAlike(_ group: [Int32]) throws(RDFCanonicalizationError) {
    var results: [(digest: [UInt8], named: [Int32])] = []
    for node in group where canonicalNumbers[Int(node)] < 0 {
      issueTemporary(node)
      let digest = try nDegreeDigest(of: node)
      results.append((digest, temporaryOrder))
      unwind(to: 0)
    }
    results.sort { $0.digest.lexicographicallyPrecedes($1.digest) }
    for result in results {
      for node in result.named where canonicalNumbers[Int(node)] < 0 { issueCanonical(node) }
    }
  }
}

extension RDFCanonicalizationSearch {
  /// Hash N-Degree Quads (4.8.3), with a stack of its own instead of recursion, which a long chain of blank
  /// nodes would exhaust.
  private mutating func nDegreeDigest(of node: Int32) throws(RDFCanonicalizationError) -> [UInt8] {
    var waiting: [RDFCanonicalizationBranch] = []
    var branch = try branch(at: node)
    while true {
      if let next = branch.takeNextToExplore() {
        waiting.append(branch)
        branch = try self.branch(at: next)
      } else if try !advance(&branch) {
        try spend(bytes: branch.data.count)
        let digest = hash.digest(of: branch.data)
        guard var parent = waiting.popLast() else { return digest }
        try spend(bytes: parent.path.count)
        parent.enterResult(digest, temporaryNumber: temporaryNumbers[Int(branch.node)])
        branch = parent
      }
    }
  }

  /// The blank nodes that share statements with a node, by the hashes of their relation (4.8.3, steps 1 to 3).
  private mutating func branch(
    at node: Int32
  ) throws(RDFCanonicalizationError) -> RDFCanonicalizationBranch {
    var related: [RDFCanonicalizationBranch.Related] = []
    for index in lines.mentions(of: node) {
      let line = lines.lines[Int(index)]
      for place in [RDFQuad.Place.subject, .object, .graph] {
        let other = line.node(at: place)
        guard other >= 0, other != node else { continue }
        let digest = try relatedDigest(of: other, in: line, at: place)
        related.append(RDFCanonicalizationBranch.Related(digest: digest, node: other))
      }
    }
    try spend(bytes: 64 * related.count)
    return RDFCanonicalizationBranch(node: node, related: related)
  }

  /// Hash Related Blank Node (4.7.3).
  private mutating func relatedDigest(
    of node: Int32, in line: RDFCanonicalizationLines.Line, at place: RDFQuad.Place
  ) throws(RDFCanonicalizationError) -> [UInt8] {
    var input = [place.letter]
    if place != .graph { input += lines.text[line.predicate] }
    if canonicalNumbers[Int(node)] >= 0 || temporaryNumbers[Int(node)] >= 0 {
      input.append(label: canonicalNumbers[Int(node)], or: temporaryNumbers[Int(node)])
    } else {
      input.append(hex: firstDegree[Int(node)])
    }
    try spend(bytes: input.count)
    return hash.digest(of: input)
  }
}

extension RDFCanonicalizationSearch {
  /// Goes on to the next order of a group, or the next group of related nodes; false when all are done (4.8.3, step 5).
  private mutating func advance(
    _ branch: inout RDFCanonicalizationBranch
  ) throws(RDFCanonicalizationError) -> Bool {
    if branch.isInGroup, try closeOrder(&branch) { return true }
    guard branch.openGroup(issuedCount: temporaryOrder.count) else { return false }
    try openOrder(&branch)
    return true
  }

  /// Names the nodes of the group in their present order, as far as they have no names (steps 5.4.1 to 5.4.4).
  private mutating func openOrder(
    _ branch: inout RDFCanonicalizationBranch
  ) throws(RDFCanonicalizationError) {
    branch.openPath()
    for node in branch.order {
      try spend(bytes: 0)
      if canonicalNumbers[Int(node)] < 0, temporaryNumbers[Int(node)] < 0 {
        issueTemporary(node)
        branch.toExplore.append(node)
      }
      branch.path.append(label: canonicalNumbers[Int(node)], or: temporaryNumbers[Int(node)])
    }
    branch.discardIfWorse()
  }

  /// Keeps the path if it is the least so far, and opens the next order; false when the group is done and the
  /// names of its least path hold (steps 5.4.6, 5.5 and 5.6).
  private mutating func closeOrder(
    _ branch: inout RDFCanonicalizationBranch
  ) throws(RDFCanonicalizationError) -> Bool {
    let isBetter = branch.isBetter
    let hasNext = branch.order.advanceToNextPermutation()
    try spend(bytes: branch.path.count)
    if isBetter { branch.chosenPath = branch.path }
    if !isBetter || hasNext {
      let mark = branch.issuedCount
      try spend(bytes: 4 * (temporaryOrder.count - mark))
      if isBetter { branch.chosenNodes = Array(temporaryOrder[mark...]) }
      unwind(to: mark)
      if hasNext {
        try openOrder(&branch)
        return true
      }
      for node in branch.chosenNodes { issueTemporary(node) }
    }
    branch.data += branch.chosenPath
    return false
  }

  private mutating func issueCanonical(_ node: Int32) {
    canonicalNumbers[Int(node)] = Int32(canonicalOrder.count)
    canonicalOrder.append(node)
  }

  private mutating func issueTemporary(_ node: Int32) {
    temporaryNumbers[Int(node)] = Int32(temporaryOrder.count)
    temporaryOrder.append(node)
  }

  /// Takes back the temporary identifiers after the first `count`.
  private mutating func unwind(to count: Int) {
    while temporaryOrder.count > count, let node = temporaryOrder.popLast() {
      temporaryNumbers[Int(node)] = -1
    }
  }

  private mutating func spend(bytes: Int) throws(RDFCanonicalizationError) {
    steps += 1 + bytes / 64
    guard steps <= limits.steps else { throw .tooManySteps(limit: limits.steps) }
  }
}

extension RDFQuad.Place {
  /// The letter for a related node's place in a statement (RDFC-1.0, 4.7.2).
  fileprivate var letter: UInt8 {
    switch self {
    case .subject: UInt8(ascii: "s")
    case .predicate: UInt8(ascii: "p")
    case .object: UInt8(ascii: "o")
    case .graph: UInt8(ascii: "g")
    }
  }
}
