/// A dataset whose blank nodes have names that follow from what is said of them: RDFC-1.0, 4.
///
/// Two datasets have the same canonical form exactly when they differ in nothing but the labels of blank nodes,
/// and the order and repetition of statements.
package struct RDFCanonicalization: Sendable {
  /// The labels that the blank nodes had in the dataset: the one at 2 is now called `c14n2`.
  package let labels: [String]
  /// What it cost, in the steps of `RDFCanonicalizationLimits`.
  package let steps: Int

  private let lines: RDFCanonicalizationLines
  /// The canonical number of each node in `lines`.
  private let numbers: [Int32]

  fileprivate init(
    _ dataset: RDFDataset, hash: RDFCanonicalizationHash, limits: RDFCanonicalizationLimits
  ) throws(RDFCanonicalizationError) {
    lines = try RDFCanonicalizationLines(dataset, limits: limits)
    var search = RDFCanonicalizationSearch(lines, hash: hash, limits: limits)
    let nodes = try search.nodesInCanonicalOrder()
    labels = nodes.map { [lines] in lines.labels[Int($0)] }
    numbers = search.canonicalNumbers
    steps = search.steps
  }

  /// The serialized canonical form (RDFC-1.0, 5): N-Quads in code point order, with the blank nodes `_:c14n0`,
  /// `_:c14n1` and so on.
  package var nQuads: [UInt8] {
    lines.sortedText { [numbers] node, bytes in
      bytes.append(contentsOf: "_:c14n".utf8)
      bytes.append(decimal: numbers[Int(node)])
    }.bytes
  }

  /// The lines of the form in which the blank nodes bear other names, in code point order, each with its line feed.
  ///
  /// `names` holds one, without `_:`, for each canonical number; selective disclosure makes them (VC-DI-ECDSA, 3.4).
  /// Nil comes back unless they are as many as the nodes, all different, and labels of N-Quads.
  package func lines(named names: [String]) -> [[UInt8]]? {
    guard names.count == labels.count, names.allSatisfy(NQuadsGrammar.isBlankNodeLabel),
      Set(names.map(BlankNodeLabel.init)).count == names.count
    else { return nil }
    let text = lines.sortedText { [numbers] node, bytes in
      bytes.append(contentsOf: "_:".utf8)
      bytes.append(contentsOf: names[Int(numbers[Int(node)])].utf8)
    }
    return text.ranges.map { Array(text.bytes[$0]) }
  }
}

extension RDFDataset {
  /// The dataset with canonical names for its blank nodes.
  ///
  /// Time is about linear in the dataset, except for blank nodes that only the search of RDFC-1.0, 4.8, can tell
  /// apart; it gives up after the steps that the limits name.
  package func canonicalized(
    hash: RDFCanonicalizationHash = .sha256,
    limits: RDFCanonicalizationLimits = RDFCanonicalizationLimits()
  ) throws(RDFCanonicalizationError) -> RDFCanonicalization {
    try RDFCanonicalization(self, hash: hash, limits: limits)
  }

  /// The bytes that data integrity proofs hash: the serialized canonical form of RDFC-1.0, 5.
  package func canonicalNQuads(
    hash: RDFCanonicalizationHash = .sha256,
    limits: RDFCanonicalizationLimits = RDFCanonicalizationLimits()
  ) throws(RDFCanonicalizationError) -> [UInt8] {
    try canonicalized(hash: hash, limits: limits).nQuads
  }
}

/// The hash by which blank nodes are told apart; cryptographic suites for P-384 ask for SHA-384.
package enum RDFCanonicalizationHash: Sendable, Hashable {
  case sha256, sha384

  func digest(of message: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: SHA256.digest(of: message)
    case .sha384: SHA384.digest(of: message)
    }
  }
}
