import Testing

@testable import LapelBackpack

@Suite struct InflaterTests {
  private static let text = Array(String(repeating: "badges and more badges; ", count: 9_000).utf8)

  @Test(arguments: [Inflater.Format.zlib, .gzip])
  func `what was packed comes back`(format: Inflater.Format) throws {
    let packed = TestPNG.packed(Self.text, gzip: format == .gzip)
    #expect(try Inflater(format, limit: Self.text.count).inflated(packed[...]) == Self.text)
  }

  @Test func `one byte over the limit is refused`() {
    let packed = TestPNG.packed(Self.text)
    let limit = Self.text.count - 1
    #expect(throws: InflationError.longerThan(limit)) {
      try Inflater(.zlib, limit: limit).inflated(packed[...])
    }
  }

  @Test func `a bomb is refused without being unpacked`() {
    let bomb = TestPNG.packed([UInt8](repeating: 0, count: 32 << 20))
    #expect(bomb.count * 1_000 < 32 << 20)
    #expect(throws: InflationError.longerThan(1 << 20)) {
      try Inflater(.zlib, limit: 1 << 20).inflated(bomb[...])
    }
  }

  @Test func `a stream cut off anywhere is truncated`() {
    let packed = TestPNG.packed(Array("a short text".utf8))
    for length in 0..<packed.count {
      #expect(throws: InflationError.truncated) {
        try Inflater(.zlib, limit: 100).inflated(packed[..<length])
      }
    }
  }

  @Test func `bytes that are not packed are damaged`() {
    #expect(throws: InflationError.damaged) {
      try Inflater(.zlib, limit: 100).inflated(Array("plain".utf8)[...])
    }
  }

  @Test func `bytes behind the end are not looked at`() throws {
    let packed = TestPNG.packed([1, 2, 3]) + [9, 9]
    #expect(try Inflater(.zlib, limit: 3).inflated(packed[...]) == [1, 2, 3])
  }
}
