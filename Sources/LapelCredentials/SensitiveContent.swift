import LapelLinkedData

/// Something in a credential's original text that speaks against publishing it (the originals policy).
package enum SensitiveContent: Sendable, Hashable {
  /// A recipient's identity that is not hashed, with its kind as stated (`email`, `name`, …) and its value, so that
  /// a caller can let pass what the learner chose to publish.
  case recipientInClear(kind: String?, value: String)
  case privateKey
  /// A base proof of `ecdsa-sd-2023` or `bbs-2023`, from which its holder derives the proofs to show.
  case holderOnlyBaseProof
  /// A birth date, or a national identity or social security number.
  case birthDateOrNationalNumber
}

extension Credential {
  /// What speaks against publishing the original, each once, in document order; also inside embedded credentials.
  package var sensitiveContents: [SensitiveContent] {
    var finder = SensitiveContentFinder()
    finder.search(self)
    return finder.found
  }
}

extension JSONValue {
  /// What speaks against publishing a document that a badge links to, each once: it may be a copy of the badge itself.
  package var sensitiveContents: [SensitiveContent] {
    var finder = SensitiveContentFinder()
    finder.search(document: self)
    return finder.found
  }

  /// Whether an object is or holds a private key: a JWK with `d` (RFC 7518, 6), a Multikey or an older key type.
  var holdsPrivateKey: Bool {
    guard let object else { return false }
    if object.members.contains(where: { $0.name.namesPrivateKey && !$0.value.isNull }) {
      return true
    }
    guard let type = self["kty"]?.string else { return false }
    return self[first: "d"] != nil || type.isOne(of: ["oct"]) && self[first: "k"] != nil
  }
}

extension String {
  /// Whether a member of this name holds a private key, by itself or in an object.
  var namesPrivateKey: Bool {
    containsBytes(of: "K") && localName.isOne(of: privateKeyNames)
  }
}

private let privateKeyNames: [StaticString] = [
  "privateKey", "privateKeyBase58", "privateKeyBase64", "privateKeyHex", "privateKeyJwk",
  "privateKeyMultibase", "privateKeyPem", "privateKeyWif", "secretKey", "secretKeyJwk",
  "secretKeyMultibase",
]

/// Walks documents with a stack of its own, so that no depth of theirs can exhaust the program's.
private struct SensitiveContentFinder {
  private(set) var found: [SensitiveContent] = []
  private var known: Set<SensitiveContent> = []
  /// The identities found, so that one is not reported again as a mere e-mail address.
  private var identities: Set<String> = []

  private struct Visit {
    var value: JSONValue
    /// Whether it is part of what is said about the recipient.
    var isAboutRecipient: Bool
  }

  private mutating func note(_ content: SensitiveContent) {
    if case .recipientInClear(_, let value) = content {
      guard identities.insert(value).inserted else { return }
    }
    if known.insert(content).inserted { found.append(content) }
  }

  mutating func search(_ credential: Credential) {
    // Credentials decoded from the text of another stand no deeper than the reader allows.
    if let header = credential.envelope?.header { search(document: header) }
    search(document: credential.claims ?? credential.document)
    for embedded in credential.allEmbedded {
      // Those without an envelope are part of the document that was searched.
      if case .credential(let inner) = embedded, inner.envelope != nil { search(inner) }
    }
  }

  mutating func search(document: JSONValue) {
    var open = [Visit(value: document, isAboutRecipient: false)]
    while let visit = open.popLast() {
      switch visit.value.content {
      case .null, .bool, .number: break
      case .string(let text): read(text, isAboutRecipient: visit.isAboutRecipient)
      case .array(let values):
        for value in values.reversed() {
          open.append(Visit(value: value, isAboutRecipient: visit.isAboutRecipient))
        }
      case .object(let object):
        read(visit.value, object, isAboutRecipient: visit.isAboutRecipient)
        for member in object.members.reversed() {
          let isAbout = member.isAboutRecipient ?? visit.isAboutRecipient
          if member.value.mayHoldSensitiveContent(isAboutRecipient: isAbout) {
            open.append(Visit(value: member.value, isAboutRecipient: isAbout))
          }
        }
      }
    }
  }

  private mutating func read(_ value: JSONValue, _ object: JSONObject, isAboutRecipient: Bool) {
    // Each question below goes through all members again, and most objects have none that any of them is about.
    guard object.members.contains(where: { $0.name.mayHoldSensitiveContent }) else { return }
    if value.holdsPrivateKey { note(.privateKey) }
    if value["proofValue"]?.string?.isHolderOnlyProof == true { note(.holderOnlyBaseProof) }
    if value.statesBirthDateOrNationalNumber { note(.birthDateOrNationalNumber) }
    if value["identityHash"] != nil || isAboutRecipient && value["identifierType"] != nil {
      note(RecipientIdentifier(entry: value))
    }
    for recipient in value["recipient"]?.elements ?? [] {
      note(RecipientIdentifier(recipient: recipient, salt: nil))
    }
    if let identity = value.text("plaintextIdentity") {
      note(.recipientInClear(kind: value.types.first, value: identity))
    }
    guard isAboutRecipient else { return }
    for name in ["phone", "telephone", "streetAddress"] {
      if let text = value.text(name) { note(.recipientInClear(kind: name, value: text)) }
    }
  }

  private mutating func note(_ identifier: RecipientIdentifier?) {
    // Whatever `hashed` says: what counts is what a reader of the file would see.
    guard let identifier, !identifier.value.isIdentityHash else { return }
    note(.recipientInClear(kind: identifier.kind, value: identifier.value))
  }

