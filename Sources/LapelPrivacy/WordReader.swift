/// Splits bytes into words in one pass, however their letters are spelled.
///
/// Letters count without case and accents (`LetterFolding`), and whether they are written in UTF-8,
/// as single Latin-1 bytes, or escaped for HTML, addresses or JSON (`WordReader+Escapes.swift`).
/// What stands inside `<…>` is read as a stream of its own, so that the text goes on behind a tag
/// where it was before.
struct WordReader {
  private let base: UnsafePointer<UInt8>
  let count: Int
  var position = 0

  private var text = Gap()
  private var tag = Gap()
  private var isInTag = false
  private var tagIsEscaped = false
  private var isComment = false
  /// The quote that an attribute's value stands in, or 1 for a comment, all of which is value.
  private var quote: UInt8 = 0
  private var wordBeforeTag = false
  private var tagsAreInline = true
  private var tagsHaveSpaces = false
  private var afterLetterEscape = false
  private(set) var hasZeros = false

  /// The characters since the last word.
  private struct Gap {
    var hash: UInt64 = 0
    var count: Int32 = 0
  }

  /// A separator longer than any that is waited for: nothing before it belongs to what follows.
  static let boundary: Int32 = 1 << 20

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer has no address; nothing is read from this one.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    count = bytes.count
    text.count = Self.boundary
  }

  @inline(__always)
  func byte(at index: Int) -> UInt8 { index < count ? base[index] : 0 }

  @inline(__always)
  mutating func next() -> Word? {
    while position < count {
      let byte = base[position]
      if (byte | 0x20) &- 0x61 < 26 { return word() }
      if byte &- 0x30 < 10 { return number() }
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        wordBeforeTag = wordBeforeTag && isInTag
        // White space outside ends what may be one word.
        tagsHaveSpaces = isInTag
        position += 1
      } else if byte == 0x3C || byte == 0x3E {
        angleBracket(byte, length: 1, escaped: false)
      } else if Self.mayContinueWord(byte) {
        if let word = unusualCharacter() { return word }
      } else {
        if byte == 0 { hasZeros = true }
        separate(UInt32(byte))
        position += 1
      }
    }
    return nil
  }

  // MARK: Words

  /// Nearly all words are ASCII throughout; the others are continued elsewhere.
  @inline(__always)
  private mutating func word() -> Word {
    var word = Word()
    word.start = position
    var at = position
    var hash: UInt64 = 0
    var previous: UInt8 = 0
    var humps: UInt8 = 0
    while at < count {
      let byte = base[at]
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { break }
      hash = hash &* WordHash.base &+ UInt64(letter)
      // A capital behind a small letter.
      humps |= ~byte & previous
      previous = byte
      at += 1
    }
    word.hash = hash
    word.length = at - position
    if base[position] < 0x61 { word.traits.insert(.capital) }
    if humps & 0x20 != 0 { word.traits.insert(.camelCase) }
    position = at
    if at < count, Self.mayContinueWord(base[at]) { continueWord(&word) }
    return finished(word)
  }

  @inline(__always)
  private static func mayContinueWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == 0x26 || byte == 0x25 || byte == 0x5C
  }

  private mutating func continueWord(_ word: inout Word) {
    var hash = word.hash
    var length = word.length
    var at = position
    while true {
      var previous: UInt8 = 0
      while at < count {
        let byte = base[at]
        let letter = byte | 0x20
        guard letter &- 0x61 < 26 else { break }
        hash = hash &* WordHash.base &+ UInt64(letter)
        length += 1
        if byte & 0x20 == 0, previous & 0x20 != 0 { word.traits.insert(.camelCase) }
        previous = byte
        at += 1
      }
      guard at < count, Self.mayContinueWord(base[at]) else { break }
      let spelled = character(at: at)
      switch LetterFolding.folded(spelled.scalar) {
      case .letters(let first, let second):
        hash = WordHash.appending(first, to: hash)
        length += 1
        if second > 0 {
          hash = WordHash.appending(second, to: hash)
          length += 1
        }
      case .dropped: break
      case .separator, .digit, .wholeWord:
        position = at
        word.hash = hash
        word.length = length
        return
      }
      word.traits.formUnion(spelled.traits)
      at += spelled.length
    }
    position = at
    word.hash = hash
    word.length = length
  }

  private mutating func number() -> Word {
    var word = Word()
    word.start = position
    word.traits = .digits
    while position < count, base[position] &- 0x30 < 10 {
      word.hash = word.hash &* WordHash.base &+ UInt64(base[position])
      word.length += 1
      position += 1
    }
    return finished(word)
  }

  private mutating func unusualCharacter() -> Word? {
    let spelled = character(at: position)
    var word = Word()
    word.start = position
    word.traits = spelled.traits
    switch LetterFolding.folded(spelled.scalar) {
    case .separator:
      afterLetterEscape = spelled.isLetterEscape
      if spelled.scalar == 0x3C || spelled.scalar == 0x3E {
        angleBracket(
          UInt8(spelled.scalar), length: spelled.length, escaped: !spelled.traits.isEmpty)
      } else {
        if spelled.scalar > 0x20 && spelled.scalar != 0xA0 { separate(spelled.scalar) }
        position += spelled.length
      }
      return nil
    case .dropped:
      position += spelled.length
      return nil
    case .digit(let digit):
      position += spelled.length
      word.hash = WordHash.appending(UInt32(digit) + 0x30, to: 0)
      word.length = 1
      word.traits.insert(.digits)
    case .letters(let first, let second):
      position += spelled.length
      if Unicode.Scalar(spelled.scalar)?.properties.isUppercase == true {
        word.traits.insert(.capital)
      }
      word.hash = WordHash.appending(first, to: 0)
      word.length = 1
      if second > 0 {
        word.hash = WordHash.appending(second, to: word.hash)
        word.length = 2
      }
      continueWord(&word)
    case .wholeWord(let scalar):
      position += spelled.length
      word.traits.insert(.wholeCharacter)
      word.hash = syllable(scalar, &word.length)
    }
    return finished(word)
  }

  /// A character that is a word, with Hangul taken apart so that both its spellings are one.
  private mutating func syllable(_ scalar: UInt32, _ length: inout Int) -> UInt64 {
    length = 1
    if (0xAC00...0xD7A3).contains(scalar) {
      let index = scalar - 0xAC00
      let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
      return WordHash.hash(index % 28 == 0 ? parts.dropLast() : parts[...])
    }
    var hash = WordHash.appending(scalar, to: 0)
    while position < count, base[position] >= 0x80 {
      let spelled = character(at: position)
      let isJamo = (0x1160...0x11FF).contains(spelled.scalar)
      guard isJamo || LetterFolding.folded(spelled.scalar) == .dropped else { break }
      if isJamo { hash = WordHash.appending(spelled.scalar, to: hash) }
      position += spelled.length
    }
    return hash
  }

  @inline(__always)
  private mutating func finished(_ word: Word) -> Word {
    var word = word
    word.end = position
    if afterLetterEscape {
      word.traits.insert(.afterLetterEscape)
      afterLetterEscape = false
    }
    if isInTag {
      word.separator = tag.hash
      word.separatorCount = tag.count
      word.traits.insert(quote == 0 ? [.inTag, .markup] : .inTag)
      tag = Gap()
    } else {
      word.separator = text.hash
      word.separatorCount = text.count
      if wordBeforeTag, text.count == 0, tagsAreInline {
        word.traits.insert(tagsHaveSpaces ? [.afterInlineTag, .afterAttributes] : .afterInlineTag)
      }
      wordBeforeTag = false
      tagsHaveSpaces = false
      text = Gap()
    }
    return word
  }

  // MARK: What stands between words

  @inline(__always)
  private mutating func separate(_ character: UInt32) {
    if isInTag {
      if quote == 0, character == 0x22 || character == 0x27 {
        quote = UInt8(character)
      } else if quote == character {
        quote = 0
      }
      tag.hash = WordHash.appending(character, to: tag.hash)
      tag.count &+= 1
    } else {
      text.hash = WordHash.appending(character, to: text.hash)
      text.count &+= 1
      wordBeforeTag = false
    }
    afterLetterEscape = false
  }

  private mutating func angleBracket(_ bracket: UInt8, length: Int, escaped: Bool) {
    if bracket == 0x3C, !isInTag, beginsTag(behind: position + length) {
      enterTag(length: length, escaped: escaped)
    } else if bracket == 0x3E, isInTag, tagIsEscaped == escaped, !isComment || endsComment() {
      isInTag = false
      quote = 0
      position += length
    } else {
      separate(UInt32(bracket))
      position += length
    }
  }

  private func endsComment() -> Bool {
    position > 1 && base[position - 1] == 0x2D && base[position - 2] == 0x2D
  }

  private func beginsTag(behind index: Int) -> Bool {
    let byte = byte(at: index)
    return (byte | 0x20) &- 0x61 < 26 || byte == 0x2F || byte == 0x21 || byte == 0x3F
      || (byte == 0x5C && self.byte(at: index + 1) == 0x2F)
  }

  private mutating func enterTag(length: Int, escaped: Bool) {
    let first = byte(at: position + length)
    // Directly behind a letter, or behind another tag that was.
    let touches = text.count == 0 && (wordBeforeTag || endsWord(at: position))
    if touches {
      tagsAreInline = (!wordBeforeTag || tagsAreInline) && isInline(at: position + length)
    }
    wordBeforeTag = touches
    isInTag = true
    tag = Gap(hash: 0, count: Self.boundary)
    tagIsEscaped = escaped
    isComment = first == 0x21 && byte(at: position + length + 1) == 0x2D
    quote = first == 0x21 || first == 0x3F ? 1 : 0
    position += length
  }

  private func endsWord(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let byte = base[index - 1]
    return (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 || byte == 0x3B
  }

  /// Whether the element that begins here may stand within a word, or is a comment.
  ///
  /// Documents of Word and their like have prefixes, `w:r`, and elements for all that is to be said
  /// of a letter; so there whatever ends no word may stand within one.
  func isInline(at index: Int) -> Bool {
    var at = index
    while byte(at: at) == 0x2F || byte(at: at) == 0x5C { at += 1 }
    if byte(at: at) == 0x21 || byte(at: at) == 0x3F { return true }
    var (name, length) = elementName(at: at)
    guard byte(at: at + length) == 0x3A, length > 0 else {
      return length < 9 && InlineElements.names.contains(name)
    }
    at += length + 1
    (name, length) = elementName(at: at)
    return length > 8 || !InlineElements.endsOfWords.contains(name)
  }

  /// The last eight letters of a name, and how many it has.
  @inline(__always)
  private func elementName(at index: Int) -> (name: UInt64, length: Int) {
    var name: UInt64 = 0
    var at = index
    while (byte(at: at) | 0x20) &- 0x61 < 26 {
      name = name << 8 | UInt64(byte(at: at) | 0x20)
      at += 1
    }
    return (name, at - index)
  }
}

