/// Active contexts that were made from others by a supplied or scoped context, for finding them again.
struct JSONLDDerivedContexts: Sendable {
  private struct Key: Hashable {
    let active: ObjectIdentifier
    let term: ObjectIdentifier?
    let address: JSONLDName?
    let flags: UInt8
  }

  /// Holds what the identifiers of the key stand for, so that they stay unique.
  private struct Entry {
    let active: ActiveContext
    let term: JSONLDTerm?
    let result: ActiveContext
  }

  private var shared = [Key: Entry]()
  private var own = [Key: Entry]()

  private static let mostShared = 4_096

  func result(of term: JSONLDTerm, over active: ActiveContext, flags: UInt8) -> ActiveContext? {
    result(
      Key(
        active: ObjectIdentifier(active), term: ObjectIdentifier(term), address: nil, flags: flags))
  }

  func result(of address: String, over active: ActiveContext) -> ActiveContext? {
    result(
      Key(
        active: ObjectIdentifier(active), term: nil, address: JSONLDName(address), flags: 0))
  }

  private func result(_ key: Key) -> ActiveContext? {
    (shared[key] ?? (own.isEmpty ? nil : own[key]))?.result
  }

  mutating func keep(
    _ result: ActiveContext, of term: JSONLDTerm, over active: ActiveContext, flags: UInt8
  ) {
    let key = Key(
      active: ObjectIdentifier(active), term: ObjectIdentifier(term), address: nil, flags: flags)
    keep(Entry(active: active, term: term, result: result), for: key)
  }

  mutating func keep(_ result: ActiveContext, of address: String, over active: ActiveContext) {
    let key = Key(
      active: ObjectIdentifier(active), term: nil, address: JSONLDName(address), flags: 0)
    keep(Entry(active: active, term: nil, result: result), for: key)
  }

  private mutating func keep(_ entry: Entry, for key: Key) {
    if entry.active.state.isShared, entry.result.state.isShared, shared.count < Self.mostShared {
      shared[key] = entry
    } else {
      own[key] = entry
    }
  }

  /// Forgets what came from the document of the run.
  var sharedOnly: JSONLDDerivedContexts {
    var copy = self
    copy.own = [:]
    return copy
  }
}
