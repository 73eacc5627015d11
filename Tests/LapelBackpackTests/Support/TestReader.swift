import LapelCredentials
import LapelVerification

@testable import LapelBackpack

extension BackpackReader {
  /// A reader that judges for 2026-06-01T12:00:00Z.
  init(
    folder: String, displayName: String = "backpack", limits: BackpackLimits = BackpackLimits(),
    snapshots: SnapshotStore? = nil
  ) {
    let moment = Timestamp.Moment(
      secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
    self.init(
      folder: folder, displayName: displayName, limits: limits,
      assessor: CredentialAssessor(request: VerificationRequest(moment: moment)),
      snapshots: snapshots)
  }
}
