import LapelDiagnostics

extension Settings {
  /// Puts a learner's settings under those of a showcase and under what the roster lets it show.
  ///
  /// - Returns: what the learner's settings asked for and do not get.
  mutating func submit(
    to showcase: ShowcaseSettings, as shown: ShowcaseLearner, displayPath: String
  ) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func overrule(_ key: String, _ reason: String) {
      findings.append(.rosterWins(key, reason, at: Diagnostic.Location(path: displayPath)))
    }
    let isNamed = shown.consent.naming == .full
    if publish.email { overrule("publish.email", "a showcase publishes no addresses") }
    publish.email = false
    let mayNameInOriginals = isNamed && shown.consent.parts.contains(.originals)
    if publish.originals == .all, !mayNameInOriginals {
      overrule("publish.originals", "the roster does not show originals that name the learner")
      publish.originals = .auto
    }
    publish.namesInOriginals = mayNameInOriginals
    publish.nameless = shown.person
    if learner.photo != nil, !shown.consent.parts.contains(.photo) {
      overrule("learner.photo", "the roster does not show the photo")
    }
    if !learner.links.isEmpty, !isNamed {
      overrule("learner.links", "the roster does not show who the learner is")
      learner.links = []
    }
    if learner.headline != nil, !shown.consent.parts.contains(.narratives) {
      overrule("learner.headline", "the roster does not show what the learner writes")
      learner.headline = nil
    }
    let own = [("url", url != nil), ("links", links != nil), ("recheck", recheck != .click)]
    for (key, isSet) in own where isSet {
      findings.append(.classDecides(key, at: Diagnostic.Location(path: displayPath)))
    }
    if trust != nil { findings.append(.trustInShowcase(displayPath)) }
    trust = nil
    publish.parts = shown.consent.parts
    publish.index = showcase.index
    // A title that nobody wrote is the name in these settings, which the roster may spell otherwise.
    if !isNamed || title == learner.name { title = shown.displayName }
    learner.name = shown.displayName
    for identity in shown.identities where !learner.identities.contains(identity) {
      learner.identities.append(identity)
    }
    url = showcase.url.flatMap { WebLink(web: "\($0.text)learners/\(shown.slug)/") }
    links = showcase.links ?? (showcase.url == nil ? .files : .folders)
    recheck = showcase.recheck
    return findings
  }
}

extension Diagnostic {
  static func rosterWins(_ key: String, _ reason: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "roster-wins", at: location, "'\(key)' has no effect: \(reason)",
      help: "remove it here, or record the learner's consent in the roster")
  }

  static func classDecides(_ key: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .note, "roster-wins", at: location,
      "'\(key)' has no effect in a showcase: showcase.yml says it for all pages")
  }

  static func trustInShowcase(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "roster-wins", at: Location(path: path),
      "'trust' has no effect: in a showcase the teacher says which issuers are trusted",
      help: "name the list under 'trust' in showcase.yml")
  }

  static func themeInShowcase(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "roster-wins", at: Location(path: path),
      "this theme has no effect: all pages of a showcase have the showcase's own",
      help: "put it into 'theme' beside showcase.yml")
  }
}
