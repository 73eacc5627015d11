import LapelBackpack

/// The texts of a gzip file: its members together, their headers, and what stands behind them
/// (RFC 1952, 2.2 and 2.3).
struct GzipTexts {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// Each member costs some time, however short it is.
  private static let mostMembers = 4096

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func search(_ search: inout FileSearch, _ layers: [LeakForm.Layer]) {
    let inner = layers + [.gzip]
    let packed = Array(bytes)
    var text: [UInt8] = []
    var isWhole = true
    var members = 0
    var at = 0
    while isMember(at) {
      members += 1
      guard members <= Self.mostMembers else {
        search.noteNotSearched(inner)
        break
      }
      search.searchText(Array(bytes[header(at)]), as: layers + [.gzipHeader])
      let outcome = search.outcome(of: packed[at...], .gzip, layers: inner)
      text += outcome.bytes
      isWhole = isWhole && outcome.error == nil
      if case .longerThan = outcome.error { break }
      // Where a damaged member ends, nobody knows.
      at = outcome.error == nil ? at + outcome.consumed : nextMember(behind: at)
    }
    search.search(text, as: inner)
    if isWhole {
      search.search(bytes.part(at, bytes.count), layers: layers + [.gzipTail], trust: .text)
    } else {
      search.searchBytes(bytes, layers: inner)
    }
  }

  private func isMember(_ index: Int) -> Bool {
    bytes.part(index, 3).elementsEqual([0x1F, 0x8B, 0x08])
  }

  private func nextMember(behind index: Int) -> Int {
    var at = index + 1
    while at < bytes.count, !(bytes[at] == 0x1F && isMember(at)) { at += 1 }
    return at
  }

  /// The name of the file, a comment and what else the header of a member has.
  private func header(_ start: Int) -> Range<Int> {
    let flags = bytes.number(at: start + 3, bytes: 1, bigEndian: false) ?? 0
    var end = start + 10
    if flags & 4 != 0 {
      end += 2 + (bytes.number(at: end, bytes: 2, bigEndian: false) ?? 0)
    }
    for flag in [8, 16] where flags & flag != 0 {
      while end < bytes.count, bytes[end] != 0 { end += 1 }
      end += 1
    }
    let first = min(start + 10, bytes.count)
    return first..<max(first, min(end, bytes.count))
  }
}
