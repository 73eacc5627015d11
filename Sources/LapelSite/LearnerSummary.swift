import LapelCredentials
import LapelPortfolio
import LapelVerification

/// What the shared pages of a showcase say of one learner: all that is kept of a portfolio once its pages are written.
package struct LearnerSummary: Sendable, Hashable, Codable {
  /// The permanent name of the learner's pages.
  package var slug: String
  /// The name that is shown.
  package var name: String
  var headline: String?
  var photo: Picture?
  /// The day for which the badges were judged; nil when there are none.
  var judgedOn: String?
  /// In the portfolio's order.
  package var badges: [BadgeEntry]
  var stacks: [StackEntry]
  /// The pages of the learner's portfolio, from the showcase's root.
  var pages: [SiteAddress]

  /// A picture of the learner's portfolio.
  struct Picture: Sendable, Hashable, Codable {
    /// From the showcase's root.
    var address: SiteAddress
    var width: Int
    var height: Int
  }

  /// A badge.
  package struct BadgeEntry: Sendable, Hashable, Codable {
    var slug: String
    var title: String
    /// The language of the title, when it is not the page's.
    var language: String?
    /// What it is a badge for: badges of one kind have the same identity.
    var kind: Named
    var issuer: Named?
    var skills: [SkillEntry]
    var validFrom: Timestamp?
    package var outcome: VerificationReport.Outcome
    var picture: Picture?
  }

  /// Something that badges of several learners share.
  struct Named: Sendable, Hashable, Codable {
    var identity: String
    var name: String
    /// The id that an issuer states, as pages may show it.
    var id: String?
  }

  struct SkillEntry: Sendable, Hashable, Codable {
    var identity: String
    var name: String
    var framework: String?
    var code: String?
  }

  /// A stack and how far the learner has come.
  struct StackEntry: Sendable, Hashable, Codable {
    var slug: String
    var title: String
    var toward: String?
    var progress: String
  }
}

extension SitePlan {
  /// The summary of the portfolio, which stands in a showcase.
  func summary(as learner: ShowcaseLearner, mount: SiteMount, pages: [Page]) -> LearnerSummary {
    LearnerSummary(
      slug: learner.slug, name: learner.displayName, headline: settings.learner.headline,
      photo: portfolio.photo.flatMap { photo in
        photo.pictureSize.map { size in
          LearnerSummary.Picture(
            address: mount.address(of: SiteAddress(path: photo.outputPath)), width: size.width,
            height: size.height)
        }
      },
      judgedOn: portfolio.badges.first.map { DateText.day($0.assessed.report.moment) },
      badges: portfolio.badges.map { entry(of: $0, mount: mount) },
      stacks: portfolio.stacks.map { stack in
        LearnerSummary.StackEntry(
          slug: stack.slug, title: stack.title, toward: stack.toward?.name,
          progress: progress(of: stack))
      },
      pages: pages.map { mount.address(of: $0.address) })
  }

  private func entry(of badge: Badge, mount: SiteMount) -> LearnerSummary.BadgeEntry {
    let title = badge.title(for: language)
    let issuer = issuer(of: badge).map {
      LearnerSummary.Named(identity: $0.identity, name: $0.name, id: $0.profile.id)
    }
    let achievement = badge.credential.subject.achievement?.id
    return LearnerSummary.BadgeEntry(
      slug: badge.slug, title: title,
      language: badge.credential.title.flatMap {
        languageTag($0.entry(for: language).language, unless: Self.ownLanguage)
      },
      kind: LearnerSummary.Named(
        // Without an id, an achievement is known by its name and by who awards it.
        identity: achievement.map { "id:\($0)" } ?? "name:\(issuer?.identity ?? ""):\(title)",
        name: title),
      issuer: issuer,
      skills: skills(of: badge).map {
        LearnerSummary.SkillEntry(
          identity: $0.identity, name: $0.name, framework: $0.framework, code: $0.code)
      },
      validFrom: badge.credential.validFrom, outcome: badge.assessed.report.outcome,
      picture: badgePictures[badge.slug].map {
        LearnerSummary.Picture(
          address: mount.address(of: $0.address), width: $0.width, height: $0.height)
      })
  }
}
