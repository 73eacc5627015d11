/// Writes `name-not-shown` in place of one person's name and identities in what others wrote.
///
/// For the pages of learners who are shown under initials or a pseudonym, whose badges have the
/// name in their texts. It works on HTML, JSON and plain text, and on paths and slugs, which
/// change in the same way as the links to them.
///
/// ```
/// Awarded to <b>Grace</b> Hopper   →   Awarded to <b>name-not-shown</b>␠
/// learners/grace-hopper/           →   learners/name-not-shown/
/// ```
///
/// A lone name that is an ordinary word is replaced where it has a capital, as names have. What
/// does not stand there in plain letters is left: names in base64, with markup within a word, or
/// as an attribute's own name. So what was masked is searched for leaks as everything else is.
package struct NameMask: Sendable {
  package static let replacement = "name-not-shown"

  private let rules: LeakRules

  /// - Parameter exempt: shown names and allowed words, within which nothing is replaced.
  package init(_ person: HiddenPerson, exempt: [String] = []) {
    rules = LeakRules(people: [person], allowed: exempt)
  }

  package func masked(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { bytes in
      let spans = spans(in: bytes)
      return spans.isEmpty ? text : masked(bytes, spans)
    }
  }

  package func masked(_ text: String) -> String {
    String(decoding: masked(Array(text.utf8)), as: UTF8.self)
  }

  /// Words that are replaced together.
  private struct Span {
    var start: Int
    var end: Int
    let isInTag: Bool
    /// Digits alone, which may be a number of JSON and must stay one.
    var isNumber: Bool
    var isReplaced = false
  }

  private func spans(in bytes: UnsafeBufferPointer<UInt8>) -> [Span] {
    var found: [Span] = []
    var matcher = WordMatcher(rules, bytes: bytes, trust: .text)
    matcher.search { hit in
      guard counts(hit) else { return }
      let isNumber = hit.first.traits.contains(.digits) && hit.last.traits.contains(.digits)
      found.append(
        Span(start: hit.start, end: hit.end, isInTag: hit.isInTag, isNumber: isNumber))
    }
    found.sort { ($0.start, $0.end) < ($1.start, $1.end) }
    return found.reduce(into: []) { spans, span in
      guard let index = spans.lastIndex(where: { $0.isInTag == span.isInTag }),
        span.start < spans[index].end
      else { return spans.append(span) }
      spans[index].end = max(spans[index].end, span.end)
      spans[index].isNumber = spans[index].isNumber && span.isNumber
    }
  }

  private func counts(_ hit: Hit) -> Bool {
    if hit.first.traits.contains(.markup) { return false }
    return hit.kind != .loneName || hit.severity == .error || hit.first.traits.contains(.capital)
  }

  private func masked(_ bytes: UnsafeBufferPointer<UInt8>, _ spans: [Span]) -> [UInt8] {
    var spans = spans
    var result: [UInt8] = []
    var copied = 0
    var next = 0
    var reader = WordReader(bytes)
    while let word = reader.next() {
      while next < spans.count, spans[next].end <= word.start { next += 1 }
      // Of text and tags there may be one span each.
      let isInTag = word.traits.contains(.inTag)
      guard
        let index = spans[next...].prefix(2).firstIndex(where: {
          $0.isInTag == isInTag && $0.start < word.end && word.start < $0.end
        })
      else { continue }
      let between = bytes[copied..<word.start]
      if spans[index].isReplaced {
        if !between.allSatisfy(Self.isPlain) { result += between }
      } else {
        result += between
        result += spans[index].isNumber ? [0x30] : Array(Self.replacement.utf8)
        spans[index].isReplaced = true
      }
      copied = word.end
    }
    return result + bytes[copied...]
  }

  /// White space and the signs that stand between the words of names and addresses.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x5F, 0x7E: true
    default: false
    }
  }
}
