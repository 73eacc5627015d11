import LapelLinkedData

/// A moment as a badge states it: the text, and what it means when it can be read.
///
/// Read are RFC 3339 and XML Schema `dateTime` and `date` of the years 1 to 9999, and the seconds since 1970 of Open
/// Badges 1 and of JWTs. A text without a zone is read as UTC and says so. Looser than the standards, since issuers are:
/// seconds and the colon of the offset may be left out, and a space may stand for the `T`.
package struct Timestamp: Sendable, Hashable {
  /// Exactly as written.
  package let text: String
  /// What it means, or nil when the text is no date.
  package let moment: Moment?

  package init(text: String, moment: Moment?) {
    self.text = text
    self.moment = moment
  }

  /// What a text means.
  ///
  /// A text of nine or more digits is read as seconds; fewer could as well be a date without hyphens.
  package init(text: String) {
    let bytes = Array(text.utf8)
    let isSeconds = bytes.count >= 9 && bytes.allSatisfy { (0x30...0x39).contains($0) }
    self.init(
      text: text,
      moment: isSeconds ? Moment(secondsText: text) : TimestampParser.moment(of: bytes))
  }

  /// What a JSON number of seconds since 1970 means (RFC 7519, 2, NumericDate).
  package init(secondsSince1970 number: JSONNumber) {
    self.init(text: number.text, moment: Moment(secondsText: number.text))
  }
}

extension Timestamp {
  /// A moment on the proleptic Gregorian calendar, between the years 1 and 9999 when it was read from a text.
  ///
  /// Two are equal when they are the same instant, however it was written; they are ordered in time.
  package struct Moment: Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
    package let secondsSince1970: Int64
    /// From 0 to 999,999,999, after the whole seconds.
    package let nanoseconds: Int32
    /// Minutes east of UTC in the text; nil when it names no zone.
    package let offsetMinutes: Int?
    /// Whether the text names a time and not only a day.
    package let hasTime: Bool

    package init(
      secondsSince1970: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int? = 0,
      hasTime: Bool = true
    ) {
      self.secondsSince1970 = secondsSince1970
      self.nanoseconds = nanoseconds
      self.offsetMinutes = offsetMinutes
      self.hasTime = hasTime
    }
  }
}

extension Timestamp.Moment: Hashable, Comparable {
  package static func == (a: Self, b: Self) -> Bool {
    a.secondsSince1970 == b.secondsSince1970 && a.nanoseconds == b.nanoseconds
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.secondsSince1970, a.nanoseconds) < (b.secondsSince1970, b.nanoseconds)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(secondsSince1970)
    hasher.combine(nanoseconds)
  }
}

extension Timestamp.Moment {
  /// The date and time of day in UTC.
  package var utcDate: CivilDate { CivilDate(secondsSince1970: secondsSince1970) }

  /// The date and time of day in the zone that the text names, in UTC when it names none: what its writer's calendar
  /// and clock showed.
  package var localDate: CivilDate {
    let shift = Int64(offsetMinutes ?? 0).multipliedReportingOverflow(by: 60).partialValue
    let (local, overflow) = secondsSince1970.addingReportingOverflow(shift)
    return CivilDate(secondsSince1970: overflow ? secondsSince1970 : local)
  }

  private static let firstSecond: Int64 = -62_135_596_800
  private static let lastSecond: Int64 = 253_402_300_799

  /// The moment, unless it lies outside the years 1 to 9999 in UTC.
  init?(checkedSeconds seconds: Int64, nanoseconds: Int32, offsetMinutes: Int?, hasTime: Bool) {
    guard (Self.firstSecond...Self.lastSecond).contains(seconds) else { return nil }
    self.init(
      secondsSince1970: seconds, nanoseconds: nanoseconds, offsetMinutes: offsetMinutes,
      hasTime: hasTime)
  }

  /// Whole seconds, with a fraction that is left out.
  init?(secondsText text: String) {
    let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }
    let fraction = text.utf8.dropFirst(whole.count + 1)
    guard fraction.allSatisfy({ (0x30...0x39).contains($0) }),
      let seconds = Int64(String(decoding: whole, as: UTF8.self))
    else { return nil }
    self.init(checkedSeconds: seconds, nanoseconds: 0, offsetMinutes: 0, hasTime: true)
  }
}
