import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct MD5Tests {
  /// The examples of RFC 1321, A.5.
  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
    (
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
      "d174ab98d277d9f5a5611c2c9f419d9f"
    ),
    (
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a"
    ),
  ])
  func `the published examples come out`(message: String, digest: String) {
    #expect(MD5.hexDigest(of: Array(message.utf8)) == digest)
  }

  @Test func `parts give the digest of the whole, for every length around the block size`() {
    var random = SeededGenerator(seed: 1321)
    for count in 0..<200 {
      let message = random.bytes(count: count)
      var hash = MD5()
      var rest = message[...]
      while !rest.isEmpty {
        let part = rest.prefix(Int.random(in: 0...rest.count, using: &random))
        hash.update(Array(part))
        // Asking for a digest on the way changes nothing.
        _ = hash.digest()
        rest = rest.dropFirst(part.count)
      }
      #expect(hash.digest() == MD5.digest(of: message), "\(count) bytes")
    }
  }

  /// Digests of 0..<n zero bytes for n up to 300, hashed once more together: checked with Python's hashlib.
  @Test func `every length around the block size has the right digest`() {
    let all = (0..<300).map { MD5.hexDigest(of: [UInt8](repeating: 0, count: $0)) + "\n" }
    #expect(MD5.hexDigest(of: Array(all.joined().utf8)) == "9aa5aec51affd605be5c46b7a7a776c1")
  }
}
