import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// Whether a hosted badge is what its own address serves, and its issuer lets it lie there: Open Badges 2.0,
  /// HostedBadge Verification; the same for 0.5 to 1.1.
  ///
  /// Empty for badges that a signature vouches for. Without the copy at its address nothing is known of a hosted badge. The
  /// first check is the verdict; warnings follow.
  mutating func hostedChecks(of decoded: DecodedCredential) -> [Check] {
    guard decoded.isHosted else { return [] }
    if decoded.credential.hosting?.kind == .unknown { return [.verificationIsUnknown] }
    guard let address = decoded.hostedAddress else { return [.hostedNowhere] }
    switch jsonDocument(at: address) {
    case .pending: return [.awaiting(.hosted)]
    case .gone: return [.notCompared(at: address, because: "nothing is there any more")]
    case .unavailable(let reason): return [.notCompared(at: address, because: reason)]
    case .found(let hosted): return hostedChecks(of: decoded, at: address, serving: hosted)
    }
  }

  private mutating func hostedChecks(
    of decoded: DecodedCredential, at address: String, serving hosted: JSONValue
  ) -> [Check] {
    guard hosted.object != nil else { return [.hostedIsNoBadge(at: address)] }
    let given = decoded.credential.document
    if decoded.encoded.encoding != .address || !given.isOnlyReference {
      switch comparison(of: given, with: hosted) {
      case .same: break
      case .pending: return [.awaiting(.hosted)]
      case .unavailable(let reason): return [.notCompared(at: address, because: reason)]
      case .different(let difference): return [.hostedDiffers(at: address, difference)]
      }
    }
    if hosted.statesRevocation, hosted["badge"] == nil, hosted["claim"] == nil {
      return [.hostedIsReduced(at: address)]
    }
    switch issuerTrail(of: hosted) {
    case .pending: return [.awaiting(.hosted)]
    case .refused(let sentence, let documents):
      return [Check(.hosted, .failed, sentence, documents: [address] + documents)]
    case .unavailable(let reason): return [.issuerNotReached(at: address, because: reason)]
    case .found(let trail):
      return scopeChecks(of: decoded.credential, at: address, serving: hosted, trail)
    }
  }

  private func scopeChecks(
    of credential: Credential, at address: String, serving hosted: JSONValue, _ trail: IssuerTrail
  ) -> [Check] {
    var trail = trail
    let documents = [withoutFragment(address)] + trail.documents
    let violation: String?
    if credential.format == .openBadges1, trail.issuer["verification"] == nil {
      guard trail.hasHome else { return [.issuerHasNoAddress(documents)] }
      violation = trail.violationOfOneHost(at: address)
    } else {
      guard let id = trail.issuerID else { return [.issuerHasNoAddress(documents)] }
      violation = HostedScope(issuer: trail.issuer, id: id).violation(of: address)
    }
    if let violation { return [Check(.hosted, .failed, violation, documents: documents)] }
    if let id = hosted.statedID, !id.hasSameBytes(as: address) {
      trail.remarks.append("The badge at \(shown(address)) calls itself '\(shown(id))'.")
    }
    var checks = [Check.hostedIsSame(at: address, issuer: trail.issuerID, documents)]
    for remark in trail.remarks { checks.append(Check(.hosted, .warning, remark)) }
    return checks
  }
}

extension Check {
  /// Stands where something was asked and not yet answered; no report is made of it.
  static func awaiting(_ identifier: Identifier) -> Check { Check(identifier, .notChecked, "") }

  fileprivate static var verificationIsUnknown: Check {
    Check(
      .hosted, .notChecked,
      "The badge says that it is to be verified in a way that Lapel does not know.")
  }

  fileprivate static var hostedNowhere: Check {
    Check(
      .hosted, .notChecked,
      "The badge names no address of its own and carries no signature, so anybody could have made it."
    )
  }

  fileprivate static func notCompared(at address: String, because reason: String) -> Check {
    Check(
      .hosted, .notChecked,
      "The badge was not compared with the copy at its own address, \(shown(address)), because \(reason)."
    )
  }

  fileprivate static func hostedIsNoBadge(at address: String) -> Check {
    Check(
      .hosted, .failed, "What lies at the badge’s own address, \(shown(address)), is no badge.",
      documents: [withoutFragment(address)])
  }

  fileprivate static func hostedDiffers(
    at address: String, _ difference: DocumentDifference
  ) -> Check {
    Check(
      .hosted, .failed,
      "The badge is not the same as the copy at its own address, \(shown(address)): \(difference.words).",
      documents: [withoutFragment(address)])
  }

  fileprivate static func hostedIsReduced(at address: String) -> Check {
    Check(
      .hosted, .passed,
      "The badge’s own address, \(shown(address)), knows it, and says only that it was revoked.",
      documents: [withoutFragment(address)])
  }

  fileprivate static func issuerNotReached(at address: String, because reason: String) -> Check {
    Check(
      .hosted, .notChecked,
      "The copy at the badge’s own address, \(shown(address)), is the same; whether the issuer lets it lie there was not checked, because \(reason).",
      documents: [withoutFragment(address)])
  }

  fileprivate static func issuerHasNoAddress(_ documents: [String]) -> Check {
    Check(
      .hosted, .notChecked,
      "Nothing says where the issuer is to be found, so nobody vouches for the address of the badge.",
      documents: documents)
  }

  fileprivate static func hostedIsSame(
    at address: String, issuer: String?, _ documents: [String]
  ) -> Check {
    let place =
      issuer.map { "where its issuer \(shown($0)) lets badges lie" } ?? "at home with its issuer"
    return Check(
      .hosted, .passed,
      "The copy at the badge’s own address, \(shown(address)), is the same, and that address is \(place).",
      documents: documents)
  }
}
