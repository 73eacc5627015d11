/// The hash function of FIPS 180-4, 6.2, which RDF canonicalisation, hashed recipients and integrity
/// properties need at build time and in the browser alike.
package struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  /// What was given since the last whole block; fewer than 64 bytes.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {}

  /// The 32 bytes that identify a message.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(message)
    return hash.digest()
  }

  /// The digest as 64 lower-case hexadecimal digits.
  package static func hexDigest(of message: [UInt8]) -> String {
    Hex.encode(digest(of: message))
  }

  /// Takes in more of the message.
  package mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

  /// Takes in more of the message.
  package mutating func update(_ bytes: ArraySlice<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let head = bytes.prefix(64 - rest.count)
      rest += head
      bytes = bytes.dropFirst(head.count)
      guard rest.count == 64 else { return }
      compress(rest[...])
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.prefix(bytes.count / 64 * 64)
    compress(whole)
    rest += bytes.dropFirst(whole.count)
  }

  /// The digest of what was taken in so far.
  package func digest() -> [UInt8] {
    var last = self
    let bitCount = byteCount << 3
    // One bit, zeros up to eight bytes before the end of a block, and the length (FIPS 180-4, 5.1.1).
    let zeroCount = (119 - rest.count) % 64
    var padding = [0x80] + [UInt8](repeating: 0, count: zeroCount)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    last.update(padding)
    var digest: [UInt8] = []
    digest.reserveCapacity(32)
    for index in 0..<8 {
      for shift: UInt32 in [24, 16, 8, 0] {
        digest.append(UInt8(truncatingIfNeeded: last.state[index] >> shift))
      }
    }
    return digest
  }
}

extension SHA256 {
  /// Works a whole number of 64-byte blocks into the state (FIPS 180-4, 6.2.2).
  private mutating func compress(_ blocks: ArraySlice<UInt8>) {
    var state = state
    blocks.withUnsafeBufferPointer { bytes in
      Self.roundConstants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          for start in stride(from: 0, to: bytes.count, by: 64) {
            Self.fill(schedule, from: bytes, at: start)
            Self.mix(&state, schedule, constants)
          }
        }
      }
    }
    self.state = state
  }

  /// The message schedule: the block's 16 words, and 48 more made of them.
  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, from bytes: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    for word in 0..<16 {
      schedule[word] = UInt32(
        bigEndian: raw.loadUnaligned(fromByteOffset: start &+ 4 &* word, as: UInt32.self))
    }
    for word in 16..<64 {
      let a = schedule[word &- 15]
      let b = schedule[word &- 2]
      let sigma0 = rotated(a, 7) ^ rotated(a, 18) ^ a &>> 3
      let sigma1 = rotated(b, 17) ^ rotated(b, 19) ^ b &>> 10
      schedule[word] = schedule[word &- 16] &+ sigma0 &+ schedule[word &- 7] &+ sigma1
    }
  }

  /// The 64 rounds, eight at a time so that the working variables need not change places.
  private static func mix(
    _ state: inout SIMD8<UInt32>, _ schedule: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, schedule[i] &+ constants[i])
      round(h, a, b, &c, d, e, f, &g, schedule[i &+ 1] &+ constants[i &+ 1])
      round(g, h, a, &b, c, d, e, &f, schedule[i &+ 2] &+ constants[i &+ 2])
      round(f, g, h, &a, b, c, d, &e, schedule[i &+ 3] &+ constants[i &+ 3])
      round(e, f, g, &h, a, b, c, &d, schedule[i &+ 4] &+ constants[i &+ 4])
      round(d, e, f, &g, h, a, b, &c, schedule[i &+ 5] &+ constants[i &+ 5])
      round(c, d, e, &f, g, h, a, &b, schedule[i &+ 6] &+ constants[i &+ 6])
      round(b, c, d, &e, f, g, h, &a, schedule[i &+ 7] &+ constants[i &+ 7])
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
  ) {
    let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let t = h &+ sum1 &+ choice &+ input
    d = d &+ t
    h = t &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// FIPS 180-4, 4.2.2.
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
