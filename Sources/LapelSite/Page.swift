import LapelDiagnostics
import LapelPortfolio
import LapelTemplates

/// A page to be: where it stands, which template makes it and what that template sees.
struct Page: Sendable {
  let address: SiteAddress
  let template: String
  /// Made when the page is rendered.
  let context: @Sendable () -> TemplateObject

  init(
    _ address: SiteAddress, template: String, context: @escaping @Sendable () -> TemplateObject
  ) {
    self.address = address
    self.template = template
    self.context = context
  }
}

/// What every page says of itself.
struct PageHead {
  var address: SiteAddress
  /// The title without the learner's name; nil on the home page.
  var title: String?
  var description: String
  /// Which entry of the navigation is the page itself or the one above it.
  var section: SiteAddress?
  var isListed = true
}

extension SitePlan {
  /// The members of every page: the head of the document, navigation and footer, and `content` beside them.
  func page(_ head: PageHead, _ content: [String: TemplateValue]) -> TemplateObject {
    var members = TemplateObject(tellingOfLists: content)
    let settings = settings
    let siteTitle = shortened(settings.title, to: 60)
    members["language"] = .text(Self.ownLanguage)
    members["siteTitle"] = .text(siteTitle)
    members["pageTitle"] = .text(
      head.title.map { "\(shortened($0, to: max(20, 72 - siteTitle.count))) – \(siteTitle)" }
        ?? siteTitle)
    members["description"] = .text(description(head.description))
    members["learnerName"] = .text(settings.learner.name)
    members["canonical"] =
      head.address == .notFound ? TemplateValue.none : .link(links.canonicalAddress(of: head.address))
    members["isHidden"] = .flag(!settings.publish.index || !head.isListed)
    members["home"] = .link(links.link(from: head.address, to: .home))
    members["stylesheet"] = .link(links.link(from: head.address, to: assets.stylesheet))
    members["icon"] = .link(links.link(from: head.address, to: assets.icon))
    members["feed"] = .link(links.link(from: head.address, to: .feed))
    members["navigation"] = .objects(
      navigation.map { entry in
        [
          "label": .text(entry.label),
          "link": .link(links.link(from: head.address, to: entry.address)),
          "isCurrent": .flag(entry.address == head.address),
          "isSection": .flag(entry.address != head.address && entry.address == head.section),
        ]
      })
    members["version"] = .text(LapelVersion.current)
    return members
  }

  private var navigation: [(label: String, address: SiteAddress)] {
    var entries: [(String, SiteAddress)] = [("Home", .home), ("Badges", .allBadges)]
    if !portfolio.stacks.isEmpty { entries.append(("Stacks", .allStacks)) }
    if !portfolio.skills.isEmpty { entries.append(("Skills", .allSkills)) }
    if !portfolio.issuers.isEmpty { entries.append(("Issuers", .allIssuers)) }
    return entries + portfolio.pages.map { (shortened($0.title, to: 40), .page($0.slug)) }
  }

  /// Between 20 and 300 characters, as search engines and readers of previews like it.
  private func description(_ text: String) -> String {
    let description = shortened(text, to: 300)
    return description.count < 20 ? "\(description) – \(shortened(settings.title, to: 100))" : description
  }

  /// The learner's Markdown as a part of one page; nil when there is none.
  func narrative(_ narrative: Narrative?, on page: SiteAddress) -> TemplateObject? {
    guard let narrative, !narrative.html.isEmpty else { return nil }
    let html = narrative.html.html { target in links.link(from: page, to: address(of: target)) }
    let language = narrative.language ?? settings.language
    return [
      "html": .html(SafeHTML(trusted: html)),
      "language": .text(languageTag(language, unless: Self.ownLanguage)),
    ]
  }

  /// The learner's own words as `lang`, when they are in another language than Lapel's.
  var learnersLanguage: TemplateValue {
    .text(languageTag(settings.language, unless: Self.ownLanguage))
  }
}

/// Which Lapel this is.
package enum LapelVersion {
  package static let current = "0.1.0"
}
