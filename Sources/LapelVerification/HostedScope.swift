import LapelLinkedData

/// Where an issuer lets its hosted assertions lie: Open Badges 2.0, VerificationObject of an issuer.
///
/// Each rule that the issuer states must hold; without one, an assertion must lie on the host of the issuer's profile. With
/// `http:` and with `https:` an address is on the same host (`Inquiry.document(at:)` reads both with https).
struct HostedScope: Sendable, Hashable {
  var issuerID: String
  var startsWith: [String]
  var allowedOrigins: [String]

  init(issuer: JSONValue, id: String) {
    issuerID = id
    startsWith = []
    allowedOrigins = []
    for value in issuer["verification"]?["startsWith"]?.elements ?? [] {
      startsWith.append(value.string ?? "")
    }
    for value in issuer["verification"]?["allowedOrigins"]?.elements ?? [] {
      allowedOrigins.append(value.string ?? "")
    }
  }

  /// Why an assertion may not lie at an address, as a complete sentence; nil when it may.
  func violation(of address: String) -> String? {
    guard let host = origin(of: withHTTPS(address)), !hasDotSegment(address) else {
      return "The badge’s address \(shown(address)) does not say definitely where it lies."
    }
    if !startsWith.isEmpty, !startsWith.contains(where: { isPrefix($0, of: address, on: host) }) {
      return
        "The badge lies at \(shown(address)), and its issuer \(shown(issuerID)) lets badges lie only at addresses that start with \(list(startsWith))."
    }
    if !allowedOrigins.isEmpty, !allowedOrigins.contains(where: { isSame($0, as: host) }) {
      return
        "The badge lies at \(shown(address)), and its issuer \(shown(issuerID)) lets badges lie only on \(list(allowedOrigins))."
    }
    if startsWith.isEmpty, allowedOrigins.isEmpty,
      origin(of: withHTTPS(issuerID))?.hasSameBytes(as: host) != true
    {
      return
        "The badge lies at \(shown(address)), which is not on the host of its issuer \(shown(issuerID))."
    }
    return nil
  }

  /// The host must be the whole same: `https://a.example` begins `https://a.example.test/` too.
  private func isPrefix(_ prefix: String, of address: String, on host: String) -> Bool {
    withHTTPS(address).utf8.starts(with: withHTTPS(prefix).utf8)
      && origin(of: withHTTPS(prefix))?.hasSameBytes(as: host) == true
  }

  /// An allowed origin is the name of a host; some issuers write the whole origin.
  private func isSame(_ allowed: String, as host: String) -> Bool {
    if let origin = origin(of: withHTTPS(allowed)) { return origin.hasSameBytes(as: host) }
    guard !allowed.isEmpty else { return false }
    let name = allowed.lowercased()
    return hostName(of: host)?.hasSameBytes(as: name) == true
      || "https://\(name)".hasSameBytes(as: host)
  }

  private func list(_ values: [String]) -> String {
    var text = ""
    for (index, value) in values.prefix(4).enumerated() {
      text += (index == 0 ? "" : " or ") + "'\(shown(value))'"
    }
    return values.count > 4 ? "\(text) or \(values.count - 4) others" : text
  }
}

/// Whether a path leads through `.` or `..`, escaped or not.
private func hasDotSegment(_ address: String) -> Bool {
  var segment: [UInt8] = []
  func isDots() -> Bool {
    let text = String(decoding: segment, as: UTF8.self).lowercased()
    return [".", "..", "%2e", "%2e%2e", ".%2e", "%2e."].contains { text.hasSameBytes(as: $0) }
  }
  for byte in address.utf8 {
    if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") {
      if isDots() { return true }
      segment = []
    } else if segment.count <= 6 {
      segment.append(byte)
    }
  }
  return isDots()
}

/// The name of the host of a web address, in lower case and without its port.
func hostName(of address: String) -> String? {
  for scheme in ["https://", "http://"] where address.utf8.starts(with: scheme.utf8) {
    let https =
      "https://" + String(decoding: address.utf8.dropFirst(scheme.utf8.count), as: UTF8.self)
    guard let origin = origin(of: https) else { return nil }
    let name = origin.utf8.dropFirst("https://".utf8.count).prefix { $0 != UInt8(ascii: ":") }
    return String(decoding: name, as: UTF8.self)
  }
  return nil
}

extension IssuerTrail {
  /// What contradicts the rule of Open Badges 0.5 to 1.1 that assertion, badge class and issuer share one host, as a
  /// complete sentence.
  ///
  /// An issuer without an address of its own is known by its `origin` or `url` alone, so the badge must lie there. A
  /// home page elsewhere, beside a profile on the badge's host, is usual with platforms and only worth a remark.
  mutating func violationOfOneHost(at address: String) -> String? {
    guard let host = hostName(of: address) else {
      return "The badge’s address \(shown(address)) does not say definitely where it lies."
    }
    func lies(_ other: String) -> Bool { hostName(of: other)?.hasSameBytes(as: host) == true }
    if let badgeClassAddress, !lies(badgeClassAddress) {
      return
        "The badge lies at \(shown(address)), and its class elsewhere, at \(shown(badgeClassAddress))."
    }
    if let issuerID, !lies(issuerID) {
      return
        "The badge lies at \(shown(address)), which is not on the host of its issuer \(shown(issuerID))."
    }
    if let home = issuer["origin"]?.string, !lies(home) {
      return
        "The badge lies at \(shown(address)), and its issuer says that it is at '\(shown(home))'."
    }
    guard let home = issuer["url"]?.string, !lies(home) else { return nil }
    if issuerID == nil, issuer["origin"]?.string == nil {
      return
        "The badge lies at \(shown(address)), and its issuer says that it is at '\(shown(home))'."
    }
    remarks.append(
      "The issuer gives '\(shown(home))' as its home page; the badge lies on \(host), and nothing there confirms the other."
    )
    return nil
  }

  /// Whether anything says where the issuer is at home.
  var hasHome: Bool {
    issuerID != nil || issuer["origin"]?.string != nil || issuer["url"]?.string != nil
  }
}
