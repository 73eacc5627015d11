extension RDFCanonicalizationLines {
  /// Lines with names for their blank nodes, in code point order.
  struct SortedText {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
  }

  /// All lines, in code point order; `appendName` appends `_:` and the name of a node.
  func sortedText(_ appendName: (Int32, inout [UInt8]) -> Void) -> SortedText {
    var unsorted = SortedText()
    unsorted.bytes.reserveCapacity(text.count + 24 * lines.count)
    unsorted.ranges.reserveCapacity(lines.count)
    text.withUnsafeBufferPointer { text in
      for line in lines { unsorted.append(line, of: text, appendName) }
    }
    return unsorted.sorted
  }

  /// The lines that name a node, as Hash First Degree Quads sees them: the node is `_:a` and any other
  /// `_:z` (RDFC-1.0, 4.6.3).
  func firstDegreeText(of node: Int32) -> [UInt8] {
    var unsorted = SortedText()
    text.withUnsafeBufferPointer { text in
      for index in mentions(of: node) {
        unsorted.append(lines[Int(index)], of: text) { other, bytes in
          bytes.append(UInt8(ascii: "_"))
          bytes.append(UInt8(ascii: ":"))
          bytes.append(other == node ? UInt8(ascii: "a") : UInt8(ascii: "z"))
        }
      }
    }
    return unsorted.sorted.bytes
  }
}

extension RDFCanonicalizationLines.SortedText {
  @inline(__always)
  fileprivate mutating func append(
    _ line: RDFCanonicalizationLines.Line, of text: UnsafeBufferPointer<UInt8>,
    _ appendName: (Int32, inout [UInt8]) -> Void
  ) {
    let start = bytes.count
    if line.subjectNode >= 0 { appendName(line.subjectNode, &bytes) }
    bytes.append(contentsOf: text[line.start..<line.objectGap])
    if line.objectNode >= 0 { appendName(line.objectNode, &bytes) }
    bytes.append(contentsOf: text[line.objectGap..<line.graphGap])
    if line.graphNode >= 0 { appendName(line.graphNode, &bytes) }
    bytes.append(contentsOf: text[line.graphGap..<line.end])
    ranges.append(start..<bytes.count)
  }

  /// The order of UTF-8 bytes is that of code points.
  fileprivate var sorted: Self {
    guard ranges.count > 1 else { return self }
    var sorted = Self()
    sorted.bytes.reserveCapacity(bytes.count)
    sorted.ranges.reserveCapacity(ranges.count)
    bytes.withUnsafeBufferPointer { buffer in
      for range in ranges.sorted(by: { byteOrder(in: buffer, $0, $1) < 0 }) {
        let start = sorted.bytes.count
        sorted.bytes.append(contentsOf: buffer[range])
        sorted.ranges.append(start..<sorted.bytes.count)
      }
    }
    return sorted
  }
}

/// Below zero when the first range of bytes comes before the second, eight bytes at a time.
func byteOrder(
  in bytes: UnsafeBufferPointer<UInt8>, _ a: Range<Int>, _ b: Range<Int>
) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  let count = min(a.count, b.count)
  var offset = 0
  while offset + 8 <= count {
    let x = raw.loadUnaligned(fromByteOffset: a.lowerBound + offset, as: UInt64.self)
    let y = raw.loadUnaligned(fromByteOffset: b.lowerBound + offset, as: UInt64.self)
    if x != y { return x.bigEndian < y.bigEndian ? -1 : 1 }
    offset += 8
  }
  while offset < count {
    let (x, y) = (bytes[a.lowerBound + offset], bytes[b.lowerBound + offset])
    if x != y { return x < y ? -1 : 1 }
    offset += 1
  }
  return a.count - b.count
}
