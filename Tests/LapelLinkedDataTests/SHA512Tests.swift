import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct SHA512Tests {
  /// The examples of FIPS 180-4, and one of no bytes: SHA-384 and SHA-512.
  @Test(arguments: [
    (
      "",
      "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da"
        + "274edebfe76f65fbd51ad2f14898b95b",
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
    ),
    (
      "abc",
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
        + "8086072ba1e7cc2358baeca134c825a7",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712"
        + "fcc7c71a557e2db966c3e9fa91746039",
      "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
        + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"
    ),
  ])
  func `the published examples come out`(message: String, sha384: String, sha512: String) {
    #expect(SHA384.hexDigest(of: Array(message.utf8)) == sha384)
    #expect(SHA512.hexDigest(of: Array(message.utf8)) == sha512)
  }

  @Test func `a million times a`() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA384.hexDigest(of: message)
        == "9d0e1809716474cb086e834e310a4a1ced149e9c00f248527972cec5704c2a5b"
        + "07b8b3dc38ecc4ebae97ddd87f3d8985")
    #expect(
      SHA512.hexDigest(of: message)
        == "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
        + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b")
  }

  @Test func `parts give the digest of the whole, for every length around the block size`() {
    var random = SeededGenerator(seed: 512)
    for count in 0..<300 {
      let message = random.bytes(count: count)
      var long = SHA512()
      var short = SHA384()
      var rest = message[...]
      while !rest.isEmpty {
        let part = rest.prefix(Int.random(in: 0...rest.count, using: &random))
        long.update(part)
        short.update(part)
        // Asking for a digest on the way changes nothing.
        _ = long.digest()
        rest = rest.dropFirst(part.count)
      }
      #expect(long.digest() == SHA512.digest(of: message), "\(count) bytes")
      #expect(short.digest() == SHA384.digest(of: message), "\(count) bytes")
    }
  }

  /// Digests of 0..<n zero bytes for n up to 300, hashed once more together: checked with Python's hashlib.
  @Test func `every length around the block size has the right digest`() {
    let messages = (0..<300).map { [UInt8](repeating: 0, count: $0) }
    let short = messages.map { SHA384.hexDigest(of: $0) + "\n" }
    #expect(
      SHA384.hexDigest(of: Array(short.joined().utf8))
        == "2cfed2f843a05c0696bdf8f798bfb06d600116c99bdb08cf2a208db8634adbfe"
        + "e67c28ddb8994cbf0d6d7ded3f13db56")
    let long = messages.map { SHA512.hexDigest(of: $0) + "\n" }
    #expect(
      SHA512.hexDigest(of: Array(long.joined().utf8))
        == "9a9263361073a2c503cc0c0b820aec0c4a10cdce990ad1769b119291be56c00a"
        + "1c542eeb29b8d6cd43ec7d8d4abd1dcf5cd0e8fc7e16fbe98b52d215eea42da1")
  }
}
