import LapelPortfolio
import Testing

@testable import LapelSite

@Suite struct SiteAddressTests {
  @Test(arguments: [
    (SiteAddress.home, "index.html", ""), (.notFound, "404.html", "404.html"),
    (.allBadges, "badges/index.html", "badges/"), (.allStacks, "stacks/index.html", "stacks/"),
    (.allSkills, "skills/index.html", "skills/"), (.allIssuers, "issuers/index.html", "issuers/"),
    (.feed, "feed.xml", "feed.xml"), (.sitemap, "sitemap.xml", "sitemap.xml"),
    (.robots, "robots.txt", "robots.txt"), (.badge("a"), "badges/a/index.html", "badges/a/"),
    (.badgeFile("a", "badge.png"), "badges/a/badge.png", "badges/a/badge.png"),
    (.stack("a"), "stacks/a/index.html", "stacks/a/"),
    (.skill("a"), "skills/a/index.html", "skills/a/"),
    (.issuer("a"), "issuers/a/index.html", "issuers/a/"), (.page("a"), "a/index.html", "a/"),
    (.asset("a.css"), "assets/a.css", "assets/a.css"),
    (SiteAddress(path: "xindex.html"), "xindex.html", "xindex.html"),
  ])
  func `an address has a path and a folder`(address: SiteAddress, path: String, folder: String) {
    #expect(address.path == path)
    #expect(address.folderPath == folder)
  }

  @Test func `addresses are ordered by their bytes`() {
    let addresses = ["b", "a/b", "a-b", "Z"].map { SiteAddress(path: $0) }
    #expect(addresses.sorted().map(\.path) == ["Z", "a-b", "a/b", "b"])
  }
}

@Suite struct SiteLinksTests {
  private func links(url: String? = nil, style: Settings.LinkStyle? = nil) -> SiteLinks {
    var settings = Settings(learner: Settings.Learner(name: "Amina"))
    settings.url = url.flatMap { WebLink(web: $0) }
    settings.links = style
    return SiteLinks(settings)
  }

  @Test(arguments: [
    // from, to, with files, with folders
    (SiteAddress.home, SiteAddress.home, "index.html", "./"),
    (.home, .badge("a"), "badges/a/index.html", "badges/a/"),
    (.home, .asset("x.css"), "assets/x.css", "assets/x.css"),
    (.badge("a"), .home, "../../index.html", "../../"),
    (.badge("a"), .badge("a"), "index.html", "./"),
    (.badge("a"), .badge("b"), "../b/index.html", "../b/"),
    (.badge("a"), .allBadges, "../index.html", "../"),
    (.badge("a"), .badgeFile("a", "badge.png"), "badge.png", "badge.png"),
    (.badge("a"), .badgeFile("ab", "badge.png"), "../ab/badge.png", "../ab/badge.png"),
    (.badge("a"), .asset("x.css"), "../../assets/x.css", "../../assets/x.css"),
    (.badge("badges"), .page("badges"), "../index.html", "../"),
    (.allBadges, .badge("a"), "a/index.html", "a/"),
    (.page("a"), .skill("b"), "../skills/b/index.html", "../skills/b/"),
    (.feed, .badge("a"), "badges/a/index.html", "badges/a/"),
  ])
  func `links are relative`(
    from: SiteAddress, to: SiteAddress, files: String, folders: String
  ) {
    #expect(links(style: .files).link(from: from, to: to).text == files)
    #expect(links(style: .folders).link(from: from, to: to).text == folders)
  }

  @Test(
    arguments: [
      (nil, "/", "/badges/a/index.html", "/assets/x.css"),
      ("https://a.example/", "/", "/badges/a/", "/assets/x.css"),
      ("https://a.example/p/q/", "/p/q/", "/p/q/badges/a/", "/p/q/assets/x.css"),
      ("https://a.example:8080/p/", "/p/", "/p/badges/a/", "/p/assets/x.css"),
      (
        "https://a.example/portf%C3%B3lio/", "/portf%C3%B3lio/", "/portf%C3%B3lio/badges/a/",
        "/portf%C3%B3lio/assets/x.css"
      ),
    ] as [(String?, String, String, String)])
  func `the page for what is not found links from the root`(
    url: String?, home: String, badge: String, asset: String
  ) {
    let links = links(url: url)
    #expect(links.link(from: .notFound, to: .badge("a")).text == badge)
    #expect(links.link(from: .notFound, to: .asset("x.css")).text == asset)
    #expect(
      links.link(from: .notFound, to: .home).text == (url == nil ? "/index.html" : home))
  }

  @Test func `whole addresses end in a slash whatever the links look like`() {
    for style in Settings.LinkStyle.allCases {
      let links = links(url: "https://a.example/p/", style: style)
      #expect(links.canonicalAddress(of: .home)?.text == "https://a.example/p/")
      #expect(links.canonicalAddress(of: .badge("a"))?.text == "https://a.example/p/badges/a/")
      #expect(links.canonicalAddress(of: .feed)?.text == "https://a.example/p/feed.xml")
    }
    #expect(links().canonicalAddress(of: .home) == nil)
  }
}
