/// The badge text in a PNG (Open Badges 2.0 baking; Open Badges 3.0, 5.3.1; CLR 2.0, 5.3.1).
struct BakedPNG: Sendable {
  /// The text keywords that stand for a badge, the newer standard first.
  static let keywords = ["openbadgecredential", "clrcredential", "openbadges"]

  /// The badge text as UTF-8.
  let text: [UInt8]
  /// What is worth telling of how the badge stands in the picture.
  let notes: [FileFlaw]

  /// Takes the badge text out of a picture; at most `limit` bytes are unpacked.
  init(in image: PNGImage, limit: Int) throws(FileFlaw) {
    let chunks = image.chunks.compactMap { TextChunk($0, of: image.bytes) }
    let badges = Self.badges(among: chunks)
    guard let best = badges.first else {
      throw .noBadgeInPNG(keywords: chunks.map(\.keyword))
    }
    text = try best.text(of: image.bytes, limit: limit)
    notes = badges.count > 1 ? [.severalBadgesInPNG(badges.count, read: best.keyword)] : []
  }

  /// The chunks that hold badges, in order of preference: by keyword, then iTXt, zTXt, tEXt, then as they stand.
  private static func badges(among chunks: [TextChunk]) -> [TextChunk] {
    keywords.flatMap { keyword in
      let named = chunks.filter { $0.keyword == keyword }
      return TextChunk.Kind.allCases.flatMap { kind in named.filter { $0.kind == kind } }
    }
  }
}

/// A chunk with a keyword and a text (PNG, third edition, 11.3.3).
private struct TextChunk {
  /// In order of preference: only iTXt is made for UTF-8.
  enum Kind: CaseIterable { case international, compressed, plain }

  let kind: Kind
  let keyword: String
  /// What stands behind the keyword and its zero byte.
  let content: Range<Int>

  /// Nil when the chunk is none, or has no keyword.
  init?(_ chunk: PNGImage.Chunk, of bytes: [UInt8]) {
    switch chunk.type {
    case "iTXt": kind = .international
    case "zTXt": kind = .compressed
    case "tEXt": kind = .plain
    default: return nil
    }
    // A keyword has 1 to 79 bytes.
    guard let end = bytes[chunk.data].prefix(80).firstIndex(of: 0), end > chunk.data.lowerBound
    else { return nil }
    keyword = String(latin1: bytes[chunk.data.lowerBound..<end])
    content = (end + 1)..<chunk.data.upperBound
  }

  func text(of bytes: [UInt8], limit: Int) throws(FileFlaw) -> [UInt8] {
    switch kind {
    case .international: return try internationalText(bytes[content], limit: limit)
    case .compressed:
      guard bytes[content].first == 0 else { throw .unknownPacking(keyword) }
      return Self.utf8(try inflated(bytes[content].dropFirst(), limit: limit))
    case .plain: return Self.utf8(Array(bytes[content]))
    }
  }

  /// Compression flag, compression method, language, translated keyword, text (PNG, 11.3.3.4).
  private func internationalText(_ content: ArraySlice<UInt8>, limit: Int) throws(FileFlaw)
    -> [UInt8]
  {
    guard let flag = content.first, let method = content.dropFirst().first,
      let language = content.dropFirst(2).firstIndex(of: 0),
      let translation = content[(language + 1)...].firstIndex(of: 0)
    else { throw .damagedPNG("the text '\(keyword)' is cut off") }
    let text = content[(translation + 1)...]
    guard flag != 0 else { return Array(text) }
    guard flag == 1, method == 0 else { throw .unknownPacking(keyword) }
    return try inflated(text, limit: limit)
  }

  private func inflated(_ packed: ArraySlice<UInt8>, limit: Int) throws(FileFlaw) -> [UInt8] {
    do throws(InflationError) {
      return try Inflater(.zlib, limit: limit).inflated(packed)
    } catch {
      switch error {
      case .longerThan(let limit): throw .badgeTextTooLong(limit: limit)
      case .damaged: throw .damagedPNG("the packed text '\(keyword)' cannot be unpacked")
      case .truncated: throw .damagedPNG("the packed text '\(keyword)' is cut off")
      }
    }
  }

  /// The standard says Latin-1 for tEXt and zTXt; bakers mostly write UTF-8 there. Text that is valid UTF-8 and meant as
  /// Latin-1 does not occur in practice, so only what is not UTF-8 is taken for Latin-1.
  private static func utf8(_ text: [UInt8]) -> [UInt8] {
    isUTF8(text) ? text : Array(String(latin1: text[...]).utf8)
  }
}

/// Whether bytes are well-formed UTF-8.
func isUTF8(_ bytes: [UInt8]) -> Bool {
  String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
}

extension String {
  /// The text of bytes that are Latin-1: each is the code point of the same number.
  fileprivate init(latin1 bytes: ArraySlice<UInt8>) {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
    self.init(scalars)
  }
}

extension FileFlaw {
  static func noBadgeInPNG(keywords: [String]) -> FileFlaw {
    let wanted = "'openbadgecredential', 'clrcredential' or 'openbadges'"
    var unique: [String] = []
    for keyword in keywords where !unique.contains(keyword) && unique.count < 8 {
      unique.append(keyword)
    }
    let found =
      unique.isEmpty
      ? "it has no texts at all"
      : "its texts are " + unique.map { "'\(printable($0))'" }.joined(separator: ", ")
    return FileFlaw(
      "no-badge-in-picture", "the PNG holds no badge: \(found), and none is \(wanted)",
      help: "download the badge again from its platform, since screenshots and pictures saved by "
        + "other programs lose it; put plain pictures in evidence/")
  }

  static func severalBadgesInPNG(_ count: Int, read keyword: String) -> FileFlaw {
    FileFlaw(
      .warning, "several-badges-in-picture",
      "the PNG holds \(count) badge texts; the one under '\(keyword)' was read",
      help: "keep a picture for each badge")
  }

  static func unknownPacking(_ keyword: String) -> FileFlaw {
    FileFlaw(
      "damaged-png", "the PNG's text '\(keyword)' is packed in an unknown way",
      help: "download it again from where you got it")
  }

  static func badgeTextTooLong(limit: Int) -> FileFlaw {
    FileFlaw(
      "badge-text-too-long", "the badge text is longer than \(limit) bytes",
      help: "no real badge is that long; ask whoever gave you this file")
  }
}
