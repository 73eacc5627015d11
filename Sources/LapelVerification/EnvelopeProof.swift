import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// The signature around a credential: Open Badges 3.0, 8.2.4, "JSON Web Token Proof Format".
  mutating func envelopeProof(of credential: Credential, in jws: CompactJWS) -> ProofFinding {
    if let flaw = JOSE.flaw(in: jws.header) {
      return .bad("The signature cannot be relied on: \(flaw).")
    }
    guard let name = jws.header["alg"]?.string, JOSE.knownAlgorithms.contains(name) else {
      return .open(
        "The signature is of a kind that Lapel does not know: '\(shown(jws.header["alg"]?.string ?? ""))'."
      )
    }
    guard let issuer = credential.issuer?.id else {
      return .bad("The badge names no issuer, so no key can be the issuer’s.")
    }
    let verdict: KeyVerdict
    if let jwk = jws.header["jwk"] {
      do throws(KeyError) {
        verdict = listedKey(equalTo: try PublicKey(jwk: jwk), issuer: issuer)
      } catch {
        return .bad("The key in the signature’s header cannot be used: \(error.description).")
      }
    } else if let kid = jws.header["kid"]?.string {
      verdict = key(named: kid, issuer: issuer)
    } else if issuer.utf8.starts(with: "did:key:".utf8) || issuer.utf8.starts(with: "did:jwk:".utf8)
    {
      verdict = key(of: issuer, issuer: issuer)
    } else {
      return .open("The signature does not say which key made it ('kid' or 'jwk').")
    }
    switch verdict {
    case .pending: return .open("")
    case .unavailable(let reason): return .openKey(reason)
    case .refused(let sentence, let documents): return .badKey(sentence, documents: documents)
    case .listed(let key): return signature(of: jws, by: key, algorithmName: name)
    }
  }

  private mutating func signature(
    of jws: CompactJWS, by key: ListedKey, algorithmName name: String
  ) -> ProofFinding {
    let algorithm: SignatureAlgorithm
    switch JOSE.algorithm(named: name, for: key.key) {
    case .success(let value): algorithm = value
    case .failure(let error):
      return .bad("The signature cannot be right: \(error.description).", key: key)
    }
    guard algorithm.signatureLength == nil || algorithm.signatureLength == jws.signature.count
    else {
      return .bad("The signature is not of the length that '\(name)' demands.", key: key)
    }
    let question = SignatureQuestion(
      algorithm: algorithm, key: key.key, message: JOSE.signingInput(of: jws),
      signature: jws.signature)
    switch isRight(question) {
    case .pending, .gone: return .open("")
    case .unavailable(let reason): return .open("The signature was not checked, because \(reason).")
    case .found(true):
      return .good("The issuer’s signature around the badge ('\(name)') is right.", key)
    case .found(false):
      return .bad(
        "The signature around the badge ('\(name)') is wrong: it is not what this key signed, or another key signed it.",
        key: key)
    }
  }
}

/// The claims of a JWT that must equal what the credential says: Open Badges 3.0, 8.2.4.2.
func claimsCheck(of credential: Credential) -> Check? {
  guard credential.envelope != nil, let claims = credential.claims else { return nil }
  let document = credential.document
  var differences: [String] = []
  func compare(_ claim: String, _ what: String, _ stated: String?) {
    guard let value = claims[claim] else { return }
    guard let text = value.string else { return differences.append("'\(claim)' is no text") }
    guard let stated, !text.hasSameBytes(as: stated) else { return }
    differences.append("'\(claim)' is not the same as \(what)")
  }
  compare("iss", "the issuer", document["issuer"]?["id"]?.string ?? document["issuer"]?.string)
  compare("jti", "the badge’s id", document["id"]?.string)
  compare("sub", "the recipient’s id", document["credentialSubject"]?.elements.first?["id"]?.string)
  func compareMoment(_ claim: String, _ names: [String]) {
    guard let value = claims[claim] else { return }
    guard let number = value.number, let claimed = Timestamp(secondsSince1970: number).moment else {
      return differences.append("'\(claim)' is no number of seconds since 1970")
    }
    for name in names {
      guard let text = document[name]?.string, let moment = Timestamp(text: text).moment,
        moment.secondsSince1970 != claimed.secondsSince1970
      else { continue }
      differences.append("'\(claim)' is another moment than '\(name)'")
    }
  }
  compareMoment("nbf", ["validFrom", "issuanceDate"])
  compareMoment("exp", ["validUntil", "expirationDate"])
  if let first = differences.first {
    let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
    return Check(
      .format, .failed, "The badge and the token around it do not go together: \(first)\(more).")
  }
  var missing: [String] = []
  for claim in ["iss", "jti", "nbf"] where claims[claim] == nil { missing.append("'\(claim)'") }
  guard missing.isEmpty else {
    return Check(
      .format, .warning,
      "The token around the badge lacks what the standard asks for: \(missing.joined(separator: ", "))."
    )
  }
  return nil
}
