import LapelCredentials
import LapelLinkedData
import LapelPortfolio
import LapelTemplates

extension ShowcasePlan {
  /// Finds badges by words and by filters. Without scripts the page links to the lists that say the same.
  func searchPage() -> Page {
    Page(.search, template: "search") {
      page(
        PageHead(
          address: .search, title: "Search",
          description: "Find learners, badges, skills and issuers of \(showcase.settings.title).",
          section: .search, browserAccess: .ownScripts),
        [
          "searchScript": .link(links.link(from: .search, to: base.assets.searchScript)),
          "index": .link(links.link(from: .search, to: .searchIndex)),
          "root": .link(links.link(from: .search, to: .home)),
          "ending": .text(links.namesIndexFiles ? "index.html" : ""),
          "lists": .objects(
            [("Learners", SiteAddress.allLearners), ("Badges", .allBadges)].map(list)
              + (index.skills.isEmpty ? [] : [list("Skills", .allSkills)])
              + (index.issuers.isEmpty ? [] : [list("Issuers", .allIssuers)])),
          "issuers": .objects(index.issuers.prefix(500).map { ["name": .text($0.name)] }),
          "years": .objects(years.map { ["year": .text($0)] }),
        ])
    }
  }

  private func list(_ label: String, _ address: SiteAddress) -> TemplateObject {
    ["label": .text(label), "link": .link(links.link(from: .search, to: address))]
  }

  /// The years in which badges were issued, latest first.
  private var years: [String] {
    var years: Set<String> = []
    for learner in index.learners {
      for badge in learner.badges { if let year = year(of: badge) { years.insert(year) } }
    }
    return years.sorted { bytesPrecede($1, $0) }
  }

  private func year(of badge: LearnerSummary.BadgeEntry) -> String? {
    badge.validFrom?.moment.map { String(DateText.rfc3339($0).prefix(4)) }
  }

  /// What the search looks through, as a script: a page from a disk may run scripts beside it, and fetch nothing.
  ///
  /// Each name stands in it once, and badges refer to names by number. The end of a badge's slug is random and cannot be
  /// made smaller; the rest of it is the kind's.
  func searchIndex() -> OutputFile {
    var kindOfIdentity: [[UInt8]: Int] = [:]
    for (number, kind) in index.kinds.enumerated() {
      kindOfIdentity[Array(kind.identity.utf8)] = number
    }
    var issuerOfIdentity: [[UInt8]: Int] = [:]
    for (number, issuer) in index.issuers.enumerated() {
      issuerOfIdentity[Array(issuer.identity.utf8)] = number
    }
    var skillsOfKind: [Int: Set<Int>] = [:]
    for (number, skill) in index.skills.enumerated() {
      for holding in skill.holdings {
        let identity = Array(index.badge(holding).kind.identity.utf8)
        if let kind = kindOfIdentity[identity] { skillsOfKind[kind, default: []].insert(number) }
      }
    }
    let badges = index.learners.enumerated().flatMap { number, learner in
      learner.badges.map { badge -> JSONValue in
        let kind = kindOfIdentity[Array(badge.kind.identity.utf8)] ?? 0
        let issuer = badge.issuer.flatMap { issuerOfIdentity[Array($0.identity.utf8)] }
        return .array([
          .integer(number), .integer(kind), .integer(issuer ?? -1), .string(badge.slug),
          .integer(year(of: badge).flatMap(Int.init) ?? 0), .string(badge.outcome.label),
        ])
      }
    }
    let value = JSONValue.object([
      (
        "learners",
        .array(index.learners.map { .array([.string($0.name), .string($0.slug)]) })
      ),
      (
        "kinds",
        .array(
          index.kinds.enumerated().map { number, kind in
            .array([
              .string(kind.name),
              .array((skillsOfKind[number] ?? []).sorted().map { .integer($0) }),
            ])
          })
      ),
      ("issuers", .array(index.issuers.map { .string($0.name) })),
      ("skills", .array(index.skills.map { .string($0.name) })),
      ("badges", .array(badges)),
    ])
    return OutputFile(
      .searchIndex,
      .made { Array("lapelSearchIndex(".utf8) + scriptSafe(value.text()) + Array(");\n".utf8) })
  }
}

/// JSON that stands in a script: two characters of Unicode end lines there (ECMAScript before 2019).
private func scriptSafe(_ json: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(json.count)
  var index = 0
  while index < json.count {
    if index + 2 < json.count, json[index] == 0xE2, json[index + 1] == 0x80,
      json[index + 2] == 0xA8 || json[index + 2] == 0xA9
    {
      result += (json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
      index += 3
    } else {
      result.append(json[index])
      index += 1
    }
  }
  return result
}
