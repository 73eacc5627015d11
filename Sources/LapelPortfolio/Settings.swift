/// What `lapel.yml` says.
package struct Settings: Sendable, Hashable {
  /// `title:`, else the learner's name.
  package var title: String
  /// Where the site will live, ending in `/`; nil when it is not said, and every address stays relative.
  package var url: WebLink?
  /// The language of the pages, a BCP 47 tag.
  package var language = "en"
  /// The languages of a multilingual site, `language` first.
  package var languages: [String] = ["en"]
  package var learner: Learner
  package var publish = Publish()
  package var order = Order.newest
  /// How links to pages end; nil when it is not said.
  package var links: LinkStyle?
  /// The path of the list of issuers that the learner trusts, in the portfolio folder.
  package var trust: String?

  /// When a visitor's browser checks a badge by itself.
  package var recheck = Recheck.click

  package init(learner: Learner, title: String? = nil) {
    self.learner = learner
    self.title = title ?? learner.name
  }

  /// How links to pages end: design.md, section 5.
  package enum LinkStyle: String, Sendable, Hashable, CaseIterable {
    /// In `/index.html`, which also opens from a disk.
    case files
    /// In `/`.
    case folders
  }

  /// The style to use: as said, else `folders` when `url` is set.
  package var linkStyle: LinkStyle { links ?? (url == nil ? .files : .folders) }

  /// When a visitor's browser checks a badge.
  package enum Recheck: String, Sendable, Hashable, CaseIterable {
    /// When the visitor asks for it.
    case click
    /// As soon as the page of a badge is open. Even then nobody but the site itself is asked for anything.
    case visit
  }

  /// The order of badges.
  package enum Order: String, Sendable, Hashable, CaseIterable {
    /// By `validFrom`, latest first; undated ones last; ties by slug.
    case newest
    /// By `validFrom`, earliest first; undated ones last; ties by slug.
    case oldest
    /// By the issuer's name, and newest first within one issuer.
    case issuer
    /// By `order:` in the badges' narratives, then by path in the backpack.
    case manual
  }

  /// What may be published that is not by itself public.
  package struct Publish: Sendable, Hashable {
    /// Whether e-mail addresses in `learner.identities` may appear in published originals and on pages.
    package var email = false
    /// Whether search engines are invited.
    package var index = true
    package var originals = Originals.auto
    /// Whether an original may name the learner in the clear, although pages do not show those addresses.
    package var namesInOriginals = false
    /// Whose name must not stand in originals: in a showcase, the learner's, whatever name is shown.
    package var nameless: PrivatePerson?
    /// What is shown beside the badges: everything, but in a showcase, where the roster says.
    package var parts = Set(Consent.Part.allCases)

    package init() {}

    /// Which originals are published.
    package enum Originals: String, Sendable, Hashable, CaseIterable {
      /// Those with nothing in them that must not be published.
      case auto
      /// All but those with private keys and holder-only proofs.
      case all
      case none
    }
  }

  /// Whose portfolio it is.
  package struct Learner: Sendable, Hashable {
    package var name: String
    package var headline: String?
    /// The path of the photo, as written.
    package var photo: String?
    var photoPlace: YAMLPlace?
    /// To match recipients with; never published unless listed under `publish`.
    package var identities: [String] = []
    package var links: [LabelledLink] = []

    package init(name: String) { self.name = name }
  }

  /// A link with its text.
  package struct LabelledLink: Sendable, Hashable {
    package var label: String
    package var url: WebLink

    package init(label: String, url: WebLink) {
      self.label = label
      self.url = url
    }
  }
}
