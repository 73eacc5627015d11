import LapelCredentials
import LapelPortfolio
import LapelTemplates

/// One row of a list of facts: a term in Lapel's words and what the badge states.
struct Fact {
  struct Value {
    var text: String
    var language: String?
    var link: WebLink?
    /// For a `time` element.
    var machine: String?
  }

  var term: String
  var values: [Value]

  /// Nil when there is nothing to state.
  init?(_ term: String, _ values: [Value]) {
    let stated = values.filter { !$0.text.isEmpty }
    guard !stated.isEmpty else { return nil }
    self.term = term
    self.values = stated
  }

  init?(_ term: String, _ text: String?) {
    self.init(term, text.map { [Value(text: $0)] } ?? [])
  }

  init?(_ term: String, _ date: Timestamp?) {
    guard let date else { return nil }
    let value = Value(
      text: DateText.dayAndTime(date), machine: DateText.machineReadable(date))
    self.init(term, [value])
  }

  /// An address: a link when it is one that a page may link to, else the text as it stands.
  init?(_ term: String, address: String?) {
    self.init(term, address.map { [Value(address: $0)] } ?? [])
  }

  var object: TemplateObject {
    [
      "term": .text(term),
      "values": .list(
        values.map { value in
          [
            "text": .text(value.text), "language": .text(languageTag(value.language)),
            "link": .link(value.link), "machine": .text(value.machine),
          ]
        }),
    ]
  }
}

extension Fact.Value {
  init(address: String) {
    self.init(text: shortened(address, to: 500), link: WebLink(web: address))
  }

  init(_ text: LocalizedText, in language: String) {
    let entry = text.entry(for: language)
    self.init(text: entry.text, language: entry.language)
  }
}

extension TemplateValue {
  static func facts(_ facts: [Fact?]) -> TemplateValue {
    .list(facts.compactMap { fact in fact.map { .object($0.object) } })
  }
}

/// A word of a vocabulary as people read it: `MicroCredential` is `Micro credential`, `ceasn:Competency` is `Competency`.
func readableTerm(_ term: String) -> String {
  if let words = readableWords(ofASCII: term) { return words }
  // Only a short prefix goes: of an address nothing must.
  let parts = term.split(separator: ":", omittingEmptySubsequences: false)
  let isPrefixed = parts.count == 2 && !parts[1].isEmpty && !parts[1].hasPrefix("/")
  let bare = isPrefixed ? String(parts[1]) : term
  var words = ""
  var previous: Character?
  for character in bare {
    if character == "_" || character == "-" {
      words.append(" ")
    } else if character.isUppercase, previous?.isLowercase == true {
      words += " " + character.lowercased()
    } else {
      words.append(character)
    }
    previous = character
  }
  return words.prefix(1).uppercased() + words.dropFirst()
}

/// The same as ``readableTerm(_:)``, byte by byte, for most terms; nil for one with a colon or beyond ASCII.
private func readableWords(ofASCII term: String) -> String? {
  var term = term
  let isUsual = term.withUTF8 { bytes in
    bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: ":") }
  }
  guard isUsual else { return nil }
  var words: [UInt8] = []
  term.withUTF8 { bytes in
    words.reserveCapacity(bytes.count + 8)
    var isAfterSmall = false
    for byte in bytes {
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital, isAfterSmall { words.append(0x20) }
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"): words.append(0x20)
      default: words.append(isCapital && isAfterSmall ? byte | 0x20 : byte)
      }
      isAfterSmall = (0x61...0x7A).contains(byte)
    }
  }
  if let first = words.first, (0x61...0x7A).contains(first) { words[0] = first & ~0x20 }
  return String(decoding: words, as: UTF8.self)
}
