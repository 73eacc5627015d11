/// Why a text is not RDF 1.1 N-Quads, and where.
package struct NQuadsError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case textTooLong(limit: Int)
    case tooManyQuads(limit: Int)
    /// A byte that cannot stand where it does in UTF-8 (RFC 3629).
    case invalidUTF8(UInt8)
    case expected(Expected)
    case iriWithoutEnd
    /// A character, written as itself, that IRIREF leaves out.
    case foreignInIRI(Unicode.Scalar)
    /// No scheme, or an escape for a character that IRIREF leaves out.
    case malformedIRI(String)
    case literalWithoutEnd
    case unknownEscape
    /// An escape for a number that is no character: a surrogate, or beyond U+10FFFF.
    case noCharacter(UInt32)
    /// `rdf:langString` written out as a datatype, which leaves no place for the language.
    case languageMissing
  }

  /// What the grammar of N-Quads, 4, allows at a place.
  package enum Expected: Sendable, Hashable {
    case subject, predicate, object, graphOrEnd, end, lineEnd
    case blankNodeLabel, language, datatype
    case hexDigits(Int)
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

extension NQuadsError: CustomStringConvertible {
  /// What is wrong, in one line without its place.
  package var description: String {
    switch reason {
    case .textTooLong(let limit): "the N-Quads text is longer than \(limit) bytes"
    case .tooManyQuads(let limit): "the N-Quads text holds more than \(limit) statements"
    case .invalidUTF8(let byte):
      "the byte 0x\(hexText(UInt32(byte), digits: 2)) is not valid UTF-8 here"
    case .expected(let expected): "expected \(expected.description)"
    case .iriWithoutEnd: "the IRI that begins here has no closing '>'"
    case .foreignInIRI(let scalar): "\(scalar.nameForMessage) does not belong in an IRI"
    case .malformedIRI(let iri): "'\(iri.shortenedForMessage)' is not an absolute IRI"
    case .literalWithoutEnd:
      "the literal that begins here has no closing quotation mark on its line"
    case .unknownEscape: "a backslash must stand before one of t, b, n, r, f, \", ', \\, u and U"
    case .noCharacter(let value): "no character has the number U+\(hexText(value, digits: 4))"
    case .languageMissing:
      "a literal of the datatype rdf:langString must be written with its language"
    }
  }
}

extension NQuadsError.Expected: CustomStringConvertible {
  package var description: String {
    switch self {
    case .subject: "a subject: '<' or '_:'"
    case .predicate: "a predicate: '<'"
    case .object: "an object: '<', '_:' or a quotation mark"
    case .graphOrEnd: "a graph name or '.'"
    case .end: "'.' after the statement"
    case .lineEnd: "the end of the line after '.'"
    case .blankNodeLabel: "a label after '_:'"
    case .language: "a language tag after '@'"
    case .datatype: "a datatype after the literal: '^^<'"
    case .hexDigits(let count): "\(count) hexadecimal digits"
    }
  }
}
