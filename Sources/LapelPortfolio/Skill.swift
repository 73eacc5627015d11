/// A skill that badges are aligned to or tagged with.
///
/// Two alignments are one skill when they have the same address; without one, the same framework and code; else the same
/// name. Names and tags are compared without regard to case.
package struct Skill: Sendable, Hashable {
  package var slug: String
  /// By which it is told from others: the same text for the same skill, in every portfolio.
  package var identity: String
  package var name: String
  package var framework: String?
  package var code: String?
  package var url: WebLink?
  /// The slugs of the badges, in display order.
  package var badges: [String]

  package init(
    slug: String, identity: String, name: String, framework: String? = nil, code: String? = nil,
    url: WebLink? = nil,
    badges: [String] = []
  ) {
    self.slug = slug
    self.identity = identity
    self.name = name
    self.framework = framework
    self.code = code
    self.url = url
    self.badges = badges
  }
}
