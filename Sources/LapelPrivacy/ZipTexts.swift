/// The names and contents of a zip archive, by the headers in front of its files (APPNOTE 4.3.7).
struct ZipTexts {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    var at = 0
    while bytes.part(at, 4).elementsEqual([0x50, 0x4B, 0x03, 0x04]), at + 30 <= bytes.count {
      let header = Header(bytes, at)
      search.searchText(Array(bytes.part(at + 30, header.nameLength)), as: layers + [.archiveName])
      let start = at + 30 + header.nameLength + header.extraLength
      // The length stands behind the content where it was not known before.
      var end = start + header.length
      if header.hasLengthBehind { end = bytes.first("PK\u{7}\u{8}", from: start) ?? bytes.count }
      let content = bytes.part(start, end - start)
      let inner = layers + [.archiveEntry]
      if header.method == 0 {
        search.search(content, layers: inner, trust: .text)
      } else if header.method == 8, let text = search.unpacked(content, .deflate, layers: inner) {
        search.search(text, as: inner)
      }
      at = header.hasLengthBehind ? min(bytes.count, end + 16) : end
    }
    // The directory with its names and comments.
    search.searchBytes(bytes.part(at, bytes.count), layers: layers + [.archiveName])
  }

  private struct Header {
    let method: Int
    let length: Int
    let nameLength: Int
    let extraLength: Int
    let hasLengthBehind: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
      func number(_ offset: Int, _ length: Int) -> Int {
        bytes.number(at: at + offset, bytes: length, bigEndian: false) ?? 0
      }
      let flags = number(6, 2)
      method = number(8, 2)
      length = number(18, 4)
      nameLength = number(26, 2)
      extraLength = number(28, 2)
      hasLengthBehind = flags & 8 != 0 && length == 0
    }
  }
}
