/// Compares the words of one text with the terms, and gives the hits that remain.
struct WordMatcher {
  /// Longer runs of letters are no words, and no names are looked for inside them.
  private static let longestWord = 4096

  private let rules: LeakRules
  private let bytes: UnsafeBufferPointer<UInt8>
  private let chance: ChanceMatch
  private var text = RecentWords()
  private var tag = RecentWords()
  private var ordinal = 0
  private var pending: [Hit] = []
  private var exempt = ExemptPlaces()
  private(set) var rest = Rest()
  /// Of the last run of letters and digits that was looked at.
  private var runEnd = 0
  /// One-letter words in a row, and where the first of them is.
  private var letters = (count: 0, start: 0)
  /// The parts of a word with hyphens, as one.
  private var hyphenated = (hash: UInt64(0), start: 0)

  /// What is to be read in another way.
  struct Rest {
    /// Where markup may stand within a word.
    var dividedWords: [Range<Int>] = []
    /// Where letters stand apart, or syllables with hyphens between.
    var spacedWords: [Range<Int>] = []
    /// Runs of letters and digits that may be base64 or hexadecimal digits.
    var shortRuns: [Range<Int>] = []
    /// The texts within `=?utf-8?Q?…?=`.
    var mailWords: [Range<Int>] = []
    /// Whether a byte is zero, as in UTF-16.
    var hasZeros = false
  }

  init(_ rules: LeakRules, bytes: UnsafeBufferPointer<UInt8>, trust: ChanceMatch.Trust) {
    self.rules = rules
    self.bytes = bytes
    chance = ChanceMatch(bytes: bytes, trust: trust)
  }

  /// Hands every hit that counts to `report`, in no particular order.
  mutating func search(_ report: (Hit) -> Void) {
    var reader = WordReader(bytes)
    while let word = reader.next() {
      take(word)
      if pending.count >= 4096 || exempt.places.count >= 65_536 {
        settle(before: ordinal - 1024, report)
      }
    }
    endLetters()
    rest.hasZeros = reader.hasZeros
    settle(before: .max, report)
  }

  @inline(__always)
  private mutating func take(_ word: Word) {
    ordinal += 1
    let previous: UInt64
    if word.traits.contains(.inTag) {
      previous = tag[0].hash
      tag.append(word)
    } else {
      if word.traits.contains(.afterInlineTag), mayBelongTogether(word) {
        rest.dividedWords.append(text[0].start..<word.end)
      }
      previous = text[0].hash
      if word.length == 1 {
        takeLetter(word)
      } else if letters.count > 0 {
        endLetters()
      }
      if word.separator == Self.hyphen, word.separatorCount == 1 { takeSyllable(word) }
      text.append(word)
    }
    if rules.table.mayEnd(with: word.hash) {
      compare(TermTable.key(word.hash), word, humps: nil)
      compare(TermTable.key(previous, word.hash), word, humps: nil)
    }
    if word.length > 8 || !word.traits.isDisjoint(with: [.digits, .camelCase, .afterLetterEscape]) {
      takeUnusual(word)
    }
  }

  /// Later hits and places may still come around the ones at the end.
  private mutating func settle(before limit: Int, _ report: (Hit) -> Void) {
    var rest: [Hit] = []
    for var hit in pending {
      if hit.ordinal >= limit {
        rest.append(hit)
      } else if let severity = exempt.severity(of: hit) {
        hit.severity = severity
        report(hit)
      }
    }
    pending = rest
    exempt.removeAll(endingBefore: rest.map(\.start).min() ?? text[0].start - 4096)
  }

  /// Whether a word and those before it, with nothing but markup between, may be a word of a term.
  private func mayBelongTogether(_ word: Word) -> Bool {
    // Few words have markup without attributes around them, so there parts of words are found too.
    guard word.traits.contains(.afterAttributes) else { return true }
    var hash = word.hash
    var length = word.length
    for back in 0..<RecentWords.longest {
      let before = text[back]
      hash = before.hash &* WordHash.power(min(length, Self.longestWord)) &+ hash
      length += before.length
      if rules.table.mayContain(hash) { return true }
      guard before.traits.contains(.afterInlineTag) else { break }
    }
    return false
  }

