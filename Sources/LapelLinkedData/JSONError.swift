/// Why a text is not JSON as Lapel reads it, and where.
package struct JSONError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case textTooLong(limit: Int)
    case nestedTooDeep(limit: Int)
    case tooManyValues(limit: Int)
    case byteOrderMark
    case utf16
    /// A byte that cannot stand where it does in UTF-8 (RFC 3629).
    case invalidUTF8(UInt8)
    case unexpected(Found, expected: Expected)
    case trailingComma(before: Unicode.Scalar)
    case leadingZero
    case stringWithoutEnd
    case controlCharacter(Unicode.Scalar)
    case unknownEscape(Unicode.Scalar)
    /// An escape that is half of a UTF-16 pair: no character, and so no Unicode text (RFC 7493, 2.1).
    case loneSurrogate(UInt16)
    case duplicateName(String)
  }

  /// What stood where something else should.
  package enum Found: Sendable, Hashable {
    case end
    case scalar(Unicode.Scalar)
  }

  /// What the grammar of RFC 8259 allows at a place.
  package enum Expected: Sendable, Hashable {
    case value
    case elementOrEnd
    case memberOrEnd
    case memberName
    case colon
    case commaOrBracket
    case commaOrBrace
    case end
    case literal(Literal)
    case integerDigit
    case fractionDigit
    case exponentDigit
    case hexDigits
  }

  /// The three words of JSON.
  package enum Literal: String, Sendable, Hashable {
    case `true`, `false`, null
  }

  package let reason: Reason
  /// Bytes before the place, from the start of what was parsed.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The place in the text that was parsed.
  package func position(in bytes: [UInt8]) -> SourcePosition {
    SourcePosition(ofOffset: offset, in: bytes)
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong, in one line without its place.
  package var description: String { reason.description }
}

extension JSONError.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .textTooLong(let limit): "the text is longer than \(limit) bytes"
    case .nestedTooDeep(let limit): "arrays and objects are nested more than \(limit) deep"
    case .tooManyValues(let limit): "the text holds more than \(limit) values"
    case .byteOrderMark: "a byte-order mark stands before the JSON text"
    case .utf16: "the text is encoded in UTF-16; JSON must be UTF-8"
    case .invalidUTF8(let byte):
      "the byte 0x\(hexText(UInt32(byte), digits: 2)) is not valid UTF-8 here"
    case .unexpected(let found, let expected):
      "expected \(expected.description), found \(found.description)"
    case .trailingComma(let bracket): "a comma must not stand before \(bracket.nameForMessage)"
    case .leadingZero: "a number must not begin with a zero and more digits"
    case .stringWithoutEnd: "the string that begins here has no closing quotation mark"
    case .controlCharacter(let scalar):
      "the control character \(scalar.nameForMessage) in a string must be written as an escape"
    case .unknownEscape(let scalar): "a backslash must not stand before \(scalar.nameForMessage)"
    case .loneSurrogate(let unit):
      "the escape '\\u\(hexText(UInt32(unit), digits: 4))' is half a surrogate pair without the other"
    case .duplicateName(let name): "the member name '\(name.shortenedForMessage)' appears twice"
    }
  }
}

extension JSONError.Expected: CustomStringConvertible {
  package var description: String {
    switch self {
    case .value: "a value"
    case .elementOrEnd: "a value or ']'"
    case .memberOrEnd: "a member name in double quotes or '}'"
    case .memberName: "a member name in double quotes"
    case .colon: "':' after the member name"
    case .commaOrBracket: "',' or ']' after an element"
    case .commaOrBrace: "',' or '}' after a member"
    case .end: "the end of the text after the value"
    case .literal(let name): "'\(name.rawValue)'"
    case .integerDigit: "a digit after '-'"
    case .fractionDigit: "a digit after the decimal point"
    case .exponentDigit: "a digit in the exponent"
    case .hexDigits: "four hexadecimal digits after '\\u'"
    }
  }
}

extension JSONError.Found: CustomStringConvertible {
  package var description: String {
    switch self {
    case .end: "the end of the text"
    case .scalar(let scalar): scalar.nameForMessage
    }
  }
}
