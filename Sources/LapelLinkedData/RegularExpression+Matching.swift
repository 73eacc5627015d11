extension RegularExpression {
  /// Whether the expression fits somewhere in a text; nil when that took more than `steps` steps, which it lessens.
  ///
  /// A step is an instruction looked at for a character.
  package func matches(_ text: String, steps: inout Int) -> Bool? {
    var search = RegularExpressionSearch(self, in: text)
    return search.run(&steps)
  }
}

/// The instructions that can be reached at a place in a text, all at once.
private struct RegularExpressionSearch {
  private let expression: RegularExpression
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  /// The instructions that wait for a scalar here.
  private var waiting: [Int] = []
  private var hasMatched = false
  /// At which offset each instruction was last reached.
  private var reached: [Int]
  private var pending: [Int] = []

  init(_ expression: RegularExpression, in text: String) {
    self.expression = expression
    scalars = Array(text.unicodeScalars)
    reached = [Int](repeating: -1, count: expression.program.count)
  }

  mutating func run(_ steps: inout Int) -> Bool? {
    while true {
      // It may begin anywhere.
      reach(0, &steps)
      if hasMatched { return true }
      guard steps >= 0 else { return nil }
      guard offset < scalars.count else { return false }
      let scalar = scalars[offset].value
      let present = waiting
      waiting.removeAll(keepingCapacity: true)
      offset += 1
      for index in present {
        guard case .scalar(let set) = expression.program[index] else { continue }
        steps -= 1 + expression.sets[set].ranges.count / 8
        if expression.sets[set].contains(scalar) { reach(index + 1, &steps) }
      }
    }
  }

  /// Notes an instruction and all that follow from it without a scalar.
  private mutating func reach(_ start: Int, _ steps: inout Int) {
    pending.append(start)
    while let index = pending.popLast() {
      guard reached[index] != offset else { continue }
      reached[index] = offset
      steps -= 1
      switch expression.program[index] {
      case .scalar: waiting.append(index)
      case .fork(let other):
        pending.append(other)
        pending.append(index + 1)
      case .jump(let other): pending.append(other)
      case .assertion(let assertion): if holds(assertion) { pending.append(index + 1) }
      case .match: hasMatched = true
      }
    }
  }

  private func holds(_ assertion: RegularExpression.Assertion) -> Bool {
    switch assertion {
    case .start: offset == 0
    case .end: offset == scalars.count
    case .wordBoundary: isWord(offset - 1) != isWord(offset)
    case .noWordBoundary: isWord(offset - 1) == isWord(offset)
    }
  }

  private func isWord(_ offset: Int) -> Bool {
    scalars.indices.contains(offset) && RegularExpressionSet.words.contains(scalars[offset].value)
  }
}
