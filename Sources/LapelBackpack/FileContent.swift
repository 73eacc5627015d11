import LapelCredentials

/// What a file is, by its content alone.
enum FileContent: Sendable, Hashable {
  case png, svg, json, compactJWS, address
  case empty, zip, gzip, pdf, jpeg, gif, webp, html, otherXML, utf16, text, binary

  init(of bytes: [UInt8]) {
    self = Self.signature(of: bytes) ?? Self.textKind(of: Self.withoutByteOrderMark(bytes)[...])
  }

  private static func signature(of bytes: [UInt8]) -> FileContent? {
    func begins(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: signature)
    }
    if bytes.isEmpty { return .empty }
    if begins(PNGImage.signature) { return .png }
    if begins([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if begins(Array("GIF87a".utf8)) || begins(Array("GIF89a".utf8)) { return .gif }
    if begins(Array("RIFF".utf8)), begins(Array("WEBP".utf8), at: 8) { return .webp }
    if begins(Array("%PDF-".utf8)) { return .pdf }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if begins([0x1F, 0x8B]) { return .gzip }
    if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) { return .utf16 }
    // UTF-16 without a mark: the first character of a badge is ASCII.
    if bytes.count >= 2, (bytes[0] == 0) != (bytes[1] == 0),
      "{[<".utf8.contains(bytes[0] | bytes[1])
    {
      return .utf16
    }
    return nil
  }

  private static func textKind(of bytes: ArraySlice<UInt8>) -> FileContent {
    let text = bytes.drop { BadgeText.isWhitespace($0) }
    switch text.first {
    case nil: return .empty
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    case UInt8(ascii: "<"): return markupKind(of: text)
    default: break
    }
    let trimmed = BadgeText.trimmed(Array(bytes))
    if BadgeText.isCompactJWS(trimmed) { return .compactJWS }
    if BadgeText.isAddress(trimmed) { return .address }
    return bytes.prefix(4_096).contains(where: { $0 < 0x09 }) ? .binary : .text
  }

  /// Looks at the first element, or at the document type before it.
  private static func markupKind(of text: ArraySlice<UInt8>) -> FileContent {
    guard let name = rootName(of: text.prefix(1 << 16)) else { return .otherXML }
    if name == "svg" || name.hasSuffix(":svg") { return .svg }
    let isHTML = ["html", "head", "body", "script"].contains(name.lowercased())
    return isHTML ? .html : .otherXML
  }

  private static func rootName(of markup: ArraySlice<UInt8>) -> String? {
    var rest = markup
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      if rest.starts(with: "!--".utf8) {
        rest = rest.dropThrough("-->")
      } else if rest.first == UInt8(ascii: "?") {
        rest = rest.dropThrough("?>")
      } else {
        if rest.first == UInt8(ascii: "!") {
          guard String(decoding: rest.prefix(9), as: UTF8.self).uppercased() == "!DOCTYPE " else {
            return nil
          }
          rest = rest.dropFirst(9).drop { BadgeText.isWhitespace($0) }
        }
        let name = rest.prefix { !BadgeText.isWhitespace($0) && !"/>[".utf8.contains($0) }
        return String(decoding: name, as: UTF8.self)
      }
    }
    return nil
  }

  /// The bytes behind a UTF-8 byte-order mark.
  static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}

extension ArraySlice<UInt8> {
  /// What stands behind the first occurrence of an ASCII text; nothing when there is none.
  func dropThrough(_ end: StaticString) -> ArraySlice<UInt8> {
    var index = startIndex
    let length = end.utf8CodeUnitCount
    while index + length <= endIndex {
      if (0..<length).allSatisfy({ self[index + $0] == end.utf8Start[$0] }) {
        return self[(index + length)...]
      }
      index += 1
    }
    return self[endIndex...]
  }
}
