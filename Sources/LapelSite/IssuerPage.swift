import LapelCredentials
import LapelPortfolio
import LapelTemplates

extension SitePlan {
  func allIssuersPage() -> Page {
    Page(.allIssuers, template: "issuers") {
      page(
        PageHead(
          address: .allIssuers, title: "Issuers",
          description: "The issuers that the badges of \(settings.learner.name) name.",
          section: .allIssuers),
        [
          "issuers": .objects(
            portfolio.issuers.map { issuer in
              [
                "name": .text(issuer.name),
                "aside": .text(issuerAsides[issuer.slug]),
                "link": .link(links.link(from: .allIssuers, to: .issuer(issuer.slug))),
                "badgeCount": .text(counted(issuer.badges.count, "badge", "badges")),
              ]
            })
        ])
    }
  }

  func issuerPage(_ issuer: IssuerGroup) -> Page {
    let address = SiteAddress.issuer(issuer.slug)
    return Page(address, template: "issuer") {
      let isShared = issuerNamesInUse[issuer.name] ?? 0 > 1
      return page(
        PageHead(
          address: address,
          title: isShared ? "\(issuer.name) · \(issuer.slug)" : "\(issuer.name) (issuer)",
          description: (isShared ? "\(issuer.profile.id ?? issuer.slug): " : "")
            + "\(counted(issuer.badges.count, "badge", "badges")) from “\(shortened(issuer.name, to: 120))”, kept by \(settings.learner.name).",
          section: .allIssuers),
        [
          "name": .text(issuer.name),
          "aside": .text(issuerAsides[issuer.slug]),
          "profile": .object(profileStatement(issuer.profile)),
          "badges": cards(issuer.badges),
          "badgeCount": .text(counted(issuer.badges.count, "badge", "badges")),
        ])
    }
  }
}
