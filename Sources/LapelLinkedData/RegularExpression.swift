/// A regular expression of the kind that JSON Schemas use (ECMA-262, 22.2; JSON Schema 2020-12, 6.4).
///
/// Known are characters, `.`, classes, the escapes for them, groups, alternatives, quantifiers, and `^`, `$`, `\b` and `\B`.
/// Characters are Unicode scalars, as with the flag `u`. Refused are look-around, references back, Unicode properties, and
/// what only the loose grammar of browsers reads, such as a lone `{`.
///
/// Time is linear in the text: all ways through the expression are followed at once, so that `(a+)+$` is as quick as `a+$`.
package struct RegularExpression: Sendable {
  let program: [Instruction]
  let sets: [RegularExpressionSet]

  enum Instruction: Sendable, Equatable {
    /// A scalar of the set at that index.
    case scalar(in: Int)
    /// Either the next instruction or that one.
    case fork(Int)
    case jump(Int)
    case assertion(Assertion)
    case match
  }

  enum Assertion: Sendable, Equatable { case start, end, wordBoundary, noWordBoundary }

  package init(_ pattern: String) throws(RegularExpressionError) {
    var parser = RegularExpressionParser(pattern)
    let expression = try parser.expression()
    sets = parser.sets
    var compiler = RegularExpressionCompiler()
    try compiler.compile(expression)
    compiler.program.append(.match)
    program = compiler.program
  }
}

/// Why Lapel does not use a regular expression; the description completes "the pattern …".
package struct RegularExpressionError: Error, Sendable, Hashable {
  package let description: String

  static let tooLong = Self(description: "is too long")
  static let tooDeep = Self(description: "has groups in groups too deep")
  static let endsTooEarly = Self(description: "ends too early")
  static let lookAround = Self(description: "looks around, which Lapel does not do")
  static let backReference = Self(description: "refers back to a group, which Lapel does not do")
  static let property = Self(description: "uses Unicode properties, which Lapel does not know")
  static let unknownGroup = Self(description: "has a group of a kind that Lapel does not know")
  static let nothingToRepeat = Self(description: "repeats nothing")
  static let backwardRange = Self(description: "has a range that ends before it begins")

  static func stray(_ scalar: Unicode.Scalar) -> Self {
    Self(description: "has \(scalar.nameForMessage) where none can stand")
  }

  static func unknownEscape(_ scalar: Unicode.Scalar) -> Self {
    Self(description: "has the escape of \(scalar.nameForMessage), which Lapel does not know")
  }
}

/// A part of an expression, as it was written.
indirect enum RegularExpressionNode {
  case empty
  case scalar(in: Int)
  case assertion(RegularExpression.Assertion)
  case sequence([RegularExpressionNode])
  case alternatives([RegularExpressionNode])
  case repetition(RegularExpressionNode, atLeast: Int, atMost: Int?)
}

/// Unicode scalars, as ranges; a negated set holds all others.
struct RegularExpressionSet: Sendable, Equatable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  func contains(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return !isNegated }
    return isNegated
  }

  /// The ranges of all scalars that are not in it.
  var complement: [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  static let digits = Self(ranges: [0x30...0x39])
  static let words = Self(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let spaces = Self(ranges: [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let lineEnds = Self(ranges: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
}

/// Turns the parts of an expression into instructions.
struct RegularExpressionCompiler {
  /// More would make each character of a text dear.
  private static let mostInstructions = 4_000

  var program: [RegularExpression.Instruction] = []

  mutating func compile(_ node: RegularExpressionNode) throws(RegularExpressionError) {
    switch node {
    case .empty: break
    case .scalar(let set): try append(.scalar(in: set))
    case .assertion(let assertion): try append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compile(alternatives: nodes)
    case .repetition(let node, let least, let most):
      try compile(node, atLeast: least, atMost: most)
    }
  }

  private mutating func append(
    _ instruction: RegularExpression.Instruction
  ) throws(RegularExpressionError) {
    guard program.count < Self.mostInstructions else { throw .tooLong }
    program.append(instruction)
  }

  private mutating func compile(
    alternatives nodes: [RegularExpressionNode]
  ) throws(RegularExpressionError) {
    var ends: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let fork = program.count
      if !isLast { try append(.fork(0)) }
      try compile(node)
      guard !isLast else { break }
      ends.append(program.count)
      try append(.jump(0))
      program[fork] = .fork(program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func compile(
    _ node: RegularExpressionNode, atLeast least: Int, atMost most: Int?
  ) throws(RegularExpressionError) {
    for _ in 0..<least {
      let before = program.count
      try compile(node)
      // What is nothing stays nothing, however often.
      if program.count == before { return }
    }
    guard let most else {
      let fork = program.count
      try append(.fork(0))
      try compile(node)
      try append(.jump(fork))
      program[fork] = .fork(program.count)
      return
    }
    var forks: [Int] = []
    for _ in least..<max(least, most) {
      forks.append(program.count)
      try append(.fork(0))
      try compile(node)
    }
    for fork in forks { program[fork] = .fork(program.count) }
  }
}
