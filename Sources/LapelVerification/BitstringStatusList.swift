/// The bits of a status list: Bitstring Status List 1.0, 3.2; the first is the most significant bit of the first byte.
struct BitstringStatusList: Sendable, Hashable {
  /// The fewest entries that hide whose status somebody asks for: 16 KiB of single bits.
  static let minimumEntries = 131_072
  /// The largest list that Lapel unpacks, in bytes.
  static let maximumBytes = 16 << 20

  var bytes: [UInt8]
  /// Bits to an entry, from 1 to 32.
  var entrySize: Int

  init(bytes: [UInt8], entrySize: Int = 1) {
    precondition((1...32).contains(entrySize), "An entry of a status list is 1 to 32 bits wide.")
    self.bytes = bytes
    self.entrySize = entrySize
  }

  var entryCount: Int { bytes.count * 8 / entrySize }

  /// The value of an entry, or nil when the list ends before it.
  subscript(index: Int) -> Int? {
    guard (0..<entryCount).contains(index) else { return nil }
    var value = 0
    for position in (index * entrySize)..<((index + 1) * entrySize) {
      let bit = bytes[position / 8] >> UInt8(7 - position % 8) & 1
      value = value << 1 | Int(bit)
    }
    return value
  }
}
