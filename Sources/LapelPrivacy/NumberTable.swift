/// Numbers that must not appear, however their digits are grouped.
struct NumberTable {
  private var terms: [UInt64: Int] = [:]
  /// The lengths that occur, as bits.
  private var lengths: UInt64 = 0

  /// Fewer digits are compared with whole groups only.
  private static let shortestGrouped = 7
  /// Fewer digits do not count at the end of a longer number.
  private static let shortestSuffix = 9

  var isEmpty: Bool { terms.isEmpty }

  mutating func insert(_ digits: [UInt8], term: Int) {
    guard digits.count < 64 else { return }
    terms[WordHash.hash(digits.map(UInt32.init))] = term
    lengths |= 1 << UInt64(digits.count)
  }

  /// The numbers that end with the newest word, and where each begins: as how many words back.
  func forEachMatch(
    _ recent: RecentWords, digits: (Int) -> UInt8, _ body: (_ term: Int, _ back: Int) -> Void
  ) {
    var hash: UInt64 = 0
    var length = 0
    for back in 0..<12 {
      let word = recent[back]
      guard word.traits.contains(.digits), length + word.length < 32 else { break }
      hash = word.hash &* WordHash.power(length) &+ hash
      length += word.length
      if contains(length), back == 0 || length >= Self.shortestGrouped, let term = terms[hash] {
        body(term, back)
      }
      guard word.separatorCount <= 3 else { break }
    }
    forEachSuffix(of: recent[0], digits: digits) { body($0, 0) }
  }

  private func forEachSuffix(of word: Word, digits: (Int) -> UInt8, _ body: (Int) -> Void) {
    guard word.length > Self.shortestSuffix, word.end - word.start == word.length else { return }
    for length in Self.shortestSuffix..<min(word.length, 32) where contains(length) {
      let hash = ((word.end - length)..<word.end).reduce(UInt64(0)) {
        WordHash.appending(UInt32(digits($1)), to: $0)
      }
      if let term = terms[hash] { body(term) }
    }
  }

  private func contains(_ length: Int) -> Bool { lengths >> UInt64(length) & 1 != 0 }
}
