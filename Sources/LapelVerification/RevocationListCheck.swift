import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// What the revocation list at an address says of a credential: 1EdTech Revocation List Status Method 1.0.
  ///
  /// The list is not signed; the badge, which is, names its address.
  mutating func revocationListCheck(at address: String?, of credential: Credential) -> Check {
    guard let address else { return .namesNoRevocationList }
    guard let id = credential.id else {
      return .notLookedUp(
        at: address, because: "the badge has no id under which it could stand there")
    }
    switch jsonDocument(at: address) {
    case .pending: return .awaiting(.status)
    case .gone: return .notLookedUp(at: address, because: "nothing is there any more")
    case .unavailable(let reason): return .notLookedUp(at: address, because: reason)
    case .found(let document):
      guard let list = RevocationList(document), list.form == .credentials else {
        return .notLookedUp(at: address, because: "what lies there is no such list")
      }
      guard let maker = list.issuer, let issuer = credential.issuer?.id,
        maker.hasSameBytes(as: issuer)
      else {
        return .madeBySomebodyElse(list.issuer, issuer: credential.issuer?.id, at: address)
      }
      return .listed(list, [id], at: address)
    }
  }

  /// What the revocation list of the issuer of an Open Badges 1 or 2 badge says of it; nil when the issuer has none.
  mutating func issuerRevocationCheck(of assertion: JSONValue) -> Check? {
    switch issuerTrail(of: assertion) {
    case .pending: return .awaiting(.status)
    case .refused:
      return .issuerListUnknown(because: "its documents contradict each other or name no issuer")
    case .unavailable(let reason): return .issuerListUnknown(because: reason)
    case .found(let trail):
      guard let stated = trail.issuer["revocationList"], !stated.isNull else { return nil }
      var ids: [String] = []
      for id in [assertion.statedID, assertion.statedUID] { if let id { ids.append(id) } }
      if stated["revokedAssertions"] != nil, let list = RevocationList(stated) {
        return .listed(list, ids, at: trail.issuerID ?? "")
      }
      guard let address = stated.referredAddress else { return .namesNoRevocationList }
      return issuerRevocationCheck(of: ids, at: address, trail)
    }
  }

  private mutating func issuerRevocationCheck(
    of ids: [String], at address: String, _ trail: IssuerTrail
  ) -> Check {
    switch jsonDocument(at: address) {
    case .pending: return .awaiting(.status)
    case .gone: return .notLookedUp(at: address, because: "nothing is there any more")
    case .unavailable(let reason): return .notLookedUp(at: address, because: reason)
    case .found(let document):
      guard let list = RevocationList(document), list.form != .credentials else {
        return .notLookedUp(at: address, because: "what lies there is no such list")
      }
      // The issuer's own profile names the list, so one without a maker is theirs.
      if let maker = list.issuer, let issuer = trail.issuerID, !maker.hasSameBytes(as: issuer) {
        return .madeBySomebodyElse(maker, issuer: issuer, at: address)
      }
      return .listed(list, ids, at: address)
    }
  }
}

extension Check {
  fileprivate static var namesNoRevocationList: Check {
    Check(
      .status, .notChecked,
      "Whether the badge was revoked was not checked, because the address of the revocation list is missing."
    )
  }

  fileprivate static func issuerListUnknown(because reason: String) -> Check {
    Check(
      .status, .notChecked,
      "Whether the issuer keeps a list of revoked badges was not checked, because \(reason).")
  }

  fileprivate static func notLookedUp(at address: String, because reason: String) -> Check {
    Check(
      .status, .notChecked,
      "Whether the badge is on the revocation list at \(shown(address)) was not checked, because \(reason)."
    )
  }

  fileprivate static func madeBySomebodyElse(
    _ maker: String?, issuer: String?, at address: String
  ) -> Check {
    .notLookedUp(
      at: address,
      because:
        "that list was made by '\(shown(maker ?? "nobody named"))' and not by the badge’s issuer, '\(shown(issuer ?? "nobody named"))'"
    )
  }

  fileprivate static func listed(_ list: RevocationList, _ ids: [String], at address: String)
    -> Check
  {
    let documents = [withoutFragment(address)]
    if let revocation = list.revocation(of: ids) {
      return Check(
        .status, .failed,
        "The issuer’s revocation list at \(shown(address)) names the badge\(reasonWords(revocation.reason)).",
        documents: documents, lapse: .revoked)
    }
    let count = list.unreadableEntryCount
    guard count == 0 else {
      return Check(
        .status, .warning,
        "The issuer’s revocation list at \(shown(address)) does not name the badge; \(count) of its entries name nothing.",
        documents: documents)
    }
    return Check(
      .status, .passed,
      "The issuer’s revocation list at \(shown(address)) does not name the badge.",
      documents: documents)
  }
}