  // MARK: Letters and syllables apart

  private static let hyphen = WordHash.appending(0x2D, to: 0)
  /// Fewer letters in a row are initials.
  private static let fewestLetters = 4

  /// `P r i y a`
  private mutating func takeLetter(_ word: Word) {
    guard word.traits.isDisjoint(with: [.digits, .wholeCharacter]) else { return endLetters() }
    if word.separatorCount > 1 { endLetters() }
    if letters.count == 0 { letters.start = word.start }
    letters.count += 1
  }

  private mutating func endLetters() {
    if letters.count >= Self.fewestLetters {
      rest.spacedWords.append(letters.start..<text[0].end)
    }
    letters.count = 0
  }

  /// `Pri-ya`: the newest word, which is not yet among the recent ones, and a hyphen before it.
  private mutating func takeSyllable(_ word: Word) {
    let before = text[0]
    if before.separator != Self.hyphen || before.separatorCount != 1 {
      hyphenated = (before.hash, before.start)
    }
    hyphenated.hash = hyphenated.hash &* WordHash.power(min(word.length, 64)) &+ word.hash
    guard rules.table.mayEnd(with: hyphenated.hash) else { return }
    var isTerm = false
    rules.table.forEachValue(under: TermTable.key(hyphenated.hash)) { _ in isTerm = true }
    if isTerm { rest.spacedWords.append(hyphenated.start..<word.end) }
  }

  // MARK: Sequences of words

  private mutating func compare(_ key: UInt64, _ word: Word, humps: RecentWords?) {
    let recent = humps ?? (word.traits.contains(.inTag) ? tag : text)
    var found: [(term: Int, back: Int)] = []
    rules.table.forEachValue(under: key) { term in
      if let back = wordsBack(rules.compiled[term], in: recent) { found.append((term, back)) }
    }
    for (term, back) in found { record(term, first: recent[back], last: word, back: back) }
  }

  /// How many words back a term that ends with the newest word begins.
  private func wordsBack(_ term: CompiledTerm, in recent: RecentWords) -> Int? {
    var back = 0
    var index = term.words.count - 1
    guard recent[0].hash == term.words[index] else { return nil }
    while index > 0 {
      guard separates(recent[back], term, at: index) else { return nil }
      back += 1
      index -= 1
      if recent[back].hash != term.words[index] {
        guard let skipped = wordsOfTag(term, at: index + 1, in: recent, from: back - 1) else {
          return nil
        }
        back = skipped
      }
    }
    return back
  }

  private func separates(_ word: Word, _ term: CompiledTerm, at index: Int) -> Bool {
    switch term.separation {
    case .loose(let signs): word.separatorCount <= signs
    case .exact(let separators): word.separator == separators[index]
    }
  }

  /// In `grace+badges@navy.example`, how far back the word before the plus sign is; `from` is the
  /// word behind the `@`.
  private func wordsOfTag(
    _ term: CompiledTerm, at index: Int, in recent: RecentWords, from: Int
  ) -> Int? {
    let at = WordHash.appending(0x40, to: 0)
    guard index == term.wordsBeforeAt, index > 0, recent[from].separator == at else { return nil }
    for back in (from + 1)...(from + 8) {
      guard recent[back].separatorCount == 1 else { return nil }
      if recent[back].separator == WordHash.appending(0x2B, to: 0) {
        return recent[back + 1].hash == term.words[index - 1] ? back + 1 : nil
      }
    }
    return nil
  }

