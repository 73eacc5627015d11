import LapelDiagnostics

/// Takes the text of a template apart into literal text and tags.
struct TemplateScanner {
  /// Where the tags of one template are looked up and complained about.
  private let source: TemplateSource
  private let bytes: [UInt8]
  private var position = 0
  private(set) var place: TemplatePlace
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private var startsLine = true

  /// The most bytes that a template may have.
  static let largestTemplate = 1 << 20

  init(_ source: TemplateSource, file: Int) {
    self.source = source
    bytes = Array(source.text.utf8)
    place = TemplatePlace(file: file, line: 1, column: 1)
  }

  /// All tokens in order; text is split after each line break.
  mutating func tokens() throws(Diagnostic) -> [TemplateToken] {
    guard bytes.count <= Self.largestTemplate else { throw .templateTooLarge(source) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var tokens: [TemplateToken] = []
    while let start = offset(of: opening, from: position) {
      appendText(upTo: start, to: &tokens)
      tokens.append(.tag(try tag()))
    }
    appendText(upTo: bytes.count, to: &tokens)
    return tokens
  }

  private mutating func appendText(upTo end: Int, to tokens: inout [TemplateToken]) {
    while position < end {
      let line = bytes[position..<end]
      let stop = line.firstIndex(of: .lineFeed).map { $0 + 1 } ?? end
      let text = TemplateText(
        bytes: Array(bytes[position..<stop]), place: place, startsLine: startsLine)
      tokens.append(.text(text))
      advance(to: stop)
      startsLine = text.bytes.last == .lineFeed
    }
  }

  /// Reads the tag that begins here.
  private mutating func tag() throws(Diagnostic) -> TemplateTag {
    let start = place
    advance(to: position + opening.count)
    advance(to: firstNonBlank(from: position))
    startsLine = false
    var kind = TemplateTag.Kind.variable
    var end = closing
    if position < bytes.count, let sigil = Self.sigils[bytes[position]] {
      kind = sigil
      if bytes[position] == UInt8(ascii: "{") { end.insert(UInt8(ascii: "}"), at: 0) }
      if kind == .delimiters { end.insert(UInt8(ascii: "="), at: 0) }
      advance(to: position + 1)
    }
    guard let stop = offset(of: end, from: position) else {
      throw .unclosedTag(
        opening: opening, closing: end, at: location(start))
    }
    let content = bytes[position..<stop]
    advance(to: stop + end.count)
    switch kind {
    case .comment: return TemplateTag(kind: kind, name: "", place: start)
    case .delimiters:
      try setDelimiters(content, at: start)
      return TemplateTag(kind: kind, name: "", place: start)
    default:
      return TemplateTag(kind: kind, name: try name(content, of: kind, at: start), place: start)
    }
  }

  private static let sigils: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "{"): .unescaped, UInt8(ascii: "&"): .unescaped, UInt8(ascii: "#"): .section,
    UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .close, UInt8(ascii: ">"): .partial,
    UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block, UInt8(ascii: "!"): .comment,
    UInt8(ascii: "="): .delimiters,
  ]

  /// The name in a tag, without the white space around it and after the asterisk of a dynamic one.
  private func name(
    _ content: ArraySlice<UInt8>, of kind: TemplateTag.Kind, at start: TemplatePlace
  ) throws(Diagnostic) -> String {
    var words = content.split(whereSeparator: \.isBlank)
    if words.count == 2, words[0].elementsEqual("*".utf8) { words = [words[0] + words[1]] }
    guard let word = words.first else { throw .tagWithoutName(at: location(start)) }
    let name = String(decoding: word, as: UTF8.self)
    guard words.count == 1 else {
      throw .nameWithSpace(
        words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "),
        at: location(start))
    }
    let isDynamic = (kind == .partial || kind == .parent) && word.first == UInt8(ascii: "*")
    if isDynamic, word.count == 1 { throw .tagWithoutName(at: location(start)) }
    if isDynamic || [.variable, .unescaped, .section, .inverted].contains(kind) {
      let path = isDynamic ? word.dropFirst() : word
      let parts = path.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      if parts.contains(where: \.isEmpty), !path.elementsEqual(".".utf8) {
        throw .nameWithEmptyPart(name, at: location(start))
      }
    }
    return name
  }

  private mutating func setDelimiters(
    _ content: ArraySlice<UInt8>, at start: TemplatePlace
  ) throws(Diagnostic) {
    let words = content.split(whereSeparator: \.isBlank)
    let areUsable = words.allSatisfy { $0.count <= 16 && !$0.contains(UInt8(ascii: "=")) }
    guard words.count == 2, areUsable else { throw .badDelimiters(at: location(start)) }
    opening = Array(words[0])
    closing = Array(words[1])
  }

  /// Where these bytes come next.
  private func offset(of pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first else { return nil }
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == first,
        bytes[index..<(index + pattern.count)].elementsEqual(pattern)
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private func firstNonBlank(from start: Int) -> Int {
    bytes[start...].firstIndex { !$0.isBlank } ?? bytes.count
  }

  /// Moves on, counting lines and columns.
  private mutating func advance(to end: Int) {
    place.advance(over: bytes[position..<end])
    position = end
  }

  private func location(_ place: TemplatePlace) -> Diagnostic.Location {
    Diagnostic.Location(path: source.path, line: place.line, column: place.column)
  }
}

extension TemplatePlace {
  /// Moves on over these bytes of UTF-8.
  mutating func advance(over bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      if byte == .lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")

  /// Whether it is a space, tab, line feed, form feed or carriage return.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}

extension Diagnostic {
  fileprivate static func templateTooLarge(_ source: TemplateSource) -> Diagnostic {
    Diagnostic(
      .error, "template-too-large", at: Location(path: source.path),
      "the template is larger than 1 MiB", help: "split it into partials")
  }

  fileprivate static func unclosedTag(
    opening: [UInt8], closing: [UInt8], at location: Location
  ) -> Diagnostic {
    let opening = String(decoding: opening, as: UTF8.self)
    let closing = String(decoding: closing, as: UTF8.self)
    return Diagnostic(
      .error, "template-unclosed-tag", at: location,
      "the tag that begins here with '\(opening)' has no end", help: "end it with '\(closing)'")
  }

  fileprivate static func tagWithoutName(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-tag-without-name", at: location, "this tag names nothing",
      help: "write the name of a value in it, or remove it")
  }

  fileprivate static func nameWithSpace(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-name", at: location, "'\(name)' has white space in it and cannot be a name",
      help: "write one name in each tag")
  }

  fileprivate static func nameWithEmptyPart(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-name", at: location, "'\(name)' has an empty part and cannot be a name",
      help: "write a name before and after each dot, or a single dot for the value itself")
  }

  fileprivate static func badDelimiters(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-delimiters", at: location, "this tag does not give two delimiters",
      help: "write them as in '{{=<% %>=}}', each of at most 16 bytes and without '='")
  }
}
