import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// Every embedded proof of a document: Verifiable Credential Data Integrity 1.0, 4.5 and 4.6.
  mutating func embeddedProofs(in document: JSONValue, issuer: String?) -> [ProofFinding] {
    let proofs = document["proof"]?.elements ?? []
    let limit = 16
    guard proofs.count <= limit else {
      return [
        .bad("The badge carries \(proofs.count) proofs; more than \(limit) are not looked at.")
      ]
    }
    var findings: [ProofFinding] = []
    for proof in proofs {
      findings.append(finding(of: proof, among: proofs, in: document, issuer: issuer))
    }
    return findings
  }

  private mutating func finding(
    of proof: JSONValue, among proofs: [JSONValue], in document: JSONValue, issuer: String?
  ) -> ProofFinding {
    guard proof.object != nil else { return .bad("A proof in the badge is no object.") }
    if SelectiveDisclosure.isBaseProof(proof) {
      return .open(
        "The proof ('\(shown(proof["cryptosuite"]?.string ?? ""))') is a base proof, made for the holder to derive others from: it is not meant to be shown or verified."
      )
    }
    if let flaw = flawInOptions(of: proof) { return .bad(flaw) }
    guard let issuer else {
      return .bad("The badge names no issuer, so no key can be the issuer’s.")
    }
    guard let method = proof["verificationMethod"]?.string else {
      return .bad("The proof does not name the key that made it ('verificationMethod').")
    }
    if SelectiveDisclosure.isDerivedProof(proof) {
      return derivedProof(proof, in: document, method: method, issuer: issuer)
    }
    guard let suite = DataIntegritySuite(of: proof) else {
      let name =
        proof["cryptosuite"]?.string ?? proof["type"]?.elements.first?.string ?? "without a name"
      return .open("The signature is of a kind that Lapel does not know: '\(shown(name))'.")
    }
    switch key(of: method, issuer: issuer) {
    case .pending: return .open("")
    case .unavailable(let reason): return .openKey(reason)
    case .refused(let sentence, let documents): return .badKey(sentence, documents: documents)
    case .listed(let key):
      return signature(of: proof, by: key, suite: suite, among: proofs, in: document)
    }
  }

  /// What in a proof's own options forbids relying on it: purpose and end.
  private func flawInOptions(of proof: JSONValue) -> String? {
    let purpose = proof["proofPurpose"]?.string
    guard purpose == "assertionMethod" else {
      return
        "The proof was made for '\(shown(purpose ?? "nothing named"))' and not to assert a credential ('assertionMethod')."
    }
    // `expiration` is what older contexts call `expires`; under RDF both state the same.
    for name in ["created", "expires", "expiration"] {
      guard let value = proof[name] else { continue }
      guard let text = value.string, let moment = Timestamp(text: text).moment else {
        return "The proof’s '\(name)' is no date."
      }
      guard name != "created", moment <= request.moment else { continue }
      return "The proof itself expired on \(shown(text)); checked at \(words(for: request.moment))."
    }
    return nil
  }

  private mutating func signature(
    of proof: JSONValue, by key: ListedKey, suite: DataIntegritySuite, among proofs: [JSONValue],
    in document: JSONValue
  ) -> ProofFinding {
    guard let algorithm = suite.algorithm(for: key.key) else {
      return .bad("The proof says '\(suite.name)', and the key is \(key.key.kindName).", key: key)
    }
    let secured: SecuredDocument
    let signed = SignedProof(proof: proof, document: document, algorithm: algorithm)
    switch securedDocument(of: signed, among: proofs, suite: suite) {
    case .found(let value): secured = value
    case .pending: return .open("")
    case .gone: return .open("The signature was not checked: a context document is gone.")
    case .unavailable(let reason): return .open("The signature was not checked, because \(reason).")
    }
    let question: SignatureQuestion
    switch secured {
    case .unusable(let sentence): return .bad(sentence, key: key)
    case .hash(let hash):
      guard let bytes = signatureBytes(of: proof, suite: suite),
        algorithm.signatureLength == nil || algorithm.signatureLength == bytes.signature.count
      else {
        return .bad(
          "The proof’s signature is not of the form that '\(suite.name)' demands.", key: key)
      }
      question = SignatureQuestion(
        algorithm: algorithm, key: key.key, message: bytes.prefix + hash, signature: bytes.signature
      )
    }
    switch isRight(question) {
    case .pending, .gone: return .open("")
    case .unavailable(let reason): return .open("The signature was not checked, because \(reason).")
    case .found(false):
      return .bad(
        "The signature ('\(suite.name)') is wrong: the badge is not what this key signed, or another key signed it.",
        key: key)
    case .found(true):
      let age = suite.isDeprecated ? " The method is deprecated, and was checked all the same." : ""
      return .good("The issuer’s signature ('\(suite.name)') is right.\(age)", key)
    }
  }

  // MARK: What is signed

  private enum SecuredDocument: Sendable {
    /// The hash of the proof's options followed by that of the document.
    case hash([UInt8])
    case unusable(String)
  }

  private mutating func securedDocument(
    of signed: SignedProof, among proofs: [JSONValue], suite: DataIntegritySuite
  ) -> Lookup<SecuredDocument> {
    if let hash = memory.hash(under: signed) { return .found(.hash(hash)) }
    if case .rdf = suite.canonicalization, let hash = recalledHash(under: signed) {
      memory.remember(hash, under: signed)
      return .found(.hash(hash))
    }
    let stepsBefore = stepsLeft
    let secured = newlySecuredDocument(of: signed, among: proofs, suite: suite)
    if case .found(.hash(let hash)) = secured {
      memory.remember(hash, under: signed)
      if case .rdf = suite.canonicalization {
        note(hash, under: signed, steps: stepsBefore - stepsLeft)
      }
    }
    return secured
  }

  private mutating func newlySecuredDocument(
    of signed: SignedProof, among proofs: [JSONValue], suite: DataIntegritySuite
  ) -> Lookup<SecuredDocument> {
    let (proof, document, algorithm) = (signed.proof, signed.document, signed.algorithm)
    var unsecured = document
    unsecured.removeMember("proof")
    switch previousProofs(of: proof, among: proofs) {
    case .failure(let error): return .found(.unusable(error.description))
    case .success(let previous):
      if !previous.isEmpty { unsecured.setMember("proof", .array(previous)) }
    }
    var options = proof
    options.removeMember("proofValue")
    options.removeMember("jws")
    switch suite.canonicalization {
    case .json:
      if let context = options["@context"] {
        guard let stated = document["@context"], starts(stated, with: context) else {
          return .found(.unusable("The proof was made for other contexts than the badge has."))
        }
        unsecured.setMember("@context", context)
      }
      guard let optionBytes = try? options.canonicalBytes(),
        let documentBytes = try? unsecured.canonicalBytes()
      else { return .found(.unusable("The badge has a number that no signature can cover.")) }
      return .found(.hash(algorithm.digest(of: optionBytes) + algorithm.digest(of: documentBytes)))
    case .rdf:
      if let context = document["@context"] { options.setMember("@context", context) }
      let hash: RDFCanonicalizationHash = algorithm.usesSHA384 ? .sha384 : .sha256
      switch flawUnderRDF(in: options) {
      case .found(nil): break
      case .found(let sentence?): return .found(.unusable(sentence))
      case .pending: return .pending
      case .gone: return .gone
      case .unavailable(let reason): return .unavailable(reason)
      }
      switch canonicalNQuads(of: options, hash: hash) {
      case .found(let optionBytes):
        switch canonicalNQuads(of: unsecured, hash: hash) {
        case .found(let documentBytes):
          return .found(
            .hash(algorithm.digest(of: optionBytes) + algorithm.digest(of: documentBytes)))
        case .pending: return .pending
        case .gone: return .gone
        case .unavailable(let reason): return .unavailable(reason)
        }
      case .pending: return .pending
      case .gone: return .gone
      case .unavailable(let reason): return .unavailable(reason)
      }
    }
  }

  /// What in a proof's options the signature does not cover, so that anybody could have changed it: its end, for one.
  private mutating func flawUnderRDF(in options: JSONValue) -> Lookup<String?> {
    switch linkedData(of: options) {
    case .pending: return .pending
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let reading):
      if let loss = reading.losses.first { return .found(.uncoveredOption(loss)) }
    }
    switch disguisedName(in: options) {
    case .pending: return .pending
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .found(nil): return .found(nil)
    case .found(let name?):
      return .found(
        "The badge’s own contexts make '\(shown(name.text))' in the proof another word for '\(shown(name.meaning))'."
      )
    }
  }

  /// The proofs that a proof in a chain covers (4.6, steps for `previousProof`).
  private func previousProofs(
    of proof: JSONValue, among proofs: [JSONValue]
  ) -> Result<[JSONValue], KeyError> {
    var previous: [JSONValue] = []
    for reference in proof["previousProof"]?.elements ?? [] {
      guard let id = reference.string,
        let found = proofs.first(where: { $0["id"]?.string?.hasSameBytes(as: id) == true })
      else {
        return .failure(
          KeyError(description: "The proof builds on another one that the badge does not have."))
      }
      // Named again and again, a few proofs would fill all memory.
      guard !previous.contains(found) else {
        return .failure(KeyError(description: "The proof names one that it builds on twice."))
      }
      previous.append(found)
    }
    return .success(previous)
  }

  /// Whether the contexts of a document begin with those of its proof (EdDSA Cryptosuites 1.0, 3.3.2).
  private func starts(_ document: JSONValue, with proof: JSONValue) -> Bool {
    let wanted = proof.elements
    let stated = document.elements
    return stated.count >= wanted.count && Array(stated.prefix(wanted.count)) == wanted
  }

  /// The bytes of the signature, and what stands before the hash in what was signed.
  private func signatureBytes(
    of proof: JSONValue, suite: DataIntegritySuite
  ) -> (prefix: [UInt8], signature: [UInt8])? {
    guard suite.isDetachedJWS else {
      guard let text = proof["proofValue"]?.string, text.utf8.first == UInt8(ascii: "z"),
        let bytes = try? Multibase.decode(text)
      else { return nil }
      return ([], bytes)
    }
    // RFC 7797: header, two dots with nothing between them, signature.
    guard let jws = proof["jws"]?.string else { return nil }
    let parts = jws.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let header = try? Base64URL.decode(String(parts[0])),
      let value = try? JSONValue(parsing: header), value["alg"]?.string == "EdDSA",
      value["b64"]?.bool == false, let signature = try? Base64URL.decode(String(parts[2]))
    else { return nil }
    return (Array(parts[0].utf8) + [UInt8(ascii: ".")], signature)
  }
}

extension String {
  /// Said of a member of a proof's options that no context defines.
  static func uncoveredOption(_ loss: JSONLDDroppedMember) -> String {
    "The member '\(shown(loss.name))' of the proof is defined by no context, so the signature does not cover it."
  }
}

extension JSONValue {
  /// Sets a member of an object; anything else stays as it is.
  mutating func setMember(_ name: String, _ value: JSONValue) {
    guard var members = object else { return }
    members[name] = value
    self = JSONValue(.object(members))
  }

  mutating func removeMember(_ name: String) {
    guard var members = object else { return }
    members[name] = nil
    self = JSONValue(.object(members))
  }
}
