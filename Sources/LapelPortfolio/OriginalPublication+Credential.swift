import LapelCredentials
import LapelLinkedData

extension OriginalPublication {
  /// Whether the original of that badge may be published: design.md, section 2, Originals.
  ///
  /// - Parameters:
  ///   - text: the credential as it was found. The learner's own address may stand anywhere in it.
  ///   - addresses: the learner's own, as `PrivateAddresses(settings:)` makes them.
  init(
    of credential: Credential, text: [UInt8] = [], settings: Settings,
    without addresses: PrivateAddresses
  ) {
    self.init(
      credential.sensitiveContents, holdsAddress: addresses.stand(in: credential, text: text),
      settings: settings)
  }
}

extension OriginalPublication {
  /// Whether a copy of a document that a badge links to may be published: by the same rules, since it may be the badge itself
  /// as its issuer serves it.
  ///
  /// - Parameters:
  ///   - json: what the document says, also when it is signed.
  ///   - address: where it lies: some platforms write the recipient into it.
  ///   - text: the document as it was kept.
  ///   - addresses: the learner's own, as `PrivateAddresses(settings:)` makes them.
  package init(
    ofDocument json: JSONValue, at address: String, text: [UInt8], settings: Settings,
    without addresses: PrivateAddresses
  ) {
    let texts = [text, json.text(), Array(address.utf8)]
    self.init(
      JSONValue.array([json, .string(address)]).sensitiveContents,
      holdsAddress: texts.contains { addresses.stands(in: $0) }, settings: settings)
  }

  private init(_ contents: [SensitiveContent], holdsAddress: Bool, settings: Settings) {
    var reasons = Set(contents.compactMap { HoldBackReason($0, settings: settings) })
    if holdsAddress { reasons.insert(.recipientInClear) }
    if settings.publish.namesInOriginals { reasons.remove(.recipientInClear) }
    switch settings.publish.originals {
    case .auto: break
    case .all: reasons = reasons.filter { !$0.yieldsToOriginalsAll }
    case .none: reasons.insert(.learnersChoice)
    }
    self =
      reasons.isEmpty
      ? .published : .heldBack(reasons: HoldBackReason.allCases.filter(reasons.contains))
  }
}

extension PrivateAddresses {
  /// Whether one of them stands in a credential, as it is written or as it reads: JSON may spell any letter as an escape.
  fileprivate func stand(in credential: Credential, text: [UInt8]) -> Bool {
    if areNone { return false }
    return stands(in: text) || stands(in: credential.envelope?.payload ?? [])
      || stands(in: credential.document.text()) || stands(in: credential.claims?.text() ?? [])
  }
}

extension HoldBackReason {
  /// Nil when the learner has made public what the credential contains.
  fileprivate init?(_ content: SensitiveContent, settings: Settings) {
    switch content {
    case .recipientInClear(_, let value):
      if settings.makesPublic(value) { return nil }
      self = .recipientInClear
    case .privateKey: self = .privateKey
    case .holderOnlyBaseProof: self = .holderOnlyBaseProof
    case .birthDateOrNationalNumber: self = .birthDateOrNationalNumber
    }
  }
}

extension Settings {
  /// Whether the site shows this identity of a recipient anyway: the learner's name, one of the learner's links, the
  /// site's own address, or, when `publish.email` says so, an e-mail address in `learner.identities`.
  package func makesPublic(_ identity: String) -> Bool {
    let wanted = plainIdentity(identity)
    if wanted == plainIdentity(learner.name) { return true }
    let addresses = learner.links.map(\.url.text) + [url?.text].compactMap { $0 }
    if addresses.contains(where: { plainIdentity($0) == wanted }) { return true }
    return publish.email && wanted.contains("@")
      && learner.identities.contains { plainIdentity($0) == wanted }
  }
}

/// Without `mailto:`, a slash at the end and differences of case.
private func plainIdentity(_ text: String) -> String {
  var text = (trimmed(text) ?? "").lowercased()
  if text.hasPrefix("mailto:") { text.removeFirst("mailto:".count) }
  if text.hasSuffix("/") { text.removeLast() }
  return text
}
