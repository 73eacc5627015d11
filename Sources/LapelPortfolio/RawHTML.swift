/// Whether raw HTML is one comment and nothing else.
func isHTMLComment(_ html: String) -> Bool {
  guard let text = trimmed(html), text.hasPrefix("<!--"), text.utf8.count >= 7 else { return false }
  return text.hasSuffix("-->") && !text.dropFirst(4).dropLast(3).contains("<")
}

/// The name of the first tag: `div`; `!` or `?` for what is no element.
func tagName(in html: String) -> String {
  let afterBracket = html.drop { $0 != "<" }.dropFirst()
  let name = afterBracket.prefix {
    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "/")
  }
  return name.isEmpty ? String(afterBracket.prefix(1)) : name.prefix(32).lowercased()
}

/// What stands between the tags, in one line; nothing of scripts, styles and comments.
func words(inHTML html: String) -> String {
  var words = ""
  var rest = html.utf8[...]
  var skippedElement: String?
  while let bracket = rest.firstIndex(of: UInt8(ascii: "<")) {
    if skippedElement == nil { words += String(Substring(rest[..<bracket])) + " " }
    rest = rest[bracket...]
    let isComment = rest.starts(with: "<!--".utf8)
    guard let end = endOfTag(rest, isComment: isComment) else { return joinedWords(words) }
    let name = isComment ? "" : tagName(in: String(Substring(rest[..<end]).prefix(64)))
    rest = rest[rest.index(after: end)...]
    if let skipped = skippedElement {
      if name == "/" + skipped { skippedElement = nil }
    } else if ["script", "style", "template", "iframe", "object", "svg", "math"].contains(name) {
      skippedElement = name
    }
  }
  if skippedElement == nil { words += String(Substring(rest)) }
  return joinedWords(words)
}

private func endOfTag(_ text: Substring.UTF8View, isComment: Bool) -> Substring.UTF8View.Index? {
  if !isComment { return text.firstIndex(of: UInt8(ascii: ">")) }
  var hyphens = 0
  var index = text.index(text.startIndex, offsetBy: 4)
  while index < text.endIndex {
    if text[index] == UInt8(ascii: ">"), hyphens >= 2 { return index }
    hyphens = text[index] == UInt8(ascii: "-") ? hyphens + 1 : 0
    index = text.index(after: index)
  }
  return nil
}

private func joinedWords(_ text: String) -> String {
  var text = text
  for (entity, character) in [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] { text = text.replacing(entity, with: character) }
  return wordsInOneLine(text)
}
