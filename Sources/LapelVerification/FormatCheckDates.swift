import LapelCredentials
import LapelLinkedData

// How moments are written.

extension FormatInspector {
  mutating func inspectDate(_ value: JSONValue, _ form: FormatDate) {
    if case .loose = form, let number = value.number {
      if Timestamp(secondsSince1970: number).moment == nil {
        fail(FormatFinding.noDate(number.text, expected: form.description))
      }
      return
    }
    guard let text = value.string else {
      return fail(FormatFinding.wrongKind(value, expected: form.description))
    }
    let moment = Timestamp(text: text).moment
    switch form {
    case .loose: if moment == nil { failDate(text, form) }
    case .withZone:
      guard let moment, text.isDateText else { return failDate(text, form) }
      guard moment.hasTime else { return failDate(text, form) }
      if moment.offsetMinutes == nil { fail(FormatFinding.noZone(text)) }
    case .strict, .strictButZone:
      guard let moment, text.isStrictDateTime else { return failDate(text, form) }
      guard moment.offsetMinutes == nil else { return }
      if case .strict = form {
        fail(FormatFinding.noZone(text))
      } else {
        warn(FormatFinding.noZone(text))
      }
    }
  }

  private mutating func failDate(_ text: String, _ form: FormatDate) {
    fail(FormatFinding.noDate(text, expected: form.description))
  }
}

extension FormatDate {
  /// What is expected, with its article.
  fileprivate var description: String {
    switch self {
    case .strict, .strictButZone, .withZone:
      "a date and time with a time zone (such as 2024-05-01T09:30:00Z)"
    case .loose: "a date (such as 2024-05-01) or seconds since 1970"
    }
  }
}

extension String {
  /// Whether it has the hyphens of a date, and is not seconds since 1970.
  fileprivate var isDateText: Bool { utf8.contains(UInt8(ascii: "-")) }

  /// Whether it is `yyyy-mm-ddThh:mm:ss`, then perhaps a fraction, then perhaps `Z` or `+hh:mm` (RFC 3339, 5.6). That
  /// its numbers make sense, `Timestamp` tells.
  fileprivate var isStrictDateTime: Bool {
    var rest = Array(utf8)[...]
    for mark in "dddd-dd-ddTdd:dd:dd".utf8 {
      guard let byte = rest.popFirst(), byte.fits(mark) else { return false }
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0.fits(UInt8(ascii: "d")) }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(digits.count)
    }
    guard let sign = rest.popFirst() else { return true }
    if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return rest.isEmpty }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    return rest.count == 5 && zip(rest, "dd:dd".utf8).allSatisfy { $0.fits($1) }
  }
}

extension UInt8 {
  /// Whether it is what a mark of a pattern stands for: `d` a digit, `T` a T of either case, else the mark itself.
  fileprivate func fits(_ mark: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: "d"): (0x30...0x39).contains(self)
    case UInt8(ascii: "T"): self | 0x20 == UInt8(ascii: "t")
    default: self == mark
    }
  }
}
