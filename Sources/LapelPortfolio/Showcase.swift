import LapelDiagnostics
import LapelPrivacy
import LapelVerification

/// A class: who is shown and under which name, and who must not appear. Nobody's badges are read yet.
package struct Showcase: Sendable {
  package var settings: ShowcaseSettings
  /// SHA-256 over what decides, beside the people, the theme and their folders, how pages look: `showcase.yml`, the list of
  /// trusted issuers and the moment.
  package var basis: [UInt8] = []
  /// Those who are shown, by the names under which they are.
  package var learners: [ShowcaseLearner] = []
  /// Those whose names must not appear: everybody who is not shown, and who is shown under another name.
  package var privatePeople: [PrivatePerson] = []
  /// Everybody in the roster, shown or not, by folder. Private.
  var people: [(folder: String, person: PrivatePerson)] = []
  /// Why others are not shown, where nothing else says it: only for the console.
  package var hidden: [Diagnostic] = []
  /// The folders of those who are not shown, in small letters.
  package var hiddenFolders: Set<String> = []
  /// `narratives/about.md` of the showcase.
  package var introduction: Narrative?
  /// The pictures and files of the introduction.
  package var attachments: [Attachment] = []
  /// What overrides templates and assets, on all pages.
  package var themeFiles: [ThemeFile] = []
  /// The issuers that the teacher trusts.
  package var trusted = TrustList()
  /// What is wrong or worth knowing, by file and place.
  package var diagnostics: [Diagnostic] = []

  package init(settings: ShowcaseSettings) { self.settings = settings }

  /// The names under which people are shown.
  package var shownNames: [String] { learners.map(\.displayName) }
}

/// A learner whom a showcase shows.
package struct ShowcaseLearner: Sendable, Hashable {
  /// The name of the folder below `learners/`. Private: it may be a name.
  package var folder: String
  /// The folder's path as the user would write it.
  package var displayPath: String
  /// The permanent name of the learner's pages, from the name that is shown.
  package var slug: String
  /// The name under which the learner appears.
  package var displayName: String
  package var consent: Consent
  /// What must not appear of the learner: the real name where another one is shown, and the identities.
  package var secrets: PrivatePerson
  /// The real names and the identities, whatever is shown.
  var person: PrivatePerson
  /// To match recipients with: the roster's. Those of `lapel.yml` come to them.
  package var identities: [String]
}

/// The portfolio of a learner in a showcase.
package struct LearnerPortfolio: Sendable {
  package var portfolio: Portfolio
  /// Whether it is the same all day, and not only at this moment.
  package var isForTheDay: Bool

  package init(portfolio: Portfolio, isForTheDay: Bool) {
    self.portfolio = portfolio
    self.isForTheDay = isForTheDay
  }
}

/// What must not appear of somebody.
package struct PrivatePerson: Sendable, Hashable {
  /// The names that the person goes by in the roster and in `lapel.yml`; none for somebody who is shown under that name.
  package var names: [String]
  /// E-mail addresses and other identifiers.
  package var identities: [String]

  package init(names: [String], identities: [String]) {
    self.names = names
    self.identities = identities
  }

  /// As the search for leaks has it: somebody for each name, the identities with the first.
  package var hidden: [HiddenPerson] {
    names.isEmpty
      ? [HiddenPerson(name: "", identities: identities)]
      : names.enumerated().map {
        HiddenPerson(name: $1, identities: $0 == 0 ? identities : [])
      }
  }
}
