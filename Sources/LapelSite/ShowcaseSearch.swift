import LapelLinkedData
import LapelTemplates

extension ShowcasePlan {
  /// Finds all that a showcase has by words, and badges by filters. Without scripts the page links to the lists that say the
  /// same.
  func searchPage() -> Page {
    Page(.search, template: "search") {
      let search = SearchIndex(index)
      return page(
        PageHead(
          address: .search, title: "Search",
          description: "Find learners, badges, skills and issuers of \(showcase.settings.title).",
          section: .search, browserAccess: .ownScripts),
        [
          "searchScript": .link(links.link(from: .search, to: base.assets.searchScript)),
          "index": .link(links.link(from: .search, to: .searchIndex)),
          // The index refers to the filters by number: one of another build is of no use.
          "indexVersion": .text(String(SHA256.hexDigest(of: search.script).prefix(10))),
          "root": .link(links.link(from: .search, to: .home)),
          "ending": .text(links.namesIndexFiles ? "index.html" : ""),
          "lists": .objects(lists.map(list)),
          "issuers": options(issuerLabels),
          "years": options(search.years),
          "outcomes": options(search.outcomes.map(\.label)),
        ])
    }
  }

  private var lists: [(label: String, address: SiteAddress)] {
    [("Learners", .allLearners), ("Badges", .allBadges)]
      + (index.skills.isEmpty ? [] : [("Skills", .allSkills)])
      + (index.issuers.isEmpty ? [] : [("Issuers", .allIssuers)])
      + (index.learners.contains { !$0.stacks.isEmpty } ? [("Stacks", .allStacks)] : [])
  }

  private func list(_ label: String, _ address: SiteAddress) -> TemplateObject {
    ["label": .text(label), "link": .link(links.link(from: .search, to: address))]
  }

  /// The choices of a filter, by their numbers in the index.
  private func options(_ labels: [String]) -> TemplateValue {
    .objects(
      labels.prefix(500).enumerated().map {
        ["number": .number($0.offset), "name": .text($0.element)]
      })
  }

  /// The issuers' names, with the slug where several have the same.
  private var issuerLabels: [String] {
    let uses = Dictionary(index.issuers.map { ($0.name, 1) }, uniquingKeysWith: +)
    return index.issuers.map { uses[$0.name] == 1 ? $0.name : "\($0.name) · \($0.slug)" }
  }

  /// What the search looks through.
  func searchIndex() -> OutputFile {
    OutputFile(.searchIndex, .made { SearchIndex(index).script })
  }
}
