import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// The signature of an Open Badges 1 or 2 assertion, and whether its key is the issuer's: Open Badges 2.0, SignedBadge
  /// Verification, steps 4 to 6.
  ///
  /// Empty for badges that only their own address vouches for. Gives `proof` and `key`, and warnings (`hosted`) about a
  /// badge class or profile that is not what its address serves.
  mutating func signedAssertionChecks(of decoded: DecodedCredential) -> [Check] {
    guard decoded.isSigned else { return [] }
    guard let jws = decoded.credential.envelope else {
      return ProofFinding.open(
        "The badge says that it is signed, and its signature is not with it."
      ).checks
    }
    if let flaw = JOSE.flaw(in: jws.header) {
      return ProofFinding.bad("The signature cannot be relied on: \(flaw).").checks
    }
    let name = jws.header["alg"]?.string ?? ""
    guard JOSE.knownAlgorithms.contains(where: { $0.hasSameBytes(as: name) }) else {
      return ProofFinding.open(
        "The signature is of a kind that Lapel does not know: '\(shown(name))'."
      ).checks
    }
    switch issuerTrail(of: decoded.credential.document) {
    case .pending: return [.awaiting(.proof)]
    case .refused(let sentence, let documents):
      return ProofFinding.badKey(sentence, documents: documents).checks
    case .unavailable(let reason): return ProofFinding.openKey(reason).checks
    case .found(let trail):
      var checks = finding(of: jws, algorithm: name, on: decoded.credential, trail).checks
      for remark in trail.remarks { checks.append(Check(.hosted, .warning, remark)) }
      return checks
    }
  }

  private mutating func finding(
    of jws: CompactJWS, algorithm name: String, on credential: Credential, _ trail: IssuerTrail
  ) -> ProofFinding {
    let isOld = credential.format == .openBadges1
    switch assertionKeys(creator: credential.hosting?.creator, trail, isOpenBadges1: isOld) {
    case .pending: return .open("")
    case .refused(let sentence, let documents): return .badKey(sentence, documents: documents)
    case .unavailable(let reason): return .openKey(reason)
    case .listed(let keys): return finding(of: jws, algorithm: name, by: keys)
    }
  }

  /// One key was named, or any of those that the issuer lists may have signed.
  private mutating func finding(
    of jws: CompactJWS, algorithm name: String, by keys: [ListedKey]
  ) -> ProofFinding {
    var first: ProofFinding?
    var open: ProofFinding?
    for key in keys {
      let finding = finding(of: jws, algorithm: name, by: key)
      switch finding.outcome {
      case .good: return finding
      case .open: open = open ?? finding
      case .bad: first = first ?? finding
      }
    }
    if let open { return open }
    guard keys.count > 1 else { return first ?? .open("The issuer lists no key.") }
    return .bad(
      "None of the \(keys.count) keys that the issuer lists made the signature around the badge ('\(shown(name))')."
    )
  }

  private mutating func finding(
    of jws: CompactJWS, algorithm name: String, by key: ListedKey
  ) -> ProofFinding {
    let algorithm: SignatureAlgorithm
    switch JOSE.algorithm(named: name, for: key.key) {
    case .success(let value): algorithm = value
    case .failure(let error):
      return .bad("The signature cannot be right: \(error.description).", key: key)
    }
    if let length = algorithm.signatureLength, length != jws.signature.count {
      return .bad(
        "The signature has \(jws.signature.count) bytes; '\(name)' makes \(length).", key: key)
    }
    let question = SignatureQuestion(
      algorithm: algorithm, key: key.key, message: JOSE.signingInput(of: jws),
      signature: jws.signature)
    switch isRight(question) {
    case .pending, .gone: return .open("")
    case .unavailable(let reason):
      return .open("The signature was not checked, because \(reason).")
    case .found(true):
      return .good("The issuer’s signature on the badge ('\(name)') is right.", key)
    case .found(false):
      return .bad(
        "The signature on the badge ('\(name)') is wrong: it is not what this key signed, or another key signed it.",
        key: key)
    }
  }
}
