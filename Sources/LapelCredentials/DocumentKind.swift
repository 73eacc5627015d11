import LapelLinkedData

/// What a JSON object is, told from its content.
enum DocumentKind {
  /// The families of verifiable credentials.
  enum Family { case achievement, clr, endorsement, unknown }

  case verifiableCredential(Family)
  /// An assertion of Open Badges 0.5 to 2.1.
  case openBadgesAssertion
  /// An endorsement of Open Badges 2.0.
  case openBadgesEndorsement
  /// A credential or presentation in a `data:` address.
  case enveloped(String)
  /// Something that holds credentials: its members in order.
  case container([JSONValue])
  /// Something else, with the reason why it is no badge.
  case other(CredentialDecodingError)

  init(_ value: JSONValue) {
    guard value.object != nil else {
      self = .other(.notAnObject(value))
      return
    }
    self =
      Self.foreignKind(of: value) ?? Self.container(value) ?? Self.verifiable(value)
      ?? Self.openBadges(value) ?? .other(.notACredential(value))
  }

  private static func verifiable(_ value: JSONValue) -> Self? {
    if value.hasType("ClrCredential") { return .verifiableCredential(.clr) }
    if value.hasType("OpenBadgeCredential") || value.hasType("AchievementCredential") {
      return .verifiableCredential(.achievement)
    }
    if value.hasType("EndorsementCredential") { return .verifiableCredential(.endorsement) }
    if value.hasType("VerifiableCredential") || value[first: "credentialSubject"] != nil {
      return .verifiableCredential(.unknown)
    }
    return nil
  }

  private static func openBadges(_ value: JSONValue) -> Self? {
    if value.hasType("Endorsement") || value[first: "claim"]?["endorsementComment"] != nil {
      return .openBadgesEndorsement
    }
    let isAssertion =
      value.hasType("Assertion")
      || value[first: "badge"] != nil && value[first: "recipient"] != nil
      // The answer of a host for a badge that it has revoked holds nothing else.
      || value.isRevokedAssertion
    return isAssertion ? .openBadgesAssertion : nil
  }

  private static func container(_ value: JSONValue) -> Self? {
    if value.hasType("EnvelopedVerifiableCredential")
      || value.hasType("EnvelopedVerifiablePresentation"),
      let address = value.identifier, address.starts(withBytesOf: "data:")
    {
      return .enveloped(address)
    }
    if value.hasType("UniversalWallet2020") { return .container(value.items("contents")) }
    if let presentation = value[first: "verifiablePresentation", "vp"] {
      return .container(presentation.elements)
    }
    let isCredential = value[first: "credentialSubject", "credential_subject"] != nil
    if value.hasType("VerifiablePresentation")
      || value[first: "verifiableCredential"] != nil && !isCredential
    {
      return .container(value.items("verifiableCredential"))
    }
    guard !isCredential, value[first: "recipient"] == nil else { return nil }
    return listing(value)
  }

  /// Lists of Open Badges: a shared collection, the answers of Badge Connect and of the Open Badges 3.0 API.
  private static func listing(_ value: JSONValue) -> Self? {
    if value["credential"]?.array != nil || value["compactJwsString"]?.array != nil {
      return .container(value.items("credential", "compactJwsString"))
    }
    for name in ["badges", "results", "result", "assertions", "credentials"] {
      guard let members = value[name]?.array else { continue }
      if members.allSatisfy({ $0.object != nil || $0.string != nil }) { return .container(members) }
    }
    return nil
  }
}

extension JSONValue {
  /// Whether an Open Badges assertion says that it was revoked; only a plain no is no.
  var isRevokedAssertion: Bool {
    switch self["revoked"]?.content {
    case nil, .null, .bool(false): false
    case .string(let text): !text.isOne(of: ["false", ""])
    default: true
    }
  }
}
