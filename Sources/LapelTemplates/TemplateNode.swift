/// A template as a tree.
indirect enum TemplateNode {
  case text(TemplateText)
  case variable(TemplateTag)
  case section(TemplateTag, [TemplateNode])
  case partial(TemplateTag)
  case parent(TemplateTag, overrides: [TemplateBlock])
  case block(TemplateBlock)
}

/// `{{$name}}…{{/name}}`: in a template a place that others may fill, below a parent tag what fills it.
struct TemplateBlock {
  var tag: TemplateTag
  var body: [TemplateNode]

  var name: String { tag.name }

  /// What stands before each line of whatever fills the block: the indentation of its default content, or its own.
  var indentation: [UInt8] {
    tag.isStandalone ? body.firstIndentation ?? tag.indentation : []
  }

  /// The content without its own indentation, to be indented as the place that it fills.
  var contentToIndent: [TemplateNode] {
    guard tag.isStandalone, let indentation = body.firstIndentation, !indentation.isEmpty else {
      return body
    }
    return body.removingIndentation(indentation)
  }
}

extension TemplateTag {
  /// Whether it names a value that names the template: `{{>*kind}}`.
  var isDynamic: Bool { name.utf8.first == UInt8(ascii: "*") }
}

extension [TemplateNode] {
  /// The white space at the beginning of the first line that holds anything.
  var firstIndentation: [UInt8]? {
    for (index, node) in enumerated() {
      switch node {
      case .text(let text):
        let indentation = text.bytes.prefix(while: \.isIndentation)
        let isBlankLine = text.bytes.last == .lineFeed && text.bytes.allSatisfy(\.isBlank)
        if !isBlankLine { return text.startsLine ? [UInt8](indentation) : [] }
      case .section(let tag, let body):
        guard tag.isStandalone else { return [] }
        if let found = body.firstIndentation { return found }
      case .partial(let tag), .parent(let tag, _):
        return tag.indentation
      case .block(let block):
        return block.tag.isStandalone ? block.indentation : []
      case .variable:
        return index == 0 ? [] : nil
      }
    }
    return nil
  }

  /// The same with as much of `indentation` removed from the beginning of each line as is there.
  func removingIndentation(_ indentation: [UInt8]) -> [TemplateNode] {
    map { node in
      switch node {
      case .text(var text):
        if text.startsLine { text.bytes.removeCommonPrefix(with: indentation) }
        return .text(text)
      case .section(let tag, let body):
        return .section(tag, body.removingIndentation(indentation))
      case .partial(var tag):
        tag.indentation.removeCommonPrefix(with: indentation)
        return .partial(tag)
      case .parent(var tag, let overrides):
        tag.indentation.removeCommonPrefix(with: indentation)
        return .parent(tag, overrides: overrides)
      case .block(var block):
        block.tag.indentation.removeCommonPrefix(with: indentation)
        block.body = block.body.removingIndentation(indentation)
        return .block(block)
      case .variable:
        return node
      }
    }
  }
}

extension UInt8 {
  fileprivate var isIndentation: Bool { self == 0x20 || self == 0x09 }
}

extension [UInt8] {
  fileprivate mutating func removeCommonPrefix(with other: [UInt8]) {
    removeFirst(zip(self, other).prefix { $0 == $1 }.count)
  }
}
