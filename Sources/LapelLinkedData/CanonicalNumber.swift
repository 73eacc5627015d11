extension JSONNumber {
  /// The number as RFC 8785, 3.2.2.3 wants it; nil when no finite double stands for it.
  var canonicalText: [UInt8]? {
    // Integers that a double holds exactly are spelt the same; most numbers are such.
    if let integer = Int64(text), integer.magnitude <= 1 << 53 {
      return Array(String(integer).utf8)
    }
    return double.map { $0.ecmaScriptText }
  }
}

extension Double {
  /// A finite double as ECMAScript's `Number::toString` writes it (ECMA-262, 6.1.6.1.20).
  ///
  /// Swift finds the same shortest digits; only their arrangement differs.
  var ecmaScriptText: [UInt8] {
    let zero = UInt8(ascii: "0")
    let point = UInt8(ascii: ".")
    let (digits, position) = shortestDigits
    guard let first = digits.first else { return [zero] }
    var text: [UInt8] = self < 0 ? [UInt8(ascii: "-")] : []
    if position > 21 || position < -5 {
      text.append(first)
      if digits.count > 1 { text += [point] + digits.dropFirst() }
      text += Array((position > 0 ? "e+" : "e-").utf8)
      text += Array(String((position - 1).magnitude).utf8)
    } else if position <= 0 {
      text += [zero, point] + Array(repeating: zero, count: -position) + digits
    } else if position < digits.count {
      text += digits.prefix(position) + [point] + digits.dropFirst(position)
    } else {
      text += digits + Array(repeating: zero, count: position - digits.count)
    }
    return text
  }

  /// The fewest decimal digits that only this number reads back from, as ASCII, and how many of them
  /// stand before the decimal point: 0.00123 is `123` and -2. No digits for zero.
  private var shortestDigits: (digits: [UInt8], pointPosition: Int) {
    let parts = Array(magnitude.description.utf8).split(separator: UInt8(ascii: "e"))
    guard let mantissa = parts.first else { return ([], 0) }
    var digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    var position = mantissa.prefix { $0 != UInt8(ascii: ".") }.count
    if parts.count > 1 { position += Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 }
    let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leadingZeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, position - leadingZeros)
  }
}
