/// A part of an expression, as it was written.
indirect enum RegularExpressionNode {
  case empty
  case scalar(in: Int)
  case assertion(RegularExpression.Assertion)
  case sequence([RegularExpressionNode])
  case alternatives([RegularExpressionNode])
  case repetition(RegularExpressionNode, atLeast: Int, atMost: Int?)
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
