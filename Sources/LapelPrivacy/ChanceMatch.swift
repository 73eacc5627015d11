/// Tells what somebody wrote from what stands somewhere by chance.
///
/// Three letters in a row are found in every megabyte of random bytes, and in every few thousand
/// hashes, some thousand names or not. So a match there has to be long, or to stand in a text.
struct ChanceMatch {
  /// What kind of bytes are searched.
  enum Trust {
    /// Somebody wrote it. Hashes and signatures may stand in it.
    case text
    /// What base64 or hexadecimal digits gave, which are often not what they look like.
    case decoded
    /// What a short run gave that is text throughout: one such run is one chance.
    case shortRun
    /// The same, with the signs that base64 ends with.
    case paddedRun
    /// Bytes of any kind.
    case bytes

    /// The bits of chance that a match must overcome.
    fileprivate var neededBits: Int {
      switch self {
      case .text: 0
      case .decoded: 36
      case .shortRun: 35
      case .paddedRun: 28
      case .bytes: 50
      }
    }
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let trust: Trust

  /// Longer terms do not stand in hashes by chance.
  private static let certainLength = 8
  /// How far around a match is looked.
  private static let reach = 24

  func isChance(_ range: Range<Int>, letters: Int) -> Bool {
    if trust != .text {
      // A letter is two bytes of 256, a printable character 95.
      let bits = letters * 70 + readable(around: range) * 14
      if bits < trust.neededBits * 10 { return true }
    }
    return letters < Self.certainLength && isInNoise(range)
  }

  private func readable(around range: Range<Int>) -> Int {
    var count = 0
    var at = range.lowerBound - 1
    while at >= 0, range.lowerBound - at <= Self.reach, Self.isReadable(bytes[at]) {
      count += 1
      at -= 1
    }
    at = range.upperBound
    while at < bytes.count, at - range.upperBound < Self.reach, Self.isReadable(bytes[at]) {
      count += 1
      at += 1
    }
    return count
  }

  private static func isReadable(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A
  }

  // MARK: Hashes and signatures

  /// Whether digits and letters without sense surround a match: `9f3ada7c`.
  private func isInNoise(_ range: Range<Int>) -> Bool {
    let before = Side(bytes, from: range.lowerBound - 1, step: -1)
    let behind = Side(bytes, from: range.upperBound, step: 1)
    if before.isNoise && behind.isNoise { return true }
    if before.isNoise && before.touches || behind.isNoise && behind.touches { return true }
    guard before.touches || behind.touches else { return false }
    return before.segmentChanges + behind.segmentChanges >= 3
  }

  /// What follows a match on one side, as far as it could belong to base64.
  private struct Side {
    /// A letter or digit follows directly.
    var touches = false
    var length = 0
    /// How often letters and digits, small letters and capitals change.
    var changes = 0
    /// How often letters and digits change before anything else comes.
    var segmentChanges = 0

    var isNoise: Bool { length >= 6 && changes * 10 >= length * 3 }

    private enum Kind { case small, capital, digit, sign }

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, step: Int) {
      var previous: Kind?
      var inSegment = true
      var at = start
      while at >= 0, at < bytes.count, length < 12, let kind = Self.kind(bytes[at]) {
        if length == 0 { touches = kind != .sign }
        if kind == .sign { inSegment = false }
        // The match itself is letters.
        let before = previous ?? .small
        if inSegment, (kind == .digit) != (before == .digit) { segmentChanges += 1 }
        if let previous, previous != kind, previous != .sign, kind != .sign { changes += 1 }
        previous = kind
        length += 1
        at += step
      }
    }

    private static func kind(_ byte: UInt8) -> Kind? {
      switch byte {
      case 0x61...0x7A: .small
      case 0x41...0x5A: .capital
      case 0x30...0x39: .digit
      case 0x2B, 0x2D, 0x2F, 0x3D, 0x5F: .sign
      default: nil
      }
    }
  }
}
