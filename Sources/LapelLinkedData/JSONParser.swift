extension JSONValue {
  /// The value of a JSON text, read strictly: RFC 8259 in UTF-8 without extensions, and unique names in each object.
  ///
  /// Refused beyond the grammar, since signers and verifiers must not read one text in two ways: a byte-order mark, lone
  /// surrogates, and a name twice in an object, compared byte by byte after unescaping (RFC 7493, 2.1 and 2.3).
  /// Time and memory are linear in the text.
  package init(
    parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try JSONParser.value(of: buffer, limits: limits)
    }
  }

  /// The value of a part of a larger buffer; offsets and source ranges count from the start of the part.
  package init(
    parsing bytes: ArraySlice<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try JSONParser.value(of: buffer, limits: limits)
    }
  }
}

/// A recursive-descent parser that lives while its bytes are borrowed.
///
/// Recursion is bounded by the depth limit, and so is the taking apart of what was built when an error ends it.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let limits: JSONLimits
  var offset = 0
  /// Room for the names and strings that hold escapes.
  var unescaped: [UInt8] = []
  private var depth = 0
  private var valueCount = 0

  static func value(
    of bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits
  ) throws(JSONError) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw JSONError(.textTooLong(limit: limits.bytes), at: limits.bytes)
    }
    var parser = JSONParser(bytes: bytes, limits: limits)
    try parser.checkEncoding()
    parser.skipWhitespace()
    let value = try parser.value(else: .value)
    parser.skipWhitespace()
    guard parser.offset == bytes.count else { throw parser.unexpected(.end) }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private func checkEncoding() throws(JSONError) {
    guard bytes.count >= 2 else { return }
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE): throw JSONError(.utf16, at: 0)
    case (0xEF, 0xBB) where byte(at: 2) == 0xBF: throw JSONError(.byteOrderMark, at: 0)
    default: break
    }
  }
}

extension JSONParser {
  /// The byte at a place; zero, which no token has, behind the end.
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func skipWhitespace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }

  /// The error for what stands here; a byte that is not even text is the more telling one.
  func unexpected(_ expected: JSONError.Expected) -> JSONError {
    guard offset < bytes.count else {
      return JSONError(.unexpected(.end, expected: expected), at: offset)
    }
    do {
      let scalar = try scalar(at: offset)
      return JSONError(.unexpected(.scalar(scalar), expected: expected), at: offset)
    } catch {
      return error
    }
  }

  private func range(from start: Int) -> Range<Int32> {
    // Both fit: a text is at most Int32.max bytes long.
    Int32(truncatingIfNeeded: start)..<Int32(truncatingIfNeeded: offset)
  }
}

