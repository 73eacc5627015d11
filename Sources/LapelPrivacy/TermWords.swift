/// The words of a term, split by the very reader that splits the texts it is searched in.
struct TermWords: Hashable {
  var hashes: [UInt64] = []
  var lengths: [Int] = []
  /// Of each word, with what stands before it.
  var separators: [UInt64] = []
  var isDigits: [Bool] = []
  /// The words are characters of a script without spaces.
  var isUnspaced = false

  init() {}

  init(_ text: String) {
    for (word, _) in Self.split(text) {
      hashes.append(word.hash)
      lengths.append(word.length)
      separators.append(word.separator)
      isDigits.append(word.traits.contains(.digits))
      isUnspaced = isUnspaced || word.traits.contains(.wholeCharacter)
    }
  }

  var letters: Int { lengths.reduce(0, +) }

  /// All of them as one word, when they are letters.
  var joined: UInt64 {
    zip(hashes, lengths).reduce(0) { $0 &* WordHash.power($1.1) &+ $1.0 }
  }

  static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum.hashes += b.hashes
    sum.lengths += b.lengths
    sum.separators += b.separators
    sum.isDigits += b.isDigits
    sum.isUnspaced = a.isUnspaced || b.isUnspaced
    return sum
  }

  func prefix(_ count: Int) -> Self {
    guard hashes.count > count else { return self }
    var words = self
    words.hashes.removeLast(hashes.count - count)
    words.lengths.removeLast(lengths.count - count)
    words.separators.removeLast(separators.count - count)
    words.isDigits.removeLast(isDigits.count - count)
    return words
  }

  func joinedWord() -> Self {
    var word = Self()
    word.hashes = [joined]
    word.lengths = [letters]
    word.separators = [0]
    word.isDigits = [false]
    return word
  }

  /// The words of a text and how each is written there.
  static func split(_ text: String) -> [(word: Word, text: String)] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = WordReader(bytes)
      var words: [(word: Word, text: String)] = []
      while let word = reader.next() {
        words.append((word, String(decoding: bytes[word.start..<word.end], as: UTF8.self)))
      }
      return words
    }
  }
}
