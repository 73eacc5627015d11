import LapelLinkedData

/// What a verification may still spend, over the badge and everything that it holds and names.
///
/// All is counted, nothing is timed: the same badge gets the same report on any machine. Each bound is far above what issuers
/// make, and all together keep a verification within two seconds and 256 MiB (`make bench`). What is beyond is "not checked".
struct InquiryBounds: Sendable {
  /// Credentials to be judged: members, endorsements, status lists, newer copies. Each costs some tenths of a millisecond.
  var credentials = 2_000
  /// For reading JSON-LD (`JSONLDLimits.work`).
  var linkedDataWork = 100_000_000
  /// Statements to be brought into canonical form, once for each signature.
  var statements = 250_000
  /// For judging by schemas (`JSONSchema.usualSteps`).
  var schemaSteps = JSONSchema.usualSteps
  /// What all status lists may unpack to.
  var unpackedBytes = 64 << 20

  /// Counts one more credential; false when there have been too many.
  mutating func takeCredential() -> Bool {
    credentials -= 1
    return credentials >= 0
  }

  /// Counts statements; false when there have been too many.
  mutating func take(statements count: Int) -> Bool {
    statements -= count
    return statements >= 0
  }

  /// Counts what a file unpacks to; false when that is too much.
  mutating func take(unpackedBytes count: Int) -> Bool {
    unpackedBytes -= count
    return unpackedBytes >= 0
  }

  // Each completes "because …".
  static let tooManyCredentials = "the badge holds and names more credentials than Lapel judges"
  static let tooMuchLinkedData =
    "the badge, with all that is in it, asks for more work to be read as JSON-LD than any badge should"
  static let tooMuchUnpacked = "all lists that the badge names are too large together"
}
