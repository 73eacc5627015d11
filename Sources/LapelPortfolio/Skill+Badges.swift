import LapelCredentials

extension Skill {
  /// The skills that the badges' alignments and tags name, by name.
  static func skills(of badges: [Badge], language: String) -> [Skill] {
    var skills: [Skill] = []
    var indexes: [[UInt8]: Int] = [:]
    for badge in badges {
      guard let achievement = badge.credential.subject.achievement else { continue }
      let alignments = achievement.alignments.compactMap { Stated($0, language: language) }
      let tags = achievement.tags.compactMap(trimmed).map(Stated.init(tag:))
      for stated in alignments + tags {
        let key = Array(stated.identity.utf8)
        if let index = indexes[key] {
          if skills[index].badges.last != badge.slug { skills[index].badges.append(badge.slug) }
        } else {
          indexes[key] = skills.count
          skills.append(
            Skill(
              slug: "", identity: stated.identity, name: stated.name, framework: stated.framework,
              code: stated.code,
              url: stated.url.flatMap(WebLink.init(web:)), badges: [badge.slug]))
        }
      }
    }
    let slugs = distinctSlugs(
      skills.map { (name: $0.name, identity: $0.identity) }, fallback: "skill")
    for index in skills.indices { skills[index].slug = slugs[index] }
    return skills.sorted(byName: \.name, slug: \.slug)
  }

  /// A skill as one badge states it.
  private struct Stated {
    var name: String
    var framework: String?
    var code: String?
    var url: String?

    init(tag: String) { name = tag }

    /// Nil when the alignment says nothing to show.
    init?(_ alignment: Alignment, language: String) {
      framework = alignment.framework.flatMap(trimmed)
      code = alignment.code.flatMap(trimmed)
      url = alignment.url.flatMap(trimmed)
      let stated = alignment.name.flatMap { trimmed($0.text(for: language)) }
      guard let name = stated ?? code ?? url else { return nil }
      self.name = name
    }

    var identity: String {
      if let url { return "url:\(url)" }
      if let framework, let code { return "code:\(framework.utf8.count):\(framework)\(code)" }
      return "name:\(name.lowercased())"
    }
  }
}
