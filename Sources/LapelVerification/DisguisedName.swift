import LapelCredentials
import LapelLinkedData

/// A name that a badge's own contexts make another word for one that the standards' contexts have.
///
/// Under a signature over RDF the contexts are not signed, only what they make of the names. Whoever adds one that makes
/// `until` another word for `validUntil`, or for `@nest`, can respell the badge: the signature stays right, and a reader
/// of JSON no longer sees that the badge has an end.
struct DisguisedName: Sendable, Hashable {
  let text: String
  /// The name, keyword or identifier that the signature takes it for.
  let meaning: String
  /// Whether it is a word that many vocabularies share, so that an extension may use it in good faith.
  let isCommon: Bool
}

extension Inquiry {
  /// The first such name in a document that was read as JSON-LD before; the worst first.
  mutating func disguisedName(in document: JSONValue) -> Lookup<DisguisedName?> {
    guard document.hasOwnContext else { return .found(nil) }
    switch meanings(in: document) {
    case .found(let meanings):
      let disguised = meanings.compactMap { DisguisedName($0) }
      return .found(disguised.min { $0.precedes($1) })
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
  }
}

extension DisguisedName {
  /// Nil for a name that means what it says.
  fileprivate init?(_ entry: JSONLDMeaning) {
    let (text, meaning) = (entry.text, entry.meaning)
    guard !text.hasSameBytes(as: meaning) else { return nil }
    let names = BundledContexts.names(of: meaning)
    if names.contains(where: { $0.hasSameBytes(as: text) }) { return nil }
    let isKeyword = meaning.utf8.first == UInt8(ascii: "@")
    // An identifier has no other spelling: badges are read by people and programs that expand nothing.
    guard !names.isEmpty || isKeyword || entry.role == .identifier else { return nil }
    self.init(
      text: text, meaning: names.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? meaning,
      isCommon: meaning.utf8.starts(with: "https://schema.org/".utf8) && entry.role != .identifier)
  }

  fileprivate func precedes(_ other: DisguisedName) -> Bool {
    if isCommon != other.isCommon { return !isCommon }
    if text.hasSameBytes(as: other.text) {
      return meaning.utf8.lexicographicallyPrecedes(other.meaning.utf8)
    }
    return text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}

extension JSONValue {
  /// Whether a context is written out anywhere in a document, or is none of those that Lapel brings.
  fileprivate var hasOwnContext: Bool {
    var pending = [self]
    while let value = pending.popLast() {
      if let elements = value.array { pending += elements }
      for member in value.object?.members ?? [] {
        if member.name.hasSameBytes(as: "@context") {
          let isKnown = member.value.elements.allSatisfy { item in
            item.string.map { BundledContexts.kind(of: $0) != nil } ?? false
          }
          if !isKnown || member.value.isNull { return true }
        } else {
          pending.append(member.value)
        }
      }
    }
    return false
  }
}
