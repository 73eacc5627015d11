/// The strings of a PDF that do not show their text: in hexadecimal digits, with escapes, in UTF-16
/// or in pieces (ISO 32000-2, 7.3.4).
///
/// ```
/// <50726979 61>   (\120riya)   [(Pri) -20 (ya)] TJ   →   Priya
/// ```
struct PDFStrings {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Their texts. Pieces with nothing but numbers between them are one.
  mutating func texts() -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var text: [UInt8] = []
    var isEncoded = false
    var pieces = 0
    func end() {
      if isEncoded || pieces > 1, !text.isEmpty { texts.append(text) }
      (text, isEncoded, pieces) = ([], false, 0)
    }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "("):
        let (string, hasEscapes) = literal()
        let read = Self.read(string)
        text += read.text
        isEncoded = isEncoded || hasEscapes || read.isSixteenBit
        pieces += 1
      case UInt8(ascii: "<") where at + 1 < bytes.count && bytes[at + 1] != UInt8(ascii: "<"):
        if let string = hexadecimal() {
          text += Self.read(string).text
          isEncoded = true
          pieces += 1
        } else {
          end()
          at += 1
        }
      case UInt8(ascii: "<"):
        end()
        at += 2
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), 0x09, 0x0A, 0x0D, 0x20: at += 1
      default:
        end()
        at += 1
      }
    }
    end()
    return texts
  }

  private static func read(_ string: [UInt8]) -> (text: [UInt8], isSixteenBit: Bool) {
    guard string.starts(with: [0xFE, 0xFF]) else { return (string, false) }
    return (string.dropFirst(2).withUnsafeBufferPointer { SixteenBitText.utf8($0, true) }, true)
  }

  /// To the bracket that closes it, or to the end.
  private mutating func literal() -> (string: [UInt8], hasEscapes: Bool) {
    var string: [UInt8] = []
    var hasEscapes = false
    var depth = 1
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        if let escaped = escaped() { string.append(escaped) }
        continue
      }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
      string.append(byte)
    }
    return (string, hasEscapes)
  }

  /// What stands behind a backslash; nothing for the end of a line.
  private mutating func escaped() -> UInt8? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"):
      return 0x20
    case 0x0A: return nil
    case 0x0D:
      if at < bytes.count, bytes[at] == 0x0A { at += 1 }
      return nil
    case 0x30...0x37:
      var value = Int(byte & 7)
      var digits = 1
      while digits < 3, at < bytes.count, (0x30...0x37).contains(bytes[at]) {
        value = value * 8 + Int(bytes[at] & 7)
        digits += 1
        at += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  /// Nothing, and nothing read, where there is anything but digits and white space.
  private mutating func hexadecimal() -> [UInt8]? {
    var digits: [UInt8] = []
    var index = at + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if let digit = WordReader.hexadecimalDigit(bytes[index]) {
        digits.append(UInt8(digit))
      } else if bytes[index] > 0x20 {
        return nil
      }
      index += 1
    }
    guard index < bytes.count, !digits.isEmpty else { return nil }
    at = index + 1
    // A last digit alone stands for sixteen times its value.
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
