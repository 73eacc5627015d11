/// A stranger's text for one line of a message: what is invisible, breaks the line or turns its direction stands as
/// code points.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var printable = ""
  for scalar in text.unicodeScalars {
    if isUnprintable(scalar) {
      printable += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      printable.unicodeScalars.append(scalar)
    }
  }
  return printable
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
    0xFEFF, 0xE0000...0xE007F:
    true
  default: false
  }
}
