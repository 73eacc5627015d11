import LapelPortfolio
import LapelTemplates

extension SitePlan {
  func narrativePage(_ narrativePage: PortfolioPage) -> Page {
    let address = SiteAddress.page(narrativePage.slug)
    return Page(address, template: "page") {
      page(
        PageHead(
          address: address, title: narrativePage.title,
          description: narrativePage.narrative.plainSummary.isEmpty
            ? "\(narrativePage.title): written by \(settings.learner.name)."
            : narrativePage.narrative.plainSummary,
          section: address),
        [
          "title": .text(narrativePage.title),
          "learnersLanguage": learnersLanguage,
          "narrative": .object(narrative(narrativePage.narrative, on: address)),
        ])
    }
  }

  func notFoundPage() -> Page {
    Page(.notFound, template: "not-found") {
      page(
        PageHead(
          address: .notFound, title: "Page not found",
          description: "There is no page at this address in this portfolio.", isListed: false),
        ["allBadges": .link(links.link(from: .notFound, to: .allBadges))])
    }
  }
}
