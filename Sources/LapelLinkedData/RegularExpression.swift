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
