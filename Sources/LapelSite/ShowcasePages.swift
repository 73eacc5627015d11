import LapelCredentials
import LapelPortfolio
import LapelTemplates
import LapelVerification

// The pages for the whole class. All say only what the learners' summaries hold.

extension ShowcasePlan {
  func homePage() -> Page {
    Page(.home, template: "showcase") {
      let learners = index.learners
      return page(
        PageHead(address: .home, description: homeDescription),
        [
          "title": .text(showcase.settings.title),
          "introduction": .object(base.narrative(showcase.introduction, on: .home)),
          "learners": .objects(learners.prefix(24).map { learnerCard($0, on: .home) }),
          "learnerCount": .text(counted(learners.count, "learner", "learners")),
          "allLearners": .link(links.link(from: .home, to: .allLearners)),
          "badges": .objects(index.newest.prefix(12).map { card($0, on: .home) }),
          "badgeCount": .text(counted(badgeCount, "badge", "badges")),
          "newest": .link(links.link(from: .home, to: .newest)),
          "matrix": .link(links.link(from: .home, to: .matrix)),
          "certificates": .link(links.link(from: .home, to: .certificates)),
          "table": .link(links.link(from: .home, to: .exportTable)),
          "json": .link(links.link(from: .home, to: .exportJSON)),
          "breakdown": .objects(breakdown),
        ])
    }
  }

  var badgeCount: Int { index.learners.reduce(0) { $0 + $1.badges.count } }

  private var homeDescription: String {
    let introduction = showcase.introduction?.plainSummary ?? ""
    if !introduction.isEmpty { return introduction }
    return "\(showcase.settings.title): \(counted(index.learners.count, "learner", "learners")) "
      + "with \(counted(badgeCount, "badge", "badges")), each with its own verification page."
  }

  /// How many badges have which outcome. Of fewer than five learners nothing is said: it would be said of each of them.
  private var breakdown: [TemplateObject] {
    guard index.learners.count >= Self.smallestBrokenDownGroup else { return [] }
    var counts: [VerificationReport.Outcome: Int] = [:]
    for learner in index.learners {
      for badge in learner.badges { counts[badge.outcome, default: 0] += 1 }
    }
    return VerificationReport.Outcome.allCases.compactMap { outcome in
      counts[outcome].map { count in
        [
          "outcome": .text(outcome.rawValue), "label": .text(outcome.label),
          "count": .text(counted(count, "badge", "badges")),
        ]
      }
    }
  }

  private static let smallestBrokenDownGroup = 5

  func learnersPages() -> [Page] {
    spread(index.learners, over: .allLearners, size: 200) { address, number, learners, pager in
      Page(address, template: "learners") {
        page(
          PageHead(
            address: address, title: title("Learners", page: number),
            description:
              "\(counted(index.learners.count, "learner", "learners")) of \(showcase.settings.title) who agreed to be shown.",
            section: .allLearners),
          [
            "learners": .objects(learners.map { learnerCard($0, on: address) }),
            "learnerCount": .text(counted(index.learners.count, "learner", "learners")),
            "pager": .object(pager),
          ])
      }
    }
  }

  /// A learner in a grid or list.
  private func learnerCard(_ learner: LearnerSummary, on page: SiteAddress) -> TemplateObject {
    [
      "name": .text(learner.name),
      "link": .link(links.link(from: page, to: .learner(learner.slug))),
      "headline": .text(learner.headline.map { shortened($0, to: 120) }),
      "photo": .object(learner.photo.map { picture($0, on: page) }),
      "badgeCount": .text(counted(learner.badges.count, "badge", "badges")),
    ]
  }

  private func picture(_ picture: LearnerSummary.Picture, on page: SiteAddress) -> TemplateObject {
    [
      "source": .link(links.link(from: page, to: picture.address)),
      "width": .number(picture.width),
      "height": .number(picture.height),
    ]
  }

  /// A learner's badge in a list.
  ///
  /// - Parameter substitute: the picture of a badge that brings none.
  private func card(
    _ holding: ShowcaseIndex.Holding, on page: SiteAddress,
    substitute: LearnerSummary.Picture? = nil
  ) -> TemplateObject {
    let learner = index.learners[holding.learner]
    let badge = index.badge(holding)
    let shown = badge.picture ?? substitute
    let picture: TemplateObject = [
      "source": .link(links.link(from: page, to: shown?.address ?? base.assets.noPicture)),
      "width": .number(shown?.width ?? 200),
      "height": .number(shown?.height ?? 200),
    ]
    return [
      "title": .text(badge.title),
      "titleLanguage": .text(badge.language),
      "link": .link(links.link(from: page, to: .learnersBadge(learner.slug, badge.slug))),
      "picture": .object(picture),
      "holder": .text(learner.name),
      "issuer": .text(badge.issuer?.name),
      "date": .object(badge.validFrom.map { DateText.value($0) }),
      "outcome": .text(badge.outcome.rawValue),
      "outcomeLabel": .text(badge.outcome.label),
    ]
  }

