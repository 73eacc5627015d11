import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct CanonicalNumberTests {
  /// RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func `a double is written as ECMAScript writes it`(bits: UInt64, expected: String) throws {
    #expect(try canonical("\(Double(bitPattern: bits))") == expected)
  }

  @Test(arguments: [
    ("-0", "0"), ("0.0", "0"), ("-0e5", "0"), ("1.0", "1"), ("100", "100"), ("1e2", "100"),
    ("1e21", "1e+21"), ("1e20", "100000000000000000000"), ("1e-6", "0.000001"), ("1e-7", "1e-7"),
    ("-1.25e-9", "-1.25e-9"), ("0.1", "0.1"), ("12.5", "12.5"),
    ("9007199254740993", "9007199254740992"),
    ("123456789012345678", "123456789012345680"), ("1e-400", "0"),
    ("2147483648", "2147483648"), ("-9007199254740991", "-9007199254740991"),
  ])
  func `every spelling of a number gets one text`(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `the text reads back as the same double and is its own canonical form`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let double = Double(bitPattern: random.next())
      guard double.isFinite else { continue }
      let text = try canonical("\(double)")
      #expect(Double(text) == double, "seed \(seed), \(double)")
      #expect(try canonical(text) == text, "seed \(seed), \(double)")
    }
  }

  private func canonical(_ number: String) throws -> String {
    let bytes = try JSONValue(.number(JSONNumber(text: number))).canonicalBytes()
    return String(decoding: bytes, as: UTF8.self)
  }
}
