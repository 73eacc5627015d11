/// The texts of a JPEG picture: its segments up to the pixels, and what stands behind them.
struct JPEGTexts {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    let layers = layers + [.pictureMetadata]
    var at = 2
    while at + 4 <= bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      if marker == 0xFF || marker == 0x01 || (0xD0...0xD8).contains(marker) {
        at += marker == 0xFF ? 1 : 2
        continue
      }
      if marker == 0xD9 { break }
      let length = bytes.number(at: at + 2, bytes: 2, bigEndian: true) ?? 2
      segment(marker, bytes.part(at + 4, length - 2), &search, layers)
      at += 2 + max(2, length)
      // More segments may follow the pixels of one scan.
      if marker == 0xDA { at = endOfScan(at) }
    }
    search.searchBytes(bytes.part(at, bytes.count), layers: layers)
  }

  private func segment(
    _ marker: UInt8, _ content: UnsafeBufferPointer<UInt8>, _ search: inout FileSearch,
    _ layers: [LeakForm.Layer]
  ) {
    switch marker {
    case 0xE1 where content.starts(with: "Exif\0".utf8):
      ExifTexts(content.part(6, content.count)).search(&search, layers)
    case 0xE1 where content.starts(with: "http://ns.adobe.com/".utf8), 0xFE:
      search.searchText(Array(content), as: layers)
    case 0xE0...0xEF: search.searchBytes(content, layers: layers)
    // Tables and frames.
    default: break
    }
  }

  /// The next marker that is neither a stuffed zero nor a restart.
  private func endOfScan(_ start: Int) -> Int {
    var at = start
    while at + 1 < bytes.count {
      if bytes[at] == 0xFF, bytes[at + 1] != 0, !(0xD0...0xD7).contains(bytes[at + 1]) { return at }
      at += 1
    }
    return bytes.count
  }
}
