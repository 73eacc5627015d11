import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct RecipientCheckHashTests {
  @Test(arguments: [
    ("md5$0cc175b9c0f1b6a831c399e269772661", IdentityHash.Method.md5),
    (
      "sha256$CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB",
      .sha256
    ),
    ("SHA256$ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", .sha256),
    ("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", .sha256),
    (
      "sha512$1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f53"
        + "02860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75",
      .sha512
    ),
  ])
  func `a hash is read with or without its method and hides what it hides`(
    text: String, method: IdentityHash.Method
  ) throws {
    let hash = try #require(IdentityHash(text))
    #expect(hash.method == method)
    #expect(hash.hides("a", salt: ""))
    #expect(!hash.hides("b", salt: ""))
    #expect(!hash.hides("a", salt: "a"))
  }

  @Test(arguments: [
    "", "$", "sha256$", "sha256$ca97", "sha1$86f7e437faa5a7fce15d1ddcb9eaeaea377667b8",
    "md5$ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", "a@example.org",
    "sha256$za978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
  ])
  func `what is no hash is none`(text: String) {
    #expect(IdentityHash(text) == nil)
  }
}
