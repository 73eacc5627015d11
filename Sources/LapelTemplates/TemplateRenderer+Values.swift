import LapelDiagnostics

/// Looking values up and writing them.
extension TemplateRenderer {
  /// The value of that name: the first part is looked for from the innermost context outwards, the others in what was found.
  func value(of name: Int32, at place: Int32) throws(Diagnostic) -> TemplateValue? {
    let keys = program.names[Int(name)].keys
    guard !keys.isEmpty else { return contexts[contexts.count - 1] }
    let first = program.keys[keys.lowerBound]
    var index = contexts.count - 1
    while index >= 0 {
      if case .object(let object) = contexts[index], let value = object[first] {
        return keys.count == 1 ? value : try member(of: value, keys: keys, at: place)
      }
      index -= 1
    }
    guard isStrict else { return nil }
    var known: [String] = []
    for case .object(let object) in contexts.reversed() { known += object.names }
    throw .unknownValue(first.name, in: nil, at: location(place), among: known)
  }

  private func member(
    of value: TemplateValue, keys: Range<Int>, at place: Int32
  ) throws(Diagnostic) -> TemplateValue? {
    var value = value
    for index in keys.dropFirst() {
      let key = program.keys[index]
      if case .object(let object) = value, let member = object[key] {
        value = member
        continue
      }
      guard isStrict else { return nil }
      let path = program.keys[keys.lowerBound..<index].map(\.name).joined(separator: ".")
      guard case .object(let object) = value else {
        throw .noMembers(path, value, key.name, location(place))
      }
      throw .unknownValue(key.name, in: path, at: location(place), among: object.names)
    }
    return value
  }

  mutating func appendLiteral(_ start: Int, _ end: Int) {
    if indentation.isEmpty {
      program.literals.withUnsafeBufferPointer {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
      }
    } else {
      var lineStart = start
      while lineStart < end {
        let line = program.literals[lineStart..<end]
        let lineEnd = line.firstIndex(of: .lineFeed).map { $0 + 1 } ?? end
        if isAtLineStart, program.literals[lineStart] != .lineFeed { output += indentation }
        output.append(contentsOf: program.literals[lineStart..<lineEnd])
        isAtLineStart = true
        lineStart = lineEnd
      }
    }
    isAtLineStart = program.literals[end - 1] == .lineFeed
  }

  mutating func append(
    _ value: TemplateValue, _ escape: ValueEscape, name: Int32, place: Int32
  ) throws(Diagnostic) {
    if isAtLineStart {
      output += indentation
      isAtLineStart = false
    }
    switch (value, escape) {
    case (_, .lenient), (_, .lenientUnescaped): appendLeniently(value, escape)
    case (.text(let text), .content), (.text(let text), .attribute), (.text(let text), .xmlContent),
      (.text(let text), .plainText):
      output.append(text, as: escape)
    case (.number(let number), .content), (.number(let number), .attribute),
      (.number(let number), .xmlContent), (.number(let number), .plainText):
      output.append(contentsOf: String(number).utf8)
    case (.link(let link), let escape) where escape != .markup: output.append(link.text, as: escape)
    case (.html(let html), .markup), (.html(let html), .xmlContent):
      output.append(html.text, as: escape)
    default:
      throw .wrongKind(program.names[Int(name)].text, value, escape, location(place))
    }
  }

  private mutating func appendLeniently(_ value: TemplateValue, _ escape: ValueEscape) {
    switch value {
    case .text(let text): output.append(text, as: escape)
    case .html(let html): output.append(html.text, as: .lenientUnescaped)
    case .link(let link): output.append(link.text, as: escape)
    case .number(let number): output.append(contentsOf: String(number).utf8)
    case .flag(let flag): output.append(contentsOf: String(flag).utf8)
    case .list, .object: break
    }
  }

  func location(_ place: Int32) -> Diagnostic.Location {
    let place = program.places[Int(place)]
    return Diagnostic.Location(
      path: program.templates[place.file].path, line: place.line, column: place.column)
  }
}

extension Diagnostic {
  fileprivate static func unknownValue(
    _ name: String, in path: String?, at location: Location, among names: [String]
  ) -> Diagnostic {
    let sorted = Set(names).sorted()
    let help =
      nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
      ?? (sorted.isEmpty
        ? "nothing has a name here" : "the names here are: \(sorted.joined(separator: ", "))")
    let place = path.map { "in '\($0)'" } ?? "here"
    return Diagnostic(
      .error, "unknown-value", at: location, "no value named '\(name)' \(place)", help: help)
  }

  fileprivate static func noMembers(
    _ path: String, _ value: TemplateValue, _ name: String, _ location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-value", at: location,
      "'\(path)' is \(value.kindName) here and has no value named '\(name)'",
      help: "put this into a section '{{#\(path)}}', which is left out when there is none")
  }

  fileprivate static func wrongKind(
    _ name: String, _ value: TemplateValue, _ escape: ValueEscape, _ location: Location
  ) -> Diagnostic {
    let place: String
    let help: String
    switch (value, escape) {
    case (.html, .content):
      place = "as text"
      help = "write '{{{\(name)}}}'"
    case (_, .markup):
      place = "as markup"
      help = "write '{{\(name)}}'; three braces take html alone"
    case (_, .link):
      place = "as a link"
      help = "use a value that is a link"
    default:
      place = "as text"
      help = "use a value that is text, a number or a link"
    }
    return Diagnostic(
      .error, "template-value", at: location,
      "'\(name)' is \(value.kindName) here and cannot stand \(place)",
      help: help)
  }
}
