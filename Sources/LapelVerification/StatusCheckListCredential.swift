import LapelCredentials
import LapelLinkedData

/// A list credential that holds.
struct StatusListCopy {
  @Boxed var credential: Credential
  /// When the copy was fetched, when that is known (`DocumentCopy`).
  var time: String?
}

/// What tells judged status lists apart: whether one counts depends on who made the badge.
struct StatusListName: Hashable {
  var list: DocumentAddress
  var issuer: DocumentAddress
}

extension Inquiry {
  /// The list credential that an entry names, if the badge's issuer made it and it holds at the moment asked for.
  ///
  /// It is verified like any credential, its own dates and status included, to a bounded depth: one that has ended says nothing
  /// of the present.
  mutating func statusList(of entry: StatusListEntry, issuer: String?) -> Lookup<StatusListCopy> {
    guard underWay.isEmpty, let issuer else { return newStatusList(of: entry, issuer: issuer) }
    // The credentials of a record may name one list a thousand times.
    let name = StatusListName(
      list: DocumentAddress(entry.list), issuer: DocumentAddress(issuer))
    if let known = statusLists[name] { return known }
    let found = newStatusList(of: entry, issuer: issuer)
    statusLists[name] = found
    return found
  }

  private mutating func newStatusList(
    of entry: StatusListEntry, issuer: String?
  ) -> Lookup<StatusListCopy> {
    let address = DocumentAddress(withoutFragment(entry.list))
    if underWay.contains(address) {
      return .unavailable("the list at \(shown(entry.list)) would have to vouch for itself")
    }
    guard underWay.count < 2 else {
      return .unavailable("the list at \(shown(entry.list)) is the list of a list of a list")
    }
    switch document(at: entry.list) {
    case .pending: return .pending
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let copy):
      guard let decoded = onlyCredential(in: copy.bytes) else {
        return .unavailable("what lies at \(shown(entry.list)) is not one credential")
      }
      if let reason = reasonAgainst(decoded.credential, at: address.text, issuer: issuer) {
        return .unavailable(reason)
      }
      guard bounds.takeCredential() else { return .unavailable(InquiryBounds.tooManyCredentials) }
      underWay.append(address)
      let report = report(on: decoded)
      underWay.removeLast()
      if let reason = reasonAgainst(report, at: address.text) { return .unavailable(reason) }
      return .found(StatusListCopy(credential: decoded.credential, time: copy.time))
    }
  }

  /// The credential in a document, JSON or a token; nil unless there is exactly one.
  func onlyCredential(in bytes: [UInt8]) -> DecodedCredential? {
    let first = bytes.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    let encoding: EncodedCredential.Encoding =
      first == UInt8(ascii: "{") ? .json : .compactJWS
    let encoded = EncodedCredential(encoding: encoding, bytes: bytes)
    guard let decoded = try? CredentialDecoder().credentials(in: encoded),
      decoded.credentials.count == 1, decoded.leftOut.isEmpty
    else { return nil }
    return decoded.credentials[0]
  }

  /// Why a list does not count before anything of it is verified.
  private func reasonAgainst(
    _ list: Credential, at address: String, issuer: String?
  ) -> String? {
    guard let issuer else { return "the badge names no issuer whose list it could be" }
    guard let maker = list.issuer?.id, maker.hasSameBytes(as: issuer) else {
      return
        "the list at \(shown(address)) was made by '\(shown(list.issuer?.id ?? "nobody named"))' and not by the badge’s issuer, '\(shown(issuer))'"
    }
    // Another list of the same issuer in its place could hide a revocation.
    guard let id = list.id, !withoutFragment(id).hasSameBytes(as: address) else { return nil }
    return "the list at \(shown(address)) calls itself '\(shown(id))'"
  }

  /// Why a list does not count by what was found of it. Whom it is about does not matter: nobody is.
  private func reasonAgainst(_ report: VerificationReport, at address: String) -> String? {
    let checks = report.checks.filter { $0.identifier.question != .recipient }
    let judged = VerificationReport(
      checks: checks, issuerIdentity: report.issuerIdentity, moment: report.moment)
    if judged.outcome == .verified { return nil }
    let first =
      checks.first { $0.outcome == .failed }
      ?? checks.first { $0.outcome == .notChecked && $0.decides }
    guard let first else { return "the list at \(shown(address)) was not verified" }
    let verb = first.outcome == .failed ? "does not hold" : "could not be confirmed"
    return "the list at \(shown(address)) \(verb) itself ('\(first.message)')"
  }
}
