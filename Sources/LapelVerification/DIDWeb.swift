import LapelLinkedData

/// The address of the document of a did:web identifier: did:web Method Specification, "Read (Resolve)".
///
/// - Returns: nil when it is no well-formed did:web.
func addressOfDIDWeb(_ did: String) -> String? {
  let prefix = "did:web:"
  guard did.utf8.starts(with: prefix.utf8) else { return nil }
  var parts: [String] = []
  let colon = UInt8(ascii: ":")
  for part in did.utf8.dropFirst(prefix.utf8.count).split(
    separator: colon, omittingEmptySubsequences: false)
  {
    parts.append(String(decoding: part, as: UTF8.self))
  }
  guard let authority = parts.first, let host = hostWithPort(authority) else { return nil }
  for part in parts.dropFirst() {
    // `.` and `..` would lead elsewhere; everything else must already be fit for a path.
    guard isPathSegment(part) else { return nil }
  }
  if parts.count == 1 { return "https://\(host)/.well-known/did.json" }
  return "https://\(host)/\(parts.dropFirst().joined(separator: "/"))/did.json"
}

/// A host name with a port after `%3A`, as did:web writes it.
private func hostWithPort(_ text: String) -> String? {
  var bytes = Array(text.utf8)
  var port: [UInt8] = []
  if let percent = bytes.firstIndex(of: UInt8(ascii: "%")) {
    let escape = bytes[percent...].prefix(3)
    guard escape.elementsEqual("%3A".utf8) || escape.elementsEqual("%3a".utf8) else { return nil }
    port = Array(bytes[(percent + 3)...])
    bytes = Array(bytes[..<percent])
    guard (1...5).contains(port.count), port.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
  }
  guard !bytes.isEmpty, bytes.allSatisfy(isHostByte) else { return nil }
  let host = String(decoding: bytes, as: UTF8.self).lowercased()
  return port.isEmpty ? host : "\(host):\(String(decoding: port, as: UTF8.self))"
}

/// Whether a part stays one segment of a path, also when somebody on the way takes its escapes for what they stand for.
private func isPathSegment(_ part: String) -> Bool {
  guard part.utf8.allSatisfy(isPathByte) else { return false }
  // No slash, backslash, second escape or control character.
  guard let bytes = percentDecoded(part.utf8),
    bytes.allSatisfy({ $0 != 0x2F && $0 != 0x5C && $0 != 0x25 && $0 >= 0x20 && $0 != 0x7F })
  else { return false }
  return !bytes.isEmpty && !bytes.elementsEqual(".".utf8) && !bytes.elementsEqual("..".utf8)
}

private func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
  default: false
  }
}

private func isPathByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x25, 0x21, 0x24...0x2C, 0x3B,
    0x3D, 0x40:
    true
  default: false
  }
}

/// Scheme and authority of an https address, in lower case: `https://college.example:8443`.
func origin(of address: String) -> String? {
  let prefix = "https://"
  guard address.utf8.starts(with: prefix.utf8) else { return nil }
  let rest = address.utf8.dropFirst(prefix.utf8.count)
  let authority = rest.prefix {
    $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
  }
  // With anything else in it, programs disagree about where the host ends.
  guard !authority.isEmpty,
    authority.allSatisfy({ isHostByte($0) || [0x3A, 0x5B, 0x5D].contains($0) })
  else { return nil }
  return prefix + String(decoding: authority, as: UTF8.self).lowercased()
}
