import LapelCredentials
import LapelLinkedData

// How Open Badges 0.5 to 2.1 refer to one another, and how an assertion says where it is to be found.

extension JSONValue {
  /// The `id` of an object.
  var statedID: String? { (self["id"] ?? self["@id"])?.string }

  /// The `uid` of Open Badges 1, a text or a number.
  var statedUID: String? { self["uid"]?.string ?? self["uid"]?.number?.text }

  /// What a value refers to: a text itself, or the `id` of an object; of the first of several.
  var referredAddress: String? {
    let value = elements.first
    return value?.string ?? value?.statedID
  }

  /// Whether it says nothing but what it refers to.
  var isOnlyReference: Bool {
    if string != nil { return true }
    guard let object, statedID != nil else { return false }
    return object.members.allSatisfy { member in
      ["id", "@id", "type", "@type", "@context"].contains { member.name.hasSameBytes(as: $0) }
    }
  }

  /// Whether an assertion says that it was revoked; only a plain no is no.
  var statesRevocation: Bool {
    switch self["revoked"]?.content {
    case nil, .null?, .bool(false)?: false
    case .string(let text)?: !text.isEmpty && !text.hasSameBytes(as: "false")
    default: true
    }
  }

  /// What a revocation gives as its reason, for the end of a sentence.
  var revocationReasonWords: String { reasonWords(self["revocationReason"]?.string) }
}

/// A reason for the end of a sentence; empty when there is none.
func reasonWords(_ reason: String?) -> String {
  guard let reason, !reason.isEmpty else { return "; no reason is given" }
  return "; the reason given: '\(shown(reason))'"
}

extension DecodedCredential {
  /// Where a hosted assertion lies: what the baked image says, else what the assertion says.
  var hostedAddress: String? {
    if encoded.encoding == .address { return String(decoding: encoded.bytes, as: UTF8.self) }
    return credential.hosting?.url ?? credential.id
  }

  /// Whether its own address vouches for it: Open Badges 2.0, HostedBadge Verification.
  var isHosted: Bool {
    guard credential.isOpenBadges1Or2 else { return false }
    return credential.hosting?.kind == .hosted
      || credential.envelope == nil && credential.hosting?.kind != .signed
  }

  /// Whether a signature vouches for it: Open Badges 2.0, SignedBadge Verification.
  var isSigned: Bool {
    credential.isOpenBadges1Or2
      && (credential.envelope != nil || credential.hosting?.kind == .signed)
  }
}
