/// One thing that must not appear in what is published.
///
/// It is the private text itself: for the console of whoever builds the site, never for a page.
package struct ForbiddenTerm: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// Two or more words of a name together, in any order and spelling.
    case fullName = "full-name"
    /// One word of a name.
    case loneName = "lone-name"
    case email
    /// A DID, a number, a telephone number, a web address.
    case identifier
  }

  package let kind: Kind
  /// As the roster or the settings have it.
  package let text: String
  /// Whose it is, as an index into the people given; none where several people share it.
  package internal(set) var person: Int?
  /// Somebody is shown under this very word: a lone name that is a pseudonym as well.
  package internal(set) var isShownName = false
}
