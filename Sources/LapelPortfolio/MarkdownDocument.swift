import CCmark

/// A parsed Markdown text; frees libcmark's tree at its end.
struct MarkdownDocument: ~Copyable {
  let root: MarkdownNode

  /// - Parameter text: UTF-8, at most `Int32.max` bytes; what is not UTF-8 is replaced.
  init?(_ text: [UInt8]) {
    let parsed = text.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_VALIDATE_UTF8)
      }
    }
    guard let parsed else { return nil }
    root = MarkdownNode(parsed)
  }

  deinit { cmark_node_free(root.pointer) }

  /// Walks the whole tree in document order, without recursion.
  ///
  /// The step is called on entering and on leaving a node that can have children, once for any other; when it answers
  /// false on entering, the walk goes on behind the node and does not come back to it.
  func walk(from node: MarkdownNode, _ step: (MarkdownNode, _ isEntering: Bool) -> Bool) {
    guard let iterator = cmark_iter_new(node.pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let current = cmark_iter_get_node(iterator) else { return }
      let node = MarkdownNode(current)
      let isEntering = event == CMARK_EVENT_ENTER
      if !step(node, isEntering), isEntering, !node.isLeaf {
        // The next step of the iterator is then the one behind the node.
        cmark_iter_reset(iterator, current, CMARK_EVENT_EXIT)
      }
    }
  }

  /// The words below a node, without marks, in one line.
  func plainText(of node: MarkdownNode, limit: Int = .max) -> String {
    var text = ""
    walk(from: node) { node, isEntering in
      if isEntering, text.utf8.count < limit {
        switch node.kind {
        case .text, .code: text += node.literal
        case .softBreak, .lineBreak: text += " "
        default: break
        }
      }
      return true
    }
    return wordsInOneLine(text)
  }
}

/// A node of a `MarkdownDocument`, valid as long as that lives.
struct MarkdownNode {
  fileprivate let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case other
  }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  /// Whether libcmark's iterator does not leave the node again.
  var isLeaf: Bool {
    switch kind {
    case .htmlBlock, .thematicBreak, .codeBlock, .text, .softBreak, .lineBreak, .code, .htmlInline:
      true
    default: false
    }
  }

  var literal: String { string(cmark_node_get_literal(pointer)) }
  var url: String { string(cmark_node_get_url(pointer)) }
  var title: String { string(cmark_node_get_title(pointer)) }
  var fenceInfo: String { string(cmark_node_get_fence_info(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  /// From 1; 0 when libcmark does not know.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// In bytes, from 1; 0 when libcmark does not know.
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }

  func isSame(as other: MarkdownNode) -> Bool { pointer == other.pointer }

  private func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
