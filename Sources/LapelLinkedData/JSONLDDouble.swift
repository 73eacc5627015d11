extension Double {
  /// The lexical form that JSON-LD gives a number with a fraction (JSON-LD 1.1 API, 8.6): 16 digits
  /// as C's `%1.15E` rounds them, without the zeros at their end. Finite numbers only.
  var canonicalXSDText: String {
    let sign = self.sign == .minus ? "-" : ""
    guard self != 0 else { return sign + "0.0E0" }
    let exact = ExactDecimal(self)
    var (digits, exponent) = exact.rounded(to: 16)
    while digits.count > 2, digits.last == 0 { digits.removeLast() }
    if digits.count == 1 { digits.append(0) }
    let fraction = String(
      decoding: digits.dropFirst().map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    return "\(sign)\(digits[0]).\(fraction)E\(exponent)"
  }

  /// The digits of a number without fraction below 10^21, or nil for any other (JSON-LD 1.1 API, 8.2.2).
  var canonicalIntegerText: String? {
    guard magnitude < 1e21 else { return nil }
    if magnitude < 9e18 {
      let integer = Int64(self)
      return Double(integer) == self ? String(integer) : nil
    }
    // Doubles as large as these have no fraction.
    let digits = ExactDecimal(self).digits.map { $0 + UInt8(ascii: "0") }
    return (self < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}

/// All decimal digits of a finite double other than zero: every double has finitely many.
private struct ExactDecimal {
  /// From the first that is not zero.
  private(set) var digits: [UInt8]
  /// How many of them stand before the decimal point; negative for zeros behind it.
  let pointPosition: Int

  init(_ value: Double) {
    // value = significand * 2^power
    let fraction = value.significandBitPattern
    let isSubnormal = value.exponentBitPattern == 0
    let significand = isSubnormal ? fraction : fraction | 1 << 52
    let power = (isSubnormal ? 1 : Int(value.exponentBitPattern)) - 1075
    var words = [UInt32(truncatingIfNeeded: significand), UInt32(significand >> 32)]
    if power >= 0 {
      for _ in 0..<(power / 16) { words.multiply(by: 1 << 16) }
      words.multiply(by: 1 << UInt32(power % 16))
    } else {
      // 2^-n = 5^n / 10^n
      for _ in 0..<(-power / 13) { words.multiply(by: 1_220_703_125) }
      for _ in 0..<(-power % 13) { words.multiply(by: 5) }
    }
    digits = words.decimalDigits
    pointPosition = digits.count + min(power, 0)
  }

  /// So many digits, half to even, and the power of ten of the first.
  func rounded(to count: Int) -> (digits: [UInt8], exponent: Int) {
    var result = Array(digits.prefix(count))
    let rest = digits.dropFirst(count)
    guard let next = rest.first else { return (result, pointPosition - 1) }
    let isTie = next == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
    guard next > 5 || next == 5 && (!isTie || result[count - 1] % 2 == 1) else {
      return (result, pointPosition - 1)
    }
    var place = count - 1
    while place >= 0, result[place] == 9 {
      result[place] = 0
      place -= 1
    }
    guard place < 0 else {
      result[place] += 1
      return (result, pointPosition - 1)
    }
    return ([1] + result.dropLast(), pointPosition)
  }
}

/// A large number as words of 32 bits, the least first.
extension [UInt32] {
  fileprivate mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in indices {
      carry += UInt64(self[index]) * UInt64(factor)
      self[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { append(UInt32(carry)) }
  }

  private mutating func divide(by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for index in indices.reversed() {
      remainder = remainder << 32 | UInt64(self[index])
      self[index] = UInt32(remainder / UInt64(divisor))
      remainder %= UInt64(divisor)
    }
    while last == 0 { removeLast() }
    return UInt32(remainder)
  }

  /// The decimal digits, the most significant first.
  fileprivate var decimalDigits: [UInt8] {
    var rest = self
    var digits: [UInt8] = []
    while !rest.isEmpty {
      var group = rest.divide(by: 1_000_000_000)
      for _ in 0..<9 {
        digits.append(UInt8(group % 10))
        group /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
