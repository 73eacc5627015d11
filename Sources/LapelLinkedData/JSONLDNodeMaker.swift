/// An object of a document while it is being expanded.
struct JSONLDNodeMaker {
  /// The context of its members.
  var active: ActiveContext
  /// The context that its types are read in.
  let typeScoped: ActiveContext
  var holdsJSON = false
  var result = JSONLDMembers()
  /// The properties under `@reverse`.
  var reverse = JSONLDMembers()
  var hasReverse = false

  init(active: ActiveContext, typeScoped: ActiveContext) {
    self.active = active
    self.typeScoped = typeScoped
  }
}
