import ArgumentParser
import Foundation
import LapelCredentials

/// A moment as it is given in a call: a day, or a day and time with a zone.
struct Moment: ExpressibleByArgument, Sendable {
  /// As it was given.
  let text: String
  let moment: Timestamp.Moment

  init?(argument: String) {
    text = argument
    guard let moment = Timestamp(text: argument).moment else { return nil }
    self.moment = moment
  }

  /// The clock, which is read nowhere else; whole seconds.
  static var now: Timestamp.Moment {
    Timestamp.Moment(
      secondsSince1970: Int64(Date().timeIntervalSince1970), nanoseconds: 0, offsetMinutes: 0,
      hasTime: true)
  }

  /// The beginning of the day: what is built twice on one day is the same.
  static var today: Timestamp.Moment {
    let now = now.secondsSince1970
    return Timestamp.Moment(
      secondsSince1970: now - now % 86_400, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
  }
}