  private mutating func record(_ index: Int, first: Word, last: Word, back: Int) {
    let term = rules.compiled[index]
    let isInTag = last.traits.contains(.inTag)
    switch term.role {
    case .shown, .allowed:
      var isAllowed = false
      if case .allowed = term.role { isAllowed = true }
      exempt.append(
        ExemptPlace(
          start: first.start, end: last.end, isInTag: isInTag, isAllowed: isAllowed,
          words: back + 1))
    case .mailWord: takeMailWord(last)
    case .forbidden(let forbidden, let severity):
      if term.needsCapital && !first.traits.contains(.capital) { return }
      if term.wordsBeforeAt > 0 && belongsToLongerAddress(first) { return }
      let kind = rules.terms[forbidden].kind
      if kind == .loneName, last.traits.contains(.markup), MarkupWords.all.contains(last.hash) {
        return
      }
      let range = first.start..<last.end
      guard !chance.isChance(range, letters: term.letters) else { return }
      let isDoubtful = kind == .loneName && term.letters < 5 && touchesDigit(range)
      pending.append(
        Hit(
          term: forbidden, severity: isDoubtful ? .toConfirm : severity, kind: kind,
          isInTag: isInTag, ordinal: ordinal, first: first, last: last, words: back + 1,
          traits: first.traits.union(last.traits)))
    }
  }

  /// `hopper@navy.example` is not the address of `grace.hopper@navy.example`.
  private func belongsToLongerAddress(_ first: Word) -> Bool {
    guard first.start > 1, bytes[first.start - 1] == 0x2E || bytes[first.start - 1] == 0x5F
    else { return false }
    return Self.isAlphanumeric(bytes[first.start - 2])
  }

