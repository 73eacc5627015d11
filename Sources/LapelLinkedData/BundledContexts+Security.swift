// Written in the lines that `ContextTable` explains.
extension BundledContexts {
  /// What several contexts share: abbreviations and the parts of a proof.
  static let sharedTable = """
    cred> https://www.w3.org/2018/credentials#
    dc> http://purl.org/dc/terms/
    jose> https://www.iana.org/assignments/jose#
    jwt> https://www.iana.org/assignments/jwt#
    schema> http://schema.org/
    sec> https://w3id.org/security#
    so> https://schema.org/
    status> https://www.w3.org/ns/credentials/status#
    xsd> http://www.w3.org/2001/XMLSchema#
    xsds> https://www.w3.org/2001/XMLSchema#

    # aliases
    id = @id
    type = @type

    # scope
    @protected
    + aliases

    # proof
    proof = sec> @id @graph

    # purposes
    assertionMethod = sec> @id @set
    authentication = sec>authenticationMethod @id @set
    capabilityDelegation = sec>capabilityDelegationMethod @id @set
    capabilityInvocation = sec>capabilityInvocationMethod @id @set
    keyAgreement = sec>keyAgreementMethod @id @set

    # signature
    + scope
    challenge domain nonce = sec>
    created = dc> xsd>dateTime
    expires = sec>expiration xsd>dateTime
    proofPurpose = sec> @vocab
      + scope
      + purposes
    verificationMethod = sec> @id

    # key
    + scope
    controller = sec> @id
    revoked = sec> xsd>dateTime

    # status-list
    BitstringStatusListCredential = status>
    BitstringStatusList = status>
      + scope
      encodedList = status> sec>multibase
      statusPurpose ttl = status>
    BitstringStatusListEntry = status>
      + scope
      statusListCredential statusReference = status> @id
      statusListIndex statusPurpose = status>
      statusMessage = status>
        + scope
        message status = status>
      statusSize = status> xsds>integer

    # data-integrity
    DataIntegrityProof = sec>
      + signature
      cryptosuite = sec> sec>cryptosuiteString
      previousProof = sec> @id
      proofValue = sec> sec>multibase
    """

  /// Data Integrity, the older signature suites, and the forms of a public key.
  static let securityTable = """
    # https://w3id.org/security/data-integrity/v1
    + scope
    + proof
    DataIntegrityProof = sec>
      + signature
      cryptosuite = sec>
      proofValue = sec> sec>multibase

    # https://w3id.org/security/data-integrity/v2
    + scope
    + proof
    + data-integrity

    # https://w3id.org/security/multikey/v1
    + scope
    Multikey = sec>
      + key
      expires = sec>expiration xsd>dateTime
      publicKeyMultibase secretKeyMultibase = sec> sec>multibase

    # https://w3id.org/security/jwk/v1
    + scope
    JsonWebKey = sec>
      + key
      expires = sec>expiration xsd>dateTime
      publicKeyJwk secretKeyJwk = sec> @json

    # https://w3id.org/security/suites/ed25519-2018/v1
    + scope
    + proof
    Ed25519VerificationKey2018 = sec>
      + key
      publicKeyBase58 = sec>
    Ed25519Signature2018 = sec>
      + signature
      jws = sec>

    # https://w3id.org/security/suites/ed25519-2020/v1
    + scope
    + proof
    Ed25519VerificationKey2020 = sec>
      + key
      publicKeyMultibase = sec> sec>multibase
    Ed25519Signature2020 = sec>
      + signature
      proofValue = sec> sec>multibase

    # https://w3id.org/security/suites/secp256k1-2019/v1
    + scope
    + proof
    EcdsaSecp256k1VerificationKey2019 = sec>
      + key
      blockchainAccountId publicKeyBase58 = sec>
      publicKeyJwk = sec> @json
      publicKeyMultibase = sec> sec>multibase
    EcdsaSecp256k1Signature2019 = sec>
      + signature
      jws = sec>

    # https://w3id.org/security/suites/x25519-2019/v1
    + scope
    X25519KeyAgreementKey2019 = sec>
      + key
      publicKeyBase58 = sec>

    # https://w3id.org/security/suites/jws-2020/v1
    privateKeyJwk = sec> @json
    JsonWebKey2020 = sec>
      + scope
      publicKeyJwk = sec> @json
    JsonWebSignature2020 = sec>
      + signature
      jws = sec>

    # https://w3id.org/security/v1
    + aliases
    dc sec xsd = >
    EcdsaKoblitzSignature2016 Ed25519Signature2018 EncryptedMessage GraphSignature2012 = sec:
    LinkedDataSignature2015 LinkedDataSignature2016 = sec:
    CryptographicKey = sec:Key
    authenticationTag canonicalizationAlgorithm cipherAlgorithm cipherData cipherKey = sec:
    created = dc: xsd:dateTime
    creator = dc: @id
    digestAlgorithm digestValue domain encryptionKey initializationVector iterationCount = sec:
    expiration expires = sec:expiration xsd:dateTime
    nonce normalizationAlgorithm password privateKeyPem publicKeyBase58 publicKeyPem = sec:
    owner privateKey publicKey publicKeyService = sec: @id
    publicKeyWif salt signature signatureValue = sec:
    revoked = sec: xsd:dateTime
    signatureAlgorithm = sec:signingAlgorithm

    # https://w3id.org/security/v2
    @version
    & https://w3id.org/security/v1
    AesKeyWrappingKey2019 DeleteKeyOperation DeriveSecretOperation = sec:
    EcdsaSecp256k1Signature2019 EcdsaSecp256k1VerificationKey2019 = sec:
    EcdsaSecp256r1Signature2019 EcdsaSecp256r1VerificationKey2019 = sec:
    Ed25519Signature2018 Ed25519VerificationKey2018 EquihashProof2018 = sec:
    ExportKeyOperation GenerateKeyOperation KmsOperation RevokeKeyOperation = sec:
    RsaSignature2018 RsaVerificationKey2018 Sha256HmacKey2019 SignOperation = sec:
    UnwrapKeyOperation VerifyOperation WrapKeyOperation X25519KeyAgreementKey2019 = sec:
    allowedAction capabilityAction challenge ciphertext jws kmsModule plaintext = sec:
    proofValue referenceId unwrappedKey verifyData wrappedKey = sec:
    assertionMethod caveat = sec: @id @set
    authentication = sec:authenticationMethod @id @set
    capability controller delegator invocationTarget invoker parentCapability = sec: @id
    verificationMethod = sec: @id
    capabilityChain = sec: @id @list
    capabilityDelegation = sec:capabilityDelegationMethod @id @set
    capabilityInvocation = sec:capabilityInvocationMethod @id @set
    equihashParameterK equihashParameterN = sec: xsd:integer
    keyAgreement = sec:keyAgreementMethod @id @set
    proof = sec: @id @graph
    proofPurpose = sec: @vocab
    """

  /// Decentralized Identifiers 1.0.
  static let didTable = """
    # https://www.w3.org/ns/did/v1
    + scope
    + purposes
    alsoKnownAs = https://www.w3.org/ns/activitystreams#alsoKnownAs @id
    controller verificationMethod = sec> @id
    service = https://www.w3.org/ns/did#service @id
      + scope
      serviceEndpoint = https://www.w3.org/ns/did#serviceEndpoint @id
    """
}
