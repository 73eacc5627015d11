import LapelLinkedData

/// One signed document with the values that its publisher found on the way.
///
/// EdDSA Cryptosuites 1.0 and ECDSA Cryptosuites 1.0, appendix "Test Vectors".
struct DataIntegrityVector {
  enum Hash { case sha256, sha384 }

  /// Of the files of this vector.
  let folder: String
  /// What the names of its files end in.
  let ending: String
  /// The file of the key that signed.
  let key: String
  var hash = Hash.sha256
  var isJSON = false

  static let eddsa = "vc-di-eddsa/TestVectors"
  static let ecdsa = "vc-di-ecdsa/TestVectors"

  static let eddsaRDFC = ["eddsa-rdfc-2022", "eddsa-rdfc-2022/employ"].map {
    DataIntegrityVector(
      folder: "\(eddsa)/\($0)", ending: "DataInt", key: "\(eddsa)/keyPair.json")
  }
  static let eddsaJCS = [
    DataIntegrityVector(
      folder: "\(eddsa)/eddsa-jcs-2022", ending: "JCS", key: "\(eddsa)/keyPair.json", isJSON: true)
  ]
  static let ed25519Signature2020 = [
    DataIntegrityVector(
      folder: "\(eddsa)/Ed25519Signature2020", ending: "EdSig", key: "\(eddsa)/keyPair.json")
  ]
  static let ecdsaRDFCP256 = ["ecdsa-rdfc-2019-p256", "ecdsa-rdfc-2019-p256/employ"].map {
    DataIntegrityVector(
      folder: "\(ecdsa)/\($0)", ending: "ECDSAP256", key: "\(ecdsa)/p256KeyPair.json")
  }
  static let ecdsaRDFCP384 = ["ecdsa-rdfc-2019-p384", "ecdsa-rdfc-2019-p384/employ"].map {
    DataIntegrityVector(
      folder: "\(ecdsa)/\($0)", ending: "ECDSAP384", key: "\(ecdsa)/p384KeyPair.json",
      hash: .sha384)
  }
  static let ecdsaJCSP256 = [
    DataIntegrityVector(
      folder: "\(ecdsa)/ecdsa-jcs-2019-p256", ending: "JCSECDSAP256",
      key: "\(ecdsa)/p256KeyPair.json", isJSON: true)
  ]
  static let ecdsaJCSP384 = [
    DataIntegrityVector(
      folder: "\(ecdsa)/ecdsa-jcs-2019-p384", ending: "JCSECDSAP384",
      key: "\(ecdsa)/p384KeyPair.json", hash: .sha384, isJSON: true)
  ]
}

extension DataIntegrityVector {
  /// The tests: each published value, then the signature.
  ///
  /// The hash and the signature are those that the verifier itself asks about.
  func tests(in shared: SharedFolder) throws -> [PublishedTest] {
    let workshop = try VectorWorkshop(in: shared)
    let signedFile = "\(folder)/signed\(ending).json"
    let signed = try workshop.json(signedFile)
    let config = try workshop.json("\(folder)/proofConfig\(ending).json")
    let key = try workshop.json(self.key)["publicKeyMultibase"]?.string
    guard let key else { throw Malformed(file: self.key) }
    let unsigned = signed.without("proof")
    func canonical(_ value: JSONValue) throws -> [UInt8] {
      isJSON ? try value.canonicalBytes() : try workshop.canonicalNQuads(of: value, hash: hash)
    }
    func question() throws -> VectorVerification.Asked {
      let questions = try workshop.verification(of: signed, keys: [key]).questions
      guard questions.count == 1 else { throw WrongNumberOfQuestions(count: questions.count) }
      return VectorVerification.Asked(questions[0])
    }
    func test(_ value: String, _ found: () throws -> String) -> PublishedTest {
      let file = "\(folder)/\(value)\(ending).txt"
      return PublishedTest(file, gives: found) { try workshop.text(file) }
    }
    return [
      test("canonDoc") { String(decoding: try canonical(unsigned), as: UTF8.self) },
      test("docHash") { try Hex.encode(hash.digest(of: canonical(unsigned))) },
      test("proofCanon") { String(decoding: try canonical(config), as: UTF8.self) },
      test("proofHash") { try Hex.encode(hash.digest(of: canonical(config))) },
      test("combinedHash") { try question().message },
      test("sigHex") { try question().signature },
      test("sigBTC58") { try Multibase.base58btc.encode(Hex.decode(question().signature)) },
      PublishedTest(signedFile) {
        try workshop.verification(of: signed, keys: [key]).flaw(proofCount: 1)
      },
    ]
  }
}

extension DataIntegrityVector.Hash {
  func digest(of bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: SHA256.digest(of: bytes)
    case .sha384: SHA384.digest(of: bytes)
    }
  }

  var ofRDF: RDFCanonicalizationHash {
    switch self {
    case .sha256: .sha256
    case .sha384: .sha384
    }
  }
}

private struct WrongNumberOfQuestions: Error, CustomStringConvertible {
  let count: Int

  var description: String { "the verifier asks about \(count) signatures instead of one" }
}

extension JSONValue {
  /// An object without one of its members.
  func without(_ name: String) -> JSONValue {
    guard var members = object else { return self }
    members[name] = nil
    return JSONValue(.object(members))
  }
}