  private mutating func read(_ text: String, isAboutRecipient: Bool) {
    if text.containsBytes(of: "PRIVATE KEY-----") { note(.privateKey) }
    // Badgr puts the recipient into addresses, as `identity__email=…`.
    if text.containsBytes(of: "identity__") {
      let addresses = MailAddresses.all(in: text)
      if addresses.isEmpty { note(.recipientInClear(kind: "url", value: text)) }
      for address in addresses { note(.recipientInClear(kind: "email", value: address)) }
    }
    guard isAboutRecipient else { return }
    for address in MailAddresses.all(in: text) {
      note(.recipientInClear(kind: "email", value: address))
    }
    if text.starts(withBytesOf: "tel:") {
      note(.recipientInClear(kind: "phone", value: String(text.dropFirst(4))))
    }
  }
}

extension Credential {
  /// The credentials inside this one, wherever the standards let them stand.
  fileprivate var allEmbedded: [EmbeddedCredential] {
    let subjects = [subject] + furtherSubjects
    let achievements = subjects.flatMap { subject in
      [subject.achievement].compactMap { $0 } + subject.furtherAchievements
    }
    let profiles =
      [issuer].compactMap { $0 } + achievements.compactMap { $0.creator }
      + subjects.compactMap { $0.source }
    return contents + endorsements + achievements.flatMap { $0.endorsements }
      + profiles.flatMap { $0.allEndorsements }
  }
}

extension Profile {
  fileprivate var allEndorsements: [EmbeddedCredential] {
    endorsements + parentOrganization.flatMap { $0.allEndorsements }
  }
}

extension JSONValue {
  /// Whether it must be looked into.
  fileprivate func mayHoldSensitiveContent(isAboutRecipient: Bool) -> Bool {
    switch content {
    case .null, .bool, .number: false
    case .string(let text): text.mayHoldSensitiveText(isAboutRecipient: isAboutRecipient)
    case .array, .object: true
    }
  }
}

extension JSONObject.Member {
  /// Whether the value is about the recipient, or surely about somebody else; nil when the name does not say.
  fileprivate var isAboutRecipient: Bool? {
    if name.isOne(of: recipientNames) { return true }
    return name.isOne(of: namesOfOthers) ? false : nil
  }
}

private let recipientNames: [StaticString] = [
  "credentialSubject", "extensions:recipientProfile", "recipient", "recipientProfile", "sub",
]
private let namesThatTell: [StaticString] = [
  "kty", "proofValue", "identityHash", "identifierType", "recipient", "plaintextIdentity", "phone",
  "telephone", "streetAddress", "identifier", "otherIdentifier",
]
private let namesOfOthers: [StaticString] = [
  "achievement", "badge", "creator", "endorsement", "issuer", "proof", "source",
  "verifiableCredential",
]

extension String {
  /// Whether a member of this name is one that tells of sensitive content, by itself or with others beside it.
  fileprivate var mayHoldSensitiveContent: Bool {
    isOne(of: namesThatTell) || namesPrivateKey || namesBirthDateOrNationalNumber
  }

  /// Whether a text may be one that is noted. Nearly all are told by this to be none, and need no visit.
  fileprivate func mayHoldSensitiveText(isAboutRecipient: Bool) -> Bool {
    containsBytes(of: "PRIVATE KEY-----") || containsBytes(of: "identity__")
      || isAboutRecipient
        && (containsBytes(of: "@") || containsBytes(of: "%40") || starts(withBytesOf: "tel:"))
  }

  /// Whether a `proofValue` begins like a base proof: multibase `u`, then the CBOR header d9 5d and an even number
  /// (Data Integrity ECDSA Cryptosuites 1.0, 3.5.2; Data Integrity BBS Cryptosuites 1.0, 3.3.1). Odd ones are derived.
  fileprivate var isHolderOnlyProof: Bool {
    starts(withBytesOf: "u2V0")
      && ["u2V0A", "u2V0C", "u2V0E", "u2V0G", "u2V0I"].contains { starts(withBytesOf: $0) }
  }
}

/// E-mail addresses in running text or in addresses, where `%40` stands for `@`.
private enum MailAddresses {
  static func all(in text: String) -> [String] {
    guard text.containsBytes(of: "@") || text.containsBytes(of: "%40") else { return [] }
    let bytes = Array(text.utf8)
    var found: [String] = []
    for offset in bytes.indices {
      guard let sign = sign(at: offset, in: bytes) else { continue }
      // RFC 5321, 4.5.3.1, bounds both parts; so time stays linear.
      let local = bytes[..<offset].suffix(64).reversed().prefix(while: isLocal).reversed()
      let domain = bytes[sign.upperBound...].prefix(255).prefix(while: isDomain)
      let host = domain.trimmingDots
      guard !local.isEmpty, host.contains(UInt8(ascii: ".")) else { continue }
      found.append(
        String(decoding: local, as: UTF8.self) + "@" + String(decoding: host, as: UTF8.self))
    }
    return found
  }

  private static func sign(at offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    if bytes[offset] == UInt8(ascii: "@") { return offset..<(offset + 1) }
    guard bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
      bytes[offset + 1] == UInt8(ascii: "4"), bytes[offset + 2] == UInt8(ascii: "0")
    else { return nil }
    return offset..<(offset + 3)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "'")
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmingDots: ArraySlice<UInt8> {
    var slice = self
    while slice.last == UInt8(ascii: ".") { slice.removeLast() }
    return slice
  }
}
