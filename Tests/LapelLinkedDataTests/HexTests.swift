import LapelLinkedData
import Testing

@Suite struct HexTests {
  @Test func `every byte is two lower-case digits and reads back in either case`() throws {
    let bytes = Array(0...255 as ClosedRange<UInt8>)
    let text = Hex.encode(bytes)
    #expect(text.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
    #expect(text.hasSuffix("f8f9fafbfcfdfeff"))
    #expect(try Hex.decode(text) == bytes)
    #expect(try Hex.decode(text.uppercased()) == bytes)
    #expect(try Hex.decode("") == [])
  }

  @Test func `anything else is refused with its place`() {
    let foreign = #expect(throws: BinaryTextError(.hexadecimal, .foreignByte(0x67), at: 3)) {
      try Hex.decode("abcg")
    }
    #expect(foreign?.description == "'g' does not belong in hexadecimal text")
    let odd = #expect(throws: BinaryTextError(.hexadecimal, .incomplete, at: 3)) {
      try Hex.decode("abc")
    }
    #expect(odd?.description == "the hexadecimal text ends in the middle of a byte")
  }
}
