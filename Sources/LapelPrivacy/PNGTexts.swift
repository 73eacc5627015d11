/// The texts of a PNG picture: everything but its pixels (PNG specification, third edition, 11.3).
struct PNGTexts {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    var at = 8
    while let length = bytes.number(at: at, bytes: 4, bigEndian: true), at + 8 <= bytes.count {
      let content = bytes.part(at + 8, length)
      let type = String(decoding: bytes.part(at + 4, 4), as: UTF8.self)
      switch type {
      // Pixels and their colours, which are not looked into.
      case "IDAT", "fdAT", "IHDR", "PLTE", "tRNS": break
      case "tEXt": search.searchText(Array(content), as: layers + [.pictureText])
      case "zTXt": compressedText(content, &search, layers)
      case "iTXt": internationalText(content, &search, layers)
      case "eXIf": ExifTexts(content).search(&search, layers + [.pictureMetadata])
      case "iCCP": compressedText(content, &search, layers)
      default: search.searchBytes(content, layers: layers + [.pictureMetadata])
      }
      at += 12 + length
      if type == "IEND" { break }
    }
    // Behind the last chunk, or where a chunk's header is cut off.
    search.searchBytes(bytes.part(at, bytes.count), layers: layers)
  }

  /// A keyword, a zero, the method, the packed text.
  private func compressedText(
    _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    let zero = content.firstIndex(of: 0) ?? content.count
    search.searchText(Array(content.part(0, zero)), as: layers + [.pictureText])
    let inner = layers + [.compressedPictureText]
    if let text = search.unpacked(content.part(zero + 2, content.count), .zlib, layers: inner) {
      search.searchText(text, as: inner)
    }
  }

  /// A keyword, a zero, whether it is packed, the method, a language and a translated keyword with a
  /// zero behind each, the text.
  private func internationalText(
    _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    let zero = content.firstIndex(of: 0) ?? content.count
    guard zero + 2 < content.count, content[zero + 1] != 0 else {
      return search.searchText(Array(content), as: layers + [.pictureText])
    }
    let language = content[(zero + 3)...].firstIndex(of: 0) ?? content.count
    let keyword = content.dropFirst(language + 1).firstIndex(of: 0) ?? content.count
    search.searchText(Array(content.part(0, keyword)), as: layers + [.pictureText])
    let inner = layers + [.compressedPictureText]
    if let text = search.unpacked(content.part(keyword + 1, content.count), .zlib, layers: inner) {
      search.searchText(text, as: inner)
    }
  }
}
