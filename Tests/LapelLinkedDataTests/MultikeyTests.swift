import LapelLinkedData
import Testing

@Suite struct MultikeyTests {
  /// Keys of the examples in VC-DI-EDDSA and VC-DI-ECDSA, decoded with another program.
  private static let published: [(text: String, kind: Multikey.Kind, hex: String)] = [
    (
      "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", .ed25519,
      "b00d8d938e7f773d51565aad36a623f5344f7f5d1960f9cf3e8e12620ea2810f"
    ),
    (
      "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", .p256,
      "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
    ),
    (
      "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ", .p384,
      "02ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64"
        + "def8f0ea9055866064a254515480bc13"
    ),
    (
      "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq", .other(code: 0x1300),
      "c96ef9ea10c5e414c471723aff9de72c35fa5b70fae97e8832ecac7d2e2b8ed6"
    ),
  ]

  @Test func `published keys come out both ways, as text and as DID`() throws {
    for (text, kind, hex) in Self.published {
      let key = try Multikey(kind, bytes: Hex.decode(hex))
      #expect(try Multikey(multibase: text) == key)
      #expect(try key.multibase() == text)
      #expect(try key.didKey() == "did:key:" + text)
      #expect(try Multikey(didKey: "did:key:" + text) == key)
      #expect(try Multikey(didKey: "did:key:\(text)#\(text)") == key)
    }
  }

  @Test(arguments: [
    (0x00, "00"), (0x7F, "7f"), (0x80, "8001"), (0xEB, "eb01"), (0x3FFF, "ff7f"),
    (0x4000, "808001"), (UInt64(Int64.max), "ffffffffffffffff7f"),
  ])
  func `codes of every length are read and written`(code: UInt64, prefix: String) throws {
    let bytes = try Hex.decode(prefix + "0005")
    let text = try Multibase.base58btc.encode(bytes)
    let key = try Multikey(.other(code: code), bytes: [0, 5])
    #expect(try Multikey(multibase: text) == key)
    #expect(try key.multibase() == text)
  }

  @Test func `a code with a name comes out under it, and with its rules`() throws {
    let bytes = [UInt8](repeating: 2, count: 33)
    #expect(try Multikey(.other(code: 0x1200), bytes: bytes) == Multikey(.p256, bytes: bytes))
    #expect(throws: MultikeyError.wrongLength(.ed25519, count: 33, expected: 32)) {
      try Multikey(.other(code: 0xED), bytes: bytes)
    }
    #expect(throws: MultikeyError.malformedCode) {
      try Multikey(.other(code: 1 << 63), bytes: bytes)
    }
  }

  @Test(arguments: [
    ("", "a key in the form Multikey must begin with 'z'"),
    ("u7QE", "a key in the form Multikey must begin with 'z'"),
    ("z0", "'0' does not belong in base58btc text"),
    ("z", "the key does not begin with the code of its kind"),
    // Cut off, longer than it need be, and more than 63 bits.
    ("z56", "the key does not begin with the code of its kind"),
    (
      "zQhVUSQB8r3ACLXMQ8ZQ5LScK2FJMWTHMWfePRsSFou3J3afZ",
      "the key does not begin with the code of its kind"
    ),
    ("zNKioeUVktgzXDmxLBy", "the key does not begin with the code of its kind"),
    (
      "z2DQUyFHStG42FqbEhyM6LhkEqqV45NGGqKCwNxVWWu7Yzj",
      "a key of the kind Ed25519 has 32 bytes, this one has 31"
    ),
    (
      "zXzvC75xfsuZohcNyrMeh4nB4SXZd8CdLMQYH5Nf2DzZnUoTcCERyVx2vwpbuWHFS7CTP9c3",
      "a key of the kind P-384 has 49 bytes, this one has 50"
    ),
    (
      "zDnaeztbndBq4ufVXuVTKnDpZSCdL3nhRkCoWt47k1WHzSb3D",
      "a key of the kind P-256 must be a compressed point, which begins with 2 or 3"
    ),
  ])
  func `other texts are refused`(text: String, message: String) {
    let error = #expect(throws: MultikeyError.self) { try Multikey(multibase: text) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("did:web:issuer.example", "a DID of this method must begin with 'did:key:z'"),
    ("DID:key:z6Mk", "a DID of this method must begin with 'did:key:z'"),
    ("did:key:", "a key in the form Multikey must begin with 'z'"),
    ("did:key:#z6Mk", "the fragment of a did:key must repeat the key"),
    ("did:key:z6Mk#z6MK", "the fragment of a did:key must repeat the key"),
    ("did:key:z6Mk#", "the fragment of a did:key must repeat the key"),
    ("did:key:z6Mk#z6Mk#z6Mk", "the fragment of a did:key must repeat the key"),
    ("did:key:z6Mk?x=1", "'?' does not belong in base58btc text"),
  ])
  func `other DIDs are refused`(text: String, message: String) {
    let error = #expect(throws: MultikeyError.self) { try Multikey(didKey: text) }
    #expect(error?.description == message)
  }

  @Test func `a key too long for base 58 is refused`() throws {
    let key = try Multikey(.other(code: 0x1205), bytes: [UInt8](repeating: 1, count: 2_047))
    let error = #expect(throws: MultikeyError.self) { try key.didKey() }
    #expect(error?.description == "the base58btc text is longer than 2048 characters")
  }

  @Test func `no change of a byte of a key goes unnoticed`() throws {
    for (text, kind, _) in Self.published {
      let key = try Multikey(multibase: text)
      for index in key.bytes.indices {
        var bytes = key.bytes
        bytes[index] ^= 1
        #expect(try Multikey(kind, bytes: bytes).multibase() != text)
      }
    }
  }
}
