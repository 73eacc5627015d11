/// Counts what a browser would draw when elements are used again and again.
///
/// Ten elements that each use the one before ten times draw ten thousand million shapes: a picture of a few lines could
/// keep a visitor's browser busy for ever.
struct SVGReferences {
  static let maximumDrawn = 1_000_000
  private static let maximumRounds = 16

  private struct Node {
    var parent: Int?
    var uses: [String]
  }

  private var nodes: [Node] = []
  private var open: [Int] = []
  /// Ids by their bytes; of two equal ones browsers take the first.
  private var nodeByID: [[UInt8]: Int] = [:]

  mutating func open(id: String?, uses: [String]) {
    if let id, nodeByID[Array(id.utf8)] == nil { nodeByID[Array(id.utf8)] = nodes.count }
    open.append(nodes.count)
    nodes.append(Node(parent: open.dropLast().last, uses: uses))
  }

  mutating func close() { _ = open.popLast() }

  /// Throws when more is drawn than any badge needs, or when what is used goes round in circles.
  func check() throws(FileFlaw) {
    guard nodes.contains(where: { !$0.uses.isEmpty }) else { return }
    var drawn = [Int](repeating: 1, count: nodes.count)
    // Each round looks one reference further; without circles it ends when there are none.
    for _ in 0..<Self.maximumRounds {
      let next = counts(using: drawn)
      guard next.allSatisfy({ $0 <= Self.maximumDrawn }) else { throw .svgDrawsTooMuch }
      if next == drawn { return }
      drawn = next
    }
    throw .svgDrawsTooMuch
  }

  /// How much each element draws with all that is in it, when what it refers to draws so much.
  private func counts(using drawn: [Int]) -> [Int] {
    var counts = [Int](repeating: 1, count: nodes.count)
    for index in nodes.indices.reversed() {
      for id in nodes[index].uses {
        if let target = nodeByID[Array(id.utf8)] { counts[index] += drawn[target] }
      }
      counts[index] = min(counts[index], Self.maximumDrawn + 1)
      if let parent = nodes[index].parent { counts[parent] += counts[index] }
    }
    return counts
  }
}

extension FileFlaw {
  static let svgDrawsTooMuch = FileFlaw(
    "svg-too-complex",
    "elements of the SVG refer to one another in circles, or draw more than \(SVGReferences.maximumDrawn) shapes",
    help: "simplify it, or use a PNG")
}
