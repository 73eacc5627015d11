import LapelLinkedData

/// A badge of any format, decoded into one model without judging it.
///
/// What the document says stays reachable in `document`, known to the model or not. Nothing here is verified.
package struct Credential: Sendable, Hashable {
  package var format: CredentialFormat
  package var id: String?
  package var types: [String] = []
  /// The addresses in `@context`, in order. A context written out in the document itself counts as `inline`.
  package var contexts: [String] = []
  /// The credential's own name. Some platforms put the holder's name here: pages name a badge by `title(for:)`.
  package var name: LocalizedText?
  package var description: LocalizedText?
  package var image: ImageReference?
  package var issuer: Profile? {
    _read { yield boxedIssuer }
    set { boxedIssuer = newValue }
  }
  @Boxed private var boxedIssuer: Profile?
  package var subject: Subject {
    _read { yield boxedSubject }
    set { boxedSubject = newValue }
  }
  @Boxed private var boxedSubject = Subject()
  /// The second and later members of `credentialSubject`.
  package var furtherSubjects: [Subject] = []
  /// `validFrom`, `issuanceDate` or `issuedOn`.
  package var validFrom: Timestamp?
  /// `validUntil`, `expirationDate` or `expires`.
  package var validUntil: Timestamp?
  package var awardedDate: Timestamp?
  package var evidence: [Evidence] = []
  /// What the assertion as a whole says (Open Badges 2.0 `narrative`). Markdown.
  package var narrative: LocalizedText?
  package var endorsements: [EmbeddedCredential] = []
  /// The credentials inside a CLR.
  package var contents: [EmbeddedCredential] = []
  /// Whether a CLR says that it does not hold everything (CLR 2.0, `partial`).
  package var isPartial: Bool?
  package var status: [StatusReference] = []
  package var schemas: [TypedReference] = []
  package var refreshServices: [TypedReference] = []
  package var termsOfUse: [TypedReference] = []
  /// How an Open Badges 1 or 2 assertion says it can be verified.
  package var hosting: HostedVerification?
  /// What the document itself says of its revocation (Open Badges 2.0, `revoked`).
  package var statedRevocation: StatedRevocation?
  package var proofs: [Proof] = []
  /// The signature around the document, when it came as a JWS.
  package var envelope: CompactJWS?
  package var language: String?
  /// The credential as stated. For a JWT: the `vc` claim, or the payload when there is none.
  package var document: JSONValue
  /// All claims of the JWT that the credential came in, `vc` among them when there is one; nil for any other credential.
  package var claims: JSONValue?

  package init(format: CredentialFormat, document: JSONValue) {
    self.format = format
    self.document = document
  }

  /// What to call the badge: the achievement's name, else the credential's own, else nil.
  package var title: LocalizedText? { subject.achievement?.name ?? name }
}

/// The kind and version of a credential, named as in Lapel's JSON.
package enum CredentialFormat: String, Sendable, Hashable, CaseIterable {
  case openBadges1 = "ob1"
  case openBadges2Hosted = "ob2-hosted"
  case openBadges2Signed = "ob2-signed"
  case openBadges3JWT = "ob3-jwt"
  case openBadges3DataIntegrity = "ob3-data-integrity"
  case openBadges3Unsigned = "ob3-unsigned"
  case clr2JWT = "clr2-jwt"
  case clr2DataIntegrity = "clr2-data-integrity"
  case clr2Unsigned = "clr2-unsigned"
  case endorsementJWT = "endorsement-jwt"
  case endorsementDataIntegrity = "endorsement-data-integrity"
  case endorsementUnsigned = "endorsement-unsigned"
  case endorsementOpenBadges2 = "endorsement-ob2"
  /// A verifiable credential of no kind that Lapel knows.
  case unknown = "unknown"
}

/// A credential inside another: an endorsement, or a member of a CLR.
///
/// One that cannot be decoded does not spoil the whole: it stays as the reason.
package enum EmbeddedCredential: Sendable, Hashable {
  indirect case credential(Credential)
  /// Only its address was given.
  case reference(String)
  case undecodable(CredentialDecodingError)
}

/// An entry that tells where the status of a credential is published: `credentialStatus`.
package struct StatusReference: Sendable, Hashable {
  package var id: String?
  /// `BitstringStatusListEntry`, `StatusList2021Entry`, `1EdTechRevocationList`, ...
  package var types: [String] = []
  /// `statusPurpose`: `revocation`, `suspension`, `message`, ...
  package var purpose: String?
  package var listIndex: String?
  package var listCredential: String?
  package var document: JSONValue

  package init(document: JSONValue) { self.document = document }
}

/// Something that the credential names by id and type: a schema, a refresh service, terms of use.
package struct TypedReference: Sendable, Hashable {
  package var id: String?
  package var types: [String] = []

  package init(id: String? = nil, types: [String] = []) {
    self.id = id
    self.types = types
  }
}

/// A proof inside the document: Verifiable Credential Data Integrity 1.0, 2.1.
package struct Proof: Sendable, Hashable {
  package var types: [String] = []
  package var cryptosuite: String?
  package var created: Timestamp?
  package var verificationMethod: String?
  package var purpose: String?
  package var document: JSONValue

  package init(document: JSONValue) { self.document = document }
}

/// How an Open Badges 1 or 2 assertion says it can be verified: `verify`, `verification`.
package struct HostedVerification: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case hosted, signed, unknown }

  package var kind: Kind
  /// Where the assertion is hosted.
  package var url: String?
  /// The key of a signed assertion (`creator`, or `url` in 1.x).
  package var creator: String?

  package init(kind: Kind, url: String? = nil, creator: String? = nil) {
    self.kind = kind
    self.url = url
    self.creator = creator
  }
}

/// `revoked` and `revocationReason` in an Open Badges assertion.
package struct StatedRevocation: Sendable, Hashable {
  package var reason: String?

  package init(reason: String? = nil) { self.reason = reason }
}
