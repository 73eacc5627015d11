/// Somebody whose name and identities must not appear: who is not shown at all, or is shown under
/// initials or a pseudonym.
package struct HiddenPerson: Sendable, Hashable {
  /// The name as the roster has it, in any order: "Grace Brewster Hopper", "Hopper, Grace".
  package var name: String
  /// E-mail addresses, identifiers, telephone numbers, web addresses.
  package var identities: [String]

  package init(name: String, identities: [String] = []) {
    self.name = name
    self.identities = identities
  }
}
