/// A path inside the portfolio, made from what the learner wrote; it never leads out.
enum PortfolioPath {
  /// The path that `written` names as seen from the folder of `file`, or nil when it leads out of the portfolio.
  static func resolved(_ written: String, from file: String) -> String? {
    var parts = file.split(separator: "/").dropLast()
    for part in written.split(separator: "/") {
      switch part {
      case ".": break
      case "..": if parts.popLast() == nil { return nil }
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether a file at the path may be published because the learner links to it.
  ///
  /// Not what is hidden, not the settings, the roster or the theme, and nothing of the backpack: a badge has its page.
  static func isPublishable(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let first = parts.first, let last = parts.last else { return false }
    if parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("_") }) { return false }
    if ["backpack", "theme", "learners"].contains(first.lowercased()) { return false }
    let name = last.lowercased()
    return
      !(name == "lapel.yml" || name == "showcase.yml" || name == "roster.csv"
      || name.hasSuffix(".md")
        && first == "narratives")
  }

  /// The text with percent encodings undone; nil when it is then not UTF-8 or holds control characters.
  static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let high = hexDigit(rest[rest.startIndex]), let low = hexDigit(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
