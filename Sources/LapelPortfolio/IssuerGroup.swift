import LapelCredentials

/// An issuer with its badges. Two badges have the same issuer when its id is the same; without one, its name.
package struct IssuerGroup: Sendable {
  package var slug: String
  /// By which it is told from others: the same text for the same issuer, in every portfolio.
  package var identity: String
  /// The name in the site's language, else the host of its address, else its id. Untrusted text.
  package var name: String
  /// As the first of the badges states it.
  package var profile: Profile
  /// The slugs of the badges, in display order.
  package var badges: [String]

  package init(
    slug: String, identity: String, name: String, profile: Profile, badges: [String] = []
  ) {
    self.slug = slug
    self.identity = identity
    self.name = name
    self.profile = profile
    self.badges = badges
  }
}
