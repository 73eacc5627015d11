import Crypto
import LapelVerification

/// What earlier runs worked out, as the bytes of the one file that it is kept in.
///
///     LapelResults1      14 bytes with the line feed
///     program            32 bytes: which program wrote it
///     then for each result, by age, then by key:
///     key                32 bytes
///     age                1 byte: how many times the file was written since the result was of use
///     length             2 bytes, big-endian
///     value              that many bytes
///     checksum           8 bytes: the beginning of SHA-256 over program, key, length and value
///
/// A file of another program counts as none. What is damaged is passed over: a checksum is looked at when its result is
/// asked for, so that loading a file costs next to nothing.
struct ResultFile: Sendable {
  /// More is neither read nor written; a signed badge takes some two hundred bytes.
  static let mostBytes = 64 << 20
  /// A result that nobody used so many times the file was written is dropped.
  static let greatestAge: UInt8 = 15

  private static let start = Array("LapelResults1\n".utf8)
  private static let checksumLength = 8
  /// Key, age and length.
  private static let headLength = 35

  private let program: [UInt8]
  private let bytes: [UInt8]
  private var places: [PureResult.Key: Range<Int>] = [:]

  /// A file without results.
  init(program: ProgramIdentity) { self.init([], program: program) }

  /// What a file holds that this program wrote.
  init(_ bytes: [UInt8], program: ProgramIdentity) {
    self.program = program.digest
    let head = Self.start + self.program
    guard bytes.count <= Self.mostBytes, bytes.starts(with: head) else {
      self.bytes = []
      return
    }
    self.bytes = bytes
    places.reserveCapacity((bytes.count - head.count) / 64)
    var offset = head.count
    while let place = Self.place(at: offset, in: bytes) {
      places[Self.key(at: offset, in: bytes)] = place
      offset = place.upperBound
    }
  }

  /// The key of a result that begins at an offset.
  private static func key(at offset: Int, in bytes: [UInt8]) -> PureResult.Key {
    PureResult.Key(
      words: bytes.withUnsafeBytes { bytes in
        SIMD4(
          (0..<4).map {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8 * $0, as: UInt64.self))
          })
      })
  }

  /// Where a result stands that begins at an offset; nil at the end, or where it would go beyond.
  private static func place(at offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard offset + headLength <= bytes.count else { return nil }
    let length = Int(bytes[offset + 33]) << 8 | Int(bytes[offset + 34])
    let end = offset + headLength + length + checksumLength
    return end <= bytes.count ? offset..<end : nil
  }

  /// A result of an earlier run.
  func value(for key: PureResult.Key) -> [UInt8]? {
    guard let place = places[key] else { return nil }
    let checksum = place.upperBound - Self.checksumLength
    let value = Array(bytes[(place.lowerBound + Self.headLength)..<checksum])
    guard bytes[checksum..<place.upperBound].elementsEqual(self.checksum(of: key, value)) else {
      return nil
    }
    return value
  }

  /// The file after a run that used these results; nil when it would say the same.
  ///
  /// Results that the run did not use grow older by one, and the oldest go when there is no room.
  ///
  /// - Parameter isWhole: false for a run that had no need to look at everything; then nothing grows older.
  func renewed(with used: [PureResult], isWhole: Bool = true) -> [UInt8]? {
    var current: [PureResult.Key: [UInt8]] = [:]
    current.reserveCapacity(used.count)
    for result in used where result.value.count <= Int(UInt16.max) {
      current[result.key] = result.value
    }
    let isSame = current.allSatisfy { key, value in
      guard let place = places[key] else { return false }
      return bytes[place.lowerBound + 32] == 0 && self.value(for: key) == value
    }
    if isSame { return nil }

    var file = Self.start + program
    var room = Self.mostBytes - file.count
    var generations = [[(key: [UInt8], record: [UInt8])]](
      repeating: [], count: Int(Self.greatestAge) + 1)
    for (key, value) in current {
      generations[0].append((key.digest, record(of: key, value, age: 0)))
    }
    for (key, place) in places where current[key] == nil {
      let age = Int(bytes[place.lowerBound + 32]) + (isWhole ? 1 : 0)
      guard age < generations.count else { continue }
      var record = Array(bytes[place])
      record[32] = UInt8(age)
      generations[age].append((key.digest, record))
    }
    for generation in generations {
      // Dictionaries have no order; the file has one.
      for (_, record) in generation.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        guard record.count <= room else { return file }
        room -= record.count
        file += record
      }
    }
    return file
  }

  private func record(of key: PureResult.Key, _ value: [UInt8], age: UInt8) -> [UInt8] {
    key.digest + [age, UInt8(value.count >> 8), UInt8(value.count & 0xFF)] + value
      + checksum(of: key, value)
  }

  private func checksum(of key: PureResult.Key, _ value: [UInt8]) -> [UInt8] {
    var hash = Crypto.SHA256()
    hash.update(data: program)
    hash.update(data: key.digest)
    hash.update(data: [UInt8(value.count >> 8), UInt8(value.count & 0xFF)])
    hash.update(data: value)
    return Array(hash.finalize().prefix(Self.checksumLength))
  }
}
