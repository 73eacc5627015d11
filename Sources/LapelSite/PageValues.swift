import LapelCredentials
import LapelPortfolio
import LapelTemplates

// How the values of the model become the closed set of values that templates see. What is absent is `false`, since a name
// that nobody gives is an error.

extension TemplateValue {
  static let none = TemplateValue.flag(false)

  static func link(_ link: WebLink) -> TemplateValue { .link(SafeLink(checked: link.text)) }

  static func link(_ link: WebLink?) -> TemplateValue {
    if let link { .link(link) } else { .none }
  }

  /// The text, or `false` when there is none or it is empty.
  static func text(_ text: String?) -> TemplateValue {
    if let text, !text.isEmpty { .text(text) } else { .none }
  }

  static func objects(_ objects: [TemplateObject]) -> TemplateValue {
    .list(objects.map { .object($0) })
  }

  static func object(_ object: TemplateObject?) -> TemplateValue {
    if let object { .object(object) } else { .none }
  }
}

extension TemplateObject {
  /// The members, and for each list among them whether it has elements: `hasEvidence` beside `evidence`.
  ///
  /// A section over a list repeats; a heading above it must come once.
  init(tellingOfLists members: KeyValuePairs<String, TemplateValue>) {
    self.init(uniqueMembers: members, and: presence(ofListsIn: members))
  }

  /// A list of facts, as the template `facts` shows it.
  init(facts: [Fact?]) { self.init(tellingOfLists: ["facts": .facts(facts)]) }
}

/// `hasEvidence` for `evidence` and for every other list; for `badges` also `hasManyBadges`, when there are more than a screen or
/// two of them, so that pictures are loaded late only then.
func presence(
  ofListsIn members: KeyValuePairs<String, TemplateValue>
) -> [(String, TemplateValue)] {
  members.flatMap { name, value -> [(String, TemplateValue)] in
    guard case .list(let elements) = value else { return [] }
    let own = (nameOfPresence(name), TemplateValue.flag(!elements.isEmpty))
    return name == "badges" ? [own, ("hasManyBadges", .flag(elements.count > 24))] : [own]
  }
}

/// `hasEvidence` for `evidence`: names of members are Lapel's own, and begin with a small letter.
private func nameOfPresence(_ name: String) -> String {
  var bytes = Array("has".utf8)
  bytes += name.utf8
  if bytes.count > 3 { bytes[3] &= ~0x20 }
  return String(decoding: bytes, as: UTF8.self)
}

extension LocalizedText {
  /// `text`, its `language` when that is known and not the page's, and the `others` with theirs.
  func value(for language: String) -> TemplateObject {
    let shown = entry(for: language)
    let others = entries.filter { $0 != shown }
    return [
      "text": .text(shown.text),
      "language": .text(languageTag(shown.language, unless: language)),
      "others": .objects(
        others.map { ["text": .text($0.text), "language": .text(languageTag($0.language))] }),
    ]
  }
}

/// A language tag fit for a `lang` attribute, or nil: badges hold all kinds of things where a tag should be.
func languageTag(_ tag: String?, unless pageLanguage: String? = nil) -> String? {
  guard let tag, tag != pageLanguage else { return nil }
  let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard let primary = parts.first, (2...3).contains(primary.count),
    primary.allSatisfy(isASCIILetter),
    parts.dropFirst().allSatisfy({ part in
      (1...8).contains(part.count) && part.allSatisfy { isASCIILetter($0) || isDigit($0) }
    })
  else { return nil }
  return tag
}

private func isASCIILetter(_ byte: UInt8) -> Bool {
  (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// `1 badge`, `3 badges`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

/// The text cut to a length at a word, with an ellipsis where something is missing.
///
/// Characters that turn the direction of what follows are left out, and a character counts for at most four of its parts: a
/// pile of accents is no way around the length.
func shortened(_ text: String, to limit: Int) -> String {
  var oneLine = wordsInOneLine(text)
  if oneLine.unicodeScalars.contains(where: turnsDirection) {
    oneLine.unicodeScalars.removeAll(where: turnsDirection)
  }
  // There are never more characters than bytes, which are quickly counted.
  guard oneLine.utf8.count > limit else { return oneLine }
  let bounded = String(oneLine.unicodeScalars.prefix(limit * 4))
  guard bounded.count > limit || bounded.utf8.count < oneLine.utf8.count else { return oneLine }
  let cut = bounded.prefix(limit - 1)
  let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
  return String(atWord) + "…"
}

/// Embeddings, overrides and isolates (Unicode Standard Annex 9, 2).
private func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
