import LapelCredentials
import LapelLinkedData

/// The keys that may have signed an assertion.
enum AssertionKeys {
  /// Never empty.
  case listed([ListedKey])
  /// Not the issuer's; a complete sentence says why.
  case refused(String, documents: [String])
  /// Completes "not checked, because …".
  case unavailable(String)
  case pending
}

extension Inquiry {
  /// The key that an assertion names, or all that its issuer lists when it names none: Open Badges 2.0, SignedBadge
  /// Verification, steps 4 and 5.
  ///
  /// The issuer's profile must list the key and the key must name the issuer as its owner. Profiles of Open Badges 1 can list
  /// none: there the key must lie on the issuer's host, which is said in a warning.
  mutating func assertionKeys(
    creator: String?, _ trail: IssuerTrail, isOpenBadges1: Bool
  ) -> AssertionKeys {
    guard let issuer = trail.issuerID else {
      return .refused(
        "The issuer has no address of its own, so no key can be shown to be the issuer’s.",
        documents: trail.documents)
    }
    let listed = (trail.issuer["publicKey"]?.elements ?? []).filter { $0.referredAddress != nil }
    guard let creator else { return anyKey(of: listed, issuer: issuer, trail) }
    for entry in listed where entry.referredAddress?.hasSameBytes(as: creator) == true {
      return key(entry, at: creator, issuer: issuer, trail)
    }
    if isOpenBadges1, trail.issuer["publicKey"] == nil, let host = hostName(of: creator),
      hostName(of: issuer)?.hasSameBytes(as: host) == true
    {
      return key(.string(creator), at: creator, issuer: issuer, trail, isListed: false)
    }
    return .refused(
      "The issuer’s profile at \(shown(issuer)) does not list the key '\(shown(creator))' that the badge names.",
      documents: trail.documents)
  }

  private mutating func anyKey(
    of listed: [JSONValue], issuer: String, _ trail: IssuerTrail
  ) -> AssertionKeys {
    var keys: [ListedKey] = []
    var other: AssertionKeys?
    var isPending = false
    for entry in listed.prefix(maximumKeys) {
      guard let address = entry.referredAddress else { continue }
      let found = key(entry, at: address, issuer: issuer, trail)
      switch found {
      case .listed(let found): keys += found
      case .pending: isPending = true
      default: other = other ?? found
      }
    }
    if isPending { return .pending }
    if !keys.isEmpty { return .listed(keys) }
    return other
      ?? .refused(
        "The badge names no key, and the issuer’s profile at \(shown(issuer)) lists none.",
        documents: trail.documents)
  }

  private var maximumKeys: Int { 8 }

  /// A key that is written out in the issuer's profile, or lies at an address of its own as a document or in PEM.
  private mutating func key(
    _ entry: JSONValue, at address: String, issuer: String, _ trail: IssuerTrail,
    isListed: Bool = true
  ) -> AssertionKeys {
    let place = KeyPlace(
      address: address, issuer: issuer, profileDocuments: trail.documents, isListed: isListed)
    if !entry.isOnlyReference { return place.key(in: entry, isInProfile: true, at: request.moment) }
    switch document(at: address) {
    case .pending: return .pending
    case .gone:
      return .refused("The key at \(shown(address)) is gone for good.", documents: trail.documents)
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let copy):
      if copy.bytes.starts(with: "-----BEGIN ".utf8) { return place.key(inPEM: copy.bytes) }
      guard let document = try? JSONValue(parsing: copy.bytes) else {
        return .unavailable("what lies at \(shown(address)) is no key")
      }
      return place.key(in: document, isInProfile: false, at: request.moment)
    }
  }
}

/// Where a key was found, and for whom.
private struct KeyPlace {
  var address: String
  var issuer: String
  var profileDocuments: [String]
  /// Whether the issuer's profile lists it.
  var isListed: Bool

  private var documents: [String] {
    let own = withoutFragment(address)
    return profileDocuments + (profileDocuments.contains { $0.hasSameBytes(as: own) } ? [] : [own])
  }

  func key(inPEM bytes: [UInt8]) -> AssertionKeys {
    do throws(KeyError) {
      return .listed([
        listed(try PublicKey(pem: String(decoding: bytes, as: UTF8.self)), owner: nil)
      ])
    } catch {
      return .unavailable("the key at \(shown(address)) cannot be used: \(error.description)")
    }
  }

  func key(
    in document: JSONValue, isInProfile: Bool, at moment: Timestamp.Moment
  ) -> AssertionKeys {
    guard let material = material(in: document, isInProfile: isInProfile) else {
      return .refused(
        "What lies at \(shown(address)) calls itself '\(shown(document.statedID ?? "nothing"))', and the badge was to be signed by '\(shown(address))'.",
        documents: documents)
    }
    let owner = (material["owner"] ?? material["controller"])?.referredAddress
    if let owner, !owner.hasSameBytes(as: issuer) {
      return .refused(
        "The key '\(shown(address))' belongs to '\(shown(owner))' and not to the issuer '\(shown(issuer))'.",
        documents: documents)
    }
    if let reason = reasonOfEnd(of: material, at: moment) { return .unavailable(reason) }
    do throws(KeyError) {
      return .listed([listed(try PublicKey(material: material), owner: owner)])
    } catch {
      return .unavailable("the key '\(shown(address))' cannot be used: \(error.description)")
    }
  }

  /// The object of that id: the document itself, or a key written out in it. One without an id is what lies there.
  private func material(in document: JSONValue, isInProfile: Bool) -> JSONValue? {
    guard let id = document.statedID else { return document }
    if isInProfile || id.hasSameBytes(as: address) { return document }
    for name in ["publicKey", "verificationMethod"] {
      for entry in document[name]?.elements ?? []
      where entry.object != nil && entry.statedID?.hasSameBytes(as: address) == true {
        return entry
      }
    }
    return nil
  }

  /// Why a key no longer counts. When it signed is not known, so neither is whether it was good then.
  private func reasonOfEnd(of material: JSONValue, at moment: Timestamp.Moment) -> String? {
    for (name, word) in [("revoked", "was revoked"), ("expires", "expired")] {
      guard let text = material[name]?.string, let end = Timestamp(text: text).moment, end <= moment
      else { continue }
      return
        "the key '\(shown(address))' \(word) on \(shown(text)), and when it signed is not known"
    }
    return nil
  }

  private func listed(_ key: PublicKey, owner: String?) -> ListedKey {
    let sentence =
      if !isListed {
        "The key lies on the issuer’s own host, at \(shown(address)); Open Badges 1 has no list of keys that could confirm it."
      } else if owner == nil {
        "The issuer’s profile at \(shown(issuer)) lists the key '\(shown(address))', which names no owner."
      } else {
        "The issuer’s profile at \(shown(issuer)) lists the key '\(shown(address))', and the key names the issuer as its owner."
      }
    return ListedKey(
      key: key, identity: .domain, documents: documents, sentence: sentence,
      isWeak: !isListed || owner == nil)
  }
}
