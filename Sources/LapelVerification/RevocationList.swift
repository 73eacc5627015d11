import LapelLinkedData

/// A list of badges that an issuer revoked, by id, as Open Badges wrote it through its versions.
struct RevocationList: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// `revokedCredential` of 1EdTechRevocationList.
    case credentials
    /// `revokedAssertions` of Open Badges 2.0.
    case assertions
    /// Open Badges 1.x: an object of ids and reasons.
    case map
  }

  var form: Form
  /// Who says that they made it; nil when it does not say.
  var issuer: String?
  private var entries: [JSONValue] = []
  private var reasons: [JSONObject.Member] = []

  /// The list that a document is; nil when it is none.
  init?(_ document: JSONValue) {
    guard let object = document.object else { return nil }
    issuer = document["issuer"]?.referredAddress
    if let list = document["revokedCredential"] {
      form = .credentials
      entries = list.elements
    } else if let list = document["revokedAssertions"] {
      form = .assertions
      entries = list.elements
    } else {
      form = .map
      reasons = object.members.filter { member in
        !["@context", "id", "type", "issuer"].contains { member.name.hasSameBytes(as: $0) }
      }
      guard reasons.allSatisfy({ $0.value.string != nil || $0.value.isNull }) else { return nil }
      // An object that has other things to say is no list, and an empty one says nothing yet.
      guard issuer == nil, document["type"] == nil else { return nil }
    }
  }
}

extension RevocationList {
  struct Revocation: Sendable, Hashable {
    var reason: String?
  }

  /// Whether one of these ids is revoked: the ids of a badge, and its `uid` in Open Badges 1. Time is linear in the list.
  func revocation(of ids: [String]) -> Revocation? {
    func isNamed(_ id: String?) -> Bool {
      guard let id else { return false }
      return ids.contains { $0.hasSameBytes(as: id) }
    }
    for member in reasons where isNamed(member.name) {
      return Revocation(reason: member.value.string)
    }
    for entry in entries {
      guard isNamed(entry.string) || isNamed(entry.statedID) || isNamed(entry.statedUID) else {
        continue
      }
      if form == .credentials, case .bool(false)? = entry["revoked"]?.content { continue }
      return Revocation(reason: entry["revocationReason"]?.string)
    }
    return nil
  }

  /// How many entries name nothing: Open Badges 2.0, RevocationList.
  var unreadableEntryCount: Int {
    var count = 0
    for entry in entries
    where entry.string == nil && entry.statedID == nil && entry.statedUID == nil { count += 1 }
    return count
  }
}
