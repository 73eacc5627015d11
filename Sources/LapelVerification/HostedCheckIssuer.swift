import LapelCredentials
import LapelLinkedData

/// The way from an assertion of Open Badges 0.5 to 2.1 to its issuer, each as its own address serves it.
struct IssuerTrail {
  /// Where the badge class lies; nil when it is only written out in the assertion.
  var badgeClassAddress: String?
  /// Where the issuer's profile lies, which is also its id; nil when it is only written out.
  var issuerID: String?
  var issuer: JSONValue = .null
  /// The addresses that it rests on.
  var documents: [String] = []
  /// What is odd and decides nothing; complete sentences.
  var remarks: [String] = []
}

extension Inquiry {
  enum IssuerTrailLookup {
    case found(IssuerTrail)
    /// The documents contradict each other or name no issuer; a complete sentence says how.
    case refused(String, documents: [String])
    /// Completes "not checked, because …".
    case unavailable(String)
    case pending
  }

  /// The badge class and the issuer of an assertion or endorsement.
  ///
  /// What is written out with an `https:` id is looked up all the same, and what lies there decides: else anybody could
  /// write out a class or a profile under somebody else's address (Open Badges 2.0, Data Validation).
  mutating func issuerTrail(of assertion: JSONValue) -> IssuerTrailLookup {
    var trail = IssuerTrail()
    if assertion["claim"] != nil, assertion["badge"] == nil {
      return withIssuer(assertion["issuer"], trail)
    }
    guard let badge = assertion["badge"]?.elements.first else {
      return .refused("The badge names no badge class.", documents: [])
    }
    let badgeClass: JSONValue
    switch linkedPart(badge, .badgeClass, &trail) {
    case .found(let part):
      badgeClass = part.document
      trail.badgeClassAddress = part.address
    case .gone: return .pending
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
    let stated = badge["issuer"]?.referredAddress
    let issuer = badgeClass["issuer"] ?? assertion["issuer"]
    if let stated, let found = issuer?.referredAddress, !found.hasSameBytes(as: stated) {
      return .refused(
        "The badge says that its class is issued by '\(shown(stated))', and the class itself names '\(shown(found))'.",
        documents: trail.documents)
    }
    return withIssuer(issuer, trail)
  }

  private mutating func withIssuer(
    _ issuer: JSONValue?, _ trail: IssuerTrail
  ) -> IssuerTrailLookup {
    var trail = trail
    guard let issuer = issuer?.elements.first else {
      return .refused("The badge names no issuer.", documents: trail.documents)
    }
    switch linkedPart(issuer, .issuer, &trail) {
    case .found(let part):
      trail.issuer = part.document
      trail.issuerID = part.address
    case .gone: return .pending
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
    guard let address = trail.issuerID, let id = trail.issuer.statedID,
      !withoutFragment(id).hasSameBytes(as: withoutFragment(address))
    else {
      trail.issuerID = trail.issuer.statedID ?? trail.issuerID
      return .found(trail)
    }
    return withIssuer(calledElsewhere: id, at: address, trail)
  }

  /// An issuer whose profile gives another id than its address: what lies at that id decides, or anybody could lend
  /// themselves a name.
  private mutating func withIssuer(
    calledElsewhere id: String, at address: String, _ trail: IssuerTrail
  ) -> IssuerTrailLookup {
    var trail = trail
    switch jsonDocument(at: id) {
    case .pending: return .pending
    case .gone: return .unavailable("the issuer’s profile at \(shown(id)) is gone for good")
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let document):
      trail.documents.append(withoutFragment(id))
      guard document.statedID?.hasSameBytes(as: id) == true else {
        return .refused(
          "The issuer’s profile at \(shown(address)) calls itself '\(shown(id))', and what lies there does not call itself so.",
          documents: trail.documents)
      }
      trail.remarks.append(
        "The issuer’s profile at \(shown(address)) calls itself '\(shown(id))'; what lies there counts."
      )
      trail.issuer = document
      trail.issuerID = id
      return .found(trail)
    }
  }

  private enum Part: String {
    case badgeClass = "badge class"
    case issuer
  }

  /// What stands in the badge, or what lies at its address when it has one. Never `gone`.
  private mutating func linkedPart(
    _ value: JSONValue, _ part: Part, _ trail: inout IssuerTrail
  ) -> Lookup<(document: JSONValue, address: String?)> {
    guard let address = value.referredAddress else {
      guard value.object != nil else { return .unavailable("the \(part.rawValue) is no object") }
      return .found((value, nil))
    }
    if !value.isOnlyReference, origin(of: withHTTPS(address)) == nil {
      return .unavailable(
        "the \(part.rawValue)’s id '\(shown(address))' is no https address")
    }
    switch jsonDocument(at: address) {
    case .pending: return .pending
    case .unavailable(let reason): return .unavailable("of the \(part.rawValue): \(reason)")
    case .gone: return .unavailable("the \(part.rawValue) at \(shown(address)) is gone for good")
    case .found(let document):
      guard document.object != nil else {
        return .unavailable("what lies at \(shown(address)) is no \(part.rawValue)")
      }
      trail.documents.append(withoutFragment(address))
      remark(on: document, at: address, writtenOut: value, part, &trail)
      return .found((document, address))
    }
  }

  private func remark(
    on document: JSONValue, at address: String, writtenOut value: JSONValue, _ part: Part,
    _ trail: inout IssuerTrail
  ) {
    if part == .badgeClass, let id = document.statedID, !id.hasSameBytes(as: address) {
      trail.remarks.append("The badge class at \(shown(address)) calls itself '\(shown(id))'.")
    }
    guard !value.isOnlyReference,
      let difference = DocumentDifference.between(
        value, document, leavingOut: ["@context", "issuer"])
    else { return }
    trail.remarks.append(
      "The \(part.rawValue) inside the badge is not what \(shown(address)) serves today: \(difference.words)."
    )
  }
}
