import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// Whether every term is defined by a known context: Open Badges 3.0 serialization; Verifiable Credential Data Integrity
  /// 1.0, 4.5. A member that JSON-LD would drop from under a signature makes the badge invalid.
  mutating func contextCheck(of credential: Credential) -> Check? {
    switch credential.format {
    case .openBadges1, .openBadges2Hosted, .openBadges2Signed, .endorsementOpenBadges2:
      return nil
    default: break
    }
    let isEnveloped = credential.envelope != nil
    if let known = memory.contextCheck(of: credential.document, isEnveloped) { return known }
    let check = newContextCheck(of: credential)
    // What could not be made may lack something that comes with the next round.
    if check.outcome != .notChecked {
      memory.remember(check, of: credential.document, isEnveloped)
    }
    return check
  }

  private mutating func newContextCheck(of credential: Credential) -> Check {
    let isUnderRDF = restsOnRDF(credential)
    let document = unsecuredDocument(of: credential)
    switch losses(of: document, isUnderRDF: isUnderRDF, in: credential.document) {
    case .pending, .gone: return Check(.context, .notChecked, "")
    case .unavailable(let reason):
      let isMalformed = reason.utf8.starts(with: "it is not proper JSON-LD".utf8)
      return Check(
        .context, isMalformed ? .failed : .notChecked,
        isMalformed
          ? "The badge does not mean anything definite: \(reason)."
          : "Whether every term is defined was not checked, because \(reason).")
    case .found(let losses):
      if let loss = losses.first {
        let more = losses.count > 1 ? " and \(losses.count - 1) more" : ""
        let what = "'\(shown(loss.name))' at \(shown(loss.path))\(more) is defined by no context"
        return isUnderRDF
          ? Check(
            .context, .failed,
            "The member \(what): the signature does not cover it, and anybody could have added it.")
          : Check(
            .context, .warning,
            "The member \(what), so that what it means is not settled.\(credential.isSigned ? " The signature covers it." : "")"
          )
      }
      if isUnderRDF, let check = disguiseCheck(of: document, secured: credential.document) {
        return check
      }
      return Check(
        .context, .passed, "Every term in the badge is defined by a context that Lapel knows.")
    }
  }

  /// The check that fails when names are spelled so that the signature takes them for others.
  private mutating func disguiseCheck(of document: JSONValue, secured: JSONValue) -> Check? {
    if let name = disguisedMember(in: secured) {
      return Check(
        .context, .failed,
        "The member '\(shown(name))' is spelled in a way that the signature takes for another: it could hide what the issuer stated."
      )
    }
    switch disguisedName(in: document) {
    case .pending, .gone: return Check(.context, .notChecked, "")
    case .unavailable(let reason):
      return Check(
        .context, .notChecked, "Whether every term is defined was not checked, because \(reason).")
    case .found(nil): return nil
    case .found(let name?):
      return Check(
        .context, name.isCommon ? .notChecked : .failed,
        "The badge’s own contexts make '\(shown(name.text))' another word for '\(shown(name.meaning))': the signature cannot tell them apart, so it could hide what the issuer stated."
      )
    }
  }

  /// Whether a signature covers what the document states as RDF, and not its very bytes.
  private func restsOnRDF(_ credential: Credential) -> Bool {
    for proof in credential.proofs {
      guard let suite = DataIntegritySuite(of: proof.document) else { return true }
      if suite.canonicalization == .rdf { return true }
    }
    return false
  }

  /// A member whose name is an address or a keyword that badges have no use for.
  ///
  /// `validUntil` spelled as its full address, or moved into `@included`, states the same in RDF, so that the signature stays
  /// right, while a reader of JSON no longer sees that the badge has an end.
  private func disguisedMember(in document: JSONValue) -> String? {
    let usualKeywords = ["@context", "@id", "@type", "@value", "@language", "@direction"]
    var pending = [document]
    while let value = pending.popLast() {
      if let elements = value.array { pending += elements }
      for member in value.object?.members ?? [] where member.name != "@context" {
        let isAddress = member.name.utf8.contains(UInt8(ascii: ":"))
        let isKeyword =
          member.name.utf8.first == UInt8(ascii: "@") && !usualKeywords.contains(member.name)
        if isAddress || isKeyword { return member.name }
        pending.append(member.value)
      }
    }
    return nil
  }

  private func unsecuredDocument(of credential: Credential) -> JSONValue {
    var document = credential.documentWithoutClaims
    document.removeMember("proof")
    return document
  }
}

extension Credential {
  /// The document, from a JWT without the claims that belong to the JWT (RFC 7519, 4.1).
  var documentWithoutClaims: JSONValue {
    guard envelope != nil else { return document }
    var document = document
    for name in ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf", "vc"] {
      document.removeMember(name)
    }
    return document
  }
}

extension Credential {
  fileprivate var isSigned: Bool { envelope != nil || !proofs.isEmpty }
}
