import LapelCredentials
import LapelLinkedData
import SeededGenerator
import Testing

@testable import LapelVerification

/// Any one byte of a signed badge is changed, in two ways: then it does not verify.
///
/// The one change that a data integrity proof allows is that of white space between the values, which no such proof
/// covers: then what is parsed is the same. Around a token white space is no part of it.
@Suite struct SignatureFlipTests {
  private static let embedded: [(TestSuite, TestIssuer.Key)] = [
    (.eddsaJCS, .ed25519), (.eddsaRDFC, .ed25519), (.ecdsaJCS, .p256), (.ecdsaJCS, .p384),
    (.ecdsaRDFC, .p256), (.ecdsaRDFC, .p384), (.eddsa2022, .ed25519), (.signature2020, .ed25519),
    (.signature2018, .ed25519),
  ]

  @Test(arguments: embedded)
  func `a badge with an embedded proof does not survive the change of a byte`(
    suite: TestSuite, key: TestIssuer.Key
  ) throws {
    let issuer = TestIssuer(key)
    let signed = try issuer.signed(issuer.badge(contexts: suite.contexts), suite)
    // One space, whose change the proof does not cover.
    let bytes = Array(" ".utf8) + signed.text()
    let survivors = try survivors(of: bytes, as: .json, host: TestHost())
    for survivor in survivors {
      #expect(
        try JSONValue(parsing: survivor.bytes) == signed,
        "byte \(survivor.offset) became \(survivor.bytes[survivor.offset])")
    }
    #expect(survivors.allSatisfy { $0.offset == 0 })
    let respaced = Array("\n".utf8) + bytes.dropFirst()
    #expect(try verifies(respaced, .json, TestHost()))
  }

  @Test(arguments: TestIssuer.Key.allCases)
  func `a token does not survive the change of a byte`(key: TestIssuer.Key) throws {
    let issuer = TestIssuer(key, id: "did:web:college.example")
    let host = TestHost([
      "https://college.example/.well-known/did.json": issuer.controllerDocument()
    ])
    let text = try issuer.token(around: issuer.badge())
    #expect(try survivors(of: Array(text.utf8), as: .compactJWS, host: host).isEmpty)
  }

  @Test func `a signed badge of Open Badges 2 does not survive the change of a byte`() throws {
    let issuer = TestIssuer(
      .rsa, id: "https://college.example/issuer", method: "https://college.example/key")
    let (text, documents) = try issuer.openBadges2()
    let host = TestHost(documents)
    let report = try host.report(text, as: .compactJWS)
    #expect(report.outcome == .verified, "\(report.complaints)")
    #expect(try survivors(of: Array(text.utf8), as: .compactJWS, host: host).isEmpty)
  }

  private struct Survivor {
    var bytes: [UInt8]
    var offset: Int
  }

  /// The changed texts that verify although they were changed.
  private func survivors(
    of bytes: [UInt8], as encoding: EncodedCredential.Encoding, host: TestHost
  ) throws -> [Survivor] {
    #expect(try verifies(bytes, encoding, host))
    var generator = SeededGenerator(seed: 20_260_601)
    var survivors: [Survivor] = []
    for offset in bytes.indices {
      for mask in [1, generator.nonZeroByte()] {
        var changed = bytes
        changed[offset] ^= mask
        if try verifies(changed, encoding, host) {
          survivors.append(Survivor(bytes: changed, offset: offset))
        }
      }
    }
    return survivors
  }

  private func verifies(
    _ bytes: [UInt8], _ encoding: EncodedCredential.Encoding, _ host: TestHost
  ) throws -> Bool {
    let encoded = EncodedCredential(encoding: encoding, bytes: bytes)
    guard let found = try? CredentialDecoder().credentials(in: encoded) else { return false }
    for decoded in found.credentials
    where try host.verdict(on: decoded).report.outcome == .verified { return true }
    return false
  }
}
