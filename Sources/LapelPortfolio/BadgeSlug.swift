import LapelBackpack
import LapelCredentials
import LapelLinkedData

/// The permanent name of a badge's page: a readable part and a short fingerprint, both from the credential alone.
///
/// `robotics-level-1-4k7x0q2m`. The readable part is the achievement's name in letters that need no encoding; it never
/// comes from the credential's own name, in which some platforms put the holder's. The fingerprint is 40 bits of a
/// SHA-256 over what identifies the badge: issuer, credential and achievement by id, the achievement's name, and the
/// dates of validity. A badge that is downloaded again with a new proof keeps its name; one without an id is known by
/// its bytes only.
enum BadgeSlug {
  /// The slug of a badge that no other shares it with.
  static func slug(for credential: Credential, encodedAs bytes: [UInt8]) -> String {
    let name = credential.subject.achievement?.name?.entries.first?.text
    let readable = name.map { readableSlug($0, limit: 48) } ?? ""
    let fingerprint = SHA256.digest(of: identifyingBytes(of: credential, encodedAs: bytes))
    return "\(readable.isEmpty ? "badge" : readable)-\(slugText(fingerprint, characters: 8))"
  }

  /// Each part with its length before it, so that no two lists of parts are the same bytes.
  private static func identifyingBytes(of credential: Credential, encodedAs bytes: [UInt8])
    -> [UInt8]
  {
    guard let id = credential.id, !id.isEmpty else {
      return Array("lapel badge by bytes:".utf8) + bytes
    }
    let achievement = credential.subject.achievement
    let parts = [
      credential.issuer?.id, id, achievement?.id, achievement?.name?.entries.first?.text,
      credential.validFrom?.text, credential.validUntil?.text,
    ]
    var result = Array("lapel badge by id:".utf8)
    for part in parts {
      result += Array((part.map { "\($0.utf8.count):\($0)" } ?? "-").utf8)
    }
    return result
  }
}