  private func touchesDigit(_ range: Range<Int>) -> Bool {
    (range.lowerBound > 0 && bytes[range.lowerBound - 1] &- 0x30 < 10)
      || (range.upperBound < bytes.count && bytes[range.upperBound] &- 0x30 < 10)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// `=?utf-8?Q?…?=`, with the Q as the word.
  private mutating func takeMailWord(_ word: Word) {
    let question = UInt8(ascii: "?")
    guard word.end - word.start == 1, word.start > 0, bytes[word.start - 1] == question,
      word.end < bytes.count, bytes[word.end] == question
    else { return }
    var end = word.end + 1
    while end < bytes.count, end - word.end <= MailWords.longest, bytes[end] > 0x20,
      bytes[end] != question
    {
      end += 1
    }
    rest.mailWords.append(word.end + 1..<end)
  }

  // MARK: Parts of words, and numbers

  /// What base64 makes of a text has a capital behind a small letter, or digits; so do few words.
  private mutating func takeRun(_ word: Word) {
    // Most numbers stand alone.
    let isAlone =
      (word.start == 0 || !Self.isAlphanumeric(bytes[word.start - 1]))
      && (word.end == bytes.count || !Self.isAlphanumeric(bytes[word.end]))
    guard !isAlone || word.length >= ShortRun.lengths.lowerBound else { return }
    let longest = ShortRun.lengths.upperBound
    var start = word.start
    while start > 0, word.start - start <= longest, Self.isAlphanumeric(bytes[start - 1]) {
      start -= 1
    }
    var end = word.start
    while end < bytes.count, end - word.start <= longest, Self.isAlphanumeric(bytes[end]) {
      end += 1
    }
    runEnd = end
    if ShortRun.lengths.contains(end - start), ShortRun(start..<end, in: bytes).isPromising {
      rest.shortRuns.append(start..<end)
    }
  }

  private mutating func takeUnusual(_ word: Word) {
    if word.end > runEnd, !word.traits.isDisjoint(with: [.digits, .camelCase]) { takeRun(word) }
    if word.traits.contains(.digits) { return takeNumber(word) }
    if word.traits.contains(.camelCase) { takeHumps(word) }
    if word.traits.contains(.afterLetterEscape) { takeWithLetterBefore(word) }
    let shorter = word.length < 64 ? (1 << UInt64(word.length)) - 1 : UInt64.max
    if rules.embeddableLengths & shorter != 0, word.length <= Self.longestWord {
      takeEmbedded(word)
    }
  }

  private mutating func takeNumber(_ word: Word) {
    guard !rules.numbers.isEmpty else { return }
    let recent = word.traits.contains(.inTag) ? tag : text
    var found: [(term: Int, back: Int)] = []
    let bytes = bytes
    rules.numbers.forEachMatch(recent, digits: { bytes[$0] }) { found.append(($0, $1)) }
    for (term, back) in found {
      let first = recent[back]
      let digits = (0...back).reduce(0) { $0 + recent[$1].length }
      guard !chance.isChance(first.start..<word.end, letters: digits) else { continue }
      pending.append(
        Hit(
          term: term, severity: .error, kind: .identifier, isInTag: word.traits.contains(.inTag),
          ordinal: ordinal, first: first, last: word, words: back + 1,
          traits: first.traits.union(word.traits)))
    }
  }

  /// `photoOfGraceHopper` by its capitals.
  private mutating func takeHumps(_ word: Word) {
    var humps = RecentWords()
    var hump = word
    hump.separatorCount = WordReader.boundary
    hump.length = 0
    hump.hash = 0
    var at = word.start
    while at < word.end {
      let byte = bytes[at]
      // Escapes and other alphabets within such a word are left to the whole word.
      guard (byte | 0x20) &- 0x61 < 26 else { return }
      hump.hash = WordHash.appending(UInt32(byte | 0x20), to: hump.hash)
      hump.length += 1
      at += 1
      let ends = at == word.end || (byte & 0x20 != 0 && bytes[at] & 0x20 == 0)
      guard ends else { continue }
      hump.end = at
      let previous = humps[0].hash
      humps.append(hump)
      if rules.table.mayEnd(with: hump.hash) {
        compare(TermTable.key(hump.hash), hump, humps: humps)
        compare(TermTable.key(previous, hump.hash), hump, humps: humps)
      }
      hump.start = at
      hump.length = 0
      hump.hash = 0
      hump.separatorCount = 0
      hump.separator = 0
      hump.traits.insert(.capital)
    }
  }

  /// `\nora` is a line feed before "ora", or "nora" behind a backslash.
  private mutating func takeWithLetterBefore(_ word: Word) {
    guard word.start > 0 else { return }
    var longer = word
    longer.start -= 1
    longer.length += 1
    let letter = UInt64(bytes[longer.start] | 0x20)
    longer.hash = letter &* WordHash.power(word.length) &+ word.hash
    guard rules.table.mayEnd(with: longer.hash) else { return }
    var alone = RecentWords()
    alone.append(longer)
    compare(TermTable.key(longer.hash), longer, humps: alone)
  }

  /// `photogracehopper` by the lengths of the joined names.
  private mutating func takeEmbedded(_ word: Word) {
    var sums: [UInt64] = [0]
    for letter in WordReader.foldedLetters(of: word, in: bytes) {
      sums.append(WordHash.appending(letter, to: sums[sums.count - 1]))
    }
    var lengths = rules.embeddableLengths
    while lengths != 0 {
      let length = lengths.trailingZeroBitCount
      lengths &= lengths - 1
      guard length < sums.count - 1 else { break }
      let power = WordHash.power(length)
      for end in length..<sums.count {
        let hash = sums[end] &- sums[end - length] &* power
        if rules.table.mayEnd(with: hash) { compareEmbedded(hash, length: length, word) }
      }
    }
  }

  private mutating func compareEmbedded(_ hash: UInt64, length: Int, _ word: Word) {
    var found: [Int] = []
    rules.table.forEachValue(under: TermTable.key(hash)) { index in
      let term = rules.compiled[index]
      guard term.words.count == 1, term.letters == length,
        case .forbidden(let forbidden, _) = term.role, rules.terms[forbidden].kind != .loneName
      else { return }
      found.append(index)
    }
    for index in found { record(index, first: word, last: word, back: 0) }
  }
}
