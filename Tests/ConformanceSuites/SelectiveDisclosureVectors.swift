import LapelLinkedData
import LapelVerification

/// The vectors of "ECDSA Cryptosuites 1.0" for `ecdsa-sd-2023`, as far as they concern a verifier.
struct SelectiveDisclosureVectors {
  private let workshop: VectorWorkshop
  private let key: String

  private static let folder = DataIntegrityVector.ecdsa + "/ecdsa-sd-2023"

  /// What the issuer makes before signing, and the holder before showing.
  private static let foreignSteps = [
    "addBaseDocHMACCanon", "addBaseTransform", "addPointerValues", "addRawBaseSignatureInfo",
    "derivedAdjMandatoryIndexes", "derivedAdjSignatures", "derivedAllGroupData",
    "derivedDisclosureData", "derivedGroupIndexes", "derivedRecoveredBaseData",
    "derivedUnsignedReveal",
  ]

  init(in shared: SharedFolder) throws {
    workshop = try VectorWorkshop(in: shared)
    let file = Self.folder + "/SDKeyMaterial.json"
    let key = try workshop.json(file)["baseKeyPair"]?["publicKeyMultibase"]?.string
    guard let key else { throw Malformed(file: file) }
    self.key = key
  }

  func tests() -> [PublishedTest] {
    tests(in: "employ") + tests(in: "prc")
  }

  private func tests(in folder: String) -> [PublishedTest] {
    func json(_ name: String) throws -> JSONValue {
      try workshop.json("\(Self.folder)/\(folder)/\(name).json")
    }
    func test(_ name: String, failure: () throws -> String?) -> PublishedTest {
      PublishedTest("\(Self.folder)/\(folder)/\(name)", failure: failure)
    }
    func derived() throws -> VectorVerification {
      try workshop.verification(of: json("derivedRevealDocument"), keys: [key])
    }
    return [
      test("addSignedSDBase.json, known as a base proof") {
        let base = try workshop.verification(of: json("addSignedSDBase"), keys: [key])
        return base.isKnownAsBaseProof ? nil : "got \(base.proofOutcomes)"
      },
      test("addBaseDocCanon.json") {
        let lines = try strings(json("addBaseDocCanon")).joined()
        let found = try workshop.canonicalNQuads(of: json("addSignedSDBase").without("proof"))
        return found == Array(lines.utf8) ? nil : "got\n" + String(decoding: found, as: UTF8.self)
      },
      PublishedTest("\(Self.folder)/\(folder)/addProofConfigCanon.txt") {
        String(
          decoding: try workshop.canonicalNQuads(of: json("addProofConfig")), as: UTF8.self)
      } like: {
        try workshop.text("\(Self.folder)/\(folder)/addProofConfigCanon.txt")
      },
      test("addHashData.json") { try derived().flaw(hashes: json("addHashData")) },
      test("derivedRevealDocument.json") { try derived().flaw(proofCount: 1) },
      test("verifyDerivedProofValue.json") {
        try derived().flaw(signatures: json("verifyDerivedProofValue"))
      },
      test("verifyCreateVerifyData.json") {
        let data = try json("verifyCreateVerifyData")
        return try derived().flaw(hashes: data) ?? derived().flaw(signatures: data)
          ?? derived().flaw(statements: strings(data["nonMandatory"] ?? .null))
      },
      test("verifyNQuads.json") {
        try derived().flaw(allStatements: strings(json("verifyNQuads")))
      },
    ]
      + Self.foreignSteps.map { name in
        PublishedTest(
          "\(Self.folder)/\(folder)/\(name).json",
          .skipped("a step of issuing or of deriving, and Lapel only verifies"))
      }
  }

  private func strings(_ value: JSONValue) throws -> [String] {
    try value.elements.map { element in
      guard let text = element.string else { throw Malformed(file: "a list of statements") }
      return text
    }
  }
}

extension VectorVerification {
  /// A base proof is meant for the holder: it is said, and no signature is looked at.
  fileprivate var isKnownAsBaseProof: Bool {
    questions.isEmpty && relevant.count == 1 && relevant[0].outcome == .notChecked
      && relevant[0].message.contains("base proof")
  }

  /// The first question is about the issuer's signature: hash of the options, the proof's own key,
  /// hash of the mandatory statements (ECDSA Cryptosuites 1.0, 3.5.1).
  fileprivate func flaw(hashes: JSONValue) throws -> String? {
    guard let message = questions.first?.message else { return "no signature was asked about" }
    let found = [Hex.encode(Array(message.prefix(32))), Hex.encode(Array(message.suffix(32)))]
    return found == [hashes["proofHash"]?.string, hashes["mandatoryHash"]?.string]
      ? nil : "got \(found)"
  }

  fileprivate func flaw(signatures value: JSONValue) throws -> String? {
    let signatures = [value["baseSignature"] ?? .null] + (value["signatures"]?.elements ?? [])
    let expected = signatures.map(\.string)
    let found = questions.map { Hex.encode($0.signature) }
    guard found == expected else { return "got \(found)" }
    let key = try Multikey(multibase: value["publicKey"]?.string ?? "").bytes
    let isTheKey = questions.dropFirst().allSatisfy { $0.key == .p256(key) }
    return isTheKey && questions[0].message.dropFirst(32).dropLast(32) == [0x80, 0x24] + key
      ? nil : "the proof's own key is another"
  }

  fileprivate func flaw(statements: [String]) -> String? {
    let found = questions.dropFirst().map { String(decoding: $0.message, as: UTF8.self) }
    return found == statements ? nil : "got\n" + found.joined()
  }

  /// The statements without a signature of their own are those under the mandatory hash.
  fileprivate func flaw(allStatements: [String]) -> String? {
    let shown = questions.dropFirst().map { String(decoding: $0.message, as: UTF8.self) }
    guard shown.allSatisfy(allStatements.contains) else { return "got\n" + shown.joined() }
    let mandatory = allStatements.filter { !shown.contains($0) }.joined()
    let hash = questions.first.map { Array($0.message.suffix(32)) }
    return hash == SHA256.digest(of: Array(mandatory.utf8))
      ? nil : "the mandatory statements are others"
  }
}
