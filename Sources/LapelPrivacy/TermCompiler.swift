/// Turns people, shown names and allowed words into terms, each different one once.
struct TermCompiler {
  private(set) var forbidden: [ForbiddenTerm] = []
  private(set) var compiled: [CompiledTerm] = []
  private(set) var numbers = NumberTable()
  /// Identities that no spelling is searched for.
  private(set) var unsearched: [String] = []
  private var knownUnsearched: Set<String> = []

  /// Words that are to be confirmed when they are also a name.
  private let harmlessWords: Set<UInt64>
  private var indices: [ForbiddenTerm: Int] = [:]
  private var known: Set<Spelling> = []
  /// The terms of lone names by their word.
  private var loneTerms: [UInt64: Set<Int>] = [:]

  private struct Spelling: Hashable {
    let words: [UInt64]
    let term: Int
  }

  init(shownNames: [String], ordinaryWords: [String]) {
    harmlessWords = (ordinaryWords + shownNames).reduce(into: Self.ordinary) {
      $0.formUnion(TermWords($1).hashes)
    }
  }

  /// Hashed once: rules are made for every learner.
  private static let ordinary = OrdinaryWords.all.reduce(into: Set<UInt64>()) {
    $0.formUnion(TermWords($1).hashes)
  }

  mutating func add(_ person: HiddenPerson, index: Int) {
    let name = NameSpellings(person.name)
    let text = NameSpellings.beginning(of: person.name)
    let isWhole = text.utf8.count == person.name.utf8.count
    let term = self.index(of: .fullName, isWhole ? text : text + " …", person: index)
    for words in name.full {
      addName(words, term: term)
    }
    for (words, text) in name.lone { addLone(words, text, person: index) }
    for identity in person.identities {
      let spellings = IdentitySpellings.all(of: identity)
      for spelling in spellings { add(spelling, identity: identity, person: index) }
      if spellings.isEmpty, !identity.allSatisfy(\.isWhitespace),
        knownUnsearched.insert(identity).inserted
      {
        unsearched.append(identity)
      }
    }
  }

  /// The Q of `=?utf-8?Q?…?=`, whose text is decoded.
  mutating func addMailWord() {
    add(TermWords("q"), role: .mailWord, separation: .loose(signs: Self.signs), term: -2)
  }

  /// A name that is shown, or words that are allowed: in the order given, however separated.
  mutating func addExempt(_ text: String, role: CompiledTerm.Role) {
    let words = TermWords(text)
    guard !words.hashes.isEmpty, words.hashes.count <= RecentWords.longest else { return }
    if case .shown = role, words.hashes.count == 1 {
      for term in loneTerms[words.hashes[0]] ?? [] { forbidden[term].isShownName = true }
    }
    // What is shown may be allowed as well.
    var kind = -1
    if case .allowed = role { kind = -3 }
    add(words, role: role, separation: .loose(signs: Self.signs), term: kind)
  }

  private static let signs: Int32 = 12

  /// Shorter names in one word are to be confirmed.
  private static let certainLength = 8

  private mutating func addName(_ words: TermWords, term: Int) {
    // Nobody else's name begins with so many.
    let words = words.prefix(RecentWords.longest)
    if words.hashes.count > 1 {
      add(
        words, role: .forbidden(term, .error), separation: .loose(signs: Self.signs), term: term)
    }
    guard !words.isUnspaced else { return }
    let isCertain = words.letters >= Self.certainLength
    add(
      words.joinedWord(), role: .forbidden(term, isCertain ? .error : .toConfirm),
      separation: .loose(signs: 0), term: term)
  }

  private mutating func addLone(_ words: TermWords, _ text: String, person: Int) {
    guard words.letters > 1, words.hashes.count <= RecentWords.longest else { return }
    let term = index(of: .loneName, text, person: person)
    if words.hashes.count == 1 { loneTerms[words.hashes[0], default: []].insert(term) }
    let isHarmless = words.letters < 3 || words.hashes.allSatisfy(harmlessWords.contains)
    add(
      words, role: .forbidden(term, isHarmless ? .toConfirm : .error),
      separation: .loose(signs: words.hashes.count > 1 ? 2 : 0), term: term,
      needsCapital: words.letters < 3 && !words.isUnspaced)
  }

  private mutating func add(_ spelling: IdentitySpellings, identity: String, person: Int) {
    switch spelling {
    case .address(let words, let kind, let wordsBeforeAt):
      let term = index(of: kind, identity, person: person)
      add(
        words, role: .forbidden(term, .error), separation: .exact(words.separators), term: term,
        wordsBeforeAt: wordsBeforeAt)
    case .code(let all):
      let term = index(of: .identifier, identity, person: person)
      for words in all {
        add(words, role: .forbidden(term, .error), separation: .loose(signs: 3), term: term)
      }
    case .number(let all):
      let term = index(of: .identifier, identity, person: person)
      for digits in all { numbers.insert(digits, term: term) }
    }
  }

  private mutating func index(of kind: ForbiddenTerm.Kind, _ text: String, person: Int) -> Int {
    // Lone names that differ in case alone are one.
    let key = ForbiddenTerm(
      kind: kind, text: kind == .loneName ? text.lowercased() : text, person: nil)
    if let index = indices[key] {
      if forbidden[index].person != person { forbidden[index].person = nil }
      return index
    }
    indices[key] = forbidden.count
    forbidden.append(ForbiddenTerm(kind: kind, text: text, person: person))
    return forbidden.count - 1
  }

  private mutating func add(
    _ words: TermWords, role: CompiledTerm.Role, separation: CompiledTerm.Separation, term: Int,
    needsCapital: Bool = false, wordsBeforeAt: Int = 0
  ) {
    guard known.insert(Spelling(words: words.hashes, term: term)).inserted else { return }
    compiled.append(
      CompiledTerm(
        role: role, words: words.hashes, separation: separation, letters: words.letters,
        needsCapital: needsCapital, wordsBeforeAt: wordsBeforeAt))
  }

  func table() -> TermTable {
    var table = TermTable(capacity: compiled.count)
    for (index, term) in compiled.enumerated() {
      table.insert(Int32(index), words: term.words)
    }
    return table
  }

  /// The lengths of the terms that are recognised inside a longer word, as bits.
  func embeddableLengths() -> UInt64 {
    compiled.reduce(0) { lengths, term in
      isEmbeddable(term) && term.letters < 64 ? lengths | 1 << UInt64(term.letters) : lengths
    }
  }

  private func isEmbeddable(_ term: CompiledTerm) -> Bool {
    guard term.words.count == 1, term.letters > Self.certainLength,
      case .forbidden(let index, _) = term.role
    else { return false }
    return forbidden[index].kind != .loneName
  }
}
