import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// What the badge itself, its own address and its issuer's list say of its revocation: Open Badges 2.0, Revoking Hosted
  /// Assertions, and SignedBadge Verification, step 7.
  mutating func statedStatusChecks(of decoded: DecodedCredential) -> [Check] {
    let given = decoded.credential.document
    guard decoded.isHosted, let address = decoded.hostedAddress else {
      return given.statesRevocation
        ? [.saysItWasRevoked(given.revocationReasonWords)] : listChecks(of: given)
    }
    switch jsonDocument(at: address) {
    case .pending: return [.awaiting(.status)]
    case .gone: return [.goneForGood(address)]
    case .unavailable(let reason):
      return given.statesRevocation
        ? [.saysItWasRevoked(given.revocationReasonWords)]
        : [.ownAddressUnknown(address, because: reason)]
    case .found(let hosted):
      if hosted.statesRevocation { return [.wasRevoked(address, hosted.revocationReasonWords)] }
      return [.wasNotRevoked(address)] + listChecks(of: hosted)
    }
  }

  private mutating func listChecks(of assertion: JSONValue) -> [Check] {
    issuerRevocationCheck(of: assertion).map { [$0] } ?? []
  }
}

extension Check {
  fileprivate static func saysItWasRevoked(_ reason: String) -> Check {
    Check(
      .status, .failed, "The badge itself says that it was revoked\(reason).", lapse: .revoked)
  }

  fileprivate static func goneForGood(_ address: String) -> Check {
    Check(
      .status, .failed,
      "The badge’s own address, \(shown(address)), answers that it is gone for good (410): it was revoked.",
      documents: [withoutFragment(address)], lapse: .revoked)
  }

  fileprivate static func wasRevoked(_ address: String, _ reason: String) -> Check {
    Check(
      .status, .failed,
      "The copy at the badge’s own address, \(shown(address)), says that it was revoked\(reason).",
      documents: [withoutFragment(address)], lapse: .revoked)
  }

  fileprivate static func wasNotRevoked(_ address: String) -> Check {
    Check(
      .status, .passed,
      "The copy at the badge’s own address, \(shown(address)), does not say that it was revoked.",
      documents: [withoutFragment(address)])
  }

  fileprivate static func ownAddressUnknown(_ address: String, because reason: String) -> Check {
    Check(
      .status, .notChecked,
      "Whether the badge was revoked was not checked at its own address, \(shown(address)), because \(reason)."
    )
  }
}
