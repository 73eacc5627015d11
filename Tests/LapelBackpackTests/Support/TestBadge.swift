import LapelLinkedData

/// Badges as JSON and as a signed text; nothing in them is verified.
enum TestBadge {
  static func json(_ name: String) -> String {
    """
    {"@context":["https://www.w3.org/ns/credentials/v2",\
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],\
    "id":"urn:uuid:0","type":["VerifiableCredential","OpenBadgeCredential"],\
    "issuer":{"id":"https://bank.example/issuer","type":"Profile","name":"Food Bank"},\
    "validFrom":"2026-01-02T03:04:05Z",\
    "credentialSubject":{"type":"AchievementSubject","achievement":{"id":"urn:uuid:1",\
    "type":"Achievement","name":"\(name)","description":"Helped","criteria":{"narrative":"Help"}}}}
    """
  }

  /// A compact JWS around the same, with a signature of three zeros.
  static func jws(_ name: String) -> String {
    let parts = [#"{"alg":"EdDSA"}"#, json(name)].map { Base64URL.encode(Array($0.utf8)) }
    return parts.joined(separator: ".") + ".AAAA"
  }

  /// A hosted assertion of Open Badges 2.0.
  static func hosted(_ name: String) -> String {
    """
    {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://bank.example/1",\
    "badge":{"type":"BadgeClass","id":"https://bank.example/class","name":"\(name)"},\
    "recipient":{"type":"email","hashed":true,"identity":"sha256$00"},\
    "verification":{"type":"HostedBadge"},"issuedOn":"2026-01-02T03:04:05Z"}
    """
  }
}