extension JSONParser {
  private mutating func value(else expected: JSONError.Expected) throws(JSONError) -> JSONValue {
    let start = offset
    let content: JSONValue.Content
    switch byte(at: offset) {
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "{"): content = .object(try object())
    case UInt8(ascii: "["): content = .array(try array())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    case UInt8(ascii: "t"): content = try literal("true", .true, .bool(true))
    case UInt8(ascii: "f"): content = try literal("false", .false, .bool(false))
    case UInt8(ascii: "n"): content = try literal("null", .null, .null)
    default: throw unexpected(expected)
    }
    valueCount += 1
    guard valueCount <= limits.values else {
      throw JSONError(.tooManyValues(limit: limits.values), at: start)
    }
    return JSONValue(content, sourceRange: range(from: start))
  }

  private mutating func literal(
    _ text: StaticString, _ name: JSONError.Literal, _ content: JSONValue.Content
  ) throws(JSONError) -> JSONValue.Content {
    for index in 0..<text.utf8CodeUnitCount {
      guard byte(at: offset) == text.utf8Start[index] else { throw unexpected(.literal(name)) }
      offset += 1
    }
    return content
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    try enter()
    if byte(at: offset) == UInt8(ascii: "]") {
      leave()
      return elements
    }
    while true {
      elements.append(try value(else: elements.isEmpty ? .elementOrEnd : .value))
      skipWhitespace()
      switch byte(at: offset) {
      case UInt8(ascii: ","): try skipComma(before: UInt8(ascii: "]"))
      case UInt8(ascii: "]"):
        leave()
        return elements
      default: throw unexpected(.commaOrBracket)
      }
    }
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    var members: [JSONObject.Member] = []
    var names = UniqueNames()
    try enter()
    if byte(at: offset) == UInt8(ascii: "}") {
      leave()
      return JSONObject()
    }
    while true {
      let start = offset
      guard byte(at: start) == UInt8(ascii: "\"") else {
        throw unexpected(members.isEmpty ? .memberOrEnd : .memberName)
      }
      let name = try string()
      guard names.insert(name, besides: members) else {
        throw JSONError(.duplicateName(name), at: start)
      }
      try skipColon()
      members.append(JSONObject.Member(name: name, value: try value(else: .value)))
      skipWhitespace()
      switch byte(at: offset) {
      case UInt8(ascii: ","): try skipComma(before: UInt8(ascii: "}"))
      case UInt8(ascii: "}"):
        leave()
        return JSONObject(members)
      default: throw unexpected(.commaOrBrace)
      }
    }
  }

  private mutating func skipColon() throws(JSONError) {
    skipWhitespace()
    guard byte(at: offset) == UInt8(ascii: ":") else { throw unexpected(.colon) }
    offset += 1
    skipWhitespace()
  }

  private mutating func skipComma(before end: UInt8) throws(JSONError) {
    let comma = offset
    offset += 1
    skipWhitespace()
    guard byte(at: offset) != end else {
      throw JSONError(.trailingComma(before: Unicode.Scalar(end)), at: comma)
    }
  }

  private mutating func enter() throws(JSONError) {
    guard depth < limits.depth else {
      throw JSONError(.nestedTooDeep(limit: limits.depth), at: offset)
    }
    depth += 1
    offset += 1
    skipWhitespace()
  }

  private mutating func leave() {
    depth -= 1
    offset += 1
  }
}

extension JSONParser {
  /// A number's text (RFC 8259, 6).
  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = offset
    if byte(at: offset) == UInt8(ascii: "-") { offset += 1 }
    if byte(at: offset) == UInt8(ascii: "0") {
      guard !isDigit(at: offset + 1) else { throw JSONError(.leadingZero, at: offset) }
      offset += 1
    } else {
      try skipDigits(.integerDigit)
    }
    if byte(at: offset) == UInt8(ascii: ".") {
      offset += 1
      try skipDigits(.fractionDigit)
    }
    if byte(at: offset) | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if byte(at: offset) == UInt8(ascii: "+") || byte(at: offset) == UInt8(ascii: "-") {
        offset += 1
      }
      try skipDigits(.exponentDigit)
    }
    return JSONNumber(text: text(in: start..<offset))
  }

  private mutating func skipDigits(_ expected: JSONError.Expected) throws(JSONError) {
    guard isDigit(at: offset) else { throw unexpected(expected) }
    while isDigit(at: offset) { offset += 1 }
  }

  private func isDigit(at offset: Int) -> Bool {
    byte(at: offset) &- UInt8(ascii: "0") < 10
  }
}

/// The names of the object being read, for telling whether a new one is among them.
///
/// A few names are compared one by one; more go into a set, so that an object of a stranger cannot cost quadratic time.
private struct UniqueNames {
  private var set = Set<NameBytes>()

  /// Whether the name is new.
  mutating func insert(_ name: String, besides members: [JSONObject.Member]) -> Bool {
    if members.count < 16 {
      return !members.contains { $0.name.hasSameBytes(as: name) }
    }
    if set.isEmpty {
      for member in members { set.insert(NameBytes(name: member.name)) }
    }
    return set.insert(NameBytes(name: name)).inserted
  }
}

/// A name that is equal to another only when their bytes are.
private struct NameBytes: Hashable {
  var name: String

  static func == (a: NameBytes, b: NameBytes) -> Bool { a.name.hasSameBytes(as: b.name) }

  func hash(into hasher: inout Hasher) { name.hashBytes(into: &hasher) }
}
