extension NQuadsParser {
  /// The IRI or blank node that begins here, or nil when neither does.
  mutating func node() throws(NQuadsError) -> RDFTerm? {
    switch byte(at: offset) {
    case UInt8(ascii: "<"): .iri(try iri())
    case UInt8(ascii: "_") where byte(at: offset + 1) == UInt8(ascii: ":"):
      .blankNode(try blankNodeLabel())
    default: nil
    }
  }

  mutating func object() throws(NQuadsError) -> RDFTerm {
    if byte(at: offset) == UInt8(ascii: "\"") { return try literal() }
    guard let node = try node() else { throw expected(.object) }
    return node
  }

  /// IRIREF, whose `<` stands here.
  mutating func iri() throws(NQuadsError) -> String {
    let opening = offset
    offset += 1
    unescaped.removeAll(keepingCapacity: true)
    while byte(at: offset) != UInt8(ascii: ">") {
      guard offset < bytes.count else { throw NQuadsError(.iriWithoutEnd, at: opening) }
      if bytes[offset] == UInt8(ascii: "\\") {
        try appendCodePoint()
      } else {
        guard NQuadsGrammar.isAllowedInIRI(bytes[offset]) else {
          throw NQuadsError(.foreignInIRI(Unicode.Scalar(bytes[offset])), at: offset)
        }
        unescaped.append(bytes[offset])
        offset += 1
      }
    }
    offset += 1
    let iri = String(decoding: unescaped, as: UTF8.self)
    guard unescaped.withUnsafeBufferPointer(NQuadsGrammar.isIRI) else {
      throw NQuadsError(.malformedIRI(iri), at: opening)
    }
    return iri
  }

  /// BLANK_NODE_LABEL, whose `_:` stands here.
  private mutating func blankNodeLabel() throws(NQuadsError) -> String {
    offset += 2
    let start = offset
    guard offset < bytes.count, NQuadsGrammar.beginsLabel(scalar(at: offset)) else {
      throw expected(.blankNodeLabel)
    }
    while offset < bytes.count {
      let scalar = scalar(at: offset)
      guard NQuadsGrammar.continuesLabel(scalar) else { break }
      offset += UTF8.width(scalar)
    }
    // Full stops at the end belong to the statement.
    while bytes[offset - 1] == UInt8(ascii: ".") { offset -= 1 }
    return text(in: start..<offset)
  }

  private mutating func literal() throws(NQuadsError) -> RDFTerm {
    let opening = offset
    let value = try quotedText()
    switch byte(at: offset) {
    case UInt8(ascii: "@"):
      return .literal(
        value: value, datatype: NQuadsGrammar.languageString, language: try language(),
        direction: nil)
    case UInt8(ascii: "^"):
      let datatype = try datatype()
      guard !datatype.hasSameBytes(as: NQuadsGrammar.languageString) else {
        throw NQuadsError(.languageMissing, at: opening)
      }
      return .literal(value: value, datatype: datatype, language: nil, direction: nil)
    default:
      return .literal(value: value, datatype: NQuadsGrammar.string, language: nil, direction: nil)
    }
  }

  /// STRING_LITERAL_QUOTE, whose quotation mark stands here.
  private mutating func quotedText() throws(NQuadsError) -> String {
    let opening = offset
    offset += 1
    unescaped.removeAll(keepingCapacity: true)
    while byte(at: offset) != UInt8(ascii: "\"") {
      switch byte(at: offset) {
      case UInt8(ascii: "\\"): try appendEscaped()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        throw NQuadsError(.literalWithoutEnd, at: opening)
      default:
        guard offset < bytes.count else { throw NQuadsError(.literalWithoutEnd, at: opening) }
        unescaped.append(bytes[offset])
        offset += 1
      }
    }
    offset += 1
    return String(decoding: unescaped, as: UTF8.self)
  }

  private mutating func language() throws(NQuadsError) -> String {
    offset += 1
    let start = offset
    while NQuadsGrammar.continuesLanguageTag(byte(at: offset)) { offset += 1 }
    guard NQuadsGrammar.isLanguageTag(bytes[start..<offset]) else {
      throw NQuadsError(.expected(.language), at: start)
    }
    return text(in: start..<offset)
  }

  private mutating func datatype() throws(NQuadsError) -> String {
    guard byte(at: offset + 1) == UInt8(ascii: "^"), byte(at: offset + 2) == UInt8(ascii: "<")
    else { throw expected(.datatype) }
    offset += 2
    return try iri()
  }
}

extension NQuadsParser {
  /// Appends what the escape of a literal that stands here means: ECHAR or UCHAR.
  private mutating func appendEscaped() throws(NQuadsError) {
    let meaning: UInt8
    switch byte(at: offset + 1) {
    case UInt8(ascii: "t"): meaning = 0x09
    case UInt8(ascii: "b"): meaning = 0x08
    case UInt8(ascii: "n"): meaning = 0x0A
    case UInt8(ascii: "r"): meaning = 0x0D
    case UInt8(ascii: "f"): meaning = 0x0C
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): meaning = bytes[offset + 1]
    default: return try appendCodePoint()
    }
    unescaped.append(meaning)
    offset += 2
  }

  /// Appends the character of the UCHAR that stands here.
  private mutating func appendCodePoint() throws(NQuadsError) {
    let escape = offset
    let count: Int
    switch byte(at: offset + 1) {
    case UInt8(ascii: "u"): count = 4
    case UInt8(ascii: "U"): count = 8
    default: throw NQuadsError(.unknownEscape, at: offset)
    }
    offset += 2
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = Hex.value(ofDigit: byte(at: offset)) else {
        throw NQuadsError(.expected(.hexDigits(count)), at: escape)
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    guard let scalar = Unicode.Scalar(value), let units = UTF8.encode(scalar) else {
      throw NQuadsError(.noCharacter(value), at: escape)
    }
    for unit in units { unescaped.append(unit) }
  }

  /// The character that begins here, in bytes that are known to be UTF-8.
  private func scalar(at start: Int) -> Unicode.Scalar {
    let first = bytes[start]
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(byte(at: start + index) & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private func text(in range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}
