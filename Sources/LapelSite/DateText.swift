import LapelCredentials
import LapelTemplates

/// How moments are written for people and for programs.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `28 April 2022`, in UTC; the text as the badge has it when that is no date.
  static func day(_ timestamp: Timestamp) -> String {
    timestamp.moment.map { day($0) } ?? timestamp.text
  }

  /// `28 April 2022`, in UTC.
  static func day(_ moment: Timestamp.Moment) -> String {
    let date = moment.utcDate
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
  }

  /// `28 April 2022, 08:42 UTC`, or the day alone when the badge names no time.
  static func dayAndTime(_ timestamp: Timestamp) -> String {
    guard let moment = timestamp.moment, moment.hasTime else { return day(timestamp) }
    let date = moment.utcDate
    let zone = moment.offsetMinutes == nil ? "no time zone stated" : "UTC"
    return "\(day(timestamp)), \(padded(date.hour, 2)):\(padded(date.minute, 2)) \(zone)"
  }

  /// `2022-04-28T08:42:53Z` or, when the badge names no time, `2022-04-28`; nil when its text is no date.
  static func machineReadable(_ timestamp: Timestamp) -> String? {
    guard let moment = timestamp.moment else { return nil }
    return moment.hasTime ? rfc3339(moment) : String(rfc3339(moment).prefix(10))
  }

  /// RFC 3339 in UTC, whole seconds.
  static func rfc3339(_ moment: Timestamp.Moment) -> String {
    let date = moment.utcDate
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(date.hour, 2)):\(padded(date.minute, 2)):\(padded(date.second, 2))Z"
  }

  /// `text` and, for a `time` element, `machine`.
  static func value(_ timestamp: Timestamp, withTime: Bool = false) -> TemplateObject {
    [
      "text": .text(withTime ? dayAndTime(timestamp) : day(timestamp)),
      "machine": .text(machineReadable(timestamp)),
    ]
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
