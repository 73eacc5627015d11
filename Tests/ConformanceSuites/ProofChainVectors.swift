import LapelLinkedData

/// The proof sets and chains of "EdDSA Cryptosuites 1.0", appendix "Proof Sets and Chains".
struct ProofChainVectors {
  private let workshop: VectorWorkshop
  private let keys: [String]

  private static let folder = DataIntegrityVector.eddsa + "/proof-set-chain"

  init(in shared: SharedFolder) throws {
    workshop = try VectorWorkshop(in: shared)
    let file = Self.folder + "/multiKeyPairs.json"
    keys =
      try workshop.json(file).object?.members.map { member in
        guard let key = member.value["publicKeyMultibase"]?.string else {
          throw Malformed(file: file)
        }
        return key
      } ?? []
  }

  func tests() throws -> [PublishedTest] {
    let signed = [
      ("signedProofSet1", 1), ("signedProofSet2", 2), ("signedProofChain1", 3),
      ("signedProofChain2", 4),
    ].map { name, count in
      PublishedTest("\(Self.folder)/\(name).json") {
        let verification = try workshop.verification(of: json(name), keys: keys)
        return verification.flaw(proofCount: count)
      }
    }
    // In the order of the proofs in the longest chain: the options of each before and after
    // signing, and the document that it covers.
    let steps = [
      ("proofSetConfig1", "proofSetConfigSigned1", "unsigned"),
      ("proofSetConfig2", "proofSetConfigSigned2", "unsigned"),
      ("proofChainConfig1", "proofChainConfigSigned1", "proofChainTempDoc1"),
      ("proofChainConfig2", "proofChainConfigSigned2", "proofChainTempDoc2"),
    ]
    return signed
      + steps.enumerated().flatMap { number, names in
        let (config, proof, document) = names
        return [
          PublishedTest("\(Self.folder)/\(config).json with \(document).json") {
            try message(config, document)
          } like: {
            try question(number).message
          },
          PublishedTest("\(Self.folder)/\(proof).json") {
            try signature(proof)
          } like: {
            try question(number).signature
          },
        ]
      }
  }

  private func json(_ name: String) throws -> JSONValue {
    try workshop.json("\(Self.folder)/\(name).json")
  }

  /// What the verifier asks about one proof of the longest chain.
  private func question(_ number: Int) throws -> VectorVerification.Asked {
    let questions = try workshop.verification(of: json("signedProofChain2"), keys: keys).questions
    guard questions.indices.contains(number) else { throw Malformed(file: "signedProofChain2") }
    return VectorVerification.Asked(questions[number])
  }

  /// What a proof signs, from the published options and the published document.
  private func message(_ config: String, _ document: String) throws -> String {
    let document = try json(document)
    var options = try json(config).object ?? JSONObject()
    options["@context"] = document["@context"]
    let hashes = try [JSONValue(.object(options)), document].flatMap {
      SHA256.digest(of: try workshop.canonicalNQuads(of: $0))
    }
    return Hex.encode(hashes)
  }

  private func signature(_ proof: String) throws -> String {
    guard let value = try json(proof)["proofValue"]?.string else { throw Malformed(file: proof) }
    return Hex.encode(try Multibase.decode(value))
  }
}
