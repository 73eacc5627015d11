import LapelCredentials
import LapelLinkedData

/// What the refresh service of a credential gives for it today.
struct RefreshedCopy {
  var address: String
  var state: State

  enum State {
    /// A credential that stands on its own signature, and what was found of it.
    indirect case read(Credential, VerificationReport)
    /// Completes "because …".
    case unavailable(String)
    case pending
  }
}

/// What the copy at the refresh service changes: the check of the dates, and checks of the status to go with the others.
struct RefreshOutcome {
  var validity: Check
  var status: [Check] = []
}

extension Inquiry {
  /// The copy that the credential's refresh service gives, judged by itself; nil when it names no service.
  ///
  /// Open Badges 3.0, 8.2, step 3; 1EdTech Credential Refresh. A refresh is made once: the service that the copy names is not
  /// asked again.
  mutating func refreshedCopy(of credential: Credential) -> RefreshedCopy? {
    guard !isRefreshing, !credential.isOpenBadges1Or2,
      let service = credential.refreshServices.first(where: { $0.isRefresh })
        ?? credential.refreshServices.first
    else { return nil }
    func copy(_ state: RefreshedCopy.State) -> RefreshedCopy {
      RefreshedCopy(address: service.id ?? "", state: state)
    }
    guard service.isRefresh else {
      return copy(
        .unavailable(
          "Lapel does not know services of the type '\(shown(service.types.first ?? ""))'"))
    }
    guard let address = service.id else {
      return copy(.unavailable("the address of the service is missing"))
    }
    switch document(at: address) {
    case .pending: return copy(.pending)
    case .gone: return copy(.unavailable("nothing is there any more"))
    case .unavailable(let reason): return copy(.unavailable(reason))
    case .found(let found):
      guard let decoded = onlyCredential(in: found.bytes) else {
        return copy(.unavailable("what lies there is not one credential"))
      }
      if let reason = reasonAgainst(decoded.credential, asCopyOf: credential) {
        return copy(.unavailable(reason))
      }
      guard bounds.takeCredential() else {
        return copy(.unavailable(InquiryBounds.tooManyCredentials))
      }
      isRefreshing = true
      let report = report(on: decoded)
      isRefreshing = false
      return copy(.read(decoded.credential, report))
    }
  }

  /// Two are the same credential when issuer and id are: Open Badges 3.0, "Credential equality and comparison".
  private func reasonAgainst(_ copy: Credential, asCopyOf credential: Credential) -> String? {
    guard let id = credential.id, let issuer = credential.issuer?.id else {
      return "the badge has no id by which a newer copy could be told"
    }
    guard copy.id?.hasSameBytes(as: id) == true, copy.issuer?.id?.hasSameBytes(as: issuer) == true
    else { return "what lies there is another badge" }
    if let old = credential.validFrom?.moment, let new = copy.validFrom?.moment, new < old {
      return "what lies there is older than this badge"
    }
    return nil
  }

  /// What follows from the copy for the dates and the status of a credential.
  ///
  /// The copy must itself be verified, or nothing follows: whoever serves or keeps it could have made it. Then it counts as the
  /// issuer's later word:
  /// - that it was taken back, or has ended, counts against the badge;
  /// - that it holds counts for the dates of the badge if it says the same of everything else. If it does not, the badge in
  ///   hand is another statement, and its own dates count.
  ///
  /// The status of the badge in hand counts in any case: what an issuer took back does not come back with a newer copy. A
  /// refresh that fails decides nothing.
  func outcome(
    of copy: RefreshedCopy?, for credential: Credential, validity: Check
  ) -> RefreshOutcome {
    guard let copy else { return RefreshOutcome(validity: validity) }
    switch copy.state {
    case .pending: return RefreshOutcome(validity: validity)
    case .unavailable(let reason):
      return RefreshOutcome(
        validity: validity, status: [.notRefreshed(from: copy, because: reason)])
    case .read(let refreshed, let report):
      return outcome(of: refreshed, report, from: copy, for: credential, validity: validity)
    }
  }

