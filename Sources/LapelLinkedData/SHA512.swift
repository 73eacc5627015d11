/// The hash function of FIPS 180-4, 6.4, which hashed recipients may use.
package struct SHA512: Sendable {
  private var state: SIMD8<UInt64>
  /// What was given since the last whole block; fewer than 128 bytes.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() {
    self.init(
      state: SIMD8(
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179))
  }

  fileprivate init(state: SIMD8<UInt64>) { self.state = state }

  /// The 64 bytes that identify a message.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    var hash = SHA512()
    hash.update(message)
    return hash.digest()
  }

  /// The digest as 128 lower-case hexadecimal digits.
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
      let head = bytes.prefix(128 - rest.count)
      rest += head
      bytes = bytes.dropFirst(head.count)
      guard rest.count == 128 else { return }
      compress(rest[...])
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.prefix(bytes.count / 128 * 128)
    compress(whole)
    rest += bytes.dropFirst(whole.count)
  }

  /// The digest of what was taken in so far.
  package func digest() -> [UInt8] {
    var last = self
    // One bit, zeros up to sixteen bytes before the end of a block, and the length in bits (FIPS 180-4, 5.1.2).
    let zeroCount = (239 - rest.count) % 128
    var padding = [0x80] + [UInt8](repeating: 0, count: zeroCount)
    padding.append(bigEndian: byteCount >> 61)
    padding.append(bigEndian: byteCount << 3)
    last.update(padding)
    var digest: [UInt8] = []
    digest.reserveCapacity(64)
    for index in 0..<8 { digest.append(bigEndian: last.state[index]) }
    return digest
  }
}

/// The hash function of FIPS 180-4, 6.5, which goes with the curve P-384: SHA-512 from another start, cut short.
package struct SHA384: Sendable {
  private var hash = SHA512(
    state: SIMD8(
      0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939,
      0x6733_2667_ffc0_0b31, 0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4))

  package init() {}

  /// The 48 bytes that identify a message.
  package static func digest(of message: [UInt8]) -> [UInt8] {
    var hash = SHA384()
    hash.update(message)
    return hash.digest()
  }

  /// The digest as 96 lower-case hexadecimal digits.
  package static func hexDigest(of message: [UInt8]) -> String {
    Hex.encode(digest(of: message))
  }

  /// Takes in more of the message.
  package mutating func update(_ bytes: [UInt8]) { hash.update(bytes) }

  /// Takes in more of the message.
  package mutating func update(_ bytes: ArraySlice<UInt8>) { hash.update(bytes) }

  /// The digest of what was taken in so far.
  package func digest() -> [UInt8] { Array(hash.digest().prefix(48)) }
}

extension [UInt8] {
  fileprivate mutating func append(bigEndian word: UInt64) {
    for shift: UInt64 in [56, 48, 40, 32, 24, 16, 8, 0] {
      append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

extension SHA512 {
  /// Works a whole number of 128-byte blocks into the state (FIPS 180-4, 6.4.2).
  private mutating func compress(_ blocks: ArraySlice<UInt8>) {
    var state = state
    blocks.withUnsafeBufferPointer { bytes in
      Self.roundConstants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 80) { schedule in
          for start in stride(from: 0, to: bytes.count, by: 128) {
            Self.fill(schedule, from: bytes, at: start)
            Self.mix(&state, schedule, constants)
          }
        }
      }
    }
    self.state = state
  }

  /// The message schedule: the block's 16 words, and 64 more made of them.
  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt64>, from bytes: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) {
    let raw = UnsafeRawBufferPointer(bytes)
    for word in 0..<16 {
      schedule[word] = UInt64(
        bigEndian: raw.loadUnaligned(fromByteOffset: start &+ 8 &* word, as: UInt64.self))
    }
    for word in 16..<80 {
      let a = schedule[word &- 15]
      let b = schedule[word &- 2]
      let sigma0 = rotated(a, 1) ^ rotated(a, 8) ^ a &>> 7
      let sigma1 = rotated(b, 19) ^ rotated(b, 61) ^ b &>> 6
      schedule[word] = schedule[word &- 16] &+ sigma0 &+ schedule[word &- 7] &+ sigma1
    }
  }

