/// The surroundings of words that have markup in them, `<b>G</b>race`, without the markup.
enum DividedWords {
  private static let reach = 80
  /// No word is cut off to keep within the reach, as far as this.
  private static let farthest = 160

  static func texts(
    around words: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [[UInt8]] {
    var regions: [Range<Int>] = []
    for word in words {
      let region = start(before: word.lowerBound, bytes)..<end(behind: word.upperBound, bytes)
      if let last = regions.last, region.lowerBound <= last.upperBound {
        regions[regions.count - 1] = last.lowerBound..<max(last.upperBound, region.upperBound)
      } else {
        regions.append(region)
      }
    }
    return regions.map { withoutMarkup(bytes[$0]) }
  }

  private static func start(before index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = max(0, index - reach)
    while start > max(0, index - farthest), !isSpace(bytes[start]) { start -= 1 }
    return start
  }

  private static func end(behind index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = min(bytes.count, index + reach)
    while end < min(bytes.count, index + farthest), !isSpace(bytes[end]) { end += 1 }
    return end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// Without whatever stands in `<…>`, written so or escaped.
  private static func withoutMarkup(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let whole = UnsafeBufferPointer(rebasing: bytes)
    let reader = WordReader(whole)
    var text: [UInt8] = []
    var inTag = false
    var at = 0
    while at < whole.count {
      let byte = whole[at]
      var spelled = SpelledCharacter(scalar: UInt32(byte), length: 1)
      if byte == 0x26 || byte == 0x5C { spelled = reader.character(at: at) }
      if spelled.scalar == 0x3C {
        inTag = true
        if !reader.isInline(at: at + spelled.length) { text.append(0x20) }
      } else if spelled.scalar == 0x3E {
        inTag = false
      } else if !inTag {
        text += whole[at..<min(whole.count, at + spelled.length)]
      }
      at += max(1, spelled.length)
    }
    return text
  }
}
