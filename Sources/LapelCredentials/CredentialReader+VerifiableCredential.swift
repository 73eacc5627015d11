import LapelLinkedData

// Verifiable credentials: VC Data Model 1.1 and 2.0, Open Badges 3.0, CLR 2.0, endorsements.

extension CredentialReader {
  /// A verifiable credential of either data model.
  ///
  /// For a VC-JWT, claims stand in where the credential itself says nothing: VC Data Model 1.1, 6.3.1, JWT Decoding.
  mutating func verifiableCredential(
    _ document: JSONValue, _ family: DocumentKind.Family, envelope: CompactJWS?,
    claims: JSONValue?
  ) -> Credential {
    let form = SecuringForm(
      isJWT: envelope != nil, hasProof: !document.items("proof").isEmpty)
    var credential = Credential(format: family.format(form), document: document)
    credential.envelope = envelope
    credential.claims = claims
    readPlainMembers(of: document, into: &credential)
    credential.issuer = document[first: "issuer"].flatMap { issuer($0) }
    readSubjects(of: document, isCLR: family == .clr, into: &credential)
    credential.endorsements = endorsements(of: document)
    credential.contents = contents(of: document, isCLR: family == .clr)
    if let claims { fillIn(from: claims, &credential) }
    return credential
  }

  private func readPlainMembers(of document: JSONValue, into credential: inout Credential) {
    let language = document.statedLanguage
    credential.id = document.identifier
    credential.types = document.types
    credential.contexts = document.contexts
    credential.language = language
    credential.name = LocalizedText(document["name"], language: language)
    credential.description = LocalizedText(document["description"], language: language)
    credential.narrative = LocalizedText(document["narrative"], language: language)
    credential.image = ImageReference(document["image"], language: language)
    credential.validFrom = document.timestamp("validFrom", "issuanceDate", "issuedOn")
    credential.validUntil = document.timestamp("validUntil", "expirationDate", "expires")
    credential.awardedDate = document.timestamp("awardedDate")
    credential.evidence = document.items("evidence").compactMap {
      Evidence($0, language: language)
    }
    credential.status = document.items("credentialStatus").map { StatusReference($0) }
    credential.schemas = document.items("credentialSchema").compactMap { TypedReference($0) }
    credential.refreshServices = document.items("refreshService").compactMap { TypedReference($0) }
    credential.termsOfUse = document.items("termsOfUse").compactMap { TypedReference($0) }
    credential.proofs = document.items("proof").filter { $0.object != nil }.map { Proof($0) }
    credential.isPartial = document["partial"]?.bool
  }

  private mutating func readSubjects(
    of document: JSONValue, isCLR: Bool, into credential: inout Credential
  ) {
    var subjects: [Subject] = []
    for value in document.items("credentialSubject") {
      subjects.append(subject(value, isCLR: isCLR, language: document.statedLanguage))
    }
    guard let first = subjects.first else { return }
    credential.subject = first
    credential.furtherSubjects = Array(subjects.dropFirst())
  }

  /// The credentials inside a CLR (CLR 2.0, B.1.3 `ClrSubject`); drafts of it named the members otherwise.
  private mutating func contents(of document: JSONValue, isCLR: Bool) -> [EmbeddedCredential] {
    var values: [JSONValue] = []
    for subject in document.items("credentialSubject") {
      values += subject.items("verifiableCredential")
      if isCLR { values += subject.items("credential", "verifiableCredentials") }
    }
    values += document.items("verifiableCredential")
    return values.map { embedded($0) }
  }

  private func fillIn(from claims: JSONValue, _ credential: inout Credential) {
    credential.id = credential.id ?? claims.text("jti")
    if credential.issuer?.id == nil, let issuer = claims.text("iss") {
      var profile = credential.issuer ?? Profile()
      profile.id = issuer
      credential.issuer = profile
    }
    credential.subject.id = credential.subject.id ?? claims.text("sub")
    credential.validFrom = credential.validFrom ?? claims.timestamp("nbf")
    credential.validUntil = credential.validUntil ?? claims.timestamp("exp")
  }
}

/// How a verifiable credential is secured: Open Badges 3.0, 8.2.
private enum SecuringForm {
  case jwt, dataIntegrity, none

  init(isJWT: Bool, hasProof: Bool) { self = isJWT ? .jwt : hasProof ? .dataIntegrity : .none }
}

extension DocumentKind.Family {
  fileprivate func format(_ form: SecuringForm) -> CredentialFormat {
    switch (self, form) {
    case (.achievement, .jwt): .openBadges3JWT
    case (.achievement, .dataIntegrity): .openBadges3DataIntegrity
    case (.achievement, .none): .openBadges3Unsigned
    case (.clr, .jwt): .clr2JWT
    case (.clr, .dataIntegrity): .clr2DataIntegrity
    case (.clr, .none): .clr2Unsigned
    case (.endorsement, .jwt): .endorsementJWT
    case (.endorsement, .dataIntegrity): .endorsementDataIntegrity
    case (.endorsement, .none): .endorsementUnsigned
    case (.unknown, _): .unknown
    }
  }
}

extension JSONValue {
  /// The addresses in `@context`; a context written out counts as `inline`.
  var contexts: [String] { items("@context").map { $0.string ?? "inline" } }
}
