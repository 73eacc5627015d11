/// The exact value of a JSON number: 0.`digits` × 10^`position`. Nothing is rounded to a double.
struct JSONDecimal: Sendable {
  let isNegative: Bool
  /// ASCII digits without zeros at either end; none for zero.
  let digits: [UInt8]
  /// How many digits stand before the decimal point: 0.00123 is `123` and -2.
  let position: Int

  /// The value of a number; nil when its exponent has more digits than any use of it.
  init?(_ number: JSONNumber) {
    var bytes = Array(number.text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let mantissa = bytes.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    var exponent = 0
    if mantissa.count < bytes.count {
      var text = bytes.dropFirst(mantissa.count + 1)
      if text.first == UInt8(ascii: "+") { text = text.dropFirst() }
      guard text.count <= 16, let value = Int(String(decoding: text, as: UTF8.self)) else {
        return nil
      }
      exponent = value
    }
    let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
    var digits = Array(whole + mantissa.dropFirst(whole.count + 1))
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    self.digits = digits
    self.isNegative = isNegative && !digits.isEmpty
    position = digits.isEmpty ? 0 : whole.count - leadingZeros + exponent
  }

  var isZero: Bool { digits.isEmpty }
  var isInteger: Bool { position >= digits.count }
}

extension JSONDecimal: Comparable {
  static func == (a: Self, b: Self) -> Bool {
    a.isNegative == b.isNegative && a.position == b.position && a.digits == b.digits
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.isNearerZero(than: a) : a.isNearerZero(than: b)
  }

  private func isNearerZero(than other: Self) -> Bool {
    if isZero || other.isZero { return isZero && !other.isZero }
    if position != other.position { return position < other.position }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

extension JSONDecimal {
  /// Whether this is a whole number times `divisor`, which is above zero; nil when the divisor has more than 18 digits.
  func isMultiple(of divisor: Self) -> Bool? {
    guard divisor.digits.count <= 18 else { return nil }
    if isZero { return true }
    let shift = (position - digits.count) - (divisor.position - divisor.digits.count)
    // The last digit of this is no zero, so nothing with more zeros at its end divides it.
    guard shift >= 0 else { return false }
    var modulus: UInt64 = 0
    for digit in divisor.digits { modulus = modulus * 10 + UInt64(digit - 0x30) }
    var rest: UInt64 = 0
    for digit in digits { rest = (rest * 10 + UInt64(digit - 0x30)) % modulus }
    // A divisor below 2^60 has no more than 60 factors of ten in it, so further zeros change nothing.
    for _ in 0..<min(shift, 60) { rest = rest * 10 % modulus }
    return rest == 0
  }
}
