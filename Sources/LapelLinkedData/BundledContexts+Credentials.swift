// Written in the lines that `ContextTable` explains.
extension BundledContexts {
  /// Verifiable Credentials 1.0 and 1.1.
  static let credentials1Table = """
    # scope-1
    @version
    + scope

    # signature-1
    @version
    @protected
    challenge domain jws nonce proofValue = sec:
    created = dc> xsd:dateTime
    expires = sec:expiration xsd:dateTime
    proofPurpose = sec: @vocab
      + scope-1
      sec = >
      assertionMethod = sec: @id @set
      authentication = sec:authenticationMethod @id @set
    verificationMethod = sec: @id

    # https://www.w3.org/2018/credentials/v1
    + scope-1
    + proof
    VerifiableCredential = cred>
      + scope-1
      cred sec xsd = >
      credentialSchema = cred: @id
        + scope-1
        cred = >
        JsonSchemaValidator2018 = cred:
      credentialStatus credentialSubject evidence holder issuer termsOfUse = cred: @id
      expirationDate issued issuanceDate validFrom validUntil = cred: xsd:dateTime
      proof = sec: @id @graph
      refreshService = cred: @id
        + scope-1
        cred = >
        ManualRefreshService2018 = cred:
    VerifiablePresentation = cred>
      + scope-1
      cred sec = >
      holder = cred: @id
      proof = sec: @id @graph
      verifiableCredential = cred: @id @graph
    EcdsaSecp256k1Signature2019 EcdsaSecp256r1Signature2019 Ed25519Signature2018 = sec>
      + scope-1
      + signature-1
      sec xsd = >
    RsaSignature2018 = sec>
      + signature-1
    """

  /// Verifiable Credentials 2.0.
  static let credentials2Table = """
    # https://www.w3.org/ns/credentials/v2
    + scope
    + status-list
    + data-integrity
    description name = so>
    digestMultibase = sec> sec>multibase
    digestSRI = cred> cred>sriString
    mediaType = so>encodingFormat
    VerifiableCredential = cred>
      + scope
      + proof
      confidenceMethod credentialSchema credentialStatus credentialSubject evidence = cred> @id
      issuer refreshService relatedResource renderMethod termsOfUse = cred> @id
      description name = so>
      validFrom validUntil = cred> xsd>dateTime
    EnvelopedVerifiableCredential EnvelopedVerifiablePresentation = cred>
    VerifiablePresentation = cred>
      + scope
      + proof
      holder termsOfUse = cred> @id
      verifiableCredential = cred> @id @graph @null
    JsonSchemaCredential = cred>
    JsonSchema = cred>
      + scope
      jsonSchema = cred> @json
    ... _sd_alg = jwt>
    _sd = jwt> @json
    aud = jwt> @id
    cnf = jwt>
      @protected
      kid = jwt> @id
      jwk = jwt> @json
    exp iat nbf = jwt> xsds>nonNegativeInteger
    iss jku kid sub x5u = jose> @id
    """

  /// Bitstring Status List 1.0 and its predecessor, Status List 2021.
  static let statusListTable = """
    # https://www.w3.org/ns/credentials/status/v1
    + scope
    + status-list

    # https://w3id.org/vc/status-list/2021/v1
    sl> https://w3id.org/vc/status-list#
    @protected
    StatusList2021Credential = sl>
      + scope
      description name = schema>
    StatusList2021 = sl>
      + scope
      encodedList statusPurpose = sl>
    StatusList2021Entry = sl>
      + scope
      statusListIndex statusPurpose = sl>
      statusListCredential = sl> @id
    """
}
