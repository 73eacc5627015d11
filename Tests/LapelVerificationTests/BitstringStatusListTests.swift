import Testing

@testable import LapelVerification

@Suite struct BitstringStatusListTests {
  @Test func `the first entry is the most significant bit of the first byte`() {
    let list = BitstringStatusList(bytes: [0b1000_0001, 0b0100_0000])
    let set = (0..<16).filter { list[$0] == 1 }
    #expect(set == [0, 7, 9])
  }

  @Test(arguments: [
    (2, [0b10, 0b00, 0b11, 0b01, 0b00, 0b00, 0b11, 0b11]),
    (3, [0b100, 0b011, 0b010, 0b000, 0b111]),
    (8, [0b1000_1101, 0b0000_1111]),
    (16, [0b1000_1101_0000_1111]),
  ])
  func `an entry is as wide as its size, most significant bit first`(size: Int, values: [Int]) {
    let list = BitstringStatusList(bytes: [0b1000_1101, 0b0000_1111], entrySize: size)
    #expect(list.entryCount == values.count)
    #expect((0..<list.entryCount).map { list[$0] } == values)
  }

  @Test(arguments: [-1, 16, Int.max, Int.min])
  func `there is nothing before or after the list`(index: Int) {
    #expect(BitstringStatusList(bytes: [0xFF, 0xFF])[index] == nil)
  }

  @Test func `every single bit is found at its own place`() {
    for index in 0..<64 {
      var bytes = [UInt8](repeating: 0, count: 8)
      bytes[index / 8] = 0x80 >> UInt8(index % 8)
      let list = BitstringStatusList(bytes: bytes)
      #expect((0..<64).filter { list[$0] == 1 } == [index])
    }
  }
}
