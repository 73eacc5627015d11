/// Reads the text of a regular expression (ECMA-262, 22.2.1, with the flag `u`).
struct RegularExpressionParser {
  private static let longestPattern = 2_000
  private static let deepestGroup = 50
  /// Larger counts are too long in any case.
  private static let largestCount = 100_000

  private(set) var sets: [RegularExpressionSet] = []
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var depth = 0

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars.prefix(Self.longestPattern + 1))
  }

  mutating func expression() throws(RegularExpressionError) -> RegularExpressionNode {
    guard scalars.count <= Self.longestPattern else { throw .tooLong }
    let node = try alternatives()
    if let stray = next { throw .stray(stray) }
    return node
  }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take() throws(RegularExpressionError) -> Unicode.Scalar {
    guard let scalar = next else { throw .endsTooEarly }
    offset += 1
    return scalar
  }

  private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    offset += 1
    return true
  }

  private mutating func alternatives() throws(RegularExpressionError) -> RegularExpressionNode {
    var nodes = [try sequence()]
    while takes("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(RegularExpressionError) -> RegularExpressionNode {
    var nodes: [RegularExpressionNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let atom = try atom()
      nodes.append(try quantified(atom))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func node(
    for set: RegularExpressionSet
  ) -> RegularExpressionNode {
    if let index = sets.firstIndex(of: set) { return .scalar(in: index) }
    sets.append(set)
    return .scalar(in: sets.count - 1)
  }

  private mutating func node(for scalar: Unicode.Scalar) -> RegularExpressionNode {
    node(for: RegularExpressionSet(ranges: [scalar.value...scalar.value]))
  }

  private mutating func atom() throws(RegularExpressionError) -> RegularExpressionNode {
    let scalar = try take()
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".":
      return node(
        for: RegularExpressionSet(ranges: RegularExpressionSet.lineEnds.ranges, isNegated: true))
    case "(": return try group()
    case "[": return node(for: try characterClass())
    case "\\": return try escape()
    case "*", "+", "?": throw .nothingToRepeat
    case "{", "}", "]": throw .stray(scalar)
    default: return node(for: scalar)
    }
  }

  private mutating func group() throws(RegularExpressionError) -> RegularExpressionNode {
    guard depth < Self.deepestGroup else { throw .tooDeep }
    if takes("?") {
      switch try take() {
      case ":": break
      case "=", "!": throw .lookAround
      case "<":
        if next == "=" || next == "!" { throw .lookAround }
        while try take() != ">" {}
      default: throw .unknownGroup
      }
    }
    depth += 1
    let node = try alternatives()
    depth -= 1
    guard takes(")") else { throw .endsTooEarly }
    return node
  }

  private mutating func quantified(
    _ atom: RegularExpressionNode
  ) throws(RegularExpressionError) -> RegularExpressionNode {
    let counts: (least: Int, most: Int?)
    if takes("*") {
      counts = (0, nil)
    } else if takes("+") {
      counts = (1, nil)
    } else if takes("?") {
      counts = (0, 1)
    } else if takes("{") {
      counts = try countsInBraces()
    } else {
      return atom
    }
    if case .assertion = atom { throw .nothingToRepeat }
    // Whether as much or as little as can be is taken does not matter for whether a text fits.
    _ = takes("?")
    return .repetition(atom, atLeast: counts.least, atMost: counts.most)
  }

  private mutating func countsInBraces() throws(RegularExpressionError) -> (
    least: Int, most: Int?
  ) {
    let least = try count()
    if takes("}") { return (least, least) }
    guard takes(",") else { throw try .stray(take()) }
    if takes("}") { return (least, nil) }
    let most = try count()
    guard takes("}") else { throw try .stray(take()) }
    guard least <= most else { throw .backwardRange }
    return (least, most)
  }

  private mutating func count() throws(RegularExpressionError) -> Int {
    var value = 0
    let start = offset
    while let digit = next?.decimalDigit {
      value = min(value * 10 + digit, Self.largestCount)
      offset += 1
    }
    guard offset > start else { throw try .stray(take()) }
    return value
  }
}

// MARK: - Escapes and classes

extension RegularExpressionParser {
  private mutating func escape() throws(RegularExpressionError) -> RegularExpressionNode {
    let scalar = try take()
    switch scalar {
    case "b": return .assertion(.wordBoundary)
    case "B": return .assertion(.noWordBoundary)
    case "k", "1"..."9": throw .backReference
    default: return node(for: try set(ofEscaped: scalar))
    }
  }

  /// What an escape stands for inside and outside of classes.
  private mutating func set(
    ofEscaped scalar: Unicode.Scalar
  ) throws(RegularExpressionError) -> RegularExpressionSet {
    switch scalar {
    case "d": return .digits
    case "w": return .words
    case "s": return .spaces
    case "D": return RegularExpressionSet(ranges: RegularExpressionSet.digits.complement)
    case "W": return RegularExpressionSet(ranges: RegularExpressionSet.words.complement)
    case "S": return RegularExpressionSet(ranges: RegularExpressionSet.spaces.complement)
    case "p", "P": throw .property
    default:
      let value = try value(ofEscaped: scalar)
      return RegularExpressionSet(ranges: [value...value])
    }
  }

  private mutating func value(
    ofEscaped scalar: Unicode.Scalar
  ) throws(RegularExpressionError) -> UInt32 {
    switch scalar {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "0":
      if next?.decimalDigit != nil { throw .unknownEscape(scalar) }
      return 0
    case "c":
      let letter = try take()
      guard letter.isASCIILetter else { throw .unknownEscape(scalar) }
      return letter.value % 32
    case "x": return try hexadecimal(2)
    case "u": return try unicodeEscape()
    default:
      // With the flag only the signs of the grammar may be escaped; of other signs the meaning is plain all the same.
      guard scalar.isASCII, scalar.value > 0x1F, !scalar.isASCIILetter,
        scalar.decimalDigit == nil
      else { throw .unknownEscape(scalar) }
      return scalar.value
    }
  }

  private mutating func unicodeEscape() throws(RegularExpressionError) -> UInt32 {
    guard takes("{") else {
      let value = try hexadecimal(4)
      guard (0xD800...0xDBFF).contains(value), offset + 1 < scalars.count,
        scalars[offset] == "\\", scalars[offset + 1] == "u"
      else { return value }
      offset += 2
      let low = try hexadecimal(4)
      guard (0xDC00...0xDFFF).contains(low) else { throw .unknownEscape("u") }
      return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    var value: UInt32 = 0
    repeat {
      guard let digit = try take().hexadecimalDigit else { throw .unknownEscape("u") }
      value = value << 4 | digit
      guard value <= 0x10FFFF else { throw .unknownEscape("u") }
    } while !takes("}")
    return value
  }

  private mutating func hexadecimal(_ count: Int) throws(RegularExpressionError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      let scalar = try take()
      guard let digit = scalar.hexadecimalDigit else { throw .unknownEscape(scalar) }
      value = value << 4 | digit
    }
    return value
  }

  private mutating func characterClass() throws(RegularExpressionError) -> RegularExpressionSet {
    var set = RegularExpressionSet()
    set.isNegated = takes("^")
    while !takes("]") {
      let first = try classAtom()
      guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
        set.ranges += first.ranges
        continue
      }
      offset += 1
      let last = try classAtom()
      guard let low = first.onlyScalar, let high = last.onlyScalar else { throw .stray("-") }
      guard low <= high else { throw .backwardRange }
      set.ranges.append(low...high)
    }
    return set
  }

  private mutating func classAtom() throws(RegularExpressionError) -> RegularExpressionSet {
    let scalar = try take()
    guard scalar == "\\" else {
      return RegularExpressionSet(ranges: [scalar.value...scalar.value])
    }
    if takes("b") { return RegularExpressionSet(ranges: [0x08...0x08]) }
    return try set(ofEscaped: try take())
  }
}

extension RegularExpressionSet {
  fileprivate var onlyScalar: UInt32? {
    guard ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }
}

extension Unicode.Scalar {
  fileprivate var decimalDigit: Int? {
    (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
  }

  fileprivate var hexadecimalDigit: UInt32? {
    switch value {
    case 0x30...0x39: value - 0x30
    case 0x41...0x46: value - 0x41 + 10
    case 0x61...0x66: value - 0x61 + 10
    default: nil
    }
  }

  fileprivate var isASCIILetter: Bool {
    (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value)
  }
}
