// What a schema asks of a value by itself (JSON Schema 2020-12 Validation, 6.1 to 6.3).

extension JSONSchemaRun {
  mutating func judge(
    plain value: JSONValue, by keyword: JSONSchemaKeyword, _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    switch keyword {
    case .type: return try judge(value, byTypes: argument)
    case .const:
      let isSame = try uniformText(of: value) == uniformText(of: argument.value)
      return holds(isSame, else: "is not \(argument.value.textForMessage)")
    case .enumeration: return try judge(value, byEnumeration: argument)
    case .pattern:
      let pattern = try argument.text
      guard let text = value.string else { return .fits }
      return holds(
        try matches(text, pattern),
        else: "does not fit the pattern '\(pattern.shortenedForMessage)'")
    case .minLength, .maxLength:
      let limit = try argument.count
      guard let text = value.string else { return .fits }
      try spend(text.utf8.count / 16)
      return judge(
        text.unicodeScalars.count, "character", limit, isMost: keyword == .maxLength)
    default: return try judge(value.number, by: keyword, argument)
    }
  }

  /// Compares a count with the least or the most that may be.
  mutating func judge(
    _ count: Int, _ noun: String, _ limit: Int, isMost: Bool
  ) -> Judgement {
    holds(
      isMost ? count <= limit : count >= limit,
      else:
        "has \(count) \(noun)\(count == 1 ? "" : "s"), where at \(isMost ? "most" : "least") \(limit) \(limit == 1 ? "is" : "are") expected"
    )
  }

  private mutating func judge(
    _ number: JSONNumber?, by keyword: JSONSchemaKeyword, _ argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let limit = try argument.decimal
    guard let number else { return .fits }
    try spend(number.text.utf8.count / 8)
    guard let decimal = JSONDecimal(number) else { throw .numberTooLong }
    let text = argument.numberText
    switch keyword {
    case .minimum:
      if try isExclusive(argument, "exclusiveMinimum") { fallthrough }
      return holds(decimal >= limit, else: "is less than \(text), the least that is allowed")
    case .exclusiveMinimum:
      return holds(decimal > limit, else: "is not more than \(text), as it should be")
    case .maximum:
      if try isExclusive(argument, "exclusiveMaximum") { fallthrough }
      return holds(decimal <= limit, else: "is more than \(text), the most that is allowed")
    case .exclusiveMaximum:
      return holds(decimal < limit, else: "is not less than \(text), as it should be")
    default:
      guard !limit.isNegative, !limit.isZero else { throw argument.malformed }
      guard let isMultiple = decimal.isMultiple(of: limit) else { throw .numberTooLong }
      return holds(isMultiple, else: "is no multiple of \(text)")
    }
  }

  /// In draft 4 a flag beside the limit says whether the limit itself is allowed.
  private func isExclusive(
    _ argument: JSONSchemaArgument, _ name: String
  ) throws(JSONSchemaObstacle) -> Bool {
    guard argument.place.draft == .draft4, let flag = argument.beside(name) else { return false }
    return try flag.flag
  }

  private mutating func judge(
    _ value: JSONValue, byTypes argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let names: [String]
    if let name = argument.value.string { names = [name] } else { names = try argument.texts }
    var kinds: [String] = []
    for name in names {
      guard let type = JSONSchemaType(rawValue: name) else { throw argument.malformed }
      if try type.holds(value, in: argument.place.draft) { return .fits }
      kinds.append(type.kindForMessage)
    }
    guard !kinds.isEmpty else { throw argument.malformed }
    return violated(
      "is \(value.kindForMessage), where \(kinds.joined(separator: " or ")) is expected")
  }

  private mutating func judge(
    _ value: JSONValue, byEnumeration argument: JSONSchemaArgument
  ) throws(JSONSchemaObstacle) -> Judgement {
    let text = try uniformText(of: value)
    let values = try argument.list
    for allowed in values where try uniformText(of: allowed) == text { return .fits }
    let named = values.prefix(6).map { $0.textForMessage }.joined(separator: ", ")
    let more = values.count > 6 ? " or \(values.count - 6) others" : ""
    return violated("is none of \(named)\(more)")
  }

  /// A text that two values share exactly when JSON Schema calls them equal (2020-12 Core, 4.2.2): `1` and `1.0`, and objects
  /// in any order.
  mutating func uniformText(of value: JSONValue) throws(JSONSchemaObstacle) -> [UInt8] {
    var bytes: [UInt8] = []
    try append(value, to: &bytes)
    return bytes
  }

  private mutating func append(
    _ value: JSONValue, to bytes: inout [UInt8]
  ) throws(JSONSchemaObstacle) {
    try spend(1)
    switch value.content {
    case .null: bytes.append(UInt8(ascii: "0"))
    case .bool(let value): bytes.append(UInt8(ascii: value ? "t" : "f"))
    case .number(let number):
      try spend(number.text.utf8.count / 8)
      guard let decimal = JSONDecimal(number) else { throw .numberTooLong }
      bytes += Array((decimal.isNegative ? "-" : "+").utf8) + decimal.digits
      bytes += Array("e\(decimal.position);".utf8)
    case .string(let text): try append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for element in elements { try append(element, to: &bytes) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      try spend(object.members.count)
      let members = object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      for member in members {
        try append(member.name, to: &bytes)
        try append(member.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// With its length, so that no text can look like the end of another.
  private mutating func append(
    _ text: String, to bytes: inout [UInt8]
  ) throws(JSONSchemaObstacle) {
    try spend(text.utf8.count / 8)
    bytes += Array("\"\(text.utf8.count):".utf8)
    bytes += Array(text.utf8)
  }
}

/// The types of JSON Schema.
private enum JSONSchemaType: String {
  case null, boolean, number, integer, string, array, object

  func holds(
    _ value: JSONValue, in draft: JSONSchemaDraft?
  ) throws(JSONSchemaObstacle) -> Bool {
    switch (self, value.content) {
    case (.null, .null), (.boolean, .bool), (.number, .number), (.string, .string),
      (.array, .array), (.object, .object):
      return true
    case (.integer, .number(let number)):
      // In draft 4, `1.0` is no integer.
      let isPlain = number.text.utf8.allSatisfy {
        $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0)
      }
      if isPlain || draft == .draft4 { return isPlain }
      guard let decimal = JSONDecimal(number) else { throw .numberTooLong }
      return decimal.isInteger
    default: return false
    }
  }

  var kindForMessage: String {
    switch self {
    case .null: "null"
    case .boolean: "a truth value"
    case .number: "a number"
    case .integer: "a whole number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  /// A value of a schema for a message.
  fileprivate var textForMessage: String {
    switch content {
    case .string(let text): "'\(text.shortenedForMessage)'"
    case .number(let number): number.text.shortenedForMessage
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    case .array: "a certain list"
    case .object: "a certain object"
    }
  }
}
