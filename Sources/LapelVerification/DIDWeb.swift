import LapelLinkedData

/// The address of the document of a did:web identifier: did:web Method Specification, "Read (Resolve)".
///
/// - Returns: nil when it is no well-formed did:web.
func addressOfDIDWeb(_ did: String) -> String? {
  let prefix = "did:web:"
  guard did.utf8.starts(with: prefix.utf8) else { return nil }
  var parts: [String] = []
  for part in did.dropFirst(prefix.count).split(separator: ":", omittingEmptySubsequences: false) {
    parts.append(String(part))
  }
  guard let authority = parts.first, let host = hostWithPort(authority) else { return nil }
  for part in parts.dropFirst() {
    // `.` and `..` would lead elsewhere; everything else must already be fit for a path.
    guard !part.isEmpty, part != ".", part != "..", part.utf8.allSatisfy(isPathByte) else {
      return nil
    }
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
  guard !authority.isEmpty, !authority.contains(UInt8(ascii: "@")) else { return nil }
  return prefix + String(decoding: authority, as: UTF8.self).lowercased()
}
