import LapelCredentials
import LapelLinkedData

/// What sort of identity something is: only those of one kind can be told apart.
enum IdentityKind: Sendable, Hashable, CaseIterable {
  case mail, did, web, telephone, name
  /// A number or word of some system; also an address of another scheme, such as a `urn:`.
  case other

  /// With its article, for messages.
  var name: String {
    switch self {
    case .mail: "an e-mail address"
    case .did: "a DID"
    case .web: "a web address"
    case .telephone: "a telephone number"
    case .name: "a name"
    case .other: "an identifier of some system"
    }
  }

  var nameWithoutArticle: String {
    let name = name
    return String(
      decoding: name.utf8.dropFirst(name.utf8.starts(with: "an ".utf8) ? 3 : 2), as: UTF8.self)
  }

  /// Whether two identities of the kind that differ are surely two people: names are written in many ways, and of other
  /// identifiers nobody knows whose they are.
  var tellsApart: Bool { self != .name && self != .other }

  /// The kind of an identity by its form.
  init(of text: String) {
    let start = String(decoding: text.utf8.prefix(8), as: UTF8.self).lowercased()
    func begins(_ prefix: String) -> Bool { start.utf8.starts(with: prefix.utf8) }
    if begins("did:") {
      self = .did
    } else if begins("https://") || begins("http://") {
      self = .web
    } else if begins("mailto:") {
      self = .mail
    } else if begins("tel:") || text.isTelephoneNumber {
      self = .telephone
    } else if text.isMailAddress {
      self = .mail
    } else {
      self = .other
    }
  }

  /// The kind that a badge states: `identityType` of Open Badges 3.0, `type` of 1 and 2; nil when it says nothing that
  /// decides.
  init?(stated kind: String) {
    switch kind.lowercased() {
    case "email", "emailaddress", "ext:email", "ext:emailaddress": self = .mail
    case "did", "ext:did": self = .did
    case "url", "ext:url": self = .web
    case "telephone", "phone", "ext:telephone", "ext:phone": self = .telephone
    case "name", "ext:name": self = .name
    case "id", "identifier": return nil
    default: self = .other
    }
  }
}

extension String {
  /// Whether it is `+` and digits, or `tel:`, with the marks that people set between digits.
  fileprivate var isTelephoneNumber: Bool {
    utf8.first == UInt8(ascii: "+") && utf8.count >= 6
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: " "),
          UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
          UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }
}

/// One identity that a badge states for its recipient.
struct RecipientIdentity: Sendable {
  enum Form: Sendable {
    case clear(String)
    case hidden(IdentityHash, salt: String?)
    /// Hashed in a way that cannot be compared.
    case unreadable
  }

  /// Nil when it is hashed and nothing says what it is.
  let kind: IdentityKind?
  let form: Form

  /// With its article, for messages: "a hashed e-mail address".
  var description: String {
    switch form {
    case .clear: kind?.name ?? "an identity of unknown kind"
    case .hidden: "a hashed " + (kind?.nameWithoutArticle ?? "identity of unknown kind")
    case .unreadable:
      (kind?.name ?? "an identity of unknown kind") + " hashed in a way that cannot be compared"
    }
  }
}

extension Subject {
  /// A badge may repeat identities to no end; these are more than anybody has.
  private static let mostIdentities = 200

  /// How the recipient is identified: by the `id`, then by each identifier, then by a name.
  var recipientIdentities: [RecipientIdentity] {
    var found: [RecipientIdentity] = []
    if let id { found.append(RecipientIdentity(kind: IdentityKind(of: id), form: .clear(id))) }
    for identifier in identifiers.prefix(Self.mostIdentities) {
      found.append(RecipientIdentity(identifier))
    }
    return found
  }
}

extension RecipientIdentity {
  /// A salt longer than this is no salt; hashing it again and again would only cost time.
  private static let longestSalt = 4_096

  init(_ identifier: RecipientIdentifier) {
    let stated = identifier.kind.flatMap { IdentityKind(stated: $0) }
    guard identifier.isHashed else {
      kind = stated ?? IdentityKind(of: identifier.value)
      form = .clear(identifier.value)
      return
    }
    kind = stated
    let salt = identifier.salt
    if let hash = IdentityHash(identifier.value), (salt?.utf8.count ?? 0) <= Self.longestSalt {
      form = .hidden(hash, salt: salt)
    } else {
      form = .unreadable
    }
  }
}
