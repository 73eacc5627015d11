import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SelectiveDisclosureTests {
  @Test(
    arguments: [
      ("ecdsa-sd-2023", [0xD9, 0x5D, 0x00, 0x85], true, false),
      ("ecdsa-sd-2023", [0xD9, 0x5D, 0x01, 0x85], false, true),
      ("ecdsa-sd-2023", [0xD9, 0x5D, 0x02, 0x85], false, true),
      ("ecdsa-sd-2023", [0xD9, 0x5C, 0x00, 0x85], false, true),
      ("ecdsa-sd-2023", [0xD9, 0x5D], false, true),
      ("ecdsa-sd-2023", [], false, true),
      ("bbs-2023", [0xD9, 0x5D, 0x00, 0x85], false, false),
      ("bbs-2023", [0xD9, 0x5D, 0x02, 0x85], true, false),
      ("bbs-2023", [0xD9, 0x5D, 0x03, 0x85], false, false),
      ("bbs-2023", [0xD9, 0x5D, 0x04, 0x85], true, false),
      ("bbs-2023", [0xD9, 0x5D, 0x06, 0x85], true, false),
      ("bbs-2023", [0xD9, 0x5D, 0x08, 0x85], true, false),
      ("ecdsa-rdfc-2019", [0xD9, 0x5D, 0x00, 0x85], false, false),
      ("ecdsa-rdfc-2019", [0xD9, 0x5D, 0x01, 0x85], false, false),
    ] as [(String, [UInt8], Bool, Bool)])
  func `base and derived proofs are told by suite and header`(
    suite: String, value: [UInt8], isBase: Bool, isDerived: Bool
  ) {
    let proof = JSONValue.object([
      ("type", .string("DataIntegrityProof")), ("cryptosuite", .string(suite)),
      ("proofValue", .string("u" + Base64URL.encode(value))),
    ])
    #expect(SelectiveDisclosure.isBaseProof(proof) == isBase)
    #expect(SelectiveDisclosure.isDerivedProof(proof) == isDerived)
  }

  @Test(arguments: [
    #"{}"#, #"null"#, #"[]"#, #"{"cryptosuite": ["ecdsa-sd-2023"]}"#,
    #"{"type": "Ed25519Signature2020", "cryptosuite": "ecdsa-sd-2023", "proofValue": "u2V0B"}"#,
  ])
  func `other things are neither`(proof: String) throws {
    let proof = try JSONValue(parsing: Array(proof.utf8))
    #expect(!SelectiveDisclosure.isBaseProof(proof))
    #expect(!SelectiveDisclosure.isDerivedProof(proof))
  }

  @Test(arguments: [
    #"{"type": ["DataIntegrityProof"], "cryptosuite": "ecdsa-sd-2023"}"#,
    #"{"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "proofValue": 1}"#,
    #"{"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "proofValue": "u2"}"#,
    #"{"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "proofValue": "z2V0A"}"#,
    #"{"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "proofValue": "u2V0é"}"#,
  ])
  func `a broken proof of the suite is judged as a derived one`(proof: String) throws {
    let proof = try JSONValue(parsing: Array(proof.utf8))
    #expect(!SelectiveDisclosure.isBaseProof(proof))
    #expect(SelectiveDisclosure.isDerivedProof(proof))
  }
}
