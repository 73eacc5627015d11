import LapelLinkedData

extension Inquiry {
  /// What becomes of a derived proof: ECDSA Cryptosuites 1.0, 3.6.7.
  ///
  /// Its purpose and dates are judged elsewhere. All signatures are asked for at once.
  mutating func derivedProof(
    _ proof: JSONValue, in document: JSONValue, method: String, issuer: String
  ) -> ProofFinding {
    let value: SelectiveDisclosureValue
    do throws(SelectiveDisclosureError) {
      value = try SelectiveDisclosureValue(proof["proofValue"]?.string)
    } catch {
      return error.finding()
    }
    guard proof["previousProof"] == nil else {
      return .open(
        "The signature was not checked, because its proof builds on another one, which '\(SelectiveDisclosure.suiteName)' has no rules for."
      )
    }
    switch key(of: method, issuer: issuer) {
    case .pending: return .open("")
    case .unavailable(let reason): return .openKey(reason)
    case .refused(let sentence, let documents): return .badKey(sentence, documents: documents)
    case .listed(let key): return derivedProof(proof, value, in: document, by: key)
    }
  }

  private mutating func derivedProof(
    _ proof: JSONValue, _ value: SelectiveDisclosureValue, in document: JSONValue, by key: ListedKey
  ) -> ProofFinding {
    guard case .p256 = key.key else {
      return .bad(
        "The proof says '\(SelectiveDisclosure.suiteName)', which asks for a P-256 key, and the key is \(key.key.kindName).",
        key: key)
    }
    var options = proof
    options.removeMember("proofValue")
    if let context = document["@context"] { options.setMember("@context", context) }
    var unsecured = document
    unsecured.removeMember("proof")

    // Both are read before either is judged, so that a missing context is asked for in one go.
    let optionsLookup = signedForm(of: options)
    let documentLookup = signedForm(of: unsecured)
    switch (optionsLookup, documentLookup) {
    case (.pending, _), (_, .pending): return .open("")
    case (.unavailable(let reason), _), (_, .unavailable(let reason)):
      return .open("The signature was not checked, because \(reason).")
    case (.gone, _), (_, .gone):
      return .open(
        "The signature was not checked, because a context of the badge is gone for good.")
    case (.found(let options), .found(let document)):
      if let loss = options.losses.first {
        return .bad(.uncoveredOption(loss), key: key)
      }
      do throws(SelectiveDisclosureError) {
        let statements = try SelectiveDisclosureStatements(of: document.canonicalization, by: value)
        let questions = statements.questions(
          value, optionsHash: SHA256.digest(of: options.canonicalization.nQuads),
          issuerKey: key.key)
        return finding(on: questions, count: statements.count, by: key)
      } catch {
        return error.finding(key: key)
      }
    }
  }

  /// What the answers to all questions mean; the first is about the issuer's own signature.
  private mutating func finding(
    on questions: [SignatureQuestion], count: Int, by key: ListedKey
  ) -> ProofFinding {
    var isPending = false
    var reason: String?
    var isIssuerWrong = false
    var wrongStatements = 0
    for (index, question) in questions.enumerated() {
      switch isRight(question) {
      case .found(true): break
      case .found(false): if index == 0 { isIssuerWrong = true } else { wrongStatements += 1 }
      case .unavailable(let text): reason = reason ?? text
      case .pending, .gone: isPending = true
      }
    }
    if isPending { return .open("") }
    let suite = SelectiveDisclosure.suiteName
    if isIssuerWrong {
      return .bad(
        "The signature ('\(suite)') is wrong: what the issuer wanted shown was changed, or another key signed it.",
        key: key)
    }
    if wrongStatements > 0 {
      return .bad(
        "The signature ('\(suite)') is wrong for \(wrongStatements) of the \(questions.count - 1) statements that the holder chose to show: the issuer did not make them.",
        key: key)
    }
    if let reason { return .open("The signature was not checked, because \(reason).") }
    let part = count == 1 ? "the 1 statement that is" : "the \(count) statements that are"
    return .good(
      "The issuer’s signature ('\(suite)') is right for \(part) shown. The holder may have left out others of the original, even an end date or a place to ask whether it was revoked.",
      key)
  }

  private struct SignedForm: Sendable {
    var canonicalization: RDFCanonicalization
    var losses: [JSONLDDroppedMember]
  }

  private mutating func signedForm(of document: JSONValue) -> Lookup<SignedForm> {
    switch linkedData(of: document) {
    case .found(let reading):
      guard bounds.take(statements: reading.dataset.quads.count) else {
        return .unavailable(InquiryBounds.tooMuchLinkedData)
      }
      do throws(RDFCanonicalizationError) {
        let canonicalization = try canonicalized(reading.dataset, hash: .sha256)
        return .found(SignedForm(canonicalization: canonicalization, losses: reading.losses))
      } catch {
        return .unavailable("its statements cannot be put in order: \(error.description)")
      }
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
  }
}

extension SelectiveDisclosureError {
  /// What it means for the proof.
  fileprivate func finding(key: ListedKey? = nil) -> ProofFinding {
    let suite = SelectiveDisclosure.suiteName
    return switch self {
    case .tooLarge: .open("The signature ('\(suite)') was not checked, because \(description).")
    case .text, .header, .cbor, .component, .repeatedLabel:
      .bad(
        "The proof ('\(suite)') is not of the form that the standard demands: \(description).",
        key: key)
    case .labelCount, .mandatoryIndex, .signatureCount:
      .bad(
        "The proof ('\(suite)') does not go with the badge, which was changed or put together wrongly: \(description).",
        key: key)
    }
  }
}
