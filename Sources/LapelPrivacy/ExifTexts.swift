/// The texts of EXIF metadata: a TIFF structure of directories (Exif 2.32, 4.5 and 4.6).
struct ExifTexts {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let bigEndian: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    bigEndian = bytes.starts(with: "MM".utf8)
  }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    var queue = [bytes.number(at: 4, bytes: 4, bigEndian: bigEndian) ?? 0]
    var seen: Set<Int> = [0]
    while let directory = queue.popLast(), seen.count < 32 {
      guard seen.insert(directory).inserted else { continue }
      let entries = min(512, number(at: directory, 2) ?? 0)
      for index in 0..<entries {
        entry(at: directory + 2 + index * 12, &queue, &search, layers)
      }
      if let next = number(at: directory + 2 + entries * 12, 4) { queue.append(next) }
    }
    // Maker notes, and whatever no directory speaks of.
    search.searchBytes(bytes, layers: layers)
  }

  private func number(at index: Int, _ length: Int) -> Int? {
    bytes.number(at: index, bytes: length, bigEndian: bigEndian)
  }

  private func entry(
    at index: Int, _ queue: inout [Int], _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) {
    guard let tag = number(at: index, 2), let type = number(at: index + 2, 2),
      let count = number(at: index + 4, 4), let value = number(at: index + 8, 4)
    else { return }
    // Up to four bytes stand in the entry itself.
    let content = bytes.part(count <= 4 ? index + 8 : value, count)
    switch (tag, type) {
    case (0x8769, _), (0x8825, _), (0xA005, _), (0x014A, _): queue.append(value)
    // XPTitle, XPComment, XPAuthor, XPKeywords and XPSubject are UTF-16, whatever the byte order.
    case (0x9C9B...0x9C9F, 1):
      search.searchText(SixteenBitText.utf8(content, false), as: layers + [.utf16])
    case (0x9286, 7) where content.starts(with: "UNICODE".utf8):
      let text = SixteenBitText.utf8(content.part(8, content.count), bigEndian)
      search.searchText(text, as: layers + [.utf16])
    // Text, and XMP or IPTC as bytes.
    case (_, 2), (0x9286, 7), (0x02BC, _): search.searchText(Array(content), as: layers)
    default: break
    }
  }
}
