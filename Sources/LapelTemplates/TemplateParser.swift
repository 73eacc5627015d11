import LapelDiagnostics

/// A template that was read, not yet compiled.
struct ParsedTemplate {
  var source: TemplateSource
  var kind: TemplateKind
  var nodes: [TemplateNode]
  /// Where its text ends.
  var end: TemplatePlace
}

/// Makes a tree of the tokens of one template, and goes on after an error to find further ones.
struct TemplateParser {
  private struct OpenNode {
    var tag: TemplateTag?
    var children: [TemplateNode] = []
  }

  private let source: TemplateSource
  private let mode: TemplateLibrary.Mode
  private var open = [OpenNode()]
  private(set) var diagnostics: [Diagnostic] = []

  /// How deep sections, parents and blocks may be nested in the text of one template.
  static let deepestNesting = 64

  init(_ source: TemplateSource, mode: TemplateLibrary.Mode) {
    self.source = source
    self.mode = mode
  }

  mutating func nodes(of tokens: [TemplateToken]) -> [TemplateNode] {
    for token in tokens {
      switch token {
      case .text(let text): append(.text(text))
      case .tag(let tag): add(tag)
      }
      if diagnostics.last?.identifier == Diagnostic.nestingIdentifier { return [] }
    }
    while open.count > 1 {
      if let tag = open[open.count - 1].tag { diagnostics.append(.unclosed(tag, in: source)) }
      closeInnermost()
    }
    return open[0].children
  }

  private mutating func add(_ tag: TemplateTag) {
    switch tag.kind {
    case .variable, .unescaped: append(.variable(tag))
    case .partial: append(.partial(tag))
    case .comment, .delimiters: break
    case .section, .inverted, .parent, .block:
      if open.count > Self.deepestNesting {
        diagnostics.append(.nestedTooDeep(tag, in: source))
      }
      open.append(OpenNode(tag: tag))
    case .close: close(tag)
    }
  }

  private mutating func append(_ node: TemplateNode) {
    open[open.count - 1].children.append(node)
  }

  private mutating func close(_ tag: TemplateTag) {
    guard let match = open.lastIndex(where: { $0.tag.map { $0.name == tag.name } ?? false }) else {
      diagnostics.append(.strayEnd(tag, innermost: open.last?.tag, in: source))
      return
    }
    while open.count > match + 1 {
      if let unclosed = open[open.count - 1].tag {
        diagnostics.append(.unclosed(unclosed, before: tag, in: source))
      }
      closeInnermost()
    }
    closeInnermost()
  }

  private mutating func closeInnermost() {
    guard open.count > 1, let closed = open.popLast(), let tag = closed.tag else { return }
    switch tag.kind {
    case .block: append(.block(TemplateBlock(tag: tag, body: closed.children)))
    case .parent: append(.parent(tag, overrides: overrides(in: closed.children, of: tag)))
    default: append(.section(tag, closed.children))
    }
  }

  /// The blocks below a parent tag; anything else there would never be shown.
  private mutating func overrides(
    in children: [TemplateNode], of parent: TemplateTag
  ) -> [TemplateBlock] {
    var blocks: [TemplateBlock] = []
    for child in children {
      switch child {
      case .block(let block):
        if mode == .strict, let first = blocks.first(where: { $0.name == block.name }) {
          diagnostics.append(.repeatedBlock(block.tag, first: first.tag, in: source))
        }
        blocks.append(block)
      case .text(let text):
        guard mode == .strict, let shown = text.bytes.firstIndex(where: { !$0.isBlank }) else {
          continue
        }
        var place = text.place
        place.advance(over: text.bytes[..<shown])
        diagnostics.append(.outsideBlocks(at: place, parent: parent, in: source))
      case .variable(let tag), .section(let tag, _), .partial(let tag), .parent(let tag, _):
        guard mode == .strict else { continue }
        diagnostics.append(.outsideBlocks(at: tag.place, parent: parent, in: source))
      }
    }
    return blocks
  }
}

extension TemplateTag {
  /// The tag as it is written with the usual delimiters, for messages.
  var written: String {
    switch kind {
    case .variable: "{{\(name)}}"
    case .unescaped: "{{{\(name)}}}"
    case .section: "{{#\(name)}}"
    case .inverted: "{{^\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!}}"
    case .delimiters: "{{=}}"
    }
  }
}

extension TemplateSource {
  func location(_ place: TemplatePlace) -> Diagnostic.Location {
    Diagnostic.Location(path: path, line: place.line, column: place.column)
  }
}

extension Diagnostic {
  fileprivate static let nestingIdentifier = "template-nesting"

  fileprivate static func unclosed(
    _ tag: TemplateTag, before end: TemplateTag? = nil, in source: TemplateSource
  ) -> Diagnostic {
    let place = end.map { " before '\($0.written)' in line \($0.place.line)" } ?? ""
    return Diagnostic(
      .error, "template-unclosed-section", at: source.location(tag.place),
      "'\(tag.written)' is not ended\(place)", help: "end it with '{{/\(tag.name)}}'")
  }

  fileprivate static func strayEnd(
    _ tag: TemplateTag, innermost: TemplateTag?, in source: TemplateSource
  ) -> Diagnostic {
    let help =
      innermost.map { "the innermost that is open here is '\($0.written)'" }
      ?? "remove it, or write what it should end before it"
    return Diagnostic(
      .error, "template-stray-end", at: source.location(tag.place),
      "'\(tag.written)' ends nothing that is open", help: help)
  }

  fileprivate static func nestedTooDeep(
    _ tag: TemplateTag, in source: TemplateSource
  ) -> Diagnostic {
    Diagnostic(
      .error, nestingIdentifier, at: source.location(tag.place),
      "sections are nested more than \(TemplateParser.deepestNesting) deep here",
      help: "move the inner ones to a partial")
  }

  fileprivate static func repeatedBlock(
    _ tag: TemplateTag, first: TemplateTag, in source: TemplateSource
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-repeated-block", at: source.location(tag.place),
      "'\(tag.written)' is filled twice, first in line \(first.place.line)",
      help: "keep one of the two")
  }

  fileprivate static func outsideBlocks(
    at place: TemplatePlace, parent: TemplateTag, in source: TemplateSource
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-outside-blocks", at: source.location(place),
      "this stands in '\(parent.written)' but in none of its blocks, and would never be shown",
      help: "move it into a block '{{$…}}', or remove it")
  }
}
