import LapelLinkedData

/// A member of a credential that the model has no place for: what the issuer states beyond the standards.
package struct UnknownMember: Sendable, Hashable {
  /// The object that has it.
  package enum Place: String, Sendable, Hashable, CaseIterable {
    case credential, subject, achievement, issuer
  }

  package let place: Place
  package let name: String
  package let value: JSONValue

  package init(place: Place, name: String, value: JSONValue) {
    self.place = place
    self.name = name
    self.value = value
  }
}

extension Credential {
  /// The members of the credential, its subject, achievement and issuer that the model does not hold; in this order,
  /// then in document order. Birth dates, national numbers and private keys are never among them.
  package var unknownMembers: [UnknownMember] {
    UnknownMember.Place.allCases.flatMap { place in
      (document(at: place)?.object?.members ?? []).compactMap { member in
        place.knows(member.name)
          ? nil : UnknownMember(place: place, name: member.name, value: member.value)
      }
    }
  }

  private func document(at place: UnknownMember.Place) -> JSONValue? {
    switch place {
    case .credential: document
    case .subject: subject.document
    case .achievement: subject.achievement?.document
    case .issuer: issuer?.document
    }
  }
}

extension UnknownMember.Place {
  fileprivate func knows(_ name: String) -> Bool {
    if name.isOne(of: Self.everywhere) || name.namesBirthDateOrNationalNumber { return true }
    if name.namesPrivateKey { return true }
    switch self {
    case .credential: return name.isOne(of: Self.ofCredential)
    case .subject: return name.isOne(of: Self.ofSubject)
    case .achievement:
      return name.isOne(of: Self.ofAchievement) || WorkloadStatement.Kind(memberName: name) != nil
    case .issuer: return name.isOne(of: Self.ofIssuer)
    }
  }

  private static let everywhere: [StaticString] = [
    "@context", "@id", "@language", "@type", "description", "endorsement", "endorsementJwt", "id",
    "image", "name", "type",
  ]
  private static let ofCredential: [StaticString] = [
    "aud", "awardedDate", "badge", "claim", "credentialSchema", "credentialStatus",
    "credentialSubject", "evidence", "exp", "expirationDate", "expires",
    "extensions:recipientProfile",
    "iat", "inLanguage", "iss", "issuanceDate", "issuedOn", "issued_on", "issuer", "jti",
    "narrative", "nbf", "partial", "proof", "recipient", "recipientProfile", "refreshService",
    "revocationReason", "revoked", "salt", "signature", "sub", "termsOfUse", "uid", "validFrom",
    "validUntil", "verifiableCredential", "verification", "verify",
  ]
  private static let ofSubject: [StaticString] = [
    "achievement", "activityEndDate", "activityStartDate", "association", "creditsEarned",
    "endorsementComment", "hashed", "identifier", "identity", "inLanguage", "licenseNumber",
    "narrative", "result", "role", "salt", "source", "term", "verifiableCredential",
  ]
  private static let ofAchievement: [StaticString] = [
    "achievementType", "alignment", "alignmentObject", "alignments", "creator",
    "creditsAvailable", "criteria", "fieldOfStudy", "humanCode", "inLanguage", "issuer",
    "otherIdentifier", "related", "resultDescription", "specialization", "tag", "tags", "version",
  ]
  private static let ofIssuer: [StaticString] = [
    "additionalName", "address", "contact", "email", "familyName", "familyNamePrefix",
    "givenName", "honorificPrefix", "honorificSuffix", "identifier", "inLanguage", "official",
    "officialName", "origin", "otherIdentifier", "parentOrg", "parentOrganization",
    "patronymicName", "phone", "publicKey", "revocationList", "telephone", "url", "verification",
  ]
}
