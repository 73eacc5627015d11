import LapelCredentials
import LapelLinkedData

/// Says what is true of credentials, and why. One serves any number of verifications, on any number of cores.
package struct Verifier: Sendable {
  /// With the contexts that badges use, processed once.
  let processor: JSONLDProcessor

  /// - Parameter learnsUsualContexts: whether the contexts that most badges use are processed beforehand, which pays from a few
  ///   badges on and changes no report.
  package init(learnsUsualContexts: Bool = true) {
    var processor = JSONLDProcessor(contexts: JSONLDContexts { BundledContexts.document(at: $0) })
    for contexts in learnsUsualContexts ? Self.usualContexts : [] {
      // What cannot be learned beforehand is processed when it is met.
      try? processor.learn(from: Self.usualDocument(contexts))
    }
    self.processor = processor
  }

  /// One node for each usual list of types, since types bring contexts of their own.
  private static func usualDocument(_ contexts: [String]) -> JSONValue {
    var list: [JSONValue] = []
    for address in contexts { list.append(.string(address)) }
    var nodes: [JSONValue] = []
    for types in usualTypes {
      var names: [JSONValue] = []
      for type in types.split(separator: " ") { names.append(.string(String(type))) }
      nodes.append(.object([("type", .array(names))]))
    }
    return .object([("@context", .array(list)), ("@graph", .array(nodes))])
  }

  private static let usualTypes = [
    "VerifiableCredential OpenBadgeCredential", "VerifiableCredential AchievementCredential",
    "VerifiableCredential ClrCredential", "VerifiableCredential EndorsementCredential",
    "VerifiableCredential BitstringStatusListCredential", "BitstringStatusList",
    "BitstringStatusListEntry", "1EdTechRevocationList", "1EdTechJsonSchemaValidator2019",
    "JsonSchema", "1EdTechCredentialRefresh", "DataIntegrityProof", "Ed25519Signature2020",
    "AchievementSubject", "ClrSubject", "EndorsementSubject", "Achievement", "Address",
    "Alignment", "Association", "Criteria", "Evidence", "GeoCoordinates", "IdentifierEntry",
    "IdentityObject", "Image", "Profile", "Related", "Result", "ResultDescription",
    "RubricCriterionLevel",
  ]

  private static let usualContexts = [
    [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    [
      "https://www.w3.org/2018/credentials/v1",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    [
      "https://www.w3.org/2018/credentials/v1",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      "https://w3id.org/security/suites/ed25519-2020/v1",
    ],
    ["https://www.w3.org/ns/credentials/v2"],
  ]
}

extension Inquiry {
  /// The report on a credential, and on everything inside it.
  mutating func report(on found: DecodedCredential) -> VerificationReport {
    let needsBefore = needs.count
    let decoded = completed(found)
    let credential = decoded.credential
    let contextCheck = contextCheck(of: credential)

    let isOld = credential.isOpenBadges1Or2
    var key: ListedKey?
    var isHosted = false
    let proofChecks: [Check]
    if isOld {
      let hosted = hostedChecks(of: decoded) + signedAssertionChecks(of: decoded)
      proofChecks = hosted
      isHosted = !hosted.isEmpty
      for check in hosted where check.outcome == .failed || check.outcome == .notChecked {
        isHosted = false
      }
    } else {
      let envelope = credential.envelope.map { envelopeProof(of: credential, in: $0) }
      (proofChecks, key) = combined(
        embeddedProofs(of: credential), around: envelope)
    }
    let schemas = schemas(of: credential)
    let status = statusChecks(of: decoded)
    let copy = refreshedCopy(of: credential)
    let (endorsementCheck, endorsements) = endorsementChecks(of: credential)
    let (contentsCheck, contents) = contentsChecks(of: credential)
    if needs.count > needsBefore { return .provisional(at: request.moment) }

    var checks = [formatCheck(of: decoded)]
    if let check = claimsCheck(of: credential) { checks.append(check) }
    checks += schemaChecks(of: credential, by: schemas)
    if let contextCheck { checks.append(contextCheck) }
    checks += proofChecks
    let refreshed = outcome(
      of: copy, for: credential, validity: validityCheck(of: credential, at: request.moment))
    checks.append(refreshed.validity)
    checks += status.isEmpty ? [statusIsNotStated(of: credential)] : status
    checks += refreshed.status
    checks.append(subjectCheck(of: credential))
    checks.append(recipientCheck(of: credential, against: request.identities))
    let (issuerCheck, identity) = issuerCheck(of: credential, key: key, isHosted: isHosted)
    checks.append(issuerCheck)
    if let endorsementCheck { checks.append(endorsementCheck) }
    if let contentsCheck { checks.append(contentsCheck) }
    return VerificationReport(
      checks: checks.map { $0.witnessed(by: request.witness) }, issuerIdentity: identity,
      moment: request.moment, contained: contents + endorsements)
  }

  private mutating func embeddedProofs(of credential: Credential) -> [ProofFinding] {
    let findings = embeddedProofs(in: credential.document, issuer: credential.issuer?.id)
    if credential.envelope != nil { return findings }
    return findings.isEmpty
      ? [.open("The badge carries no signature, so anybody could have made it.")] : findings
  }

  private func statusIsNotStated(of credential: Credential) -> Check {
    Check(
      .status, .passed,
      "The badge names no place where the issuer would say that it is revoked or suspended.")
  }
}

extension VerificationReport {
  /// Stands for a report as long as something is needed for it: the checks that need nothing are not made for nothing.
  fileprivate static func provisional(at moment: Timestamp.Moment) -> VerificationReport {
    VerificationReport(checks: [], issuerIdentity: nil, moment: moment)
  }
}

extension Credential {
  /// Whether it is of the older kinds, which are hosted or signed as a whole.
  var isOpenBadges1Or2: Bool {
    switch format {
    case .openBadges1, .openBadges2Hosted, .openBadges2Signed, .endorsementOpenBadges2: true
    default: false
    }
  }
}