/// The elements that are drawn within a line of text and may begin or end within a word.
private enum InlineElements {
  /// Those of HTML and SVG, and of the texts of spreadsheets, which have no prefixes.
  static let names = packed([
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
    "tt", "u", "var", "wbr", "tspan", "textpath", "tref", "t", "r", "rpr", "rfont", "sz", "color",
    "family", "scheme", "charset",
  ])

  /// Paragraphs, headings, spaces, tabs, breaks, and the cells and rows of tables, behind a prefix.
  static let endsOfWords = packed([
    "p", "h", "s", "br", "cr", "tab", "tc", "tr", "tbl", "line", "list", "table", "body", "page",
    "frame", "section", "div", "td", "th", "li", "ul", "ol", "title", "rect", "text", "g",
  ])

  private static func packed(_ names: [String]) -> NameSet {
    NameSet(names.map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
  }

  /// A set that is faster than the standard library's, which takes as long as reading the name does.
  struct NameSet {
    private var slots = [UInt64](repeating: 0, count: 128)

    init(_ names: [UInt64]) {
      precondition(names.count < slots.count, "A slot stays empty.")
      for name in names {
        var slot = Self.slot(name)
        while slots[slot] != 0, slots[slot] != name { slot = (slot + 1) & 127 }
        slots[slot] = name
      }
    }

    func contains(_ name: UInt64) -> Bool {
      var slot = Self.slot(name)
      while slots[slot] != 0 {
        if slots[slot] == name { return true }
        slot = (slot + 1) & 127
      }
      return false
    }

    private static func slot(_ name: UInt64) -> Int { Int((name &* WordHash.base) >> 57) }
  }
}
