import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// What became of comparing two documents that should say the same.
  enum Comparison {
    case same
    case different(DocumentDifference)
    case unavailable(String)
    case pending
  }

  /// Compares the given assertion with the one that its own address serves.
  ///
  /// A badge class or issuer that stands in one and is only named in the other counts as equal when it equals the document
  /// at its `id`. What a host answers for a revoked badge may leave out all but its revocation: Open Badges 2.0, Revoking
  /// Hosted Assertions.
  mutating func comparison(of given: JSONValue, with hosted: JSONValue) -> Comparison {
    let isRevoked = hosted.statesRevocation
    let isReduced = isRevoked && hosted["badge"] == nil && hosted["claim"] == nil
    if !isReduced, !namesSameContexts(given["@context"], hosted["@context"]) {
      return .different(DocumentDifference(path: "@context", here: "one", there: "another"))
    }
    var names = ["@context", "badge", "issuer"]
    if isRevoked || !given.statesRevocation { names += ["revoked", "revocationReason"] }
    if let difference = DocumentDifference.between(
      given, hosted, leavingOut: names, thereMayLack: isReduced)
    {
      return .different(difference)
    }
    for name in ["badge", "issuer"] where hosted[name] != nil || !isReduced {
      switch comparison(ofLinked: given[name], with: hosted[name]) {
      case .same: continue
      case .different(let difference): return .different(difference.inside(name))
      case let other: return other
      }
    }
    return .same
  }

  private mutating func comparison(
    ofLinked here: JSONValue?, with there: JSONValue?, depth: Int = 0
  ) -> Comparison {
    guard let difference = DocumentDifference.ofValues(here, there) else { return .same }
    // A profile names no further issuer, and nothing is awarded by several.
    guard depth < 2, let here = here?.elements.first, let there = there?.elements.first,
      let id = here.referredAddress, there.referredAddress?.hasSameBytes(as: id) == true
    else { return .different(difference) }
    if !here.isOnlyReference, !there.isOnlyReference {
      return comparison(ofEmbedded: here, with: there, depth: depth)
    }
    switch jsonDocument(at: id) {
    case .pending: return .pending
    case .gone: return .unavailable("the document at \(shown(id)) is gone for good")
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let document):
      return here.isOnlyReference
        ? comparison(ofEmbedded: document, with: there, depth: depth)
        : comparison(ofEmbedded: here, with: document, depth: depth)
    }
  }

  private mutating func comparison(
    ofEmbedded here: JSONValue, with there: JSONValue, depth: Int
  ) -> Comparison {
    if let difference = DocumentDifference.between(
      here, there, leavingOut: ["@context", "issuer"])
    {
      return .different(difference)
    }
    switch comparison(ofLinked: here["issuer"], with: there["issuer"], depth: depth + 1) {
    case .different(let difference): return .different(difference.inside("issuer"))
    case let other: return other
    }
  }
}
