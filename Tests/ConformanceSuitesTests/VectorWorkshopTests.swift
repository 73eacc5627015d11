import LapelLinkedData
import Testing

@testable import ConformanceSuites

/// That the published documents pass because they are right: changed ones fail.
@Suite(.enabled(if: SharedFolder.named != nil, "LAPEL_SHARED names no folder with vectors/w3c"))
struct VectorWorkshopTests {
  private static let keys = [
    "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
    "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
    "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ",
  ]

  private static let signed = [
    "vc-di-eddsa/TestVectors/eddsa-rdfc-2022/signedDataInt.json",
    "vc-di-eddsa/TestVectors/eddsa-jcs-2022/signedJCS.json",
    "vc-di-eddsa/TestVectors/Ed25519Signature2020/signedEdSig.json",
    "vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json",
    "vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384/employ/signedECDSAP384.json",
    "vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256/signedJCSECDSAP256.json",
    "vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p384/signedJCSECDSAP384.json",
    "vc-di-ecdsa/TestVectors/ecdsa-sd-2023/employ/derivedRevealDocument.json",
  ]

  private func workshop() throws -> VectorWorkshop {
    try VectorWorkshop(in: #require(SharedFolder.named))
  }

  @Test(arguments: signed)
  func `a document that was changed after signing fails`(file: String) throws {
    let workshop = try workshop()
    var document = try #require(try workshop.json(file).object)
    #expect(document["validFrom"] != nil)
    document["validFrom"] = .string("2022-02-02T00:00:00Z")
    let verification = try workshop.verification(of: JSONValue(.object(document)), keys: Self.keys)
    #expect(verification.proofOutcomes == ["proof failed", "key passed"])
  }

  @Test(arguments: signed)
  func `a key that the issuer does not list counts for nothing`(file: String) throws {
    let workshop = try workshop()
    let verification = try workshop.verification(of: workshop.json(file), keys: [])
    #expect(verification.proofOutcomes == ["proof notChecked", "key failed"])
  }

  @Test func `an issuer whose identifier is another key is believed only when exchanged`() throws {
    let workshop = try workshop()
    let file = "vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/employ/signedECDSAP256.json"
    let document = try workshop.json(file)
    let exchanged = try workshop.verification(of: document, keys: Self.keys)
    #expect(exchanged.flaw(proofCount: 1) == nil)
    let published = try workshop.verification(
      of: document, keys: Self.keys, isIssuerExchanged: false)
    #expect(
      published.flaw(proofCount: 1) == """
        proof notChecked: The signature was not checked: there is no key of the issuer’s to check it with.
        key failed: The key 'did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP#zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP' is not the one that the issuer’s identifier stands for.
        """)
  }
}
