/// A named set of badges and what it leads toward: a Markdown file in `narratives/stacks/`.
package struct Stack: Sendable, Hashable {
  /// From the file name.
  package var slug: String
  package var title: String
  package var narrative: Narrative
  /// The slugs of the earned badges, in the order in which the learner lists them, each once.
  package var earned: [String]
  /// What the stack needs, earned or not, in the learner's order.
  package var requirements: [Requirement]
  package var toward: Goal?
  /// As written.
  package var credits: String?
  package var level: String?
  package var hours: String?
  package var order: Int?

  package init(slug: String, title: String, narrative: Narrative) {
    self.slug = slug
    self.title = title
    self.narrative = narrative
    earned = []
    requirements = []
  }

  /// The requirements that no badge meets yet.
  package var missing: [Requirement] { requirements.filter { $0.badgeSlug == nil } }

  /// One thing that a stack needs.
  package struct Requirement: Sendable, Hashable {
    package var name: String
    /// The badge that meets it; nil while it is missing.
    package var badgeSlug: String?

    package init(name: String, badgeSlug: String? = nil) {
      self.name = name
      self.badgeSlug = badgeSlug
    }
  }

  /// The qualification that a stack leads toward.
  package struct Goal: Sendable, Hashable {
    package var name: String
    package var issuer: String?
    package var url: WebLink?

    package init(name: String, issuer: String? = nil, url: WebLink? = nil) {
      self.name = name
      self.issuer = issuer
      self.url = url
    }
  }
}
