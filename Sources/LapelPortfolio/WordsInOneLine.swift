/// The words of a text in one line, with one space between them.
package func wordsInOneLine(_ text: String) -> String {
  if isInOneLine(text) { return text }
  return text.split { $0.isWhitespace }.joined(separator: " ")
}

/// Whether a text surely has no white space but single spaces between words.
///
/// It looks at bytes, which is quick and enough for most texts: `false` only means that its characters must be looked at.
private func isInOneLine(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { isInOneLine($0) } ?? false
}

private func isInOneLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var isAfterSpace = true
  var bytes = text.makeIterator()
  while let byte = bytes.next() {
    switch byte {
    case 0x20:
      if isAfterSpace { return false }
      isAfterSpace = true
      continue
    case 0x21...0x7E, 0xC3...0xCB: break
    // From U+00A1 on: signs such as the middle dot, and no space.
    case 0xC2: if bytes.next() ?? 0 <= 0xA0 { return false }
    // Dashes, quotation marks, the ellipsis; the spaces and marks of this block are elsewhere.
    case 0xE2:
      guard bytes.next() == 0x80, let last = bytes.next(), 0x90...0xA7 ~= last || last >= 0xB0
      else { return false }
    // Control characters; the first bytes of other white space beyond ASCII.
    case ..<0x20, 0x7F, 0xE1, 0xE3: return false
    // What may join the space before it as a mark.
    default: if isAfterSpace { return false }
    }
    isAfterSpace = false
  }
  return !isAfterSpace
}
