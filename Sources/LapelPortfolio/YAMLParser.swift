import LapelDiagnostics
import Yams

/// Parses settings and front matter through Yams, with bounds on what a hostile text can ask for.
struct YAMLParser {
  /// The path for messages.
  var displayPath: String
  /// How many lines of the file come before the text.
  var lineOffset = 0

  private static let maximumDepth = 32
  private static let maximumNodes = 10_000

  /// The value, or nil for a text with nothing in it.
  func value(_ text: String) throws(Diagnostic) -> YAMLValue? {
    try checkBounds(of: text)
    guard let node = try composed(text) else { return nil }
    var nodes = 0
    return try value(node, depth: 0, nodes: &nodes)
  }

  /// Refuses what Yams would follow too far: its own recursion, and copies of copies by aliases.
  ///
  /// This looks at characters, not at YAML, so that nothing can hide from it; it may refuse a text that only looks so.
  private func checkBounds(of text: String) throws(Diagnostic) {
    var place = YAMLPlace(line: 1, column: 1)
    var flowDepth = 0
    var isAtLineStart = true
    var previous: Unicode.Scalar = "\n"
    var anchor: YAMLPlace?
    var alias: YAMLPlace?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "[", "{": flowDepth += 1
      case "]", "}": flowDepth = max(0, flowDepth - 1)
      case "&", "*":
        let startsName = index + 1 < scalars.count && !endsName(scalars[index + 1])
        guard startsName, endsName(previous) || [":", "-", "?"].contains(previous) else { break }
        if scalar == "&" { anchor = anchor ?? place } else { alias = alias ?? place }
      default: break
      }
      isAtLineStart =
        isAtLineStart && (scalar == " " || scalar == "-" || scalar == "?" || scalar == "\t")
      if flowDepth > Self.maximumDepth || (isAtLineStart && place.column > 256) {
        throw .yamlTooDeep(at: location(place))
      }
      previous = scalar
      if scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}"
        || scalar == "\u{2029}"
      {
        if !(scalar == "\n" && index > 0 && scalars[index - 1] == "\r") { place.line += 1 }
        place.column = 1
        isAtLineStart = true
      } else {
        place.column += 1
      }
    }
    if anchor != nil, let alias { throw .yamlAlias(at: location(alias)) }
  }

  /// Whether a character stands between names.
  private func endsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\r", "\n", ",", "[", "]", "{", "}": true
    default: false
    }
  }

  private func composed(_ text: String) throws(Diagnostic) -> Node? {
    do {
      // Without the encoding Yams looks into the environment for it, each time.
      return try Yams.compose(yaml: text, .default, .default, .utf8)
    } catch let error as YamlError {
      throw diagnostic(for: error, in: text)
    } catch {
      throw .brokenYAML("it cannot be read", at: location(YAMLPlace(line: 1, column: 1)))
    }
  }

  private func value(_ node: Node, depth: Int, nodes: inout Int) throws(Diagnostic) -> YAMLValue {
    let place = YAMLPlace(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    nodes += 1
    if depth > Self.maximumDepth { throw .yamlTooDeep(at: location(place)) }
    if nodes > Self.maximumNodes { throw .yamlTooLarge(at: location(place)) }
    let inFile = YAMLPlace(line: place.line + lineOffset, column: place.column)
    switch node {
    case .scalar(let scalar):
      let isNull =
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return YAMLValue(content: isNull ? .null : .text(scalar.string), place: inFile)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for element in sequence { values.append(try value(element, depth: depth + 1, nodes: &nodes)) }
      return YAMLValue(content: .sequence(values), place: inFile)
    case .mapping(let mapping):
      var fields: [YAMLField] = []
      for (keyNode, valueNode) in mapping {
        let key = try value(keyNode, depth: depth + 1, nodes: &nodes)
        guard case .scalar(let name) = keyNode else {
          throw .keyIsNoText(
            at: Diagnostic.Location(
              path: displayPath, line: key.place.line, column: key.place.column))
        }
        fields.append(
          YAMLField(
            key: name.string, keyPlace: key.place,
            value: try value(valueNode, depth: depth + 1, nodes: &nodes)))
      }
      return YAMLValue(content: .mapping(fields), place: inFile)
    case .alias:
      throw .yamlAlias(at: location(place))
    }
  }

  private func location(_ place: YAMLPlace) -> Diagnostic.Location {
    Diagnostic.Location(path: displayPath, line: place.line + lineOffset, column: place.column)
  }

  private func location(_ mark: Mark) -> Diagnostic.Location {
    location(YAMLPlace(line: mark.line, column: mark.column))
  }

  private func diagnostic(for error: YamlError, in text: String) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let reason = context.map { "\(problem) \($0.text)" } ?? problem
      return .brokenYAML(reason, at: location(mark))
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.min(by: bytesPrecede) ?? ""
      return .duplicateKey(key, at: location(secondPlace(of: key, from: context.mark, in: text)))
    case .reader(let problem, _, _, _):
      return .brokenYAML(problem, at: location(YAMLPlace(line: 1, column: 1)))
    default:
      return .brokenYAML("it cannot be read", at: location(YAMLPlace(line: 1, column: 1)))
    }
  }

  /// Where a key stands for the second time in a mapping that begins at `mark`; Yams says only where the mapping begins.
  private func secondPlace(of key: String, from mark: Mark, in text: String) -> YAMLPlace {
    var found = 0
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated().dropFirst(max(0, mark.line - 1)) {
      let content = line.drop { $0 == " " }
      guard content.hasPrefix(key),
        content.dropFirst(key.count).drop(while: { $0 == " " }).first == ":"
      else { continue }
      let column = line.count - content.count + 1
      guard column == mark.column else { continue }
      found += 1
      if found == 2 { return YAMLPlace(line: index + 1, column: column) }
    }
    return YAMLPlace(line: mark.line, column: mark.column)
  }
}

extension Diagnostic {
  static func brokenYAML(_ reason: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-yaml", at: location, "this is not YAML: \(reason)",
      help: "texts with ':', '#', '*' or '@' in them go in quotes; indent with spaces, not tabs")
  }

  static func duplicateKey(_ key: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "duplicate-key", at: location, "'\(key)' is said twice", help: "keep one of them")
  }

  static func keyIsNoText(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "broken-yaml", at: location, "a key must be a text",
      help: "write 'key: value', one to a line")
  }

  static func yamlAlias(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "yaml-alias", at: location,
      "YAML anchors and aliases ('&name', '*name') are not read",
      help: "write the value out again")
  }

  static func yamlTooDeep(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "yaml-too-deep", at: location, "this YAML is nested too deeply",
      help: "Lapel's settings need no more than three levels; it reads 32")
  }

  static func yamlTooLarge(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "yaml-too-large", at: location, "this YAML has more than 10,000 values",
      help: "Lapel reads no more than that; shorten the lists")
  }
}
