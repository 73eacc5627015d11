import LapelCredentials
import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// A badge in a list: its picture, name, issuer and date, and what is known of its truth in one word.
  func card(_ badge: Badge, on page: SiteAddress) -> TemplateObject {
    let title = badge.assessed.credential.title.map { title in
      TemplateValue.text(languageTag(title.entry(for: language).language, unless: Self.ownLanguage))
    }
    return [
      "title": .text(badge.title(for: language)),
      "titleLanguage": title ?? .none,
      "link": .link(links.link(from: page, to: .badge(badge.slug))),
      "picture": .object(picture(of: badge, on: page)),
      "holder": .none,
      "issuer": .text(issuer(of: badge)?.name),
      "date": .object(badge.assessed.credential.validFrom.map { DateText.value($0) }),
      "outcome": .text(badge.assessed.report.outcome.rawValue),
      "outcomeLabel": .text(badge.assessed.report.outcome.label),
    ]
  }

  /// The badges as the page of a stack, skill or issuer lists them.
  func cards(_ slugs: [String]) -> TemplateValue {
    .objects(slugs.compactMap { slug in badgeIndices[slug].map { cards[$0] } })
  }

  /// The card of each badge, as the pages of stacks, skills and issuers show it.
  ///
  /// From all of these the links to a badge read alike, and most badges stand on several: so each card is made once.
  func cardsInFolders() async -> [TemplateObject] {
    await portfolio.badges.concurrentMap { card($0, on: .skill("any")) }
  }

  /// The picture for a list or a page; Lapel's own drawing when the badge brings none that can be shown.
  func picture(of badge: Badge, on page: SiteAddress) -> TemplateObject {
    let own = badgePictures[badge.slug]
    return [
      "source": .link(links.link(from: page, to: own?.address ?? assets.noPicture)),
      "width": .number(own?.width ?? 200),
      "height": .number(own?.height ?? 200),
      "isOwn": .flag(own != nil),
    ]
  }
}
