import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// The reports on the credentials inside a record, and what follows for the record: CLR 2.0, verification.
  mutating func contentsChecks(of credential: Credential) -> (
    check: Check?, reports: [ContainedReport]
  ) {
    guard !credential.contents.isEmpty else { return (nil, []) }
    let reports = reports(on: credential.contents)
    let counts = OutcomeCounts(reports)
    let check =
      if counts.broken > 0 {
        Check(
          .contents, .failed,
          "\(counts.broken) of the \(counts.all) credentials inside did not pass.")
      } else if counts.open > 0 {
        Check(
          .contents, .notChecked,
          "\(counts.open) of the \(counts.all) credentials inside could not be confirmed.")
      } else if counts.lapsed > 0 {
        Check(
          .contents, .warning,
          "\(counts.lapsed) of the \(counts.all) credentials inside no longer hold.")
      } else {
        Check(.contents, .passed, "All credentials inside (\(counts.all)) are verified.")
      }
    return (check, reports)
  }

  /// The reports on endorsements. One that does not hold counts for nothing, and does the badge no harm: Open Badges 3.0, 8.2,
  /// step 6.
  mutating func endorsementChecks(of credential: Credential) -> (
    check: Check?, reports: [ContainedReport]
  ) {
    let all =
      credential.endorsements + (credential.subject.achievement?.endorsements ?? [])
      + (credential.issuer?.endorsements ?? [])
    guard !all.isEmpty else { return (nil, []) }
    let reports = reports(on: all)
    let counts = OutcomeCounts(reports)
    let good = counts.all - counts.broken - counts.open - counts.lapsed
    let check =
      good == counts.all
      ? Check(.endorsement, .passed, "All endorsements (\(counts.all)) are verified.")
      : Check(
        .endorsement, .warning,
        "\(good) of \(counts.all) endorsements are verified; the others count for nothing.")
    return (check, reports)
  }

  private mutating func reports(on embedded: [EmbeddedCredential]) -> [ContainedReport] {
    var reports: [ContainedReport] = []
    for entry in embedded {
      switch entry {
      case .credential(let credential):
        guard bounds.takeCredential() else {
          reports.append(unread("It was not judged, because \(InquiryBounds.tooManyCredentials)."))
          continue
        }
        let decoded = DecodedCredential(
          encoded: EncodedCredential(encoding: .json, bytes: []), credential: credential)
        reports.append(ContainedReport(credential: credential, report: report(on: decoded)))
      case .reference(let address): reports.append(report(onReference: address))
      case .undecodable(let error):
        let check = Check(.format, .failed, "It cannot be read: \(error.summary).")
        reports.append(
          ContainedReport(
            credential: nil,
            report: VerificationReport(checks: [check], issuerIdentity: nil, moment: request.moment)
          ))
      }
    }
    return reports
  }
}

extension Inquiry {
  /// The report on a credential that is only named by its address: Open Badges 2.0, "Linked Data".
  private mutating func report(onReference address: String) -> ContainedReport {
    let place = DocumentAddress(withoutFragment(address))
    // One that leads back to itself, or on and on, is not followed.
    guard underWay.count < 3, !underWay.contains(place) else {
      return unread("The address '\(shown(address))' was not followed: it leads on too far.")
    }
    switch document(at: address) {
    case .pending: return unread("")
    case .gone: return unread("What was at '\(shown(address))' is gone for good.")
    case .unavailable(let reason):
      return unread("Only the address '\(shown(address))' is given, and \(reason).")
    case .found(let copy):
      let isJSON = copy.bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
      let encoded = EncodedCredential(encoding: isJSON ? .json : .compactJWS, bytes: copy.bytes)
      guard let decoded = try? CredentialDecoder().credentials(in: encoded).credentials.first else {
        return unread("What lies at '\(shown(address))' is no credential that Lapel can read.")
      }
      guard bounds.takeCredential() else {
        return unread("It was not judged, because \(InquiryBounds.tooManyCredentials).")
      }
      underWay.append(place)
      defer { underWay.removeLast() }
      return ContainedReport(credential: decoded.credential, report: report(on: decoded))
    }
  }

  private func unread(_ reason: String) -> ContainedReport {
    ContainedReport(
      credential: nil,
      report: VerificationReport(
        checks: [Check(.format, .notChecked, reason)], issuerIdentity: nil, moment: request.moment))
  }
}

private struct OutcomeCounts {
  var all = 0
  var broken = 0
  var lapsed = 0
  var open = 0

  init(_ reports: [ContainedReport]) {
    for contained in reports {
      all += 1
      switch contained.report.outcome {
      case .invalid, .unreadable: broken += 1
      case .revoked, .suspended, .expired, .notYetValid: lapsed += 1
      case .unconfirmed: open += 1
      case .verified: break
      }
    }
  }
}
