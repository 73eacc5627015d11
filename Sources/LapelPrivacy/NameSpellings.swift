/// The spellings of a name that readers would recognise, as sequences of words.
struct NameSpellings {
  /// Two or more words together, however they are ordered.
  private(set) var full: Set<TermWords> = []
  /// One word, with how it is written in the name.
  private(set) var lone: [(words: TermWords, text: String)] = []

  /// More words are no name; each is compared with others, which would take as long as their square.
  private static let mostWords = 40
  private static let mostBytes = 1000

  init(_ name: String) {
    for spelling in Self.transliterations(of: Self.inReadingOrder(Self.beginning(of: name))) {
      add(spelling)
    }
  }

  /// A name as far as it is searched for: all of it, but for a text that somebody took for a name.
  static func beginning(of name: String) -> String {
    let bytes = Array(name.utf8.prefix(mostBytes))
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = WordReader(buffer)
      var end = 0
      var words = 0
      while words < mostWords, let word = reader.next() {
        // The last word of those bytes may be cut off.
        guard word.end < buffer.count || buffer.count == name.utf8.count || words == 0 else {
          break
        }
        words += 1
        end = word.end
      }
      let isWhole = buffer.count == name.utf8.count && reader.next() == nil
      return isWhole ? name : String(decoding: buffer[..<end], as: UTF8.self)
    }
  }

  private mutating func add(_ name: String) {
    let parts = name.split { $0.isWhitespace }.map {
      (text: String($0), words: TermWords(String($0)))
    }
    .filter { !$0.words.hashes.isEmpty }
    let telling = parts.filter { !Self.isParticle($0.text) }
    addFull(parts.map(\.words))
    if telling.count != parts.count { addFull(telling.map(\.words)) }
    addPairs(telling.map(\.text))
    for part in telling { addLone(part.words, part.text) }
  }

  private mutating func addFull(_ parts: [TermWords]) {
    guard let last = parts.last else { return }
    let orders = [parts, [last] + parts.dropLast()]
    for order in orders {
      let split = order.reduce(TermWords(), +)
      // "王小明" is one part and a full name.
      guard parts.count > 1 || (split.isUnspaced && split.hashes.count > 2) else { continue }
      full.insert(split)
      full.insert(order.map { $0.isUnspaced ? $0 : $0.joinedWord() }.reduce(TermWords(), +))
    }
  }

  /// The first word with any other, and any other with the last: what people with more than two
  /// names, or with hyphens in them, are called.
  private mutating func addPairs(_ parts: [String]) {
    let words = parts.map { TermWords.split($0).filter { $0.word.length > 1 }.map(\.text) }
    guard words.count > 1 else { return }
    for (index, others) in words.enumerated() {
      var partners: [String] = []
      if index > 0 { partners += words[0] }
      if index < words.count - 1 { partners += words[words.count - 1] }
      for a in others.map(TermWords.init) {
        for b in partners.map(TermWords.init) where !a.isUnspaced && !b.isUnspaced {
          full.formUnion([a + b, b + a])
        }
      }
    }
  }

  private mutating func addLone(_ words: TermWords, _ text: String) {
    if words.isUnspaced {
      // The family name comes first, and is one character as a rule.
      let characters = TermWords.split(text).map(\.text)
      guard characters.count > 2 else { return lone.append((words, text)) }
      let given = characters.dropFirst().joined()
      return lone.append((TermWords(given), given))
    }
    lone.append((words.hashes.count > 1 ? words : words.joinedWord(), text))
    guard words.hashes.count > 1 else { return }
    lone.append((words.joinedWord(), text))
    for part in TermWords.split(text) where part.word.length > 1 && !Self.isParticle(part.text) {
      lone.append((TermWords(part.text), part.text))
    }
  }

  private static func inReadingOrder(_ name: String) -> String {
    let parts = name.split(separator: ",", maxSplits: 1)
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }

  /// The name, and as it is written where there are no letters with dots or rings: `Müller` as
  /// `Mueller`; and `Mueller` for `Müller`, which folds to `Muller`.
  private static func transliterations(of name: String) -> [String] {
    var spelled = ""
    for character in name {
      spelled += longForms[character] ?? String(character)
    }
    var short = name.lowercased()
    for (long, letter) in [("ae", "a"), ("oe", "o"), ("ue", "u")] {
      short = short.split(separator: long, omittingEmptySubsequences: false).joined(
        separator: letter)
    }
    var all = [name]
    if spelled != name { all.append(spelled) }
    if short != name.lowercased() { all.append(short) }
    return all
  }

  private static let longForms: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe",
  ]

  /// Words of names that name nobody, and initials.
  private static func isParticle(_ word: String) -> Bool {
    let letters = word.lowercased().filter { $0 != "." }
    return (letters.count < 2 && letters.utf8.count < 3) || particles.contains(letters)
  }

  private static let particles: Set<String> = [
    "af", "al", "ap", "av", "bin", "bint", "da", "das", "de", "dei", "del", "della", "den", "der",
    "des", "di", "do", "dos", "dr", "du", "el", "het", "ibn", "ii", "iii", "jr", "la", "las", "le",
    "les", "los", "mr", "mrs", "ms", "op", "prof", "sr", "te", "ten", "ter", "und", "van", "vom",
    "von", "zu", "zum", "zur",
  ]
}
