extension JSONLDRun {
  /// Notes what an expanded object says in a way that RDF cannot hold, by the names in the document.
  mutating func noteLosses(
    of result: JSONValue?, _ object: JSONObject, _ meanings: [ExpandedIRI]
  ) {
    guard notesLosses else { return }
    let isValue = result?["@value"] != nil
    if isValue, let result { noteLosses(ofValue: result) }
    var hasSeenTypes = false
    for (place, meaning) in meanings.enumerated() {
      let member = object.members[place]
      switch meaning {
      case .keyword(.index): dropMember(member.name, .index)
      case .keyword(.type) where !hasSeenTypes && !isValue:
        hasSeenTypes = true
        push(.member(member.name))
        noteUnusable(types: result?["@type"], as: member.value)
        pop()
      default: break
      }
    }
  }

  /// With several members for `@type`, the first stands for all.
  private mutating func noteUnusable(types: JSONValue?, as names: JSONValue) {
    for type in types?.array ?? [] where !isUsable(type.string) {
      drop(type.string ?? names.elements.first?.string ?? "", .unusableType)
    }
  }

  mutating func noteUnusable(type: String?, as name: String) {
    if !isUsable(type) { drop(name, .unusableType) }
  }

  mutating func noteUnusable(identifier: String?, as name: String) {
    if !isUsable(identifier) { drop(name, .unusableIdentifier) }
  }

  mutating func noteUnusable(property: String, as name: String) {
    if !IRI.isWellFormed(property) { drop(name, .unusableProperty) }
  }

  /// Notes what is lost of a value object.
  mutating func noteLosses(ofValue value: JSONValue) {
    // Most are a text and nothing else.
    if let members = value.object?.members, members.count == 1, members[0].value.string != nil,
      members[0].name.hasSameBytes(as: "@value")
    {
      return
    }
    if let language = value["@language"]?.string, !language.isLanguageTag {
      drop(memberName, .malformedLanguage)
    }
    if value["@direction"] != nil, options.rdfDirection == nil { drop(memberName, .direction) }
    if value["@value"]?.number?.isRoundedInteger == true { drop(memberName, .precision) }
  }

  func isUsable(_ iri: String?) -> Bool {
    guard let iri else { return false }
    return iri.isBlankNodeIdentifier || IRI.isWellFormed(iri)
  }
}

extension JSONNumber {
  /// Whether this is an integer that stands for another one once it is read as a double.
  fileprivate var isRoundedInteger: Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    guard digits.count > 15, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
      return false
    }
    guard let double, let canonicalText else { return false }
    return double.canonicalIntegerText?.hasSameBytes(as: text) != true
      && !canonicalText.elementsEqual(text.utf8)
  }
}

extension String {
  /// Whether a language tag is well formed in the sense of RDF 1.1 (Concepts, 3.3, with the grammar
  /// of Turtle): letters, then groups of letters and digits.
  var isLanguageTag: Bool {
    var length = 0
    var isFirst = true
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): length += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isFirst { return false }
        length += 1
      case UInt8(ascii: "-"):
        if length == 0 { return false }
        isFirst = false
        length = 0
      default: return false
      }
      if length > 8 { return false }
    }
    return length > 0
  }
}
