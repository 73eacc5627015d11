import Foundation
import LapelLinkedData
import Testing

@testable import LapelVerification

/// The folder of the vectors, when `LAPEL_SHARED` names one that has it.
private let folder: String? = {
  let shared = ProcessInfo.processInfo.environment["LAPEL_SHARED"]
  let folder = shared.map { $0 + "/vectors/w3c/vc-di-ecdsa/TestVectors/ecdsa-sd-2023" }
  if let folder, FileManager.default.fileExists(atPath: folder) { return folder }
  print("skipped: the ecdsa-sd-2023 vectors, since LAPEL_SHARED names no folder with them")
  return nil
}()

/// The vectors published with ECDSA Cryptosuites 1.0, with the keys and intermediate values that they name.
// Skipped without the folder that holds them: they are not part of the project.
@Suite(.enabled(if: folder != nil)) struct SelectiveDisclosureVectorTests {
  private func json(_ path: String) throws -> JSONValue {
    try JSONValue(parsing: bytes(path))
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    let path = try #require(folder) + "/" + path
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func strings(_ value: JSONValue?) throws -> [String] {
    try #require(value?.array).map { try #require($0.string) }
  }

  private func hex(_ value: JSONValue?) throws -> [UInt8] {
    try Hex.decode(try #require(value?.string))
  }

  private func key(_ value: JSONValue?) throws -> Multikey {
    try Multikey(multibase: try #require(value?.string))
  }

  @Test(arguments: ["employ", "prc"])
  func `the parts of the derived proofs are as published`(name: String) throws {
    let proof = try json("\(name)/derivedRevealDocument.json")["proof"]
    let expected = try json("\(name)/verifyDerivedProofValue.json")
    let value = try SelectiveDisclosureValue(proof?["proofValue"]?.string)
    #expect(value.baseSignature == (try hex(expected["baseSignature"])))
    #expect(value.key == .p256(try key(expected["publicKey"]).bytes))
    #expect(value.signatures == (try #require(expected["signatures"]?.array).map { try hex($0) }))
    let labels = try #require(expected["labelMap"]?.array).map { try strings($0) }
    #expect(value.labels.count == labels.count)
    for (number, label) in labels.enumerated() {
      #expect(label[0] == "c14n\(number)")
      #expect(label[1] == "u" + Base64URL.encode(value.labels[UInt64(number)] ?? []))
    }
    let indexes = try #require(expected["mandatoryIndexes"]?.array)
    #expect(value.mandatoryIndexes.map { Int($0) } == indexes.map { $0.number?.integer })
  }

  /// The published signatures answer exactly the questions that Lapel asks.
  ///
  /// The vectors' badges name an issuer who does not control the key that signed, so the key's own DID stands in.
  @Test(arguments: ["employ", "prc"])
  func `the questions are those of the published hashes, statements and signatures`(
    name: String
  ) throws {
    let badge = try json("\(name)/derivedRevealDocument.json")
    let expected = try json("\(name)/verifyCreateVerifyData.json")
    let issuerKey = try key(try json("SDKeyMaterial.json")["baseKeyPair"]?["publicKeyMultibase"])
    let holderKey = try key(expected["publicKey"])
    let context = "https://w3id.org/citizenship/v4rc1"
    let contextBytes = try bytes("../../../../../contexts/citizenship-v4rc1.jsonld")

    let (finding, needs) = SelectiveDisclosureSample.finding(
      on: badge, issuer: try issuerKey.didKey(), verifier: Verifier()
    ) { need in
      switch need {
      case .document(DocumentAddress(context)):
        .document(DocumentCopy(bytes: contextBytes, origin: .kept))
      case .signature: .signatureIsValid
      default: nil
      }
    }

    var questions = [
      SignatureQuestion(
        algorithm: .es256, key: .p256(issuerKey.bytes),
        message: try hex(expected["proofHash"]) + [0x80, 0x24] + holderKey.bytes
          + hex(expected["mandatoryHash"]),
        signature: try hex(expected["baseSignature"]))
    ]
    let signatures = try #require(expected["signatures"]?.array)
    for (line, signature) in zip(try strings(expected["nonMandatory"]), signatures) {
      questions.append(
        SignatureQuestion(
          algorithm: .es256, key: .p256(holderKey.bytes), message: Array(line.utf8),
          signature: try hex(signature)))
    }
    #expect(questions.count == 7)
    #expect(
      needs == [.document(DocumentAddress(context))] + questions.map { .signature($0) })
    #expect(finding.isGood)
    #expect(
      finding.checks.first?.message.hasPrefix(
        "The issuer’s signature ('ecdsa-sd-2023') is right for the 10 statements that are shown.")
        == true)

    let foreign = SelectiveDisclosureSample.finding(on: badge, verifier: Verifier()) { _ in nil }
    #expect(foreign.finding.isBad)
  }

  @Test(arguments: ["employ", "prc"])
  func `the statements are as published`(name: String) throws {
    var badge = try json("\(name)/derivedRevealDocument.json")
    let value = try SelectiveDisclosureValue(badge["proof"]?["proofValue"]?.string)
    badge.removeMember("proof")
    let citizenship = try json("../../../../../contexts/citizenship-v4rc1.jsonld")
    let processor = JSONLDProcessor(
      contexts: JSONLDContexts { address in
        address == "https://w3id.org/citizenship/v4rc1"
          ? citizenship : BundledContexts.document(at: address)
      })
    let statements = try SelectiveDisclosureStatements(
      of: processor.dataset(badge).canonicalized(), by: value)
    let lines = (statements.mandatory + statements.nonMandatory).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(Set(lines) == Set(try strings(json("\(name)/verifyNQuads.json"))))
    #expect(lines.count == 10)
    #expect(
      statements.mandatoryHash
        == (try hex(json("\(name)/verifyCreateVerifyData.json")["mandatoryHash"])))
  }

  @Test(arguments: ["employ", "prc"])
  func `the base proofs are known for what they are`(name: String) throws {
    let base = try #require(try json("\(name)/addSignedSDBase.json")["proof"])
    let derived = try #require(try json("\(name)/derivedRevealDocument.json")["proof"])
    #expect(SelectiveDisclosure.isBaseProof(base) && !SelectiveDisclosure.isDerivedProof(base))
    #expect(
      !SelectiveDisclosure.isBaseProof(derived) && SelectiveDisclosure.isDerivedProof(derived))
  }
}
