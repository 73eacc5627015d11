import LapelCredentials
import LapelDiagnostics
import LapelPortfolio
import LapelTemplates

/// What pages there will be, what each is called, and how they hang together: decided once, before any is rendered.
struct SitePlan: Sendable {
  let portfolio: Portfolio
  /// Where the site stands in a showcase; nil when it is a site of its own.
  let mount: SiteMount?
  let links: SiteLinks
  let assets: SiteAssets
  /// The verifier that the site brings for browsers, when it does.
  let verifier: VerifierModule?
  let documents: PublishedDocuments
  private let ownNavigation: [(label: String, address: SiteAddress)]?

  /// Badges by slug, and for each badge where it also appears.
  let badgeIndices: [String: Int]
  private let skillIndices: [String: [Int]]
  private let stackIndices: [String: [Int]]
  private let issuerIndices: [String: Int]
  private let badgeTitles: [String]
  /// How many issuers bear a name, and how many skills a name with framework and code.
  let issuerNamesInUse: [String: Int]
  /// What is said beside the name of each issuer, by slug.
  let issuerAsides: [String: String]
  let skillTitlesInUse: [String: Int]
  /// For each badge, the address of its picture.
  let badgePictures: [String: BadgePicture]
  /// For each badge, what lists of badges show of it: see `cardsInFolders()`.
  private(set) var cards: [TemplateObject] = []

  /// The picture of a badge as the site shows it.
  struct BadgePicture: Sendable, Hashable {
    var address: SiteAddress
    var width: Int
    var height: Int
  }

  init(
    portfolio: Portfolio, assets: SiteAssets, badgePictures: [String: BadgePicture],
    verifier: VerifierModule?, documents: PublishedDocuments, mount: SiteMount? = nil,
    navigation: [(label: String, address: SiteAddress)]? = nil
  ) async {
    ownNavigation = navigation
    self.portfolio = portfolio
    self.assets = assets
    self.verifier = verifier
    self.documents = documents
    self.badgePictures = badgePictures
    self.mount = mount
    links = SiteLinks(portfolio.settings, mount: mount)
    badgeIndices = Dictionary(
      uniqueKeysWithValues: portfolio.badges.enumerated().map { ($0.element.slug, $0.offset) })
    skillIndices = Self.index(portfolio.skills.map(\.badges))
    stackIndices = Self.index(portfolio.stacks.map(\.earned))
    issuerIndices = Self.index(portfolio.issuers.map(\.badges)).compactMapValues(\.first)
    issuerNamesInUse = Dictionary(portfolio.issuers.map { ($0.name, 1) }, uniquingKeysWith: +)
    let asides = LapelSite.issuerAsides(portfolio.issuers.map { ($0.name, $0.profile.id) })
    issuerAsides = Dictionary(
      uniqueKeysWithValues: zip(portfolio.issuers, asides).map { ($0.slug, $1) })
    skillTitlesInUse = Dictionary(portfolio.skills.map { ($0.title, 1) }, uniquingKeysWith: +)
    let language = portfolio.settings.language
    badgeTitles = uniqueTitles(
      portfolio.badges.map { badge in
        [
          badge.title(for: language),
          badge.assessed.credential.issuer?.name?.text(for: language),
          badge.assessed.credential.validFrom.map(DateText.day),
          badge.slug,
        ].compactMap(\.self)
      })
    cards = await cardsInFolders()
  }

  private static func index(_ groups: [[String]]) -> [String: [Int]] {
    var index: [String: [Int]] = [:]
    for (number, slugs) in groups.enumerated() {
      for slug in slugs { index[slug, default: []].append(number) }
    }
    return index
  }

  var settings: Settings { _read { yield portfolio.settings } }
  /// The language in which badges that speak several are shown.
  var language: String { portfolio.settings.language }
  /// The language of Lapel's own words.
  static let ownLanguage = "en"

  func badge(_ slug: String) -> Badge? { badgeIndices[slug].map { portfolio.badges[$0] } }
  func badges(_ slugs: [String]) -> [Badge] { slugs.compactMap(badge) }
  func skills(of badge: Badge) -> [Skill] {
    skillIndices[badge.slug, default: []].map { portfolio.skills[$0] }
  }
  func stacks(of badge: Badge) -> [Stack] {
    stackIndices[badge.slug, default: []].map { portfolio.stacks[$0] }
  }
  func issuer(of badge: Badge) -> IssuerGroup? {
    issuerIndices[badge.slug].map { portfolio.issuers[$0] }
  }
  /// The badge's name with as much beside it as tells it from all others.
  func distinctTitle(of badge: Badge) -> String {
    badgeIndices[badge.slug].map { badgeTitles[$0] } ?? badge.slug
  }

  /// The address of what a narrative links to.
  func address(of target: LinkTarget) -> SiteAddress {
    switch target {
    case .attachment(let outputPath): SiteAddress(path: outputPath)
    case .page(let reference):
      switch reference {
      case .home: .home
      case .badge(let slug): .badge(slug)
      case .stack(let slug): .stack(slug)
      case .skill(let slug): .skill(slug)
      case .issuer(let slug): .issuer(slug)
      case .page(let slug): .page(slug)
      }
    }
  }

  /// The navigation of the site's pages.
  var navigation: [(label: String, address: SiteAddress)] {
    if let ownNavigation { return ownNavigation }
    var entries: [(String, SiteAddress)] = [("Home", .home), ("Badges", .allBadges)]
    if !portfolio.stacks.isEmpty { entries.append(("Stacks", .allStacks)) }
    if !portfolio.skills.isEmpty { entries.append(("Skills", .allSkills)) }
    if !portfolio.issuers.isEmpty { entries.append(("Issuers", .allIssuers)) }
    return entries + portfolio.pages.map { (shortened($0.title, to: 40), .page($0.slug)) }
  }
}

extension Badge {
  /// What to call the badge where nothing else is known.
  static let nameless = "Badge without a name"

  func title(for language: String) -> String {
    let assessed = assessed
    let title = assessed.credential.title.map { shortened($0.text(for: language), to: 200) } ?? ""
    if !title.isEmpty { return title }
    guard assessed.credential.subject.endorsementComment != nil else { return Self.nameless }
    return assessed.credential.issuer?.name.map { "Endorsement by \($0.text(for: language))" }
      ?? "Endorsement"
  }
}

extension Skill {
  /// The name with framework and code.
  var title: String {
    let reference = [framework, code].compactMap(\.self).joined(separator: " ")
    return reference.isEmpty ? name : "\(name) (\(reference))"
  }
}

/// A title for each row of parts: the first part, followed by further ones where several rows begin alike.
private func uniqueTitles(_ rows: [[String]]) -> [String] {
  var titles = rows.map { $0.first ?? "" }
  var partsUsed = 1
  while true {
    let counts = Dictionary(titles.map { ($0, 1) }, uniquingKeysWith: +)
    let shared = titles.indices.filter { counts[titles[$0]] ?? 0 > 1 && rows[$0].count > partsUsed }
    if shared.isEmpty { return titles }
    for index in shared { titles[index] += " · " + rows[index][partsUsed] }
    partsUsed += 1
  }
}
