import Foundation
import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

/// Reads the folder of a showcase, but for the portfolios in it: design.md, section 3.
package struct ShowcaseReader: Sendable {
  package let folder: String
  package let displayName: String
  /// The moment for which badges are judged.
  package var moment: Timestamp.Moment
  /// The moment of building. Consent has to hold on its day and on that of `moment`: what is judged for last summer is shown
  /// now.
  package var now: Timestamp.Moment
  package var cache: ResultCache?
  /// For all learners: it knows the contexts of badges, which take long to process.
  private let verifier = Verifier()

  /// - Parameters:
  ///   - folder: the folder, absolute or relative to the current one.
  ///   - displayName: what stands before the paths in diagnostics; nothing when empty.
  ///   - now: the moment of building, when it is another one than that for which badges are judged.
  package init(
    folder: String, displayName: String = "", moment: Timestamp.Moment,
    now: Timestamp.Moment? = nil, cache: ResultCache? = nil
  ) {
    self.folder = folder
    self.displayName = displayName
    self.moment = moment
    self.now = now ?? moment
    self.cache = cache
  }

  /// Whether a folder is a showcase.
  package static func isShowcase(_ folder: String) -> Bool {
    guard let folder = try? PortfolioFolder(folder, displayName: "") else { return false }
    return folder.entry("showcase.yml") != nil
  }

  /// Who is in the class, and who is shown.
  ///
  /// - Throws: why there is nothing to build a site from.
  package func showcase() async throws(UnusablePortfolio) -> Showcase {
    let folder = try showcaseFolder()
    let settingsBytes = try bytes(
      of: "showcase.yml", in: folder, limit: SettingsReader.maximumSize)
    let (settings, findings) = try ShowcaseSettingsReader(
      displayPath: folder.displayPath("showcase.yml")
    ).settings(settingsBytes)
    var showcase = Showcase(settings: settings)
    showcase.diagnostics = findings
    // The settings of all learners are read while one core reads the roster.
    async let folders = learnerFolders(in: folder)
    let roster = try roster(in: folder, &showcase)
    addPeople(of: roster, await folders, in: folder, to: &showcase)
    await readIntroduction(of: &showcase, in: folder)
    let theme = ThemeReader(folder)
    showcase.themeFiles = theme.files
    showcase.diagnostics += theme.diagnostics
    var trustBytes: [UInt8] = []
    if let trust = settings.trust {
      showcase.trusted = try TrustList(readFrom: trust, in: folder)
      trustBytes = try bytes(of: trust, in: folder, limit: TrustListFile.maximumSize)
    }
    showcase.basis = SHA256.digest(
      of: SHA256.digest(of: settingsBytes) + SHA256.digest(of: trustBytes)
        + Array("\(moment)".utf8))
    return showcase
  }

  /// SHA-256 over the folder of a learner; nil when something in it could change without that showing.
  package func inputs(of learner: ShowcaseLearner) -> [UInt8]? {
    folderDigest(of: "\(folder)/learners/\(learner.folder)")
  }

  /// The portfolio of a learner, with what the roster lets it show and nothing else.
  ///
  /// - Throws: why it cannot be read; then the learner is left out.
  package func portfolio(
    of learner: ShowcaseLearner, in showcase: Showcase
  ) async throws(UnusablePortfolio) -> Portfolio {
    try await PortfolioReader(
      folder: "\(folder)/learners/\(learner.folder)", displayName: learner.displayPath,
      moment: moment, cache: cache, verifier: verifier
    ).portfolio(of: learner, in: showcase)
  }

  private func showcaseFolder() throws(UnusablePortfolio) -> PortfolioFolder {
    do throws(Diagnostic) {
      return try PortfolioFolder(folder, displayName: displayName)
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
  }

  private func bytes(
    of path: String, in folder: PortfolioFolder, limit: Int
  ) throws(UnusablePortfolio) -> [UInt8] {
    do throws(Diagnostic) {
      return try folder.bytes(of: path, limit: limit)
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
  }

  private func roster(
    in folder: PortfolioFolder, _ showcase: inout Showcase
  ) throws(UnusablePortfolio) -> Roster {
    let path = "roster.csv"
    guard folder.entry(path) != nil else {
      throw UnusablePortfolio(diagnostics: [.noRoster(folder.displayPath(path))])
    }
    let bytes = try bytes(of: path, in: folder, limit: RosterReader.maximumSize)
    var reader = RosterReader(displayPath: folder.displayPath(path))
    do throws(Diagnostic) {
      let roster = try reader.roster(bytes)
      showcase.diagnostics += reader.diagnostics
      return roster
    } catch {
      throw UnusablePortfolio(diagnostics: reader.diagnostics + [error])
    }
  }
}

// MARK: - Who is shown

extension ShowcaseReader {
  /// A folder below `learners/`, and what its `lapel.yml` says of whose it is.
  private struct LearnerFolder: Sendable {
    var name: String
    var isLink: Bool
    var statedName: String?
    var statedIdentities: [String]
  }

  private func addPeople(
    of roster: Roster, _ folders: [LearnerFolder], in folder: PortfolioFolder,
    to showcase: inout Showcase
  ) {
    let days = [RosterDay(of: moment), RosterDay(of: now)]
    let rosterPath = folder.displayPath("roster.csv")
    var folderNames: [String: LearnerFolder] = [:]
    for folder in folders { folderNames[folder.name] = folder }
    var rowNames: Set<String> = []
    // What must not appear of each person of the roster, by row.
    let people = roster.rows.map { row in
      person(row: row, folder: folderNames[row.folder])
    }
    let realNames = RealNames(
      people + roster.withoutFolder
        + folders.map { PrivatePerson(names: [$0.statedName].compactMap(\.self), identities: []) })
    showcase.people = zip(roster.rows, people).map { ($0.folder, $1) }
    for (row, person) in zip(roster.rows, people) {
      rowNames.insert(row.folder)
      let location = Diagnostic.Location(path: rosterPath, line: row.line)
      let place = folderNames[row.folder]
      if let diagnostic = reasonNotToShow(
        row, person, place, days, realNames, in: folder, location)
      {
        // What is wrong with a row has been said already.
        if !row.isRefused { showcase.hidden.append(diagnostic) }
        showcase.hiddenFolders.insert(row.folder.lowercased())
        showcase.privatePeople.append(person)
        continue
      }
      guard let consent = row.consent else { continue }
      var secrets = person
      if consent.naming == .full { secrets.names = [] }
      showcase.learners.append(
        ShowcaseLearner(
          // Spelt as the disk has it: letters with marks may be one sign there and two in the roster.
          folder: place?.name ?? row.folder,
          displayPath: folder.displayPath("learners/\(row.folder)"), slug: "",
          displayName: shownName(of: row, consent), consent: consent, secrets: secrets,
          person: person, identities: row.identities))
      // Who agreed to show originals that name them agreed to the addresses in them. Pages do not show those anyway.
      if consent.naming == .full, consent.parts.contains(.originals) { secrets.identities = [] }
      showcase.privatePeople.append(secrets)
    }
    for place in folders where !rowNames.contains(place.name) {
      let path = folder.displayPath("learners/\(place.name)")
      let nearest = nearestName(to: place.name, among: roster.rows.map(\.folder))
      showcase.hidden.append(
        .folderWithoutRow(path, nearest: nearest, isNamed: place.statedName != nil))
      showcase.hiddenFolders.insert(place.name.lowercased())
      showcase.privatePeople.append(
        PrivatePerson(
          names: [place.statedName].compactMap(\.self), identities: place.statedIdentities))
    }
    showcase.privatePeople += roster.withoutFolder
    showcase.learners.sortByShownName()
    nameSlugs(of: &showcase, keeping: publishedSlugs(in: folder), rosterPath: rosterPath)
  }

  /// Under which names learners were shown before; nothing when that cannot be read, which whoever writes it will say.
  private func publishedSlugs(in folder: PortfolioFolder) -> PublishedAddresses {
    (try? PublishedAddresses(
      in: folder.root, displayName: folder.displayPath(PublishedAddresses.name)))
      ?? PublishedAddresses()
  }

  private func learnerFolders(in folder: PortfolioFolder) async -> [LearnerFolder] {
    let entries = folder.entries(of: "learners").filter { $0.kind == .folder || $0.kind == .link }
    return await entries.concurrentMap { entry in
      let name = String(entry.path.dropFirst("learners/".count))
      guard entry.kind == .folder else {
        return LearnerFolder(name: name, isLink: true, statedName: nil, statedIdentities: [])
      }
      let path = "\(entry.path)/lapel.yml"
      // Through a link it could say what belongs to somebody else.
      let bytes =
        folder.entry(path)?.kind == .file
        ? try? folder.bytes(of: path, limit: SettingsReader.maximumSize) : nil
      let settings = bytes.flatMap { try? SettingsReader(displayPath: path).settings($0).0 }
      return LearnerFolder(
        name: name, isLink: false, statedName: settings?.learner.name,
        statedIdentities: settings?.learner.identities ?? [])
    }
  }

  private func person(row: Roster.Row, folder: LearnerFolder?) -> PrivatePerson {
    var names = [row.name, folder?.statedName].compactMap { $0.flatMap(trimmed) }
    if names.count == 2, names[0] == names[1] { names.removeLast() }
    // Without a name, the folder's is the nearest to one: two words or more that are no numbers.
    let words = row.folder.split { !$0.isLetter }
    if names.isEmpty, words.count > 1 { names = [words.joined(separator: " ")] }
    var identities: [String] = []
    for identity in row.identities + (folder?.statedIdentities ?? [])
    where !identities.contains(identity) {
      identities.append(identity)
    }
    return PrivatePerson(names: names, identities: identities)
  }

  /// Nil when the learner is shown.
  private func reasonNotToShow(
    _ row: Roster.Row, _ person: PrivatePerson, _ place: LearnerFolder?, _ days: [RosterDay],
    _ realNames: RealNames, in folder: PortfolioFolder, _ location: Diagnostic.Location
  ) -> Diagnostic? {
    switch days.lazy.compactMap({ row.reasonToHide(on: $0) }).first {
    case .noConsent: return .noConsent(row.folder, at: location)
    case .notYet(let day): return .consentNotYet(row.folder, day, at: location)
    case .expired(let day): return .consentExpired(row.folder, day, at: location)
    case nil: break
    }
    guard let place else {
      let nearest = nearestName(
        to: row.folder,
        among: folder.entries(of: "learners").map { String($0.path.dropFirst("learners/".count)) })
      return .rowWithoutLearner(row.folder, nearest: nearest, at: location)
    }
    if place.isLink { return .learnerIsLink(folder.displayPath("learners/\(row.folder)")) }
    switch row.consent?.naming {
    case .pseudonym:
      let pseudonym = row.displayName ?? ""
      if RealNames([person]).sharesWord(with: pseudonym) {
        return .pseudonymTellsName(row.folder, at: location)
      }
      if realNames.contains(pseudonym) || realNames.hasWord(pseudonym) {
        return .pseudonymIsName(row.folder, at: location)
      }
    case .full:
      if let name = row.displayName, realNames.contains(name), !RealNames([person]).contains(name) {
        return .displayNameIsName(row.folder, at: location)
      }
    case .initials:
      if initials(of: row.name).isEmpty { return .noInitials(row.folder, at: location) }
    case nil: break
    }
    return nil
  }

  private func shownName(of row: Roster.Row, _ consent: Consent) -> String {
    switch consent.naming {
    case .full: row.displayName ?? row.name
    case .pseudonym: row.displayName ?? ""
    case .initials: initials(of: row.name)
    }
  }

  /// Slugs from the names that are shown, and from nothing else: anything private could be guessed from what was made of it.
  ///
  /// A name in letters that addresses do not have gives a short hash: it does not change when others come and go. An address
  /// at which one learner was shown never becomes another's.
  private func nameSlugs(
    of showcase: inout Showcase, keeping published: PublishedAddresses, rosterPath: String
  ) {
    let owners = published.owners
    var taken: Set<String> = []
    var shared: [String: Int] = [:]
    for index in showcase.learners.indices {
      let learner = showcase.learners[index]
      let readable = readableSlug(learner.displayName, limit: 64)
      let digest = SHA256.digest(of: Array(learner.displayName.utf8))
      let base = readable.isEmpty ? "learner-\(slugText(digest, characters: 6))" : readable
      let own = published.slugs(of: learner.folder).filter { isNumbered($0, base) }.last
      var number = 1
      var slug = own ?? base
      while taken.contains(slug) || !owners[slug, default: []].isSubset(of: [learner.folder]) {
        number += 1
        slug = "\(base)-\(number)"
      }
      taken.insert(slug)
      showcase.learners[index].slug = slug
      shared[base, default: 0] += 1
      if shared[base] == 2 {
        showcase.diagnostics.append(
          .sameName(learner.displayName, at: Diagnostic.Location(path: rosterPath)))
      }
    }
  }

  /// Whether a slug is that name, or that name with a number.
  private func isNumbered(_ slug: String, _ base: String) -> Bool {
    slug == base || slug.hasPrefix("\(base)-") && Int(slug.dropFirst(base.count + 1)) != nil
  }
}

extension [ShowcaseLearner] {
  /// By the name that is shown, without regard to case. Neither the order of the roster nor that of the folders may show: both
  /// are often that of the real names. So a hash decides between learners who are shown under one name.
  fileprivate mutating func sortByShownName() {
    let keyed = map { learner in
      (
        learner: learner, name: learner.displayName.lowercased(),
        hash: SHA256.hexDigest(of: [UInt8](learner.folder.utf8))
      )
    }
    self = keyed.sorted { a, b in
      a.name.utf8.elementsEqual(b.name.utf8)
        ? bytesPrecede(a.hash, b.hash) : bytesPrecede(a.name, b.name)
    }.map(\.learner)
  }
}

/// `A. D.` for Amina Diallo: the first letter of each word, of a name with hyphens too.
func initials(of name: String) -> String {
  name.split { $0.isWhitespace || $0 == "-" }.compactMap { word in
    word.first { $0.isLetter }.map { "\($0.uppercased())." }
  }.joined(separator: " ")
}

/// The real names of a class, compared as people read them.
private struct RealNames {
  /// The words of each in order, and the same without spaces.
  private var names: Set<String> = []
  private var words: Set<String> = []

  init(_ people: [PrivatePerson]) {
    for name in people.flatMap(\.names) {
      let own = Self.words(of: name)
      names.insert(own.sorted().joined(separator: " "))
      names.insert(own.joined())
      // Initials and particles are in too many names to tell one.
      words.formUnion(own.filter { $0.count > 2 })
    }
  }

  func contains(_ name: String) -> Bool {
    let own = Self.words(of: name)
    return names.contains(own.sorted().joined(separator: " ")) || names.contains(own.joined())
  }

  /// Whether a name is one word, and that word is a part of one of these.
  func hasWord(_ name: String) -> Bool {
    let own = Self.words(of: name)
    return own.count == 1 && words.contains(own[0])
  }

  func sharesWord(with name: String) -> Bool { !words.isDisjoint(with: Self.words(of: name)) }

  /// The words of any script, without marks and differences of case.
  private static func words(of name: String) -> [String] {
    // Most names need none of what follows, which asks a table about every sign.
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return name.lowercased().utf8.split {
        !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0)
      }.map { String(Substring($0)) }
    }
    let plain = String(
      String.UnicodeScalarView(
        name.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
          $0.properties.generalCategory != .nonspacingMark
        })
    ).lowercased().replacing("ı", with: "i")
    return plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

// MARK: - What the teacher says

extension ShowcaseReader {
  private func readIntroduction(of showcase: inout Showcase, in folder: PortfolioFolder) async {
    let files = await NarrativeFolder(folder)
    showcase.diagnostics += files.diagnostics
    for file in files.pages + files.badges + files.stacks {
      showcase.diagnostics.append(.narrativeOfClass(file.displayPath))
    }
    guard let about = files.about else { return }
    var reader = NarrativeReader(
      links: NarrativeLinks(
        folder: folder, pages: [about.path: .home], badges: BadgeIndex([]),
        attachments: AttachmentCollector(folder: folder)),
      language: showcase.settings.language)
    var fields = YAMLFieldReader(
      about.fields, known: ["title", "language"], displayPath: about.displayPath)
    var narrative = reader.narrative(in: about, fields: &fields)
    let (list, byPath) = reader.links.attachments.attachments()
    narrative.html = narrative.html.mapTargets { target in
      guard case .attachment(let path) = target, let attachment = byPath[path] else {
        return target
      }
      return .attachment(outputPath: attachment.outputPath)
    }
    showcase.introduction = narrative
    showcase.attachments = list
    showcase.diagnostics += reader.diagnostics + reader.links.attachments.diagnostics
  }
}

extension Diagnostic {
  static func noRoster(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-roster", at: Location(path: path),
      "there is no file 'roster.csv', and nobody is shown without recorded consent",
      help: "make it with the columns folder,name,publish,display_name")
  }

  static func noConsent(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .note, "not-shown", at: location,
      "'\(shortened(folder))' is not shown: no consent is recorded",
      help: "after consent, write full, initials or pseudonym under 'publish'")
  }

  static func consentNotYet(_ folder: String, _ day: RosterDay, at location: Location) -> Diagnostic
  {
    Diagnostic(
      .note, "not-shown", at: location,
      "'\(shortened(folder))' is not shown: consent is dated \(day), which is still to come")
  }

  static func consentExpired(_ folder: String, _ day: RosterDay, at location: Location)
    -> Diagnostic
  {
    Diagnostic(
      .note, "not-shown", at: location,
      "'\(shortened(folder))' is not shown: consent ended with \(day)",
      help: "ask again, and write the new day under 'consent_until'")
  }

  static func folderWithoutRow(_ path: String, nearest: String?, isNamed: Bool) -> Diagnostic {
    Diagnostic(
      .warning, "not-shown", at: Location(path: path),
      isNamed
        ? "this folder has no row in the roster, so it is not shown"
        : "this folder has no row in the roster, so it is not shown; whose it is nobody says, so that name is not searched for",
      help: nearest.map { "is it the folder of the row '\(shortened($0))'?" }
        ?? "add a row with the learner's name and what was agreed")
  }

  static func narrativeOfClass(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "unused-narrative", at: Location(path: path),
      "this text is not shown: of a class's own narratives only 'narratives/about.md' is",
      help: "put it there, or into the folder of a learner")
  }

  static func rowWithoutLearner(_ folder: String, nearest: String?, at location: Location)
    -> Diagnostic
  {
    Diagnostic(
      .error, "no-folder", at: location,
      "there is no folder 'learners/\(shortened(folder))', so nobody is shown for this row",
      help: nearest.map { "did you mean '\(shortened($0))'?" }
        ?? "make the folder, with a lapel.yml and a backpack in it")
  }

  static func learnerIsLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "outside-showcase", at: Location(path: path),
      "this is a symbolic link, so the learner is not shown",
      help: "put the learner's folder itself there")
  }

  static func pseudonymIsName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "pseudonym-is-a-name", at: location,
      "the pseudonym of '\(shortened(folder))' is a real name of somebody in the roster, so the learner is not shown",
      help: "choose another pseudonym under 'display_name'")
  }

  static func pseudonymTellsName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "pseudonym-is-a-name", at: location,
      "the pseudonym of '\(shortened(folder))' holds a part of the learner's real name, so the learner is not shown",
      help: "choose another pseudonym under 'display_name'")
  }

  static func displayNameIsName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "pseudonym-is-a-name", at: location,
      "the display name of '\(shortened(folder))' is the real name of somebody else in the roster, so the learner is not shown",
      help: "choose another name under 'display_name', or leave it empty")
  }

  static func noInitials(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-initials", at: location,
      "the name of '\(shortened(folder))' has no letters, so there are no initials and the learner is not shown",
      help: "write 'pseudonym' under 'publish' and the name to show under 'display_name'")
  }

  static func sameName(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "same-name", at: location,
      "several learners are shown as '\(shortened(name))' or much like it; the addresses of their pages are numbered",
      help:
        "tell them apart: another 'display_name', or pseudonyms where they are shown by initials")
  }
}
