/// The different statements of a dataset as lines of canonical N-Quads that leave gaps for blank nodes, so that each
/// naming of them is a copy.
struct RDFCanonicalizationLines: Sendable {
  /// A statement; nodes are numbers from 0, or -1 where no blank node stands.
  struct Line: Sendable {
    var start: Int
    var objectGap: Int
    var graphGap: Int
    var end: Int
    /// The IRI with its angle brackets.
    var predicate: Range<Int>
    var subjectNode: Int32
    var objectNode: Int32
    var graphNode: Int32
  }

  /// The labels of the blank nodes in the order in which the dataset first names them.
  private(set) var labels: [String] = []
  private(set) var lines: [Line] = []
  /// All lines without their blank nodes.
  private(set) var text: [UInt8] = []
  /// The lines that name a node, as indexes of `lines`, one node after the other.
  private var mentions: [Int32] = []
  private var mentionStarts: [Int] = []

  init(
    _ dataset: RDFDataset, limits: RDFCanonicalizationLimits
  ) throws(RDFCanonicalizationError) {
    guard dataset.quads.count <= limits.quads else { throw .tooManyQuads(limit: limits.quads) }
    lines.reserveCapacity(dataset.quads.count)
    var numbers = [BlankNodeLabel: Int32]()
    for quad in dataset.quads {
      do throws(NQuadsWriterError) {
        try append(quad, numbers: &numbers)
      } catch {
        throw .statement(error)
      }
      guard text.count <= limits.bytes else { throw .tooLong(limit: limits.bytes) }
    }
    removeRepeatedLines()
    collectMentions()
  }

  /// The lines that name a node, each once.
  func mentions(of node: Int32) -> ArraySlice<Int32> {
    mentions[mentionStarts[Int(node)]..<mentionStarts[Int(node) + 1]]
  }
}

extension RDFCanonicalizationLines {
  private mutating func append(
    _ quad: RDFQuad, numbers: inout [BlankNodeLabel: Int32]
  ) throws(NQuadsWriterError) {
    let start = text.count
    let subjectNode = try appendTerm(quad.subject, as: .subject, numbers: &numbers)
    text.append(UInt8(ascii: " "))
    let predicateStart = text.count
    _ = try appendTerm(quad.predicate, as: .predicate, numbers: &numbers)
    let predicateEnd = text.count
    text.append(UInt8(ascii: " "))
    let objectGap = text.count
    let objectNode = try appendTerm(quad.object, as: .object, numbers: &numbers)
    text.append(UInt8(ascii: " "))
    let graphGap = text.count
    var graphNode: Int32 = -1
    if let graph = quad.graph {
      graphNode = try appendTerm(graph, as: .graph, numbers: &numbers)
      text.append(UInt8(ascii: " "))
    }
    text.append(UInt8(ascii: "."))
    text.append(UInt8(ascii: "\n"))
    lines.append(
      Line(
        start: start, objectGap: objectGap, graphGap: graphGap, end: text.count,
        predicate: predicateStart..<predicateEnd,
        subjectNode: subjectNode, objectNode: objectNode, graphNode: graphNode))
  }

  /// Appends the term unless it is a blank node, whose number comes back; -1 for others.
  private mutating func appendTerm(
    _ term: RDFTerm, as place: RDFQuad.Place, numbers: inout [BlankNodeLabel: Int32]
  ) throws(NQuadsWriterError) -> Int32 {
    guard let label = try text.appendTerm(term, as: place) else { return -1 }
    if let number = numbers[BlankNodeLabel(text: label)] { return number }
    let number = Int32(labels.count)
    numbers[BlankNodeLabel(text: label)] = number
    labels.append(label)
    return number
  }

  /// A dataset is a set (RDF 1.1 Concepts, 4): sorts the lines and keeps one of each.
  private mutating func removeRepeatedLines() {
    text.withUnsafeBufferPointer { text in
      lines.sort { a, b in
        let order = byteOrder(in: text, a.start..<a.end, b.start..<b.end)
        return order != 0 ? order < 0 : a.nodes < b.nodes
      }
      var kept: [Line] = []
      kept.reserveCapacity(lines.count)
      for line in lines {
        if let last = kept.last, last.nodes == line.nodes,
          byteOrder(in: text, last.start..<last.end, line.start..<line.end) == 0
        {
          continue
        }
        kept.append(line)
      }
      lines = kept
    }
  }

  private mutating func collectMentions() {
    mentionStarts = Array(repeating: 0, count: labels.count + 1)
    for line in lines { line.forEachNode { mentionStarts[Int($0) + 1] += 1 } }
    for node in labels.indices { mentionStarts[node + 1] += mentionStarts[node] }
    var next = mentionStarts
    mentions = Array(repeating: 0, count: mentionStarts[labels.count])
    for (index, line) in lines.enumerated() {
      line.forEachNode { node in
        mentions[next[Int(node)]] = Int32(index)
        next[Int(node)] += 1
      }
    }
  }
}

extension RDFCanonicalizationLines.Line {
  /// The blank node at a place, or -1.
  func node(at place: RDFQuad.Place) -> Int32 {
    switch place {
    case .subject: subjectNode
    case .predicate: -1
    case .object: objectNode
    case .graph: graphNode
    }
  }

  fileprivate var nodes: (Int32, Int32, Int32) { (subjectNode, objectNode, graphNode) }

  /// Visits each blank node once.
  @inline(__always)
  fileprivate func forEachNode(_ visit: (Int32) -> Void) {
    if subjectNode >= 0 { visit(subjectNode) }
    if objectNode >= 0, objectNode != subjectNode { visit(objectNode) }
    if graphNode >= 0, graphNode != subjectNode, graphNode != objectNode { visit(graphNode) }
  }
}

/// A label that is equal to another only when their bytes are.
struct BlankNodeLabel: Hashable {
  var text: String

  static func == (a: Self, b: Self) -> Bool { a.text.hasSameBytes(as: b.text) }

  func hash(into hasher: inout Hasher) { text.hashBytes(into: &hasher) }
}