  private func outcome(
    of refreshed: Credential, _ report: VerificationReport, from copy: RefreshedCopy,
    for credential: Credential, validity: Check
  ) -> RefreshOutcome {
    let failed = report.checks.first { $0.outcome == .failed }
    switch report.outcome {
    case .revoked, .suspended:
      let lapse: Check.Lapse = report.outcome == .revoked ? .revoked : .suspended
      return RefreshOutcome(validity: validity, status: [.refreshedLapsed(copy, lapse)])
    case .expired where validity.outcome != .failed:
      return RefreshOutcome(validity: .refreshedEnded(copy, failed?.message ?? ""))
    case .expired, .notYetValid:
      return RefreshOutcome(validity: validity)
    case .verified:
      let difference = DocumentDifference.between(
        credential.documentWithoutClaims, refreshed.documentWithoutClaims,
        leavingOut: membersThatRefreshingChanges)
      if let difference {
        return RefreshOutcome(
          validity: validity, status: [.refreshedSaysOtherwise(copy, difference)])
      }
      guard case .expired? = validity.lapse,
        let dates = report.checks.first(where: { $0.identifier == .validity })
      else { return RefreshOutcome(validity: validity, status: [.refreshedHolds(copy)]) }
      return RefreshOutcome(validity: .renewed(copy, from: validity, to: dates))
    case .unreadable, .invalid, .unconfirmed:
      let reason = failed ?? report.checks.first { $0.outcome == .notChecked && $0.decides }
      return RefreshOutcome(
        validity: validity,
        status: [
          .notRefreshed(
            from: copy, because: "what lies there is not verified ('\(reason?.message ?? "")')")
        ])
    }
  }

  private var membersThatRefreshingChanges: [String] {
    [
      "validFrom", "validUntil", "issuanceDate", "expirationDate", "proof", "credentialStatus",
      "refreshService",
    ]
  }
}

extension TypedReference {
  fileprivate var isRefresh: Bool {
    types.contains { $0.hasSameBytes(as: "1EdTechCredentialRefresh") }
  }
}

extension Check {
  fileprivate static func notRefreshed(
    from copy: RefreshedCopy, because reason: String
  ) -> Check {
    let place = copy.address.isEmpty ? "" : " at \(shown(copy.address))"
    return Check(
      .status, .notChecked,
      "Whether the issuer has a newer copy of the badge\(place) was not checked, because \(reason). The badge was judged as it is.",
      decides: false)
  }

  fileprivate static func refreshedLapsed(_ copy: RefreshedCopy, _ lapse: Lapse) -> Check {
    Check(
      .status, .failed,
      "The issuer’s newer copy of the badge, at \(shown(copy.address)), was \(lapse == .revoked ? "revoked" : "suspended").",
      documents: copy.documents, lapse: lapse)
  }

  fileprivate static func refreshedEnded(_ copy: RefreshedCopy, _ sentence: String) -> Check {
    Check(
      .validity, .failed,
      "The issuer’s newer copy of the badge, at \(shown(copy.address)), no longer holds: \(sentence)",
      documents: copy.documents, lapse: .expired)
  }

  fileprivate static func refreshedSaysOtherwise(
    _ copy: RefreshedCopy, _ difference: DocumentDifference
  ) -> Check {
    Check(
      .status, .warning,
      "The issuer’s newer copy of the badge, at \(shown(copy.address)), does not say the same: \(difference.words). The badge was judged as it is.",
      documents: copy.documents)
  }

  fileprivate static func refreshedHolds(_ copy: RefreshedCopy) -> Check {
    Check(
      .status, .passed,
      "The issuer’s newer copy of the badge, at \(shown(copy.address)), is verified and says the same.",
      documents: copy.documents)
  }

  fileprivate static func renewed(
    _ copy: RefreshedCopy, from old: Check, to new: Check
  ) -> Check {
    Check(
      .validity, .passed,
      "\(old.message) But the issuer’s newer copy, at \(shown(copy.address)), says the same and holds. \(new.message)",
      documents: copy.documents)
  }
}

extension RefreshedCopy {
  fileprivate var documents: [String] { [withoutFragment(address)] }
}
