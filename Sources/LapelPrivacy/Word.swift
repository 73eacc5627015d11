/// One word or number of a text, as `WordReader` finds it: letters alone or digits alone.
struct Word {
  /// What stands out about a word.
  struct Traits: OptionSet {
    let rawValue: UInt16

    static let digits = Traits(rawValue: 1 << 0)
    /// Its first letter is an ASCII capital.
    static let capital = Traits(rawValue: 1 << 1)
    /// It stands inside `<…>`, outside the text that readers see.
    static let inTag = Traits(rawValue: 1 << 2)
    /// It stands inside a tag and outside its quotes: an element's or attribute's own name.
    static let markup = Traits(rawValue: 1 << 3)
    /// Only markup of the kind that may stand within a word comes between it and the word before.
    static let afterInlineTag = Traits(rawValue: 1 << 4)
    /// A letter was written as `&eacute;` or `&#233;`.
    static let characterReference = Traits(rawValue: 1 << 5)
    /// A letter was written as `%C3%A9`.
    static let percentEscape = Traits(rawValue: 1 << 6)
    /// A letter was written as `\u00e9`.
    static let backslashEscape = Traits(rawValue: 1 << 7)
    /// A small letter is followed by a capital, as in `graceHopper`.
    static let camelCase = Traits(rawValue: 1 << 8)
    /// One character of a script without spaces.
    static let wholeCharacter = Traits(rawValue: 1 << 9)
    /// The letter before it belongs to an escape: `\n` in front of `ora`.
    static let afterLetterEscape = Traits(rawValue: 1 << 10)
    /// The markup before it has attributes, as nearly all of a page's own has.
    static let afterAttributes = Traits(rawValue: 1 << 11)
  }

  /// A polynomial over the folded letters.
  var hash: UInt64 = 0
  /// A polynomial over the characters between it and the word before, without white space.
  var separator: UInt64 = 0
  var start = 0
  var end = 0
  /// How many characters are between it and the word before, without white space.
  var separatorCount: Int32 = 0
  /// Folded letters or digits.
  private(set) var letterCount: Int32 = 0
  var traits: Traits = []

  var length: Int {
    get { Int(letterCount) }
    set { letterCount = Int32(truncatingIfNeeded: newValue) }
  }
}

/// The polynomials of `Word`.
enum WordHash {
  static let base: UInt64 = 0x9E37_79B9_7F4A_7C55

  @inline(__always)
  static func appending(_ letter: UInt32, to hash: UInt64) -> UInt64 {
    hash &* base &+ UInt64(letter)
  }

  static func hash(_ letters: some Sequence<UInt32>) -> UInt64 {
    letters.reduce(0) { appending($1, to: $0) }
  }

  /// `base` raised to a word's length, which moves another word in front of it.
  static func power(_ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { power, _ in power &* base }
  }
}
