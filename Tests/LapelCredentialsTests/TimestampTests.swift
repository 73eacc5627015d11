import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0, 0),
    ("2014-02-14T10:00:00Z", 1_392_372_000, 0, 0),
    ("2014-02-14T10:00:00z", 1_392_372_000, 0, 0),
    ("2014-02-14t10:00:00Z", 1_392_372_000, 0, 0),
    ("2014-02-14 10:00:00Z", 1_392_372_000, 0, 0),
    ("2014-02-14T12:00:00+02:00", 1_392_372_000, 0, 120),
    ("2014-02-14T04:30:00-05:30", 1_392_372_000, 0, -330),
    ("2014-02-14T12:00:00+0200", 1_392_372_000, 0, 120),
    ("2014-02-14T10:00Z", 1_392_372_000, 0, 0),
    ("2014-02-14T10:00:00.5Z", 1_392_372_000, 500_000_000, 0),
    ("2014-02-14T10:00:00.123456789123Z", 1_392_372_000, 123_456_789, 0),
    ("2014-02-14T24:00:00Z", 1_392_422_400, 0, 0),
    ("2016-12-31T23:59:60Z", 1_483_228_800, 0, 0),
    ("2017-01-01T00:59:60+01:00", 1_483_228_800, 0, 60),
    ("0001-01-01T00:00:00Z", -62_135_596_800, 0, 0),
    ("9999-12-31T23:59:59Z", 253_402_300_799, 0, 0),
  ])
  func `a date with a time and a zone is an instant`(
    text: String, seconds: Int64, nanoseconds: Int32, offset: Int
  ) throws {
    let timestamp = Timestamp(text: text)
    let moment = try #require(timestamp.moment)
    #expect(timestamp.text == text)
    #expect(moment.secondsSince1970 == seconds)
    #expect(moment.nanoseconds == nanoseconds)
    #expect(moment.offsetMinutes == offset)
    #expect(moment.hasTime)
  }

  @Test func `a time without a zone is read as UTC and says so`() throws {
    let moment = try #require(Timestamp(text: "2014-02-14T10:00:00").moment)
    #expect(moment.secondsSince1970 == 1_392_372_000)
    #expect(moment.offsetMinutes == nil)
    #expect(moment.hasTime)
  }

  @Test func `a day alone is its first moment`() throws {
    let day = try #require(Timestamp(text: "2014-02-14").moment)
    #expect(day.secondsSince1970 == 1_392_336_000)
    #expect(day.offsetMinutes == nil)
    #expect(!day.hasTime)
    let zoned = try #require(Timestamp(text: "2014-02-14+02:00").moment)
    #expect(zoned.secondsSince1970 == 1_392_336_000 - 7_200)
    #expect(zoned.offsetMinutes == 120)
  }

  @Test(arguments: [
    "", "now", "2014", "2014-02", "20140214", "2014-2-14", "2014-02-30", "2013-02-29",
    "1900-02-29", "2014-13-01", "2014-00-10", "2014-04-31", "2014-04-00", "0000-01-01",
    "-2014-02-14", "12014-02-14", "2014-02-14T", "2014-02-14T25:00:00Z", "2014-02-14T24:00:01Z",
    "2014-02-14T10:60:00Z", "2014-02-14T10:00:61Z", "2014-02-14T10:00:60Z", "2014-02-14T10Z",
    "2014-02-14T10:00:00.Z", "2014-02-14T10:00:00+24:00", "2014-02-14T10:00:00+02:60",
    "2014-02-14T10:00:00+2", "2014-02-14T10:00:00Z ", " 2014-02-14", "2014-02-14T10:00:00ZZ",
    "0001-01-01T00:00:00+00:01", "9999-12-31T24:00:00Z", "9999-12-31T23:59:60Z",
    "٢٠١٤-٠٢-١٤", "2014-02-14T10:00:00,5Z", "99999999999999999999", "14 February 2014",
  ])
  func `what is no date keeps its text and has no moment`(text: String) {
    #expect(Timestamp(text: text).text == text)
    #expect(Timestamp(text: text).moment == nil)
  }

  @Test func `the length of a text does not matter`() {
    let text = "2014-02-14T10:00:00." + String(repeating: "9", count: 1_000_000) + "Z"
    #expect(Timestamp(text: text).moment == nil)
  }

  @Test(arguments: [
    ("1392372000", 1_392_372_000 as Int64?), ("0", 0), ("-1", -1), ("1392372000.75", 1_392_372_000),
    ("253402300799", 253_402_300_799), ("253402300800", nil), ("-62135596801", nil),
    ("9223372036854775808", nil), ("1e9", nil), ("1392372000000", nil),
  ])
  func `a number is seconds since 1970`(text: String, seconds: Int64?) {
    let timestamp = Timestamp(secondsSince1970: JSONNumber(text: text))
    #expect(timestamp.text == text)
    #expect(timestamp.moment?.secondsSince1970 == seconds)
  }

  @Test func `nine or more digits are seconds since 1970 too`() {
    #expect(Timestamp(text: "1392372000").moment?.secondsSince1970 == 1_392_372_000)
    #expect(Timestamp(text: "999999999").moment?.secondsSince1970 == 999_999_999)
    #expect(Timestamp(text: "99999999").moment == nil)
  }

  @Test func `moments are equal and ordered as instants`() throws {
    let utc = try #require(Timestamp(text: "2026-06-30T22:00:00Z").moment)
    let east = try #require(Timestamp(text: "2026-07-01T00:00:00+02:00").moment)
    let later = try #require(Timestamp(text: "2026-06-30T22:00:00.000000001Z").moment)
    #expect(utc == east)
    #expect(utc.hashValue == east.hashValue)
    #expect(!(utc < east) && !(east < utc))
    #expect(utc < later && east < later)
  }

  @Test func `a date is told in UTC and as its writer's calendar showed it`() throws {
    let moment = try #require(Timestamp(text: "2026-12-31T23:30:15-05:00").moment)
    #expect(
      moment.utcDate == CivilDate(year: 2027, month: 1, day: 1, hour: 4, minute: 30, second: 15))
    #expect(
      moment.localDate
        == CivilDate(year: 2026, month: 12, day: 31, hour: 23, minute: 30, second: 15))
  }

  @Test func `every day of 1900 to 2100 is read and told again`() throws {
    var seconds: Int64 = -2_208_988_800
    var days = 0
    for year in 1900...2100 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for day in 1...length {
          let text = "\(year)-\(padded(index + 1))-\(padded(day))"
          let moment = try #require(Timestamp(text: text).moment)
          #expect(moment.secondsSince1970 == seconds)
          #expect(moment.utcDate == CivilDate(year: year, month: index + 1, day: day))
          seconds += 86_400
          days += 1
        }
        #expect(Timestamp(text: "\(year)-\(padded(index + 1))-\(padded(length + 1))").moment == nil)
      }
    }
    #expect(days == 73_414)
  }

  @Test func `every count of seconds has a date`() {
    #expect(
      CivilDate(secondsSince1970: .max)
        == CivilDate(
          year: 292_277_026_596, month: 12, day: 4, hour: 15, minute: 30, second: 7))
    #expect(CivilDate(secondsSince1970: .min).year == -292_277_022_657)
    let moment = Timestamp.Moment(secondsSince1970: .max, offsetMinutes: .max)
    #expect(moment.localDate.month == 12)
    #expect(
      CivilDate(secondsSince1970: -1)
        == CivilDate(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59))
  }
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
