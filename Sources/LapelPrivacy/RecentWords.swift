/// The last words of a stream, the newest at 0.
struct RecentWords {
  /// The most words that a term may have.
  static let longest = 16
  /// A power of two, with room for the tag of an e-mail address.
  private static let size = 32

  private var words = [Word](repeating: Word(), count: size)
  private var newest = 0

  mutating func append(_ word: Word) {
    newest = (newest + 1) & (Self.size - 1)
    words[newest] = word
  }

  @inline(__always)
  subscript(back: Int) -> Word { words[(newest &- back) & (Self.size - 1)] }
}
