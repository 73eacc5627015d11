/// The hash function of RFC 1321, only for the recipients of old badges, who may be hidden behind it.
///
/// Two texts with one digest are easily made, so it protects nothing, and nothing signed may rest on it.
package struct MD5: Sendable {
  private var state = SIMD4<UInt32>(0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476)
  /// What was given since the last whole block; fewer than 64 bytes.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {}

  /// The 16 bytes of a message.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    var hash = MD5()
    hash.update(message)
    return hash.digest()
  }

  /// The digest as 32 lower-case hexadecimal digits.
  package static func hexDigest(of message: [UInt8]) -> String {
    Hex.encode(digest(of: message))
  }

  /// Takes in more of the message.
  package mutating func update(_ bytes: [UInt8]) {
    byteCount &+= UInt64(bytes.count)
    rest += bytes
    let end = rest.count / 64 * 64
    for start in stride(from: 0, to: end, by: 64) { compress(rest[start..<(start + 64)]) }
    rest.removeFirst(end)
  }

  /// The digest of what was taken in so far.
  package func digest() -> [UInt8] {
    var last = self
    // One bit, zeros up to eight bytes before the end of a block, and the length in bits (RFC 1321, 3.1 and 3.2).
    var padding = [0x80] + [UInt8](repeating: 0, count: (119 - rest.count) % 64)
    for shift: UInt64 in [0, 8, 16, 24, 32, 40, 48, 56] {
      padding.append(UInt8(truncatingIfNeeded: (byteCount << 3) >> shift))
    }
    last.update(padding)
    var digest: [UInt8] = []
    for index in 0..<4 {
      for shift: UInt32 in [0, 8, 16, 24] {
        digest.append(UInt8(truncatingIfNeeded: last.state[index] >> shift))
      }
    }
    return digest
  }
}

extension MD5 {
  /// Works a block of 64 bytes into the state (RFC 1321, 3.4).
  private mutating func compress(_ block: ArraySlice<UInt8>) {
    var words: [UInt32] = []
    words.reserveCapacity(16)
    for start in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      let low = UInt32(block[start]) | UInt32(block[start + 1]) << 8
      words.append(low | UInt32(block[start + 2]) << 16 | UInt32(block[start + 3]) << 24)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    for step in 0..<64 {
      let mixed: UInt32
      let word: Int
      switch step >> 4 {
      case 0: (mixed, word) = (b & c | ~b & d, step)
      case 1: (mixed, word) = (d & b | ~d & c, (5 * step + 1) % 16)
      case 2: (mixed, word) = (b ^ c ^ d, (3 * step + 5) % 16)
      default: (mixed, word) = (c ^ (b | ~d), 7 * step % 16)
      }
      let sum = a &+ mixed &+ Self.constants[step] &+ words[word]
      let count = Self.rotations[step >> 4][step & 3]
      (a, b, c, d) = (d, b &+ (sum &<< count | sum &>> (32 &- count)), b, c)
    }
    state &+= SIMD4(a, b, c, d)
  }

  /// How far each of four steps turns its sum, by round.
  private static let rotations: [[UInt32]] = [
    [7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21],
  ]

  /// The first 32 bits of the fraction of `abs(sin(i))` for i from 1 (RFC 1321, 3.4).
  private static let constants: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613,
    0xfd46_9501, 0x6980_98d8, 0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193,
    0xa679_438e, 0x49b4_0821, 0xf61e_2562, 0xc040_b340, 0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d,
    0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87, 0x455a_14ed,
    0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122,
    0xfde5_380c, 0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa,
    0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039, 0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244,
    0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92, 0xffef_f47d, 0x8584_5dd1,
    0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb,
    0xeb86_d391,
  ]
}
