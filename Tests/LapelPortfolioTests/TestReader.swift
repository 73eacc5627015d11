import LapelCredentials
import LapelPortfolio

extension PortfolioReader {
  /// A reader that judges badges for 2026-06-01T12:00:00Z.
  init(folder: String, displayName: String = "") {
    let moment = Timestamp.Moment(
      secondsSince1970: 1_780_315_200, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
    self.init(folder: folder, displayName: displayName, moment: moment)
  }
}
