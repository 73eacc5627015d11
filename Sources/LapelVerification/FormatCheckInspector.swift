import LapelCredentials
import LapelLinkedData

/// Compares a document with the rules of its class and gathers what differs, in document order of the rules.
struct FormatInspector {
  /// Deeper than any credential nests profiles, results and alignments; embedded credentials are not entered.
  private static let deepest = 24
  /// More would only fill memory: a message names a few.
  private static let mostProblems = 200

  private(set) var problems: [FormatProblem] = []
  private var path: [PathStep] = []

  private enum PathStep {
    case member(String)
    case element(Int)
  }

  mutating func note(_ severity: FormatProblem.Severity, _ finding: String) {
    guard problems.count < Self.mostProblems else { return }
    problems.append(FormatProblem(severity: severity, path: pathText, finding: finding))
  }

  mutating func removeLastProblem() { problems.removeLast() }

  mutating func fail(_ finding: String) { note(.failure, finding) }
  mutating func warn(_ finding: String) { note(.warning, finding) }

  /// What `inspect` does at a member of the present object.
  mutating func at(_ name: String, _ inspect: (inout FormatInspector) -> Void) {
    path.append(.member(name))
    inspect(&self)
    path.removeLast()
  }

  /// What `inspect` does at an element of the present list.
  mutating func at(_ index: Int, _ inspect: (inout FormatInspector) -> Void) {
    path.append(.element(index))
    inspect(&self)
    path.removeLast()
  }

  var isTooDeep: Bool { path.count > Self.deepest * 2 }

  private var pathText: String {
    var text = ""
    for step in path {
      switch step {
      case .member(let name): text += (text.isEmpty ? "" : ".") + name.shortenedForCheck
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

extension FormatInspector {
  /// Checks an object against the rules of a class.
  mutating func inspect(_ value: JSONValue, as formatClass: FormatClass) {
    guard let object = value.object else {
      return fail(FormatFinding.wrongKind(value, expected: "an object"))
    }
    guard !isTooDeep else { return warn(FormatFinding.nestedTooDeep) }
    inspectTypes(of: object, as: formatClass)
    for rule in formatClass.rules {
      guard let member = object[rule.name] else {
        noteMissing(rule)
        continue
      }
      path.append(.member(rule.name))
      inspect(member, by: rule)
      path.removeLast()
    }
    inspectWhole(object, as: formatClass)
  }

  private mutating func noteMissing(_ rule: FormatRule) {
    switch rule.need {
    case .required: at(rule.name) { $0.fail(FormatFinding.missing) }
    case .advised: at(rule.name) { $0.warn(FormatFinding.missingButAdvised) }
    case .optional: break
    }
  }

  private mutating func inspectTypes(of object: JSONObject, as formatClass: FormatClass) {
    let expected = formatClass.typeNames
    guard !expected.isEmpty else { return }
    path.append(.member("type"))
    defer { path.removeLast() }
    guard let value = object["type"] else { return fail(FormatFinding.missing) }
    if let stray = value.elements.first(where: { $0.string == nil }) {
      return fail(FormatFinding.wrongKind(stray, expected: "a text or a list of texts"))
    }
    for names in expected {
      let isThere = value.elements.contains { element in
        guard let stated = element.string else { return false }
        return names.contains {
          stated.hasSameBytes(as: $0)
            || formatClass.typeMayBePrefixed && stated.isPrefixed(name: $0)
        }
      }
      if !isThere { fail(FormatFinding.wrongType(names)) }
    }
  }

  /// Whether the elements are one text in several languages, as Verifiable Credentials 2.0, 11.1, writes it.
  private func isTextInLanguages(_ elements: [JSONValue]) -> Bool {
    !elements.isEmpty
      && elements.allSatisfy { $0["@value"]?.string != nil && $0["@language"]?.string != nil }
  }

  private mutating func inspect(_ value: JSONValue, by rule: FormatRule) {
    switch (rule.count, value.array) {
    case (.one, let elements?) where isTextInLanguages(elements):
      warn(FormatFinding.severalLanguages)
    case (.one, _?):
      fail(FormatFinding.wrongKind(value, expected: "a single value"))
    case (.array, nil): fail(FormatFinding.wrongKind(value, expected: "a list"))
    case (_, let elements?):
      if case .oneRatherThanArray = rule.count { warn(FormatFinding.singleInList) }
      if elements.isEmpty, case .required = rule.need { fail(FormatFinding.requiredEmptyList) }
      for (index, element) in elements.enumerated() {
        path.append(.element(index))
        inspect(element, as: rule.kind)
        path.removeLast()
      }
    case (_, nil): inspect(value, as: rule.kind)
    }
  }
}

extension String {
  /// Whether it is this name behind a prefix or an address: `obi:Assertion`, `https://…#Assertion`.
  fileprivate func isPrefixed(name: String) -> Bool {
    let rest = utf8.count - name.utf8.count
    guard rest > 1, utf8.suffix(name.utf8.count).elementsEqual(name.utf8) else { return false }
    let mark = utf8.prefix(rest).last
    return mark == UInt8(ascii: ":") || mark == UInt8(ascii: "#") || mark == UInt8(ascii: "/")
  }
}
