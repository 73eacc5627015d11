import LapelCredentials
import LapelLinkedData

/// Whether a credential has the members that its standard requires, each in the right form.
///
/// What is embedded is judged with it; credentials inside it are not, since they are verified by themselves, nor is
/// what it only links to. That its JSON is sound, the decoder has told already.
func formatCheck(of decoded: DecodedCredential) -> Check {
  let credential = decoded.credential
  let standard = credential.format.standard
  if case .address = decoded.encoded.encoding, credential.isAddressOnly {
    return Check(
      .format, .notChecked,
      "Only the address of this badge is here, so its form was not checked.")
  }
  var inspector = FormatInspector()
  inspector.inspect(credential)
  let failures = inspector.problems.filter { $0.severity == .failure }
  let warnings = inspector.problems.filter { $0.severity == .warning }
  if !failures.isEmpty {
    return Check(
      .format, .failed, "It is not as \(standard) requires: \(FormatProblem.list(failures)).")
  }
  if !warnings.isEmpty {
    return Check(
      .format, .warning,
      "It has what \(standard) requires, but: \(FormatProblem.list(warnings)).")
  }
  return Check(.format, .passed, "It has every part that \(standard) requires, in the right form.")
}

extension FormatInspector {
  fileprivate mutating func inspect(_ credential: Credential) {
    switch credential.format {
    case .openBadges3JWT, .openBadges3DataIntegrity, .openBadges3Unsigned:
      inspectVerifiable(credential, as: .achievementCredential)
    case .clr2JWT, .clr2DataIntegrity, .clr2Unsigned:
      inspectVerifiable(credential, as: .clrCredential)
    case .endorsementJWT, .endorsementDataIntegrity, .endorsementUnsigned:
      inspectVerifiable(credential, as: .endorsementCredential)
    case .unknown:
      inspectVerifiable(credential, as: .verifiableCredential)
      at("type") {
        $0.warn(FormatFinding.noBadge)
      }
    case .openBadges2Hosted, .openBadges2Signed: inspectAssertion2(credential, as: .assertion2)
    case .endorsementOpenBadges2: inspectAssertion2(credential, as: .endorsement2)
    case .openBadges1: inspectAssertion1(credential)
    }
  }

  private mutating func inspectVerifiable(
    _ credential: Credential, as formatClass: FormatClass
  ) {
    let document = credential.document
    var isBadge = true
    if case .verifiableCredential = formatClass { isBadge = false }
    let version = inspectContexts(of: document, as: formatClass)
    inspectClaims(of: credential, version)
    inspect(document, as: formatClass)
    inspectVersion(version, of: document, isBadge: isBadge)
    inspectOrder(of: credential, .failure)
    if isBadge { inspectEmptiness(of: document) }
  }

  private mutating func inspectAssertion2(
    _ credential: Credential, as formatClass: FormatClass
  ) {
    let document = credential.document
    at("@context") { inspector in
      guard let value = document["@context"] else { return inspector.fail(FormatFinding.missing) }
      if !value.elements.contains(where: { $0.string?.isOpenBadges2Context == true }) {
        inspector.fail("does not name '\(openBadges2Contexts[0])'")
      }
    }
    // The answer for a revoked badge says nothing else (Open Badges 2.0, Revoking Hosted Assertions).
    if credential.statedRevocation != nil, document["badge"] == nil, document["claim"] == nil {
      return inspectRevoked(document)
    }
    inspect(document, as: formatClass)
    inspectOrder(of: credential, .warning)
  }

  private mutating func inspectAssertion1(_ credential: Credential) {
    let document = credential.document
    if credential.statedRevocation != nil, document["badge"] == nil { return }
    let isOldest = document["recipient"]?.string != nil
    inspect(document, as: isOldest ? .assertion05 : .assertion1)
    inspectOrder(of: credential, .warning)
  }

  private mutating func inspectRevoked(_ document: JSONValue) {
    guard let id = document["id"] else { return at("id") { $0.fail(FormatFinding.missing) } }
    at("id") { $0.inspect(id, as: .identifier) }
  }
}

/// The first is the published one; the others are where it was and is served from too.
private let openBadges2Contexts = [
  "https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json",
  "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld",
]

extension String {
  fileprivate var isOpenBadges2Context: Bool {
    openBadges2Contexts.contains { hasSameBytes(as: $0) }
  }
}

extension Credential {
  fileprivate var isAddressOnly: Bool { document["badge"] == nil && statedRevocation == nil }
}

extension CredentialFormat {
  /// The standard's name, for people.
  fileprivate var standard: String {
    switch self {
    case .openBadges1: "Open Badges 1"
    case .openBadges2Hosted, .openBadges2Signed, .endorsementOpenBadges2: "Open Badges 2.0"
    case .openBadges3JWT, .openBadges3DataIntegrity, .openBadges3Unsigned, .endorsementJWT,
      .endorsementDataIntegrity, .endorsementUnsigned:
      "Open Badges 3.0"
    case .clr2JWT, .clr2DataIntegrity, .clr2Unsigned: "CLR 2.0"
    case .unknown: "the Verifiable Credentials Data Model"
    }
  }
}
