/// Texts in UTF-16 among other bytes, found by their letters' zero bytes.
enum SixteenBitText {
  /// Fewer characters are too likely by chance, or are no text.
  private static let shortest = 4

  /// Every run of printable characters of the first 1,536, at either offset and in either order of
  /// bytes, in UTF-8.
  static func texts(in bytes: UnsafeBufferPointer<UInt8>) -> [[UInt8]] {
    guard bytes.count >= 2 * shortest else { return [] }
    var texts: [[UInt8]] = []
    for offset in 0...1 {
      for bigEndian in [false, true] { texts += runs(bytes, offset: offset, bigEndian) }
    }
    return texts
  }

  private static func runs(
    _ bytes: UnsafeBufferPointer<UInt8>, offset: Int, _ bigEndian: Bool
  ) -> [[UInt8]] {
    var runs: [[UInt8]] = []
    var start = offset
    var at = offset
    var zeros = 0
    func end() {
      // Half of the characters at least are of Latin-1, or any binary numbers would be text.
      guard at - start >= 2 * shortest, zeros * 4 >= at - start else { return }
      runs.append(utf8(UnsafeBufferPointer(rebasing: bytes[start..<at]), bigEndian))
    }
    while at + 1 < bytes.count {
      let high = bytes[bigEndian ? at : at + 1]
      let low = bytes[bigEndian ? at + 1 : at]
      if high <= 5, high > 0 || isPrintable(low) {
        if high == 0 { zeros += 1 }
        at += 2
      } else {
        end()
        at += 2
        start = at
        zeros = 0
      }
    }
    end()
    return runs
  }

  private static func isPrintable(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte >= 0xA0 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  static func utf8(_ bytes: UnsafeBufferPointer<UInt8>, _ bigEndian: Bool) -> [UInt8] {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at -> UInt16 in
      let first = UInt16(bytes[at])
      let second = UInt16(bytes[at + 1])
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
