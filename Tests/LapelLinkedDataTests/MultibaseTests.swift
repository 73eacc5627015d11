import LapelLinkedData
import Testing

@Suite struct MultibaseTests {
  @Test func `the prefix names the alphabet`() throws {
    let bytes = Array("Hello World!".utf8)
    #expect(try Multibase.base58btc.encode(bytes) == "z2NEpo7TZRRrLZSi2U")
    #expect(try Multibase.base64url.encode(bytes) == "uSGVsbG8gV29ybGQh")
    #expect(try Multibase.decode("z2NEpo7TZRRrLZSi2U") == bytes)
    #expect(try Multibase.decode("uSGVsbG8gV29ybGQh") == bytes)
    #expect(try Multibase.decode("z") == [])
  }

  @Test(arguments: ["", "f00", "Z2g", "mZm9v", "é", "\u{301}z2g"])
  func `other prefixes are refused`(text: String) {
    let error = #expect(throws: BinaryTextError(.multibase, .unknownMultibase, at: 0)) {
      try Multibase.decode(text)
    }
    #expect(
      error?.description
        == "the multibase text must begin with 'z' (base58btc) or 'u' (base64url)")
  }

  @Test func `a flaw behind the prefix has its place in the whole text`() {
    #expect(throws: BinaryTextError(.base58btc, .foreignByte(0x30), at: 2)) {
      try Multibase.decode("z20")
    }
    #expect(throws: BinaryTextError(.base64url, .foreignByte(0x3D), at: 3)) {
      try Multibase.decode("uZg==")
    }
    #expect(throws: BinaryTextError(.base58btc, .foreignByte(0xCC), at: 1)) {
      try Multibase.decode("z\u{301}")
    }
  }
}
