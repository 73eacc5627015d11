// Written in the lines that `ContextTable` explains.
extension BundledContexts {
  /// Open Badges 1.1, and the vocabulary before it on which its context builds.
  static let openBadges1Table = """
    rdfs> http://www.w3.org/2000/01/rdf-schema#

    # https://w3id.org/openbadges/legacy-v1
    + aliases
    ob = https://w3id.org/openbadges#
    rdf = http://www.w3.org/1999/02/22-rdf-syntax-ns#
    dc rdfs sec schema xsd = >
    about address image url = schema: @id
    alignment badge badgeOffer badgeTemplate criteria evidence issuer recipient = ob: @id
    issued = ob: xsd:dateTime
    recipientEmail recipientPassword tag Identity Badge BadgeOffer BadgeTemplate = ob:
    addressCountry addressLocality addressRegion description email familyName = schema:
    givenName name postalCode streetAddress PostalAddress = schema:
    comment label = rdfs:
    created = dc: xsd:dateTime
    creator = dc: @id
    title = dc:
    identityService = https://w3id.org/identity#identityService @id
    credential claim owner privateKey publicKey publicKeyService = sec: @id
    cipherAlgorithm cipherData cipherKey digestAlgorithm digestValue domain = sec:
    initializationVector nonce normalizationAlgorithm password privateKeyPem = sec:
    publicKeyPem signature signatureAlgorithm signatureValue EncryptedMessage = sec:
    GraphSignature2012 = sec:
    expires = sec:expiration xsd:dateTime
    revoked = sec: xsd:dateTime
    CryptographicKey = sec:Key

    # https://w3id.org/openbadges/v1
    & https://w3id.org/openbadges/legacy-v1
    + openbadges
    IssuerOrg = obi:Issuer
    verify = obi: @id
    email = schema:
    """

  /// Open Badges 2.0 and 2.1.
  static let openBadges2Table = """
    # openbadges
    + aliases
    obi = https://w3id.org/openbadges#
    extensions = https://w3id.org/openbadges/extensions#
    sec schema xsd = >
    validation Assertion BadgeClass Issuer Extension TypeValidation FrameValidation = obi:
    validatesType validationSchema validationFrame uid salt = obi:
    hosted = obi:HostedBadge
    signed = obi:SignedBadge
    name description = schema:
    tags = schema:keywords
    url image = schema: @id
    recipient evidence badge criteria alignment issuer revocationList = obi: @id
    hashed = obi: xsd:boolean
    identity = obi:identityHash
    issuedOn = obi:issueDate xsd:dateTime
    expires = sec:expiration xsd:dateTime

    # https://w3id.org/openbadges/v2
    # https://openbadgespec.org/v2/context.json
    + openbadges
    cred = https://w3id.org/credentials#
    dc = >
    CryptographicKey = sec:Key
    Endorsement = cred:Credential
    Criteria Evidence IdentityObject Image HostedBadge Profile RevocationList SignedBadge = obi:
    VerificationObject allowedOrigins audience endorsementComment narrative = obi:
    revocationReason targetCode verificationProperty = obi:
    AlignmentObject caption email genre targetDescription targetFramework = schema:
    targetName targetUrl telephone version = schema:
    author = schema: @id
    claim = cred: @id
    created = dc: xsd:dateTime
    creator = dc: @id
    endorsement = cred:credential @id
    owner publicKey = sec: @id
    publicKeyPem = sec:
    related = dc:relation @id
    startsWith = http://purl.org/dqm-vocabulary/v1/dqm#startsWith
    revoked = obi: xsd:boolean
    revokedAssertions = obi:revoked
    verification = obi:verify @id
    verify = verification
    """
}
