import LapelCredentials
import LapelPortfolio

/// What the badges of a class have in common, found from the learners' summaries alone.
struct ShowcaseIndex: Sendable {
  let learners: [LearnerSummary]
  /// What badges are for, by name.
  let kinds: [Group]
  let issuers: [Group]
  let skills: [Group]
  /// All badges with a date, newest first.
  let newest: [Holding]

  /// A badge of a learner, by the places of both in the summaries.
  struct Holding: Sendable, Hashable {
    var learner: Int
    var badge: Int
  }

  /// Badges that have something in common.
  struct Group: Sendable {
    var slug: String
    var identity: String
    var name: String
    /// What is said beside the name: an issuer, a framework with a code, or an issuer's address.
    var aside: String?
    /// By learner, then in the portfolio's order.
    var holdings: [Holding]
  }

  /// - Parameter learners: in the order in which to show them.
  init(_ learners: [LearnerSummary]) {
    self.learners = learners
    var kinds = Grouping()
    var issuers = Grouping()
    var skills = Grouping()
    var dated: [(moment: Timestamp.Moment, holding: Holding)] = []
    for (number, learner) in learners.enumerated() {
      for (index, badge) in learner.badges.enumerated() {
        let holding = Holding(learner: number, badge: index)
        kinds.add(holding, to: badge.kind.identity, badge.kind.name, aside: badge.issuer?.name)
        if let issuer = badge.issuer {
          issuers.add(holding, to: issuer.identity, issuer.name, aside: issuer.id)
        }
        for skill in badge.skills {
          let reference = [skill.framework, skill.code].compactMap(\.self)
          skills.add(
            holding, to: skill.identity, skill.name,
            aside: reference.isEmpty ? nil : reference.joined(separator: " "))
        }
        if let moment = badge.validFrom?.moment { dated.append((moment, holding)) }
      }
    }
    self.kinds = kinds.groups(fallback: "badge")
    let named = issuers.groups(fallback: "issuer")
    self.issuers = zip(named, issuerAsides(named.map { ($0.name, $0.aside) })).map { group, aside in
      var group = group
      group.aside = aside
      return group
    }
    self.skills = skills.groups(fallback: "skill")
    // The order of the learners decides between badges of one moment.
    newest = dated.enumerated().sorted { a, b in
      a.element.moment != b.element.moment
        ? a.element.moment > b.element.moment : a.offset < b.offset
    }.map(\.element.holding)
  }

  func badge(_ holding: Holding) -> LearnerSummary.BadgeEntry {
    learners[holding.learner].badges[holding.badge]
  }

  /// The picture of a kind of badge: that of the first badge that has one and is verified, since any file can claim to be of
  /// the kind.
  func picture(of kind: Group) -> LearnerSummary.Picture? {
    kind.holdings.lazy.map(badge).first { $0.picture != nil && $0.outcome == .verified }?.picture
  }

  /// How many learners hold a badge of the group.
  func holderCount(_ group: Group) -> Int {
    var count = 0
    var last: Int?
    for holding in group.holdings where holding.learner != last {
      count += 1
      last = holding.learner
    }
    return count
  }
}

/// Badges on their way into groups.
private struct Grouping {
  private var groups: [ShowcaseIndex.Group] = []
  /// By the bytes of identities: Swift's `==` on strings is more generous.
  private var numbers: [[UInt8]: Int] = [:]

  mutating func add(
    _ holding: ShowcaseIndex.Holding, to identity: String, _ name: String, aside: String? = nil
  ) {
    let key = Array(identity.utf8)
    if let number = numbers[key] {
      if groups[number].holdings.last != holding { groups[number].holdings.append(holding) }
    } else {
      numbers[key] = groups.count
      groups.append(
        ShowcaseIndex.Group(
          slug: "", identity: identity, name: name, aside: aside, holdings: [holding]))
    }
  }

  /// By name without regard to case, then by slug.
  func groups(fallback: String) -> [ShowcaseIndex.Group] {
    let slugs = distinctSlugs(
      groups.map { (name: $0.name, identity: $0.identity) }, fallback: fallback)
    var named = groups
    for index in named.indices { named[index].slug = slugs[index] }
    return named.map { (group: $0, key: $0.name.lowercased()) }
      .sorted { a, b in
        a.key.utf8.elementsEqual(b.key.utf8)
          ? bytesPrecede(a.group.slug, b.group.slug) : bytesPrecede(a.key, b.key)
      }.map(\.group)
  }
}
