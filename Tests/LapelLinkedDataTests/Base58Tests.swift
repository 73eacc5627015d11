import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct Base58Tests {
  @Test(arguments: [
    ("", ""), ("00", "1"), ("0000", "11"), ("61", "2g"), ("626262", "a3gV"),
    ("0000287fb4cd", "11233QC4"), ("ff", "5Q"), ("0100", "5R"),
    ("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U"),
  ])
  func `known pairs come out both ways`(hex: String, text: String) throws {
    #expect(try Base58.encode(Hex.decode(hex)) == text)
    #expect(try Hex.encode(Base58.decode(text)) == hex)
  }

  @Test func `random bytes of every length survive, zeros at the front too`() throws {
    var random = SeededGenerator(seed: 58)
    for count in 0..<150 {
      let bytes = [UInt8](repeating: 0, count: count % 4) + random.bytes(count: count)
      #expect(try Base58.decode(Base58.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: ["0", "O", "I", "l", "+", " "])
  func `look-alikes and other characters are refused`(character: String) throws {
    let byte = try #require(character.utf8.first)
    #expect(throws: BinaryTextError(.base58btc, .foreignByte(byte), at: 2)) {
      try Base58.decode("2g" + character)
    }
  }

  @Test func `length is bounded`() throws {
    let longest = String(repeating: "z", count: 2_048)
    #expect(try Base58.encode(Base58.decode(longest)) == longest)
    let error = #expect(throws: BinaryTextError(.base58btc, .tooLong(limit: 2_048), at: 2_048)) {
      try Base58.decode(longest + "z")
    }
    #expect(error?.description == "the base58btc text is longer than 2048 characters")
    #expect(throws: BinaryTextError(.base58btc, .tooLong(limit: 2_048), at: 2_048)) {
      try Base58.encode([UInt8](repeating: 1, count: 2_049))
    }
  }
}
