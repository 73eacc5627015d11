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
  /// What the page's scripts may reach.
  var browserAccess = BrowserAccess.none
}

extension SitePlan {
  /// The members of every page: the head of the document, navigation and footer, and `content` beside them.
  func page(
    _ head: PageHead, _ content: KeyValuePairs<String, TemplateValue>
  ) -> TemplateObject {
    frame.page(head, content)
  }

  /// What all pages of the portfolio share.
  private var frame: SiteFrame {
    SiteFrame(
      settings: settings, links: links, assets: assets, navigation: navigation, mount: mount)
  }
}

/// What all pages of a site share: what surrounds their content.
struct SiteFrame: Sendable {
  let settings: Settings
  let links: SiteLinks
  let assets: SiteAssets
  let navigation: [(label: String, address: SiteAddress)]
  /// Where the site stands in a showcase; nil when it is a site of its own.
  let mount: SiteMount?

  /// The members of a page: the head of the document, navigation and footer, and `content` beside them.
  func page(
    _ head: PageHead, _ content: KeyValuePairs<String, TemplateValue>
  ) -> TemplateObject {
    TemplateObject(uniqueMembers: content, and: members(head) + presence(ofListsIn: content))
  }

  private func members(_ head: PageHead) -> [(String, TemplateValue)] {
    let siteTitle = shortened(settings.title, to: 60)
    let pageTitle = head.title.map { title in
      "\(shortened(title, to: max(20, 72 - siteTitle.count))) – \(siteTitle)"
    }
    let canonical = head.address == .notFound ? nil : links.canonicalAddress(of: head.address)
    return [
      ("language", .text(SitePlan.ownLanguage)),
      (
        "showcase",
        .object(
          mount.map { mount in
            [
              "title": .text(shortened(mount.title, to: 60)),
              "link": .link(links.linkToShowcase(from: head.address)),
            ]
          })
      ),
      ("siteTitle", .text(siteTitle)),
      ("pageTitle", .text(pageTitle ?? siteTitle)),
      ("description", .text(description(head.description))),
      ("learnerName", .text(settings.learner.name)),
      ("canonical", .link(canonical)),
      ("isHidden", .flag(!settings.publish.index || !head.isListed)),
      ("home", .link(links.link(from: head.address, to: .home))),
      ("stylesheet", .link(links.link(from: head.address, to: assets.stylesheet))),
      ("icon", .link(links.link(from: head.address, to: assets.icon))),
      ("feed", .link(links.link(from: head.address, to: .feed))),
      (
        "navigation",
        .objects(
          navigation.map { entry in
            [
              "label": .text(entry.label),
              "link": .link(links.link(from: head.address, to: entry.address)),
              "isCurrent": .flag(entry.address == head.address),
              "isSection": .flag(entry.address != head.address && entry.address == head.section),
            ]
          })
      ),
      ("version", .text(LapelVersion.current)),
      ("policy", .text(head.browserAccess.policy)),
      (
        "script",
        head.browserAccess == .none || head.browserAccess == .ownScripts
          ? .none : .link(links.link(from: head.address, to: assets.checkScript))
      ),
      ("verify", .link(links.link(from: head.address, to: .verify))),
    ]
  }

  /// Between 20 and 300 characters, as search engines and readers of previews like it.
  private func description(_ text: String) -> String {
    let description = shortened(text, to: 300)
    // Characters take long to count, and here twenty are enough.
    return description.prefix(20).count < 20
      ? "\(description) – \(shortened(settings.title, to: 100))" : description
  }
}

extension SitePlan {
  /// The learner's Markdown as a part of one page; nil when there is none.
  func narrative(
    _ narrative: Narrative?, on page: SiteAddress, headingsFrom level: Int = 2
  ) -> TemplateObject? {
    guard let narrative, !narrative.html.isEmpty else { return nil }
    let html = narrative.html.html(headingsFrom: level) { target in
      links.link(from: page, to: address(of: target))
    }
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
