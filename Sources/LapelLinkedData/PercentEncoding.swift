/// The bytes that a text with percent-encoded ones means (RFC 3986, 2.1); nil when a `%` is followed by anything but two digits.
package func percentDecoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
  var bytes: [UInt8] = []
  var rest = Array(text)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let first = rest.popFirst().flatMap(hexValue),
      let second = rest.popFirst().flatMap(hexValue)
    else { return nil }
    bytes.append(first << 4 | second)
  }
  return bytes
}

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x41...0x46: digit - 0x37
  case 0x61...0x66: digit - 0x57
  default: nil
  }
}
