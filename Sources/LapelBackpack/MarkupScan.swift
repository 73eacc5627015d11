import LapelCredentials
import LapelLinkedData

/// A look at the bytes of an XML text before any parser sees them: it refuses what parsers are attacked with.
///
/// Document types and entities, other encodings than UTF-8, NUL, and more elements, depth or attributes than any badge
/// has. Whether the text is well-formed is for the parser to say.
struct MarkupScan {
  static let maximumBytes = 16 << 20
  static let maximumDepth = 128
  static let maximumElements = 100_000
  static let maximumAttributes = 128

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0
  private var elements = 0

  /// Goes through the text, or throws at the first thing that is refused.
  static func check(_ bytes: [UInt8]) throws(FileFlaw) {
    guard bytes.count <= maximumBytes else { throw .svgTooLarge(bytes.count) }
    guard isUTF8(bytes) else { throw .svgNotUTF8 }
    var scan = MarkupScan(bytes: bytes)
    try scan.checkAll()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func checkAll() throws(FileFlaw) {
    while offset < bytes.count {
      let start = offset
      offset += 1
      switch bytes[start] {
      case 0: throw flaw(.svgWithNUL, at: start)
      case UInt8(ascii: "<"): try checkMarkup(from: start)
      default: break
      }
    }
  }

  private mutating func checkMarkup(from start: Int) throws(FileFlaw) {
    if has("<!--", at: start) {
      try skip(through: "-->", from: start + 4)
    } else if has("<![CDATA[", at: start) {
      try skip(through: "]]>", from: start + 9)
    } else if has("<!", at: start) {
      throw flaw(.svgWithDocumentType, at: start)
    } else if has("<?", at: start) {
      try skip(through: "?>", from: start + 2)
      try checkInstruction(start..<offset)
      try checkDeclaration(start..<offset)
    } else {
      try checkTag(from: start)
    }
  }

  private mutating func checkTag(from start: Int) throws(FileFlaw) {
    let isEnd = has("</", at: start)
    var quote: UInt8?
    var attributes = 0
    var previous: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == 0 { throw flaw(.svgWithNUL, at: offset - 1) }
      // The parser goes on behind such an error, and would see markup that this scan does not.
      if byte == UInt8(ascii: "<") { throw flaw(.svgNotWellFormed, at: offset - 1) }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        attributes += 1
      } else if byte == UInt8(ascii: ">") {
        break
      }
      previous = byte
    }
    guard attributes <= Self.maximumAttributes else {
      throw flaw(.svgTooManyAttributes, at: start)
    }
    if isEnd {
      depth -= 1
      return
    }
    elements += 1
    guard elements <= Self.maximumElements else { throw flaw(.svgTooManyElements, at: start) }
    guard depth < Self.maximumDepth else { throw flaw(.svgTooDeep, at: start) }
    if previous != UInt8(ascii: "/") { depth += 1 }
  }

  /// Foundation's parser on Linux crashes at `<?name?>`, since it reads the content that is not there.
  ///
  /// It also goes on behind `<?` without a name, so no other `<` may hide behind that.
  private func checkInstruction(_ range: Range<Int>) throws(FileFlaw) {
    let isWhole = bytes[range].suffix(2).elementsEqual("?>".utf8)
    let isBare = isWhole && !bytes[range].contains { BadgeText.isWhitespace($0) }
    guard !isBare, !bytes[range].dropFirst().contains(UInt8(ascii: "<")) else {
      throw flaw(.svgWithUnsafeInstruction, at: range.lowerBound)
    }
  }

  /// `<?xml … encoding="…"?>` may only say UTF-8, or ASCII, which is a part of it.
  private func checkDeclaration(_ range: Range<Int>) throws(FileFlaw) {
    guard has("<?xml", at: range.lowerBound) else { return }
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    guard let name = text.range(of: "encoding") else { return }
    let value = text[name.upperBound...].drop { " \t\r\n=".contains($0) }.dropFirst()
    let encoding = value.prefix { $0 != "\"" && $0 != "'" }
    guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(String(encoding)) else {
      throw flaw(.svgNotUTF8, at: range.lowerBound)
    }
  }

  private mutating func skip(through end: StaticString, from start: Int) throws(FileFlaw) {
    offset = start
    while offset < bytes.count, !has(end, at: offset) {
      if bytes[offset] == 0 { throw flaw(.svgWithNUL, at: offset) }
      offset += 1
    }
    offset = min(offset + end.utf8CodeUnitCount, bytes.count)
  }

  private func has(_ text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start + length <= bytes.count else { return false }
    return (0..<length).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  private func flaw(_ flaw: FileFlaw, at offset: Int) -> FileFlaw {
    flaw.at(SourcePosition(ofOffset: offset, in: bytes))
  }
}

extension FileFlaw {
  /// The flaw with its place.
  func at(_ position: SourcePosition) -> FileFlaw {
    var flaw = self
    flaw.line = position.line
    flaw.column = position.column
    return flaw
  }

  static func svgTooLarge(_ size: Int) -> FileFlaw {
    FileFlaw(
      "svg-too-large",
      "the SVG has \(size) bytes; at most \(MarkupScan.maximumBytes) are read",
      help: "download the badge as PNG, or without its embedded pictures")
  }

  static let svgNotUTF8 = FileFlaw(
    "svg-encoding", "the SVG is not encoded in UTF-8", help: "save it as UTF-8")

  static let svgWithNUL = FileFlaw(
    "damaged-svg", "the SVG holds a NUL character, which no XML may",
    help: "download it again from where you got it")

  static let svgWithDocumentType = FileFlaw(
    "svg-document-type",
    "the SVG declares a document type or entities, with which readers are attacked",
    help: "remove everything from '<!DOCTYPE' to its '>', or download the badge as PNG")

  static let svgWithUnsafeInstruction = FileFlaw(
    "svg-processing-instruction",
    "the SVG holds a processing instruction, '<?…?>', that cannot be read safely",
    help: "remove everything from this '<?' to its '?>', or download the badge as PNG")

  static let svgTooManyElements = FileFlaw(
    "svg-too-complex", "the SVG has more than \(MarkupScan.maximumElements) elements",
    help: "simplify it, or download the badge as PNG")

  static let svgTooDeep = FileFlaw(
    "svg-too-complex",
    "the elements of the SVG stand in one another more than \(MarkupScan.maximumDepth) deep",
    help: "simplify it, or download the badge as PNG")

  static let svgTooManyAttributes = FileFlaw(
    "svg-too-complex",
    "an element of the SVG has more than \(MarkupScan.maximumAttributes) attributes",
    help: "simplify it, or download the badge as PNG")
}
