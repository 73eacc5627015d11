/// Finds the terms that end with given words: a filter of bits for their last words, which most
/// words do not pass, and behind it a table with open addressing for their last two.
struct TermTable {
  private var filter: [UInt64]
  /// The same for all words of terms.
  private var wordFilter: [UInt64]
  private let filterShift: UInt64
  private var slots: [Int32]
  private let mask: Int
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var following: [Int32] = []

  /// For at most so many entries.
  init(capacity: Int) {
    // Sixteen bits for an entry let pass one in sixteen of the other words, and stay in the cache.
    var bits = 10
    while 1 << bits < capacity * 16 { bits += 1 }
    filter = Array(repeating: 0, count: 1 << (bits - 6))
    wordFilter = filter
    filterShift = UInt64(64 - bits)
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// Adds a term by the hashes of its words.
  mutating func insert(_ value: Int32, words: [UInt64]) {
    let last = words[words.count - 1]
    let bit = Self.mixed(last) >> filterShift
    filter[Int(bit >> 6)] |= 1 << (bit & 63)
    for word in words {
      let bit = Self.mixed(word) >> filterShift
      wordFilter[Int(bit >> 6)] |= 1 << (bit & 63)
    }
    let key = words.count == 1 ? Self.key(last) : Self.key(words[words.count - 2], last)
    var slot = Int(truncatingIfNeeded: Self.mixed(key)) & mask
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & mask }
    keys.append(key)
    values.append(value)
    following.append(slots[slot])
    slots[slot] = Int32(keys.count - 1)
  }

  /// Whether a term may end with a word.
  @inline(__always)
  func mayEnd(with word: UInt64) -> Bool {
    let bit = Self.mixed(word) >> filterShift
    return filter[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
  }

  /// Whether a term may have a word anywhere.
  func mayContain(_ word: UInt64) -> Bool {
    let bit = Self.mixed(word) >> filterShift
    return wordFilter[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
  }

  func forEachValue(under key: UInt64, _ body: (Int) -> Void) {
    var slot = Int(truncatingIfNeeded: Self.mixed(key)) & mask
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key {
        var entry = slots[slot]
        while entry >= 0 {
          body(Int(values[Int(entry)]))
          entry = following[Int(entry)]
        }
        return
      }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 {
    let product = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 29
  }

  /// The key of a term of one word.
  @inline(__always)
  static func key(_ word: UInt64) -> UInt64 { word }

  /// The key of a longer term: its last two words.
  @inline(__always)
  static func key(_ first: UInt64, _ last: UInt64) -> UInt64 {
    (first << 21 | first >> 43) &* 0xFF51_AFD7_ED55_8CCD ^ last
  }
}
