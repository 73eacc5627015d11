import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the published examples come out both ways`(plain: String, text: String) throws {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(try Base64.decode(text) == Array(plain.utf8))
    let unpadded = text.filter { $0 != "=" }
    #expect(Base64URL.encode(Array(plain.utf8)) == unpadded)
    #expect(try Base64URL.decode(unpadded) == Array(plain.utf8))
    #expect(try Base64.decode(unpadded, forgiving: true) == Array(plain.utf8))
  }

  @Test func `the two alphabets differ in their last two characters`() throws {
    #expect(Base64.encode([0xFB, 0xEF, 0xFF]) == "++//")
    #expect(Base64URL.encode([0xFB, 0xEF, 0xFF]) == "--__")
    #expect(throws: BinaryTextError(.base64, .foreignByte(0x2D), at: 0)) {
      try Base64.decode("--__")
    }
    #expect(throws: BinaryTextError(.base64url, .foreignByte(0x2B), at: 1)) {
      try Base64URL.decode("-+__")
    }
  }

  @Test func `random bytes of every length survive`() throws {
    var random = SeededGenerator(seed: 64)
    for count in 0..<200 {
      let bytes = random.bytes(count: count)
      #expect(try Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(try Base64URL.decode(Base64URL.encode(bytes)) == bytes)
    }
  }

  @Test(
    arguments: [
      (
        "Zg", .wrongPadding, 2,
        "the base64 text must end with the '=' signs that fill its last group of four"
      ),
      (
        "Zg=", .wrongPadding, 3,
        "the base64 text must end with the '=' signs that fill its last group of four"
      ),
      (
        "Zm9v=", .wrongPadding, 5,
        "the base64 text must end with the '=' signs that fill its last group of four"
      ),
      (
        "Zh==", .unusedBits, 1,
        "the last character of the base64 text holds bits that belong to no byte"
      ),
      (
        "Zm9=", .unusedBits, 2,
        "the last character of the base64 text holds bits that belong to no byte"
      ),
      ("Z===", .foreignByte(0x3D), 1, "'=' does not belong in base64 text"),
      ("Zm9v====", .foreignByte(0x3D), 4, "'=' does not belong in base64 text"),
      ("Zg==Zg==", .foreignByte(0x3D), 2, "'=' does not belong in base64 text"),
      ("Zm\n9v==\n", .foreignByte(0x0A), 2, "U+000A does not belong in base64 text"),
      ("Zmé", .foreignByte(0xC3), 2, "a character outside ASCII does not belong in base64 text"),
    ] as [(String, BinaryTextError.Reason, Int, String)])
  func `a text that is not the one text of its bytes is refused`(
    text: String, reason: BinaryTextError.Reason, offset: Int, message: String
  ) {
    let error = #expect(throws: BinaryTextError(.base64, reason, at: offset)) {
      try Base64.decode(text)
    }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    " Zm 9v\r\nYg =\t=\n", "Zm9vYg", "Zm9vYg==", "Zm9vYh==", "Zm9vYh",
  ])
  func `the forgiving reading is that of browsers`(text: String) throws {
    #expect(try Base64.decode(text, forgiving: true) == Array("foob".utf8))
  }

  @Test(
    arguments: [
      ("Zm9vY", .incomplete, 5), ("Zg=", .foreignByte(0x3D), 2), ("Zm9v=", .foreignByte(0x3D), 4),
      ("Zm9v-", .foreignByte(0x2D), 4), ("Z g===", .foreignByte(0x3D), 2),
    ] as [(String, BinaryTextError.Reason, Int)])
  func `the forgiving reading has limits`(
    text: String, reason: BinaryTextError.Reason, offset: Int
  ) {
    #expect(throws: BinaryTextError(.base64, reason, at: offset)) {
      try Base64.decode(text, forgiving: true)
    }
  }

  /// RFC 7515, 2 and appendix C.
  @Test(
    arguments: [
      ("Zg==", .foreignByte(0x3D), 2, "'=' does not belong in base64url text"),
      ("Zm 9v", .foreignByte(0x20), 2, "U+0020 does not belong in base64url text"),
      ("Zm9v\n", .foreignByte(0x0A), 4, "U+000A does not belong in base64url text"),
      (
        "Zh", .unusedBits, 1,
        "the last character of the base64url text holds bits that belong to no byte"
      ),
      ("Zm9vY", .incomplete, 5, "the base64url text ends in the middle of a byte"),
    ] as [(String, BinaryTextError.Reason, Int, String)])
  func `base64url is strict`(
    text: String, reason: BinaryTextError.Reason, offset: Int, message: String
  ) {
    let error = #expect(throws: BinaryTextError(.base64url, reason, at: offset)) {
      try Base64URL.decode(text)
    }
    #expect(error?.description == message)
  }

  @Test func `a part of a text is read on its own`() throws {
    let token = Array("Zm8.Zm9v.Zg".utf8)
    #expect(try Base64URL.decode(token[4..<8]) == Array("foo".utf8))
    #expect(throws: BinaryTextError(.base64url, .foreignByte(0x2E), at: 3)) {
      try Base64URL.decode(token[0..<8])
    }
  }

  @Test func `each text that is accepted strictly is the text of its bytes`() {
    var random = SeededGenerator(seed: 7515)
    let characters = Array("ABZaz09+/-_= ".utf8)
    var acceptedCount = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        characters[Int.random(in: 0..<characters.count, using: &random)]
      }
      if let bytes = try? Base64.decode(text[...]) {
        #expect(Array(Base64.encode(bytes).utf8) == text)
        acceptedCount += 1
      }
      if let bytes = try? Base64URL.decode(text[...]) {
        #expect(Array(Base64URL.encode(bytes).utf8) == text)
        acceptedCount += 1
      }
    }
    #expect(acceptedCount > 1_000)
  }
}
