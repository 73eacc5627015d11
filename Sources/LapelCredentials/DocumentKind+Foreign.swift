import LapelLinkedData

// What people keep beside their badges, or in their place: told apart so that the reason says what to do.

extension DocumentKind {
  /// Documents that must not be read as badges although they look like some.
  static func foreignKind(of value: JSONValue) -> Self? {
    if value.hasType("EuropeanDigitalCredential") || value.isSealedEuropeanCredential {
      return .other(.europass(value))
    }
    if value.isNormalisedCopy { return .other(.normalisedCopy(value)) }
    let isBadge = value[first: "credentialSubject", "badge"] != nil
    if value.holdsPrivateKey, !isBadge { return .other(.privateKey(value)) }
    return nil
  }
}

extension JSONValue {
  fileprivate var isSealedEuropeanCredential: Bool {
    guard self["signatures"]?.array != nil, let payload = self["payload"]?.string else {
      return false
    }
    return payload.containsBytes(of: "EuropeanDigitalCredential")
  }

  /// Whether a platform wrote the badge anew: Mozilla's displayer, Badgr's backpack API in both versions, Credly's and
  /// Accredible's profiles. Only what the issuer hosts or signed is evidence.
  fileprivate var isNormalisedCopy: Bool {
    guard object != nil, self[first: "credentialSubject"] == nil else { return false }
    if self[first: "_location", "_originalRecipient", "badgeclassOpenBadgeId"] != nil {
      return true
    }
    if self["entityType"]?.string?.starts(withBytesOf: "Backpack") == true { return true }
    if self["assertion"]?.object != nil, self[first: "lastValidated", "hostedUrl"] != nil {
      return true
    }
    if self["json"]?.object != nil, self[first: "imagePreview", "shareUrl"] != nil { return true }
    if self["recipient"]?["plaintextIdentity"] != nil { return true }
    return self[first: "badge_template"] != nil
      || self[first: "badge_assertion_url", "assertion_url"] != nil
  }
}

extension CredentialDecodingError {
  static func europass(_ value: JSONValue) -> Self {
    Self(
      summary: "this is a European Digital Credential (Europass), which Lapel does not read yet",
      help: "link to it from a narrative; it often holds a birth date or national number, "
        + "so do not publish the file itself",
      offset: value.offset)
  }

  static func normalisedCopy(_ value: JSONValue) -> Self {
    Self(
      summary: "this is a badge platform's own copy of a badge and not what the issuer made",
      help: "download the badge itself from the platform, as an image or as JSON, "
        + "or save it from the address where the issuer hosts it",
      offset: value.offset)
  }

  static func privateKey(_ value: JSONValue) -> Self {
    Self(
      summary: "this is a private key, which must never be published; it was left out",
      help: "keep wallet backups out of the portfolio folder: "
        + "whoever has the key can act in your name",
      offset: value.offset)
  }

  static func notAnObject(_ value: JSONValue) -> Self {
    let found =
      switch value.content {
      case .null: "null"
      case .bool: "a truth value"
      case .number: "a number"
      case .string: "a text"
      case .array: "an array"
      case .object: "an object"
      }
    return Self(
      summary: "expected a credential, found \(found)", help: downloadHelp, offset: value.offset)
  }

  /// What a JSON object is that is no credential, as far as that can be told.
  static func notACredential(_ value: JSONValue) -> Self {
    let known = ForeignDocument.allCases.first { $0.describes(value) }
    return Self(
      summary: known?.summary ?? "this JSON object is no badge\(value.memberNamesForMessage)",
      help: known?.help ?? downloadHelp, offset: value.offset)
  }

  fileprivate static let downloadHelp =
    "expected is an Open Badges assertion, an Open Badges 3.0 or CLR 2.0 credential, "
    + "an endorsement or a presentation"
}

/// JSON documents that are often kept with badges.
private enum ForeignDocument: CaseIterable {
  case badgeClass, achievement, issuer, revocationList, publicKey, controllerDocument
  case blockcerts1, walletMetadata, europassCV, resume, passportExport

  func describes(_ value: JSONValue) -> Bool {
    switch self {
    case .badgeClass:
      value.hasType("BadgeClass")
        || value["criteria"] != nil && value["issuer"] != nil && value["name"] != nil
    case .achievement: value.hasType("Achievement")
    case .revocationList: value.hasType("RevocationList") || value["revokedAssertions"] != nil
    case .publicKey:
      value.hasType("CryptographicKey") || value["publicKeyPem"] != nil || value["kty"] != nil
        || value["publicKeyMultibase"] != nil || value["publicKeyBase58"] != nil
        || value["keys"]?.array != nil
    case .controllerDocument:
      value["verificationMethod"] != nil || value["assertionMethod"] != nil
    case .blockcerts1: value.hasType("CertificateDocument") || value["receipt"] != nil
    case .walletMetadata: value.hasType("ProfileMetadata")
    case .europassCV: value["SkillsPassport"] != nil
    case .resume: value["basics"] != nil || value["educationAndLearnings"] != nil
    case .passportExport: value["user_badges"] != nil || value["badge_id"] != nil
    case .issuer:
      value.hasType("Issuer") || value.hasType("Profile")
        || value["url"] != nil && value["name"] != nil
        || value["origin"] != nil && value["name"] != nil
    }
  }

  var summary: String {
    switch self {
    case .badgeClass: "this describes a kind of badge (a badge class), not one that was awarded"
    case .achievement: "this describes an achievement, not an award of it to somebody"
    case .issuer: "this describes an issuer, not a badge"
    case .revocationList: "this is an issuer's list of revoked badges"
    case .publicKey: "this is a public key"
    case .controllerDocument: "this is a DID or controller document, which lists public keys"
    case .blockcerts1: "this is a Blockcerts certificate of version 1, which Lapel does not read"
    case .walletMetadata: "this is a wallet's own note about a profile"
    case .europassCV: "this is a Europass CV"
    case .resume: "this is a résumé"
    case .passportExport: "this is an export of account data, not a badge"
    }
  }

  var help: String {
    switch self {
    case .badgeClass, .achievement, .issuer:
      "use the assertion or credential, which names the recipient"
    case .revocationList, .publicKey, .controllerDocument:
      "badges find it by its address; it needs no place among them"
    case .blockcerts1: "ask the issuer for the certificate in a current format"
    case .walletMetadata: "nothing needs to be done about it"
    case .europassCV, .resume, .passportExport: "download the badges themselves and keep those"
    }
  }
}

extension JSONValue {
  /// Up to four member names, none that could act on a terminal or hold something personal.
  fileprivate var memberNamesForMessage: String {
    let names = (object?.members ?? []).map { $0.name }.filter { $0.isPlainName }.prefix(4)
    guard !names.isEmpty else { return "" }
    return "; its members are \(names.map { "'\($0)'" }.joined(separator: ", "))"
      + (names.count < (object?.members.count ?? 0) ? " and others" : "")
  }
}

extension String {
  fileprivate var isPlainName: Bool {
    utf8.count <= 40
      && utf8.allSatisfy {
        (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
      }
  }
}
