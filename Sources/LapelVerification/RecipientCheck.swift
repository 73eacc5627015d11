import LapelCredentials
import LapelLinkedData

/// Whether a credential was given to somebody who has these identities: e-mail addresses, DIDs, web addresses, telephone
/// numbers, names (Open Badges 3.0, 8.4; Open Badges 2.0, Verification).
///
/// One identity that matches suffices. Only identities of one kind are compared, and a message tells kinds, never the
/// identities themselves. That a name is the same is worth a warning: many people share one.
func recipientCheck(of credential: Credential, against identities: [String]) -> Check {
  let given = identities.filter { !$0.withoutSpaceAround.utf8.isEmpty }
  guard !given.isEmpty else {
    return Check(
      .recipient, .notChecked,
      "Whether it was given to this person was not checked: there is no identity to compare with.")
  }
  let subjects = [credential.subject] + credential.furtherSubjects
  let stated = subjects.flatMap { $0.recipientIdentities }
  let names = subjects.flatMap { $0.name?.entries ?? [] }
  guard !stated.isEmpty || !names.isEmpty else {
    return Check(
      .recipient, .notChecked,
      "Whether it was given to this person was not checked: it does not say whom it is about.")
  }
  var comparison = RecipientComparison()
  for identity in stated {
    for text in given { comparison.compare(text, with: identity) }
    if comparison.isDecided { break }
  }
  for name in names {
    let identity = RecipientIdentity(kind: .name, form: .clear(name.text))
    for text in given { comparison.compare(text, with: identity) }
  }
  return comparison.check(given: given, stated: stated)
}

/// What came of comparing the identities that were given with those that are stated.
private struct RecipientComparison {
  /// How the match was made, for people.
  private var match: String?
  /// The same for a name.
  private var nameMatch: String?
  /// Kinds of identities that were compared and differ, in order.
  private var differing: [(stated: String, given: IdentityKind)] = []

  var isDecided: Bool { match != nil }

  mutating func compare(_ given: String, with stated: RecipientIdentity) {
    guard match == nil else { return }
    let givenKind = IdentityKind(of: given.withoutSpaceAround)
    switch stated.form {
    case .unreadable: return
    case .clear(let text):
      let kind = stated.kind ?? IdentityKind(of: text)
      guard Self.isComparable(givenKind, kind) else { return }
      if let likeness = IdentityLikeness(of: given, and: text, as: kind) {
        note(kind, "\(kind.name), \(likeness.name), which the badge states in the clear")
      } else {
        noteDifference(kind, stated, givenKind)
      }
    case .hidden(let hash, let salt):
      guard stated.kind.map({ Self.isComparable(givenKind, $0) }) ?? true else { return }
      let kind = stated.kind ?? givenKind
      if let variant = variant(of: given, as: kind, in: hash, salt: salt) {
        let salted = variant.isSalted ? "salted " : ""
        note(
          kind,
          "\(kind.name), \(variant.variant.name), of which the badge states the \(salted)"
            + "\(hash.method.name) hash")
      } else {
        noteDifference(kind, stated, givenKind)
      }
    }
  }

  /// An identity without a form of its own may be a name or some system's word; an address of a person may also serve as
  /// a user name.
  private static func isComparable(_ given: IdentityKind, _ stated: IdentityKind) -> Bool {
    given == stated || stated == .other || given == .other && stated == .name
  }

  private mutating func note(_ kind: IdentityKind, _ text: String) {
    if kind == .name {
      if nameMatch == nil { nameMatch = text }
    } else {
      match = text
    }
  }

  private mutating func noteDifference(
    _ kind: IdentityKind, _ stated: RecipientIdentity, _ given: IdentityKind
  ) {
    // Of a hash whose kind nobody states, a mismatch says nothing.
    guard stated.kind != nil, kind == given, kind.tellsApart else { return }
    let entry = (stated: stated.description, given: given)
    if !differing.contains(where: { $0.stated.isWord(entry.stated) }) { differing.append(entry) }
  }

  private func variant(
    of given: String, as kind: IdentityKind, in hash: IdentityHash, salt: String?
  ) -> (variant: IdentityVariant, isSalted: Bool)? {
    for salt in salts(salt) {
      for variant in IdentityVariant.variants(of: kind)
      where hash.hides(variant.text(of: given), salt: salt) {
        return (variant, !salt.utf8.isEmpty)
      }
    }
    return nil
  }

  /// Some platforms write in words that there is no salt.
  private func salts(_ stated: String?) -> [String] {
    guard let stated else { return [""] }
    let isWord = stated.lowercased().isWord("notprovided")
    return isWord ? ["", stated] : [stated]
  }
}

extension RecipientComparison {
  func check(given: [String], stated: [RecipientIdentity]) -> Check {
    if let match { return Check(.recipient, .passed, "It was given to this person: \(match).") }
    if !differing.isEmpty {
      let kinds = enumeration(of: differing.map { $0.stated })
      let compared = enumeration(
        of: distinct(differing.map { $0.given.nameWithoutArticle }), joinedBy: "or")
      return Check(
        .recipient, .failed,
        "It was given to somebody else: it states \(kinds), and no \(compared) that was named for "
          + "this person is the same.")
    }
    if let nameMatch {
      return Check(
        .recipient, .warning,
        "It was given to somebody of the same name, and a name is no identity: \(nameMatch).")
    }
    let given = enumeration(
      of: distinct(given.map { IdentityKind(of: $0.withoutSpaceAround).nameWhenGiven }))
    let stated = stated.isEmpty ? ["a name"] : distinct(stated.map { $0.description })
    return Check(
      .recipient, .notChecked,
      "Whether it was given to this person was not checked: it states \(enumeration(of: stated)), "
        + "and to compare with there is only \(given).")
  }
}

extension IdentityKind {
  /// With its article: a text without a form of its own may be either.
  fileprivate var nameWhenGiven: String { self == .other ? "a name or number" : name }
}

/// Whether a credential was given to somebody who has these identities, by an identity that it states in the clear or hashed.
/// A name alone is not enough.
package func wasGiven(_ credential: Credential, to identities: [String]) -> Bool {
  recipientCheck(of: credential, against: identities).outcome == .passed
}
