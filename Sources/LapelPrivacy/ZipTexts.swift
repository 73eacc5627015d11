/// The names and contents of a zip archive, by the headers in front of its files (APPNOTE 4.3.7) and
/// by its directory, where other bytes stand before or between them (4.3.12).
struct ZipTexts {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let directory: Directory?
  /// Whether there is anything but the archive.
  private let isAppended: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    directory = Directory(bytes)
    isAppended = false
  }

  /// The archive at the end of another file: behind a program that unpacks it, or behind a picture.
  init?(atEndOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let directory = Directory(bytes) else { return nil }
    self.bytes = bytes
    self.directory = directory
    isAppended = true
  }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    var seen = isAppended ? [] : searchInOrder(&search, layers)
    for entry in directory?.entries(bytes) ?? [] where seen.insert(entry.offset).inserted {
      guard isFile(entry.offset) else { continue }
      var header = Header(bytes, entry.offset)
      // Files may lie upon each other.
      guard search.allows(entry.length, layers: layers + [.archiveEntry]) else { return }
      header.length = entry.length
      let start = file(header, at: entry.offset, &search, layers)
      content(bytes.part(start, header.length), of: header, &search, layers)
    }
  }

  private func isFile(_ index: Int) -> Bool {
    index + 30 <= bytes.count && bytes.part(index, 4).elementsEqual([0x50, 0x4B, 0x03, 0x04])
  }

  /// The files from the first byte on, and where they are.
  private func searchInOrder(
    _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) -> Set<Int> {
    var seen: Set<Int> = []
    var at = 0
    while isFile(at) {
      seen.insert(at)
      let header = Header(bytes, at)
      let start = file(header, at: at, &search, layers)
      // The length stands behind the content where it was not known before.
      var end = start + header.length
      if header.hasLengthBehind { end = bytes.first("PK\u{7}\u{8}", from: start) ?? bytes.count }
      content(bytes.part(start, end - start), of: header, &search, layers)
      at = header.hasLengthBehind ? min(bytes.count, end + 16) : end
    }
    // The directory with its names and comments.
    search.searchBytes(bytes.part(at, bytes.count), layers: layers + [.archiveName])
    return seen
  }

  /// Searches the name of a file, and gives where its content begins.
  private func file(
    _ header: Header, at index: Int, _ search: inout FileSearch, _ layers: [LeakForm.Layer]
  ) -> Int {
    search.searchText(Array(bytes.part(index + 30, header.nameLength)), as: layers + [.archiveName])
    return index + 30 + header.nameLength + header.extraLength
  }

  private func content(
    _ content: UnsafeBufferPointer<UInt8>, of header: Header, _ search: inout FileSearch,
    _ layers: [LeakForm.Layer]
  ) {
    let inner = layers + [.archiveEntry]
    if header.method == 0 {
      search.search(content, layers: inner, trust: .text)
    } else if header.method == 8, let text = search.unpacked(content, .deflate, layers: inner) {
      search.search(text, as: inner)
    }
  }

  /// The list of files at the end, and the record behind it that tells where it is.
  private struct Directory {
    private let start: Int
    private let end: Int
    /// How many bytes stand before the archive.
    private let before: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      // A comment of up to 65,535 bytes may follow.
      let first = max(0, bytes.count - 22 - 65_535)
      var at = bytes.count - 22
      while at >= first, !Self.isEnd(bytes, at) { at -= 1 }
      guard at >= first, let length = bytes.number(at: at + 12, bytes: 4, bigEndian: false),
        let offset = bytes.number(at: at + 16, bytes: 4, bigEndian: false), length <= at
      else { return nil }
      start = at - length
      end = at
      before = max(0, start - offset)
    }

    private static func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
      bytes[index] == 0x50 && bytes[index + 1] == 0x4B && bytes[index + 2] == 5
        && bytes[index + 3] == 6
    }

    /// Where each file is, and how long it is packed.
    func entries(_ bytes: UnsafeBufferPointer<UInt8>) -> [(offset: Int, length: Int)] {
      func number(_ index: Int, _ length: Int) -> Int {
        bytes.number(at: index, bytes: length, bigEndian: false) ?? 0
      }
      var entries: [(offset: Int, length: Int)] = []
      var at = start
      while at + 46 <= end, bytes.part(at, 4).elementsEqual([0x50, 0x4B, 0x01, 0x02]) {
        entries.append((before + number(at + 42, 4), number(at + 20, 4)))
        at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2)
      }
      return entries
    }
  }

  private struct Header {
    let method: Int
    var length: Int
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
