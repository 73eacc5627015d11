import LapelCredentials
import LapelLinkedData

// The order of contexts and what hangs on the version of the data model.

/// Which version of the Verifiable Credentials Data Model a credential follows.
enum DataModelVersion: Sendable {
  case v1, v2

  static let addresses: [(DataModelVersion, String)] = [
    (.v2, "https://www.w3.org/ns/credentials/v2"),
    (.v1, "https://www.w3.org/2018/credentials/v1"),
  ]
}

/// The contexts that Open Badges and CLR publish, in several versions.
private enum PublishedContext {
  case openBadges3, clr2

  /// `…/context.json` is always the newest; `…/context-3.0.3.json` is one version for ever.
  var start: String {
    switch self {
    case .openBadges3: "https://purl.imsglobal.org/spec/ob/v3p0/context"
    case .clr2: "https://purl.imsglobal.org/spec/clr/v2p0/context"
    }
  }

  var newest: String {
    switch self {
    case .openBadges3: "3.0.3"
    case .clr2: "2.0.1"
    }
  }

  /// The version that an address names, empty for the newest whatever it is; nil for another address.
  func version(in address: String) -> String? {
    guard address.utf8.starts(with: start.utf8), address.hasSuffix(".json") else { return nil }
    let version = address.utf8.dropFirst(start.utf8.count).dropLast(5)
    guard let hyphen = version.first else { return "" }
    let numbers = version.dropFirst()
    let major = newest.utf8.prefix(4)
    guard hyphen == UInt8(ascii: "-"), numbers.starts(with: major), numbers.count > major.count,
      numbers.dropFirst(major.count).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return String(decoding: numbers, as: UTF8.self)
  }

  func isOld(_ version: String) -> Bool {
    guard !version.utf8.isEmpty,
      let stated = Int(String(decoding: version.utf8.dropFirst(4), as: UTF8.self)),
      let known = Int(String(decoding: newest.utf8.dropFirst(4), as: UTF8.self))
    else { return false }
    return stated < known
  }
}

extension FormatInspector {
  /// Checks the first contexts and their order: Open Badges 3.0, 9.1 and B.1.1 `@context`; CLR 2.0 likewise.
  ///
  /// - Returns: the version of the data model, nil when the first context does not say it.
  mutating func inspectContexts(
    of document: JSONValue, as formatClass: FormatClass
  ) -> DataModelVersion? {
    var version: DataModelVersion?
    at("@context") { inspector in
      version = inspector.inspectContextList(document["@context"], as: formatClass)
    }
    return version
  }

  private mutating func inspectContextList(
    _ value: JSONValue?, as formatClass: FormatClass
  ) -> DataModelVersion? {
    guard let value else {
      fail(FormatFinding.missing)
      return nil
    }
    let required: [PublishedContext]
    switch formatClass {
    case .clrCredential: required = [.clr2, .openBadges3]
    case .verifiableCredential: required = []
    default: required = [.openBadges3]
    }
    if value.array == nil, !required.isEmpty {
      fail(FormatFinding.wrongKind(value, expected: "a list"))
    }
    let stated = value.elements
    let first = stated.first?.string ?? ""
    let version = DataModelVersion.addresses.first { $0.1.hasSameBytes(as: first) }?.0
    if version == nil {
      at(0) { $0.fail(Self.expectedContexts(DataModelVersion.addresses.map { $0.1 })) }
    }
    for (index, context) in required.enumerated() {
      at(index + 1) { $0.inspect(stated.dropFirst(index + 1).first?.string, context) }
    }
    return version
  }

  private mutating func inspect(_ address: String?, _ context: PublishedContext) {
    guard let version = address.flatMap({ context.version(in: $0) }) else {
      return fail(Self.expectedContexts(["\(context.start)-\(context.newest).json"]))
    }
    if context.isOld(version) {
      warn("is version \(version), the newest known is \(context.newest)")
    }
  }

  private static func expectedContexts(_ addresses: [String]) -> String {
    "is not " + addresses.map { "'\($0)'" }.joined(separator: " or ")
  }
}

extension FormatInspector {
  /// Checks the start of validity, which the two data models name differently, and that the end is not before it.
  mutating func inspectVersion(
    _ version: DataModelVersion?, of document: JSONValue, isBadge: Bool
  ) {
    let isStated = [document["validFrom"], document["issuanceDate"]].contains { $0 != nil }
    for name in ["validFrom", "issuanceDate"] {
      if let value = document[name] { at(name) { $0.inspectDate(value, .strict) } }
    }
    switch version {
    case .v1? where document["issuanceDate"] == nil:
      let severity: FormatProblem.Severity = isStated || !isBadge ? .warning : .failure
      at("issuanceDate") { $0.note(severity, FormatFinding.missingInVersion1) }
    case .v2? where document["validFrom"] == nil && isBadge:
      at("validFrom") { $0.fail(FormatFinding.missing) }
    case nil where !isStated && isBadge: at("validFrom") { $0.fail(FormatFinding.missing) }
    default: break
    }
  }

  /// Checks that the end of validity is not before its beginning: Verifiable Credentials Data Model 2.0, 4.9; Open
  /// Badges say nothing of it, one of their validators does.
  mutating func inspectOrder(of credential: Credential, _ severity: FormatProblem.Severity) {
    guard let from = credential.validFrom, let until = credential.validUntil,
      let begin = from.moment, let end = until.moment, end < begin
    else { return }
    let names = ["validUntil", "expirationDate", "expires"]
    let name = names.first { credential.document[$0] != nil } ?? "validUntil"
    at(name) {
      $0.note(severity, FormatFinding.endsBeforeItBegins(until.text, begin: from.text))
    }
  }

  /// Checks that the credential is in a claim `vc` under the data model 1.1, and nowhere but at the top under 2.0
  /// (Verifiable Credentials Data Model 1.1, 6.3.1; VC-JOSE-COSE, 3.1; Open Badges 3.0 implementation guide).
  mutating func inspectClaims(of credential: Credential, _ version: DataModelVersion?) {
    guard let claims = credential.claims else { return }
    let hasClaim = claims["vc"] != nil
    switch version {
    case .v2? where hasClaim:
      fail(FormatFinding.claimInVersion2)
    case .v1? where !hasClaim:
      warn(FormatFinding.noClaimInVersion1)
    default: break
    }
  }
}
