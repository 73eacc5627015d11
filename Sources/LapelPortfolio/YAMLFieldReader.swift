import LapelDiagnostics

/// Takes the fields of one YAML mapping by name and type, and keeps what is wrong with them.
struct YAMLFieldReader {
  private let fields: [YAMLField]
  let displayPath: String
  /// What stands before the names in messages: `learner.`.
  private let prefix: String
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter known: every key that may stand there, in the order in which to list them.
  init(_ fields: [YAMLField], known: [String], prefix: String = "", displayPath: String) {
    self.fields = fields
    self.displayPath = displayPath
    self.prefix = prefix
    for field in fields where !known.contains(field.key) {
      diagnostics.append(
        .unknownKey(prefix + field.key, known: known, at: location(field.keyPlace)))
    }
  }

  /// The value, unless there is none or it is empty.
  func value(_ key: String) -> YAMLValue? {
    guard let value = fields.first(where: { $0.key == key })?.value else { return nil }
    return value.content == .null ? nil : value
  }

  func location(_ place: YAMLPlace) -> Diagnostic.Location {
    Diagnostic.Location(path: displayPath, line: place.line, column: place.column)
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value.content else {
      return refused(key, value, "a text")
    }
    return trimmed(text)
  }

  mutating func texts(_ key: String) -> [(text: String, place: YAMLPlace)] {
    guard let value = value(key) else { return [] }
    switch value.content {
    case .text(let text): return trimmed(text).map { [($0, value.place)] } ?? []
    case .sequence(let elements):
      return elements.compactMap { element in
        guard case .text(let text) = element.content else {
          refuse(key, element, "a list of texts")
          return nil
        }
        return trimmed(text).map { ($0, element.place) }
      }
    default:
      refuse(key, value, "a list of texts")
      return []
    }
  }

  mutating func integer(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value.content, let number = Int(text) else {
      return refused(key, value, "a whole number")
    }
    return number
  }

  mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if case .text(let text) = value.content {
      switch text.lowercased() {
      case "true", "yes": return true
      case "false", "no": return false
      default: break
      }
    }
    return refused(key, value, "true or false")
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let value = value(key) else { return nil }
    if case .text(let text) = value.content, let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    return refused(key, value, "one of " + names.joined(separator: ", "), among: names)
  }

  /// A BCP 47 language tag, by its form.
  mutating func language(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard case .text(let text) = value.content, isLanguageTag(text) else {
      return refused(key, value, "a language tag such as en or pt-BR")
    }
    return text
  }

  /// The fields of a mapping under `key`.
  mutating func mapping(_ key: String) -> [YAMLField]? {
    guard let value = value(key) else { return nil }
    guard case .mapping(let fields) = value.content else {
      return refused(key, value, "a group of keys")
    }
    return fields
  }

  /// The elements of a list under `key`.
  mutating func sequence(_ key: String) -> [YAMLValue] {
    guard let value = value(key) else { return [] }
    guard case .sequence(let elements) = value.content else {
      refuse(key, value, "a list")
      return []
    }
    return elements
  }

  /// Reports that the value is not what was expected.
  mutating func refuse(
    _ key: String, _ value: YAMLValue, _ expected: String, among names: [String] = []
  ) {
    diagnostics.append(
      .wrongValue(prefix + key, value, expected: expected, among: names, at: location(value.place)))
  }

  private mutating func refused<Value>(
    _ key: String, _ value: YAMLValue, _ expected: String, among names: [String] = []
  ) -> Value? {
    refuse(key, value, expected, among: names)
    return nil
  }
}

/// Whether the text has the form of a language tag: letters, digits and hyphens, as RFC 5646, 2.1 arranges them.
func isLanguageTag(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard let first = parts.first, (2...8).contains(first.count), text.utf8.count <= 35 else {
    return false
  }
  let areLetters = first.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
  return areLetters
    && parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) }
    }
}

/// Without white space around it; nil when nothing is left.
func trimmed(_ text: String) -> String? {
  if let first = text.utf8.first, let last = text.utf8.last, isInk(first), isInk(last) {
    return text
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return nil }
  return String(scalars[first...last])
}

/// Whether a byte is a visible character of ASCII.
private func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

extension Diagnostic {
  static func unknownKey(_ key: String, known: [String], at location: Location) -> Diagnostic {
    let prefix = key.lastIndex(of: ".").map { key[...$0] } ?? ""
    let nearest = nearestName(to: String(key.dropFirst(prefix.count)), among: known)
    return Diagnostic(
      .warning, "unknown-key", at: location, "unknown key '\(shortened(key))'",
      help: nearest.map { "did you mean '\(prefix)\($0)'?" }
        ?? "the keys that may stand here: " + known.joined(separator: ", "))
  }

  static func wrongValue(
    _ key: String, _ value: YAMLValue, expected: String, among names: [String],
    at location: Location
  ) -> Diagnostic {
    let found =
      if case .text(let text) = value.content { "'\(shortened(text))'" } else { value.kindInWords }
    let nearest =
      if case .text(let text) = value.content { nearestName(to: text, among: names) } else {
        String?.none
      }
    return Diagnostic(
      .error, "wrong-value", at: location, "'\(key)' must be \(expected), not \(found)",
      help: nearest.map { "did you mean '\($0)'?" })
  }
}

/// The text in one line and at most 80 characters, to quote in a message.
func shortened(_ text: String) -> String {
  let line = String(
    String.UnicodeScalarView(
      text.unicodeScalars.prefix(400).map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .format: Unicode.Scalar(0x20)
        default: scalar
        }
      }))
  return line.count > 80 ? line.prefix(79) + "…" : line
}
