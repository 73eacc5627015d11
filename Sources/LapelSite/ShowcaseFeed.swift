import LapelCredentials
import LapelPortfolio
import LapelTemplates

extension ShowcasePlan {
  /// The Atom feed (RFC 4287) of the newest badges of the class.
  func feed() -> Page {
    Page(.feed, template: "feed.xml") {
      let entries = index.newest.prefix(30)
      let newest = entries.first.flatMap { index.badge($0).validFrom?.moment }
      return [
        "language": .text(SitePlan.ownLanguage),
        "title": .text(showcase.settings.title),
        "learnerName": .text(showcase.settings.title),
        "identifier": .text(
          links.siteURL?.text ?? lastingIdentifier(["feed", showcase.settings.title])),
        "self": .link(links.canonicalAddress(of: .feed) ?? links.link(from: .feed, to: .feed)),
        "home": .link(links.canonicalAddress(of: .home) ?? links.link(from: .feed, to: .home)),
        "updated": .text(newest.map { DateText.rfc3339($0) } ?? "1970-01-01T00:00:00Z"),
        "version": .text(LapelVersion.current),
        "entries": .objects(
          entries.map { holding in
            let learner = index.learners[holding.learner]
            let badge = index.badge(holding)
            let address = SiteAddress.learnersBadge(learner.slug, badge.slug)
            let canonical = links.canonicalAddress(of: address)
            return [
              "title": .text("\(badge.title) · \(learner.name)"),
              "identifier": .text(
                canonical?.text ?? lastingIdentifier(["badge", learner.slug, badge.slug])),
              "link": .link(canonical ?? links.link(from: .feed, to: address)),
              "updated": .text(
                badge.validFrom?.moment.map { DateText.rfc3339($0) } ?? "1970-01-01T00:00:00Z"),
              "issuer": .text(badge.issuer?.name),
              "summary": .none,
            ]
          }),
      ]
    }
  }
}
