/// The classes of the standards' data models whose form is checked.
enum FormatClass: Sendable {
  // Open Badges 3.0, CLR 2.0.
  case achievementCredential, clrCredential, endorsementCredential, verifiableCredential
  case achievementSubject, clrSubject, endorsementSubject, plainSubject
  case achievement, address, alignment, association, criteria, evidence, geoCoordinates
  case identifierEntry, identityObject, image, profile, related, result, resultDescription
  case rubricLevel, proof, schema, status, service, terms, plainIssuer
  // Open Badges 2.
  case assertion2, endorsement2, claim2, badgeClass2, profile2, alignment2, criteria2, evidence2
  case key2, verification2, issuerVerification2, identity2, related2, revocationList2
  // Open Badges 1.
  case assertion05, assertion1, badgeClass05, badgeClass1, issuer05, issuer1, alignment1
  case identity1, verification1

  var rules: [FormatRule] {
    switch self {
    case .achievementCredential: Self.achievementCredentialRules
    case .clrCredential: Self.clrCredentialRules
    case .endorsementCredential: Self.endorsementCredentialRules
    case .verifiableCredential: Self.verifiableCredentialRules
    case .achievementSubject: Self.achievementSubjectRules
    case .clrSubject: Self.clrSubjectRules
    case .endorsementSubject: Self.endorsementSubjectRules
    case .plainSubject: Self.plainSubjectRules
    case .achievement: Self.achievementRules
    case .address: Self.addressRules
    case .alignment: Self.alignmentRules
    case .association: Self.associationRules
    case .criteria: Self.criteriaRules
    case .evidence: Self.evidenceRules
    case .geoCoordinates: Self.geoCoordinatesRules
    case .identifierEntry: Self.identifierEntryRules
    case .identityObject: Self.identityObjectRules
    case .image: Self.imageRules
    case .profile: Self.profileRules
    case .plainIssuer: Self.plainIssuerRules
    case .related: Self.relatedRules
    case .result: Self.resultRules
    case .resultDescription: Self.resultDescriptionRules
    case .rubricLevel: Self.rubricLevelRules
    case .proof: Self.proofRules
    case .status: Self.statusRules
    case .schema, .service: Self.referenceRules
    case .terms: Self.termsRules
    case .assertion2: Self.assertion2Rules
    case .endorsement2: Self.endorsement2Rules
    case .claim2: Self.claim2Rules
    case .badgeClass2: Self.badgeClass2Rules
    case .profile2: Self.profile2Rules
    case .alignment2: Self.alignment2Rules
    case .criteria2: Self.criteria2Rules
    case .evidence2: Self.evidence2Rules
    case .key2: Self.key2Rules
    case .verification2: Self.verification2Rules
    case .issuerVerification2: Self.issuerVerification2Rules
    case .identity2: Self.identity2Rules
    case .related2: Self.related2Rules
    case .revocationList2: Self.revocationList2Rules
    case .assertion05: Self.assertion05Rules
    case .assertion1: Self.assertion1Rules
    case .badgeClass05: Self.badgeClass05Rules
    case .badgeClass1: Self.badgeClass1Rules
    case .issuer05: Self.issuer05Rules
    case .issuer1: Self.issuer1Rules
    case .alignment1: Self.alignment1Rules
    case .identity1: Self.identity1Rules
    case .verification1: Self.verification1Rules
    }
  }

  /// The names of which `type` must have one, for each of these lists.
  var typeNames: [[String]] {
    switch self {
    case .achievementCredential:
      [["VerifiableCredential"], ["OpenBadgeCredential", "AchievementCredential"]]
    case .clrCredential: [["VerifiableCredential"], ["ClrCredential"]]
    case .endorsementCredential: [["VerifiableCredential"], ["EndorsementCredential"]]
    case .verifiableCredential: [["VerifiableCredential"]]
    case .achievementSubject: [["AchievementSubject"]]
    case .clrSubject: [["ClrSubject"]]
    case .endorsementSubject: [["EndorsementSubject"]]
    case .achievement: [["Achievement"]]
    case .address: [["Address"]]
    case .alignment: [["Alignment"]]
    case .association: [["Association"]]
    case .evidence: [["Evidence"]]
    case .geoCoordinates: [["GeoCoordinates"]]
    case .identifierEntry: [["IdentifierEntry"]]
    case .identityObject: [["IdentityObject"]]
    case .image: [["Image"]]
    case .profile: [["Profile"]]
    case .related: [["Related"]]
    case .result: [["Result"]]
    case .resultDescription: [["ResultDescription"]]
    case .rubricLevel: [["RubricCriterionLevel"]]
    case .assertion2: [["Assertion"]]
    case .endorsement2: [["Endorsement"]]
    case .badgeClass2: [["BadgeClass"]]
    case .profile2: [["Issuer", "Profile"]]
    default: []
    }
  }

  /// Whether a type may also be written as an address or with a prefix: `obi:Assertion` (Open Badges 2.0, Data
  /// Validation).
  var typeMayBePrefixed: Bool {
    switch self {
    case .assertion2, .endorsement2, .badgeClass2, .profile2: true
    default: false
    }
  }
}
