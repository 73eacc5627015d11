import LapelCredentials
import LapelLinkedData

// Rules about an object as a whole: one member or another, or one that fits another.

extension FormatInspector {
  mutating func inspectWhole(_ object: JSONObject, as formatClass: FormatClass) {
    switch formatClass {
    case .achievementSubject, .clrSubject, .endorsementSubject:
      if object.lacks("id"), object.lacks("identifier") { fail(FormatFinding.noIdentity) }
    case .criteria, .criteria2:
      if object.lacks("id"), object.lacks("narrative") { fail(FormatFinding.noCriteria) }
    case .identityObject: inspectHash(of: object, at: "identityHash")
    case .identity2, .identity1: inspectIdentity(object)
    case .verification2: inspectVerification(object)
    case .verification1:
      at("type") { inspector in
        if let type = object["type"]?.string, !type.isWord("hosted"), !type.isWord("signed") {
          inspector.fail(FormatFinding.unknownVerify)
        }
      }
    case .revocationList2: inspectRevocations(object)
    default: break
    }
  }

  private mutating func inspectHash(of object: JSONObject, at name: String) {
    guard let text = object[name]?.string, let isHashed = object["hashed"]?.bool else { return }
    let hash = IdentityHash(text)
    switch (isHashed, hash) {
    case (true, nil): fail(FormatFinding.notHashed)
    case (true, let hash?):
      if case .sha512 = hash.method { warn(FormatFinding.unusualHash) }
    case (false, let hash?): if hash.isPrefixed { fail(FormatFinding.hashed) }
    case (false, nil): break
    }
  }

  private mutating func inspectIdentity(_ object: JSONObject) {
    inspectHash(of: object, at: "identity")
    guard object["hashed"]?.bool == false, let text = object["identity"]?.string,
      object["type"]?.elements.first?.string?.isWord("email") == true,
      IdentityHash(text) == nil
    else { return }
    if !text.isMailAddress { fail(FormatFinding.noMail) }
  }

  private mutating func inspectVerification(_ object: JSONObject) {
    let types = object["type"]?.elements.compactMap { $0.string } ?? []
    func has(_ name: String) -> Bool { types.contains { $0.isWord(name) } }
    guard !types.isEmpty, !has("HostedBadge"), !has("SignedBadge") else { return }
    if has("hosted") { return warn(FormatFinding.formerHostedWord) }
    if has("signed") { return warn(FormatFinding.formerSignedWord) }
    fail(FormatFinding.unknownVerification)
  }

  /// Open Badges 2.0, `RevocationList`.
  private mutating func inspectRevocations(_ object: JSONObject) {
    at("revokedAssertions") { inspector in
      for (index, entry) in (object["revokedAssertions"]?.elements ?? []).enumerated()
      where !entry.isRevocation {
        inspector.at(index) { $0.fail(FormatFinding.revocationEntry) }
      }
    }
  }
}

extension JSONObject {
  /// Whether it has no such member, or one that says nothing.
  fileprivate func lacks(_ name: String) -> Bool {
    guard let value = self[name] else { return true }
    return value.elements.isEmpty || value.string?.utf8.isEmpty == true
  }
}

extension JSONValue {
  fileprivate var isRevocation: Bool {
    if let string { return IRI.isWellFormed(string) }
    if let id = self["id"]?.string { return IRI.isWellFormed(id) }
    return self["uid"]?.string?.utf8.isEmpty == false
  }
}

extension String {
  /// Whether it is this word, byte for byte.
  func isWord(_ word: String) -> Bool { hasSameBytes(as: word) }

  /// Whether it is like an e-mail address: something, an at sign, something, without white space.
  var isMailAddress: Bool {
    let bytes = Array(utf8)
    guard let sign = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    return sign > 0 && sign + 1 < bytes.count
      && bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }
}