  func newestPage() -> Page {
    Page(.newest, template: "newest") {
      page(
        PageHead(
          address: .newest, title: "What’s new",
          description: "The newest badges of \(showcase.settings.title), by their date of issue.",
          section: .newest),
        ["badges": .objects(index.newest.prefix(100).map { card($0, on: .newest) })])
    }
  }
}

// MARK: - Badges by kind, skills and issuers

extension ShowcasePlan {
  /// What badges are grouped by.
  enum Grouping: Sendable {
    case kinds, skills, issuers

    var address: SiteAddress {
      switch self {
      case .kinds: .allBadges
      case .skills: .allSkills
      case .issuers: .allIssuers
      }
    }

    func address(_ slug: String) -> SiteAddress {
      switch self {
      case .kinds: .badge(slug)
      case .skills: .skill(slug)
      case .issuers: .issuer(slug)
      }
    }

    var title: String {
      switch self {
      case .kinds: "Badges"
      case .skills: "Skills"
      case .issuers: "Issuers"
      }
    }

    var sentence: String {
      switch self {
      case .kinds: "What badges of the class are for, and who holds them."
      case .skills: "Issuers tie their badges to skills. A tie is the issuer’s statement."
      case .issuers: "The issuers that badges of the class name, as the badges state them."
      }
    }
  }

  func listPages(_ grouping: Grouping, _ groups: [ShowcaseIndex.Group]) -> [Page] {
    spread(groups, over: grouping.address, size: 500) { address, number, groups, pager in
      Page(address, template: "entries") {
        page(
          PageHead(
            address: address, title: title(grouping.title, page: number),
            description: "\(grouping.title) of \(showcase.settings.title). \(grouping.sentence)",
            section: grouping.address),
          [
            "heading": .text(grouping.title),
            "sentence": .text(grouping.sentence),
            "entries": .objects(
              groups.map { group in
                [
                  "name": .text(group.name),
                  "link": .link(links.link(from: address, to: grouping.address(group.slug))),
                  "aside": .text(group.aside.map { shortened($0, to: 80) }),
                  "count": .text(counted(index.holderCount(group), "learner", "learners")),
                ]
              }),
            "matrix": grouping.address == .allBadges
              ? .link(links.link(from: address, to: .matrix)) : .none,
            "pager": .object(pager),
          ])
      }
    }
  }

  /// The pages with all badges of a group.
  func groupPages(_ grouping: Grouping, _ group: ShowcaseIndex.Group) -> [Page] {
    let first = grouping.address(group.slug)
    let substitute = grouping == .kinds ? index.picture(of: group) : nil
    return spread(group.holdings, over: first, size: 200) { address, number, holdings, pager in
      Page(address, template: "group") {
        let name = shortened(group.name, to: 120)
        return page(
          PageHead(
            address: address,
            title: title("\(name) · \(group.slug)", page: number),
            description:
              "\(counted(index.holderCount(group), "learner", "learners")) of \(showcase.settings.title) with badges of “\(name)”.",
            section: grouping.address),
          [
            "name": .text(group.name),
            "aside": .text(group.aside),
            "count": .text(
              "\(counted(group.holdings.count, "badge", "badges")) of \(counted(index.holderCount(group), "learner", "learners"))"
            ),
            "badges": .objects(holdings.map { card($0, on: address, substitute: substitute) }),
            "pager": .object(pager),
          ])
      }
    }
  }

