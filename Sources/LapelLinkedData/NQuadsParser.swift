/// How much an N-Quads text from a stranger may ask of the reader.
package struct NQuadsLimits: Sendable, Hashable {
  /// The longest text, in bytes.
  package let bytes: Int
  /// The most statements.
  package let quads: Int

  /// Makes limits; the defaults are far above any credential.
  package init(bytes: Int = 16 << 20, quads: Int = 250_000) {
    self.bytes = bytes
    self.quads = quads
  }
}

extension RDFDataset {
  /// The statements of an RDF 1.1 N-Quads text in UTF-8, read strictly and in their order.
  ///
  /// Refused beyond the grammar: IRIs without a scheme, which N-Quads, 2.2, does not let stand, and IRIs that only
  /// escapes could hold, since they could not be told from other statements when written again.
  /// Time and memory are linear in the text.
  package init(
    parsingNQuads bytes: [UInt8], limits: NQuadsLimits = NQuadsLimits()
  ) throws(NQuadsError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(NQuadsError) in
      try NQuadsParser.dataset(of: buffer, limits: limits)
    }
  }
}

/// A parser that lives while its bytes are borrowed.
struct NQuadsParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0
  /// Room for the terms that hold escapes.
  var unescaped: [UInt8] = []

  static func dataset(
    of bytes: UnsafeBufferPointer<UInt8>, limits: NQuadsLimits
  ) throws(NQuadsError) -> RDFDataset {
    guard bytes.count <= limits.bytes else {
      throw NQuadsError(.textTooLong(limit: limits.bytes), at: max(limits.bytes, 0))
    }
    try checkEncoding(of: bytes)
    var parser = NQuadsParser(bytes: bytes)
    var quads: [RDFQuad] = []
    while try parser.skipToStatement() {
      guard quads.count < limits.quads else {
        throw NQuadsError(.tooManyQuads(limit: limits.quads), at: parser.offset)
      }
      quads.append(try parser.quad())
    }
    return RDFDataset(quads)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Finds the first place where a lenient reading of UTF-8 puts a character that is not there.
  private static func checkEncoding(of bytes: UnsafeBufferPointer<UInt8>) throws(NQuadsError) {
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar == "\u{FFFD}", !bytes[offset...].starts(with: [0xEF, 0xBF, 0xBD]) {
        throw NQuadsError(.invalidUTF8(bytes[offset]), at: offset)
      }
      offset += UTF8.width(scalar)
    }
  }
}

extension NQuadsParser {
  /// The byte at a place; zero, which stands for itself in literals only, behind the end.
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Goes over empty lines and comments; false at the end of the text.
  private mutating func skipToStatement() throws(NQuadsError) -> Bool {
    while true {
      skipBlanks()
      switch byte(at: offset) {
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): offset += 1
      default: return offset < bytes.count
      }
    }
  }

  private mutating func quad() throws(NQuadsError) -> RDFQuad {
    guard let subject = try node() else { throw expected(.subject) }
    skipBlanks()
    guard byte(at: offset) == UInt8(ascii: "<") else { throw expected(.predicate) }
    let predicate = RDFTerm.iri(try iri())
    skipBlanks()
    let object = try object()
    skipBlanks()
    let graph = try node()
    skipBlanks()
    guard byte(at: offset) == UInt8(ascii: ".") else {
      throw expected(graph == nil ? .graphOrEnd : .end)
    }
    offset += 1
    try endLine()
    return RDFQuad(subject: subject, predicate: predicate, object: object, graph: graph)
  }

  private mutating func endLine() throws(NQuadsError) {
    skipBlanks()
    if byte(at: offset) == UInt8(ascii: "#") { skipComment() }
    switch byte(at: offset) {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
    default: guard offset == bytes.count else { throw expected(.lineEnd) }
    }
  }

  private mutating func skipBlanks() {
    while byte(at: offset) == 0x20 || byte(at: offset) == 0x09 { offset += 1 }
  }

  private mutating func skipComment() {
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n"),
      bytes[offset] != UInt8(ascii: "\r")
    {
      offset += 1
    }
  }

  func expected(_ what: NQuadsError.Expected) -> NQuadsError {
    NQuadsError(.expected(what), at: offset)
  }
}