  /// The 80 rounds, eight at a time so that the working variables need not change places.
  private static func mix(
    _ state: inout SIMD8<UInt64>, _ schedule: UnsafeMutableBufferPointer<UInt64>,
    _ constants: UnsafeBufferPointer<UInt64>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in stride(from: 0, to: 80, by: 8) {
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
    _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: inout UInt64,
    _ e: UInt64, _ f: UInt64, _ g: UInt64, _ h: inout UInt64, _ input: UInt64
  ) {
    let sum1 = rotated(e, 14) ^ rotated(e, 18) ^ rotated(e, 41)
    let sum0 = rotated(a, 28) ^ rotated(a, 34) ^ rotated(a, 39)
    let choice = g ^ (e & (f ^ g))
    let majority = (a & b) | (c & (a | b))
    let t = h &+ sum1 &+ choice &+ input
    d = d &+ t
    h = t &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 {
    word &>> count | word &<< (64 &- count)
  }

  /// FIPS 180-4, 4.2.3.
  private static let roundConstants: [UInt64] = [
    0x428a_2f98_d728_ae22, 0x7137_4491_23ef_65cd, 0xb5c0_fbcf_ec4d_3b2f, 0xe9b5_dba5_8189_dbbc,
    0x3956_c25b_f348_b538, 0x59f1_11f1_b605_d019, 0x923f_82a4_af19_4f9b, 0xab1c_5ed5_da6d_8118,
    0xd807_aa98_a303_0242, 0x1283_5b01_4570_6fbe, 0x2431_85be_4ee4_b28c, 0x550c_7dc3_d5ff_b4e2,
    0x72be_5d74_f27b_896f, 0x80de_b1fe_3b16_96b1, 0x9bdc_06a7_25c7_1235, 0xc19b_f174_cf69_2694,
    0xe49b_69c1_9ef1_4ad2, 0xefbe_4786_384f_25e3, 0x0fc1_9dc6_8b8c_d5b5, 0x240c_a1cc_77ac_9c65,
    0x2de9_2c6f_592b_0275, 0x4a74_84aa_6ea6_e483, 0x5cb0_a9dc_bd41_fbd4, 0x76f9_88da_8311_53b5,
    0x983e_5152_ee66_dfab, 0xa831_c66d_2db4_3210, 0xb003_27c8_98fb_213f, 0xbf59_7fc7_beef_0ee4,
    0xc6e0_0bf3_3da8_8fc2, 0xd5a7_9147_930a_a725, 0x06ca_6351_e003_826f, 0x1429_2967_0a0e_6e70,
    0x27b7_0a85_46d2_2ffc, 0x2e1b_2138_5c26_c926, 0x4d2c_6dfc_5ac4_2aed, 0x5338_0d13_9d95_b3df,
    0x650a_7354_8baf_63de, 0x766a_0abb_3c77_b2a8, 0x81c2_c92e_47ed_aee6, 0x9272_2c85_1482_353b,
    0xa2bf_e8a1_4cf1_0364, 0xa81a_664b_bc42_3001, 0xc24b_8b70_d0f8_9791, 0xc76c_51a3_0654_be30,
    0xd192_e819_d6ef_5218, 0xd699_0624_5565_a910, 0xf40e_3585_5771_202a, 0x106a_a070_32bb_d1b8,
    0x19a4_c116_b8d2_d0c8, 0x1e37_6c08_5141_ab53, 0x2748_774c_df8e_eb99, 0x34b0_bcb5_e19b_48a8,
    0x391c_0cb3_c5c9_5a63, 0x4ed8_aa4a_e341_8acb, 0x5b9c_ca4f_7763_e373, 0x682e_6ff3_d6b2_b8a3,
    0x748f_82ee_5def_b2fc, 0x78a5_636f_4317_2f60, 0x84c8_7814_a1f0_ab72, 0x8cc7_0208_1a64_39ec,
    0x90be_fffa_2363_1e28, 0xa450_6ceb_de82_bde9, 0xbef9_a3f7_b2c6_7915, 0xc671_78f2_e372_532b,
    0xca27_3ece_ea26_619c, 0xd186_b8c7_21c0_c207, 0xeada_7dd6_cde0_eb1e, 0xf57d_4f7f_ee6e_d178,
    0x06f0_67aa_7217_6fba, 0x0a63_7dc5_a2c8_98a6, 0x113f_9804_bef9_0dae, 0x1b71_0b35_131c_471b,
    0x28db_77f5_2304_7d84, 0x32ca_ab7b_40c7_2493, 0x3c9e_be0a_15c9_bebc, 0x431d_67c4_9c10_0d4c,
    0x4cc5_d4be_cb3e_42b6, 0x597f_299c_fc65_7e2a, 0x5fcb_6fab_3ad6_faec, 0x6c44_198c_4a47_5817,
  ]
}
