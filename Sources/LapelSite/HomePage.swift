import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// How many badges the home page shows; the list of all has every one.
  private static let badgesOnHomePage = 24

  func homePage() -> Page {
    Page(.home, template: "home") {
      let shown = portfolio.badges.prefix(Self.badgesOnHomePage)
      return page(
        PageHead(address: .home, description: homeDescription),
        [
          "headline": .text(settings.learner.headline),
          "photo": .object(photo),
          "learnerLinks": .objects(
            settings.learner.links.map { ["label": .text($0.label), "link": .link($0.url)] }),
          "learnersLanguage": learnersLanguage,
          "introduction": .object(narrative(portfolio.introduction, on: .home)),
          "stacks": .objects(portfolio.stacks.map { stackCard($0, on: .home) }),
          "badges": .objects(shown.map { card($0, on: .home) }),
          "badgesHeading": .text(badgesHeading),
          "allBadges": portfolio.badges.count > shown.count
            ? .link(links.link(from: .home, to: .allBadges)) : .none,
          "badgeCount": .text(counted(portfolio.badges.count, "badge", "badges")),
        ])
    }
  }

  func allBadgesPage() -> Page {
    Page(.allBadges, template: "badges") {
      page(
        PageHead(
          address: .allBadges, title: "All badges",
          description:
            "\(counted(portfolio.badges.count, "badge", "badges")) kept by \(settings.learner.name), each with its own verification page.",
          section: .allBadges),
        [
          "badges": .objects(portfolio.badges.map { card($0, on: .allBadges) }),
          "badgeCount": .text(counted(portfolio.badges.count, "badge", "badges")),
        ])
    }
  }

  private var homeDescription: String {
    let introduction = portfolio.introduction?.plainSummary ?? ""
    if !introduction.isEmpty { return introduction }
    let headline = settings.learner.headline.map { "\($0). " } ?? ""
    return "\(headline)The portfolio of \(settings.learner.name): "
      + "\(counted(portfolio.badges.count, "badge", "badges")), each with its own verification page."
  }

  private var badgesHeading: String {
    switch settings.order {
    case .newest: "Badges, newest first"
    case .oldest: "Badges, oldest first"
    case .issuer: "Badges by issuer"
    case .manual: "Badges"
    }
  }

  private var photo: TemplateObject? {
    guard let photo = portfolio.photo, let size = photo.pictureSize else { return nil }
    return [
      "source": .link(links.link(from: .home, to: SiteAddress(path: photo.outputPath))),
      "width": .number(size.width),
      "height": .number(size.height),
    ]
  }
}
