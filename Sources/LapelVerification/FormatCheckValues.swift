import LapelCredentials
import LapelLinkedData

// What single values must be.

extension FormatInspector {
  mutating func inspect(_ value: JSONValue, as kind: FormatKind) {
    switch kind {
    case .text: expectText(value)
    case .wordsOrLanguageMap: inspectWords(value)
    case .textOrNumber:
      if value.number == nil { expect(value.string != nil, value, "a text or a number") }
    case .number: expect(value.number != nil, value, "a number")
    case .boolean: expect(value.bool != nil, value, "true or false")
    case .identifier: inspectIdentifier(value)
    case .link: inspectLink(value)
    case .date(let form): inspectDate(value, form)
    case .word(let vocabulary): inspectWord(value, vocabulary)
    case .extensibleWord(let vocabulary): inspectExtensibleWord(value, vocabulary)
    case .compactJWS: inspectCompactJWS(value)
    case .picture(let mayBeData): inspectPicture(value, mayBeData: mayBeData)
    case .object(let formatClass): inspect(value, as: formatClass)
    case .objectOrAddress(let formatClass):
      if value.string != nil { inspectIdentifier(value) } else { inspect(value, as: formatClass) }
    case .credential:
      if value.string == nil { expect(value.object != nil, value, "a credential") }
    case .anything: break
    }
  }

  private mutating func expect(_ isSo: Bool, _ value: JSONValue, _ expected: String) {
    if !isSo { fail(FormatFinding.wrongKind(value, expected: expected)) }
  }

  private mutating func expectText(_ value: JSONValue) {
    expect(value.string != nil, value, "a text")
  }

  private mutating func inspectWords(_ value: JSONValue) {
    if value["@value"]?.string != nil { return warn(FormatFinding.languageMap) }
    expectText(value)
  }

  private mutating func inspectIdentifier(_ value: JSONValue) {
    guard let text = value.string else { return expect(false, value, "an address") }
    if !IRI.isWellFormed(text) { fail(FormatFinding.notAbsolute) }
  }

  private mutating func inspectLink(_ value: JSONValue) {
    guard let text = value.string else { return expect(false, value, "an address") }
    if !IRI.isWellFormed(text) { warn(FormatFinding.notAbsolute) }
  }

  private mutating func inspectWord(_ value: JSONValue, _ vocabulary: FormatVocabulary) {
    guard let word = value.string else { return expectText(value) }
    if !vocabulary.words.contains(where: { $0.hasSameBytes(as: word) }) {
      fail(FormatFinding.unknownWord(word, vocabulary))
    }
  }

  private mutating func inspectExtensibleWord(
    _ value: JSONValue, _ vocabulary: FormatVocabulary
  ) {
    guard let word = value.string else { return expectText(value) }
    if word.utf8.starts(with: "ext:".utf8) { return }
    if !vocabulary.words.contains(where: { $0.hasSameBytes(as: word) }) {
      warn(FormatFinding.unlistedWord(word))
    }
  }

  private mutating func inspectCompactJWS(_ value: JSONValue) {
    guard let text = value.string else { return expectText(value) }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isOne =
      parts.count == 3 && !parts[0].isEmpty && !parts[2].isEmpty
      && parts.allSatisfy { $0.allSatisfy(isBase64URL) }
    if !isOne { fail(FormatFinding.notCompactJWS) }
  }

  private func isBase64URL(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Open Badges 2.0, `Image`; that an assertion's picture is not written out, both reference validators ask.
  private mutating func inspectPicture(_ value: JSONValue, mayBeData: Bool) {
    if value.object != nil {
      guard let id = value["id"] else { return at("id") { $0.fail(FormatFinding.missing) } }
      return at("id") { $0.inspectPicture(id, mayBeData: mayBeData) }
    }
    guard let text = value.string else {
      return expect(false, value, "an address or an object with an 'id'")
    }
    guard text.utf8.starts(with: "data:".utf8) else { return inspectIdentifier(value) }
    if !mayBeData { return fail(FormatFinding.dataPicture) }
    let kinds = ["data:image/png", "data:image/svg+xml"]
    if !kinds.contains(where: { text.utf8.starts(with: $0.utf8) }) {
      fail(FormatFinding.pictureKind)
    }
  }
}
