/// An identity of a person by its kind, as it is searched for.
enum IdentitySpellings {
  /// Words with exactly these signs between.
  case address(TermWords, kind: ForbiddenTerm.Kind, wordsBeforeAt: Int)
  /// Letters and digits, with or without signs between them.
  case code([TermWords])
  /// Digits alone, grouped in any way.
  case number([[UInt8]])

  /// Nothing for an identity of fewer than five letters and digits: it would be found everywhere.
  static func all(of identity: String) -> [Self] {
    let text = withoutScheme(identity)
    if text.lowercased().hasPrefix("did:") {
      let words = TermWords(text)
      guard words.letters >= shortest else { return [] }
      return [.address(longestTail(words), kind: .identifier, wordsBeforeAt: 0)]
    }
    if text.contains("@"), !text.contains("/") {
      let emails = emails(text)
      if !emails.isEmpty { return emails }
    }
    let words = TermWords(text)
    guard words.letters >= shortest else { return [] }
    if isWebAddress(identity, text) {
      return [.address(longestTail(words), kind: .identifier, wordsBeforeAt: 0)]
    }
    if words.isDigits.allSatisfy({ $0 }), words.letters < longestNumber {
      return [.number(digits(of: text))]
    }
    let joined = TermWords(text.filter { $0.isLetter || $0.isNumber })
    return [.code(Array(Set([longestTail(words), longestTail(joined)])))]
  }

  /// Letters and digits.
  private static let shortest = 5
  /// Digits; more of them are searched for as any other characters.
  private static let longestNumber = 60

  private static func emails(_ text: String) -> [Self] {
    let parts = text.split(separator: "@", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    var texts = [text]
    // The part behind the plus sign is the owner's own mark, and the address works without it.
    if let plus = parts[0].firstIndex(of: "+") { texts.append("\(parts[0][..<plus])@\(parts[1])") }
    return texts.compactMap { text in
      let words = TermWords(text)
      let before = TermWords(String(text.prefix { $0 != "@" })).hashes.count
      guard before > 0, words.hashes.count > before else { return nil }
      let isWhole = words.hashes.count <= RecentWords.longest
      return .address(longestTail(words), kind: .email, wordsBeforeAt: isWhole ? before : 0)
    }
  }

  private static func withoutScheme(_ identity: String) -> String {
    var text = identity.trimmingPrefix { $0.isWhitespace }
    for prefix in ["mailto:", "tel:", "https://", "http://", "www.", "@"]
    where text.lowercased().hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    return String(text)
  }

  private static func isWebAddress(_ identity: String, _ text: String) -> Bool {
    identity.contains("://") || text.contains("/") || identity.lowercased().hasPrefix("www.")
  }

  /// A key may have a hundred words; its end tells it from any other.
  private static func longestTail(_ words: TermWords) -> TermWords {
    var tail = words
    let excess = words.hashes.count - RecentWords.longest
    guard excess > 0 else { return words }
    tail.hashes.removeFirst(excess)
    tail.lengths.removeFirst(excess)
    tail.separators.removeFirst(excess)
    tail.isDigits.removeFirst(excess)
    return tail
  }

  /// A telephone number with its country's code is also written with 00, or with 0 instead of the
  /// code, which has one to three digits, and one with 0 is also written with a code.
  private static func digits(of text: String) -> [[UInt8]] {
    let digits = text.utf8.filter { $0 &- 0x30 < 10 }
    guard text.contains("+"), digits.count >= 9 else {
      return digits.first == 0x30 && digits.count >= 9
        ? [digits, Array(digits.dropFirst())] : [digits]
    }
    let local = (1...3).map { [0x30] + digits.dropFirst($0) }
    // "+49 (0)170", which is wrong and common.
    return [digits, [0x30, 0x30] + digits] + local
      + (1...3).map { digits.prefix($0) + [0x30] + digits.dropFirst($0) }
  }
}
