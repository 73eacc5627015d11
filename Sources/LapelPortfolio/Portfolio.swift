import LapelBackpack
import LapelDiagnostics
import LapelVerification

/// All that a site says: what the learner keeps and wrote, read, resolved and put in order.
///
/// Nothing in it depends on where a page will stand; LapelSite decides addresses.
package struct Portfolio: Sendable {
  package var settings: Settings
  /// In display order: see `Settings.Order`.
  package var badges: [Badge]
  /// `narratives/about.md`.
  package var introduction: Narrative?
  /// The other files directly in `narratives/`, by their `order:`, then by slug.
  package var pages: [PortfolioPage]
  /// By their `order:`, then by slug.
  package var stacks: [Stack]
  /// By name, then by slug.
  package var skills: [Skill]
  /// By name, then by slug.
  package var issuers: [IssuerGroup]
  /// The files to copy, by output path: evidence, pictures in narratives, the photo.
  package var attachments: [Attachment]
  /// The learner's photo, which is also one of `attachments`.
  package var photo: Attachment?
  /// What overrides templates and assets, by path.
  package var themeFiles: [ThemeFile]
  /// What is wrong or worth knowing, by file and place.
  package var diagnostics: [Diagnostic]
  /// The display paths of backpack files that hold no badge that can be read.
  package var unreadableFiles: [String]
  /// The pictures that badges name and somebody kept, by address.
  package var keptPictures: [String: KeptPicture]
  /// What verifying the badges used of the cache, or worked out for it.
  package var pureResults: [PureResult]

  package init(settings: Settings) {
    self.settings = settings
    badges = []
    pages = []
    stacks = []
    skills = []
    issuers = []
    attachments = []
    themeFiles = []
    diagnostics = []
    unreadableFiles = []
    keptPictures = [:]
    pureResults = []
  }

  /// The badge with that slug.
  package func badge(_ slug: String) -> Badge? { badges.first { $0.slug == slug } }
}

/// A file of the portfolio's `theme/` folder.
package struct ThemeFile: Sendable, Hashable {
  /// Relative to `theme/`, with `/` between parts.
  package var path: String
  /// The path for messages, as the user would write it.
  package var displayPath: String
  package var bytes: [UInt8]

  package init(path: String, displayPath: String, bytes: [UInt8]) {
    self.path = path
    self.displayPath = displayPath
    self.bytes = bytes
  }
}
