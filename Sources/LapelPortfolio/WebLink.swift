/// An address that a page may link to: only this file can make one, and only `http`, `https`, `mailto` where asked for,
/// and addresses inside the site pass.
///
/// Refused is what could run, deceive or leak: other schemes, user names and passwords, spaces, control characters,
/// characters that are invisible or turn the direction of text, and more than 4,096 bytes. What a path or query may not
/// hold as it is gets percent-encoded (RFC 3986, 2.1); the letters of a host stay.
package struct WebLink: Sendable, Hashable {
  /// The address, in no way escaped for HTML.
  package let text: String

  /// An absolute `http` or `https` address.
  package init?(web address: String) {
    if isPlainWebAddress(address) {
      text = address
      return
    }
    guard let parts = WebAddressParts(address) else { return nil }
    text = parts.text
  }

  /// An absolute `http`, `https` or `mailto` address.
  package init?(webOrMail address: String) {
    if let link = WebLink(web: address) {
      self = link
      return
    }
    guard isTextOfAddress(address), let colon = address.firstIndex(of: ":"),
      address[..<colon].lowercased() == "mailto"
    else { return nil }
    let rest = address[address.index(after: colon)...]
    let box = rest.prefix { $0 != "?" }
    let sides = box.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else {
      return nil
    }
    text = "mailto:" + percentEncoded(rest)
  }

  /// An address inside the site, relative or from its root, as Lapel makes it; whatever is given, it leads nowhere else.
  ///
  /// A fragment goes in its own argument, since `#` and `?` in a path are part of file names.
  package init(inSite path: String, fragment: String? = nil) {
    // Most paths may stand as they are.
    let isPlain = path.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy(isPathByte) && !bytes.starts(with: "//".utf8)
    }
    if fragment == nil, isPlain == true {
      text = path
      return
    }
    var safe = ""
    for byte in path.utf8 {
      // No second slash at the start: that would name a host. No colon: that would name a scheme.
      if byte == UInt8(ascii: "/"), safe == "/" { continue }
      appendEncoded(byte, to: &safe, keeping: isPathByte)
    }
    if let fragment {
      safe += "#"
      for byte in fragment.utf8 { appendEncoded(byte, to: &safe, keeping: isPathByte) }
    }
    text = safe
  }

  /// The host of an `http` or `https` address.
  package var host: String? { WebAddressParts(text)?.host }

  /// The same address ending in `/`, without query and fragment, to hold further pages.
  var folder: WebLink {
    let end = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
    let path = text[..<end]
    return WebLink(unchecked: path.hasSuffix("/") ? String(path) : path + "/")
  }

  private init(unchecked text: String) { self.text = text }
}

/// Whether an address is a link just as it stands: small letters, digits and signs that need no encoding, and no port.
///
/// Most are. Any other, good or bad, is taken apart.
private func isPlainWebAddress(_ address: String) -> Bool {
  var address = address
  return address.withUTF8 { bytes in
    var end: Int
    if bytes.starts(with: "https://".utf8) {
      end = 8
    } else if bytes.starts(with: "http://".utf8) {
      end = 7
    } else {
      return false
    }
    guard end < bytes.count, bytes.count <= 4096, bytes[end] != UInt8(ascii: "."),
      bytes[end] != UInt8(ascii: "-")
    else { return false }
    let start = end
    while end < bytes.count, isPlainHostByte(bytes[end]) { end += 1 }
    guard end > start else { return false }
    guard end < bytes.count else { return true }
    return (bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "?"))
      && bytes[end...].allSatisfy(isAddressByte)
  }
}

private func isPlainHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}

/// An `http` or `https` address taken apart, with nothing in it that a link may not have.
private struct WebAddressParts {
  var text: String
  var host: String

  init?(_ address: String) {
    guard isTextOfAddress(address),
      let colon = address.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let scheme = address[..<colon].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let afterColon = address[colon...].utf8.dropFirst()
    guard afterColon.starts(with: "//".utf8) else { return nil }
    let afterSlashes = Substring(afterColon.dropFirst(2))
    let authority = Substring(
      afterSlashes.utf8.prefix {
        $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
      })
    guard let host = hostName(in: authority) else { return nil }
    self.host = host
    text =
      "\(scheme)://\(authority.lowercased())"
      + percentEncoded(afterSlashes[authority.endIndex...])
  }
}

/// The host in `host[:port]`; nil when it is none, or a user name stands before it.
private func hostName(in authority: Substring) -> String? {
  if authority.utf8.first == UInt8(ascii: "[") {
    guard let end = authority.utf8.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let digits = authority[..<end].utf8.dropFirst()
    let isAddress =
      !digits.isEmpty && digits.allSatisfy { isHexDigit($0) || $0 == 0x3A || $0 == 0x2E }
    guard isAddress, isPort(Substring(authority[end...].utf8.dropFirst())) else { return nil }
    return String(authority[...end])
  }
  let host = Substring(authority.utf8.prefix { $0 != UInt8(ascii: ":") })
  guard isPort(authority[host.endIndex...]), let first = host.utf8.first,
    first != UInt8(ascii: "."), first != UInt8(ascii: "-"),
    host.unicodeScalars.allSatisfy(isHostScalar)
  else { return nil }
  return host.lowercased()
}

/// Nothing, or `:` and up to five digits.
private func isPort(_ text: Substring) -> Bool {
  if text.isEmpty { return true }
  let digits = text.utf8.dropFirst()
  return text.utf8.first == UInt8(ascii: ":") && (1...5).contains(digits.count)
    && digits.allSatisfy { (0x30...0x39).contains($0) }
}

private func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    return isLetterOrDigit(UInt8(scalar.value)) || scalar == "." || scalar == "-" || scalar == "_"
  }
  switch scalar.properties.generalCategory {
  case .lowercaseLetter, .otherLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter,
    .nonspacingMark, .spacingMark, .decimalNumber:
    return true
  default: return false
  }
}

/// Whether an address may contain all of these characters at all.
private func isTextOfAddress(_ text: String) -> Bool {
  text.utf8.count <= 4096
    && text.unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII { return (0x21...0x7E).contains(scalar.value) && scalar != "\\" }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator,
        .paragraphSeparator, .spaceSeparator:
        return false
      default: return true
      }
    }
}

/// With every byte encoded that may not stand in a path, query or fragment; existing encodings stay.
private func percentEncoded(_ text: Substring) -> String {
  if text.utf8.allSatisfy(isAddressByte) { return String(text) }
  let bytes = Array(text.utf8)
  var result = ""
  var hasFragment = false
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "%"):
      let isEncoding =
        index + 2 < bytes.count && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2])
      result += isEncoding ? "%" : "%25"
    case UInt8(ascii: "#"):
      result += hasFragment ? "%23" : "#"
      hasFragment = true
    default: appendEncoded(byte, to: &result, keeping: isAddressByte)
    }
  }
  return result
}

private func appendEncoded(_ byte: UInt8, to text: inout String, keeping: (UInt8) -> Bool) {
  if keeping(byte) {
    text.unicodeScalars.append(Unicode.Scalar(byte))
  } else {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    text += "%"
    text.unicodeScalars.append(digits[Int(byte >> 4)])
    text.unicodeScalars.append(digits[Int(byte & 15)])
  }
}

private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
    UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"),
    UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
    UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
    UInt8(ascii: "@"):
    true
  default: isLetterOrDigit(byte)
  }
}

private func isAddressByte(_ byte: UInt8) -> Bool {
  isPathByte(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?")
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: false
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
  default: false
  }
}
