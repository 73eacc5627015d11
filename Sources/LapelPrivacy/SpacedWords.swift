/// The surroundings of words whose letters or syllables stand apart, `P r i y a` or `Pri-ya`, with
/// these put together.
enum SpacedWords {
  private static let reach = 80

  static func texts(
    around words: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [[UInt8]] {
    var regions: [Range<Int>] = []
    for word in words {
      let start = max(0, word.lowerBound - reach)
      let end = min(bytes.count, word.upperBound + reach)
      if let last = regions.last, start <= last.upperBound {
        regions[regions.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        regions.append(start..<end)
      }
    }
    return regions.map { together(UnsafeBufferPointer(rebasing: bytes[$0])) }
  }

  /// Single letters without what is between them, and other words without their hyphens.
  private static func together(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let hyphen = WordHash.appending(0x2D, to: 0)
    var text: [UInt8] = []
    var reader = WordReader(bytes)
    var wasLetter = false
    while let word = reader.next() {
      guard !word.traits.contains(.inTag) else { continue }
      let isLetter = word.length == 1 && !word.traits.contains(.digits)
      let isSyllable = word.separatorCount == 1 && word.separator == hyphen
      let isApart = isLetter && wasLetter && word.separatorCount <= 1
      if !isSyllable && !isApart {
        // As many signs as there were, so that no more words follow each other than before.
        let signs = min(16, max(0, Int(word.separatorCount)))
        text += repeatElement(UInt8(ascii: "|"), count: signs) + [0x20]
      }
      text += bytes[word.start..<word.end]
      wasLetter = isLetter
    }
    return text
  }
}
