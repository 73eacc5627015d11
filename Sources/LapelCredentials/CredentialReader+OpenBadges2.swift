import LapelLinkedData

// Open Badges 0.5, 1.0, 1.1, 2.0 and 2.1: one assertion, a badge class and an issuer, each embedded or linked.

extension CredentialReader {
  mutating func assertion(_ document: JSONValue, envelope: CompactJWS?) -> Credential {
    let hosting = HostedVerification(assertion: document, isSigned: envelope != nil)
    var credential = Credential(
      format: document.assertionFormat(hosting, isSigned: envelope != nil), document: document)
    credential.envelope = envelope
    credential.hosting = hosting
    credential.readOpenBadges2Members(of: document)
    credential.subject = recipient(of: document)
    let badge = document[first: "badge"]?.elements.first
    credential.subject.achievement = badge.flatMap {
      achievement($0, language: document.statedLanguage)
    }
    // The issuer of a badge is that of its badge class; a few platforms write it in the assertion.
    let issuerValue =
      credential.subject.achievement?.document?[first: "issuer"] ?? document[first: "issuer"]
    credential.issuer = issuerValue.flatMap { issuer($0) }
    credential.endorsements = endorsements(of: document)
    return credential
  }

  /// An assertion of which only the address is known, filled in when it is among the linked documents.
  mutating func assertion(at address: String) throws(CredentialDecodingError) -> Credential {
    if let document = linked[address], document.object != nil {
      guard case .openBadgesAssertion = DocumentKind(document) else {
        return try credential(document, kind: DocumentKind(document))
      }
      var credential = assertion(document, envelope: nil)
      credential.id = credential.id ?? address
      if credential.hosting == nil {
        credential.hosting = HostedVerification(kind: .hosted, url: address)
      }
      return credential
    }
    var credential = Credential(
      format: .openBadges2Hosted, document: .object([("id", .string(address))]))
    credential.id = address
    credential.hosting = HostedVerification(kind: .hosted, url: address)
    return credential
  }

  /// An endorsement of Open Badges 2.0, whose claim names what is endorsed.
  mutating func endorsement(_ document: JSONValue, envelope: CompactJWS?) -> Credential {
    var credential = Credential(format: .endorsementOpenBadges2, document: document)
    credential.envelope = envelope
    credential.hosting = HostedVerification(assertion: document, isSigned: envelope != nil)
    credential.readOpenBadges2Members(of: document)
    if let claim = document[first: "claim"] {
      let language = claim.statedLanguage ?? document.statedLanguage
      credential.subject = Subject(id: claim.reference)
      credential.subject.types = claim.types
      credential.subject.document = claim
      credential.subject.endorsementComment = LocalizedText(
        claim["endorsementComment"], language: language)
    }
    credential.issuer = document[first: "issuer"].flatMap { issuer($0) }
    credential.endorsements = endorsements(of: document)
    return credential
  }

  private func recipient(of document: JSONValue) -> Subject {
    var subject = Subject()
    guard let recipient = document[first: "recipient"] else { return subject }
    subject.document = recipient
    subject.types = recipient.types
    subject.identifiers = recipient.elements.compactMap {
      RecipientIdentifier(recipient: $0, salt: document["salt"]?.plainText)
    }
    // The recipient's own key or name: Blockcerts 2, Badgr.
    let profile = document[first: "recipientProfile", "extensions:recipientProfile"]
    subject.id = profile?.identifier
    subject.name = LocalizedText(profile?["name"], language: document.statedLanguage)
    subject.statesBirthDateOrNationalNumber =
      recipient.statesBirthDateOrNationalNumber
      || profile?.statesBirthDateOrNationalNumber == true
    return subject
  }
}

extension Credential {
  fileprivate mutating func readOpenBadges2Members(of document: JSONValue) {
    let language = document.statedLanguage
    id = document.identifier ?? document.text("uid")
    types = document.types
    contexts = document.contexts
    self.language = language
    name = LocalizedText(document["name"], language: language)
    description = LocalizedText(document["description"], language: language)
    narrative = LocalizedText(document["narrative"], language: language)
    image = ImageReference(document["image"], language: language)
    validFrom = document.timestamp("issuedOn", "issued_on")
    validUntil = document.timestamp("expires")
    evidence = document.items("evidence").compactMap { Evidence($0, language: language) }
    if document.isRevokedAssertion {
      statedRevocation = StatedRevocation(reason: document.text("revocationReason"))
    }
    // The anchored proof of a Blockcerts 2 certificate.
    proofs = document.items("signature").filter { $0.object != nil }.map { Proof($0) }
  }
}

extension HostedVerification {
  /// `verification` of Open Badges 2, `verify` of 1.x; nil when the assertion has neither and no address.
  init?(assertion document: JSONValue, isSigned: Bool) {
    let stated = document[first: "verification", "verify"]?.elements.first
    let address = document.identifier.flatMap { $0.isWebAddress ? $0 : nil }
    guard let stated else {
      guard isSigned || address != nil else { return nil }
      self.init(kind: isSigned ? .signed : .hosted, url: isSigned ? nil : address)
      return
    }
    let kind = Self.kind(of: stated.string.map { [$0] } ?? stated.types)
    let url = stated[first: "url", "id", "@id"]?.reference
    switch kind {
    case .hosted: self.init(kind: .hosted, url: url ?? address)
    case .signed: self.init(kind: .signed, creator: stated["creator"]?.reference ?? url)
    case .unknown: self.init(kind: .unknown, url: url, creator: stated["creator"]?.reference)
    }
  }

  private static func kind(of types: [String]) -> Kind {
    for type in types {
      if type.localName.isOne(of: ["HostedBadge", "hosted"]) { return .hosted }
      if type.localName.isOne(of: ["SignedBadge", "signed"]) { return .signed }
    }
    return .unknown
  }
}

extension JSONValue {
  /// The version and form of an assertion. One that says it is signed counts as signed even without its signature: the
  /// verifier tells that the signature is missing.
  fileprivate func assertionFormat(
    _ hosting: HostedVerification?, isSigned: Bool
  ) -> CredentialFormat {
    if isOpenBadges1 { return .openBadges1 }
    return isSigned || hosting?.kind == .signed ? .openBadges2Signed : .openBadges2Hosted
  }

  private var isOpenBadges1: Bool {
    for context in contexts {
      if context.containsBytes(of: "openbadges/v1") { return true }
      if context.containsBytes(of: "openbadges/v2") || context.containsBytes(of: "/ob/v2") {
        return false
      }
    }
    // 0.5 and 1.0 know no contexts.
    return self[first: "verification"] == nil && (self[first: "verify", "uid"] != nil || !isTyped)
  }

  private var isTyped: Bool { !types.isEmpty && identifier != nil }
}
