import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// A stack in a list: its name, what it leads to and how far it has come.
  func stackCard(_ stack: Stack, on page: SiteAddress) -> TemplateObject {
    [
      "title": .text(stack.title),
      "link": .link(links.link(from: page, to: .stack(stack.slug))),
      "toward": .text(stack.toward?.name),
      "progress": .text(progress(of: stack)),
      "learnersLanguage": learnersLanguage,
    ]
  }

  func allStacksPage() -> Page {
    Page(.allStacks, template: "stacks") {
      page(
        PageHead(
          address: .allStacks, title: "Stacks",
          description:
            "What the badges of \(settings.learner.name) add up to, and what they lead toward.",
          section: .allStacks),
        ["stacks": .objects(portfolio.stacks.map { stackCard($0, on: .allStacks) })])
    }
  }

  func stackPage(_ stack: Stack) -> Page {
    let address = SiteAddress.stack(stack.slug)
    return Page(address, template: "stack") {
      page(
        PageHead(
          address: address, title: "\(stack.title) (stack)",
          description: stack.narrative.plainSummary.isEmpty
            ? "\(stack.title): \(progress(of: stack))." : stack.narrative.plainSummary,
          section: .allStacks),
        [
          "title": .text(stack.title),
          "learnersLanguage": learnersLanguage,
          "narrative": .object(narrative(stack.narrative, on: address)),
          "toward": .object(
            stack.toward.map { goal in
              [
                "name": .text(goal.name), "issuer": .text(goal.issuer), "link": .link(goal.url),
              ]
            }),
          "credits": .text(stack.credits),
          "level": .text(stack.level),
          "hours": .text(stack.hours),
          "progress": .text(progress(of: stack)),
          "requirements": .objects(requirements(of: stack, on: address)),
          "badges": cards(stack.earned),
        ])
    }
  }

  private func requirements(of stack: Stack, on address: SiteAddress) -> [TemplateObject] {
    stack.requirements.map { requirement in
      [
        "name": .text(requirement.name),
        "isEarned": .flag(requirement.badgeSlug != nil),
        "link": .link(requirement.badgeSlug.map { links.link(from: address, to: .badge($0)) }),
      ]
    }
  }

  /// `2 of 5 earned`, or the number of badges where the stack requires nothing.
  func progress(of stack: Stack) -> String {
    guard !stack.requirements.isEmpty else {
      return counted(stack.earned.count, "badge", "badges")
    }
    let earned = stack.requirements.count - stack.missing.count
    return "\(earned) of \(stack.requirements.count) earned"
  }
}