  func stacksPages() -> [Page] {
    let stacks = index.learners.enumerated().flatMap { number, learner in
      learner.stacks.map { (learner: number, stack: $0) }
    }.sorted { a, b in
      a.stack.title.utf8.elementsEqual(b.stack.title.utf8)
        ? a.learner < b.learner : bytesPrecede(a.stack.title, b.stack.title)
    }
    return spread(stacks, over: .allStacks, size: 500) { address, number, stacks, pager in
      Page(address, template: "entries") {
        page(
          PageHead(
            address: address, title: title("Stacks", page: number),
            description:
              "What badges of \(showcase.settings.title) add up to, and how far each learner has come.",
            section: .allStacks),
          [
            "heading": .text("Stacks"),
            "sentence": .text("What badges add up to, and how far each learner has come."),
            "entries": .objects(
              stacks.map { number, stack in
                let learner = index.learners[number]
                return [
                  "name": .text("\(stack.title) · \(learner.name)"),
                  "link": .link(
                    links.link(from: address, to: .learnersStack(learner.slug, stack.slug))),
                  "aside": .text(stack.toward.map { "toward \(shortened($0, to: 80))" }),
                  "count": .text(stack.progress),
                ]
              }),
            "matrix": .none,
            "pager": .object(pager),
          ])
      }
    }
  }
}

// MARK: - Matrix and certificates

extension ShowcasePlan {
  /// Which learner holds which kind of badge. As wide as a table can be read: the kinds that most learners hold.
  func matrixPages() -> [Page] {
    let kinds = index.kinds.enumerated().sorted { a, b in
      let (countOfA, countOfB) = (index.holderCount(a.element), index.holderCount(b.element))
      return countOfA != countOfB ? countOfA > countOfB : a.offset < b.offset
    }.prefix(40).sorted { $0.offset < $1.offset }.map(\.element)
    var held: [[Int: ShowcaseIndex.Holding]] = Array(repeating: [:], count: index.learners.count)
    for (column, kind) in kinds.enumerated() {
      for holding in kind.holdings where held[holding.learner][column] == nil {
        held[holding.learner][column] = holding
      }
    }
    let rows = Array(index.learners.indices)
    return spread(rows, over: .matrix, size: 100) { [held] address, number, rows, pager in
      Page(address, template: "matrix") {
        page(
          PageHead(
            address: address, title: title("Badges by learner", page: number),
            description: "Which learner of \(showcase.settings.title) holds which badge.",
            section: .allBadges),
          [
            "leftOut": .text(
              kinds.count < index.kinds.count
                ? "The \(kinds.count) kinds of badges that most learners hold, of \(index.kinds.count)."
                : ""),
            "kinds": .objects(
              kinds.map { kind in
                [
                  "name": .text(shortened(kind.name, to: 60)),
                  "link": .link(links.link(from: address, to: .badge(kind.slug))),
                ]
              }),
            "learners": .objects(
              rows.map { row in
                [
                  "name": .text(index.learners[row].name),
                  "link": .link(
                    links.link(from: address, to: .learner(index.learners[row].slug))),
                  "cells": .objects(
                    kinds.indices.map { cell(held[row][$0], on: address) }),
                ]
              }),
            "pager": .object(pager),
          ])
      }
    }
  }

  private func cell(
    _ holding: ShowcaseIndex.Holding?, on page: SiteAddress
  ) -> TemplateObject {
    guard let holding else { return ["link": .none, "outcome": .none, "label": .none] }
    let badge = index.badge(holding)
    let learner = index.learners[holding.learner]
    return [
      "link": .link(links.link(from: page, to: .learnersBadge(learner.slug, badge.slug))),
      "outcome": .text(badge.outcome.rawValue),
      "label": .text(badge.outcome.label),
    ]
  }

  /// A sheet for each learner, to be printed.
  func certificatesPages() -> [Page] {
    spread(index.learners, over: .certificates, size: 100) { address, number, learners, pager in
      Page(address, template: "certificates") {
        page(
          PageHead(
            address: address, title: title("Certificates of participation", page: number),
            description:
              "A sheet for each learner of \(showcase.settings.title), with the badges earned, for printing.",
            isListed: false),
          [
            "class": .text(showcase.settings.title),
            "learners": .objects(
              learners.map { learner in
                [
                  "name": .text(learner.name),
                  "address": .text(links.canonicalAddress(of: .learner(learner.slug))?.text),
                  "judgedOn": .text(learner.judgedOn),
                  "hasRows": .flag(!learner.badges.isEmpty),
                  "rows": .objects(
                    learner.badges.map { badge in
                      [
                        "title": .text(badge.title),
                        "issuer": .text(badge.issuer?.name),
                        "date": .object(badge.validFrom.map { DateText.value($0) }),
                        "outcome": .text(badge.outcome.label),
                      ]
                    }),
                ]
              }),
            "pager": .object(pager),
          ])
      }
    }
  }
}
