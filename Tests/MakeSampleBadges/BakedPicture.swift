import Foundation
import LapelLinkedData

/// Pictures with a badge in them (Open Badges Baking 2.0; Open Badges 3.0, Baked Badge).
enum BakedPicture {
  /// The chunks of text in a PNG (PNG, third edition, 11.3.3): the one that the standards ask for, and
  /// two that older bakers used.
  enum TextChunk: String {
    case international = "iTXt"
    case compressed = "zTXt"
    case plain = "tEXt"
  }

  /// A PNG with the badge in one chunk behind the header.
  static func png(
    _ picture: [UInt8], holding badge: SealedDocument, in kind: TextChunk
  ) throws -> [UInt8] {
    let headerEnd = 8 + 25
    guard picture.count > headerEnd, picture[12..<16].elementsEqual("IHDR".utf8) else {
      throw WorkshopError(description: "not a PNG picture")
    }
    let keyword = badge.isOpenBadges3 ? "openbadgecredential" : "openbadges"
    let data = try Array(keyword.utf8) + [0] + content(of: kind, badge.bakedText)
    return picture[..<headerEnd] + chunk(kind.rawValue, data) + picture[headerEnd...]
  }

  /// What stands behind the keyword: flags where the chunk has any, then the text.
  private static func content(of kind: TextChunk, _ text: [UInt8]) throws -> [UInt8] {
    // The older chunks are Latin-1: only ASCII means the same to everybody who reads UTF-8 there.
    guard kind == .international || text.allSatisfy({ $0 < 0x80 }) else {
      throw WorkshopError(description: "a badge in a \(kind.rawValue) chunk must be ASCII")
    }
    return switch kind {
    case .international: [0, 0, 0, 0] + text
    case .compressed: try [0] + StoredDeflate.zlib(text)
    case .plain: text
    }
  }

  /// An SVG with the badge in an element of its own, first in the picture.
  static func svg(_ picture: [UInt8], holding badge: SealedDocument) throws -> [UInt8] {
    let text = String(decoding: picture, as: UTF8.self)
    guard let tagEnd = text.firstRange(of: ">")?.lowerBound, text.hasPrefix("<svg ") else {
      throw WorkshopError(description: "not an SVG picture that starts with its root element")
    }
    let (name, namespace) =
      badge.isOpenBadges3
      ? ("openbadges:credential", "https://purl.imsglobal.org/ob/v3p0")
      : ("openbadges:assertion", "http://openbadges.org")
    let content =
      switch badge {
      case .compactJWS(let jws, _): "<\(name) verify=\"\(jws)\"/>"
      case .json(let value):
        "<\(name)\(value.hostedAddress.map { " verify=\"\($0)\"" } ?? "")><![CDATA[\n"
          + String(decoding: badge.bakedText, as: UTF8.self) + "\n]]></\(name)>"
      }
    return Array(
      (text[..<tagEnd] + " xmlns:openbadges=\"\(namespace)\">\n  " + content
        + text[text.index(after: tagEnd)...]).utf8)
  }

  /// A chunk with its length and check sum (PNG, 5.3).
  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return CRC32.bigEndianBytes(UInt32(data.count)) + body
      + CRC32.bigEndianBytes(CRC32.checksum(body))
  }
}

extension SealedDocument {
  fileprivate var bakedText: [UInt8] {
    switch self {
    case .json(let value): value.text(indented: true)
    case .compactJWS(let text, _): Array(text.utf8)
    }
  }

  fileprivate var isOpenBadges3: Bool {
    switch self {
    case .json(let value): value["credentialSubject"] != nil
    case .compactJWS(_, let openBadges2): !openBadges2
    }
  }
}

extension JSONValue {
  /// The address of a hosted assertion of Open Badges 2.0.
  fileprivate var hostedAddress: String? { self["verification"] == nil ? nil : self["id"]?.string }
}
