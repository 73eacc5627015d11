import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the published examples come out`(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
  }

  @Test func `a million times a`() {
    #expect(
      SHA256.hexDigest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `parts give the digest of the whole, for every length around the block size`() {
    var random = SeededGenerator(seed: 180)
    for count in 0..<200 {
      let message = random.bytes(count: count)
      var hash = SHA256()
      var rest = message[...]
      while !rest.isEmpty {
        let part = rest.prefix(Int.random(in: 0...rest.count, using: &random))
        hash.update(part)
        // Asking for a digest on the way changes nothing.
        _ = hash.digest()
        rest = rest.dropFirst(part.count)
      }
      #expect(hash.digest() == SHA256.digest(of: message), "\(count) bytes")
    }
  }

  /// Digests of 0..<n zero bytes for n up to 200, hashed once more together: checked with coreutils.
  @Test func `every length around the block size has the right digest`() {
    let all = (0..<200).map { SHA256.hexDigest(of: [UInt8](repeating: 0, count: $0)) + "\n" }
    #expect(
      SHA256.hexDigest(of: Array(all.joined().utf8))
        == "0525d0b25042acdd1d85fb45687ad5b045e54e4848f2828ce46c17b24f763566")
  }
}
