import LapelCredentials
import LapelDiagnostics
import LapelPortfolio
import LapelTemplates
import LapelVerification

/// The pages that a showcase has for the whole class, and how they hang together.
struct ShowcasePlan: Sendable {
  let showcase: Showcase
  let index: ShowcaseIndex
  /// The pages that every site has, with the class in the place of a learner.
  let base: SitePlan

  var links: SiteLinks { base.links }

  init(
    showcase: Showcase, learners: [LearnerSummary], theme: Theme, verifier: VerifierModule?
  ) async {
    self.showcase = showcase
    index = ShowcaseIndex(learners)
    var portfolio = Portfolio(settings: Settings(of: showcase.settings))
    portfolio.introduction = showcase.introduction
    base = await SitePlan(
      portfolio: portfolio, assets: theme.assets, badgePictures: [:], verifier: verifier,
      documents: PublishedDocuments(of: portfolio),
      navigation: Self.navigation(index: index))
  }

  private static func navigation(
    index: ShowcaseIndex
  ) -> [(label: String, address: SiteAddress)] {
    var entries: [(String, SiteAddress)] = [
      ("Home", .home), ("Learners", .allLearners), ("Badges", .allBadges),
    ]
    if !index.skills.isEmpty { entries.append(("Skills", .allSkills)) }
    if !index.issuers.isEmpty { entries.append(("Issuers", .allIssuers)) }
    if index.learners.contains(where: { !$0.stacks.isEmpty }) {
      entries.append(("Stacks", .allStacks))
    }
    return entries + [("What’s new", .newest), ("Search", .search)]
  }

  /// All pages for the class, in no order.
  func pages() -> [Page] {
    var pages = [homePage(), newestPage(), searchPage(), base.verifyPage(), base.notFoundPage()]
    pages += learnersPages() + matrixPages() + certificatesPages()
    pages += listPages(.kinds, index.kinds) + index.kinds.flatMap { groupPages(.kinds, $0) }
    if !index.skills.isEmpty {
      pages += listPages(.skills, index.skills) + index.skills.flatMap { groupPages(.skills, $0) }
    }
    if !index.issuers.isEmpty {
      pages += listPages(.issuers, index.issuers)
      pages += index.issuers.flatMap { groupPages(.issuers, $0) }
    }
    if index.learners.contains(where: { !$0.stacks.isEmpty }) { pages += stacksPages() }
    return pages
  }

  func page(
    _ head: PageHead, _ content: KeyValuePairs<String, TemplateValue>
  ) -> TemplateObject {
    base.page(head, content)
  }
}

extension Settings {
  /// The settings of the pages that a showcase has for the whole class.
  init(of showcase: ShowcaseSettings) {
    self.init(learner: Learner(name: showcase.title), title: showcase.title)
    url = showcase.url
    language = showcase.language
    links = showcase.links
    publish.index = showcase.index
    recheck = showcase.recheck
  }
}

extension SiteAddress {
  static let allLearners = SiteAddress(path: "learners/index.html")
  static let matrix = SiteAddress(path: "matrix/index.html")
  static let newest = SiteAddress(path: "new/index.html")
  static let search = SiteAddress(path: "search/index.html")
  static let searchIndex = SiteAddress(path: "search/index.js")
  static let certificates = SiteAddress(path: "certificates/index.html")
  static let exportTable = SiteAddress(path: "showcase.csv")
  static let exportJSON = SiteAddress(path: "showcase.json")

  /// A learner's page in a showcase.
  static func learner(_ slug: String) -> SiteAddress {
    SiteAddress(path: "learners/\(slug)/index.html")
  }

  static func learnersBadge(_ learner: String, _ badge: String) -> SiteAddress {
    SiteAddress(path: "learners/\(learner)/badges/\(badge)/index.html")
  }

  static func learnersStack(_ learner: String, _ stack: String) -> SiteAddress {
    SiteAddress(path: "learners/\(learner)/stacks/\(stack)/index.html")
  }

  /// The page with the given number of a list that is spread over several: `learners/index.html`, then
  /// `learners-2/index.html`; `badges/bread/index.html`, then `badges/bread/2/index.html`, since a badge may be called Bread 2.
  func numbered(_ number: Int) -> SiteAddress {
    if number == 1 { return self }
    let folder = path.dropLast("/index.html".count)
    let separator = folder.utf8.contains(UInt8(ascii: "/")) ? "/" : "-"
    return SiteAddress(path: "\(folder)\(separator)\(number)/index.html")
  }
}

// MARK: - Lists over several pages

extension ShowcasePlan {
  /// Pages for all items, `size` on each; one page when there are none.
  func spread<Item: Sendable>(
    _ items: [Item], over address: SiteAddress, size: Int,
    _ make: (SiteAddress, Int, ArraySlice<Item>, TemplateObject?) -> Page
  ) -> [Page] {
    let count = max(1, (items.count + size - 1) / size)
    return (1...count).map { number in
      let slice = items[min(items.count, (number - 1) * size)..<min(items.count, number * size)]
      let own = address.numbered(number)
      let pager: TemplateObject? =
        count == 1
        ? nil
        : [
          "text": .text("Page \(number) of \(count)"),
          "previous": number == 1
            ? .none : .link(links.link(from: own, to: address.numbered(number - 1))),
          "next": number == count
            ? .none : .link(links.link(from: own, to: address.numbered(number + 1))),
        ]
      return make(own, number, slice, pager)
    }
  }

  /// The title of a page of several.
  func title(_ title: String, page number: Int) -> String {
    number == 1 ? title : "\(title), page \(number)"
  }
}
