/// HTML that came from Markdown through Lapel's own writer: the only text that pages take as HTML.
///
/// It is well formed, holds a closed set of elements and attributes, and links nowhere but where `WebLink` and
/// `LinkTarget` allow. Where inside the site it leads is filled in for the page that it stands on.
package struct MarkdownHTML: Sendable, Hashable {
  private let segments: [MarkdownSegment]

  /// What `MarkdownWriter` wrote, and nothing else.
  init(written segments: [MarkdownSegment]) { self.segments = segments }

  /// Whether there is nothing to show.
  package var isEmpty: Bool { segments.isEmpty }

  /// The HTML for one page.
  ///
  /// - Parameters:
  ///   - level: the level of the topmost headings, 2 to 6; deeper ones follow, none below `h6`.
  ///   - address: the address of a target as seen from the page, not escaped.
  package func html(headingsFrom level: Int = 2, linking address: (LinkTarget) -> WebLink) -> String
  {
    var html = ""
    for segment in segments {
      switch segment {
      case .html(let text): html += text
      case .headingLevel(let depth): html += String(min(6, max(2, level) + depth))
      case .address(let target): appendEscaped(address(target).text, to: &html)
      }
    }
    return html
  }

  /// The targets inside the site, in order, as often as they are linked.
  package var targets: [LinkTarget] {
    segments.compactMap { segment in
      if case .address(let target) = segment { target } else { nil }
    }
  }

  /// The same with other targets.
  func mapTargets(_ transform: (LinkTarget) -> LinkTarget) -> MarkdownHTML {
    MarkdownHTML(
      written: segments.map { segment in
        if case .address(let target) = segment { .address(transform(target)) } else { segment }
      })
  }
}

/// A piece of HTML, or a gap in it that each page fills.
enum MarkdownSegment: Sendable, Hashable {
  case html(String)
  /// The digit of a heading's level; 0 is the topmost.
  case headingLevel(Int)
  /// Inside a double-quoted attribute.
  case address(LinkTarget)
}

/// Appends text so that it means itself between tags and in a double-quoted attribute.
func appendEscaped(_ text: some StringProtocol, to html: inout String) {
  let bytes = text.utf8
  // Most texts may stand as they are.
  if bytes.withContiguousStorageIfAvailable({ !$0.contains(where: isEscaped) }) == true {
    html += text
    return
  }
  // Runs of harmless bytes at once, and what is between them one by one.
  var start = bytes.startIndex
  var index = start
  while index < bytes.endIndex {
    let next = bytes.index(after: index)
    if let entity = entity(for: bytes[index]) {
      html += text[start..<index]
      html += entity
      start = next
    }
    index = next
  }
  html += text[start...]
}

private func isEscaped(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
  default: false
  }
}

private func entity(for byte: UInt8) -> String? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: nil
  }
}
