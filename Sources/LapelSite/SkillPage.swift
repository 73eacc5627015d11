import LapelPortfolio
import LapelTemplates

extension SitePlan {
  func allSkillsPage() -> Page {
    Page(.allSkills, template: "skills") {
      page(
        PageHead(
          address: .allSkills, title: "Skills",
          description: "The skills that the badges of \(settings.learner.name) are tied to.",
          section: .allSkills),
        ["skills": .objects(portfolio.skills.map { skillEntry($0, on: .allSkills) })])
    }
  }

  func skillPage(_ skill: Skill) -> Page {
    let address = SiteAddress.skill(skill.slug)
    return Page(address, template: "skill") {
      page(
        PageHead(
          address: address, title: distinctTitle(of: skill),
          description:
            "\(counted(skill.badges.count, "badge", "badges")) of \(settings.learner.name) tied to “\(shortened(distinctTitle(of: skill), to: 120))”.",
          section: .allSkills),
        [
          "name": .text(skill.name),
          "framework": .text(skill.framework),
          "code": .text(skill.code),
          "link": .link(skill.url),
          "host": .text(skill.url?.host),
          "badges": cards(skill.badges),
          "badgeCount": .text(counted(skill.badges.count, "badge", "badges")),
        ])
    }
  }

  /// A skill in a list of skills, or on the page of a badge.
  func skillEntry(_ skill: Skill, on page: SiteAddress) -> TemplateObject {
    [
      "name": .text(skill.name),
      "framework": .text(skill.framework),
      "code": .text(skill.code),
      "link": .link(links.link(from: page, to: .skill(skill.slug))),
      "badgeCount": .text(counted(skill.badges.count, "badge", "badges")),
    ]
  }

  /// The title, with the slug where another skill has the same.
  private func distinctTitle(of skill: Skill) -> String {
    let isShared = skillTitlesInUse[skill.title] ?? 0 > 1
    return isShared ? "\(skill.title) · \(skill.slug)" : "\(skill.title) · skill"
  }
}
