/// Writes a parsed Markdown text as HTML of a closed set of elements, segment by segment.
///
/// Everything that comes from the text is escaped; raw HTML never passes, only its words do.
struct MarkdownWriter: ~Copyable {
  /// How a text is treated.
  enum Style: Sendable {
    /// The learner's own. With `liftsTitle` a leading first-level heading is the title and not part of the text.
    case narrative(liftsTitle: Bool)
    /// Somebody else's: no pictures, headings are bold paragraphs, links ask search engines not to follow.
    case untrusted
  }

  /// Something to tell the learner.
  struct Finding: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case rawHTML(String)
      case missingAlternativeText(address: String)
      case unknownHeading(String)
      case tooDeep
    }

    var kind: Kind
    var place: YAMLPlace
  }

  /// What came of a text.
  struct Result: Sendable {
    var html: MarkdownHTML
    var title: String?
    /// The first paragraph in plain words.
    var summary: String
    /// The headings that links can lead to.
    var headings: Set<String>
    var findings: [Finding]
  }

  /// Elements within elements; what is deeper keeps its words only.
  private static let maximumDepth = 64

  private let document: MarkdownDocument
  private let style: Style
  private let source: [UInt8]
  private let lineStarts: [Int]

  private var segments: [MarkdownSegment] = []
  private var text = ""
  private var findings: [Finding] = []
  /// For each open node, what closes it.
  private var open: [String] = []
  /// The document itself does not count.
  private var depth = -1
  private var linkDepth = 0
  private var isTooDeep = false
  private var blockPlace = YAMLPlace(line: 1, column: 1)
  /// How many scalars of a line come before a byte of it.
  private var counted = (line: 0, end: 0, scalars: 0)
  private var headingLevels: [Int] = []
  private var headingIDs: [String] = []
  private var nextHeading = 0

  /// The HTML of `source`, UTF-8; `link` decides where each link leads.
  static func result(
    of source: [UInt8], style: Style, link: (MarkdownLink) -> MarkdownLink.Outcome
  ) -> Result {
    guard let writer = MarkdownWriter(source, style: style) else {
      return Result(
        html: MarkdownHTML(written: []), summary: "", headings: [], findings: [])
    }
    return writer.written(link)
  }

  private init?(_ source: [UInt8], style: Style) {
    guard let document = MarkdownDocument(source) else { return nil }
    self.document = document
    self.style = style
    self.source = source
    lineStarts = [0] + source.indices.filter { source[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  private consuming func written(_ link: (MarkdownLink) -> MarkdownLink.Outcome) -> Result {
    let lifted = liftedTitle
    let title = lifted.map { document.plainText(of: $0) }
    var paragraph = document.root.firstChild
    while let node = paragraph, node.kind != .paragraph { paragraph = node.next }
    let summary = paragraph.map { summaryText(document.plainText(of: $0, limit: 2000)) } ?? ""
    nameHeadings(without: lifted)
    walk(without: lifted, link)
    flush()
    return Result(
      html: MarkdownHTML(written: segments), title: title, summary: summary,
      headings: Set(headingIDs), findings: findings)
  }

  private var liftedTitle: MarkdownNode? {
    guard case .narrative(liftsTitle: true) = style, let first = document.root.firstChild,
      first.kind == .heading, first.headingLevel == 1
    else { return nil }
    return first
  }

  private mutating func walk(
    without lifted: MarkdownNode?, _ link: (MarkdownLink) -> MarkdownLink.Outcome
  ) {
    var steps: [(MarkdownNode, Bool)] = []
    steps.reserveCapacity(256)
    // The events first, then the writing: a step cannot change the writer that owns the tree it walks.
    document.walk(from: document.root) { node, isEntering in
      if let lifted, node.isSame(as: lifted) { return false }
      steps.append((node, isEntering))
      return node.kind != .image
    }
    for (node, isEntering) in steps {
      if node.isLeaf || node.kind == .image {
        writeLeaf(node, link)
      } else if isEntering {
        enter(node, link)
      } else {
        leave(node)
      }
    }
  }
}

// MARK: - Blocks and inlines

extension MarkdownWriter {
  private mutating func enter(
    _ node: MarkdownNode, _ link: (MarkdownLink) -> MarkdownLink.Outcome
  ) {
    if isBlock(node), node.line > 0 { blockPlace = place(of: node) }
    depth += 1
    guard depth <= Self.maximumDepth else {
      if !isTooDeep { findings.append(Finding(kind: .tooDeep, place: blockPlace)) }
      isTooDeep = true
      open.append("")
      return
    }
    switch node.kind {
    case .blockQuote: begin("<blockquote>\n", "</blockquote>\n")
    case .list where node.isOrderedList:
      begin(node.listStart == 1 ? "<ol>\n" : "<ol start=\"\(node.listStart)\">\n", "</ol>\n")
    case .list: begin("<ul>\n", "</ul>\n")
    case .item: begin("<li>", "</li>\n")
    case .paragraph:
      let isTight = node.parent?.kind == .item && node.parent?.parent?.isTightList == true
      if isTight { begin("", node.next == nil ? "" : "\n") } else { begin("<p>", "</p>\n") }
    case .heading: beginHeading(node)
    case .emphasis: begin("<em>", "</em>")
    case .strong: begin("<strong>", "</strong>")
    case .link:
      let place = place(of: node)
      beginLink(node, outcome(of: node.url, isImage: false, at: place, link))
    default: begin("", "")
    }
  }

  private mutating func leave(_ node: MarkdownNode) {
    depth -= 1
    if node.kind == .link, linkDepth > 0 { linkDepth -= 1 }
    if node.kind == .heading, case .narrative = style, depth < Self.maximumDepth {
      // The level's digit stands in a segment of its own.
      text += "</h"
      flush()
      segments.append(.headingLevel(max(0, headingLevels.count - 1)))
      text += ">\n"
      _ = open.popLast()
    } else {
      text += open.popLast() ?? ""
    }
  }

  private mutating func begin(_ start: String, _ end: String) {
    text += start
    open.append(end)
  }

  private mutating func writeLeaf(
    _ node: MarkdownNode, _ link: (MarkdownLink) -> MarkdownLink.Outcome
  ) {
    if isBlock(node), node.line > 0 { blockPlace = place(of: node) }
    switch node.kind {
    case .text: appendEscaped(node.literal, to: &text)
    case .softBreak: text += "\n"
    case .lineBreak: text += "<br>\n"
    case .code:
      text += "<code>"
      appendEscaped(node.literal, to: &text)
      text += "</code>"
    case .codeBlock: writeCodeBlock(node)
    case .thematicBreak: text += "<hr>\n"
    case .htmlBlock: writeWords(ofHTML: node, inParagraph: true)
    case .htmlInline: writeWords(ofHTML: node, inParagraph: false)
    case .image: writeImage(node, link)
    default: break
    }
  }

  private mutating func writeCodeBlock(_ node: MarkdownNode) {
    let language = node.fenceInfo.prefix { !$0.isWhitespace }.utf8
    let isPlain = language.count <= 32 && language.allSatisfy { isLanguageNameByte($0) }
    if isPlain, !language.isEmpty {
      text += "<pre><code class=\"language-\(Substring(language))\">"
    } else {
      text += "<pre><code>"
    }
    appendEscaped(node.literal, to: &text)
    text += "</code></pre>\n"
  }

  private mutating func writeWords(ofHTML node: MarkdownNode, inParagraph: Bool) {
    let html = node.literal
    if !isHTMLComment(html), !html.hasPrefix("</") || inParagraph {
      let place = place(of: node)
      findings.append(Finding(kind: .rawHTML(tagName(in: html)), place: place))
    }
    if !inParagraph {
      if tagName(in: html) == "br" { text += "<br>\n" }
      return
    }
    let words = words(inHTML: html)
    if words.isEmpty { return }
    text += "<p>"
    appendEscaped(words, to: &text)
    text += "</p>\n"
  }

  private func isBlock(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .paragraph, .heading, .codeBlock, .htmlBlock, .thematicBreak, .item, .blockQuote, .list:
      true
    default: false
    }
  }

  /// Where a node begins in the text; where its block does, when libcmark does not say more.
  ///
  /// Nodes come in the order of the text: counting goes on from the one before, or a long line would be counted again and
  /// again.
  private mutating func place(of node: MarkdownNode) -> YAMLPlace {
    guard (1...lineStarts.count).contains(node.line), node.column > 0 else { return blockPlace }
    let start = lineStarts[node.line - 1]
    let end = min(source.count, start + node.column - 1)
    if counted.line != node.line || counted.end > end {
      counted = (line: node.line, end: start, scalars: 0)
    }
    for offset in counted.end..<max(end, counted.end) where source[offset] & 0xC0 != 0x80 {
      // Of several bytes of a scalar only the first is no continuation byte.
      counted.scalars += 1
    }
    counted.end = max(end, counted.end)
    return YAMLPlace(line: node.line, column: counted.scalars + 1)
  }

  private mutating func flush() {
    if !text.isEmpty { segments.append(.html(text)) }
    text = ""
  }
}

// MARK: - Headings

extension MarkdownWriter {
  /// Gives each heading the name that links use: its words as a slug, numbered when it comes again.
  private mutating func nameHeadings(without lifted: MarkdownNode?) {
    guard case .narrative = style else { return }
    var names: [String] = []
    var counts: [String: Int] = [:]
    document.walk(from: document.root) { node, isEntering in
      guard isEntering, node.kind == .heading else { return true }
      if let lifted, node.isSame(as: lifted) { return false }
      names.append(document.plainText(of: node))
      return true
    }
    headingIDs = names.map { name in
      let slug = readableSlug(name, limit: 64)
      let base = slug.isEmpty ? "section" : slug
      let count = counts[base, default: 0] + 1
      counts[base] = count
      return count == 1 ? base : "\(base)-\(count)"
    }
  }

  private mutating func beginHeading(_ node: MarkdownNode) {
    guard case .narrative = style else {
      begin("<p><strong>", "</strong></p>\n")
      return
    }
    // A heading is one level below the nearest earlier one that is higher in the text, so that none is skipped.
    while let last = headingLevels.last, last >= node.headingLevel { headingLevels.removeLast() }
    headingLevels.append(node.headingLevel)
    text += "<h"
    flush()
    segments.append(.headingLevel(headingLevels.count - 1))
    let id = nextHeading < headingIDs.count ? headingIDs[nextHeading] : "section"
    nextHeading += 1
    begin(" id=\"\(headingIDPrefix)\(id)\">", "")
  }
}

/// Before the names of headings in `id`, so that a text cannot take the name of a part of the page.
let headingIDPrefix = "text-"

// MARK: - Links and pictures

extension MarkdownWriter {
  private mutating func outcome(
    of address: String, isImage: Bool, at place: YAMLPlace,
    _ link: (MarkdownLink) -> MarkdownLink.Outcome
  ) -> MarkdownLink.Outcome? {
    if !isImage, address.hasPrefix("#"), case .narrative = style {
      let heading = String(address.dropFirst())
      if headingIDs.contains(heading) { return nil }
      findings.append(Finding(kind: .unknownHeading(heading), place: place))
      return .words
    }
    return link(MarkdownLink(address: address, isImage: isImage, place: place))
  }

  /// - Parameter outcome: nil for a link to a heading of the same text.
  private mutating func beginLink(_ node: MarkdownNode, _ outcome: MarkdownLink.Outcome?) {
    switch outcome {
    case nil:
      text += "<a href=\"#\(headingIDPrefix)"
      appendEscaped(node.url.dropFirst(), to: &text)
      text += "\""
    case .external(let address):
      text += "<a href=\""
      appendEscaped(address.text, to: &text)
      text += "\" rel=\"\(relation)\""
    case .target(let target, let heading):
      beginTargetLink(target, heading)
    case .picture(let target, _):
      beginTargetLink(target, nil)
    case .words:
      open.append("")
      linkDepth += 1
      return
    }
    if !node.title.isEmpty {
      text += " title=\""
      appendEscaped(node.title, to: &text)
      text += "\""
    }
    begin(">", "</a>")
    linkDepth += 1
  }

  private mutating func beginTargetLink(_ target: LinkTarget, _ heading: String?) {
    text += "<a href=\""
    flush()
    segments.append(.address(target))
    if let heading {
      text += "#\(headingIDPrefix)"
      appendEscaped(heading, to: &text)
    }
    text += "\""
  }

  private var relation: String {
    if case .untrusted = style { "external nofollow noopener" } else { "external noopener" }
  }

  private mutating func writeImage(
    _ node: MarkdownNode, _ link: (MarkdownLink) -> MarkdownLink.Outcome
  ) {
    let alternative = document.plainText(of: node, limit: 2000)
    if case .untrusted = style {
      appendEscaped(alternative, to: &text)
      return
    }
    let place = place(of: node)
    let outcome = outcome(of: node.url, isImage: true, at: place, link)
    switch outcome {
    case .picture(let target, let size):
      if alternative.isEmpty {
        findings.append(
          Finding(kind: .missingAlternativeText(address: node.url), place: place))
      }
      text += "<img src=\""
      flush()
      segments.append(.address(target))
      text += "\" alt=\""
      appendEscaped(alternative, to: &text)
      text += "\""
      if let size { text += " width=\"\(size.width)\" height=\"\(size.height)\"" }
      if !node.title.isEmpty {
        text += " title=\""
        appendEscaped(node.title, to: &text)
        text += "\""
      }
      text += " loading=\"lazy\">"
    case .external, .target:
      // A link inside a link is no HTML.
      let isInsideLink = linkDepth > 0
      if !isInsideLink { beginLink(node, outcome) }
      appendEscaped(alternative.isEmpty ? node.url : alternative, to: &text)
      if !isInsideLink {
        text += open.popLast() ?? ""
        linkDepth -= 1
      }
    case .words, nil: appendEscaped(alternative, to: &text)
    }
  }
}

/// At most 300 characters, cut between words.
private func summaryText(_ text: String) -> String {
  // There are never more characters than bytes, which are quickly counted.
  guard text.utf8.count > 300, text.count > 300 else { return text }
  let head = text.prefix(299)
  let cut = head.lastIndex(of: " ") ?? head.endIndex
  return head[..<cut] + "…"
}

private func isLanguageNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"),
    UInt8(ascii: "#"),
    UInt8(ascii: "."), UInt8(ascii: "_"):
    true
  default: false
  }
}
