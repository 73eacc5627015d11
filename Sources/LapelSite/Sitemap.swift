import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// The list of all pages for search engines; none without the site's own address, which it needs.
  func sitemap(of pages: [Page]) -> Page? {
    guard links.siteURL != nil else { return nil }
    let addresses = settings.publish.index ? pages.map(\.address).filter { $0 != .notFound } : []
    return Page(.sitemap, template: "sitemap.xml") {
      [
        "pages": .objects(
          addresses.map { ["address": .link(links.canonicalAddress(of: $0))] })
      ]
    }
  }

  /// Every robot may come in: one that was kept out would never read `noindex`.
  func robots() -> Page {
    Page(.robots, template: "robots.txt") {
      ["sitemap": .link(links.canonicalAddress(of: .sitemap))]
    }
  }
}
