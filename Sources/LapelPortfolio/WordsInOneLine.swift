/// The words of a text in one line, with one space between them.
package func wordsInOneLine(_ text: String) -> String {
  if isInOneLine(text) { return text }
  return text.split { $0.isWhitespace }.joined(separator: " ")
}

/// Whether a text surely has no white space but single spaces between words.
///
/// It looks at bytes, which is quick and enough for most texts: `false` only means that its characters must be looked at.
private func isInOneLine(_ text: String) -> Bool {
  var isAfterSpace = true
  for byte in text.utf8 {
    switch byte {
    case 0x20:
      if isAfterSpace { return false }
      isAfterSpace = true
      continue
    case 0x21...0x7E, 0xC3...0xCB: break
    // Control characters; the first bytes of white space beyond ASCII.
    case ..<0x20, 0x7F, 0xC2, 0xE1...0xE3: return false
    // What may join the space before it as a mark.
    default: if isAfterSpace { return false }
    }
    isAfterSpace = false
  }
  return !isAfterSpace
}
