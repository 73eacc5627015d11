/// Reads a date with or without a time: RFC 3339, 5.6; XML Schema 1.1 part 2, 3.3.7 and 3.3.9.
struct TimestampParser {
  private let bytes: [UInt8]
  private var offset = 0

  static func moment(of bytes: [UInt8]) -> Timestamp.Moment? {
    // Far longer than any date; the rest could only be digits of a fraction.
    guard bytes.count <= 128 else { return nil }
    var parser = TimestampParser(bytes: bytes)
    return parser.moment()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func moment() -> Timestamp.Moment? {
    guard let days = days() else { return nil }
    var time = TimeOfDay()
    let hasTime = skip(anyOf: "Tt ")
    if hasTime {
      guard let stated = timeOfDay() else { return nil }
      time = stated
    }
    var zone: Int?
    if offset < bytes.count {
      guard let stated = zoneOffset(), offset == bytes.count else { return nil }
      zone = stated
    }
    let seconds = days * 86_400 + time.seconds - Int64(zone ?? 0) * 60
    // A leap second is the last of a day in UTC; it counts as the first of the next day.
    if time.isLeapSecond, seconds % 86_400 != 0 { return nil }
    return Timestamp.Moment(
      checkedSeconds: seconds, nanoseconds: time.nanoseconds, offsetMinutes: zone,
      hasTime: hasTime)
  }

  /// The days from 1970-01-01 to `yyyy-mm-dd`.
  private mutating func days() -> Int64? {
    guard let year = number(digits: 4), year >= 1, skip("-"),
      let month = number(digits: 2), (1...12).contains(month), skip("-"),
      let day = number(digits: 2), day >= 1, day <= CivilDate.days(inMonth: month, of: year)
    else { return nil }
    return CivilDate.daysSince1970(year: year, month: month, day: day)
  }

  private struct TimeOfDay {
    var seconds: Int64 = 0
    var nanoseconds: Int32 = 0
    var isLeapSecond = false
  }

  /// `hh:mm`, `hh:mm:ss` or `hh:mm:ss.fraction`; 24:00:00 is the end of the day.
  private mutating func timeOfDay() -> TimeOfDay? {
    guard let hour = number(digits: 2), hour <= 24, skip(":"),
      let minute = number(digits: 2), minute <= 59
    else { return nil }
    var second = 0
    var nanoseconds: Int32 = 0
    if skip(":") {
      guard let stated = number(digits: 2), stated <= 60 else { return nil }
      second = stated
      if skip(".") {
        guard let fraction = fraction() else { return nil }
        nanoseconds = fraction
      }
    }
    if hour == 24, minute > 0 || second > 0 || nanoseconds > 0 { return nil }
    return TimeOfDay(
      seconds: Int64(hour * 3_600 + minute * 60 + second), nanoseconds: nanoseconds,
      isLeapSecond: second == 60)
  }

  /// Nine digits of a fraction; further ones are left out.
  private mutating func fraction() -> Int32? {
    var value: Int32 = 0
    var count = 0
    while offset < bytes.count, let digit = digit(at: offset) {
      if count < 9 { value = value * 10 + Int32(digit) }
      count += 1
      offset += 1
    }
    guard count > 0 else { return nil }
    for _ in 0..<max(0, 9 - count) { value *= 10 }
    return value
  }

  /// `Z`, `+hh:mm`, `-hh:mm` or `+hhmm`, in minutes east of UTC.
  private mutating func zoneOffset() -> Int? {
    if skip(anyOf: "Zz") { return 0 }
    let isWest = skip("-")
    guard isWest || skip("+"), let hours = number(digits: 2), hours <= 23 else { return nil }
    _ = skip(":")
    guard let minutes = number(digits: 2), minutes <= 59 else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }

  private mutating func number(digits: Int) -> Int? {
    guard offset + digits <= bytes.count else { return nil }
    var value = 0
    for _ in 0..<digits {
      guard let digit = digit(at: offset) else { return nil }
      value = value * 10 + digit
      offset += 1
    }
    return value
  }

  private func digit(at offset: Int) -> Int? {
    let byte = bytes[offset]
    return (0x30...0x39).contains(byte) ? Int(byte - 0x30) : nil
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, UInt32(bytes[offset]) == character.value else { return false }
    offset += 1
    return true
  }

  private mutating func skip(anyOf characters: StaticString) -> Bool {
    for index in 0..<characters.utf8CodeUnitCount
    where offset < bytes.count && bytes[offset] == characters.utf8Start[index] {
      offset += 1
      return true
    }
    return false
  }
}
