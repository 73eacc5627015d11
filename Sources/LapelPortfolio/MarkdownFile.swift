import LapelDiagnostics

/// A Markdown file taken apart: front matter and text.
struct MarkdownFile: Sendable {
  static let maximumSize = 64 << 10

  /// Relative to the portfolio.
  let path: String
  let displayPath: String
  /// The front matter's keys; empty without one.
  let fields: [YAMLField]
  /// The Markdown, UTF-8.
  let body: [UInt8]
  /// How many lines of the file come before the Markdown.
  let lineOffset: Int

  /// - Throws: why the file cannot be used at all.
  init(path: String, displayPath: String, bytes: [UInt8]) throws(Diagnostic) {
    self.path = path
    self.displayPath = displayPath
    let text = Array(try textWithoutMark(bytes, displayPath: displayPath).utf8)
    guard let end = try endOfFrontMatter(text, displayPath: displayPath) else {
      (fields, body, lineOffset) = ([], text, 0)
      return
    }
    let yaml = String(decoding: text[end.yaml], as: UTF8.self)
    switch try YAMLParser(displayPath: displayPath, lineOffset: 1).value(yaml)?.content {
    case .mapping(let found): fields = found
    case nil, .null: fields = []
    default: throw .frontMatterIsNoMapping(displayPath)
    }
    body = Array(text[end.body...])
    lineOffset = end.lines
  }

  /// The file name without folders and ending.
  var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  func location(line: Int? = nil, column: Int? = nil) -> Diagnostic.Location {
    Diagnostic.Location(path: displayPath, line: line, column: column)
  }
}

/// Where the front matter's YAML is, where the text after it begins, and after how many lines; nil when there is none.
private func endOfFrontMatter(
  _ text: [UInt8], displayPath: String
) throws(Diagnostic) -> (yaml: Range<Int>, body: Int, lines: Int)? {
  var lines = 0
  var start = 0
  var yamlStart: Int?
  while start < text.count {
    let newline = text[start...].firstIndex(of: UInt8(ascii: "\n"))
    let isFence = isFrontMatterFence(text[start..<(newline ?? text.count)])
    let next = newline.map { $0 + 1 } ?? text.count
    lines += 1
    if let yamlStart {
      if isFence { return (yamlStart..<start, next, lines) }
    } else {
      guard isFence else { return nil }
      yamlStart = next
    }
    start = next
  }
  if yamlStart == nil { return nil }
  throw .openFrontMatter(displayPath)
}

/// Three hyphens, and white space after them at most.
private func isFrontMatterFence(_ line: ArraySlice<UInt8>) -> Bool {
  line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
}

/// The text in UTF-8 bytes, without a byte order mark.
func textWithoutMark(_ bytes: [UInt8], displayPath: String) throws(Diagnostic) -> String {
  let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  guard let text = String(validating: content, as: UTF8.self) else {
    throw .notUTF8(displayPath, line: lineOfFirstBadByte(content))
  }
  return text
}

/// The first line that is not UTF-8, from 1.
private func lineOfFirstBadByte(_ bytes: ArraySlice<UInt8>) -> Int {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
  return (bad ?? 0) + 1
}

extension Diagnostic {
  static func notUTF8(_ path: String, line: Int) -> Diagnostic {
    Diagnostic(
      .error, "not-utf8", at: Location(path: path, line: line), "this line is not UTF-8 text",
      help: "save the file in the encoding UTF-8")
  }

  static func openFrontMatter(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "open-front-matter", at: Location(path: path, line: 1),
      "the front matter has no end", help: "end it with a line '---'")
  }

  static func frontMatterIsNoMapping(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "wrong-value", at: Location(path: path, line: 2),
      "the front matter must be a group of keys",
      help: "write 'key: value', one to a line; a line drawn in the text goes below a blank line")
  }
}
