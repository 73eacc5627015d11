import LapelCredentials
import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// Everything that an issuer states in a credential, for the issuer's frame of a page.
  ///
  /// Nothing in it is anybody else's word. Texts are plain text, or Markdown where the standard says so.
  func statement(_ credential: Credential) -> TemplateObject {
    let achievement = credential.subject.achievement
    let recognition = recognition(credential).compactMap(\.self)
    return TemplateObject(tellingOfLists: [
      "title": .text(credential.title?.text(for: language) ?? Badge.nameless),
      "facts": .facts(badgeFacts(credential)),
      "description": localized(achievement?.description ?? credential.description),
      "criteria": .object(achievement?.criteria.map(criteria)),
      "narratives": .list(
        [credential.subject.narrative, credential.narrative].compactMap { $0.map(markdown) }),
      "results": .objects(results(credential.subject)),
      "evidence": .objects(credential.evidence.map(evidence)),
      "alignments": .objects((achievement?.alignments ?? []).map(alignment)),
      "recognition": .object(recognition.isEmpty ? nil : TemplateObject(facts: recognition)),
      "otherLanguages": .objects(otherLanguages(credential)),
      "related": .objects((achievement?.related ?? []).map(related)),
      "furtherAchievements": .objects(
        credential.subject.furtherAchievements.map { achievement in
          [
            "name": localized(achievement.name), "description": localized(achievement.description),
          ]
        }),
      "associations": .list(credential.subject.associations.map(association)),
      "contents": .objects(credential.contents.map(contained)),
    ])
  }

  // MARK: Facts in a line each

  private func badgeFacts(_ credential: Credential) -> [Fact?] {
    let achievement = credential.subject.achievement
    let subject = credential.subject
    return [
      Fact("Kind", achievement?.achievementType.map(readableTerm)),
      Fact("Issuer", credential.issuer.map { [issuerValue($0)] } ?? []),
      Fact("Awarded on", credential.awardedDate),
      Fact("Valid from", credential.validFrom),
      Fact("Valid until", credential.validUntil),
      Fact("Recipient", recipients(subject)),
      Fact("Role", subject.role),
      Fact("Term", subject.term),
      Fact("Activity began", subject.activityStart),
      Fact("Activity ended", subject.activityEnd),
      Fact("Licence number", subject.licenseNumber),
      Fact("Assessed by", subject.source.map { [issuerValue($0)] } ?? []),
      Fact("Created by", achievement?.creator.map { [issuerValue($0)] } ?? []),
      Fact("Code", achievement?.humanCode),
      Fact("Version", achievement?.version),
      Fact("Tags", (achievement?.tags ?? []).map { Fact.Value(text: $0) }),
      Fact(
        "Other identifiers",
        (achievement?.otherIdentifiers ?? []).map { Fact.Value(text: $0.readable) }),
      Fact("Revoked", credential.statedRevocation.map { $0.reason ?? "Yes, without a reason" }),
      Fact(
        "Badge id",
        address: credential.id.flatMap { $0.utf8.contains(UInt8(ascii: "@")) ? nil : $0 }),
      Fact("Achievement id", address: achievement?.id),
    ]
  }

  private func recognition(_ credential: Credential) -> [Fact?] {
    let achievement = credential.subject.achievement
    return [
      Fact("Credits earned", credential.subject.creditsEarned),
      Fact("Credits available", achievement?.creditsAvailable),
      Fact("Field of study", achievement?.fieldOfStudy),
      Fact("Specialisation", achievement?.specialization),
      Fact("Language of the achievement", achievement?.language),
    ]
      + (achievement?.workload ?? []).map { Fact($0.kind.label, $0.value) }
  }

  private func issuerValue(_ profile: Profile) -> Fact.Value {
    if let name = profile.name {
      var value = Fact.Value(name, in: language)
      value.link = (profile.url ?? profile.id).flatMap { WebLink(web: $0) }
      return value
    }
    return Fact.Value(address: profile.id ?? "")
  }

  /// Whom the badge says it is about, without anything that the learner did not list to be published.
  private func recipients(_ subject: Subject) -> [Fact.Value] {
    var values: [Fact.Value] = []
    if let id = subject.id {
      let isPublic = settings.makesPublic(id)
      values.append(Fact.Value(text: isPublic ? id : kindOfIdentifier(id)))
    }
    for identifier in subject.identifiers {
      let kind = readableTerm(identifier.kind ?? "identifier")
      if identifier.isHashed {
        values.append(Fact.Value(text: "\(kind), hashed"))
      } else if settings.makesPublic(identifier.value) {
        values.append(Fact.Value(text: "\(kind): \(identifier.value)"))
      } else {
        values.append(Fact.Value(text: "\(kind), in the clear (not shown here)"))
      }
    }
    return values
  }

  /// What kind of identifier it is. The identifier itself is the learner's, and stays in the original.
  private func kindOfIdentifier(_ id: String) -> String {
    let parts = id.split(separator: ":", maxSplits: 2)
    switch parts.first {
    case "did": return "A decentralised identifier (did:\(parts.dropFirst().first ?? ""))"
    case "urn": return "An identifier (urn:\(parts.dropFirst().first ?? ""))"
    case "http", "https": return "A web address"
    case "mailto": return "An e-mail address"
    default: return "An identifier"
    }
  }

  // MARK: Parts with a shape of their own

  /// The text in the page's language, or `false`.
  func localized(_ text: LocalizedText?) -> TemplateValue {
    .object(text.flatMap { $0.text(for: language).isEmpty ? nil : $0.value(for: language) })
  }

  /// Markdown of an issuer's: its words and structure, and none of its markup, pictures or scripts.
  func markdown(_ text: LocalizedText) -> TemplateValue {
    let entry = text.entry(for: language)
    // It has no links within the site: there is nothing to fill in.
    let html = MarkdownHTML(untrusted: entry.text).html(headingsFrom: 4) { _ in
      WebLink(inSite: "./")
    }
    return [
      "html": .html(SafeHTML(trusted: html)), "language": .text(languageTag(entry.language)),
    ]
  }

  private func criteria(_ criteria: Criteria) -> TemplateObject {
    [
      "narrative": criteria.narrative.map(markdown) ?? .none,
      "address": .text(criteria.address.map { shortened($0, to: 500) }),
      "link": .link(criteria.address.flatMap { WebLink(web: $0) }),
    ]
  }

  private func evidence(_ evidence: Evidence) -> TemplateObject {
    TemplateObject(tellingOfLists: [
      "name": localized(evidence.name),
      "description": localized(evidence.description),
      "narrative": evidence.narrative.map(markdown) ?? .none,
      "facts": .facts([
        Fact("Genre", evidence.genre), Fact("Audience", evidence.audience),
        Fact("Address", address: evidence.address),
      ]),
    ])
  }

  private func alignment(_ alignment: Alignment) -> TemplateObject {
    TemplateObject(tellingOfLists: [
      "name": localized(alignment.name ?? alignment.url.map { LocalizedText($0) }),
      "description": localized(alignment.description),
      "link": .link(alignment.url.flatMap { WebLink(web: $0) }),
      "facts": .facts([
        Fact("Framework", alignment.framework), Fact("Code", alignment.code),
        Fact("Kind", alignment.targetType.map(readableTerm)),
      ]),
    ])
  }

  private func related(_ related: RelatedAchievement) -> TemplateObject {
    TemplateObject(tellingOfLists: [
      "name": localized(related.name ?? related.id.map { LocalizedText($0) }),
      "link": .link(related.id.flatMap { WebLink(web: $0) }),
      "facts": .facts([
        Fact("Language", related.language), Fact("Version", related.version),
      ]),
    ])
  }

  /// Each result beside what it is a result of.
  private func results(_ subject: Subject) -> [TemplateObject] {
    let descriptions = subject.achievement?.resultDescriptions ?? []
    var described: Set<String> = []
    let reached = subject.results.map { result -> TemplateObject in
      let description = descriptions.first { $0.id != nil && $0.id == result.resultDescription }
      if let id = description?.id { described.insert(id) }
      let level = description?.rubricLevels.first { $0.id != nil && $0.id == result.achievedLevel }
      return resultRow(description, result: result, level: level)
    }
    // What could have been reached and is not among the results is stated too.
    let others = descriptions.filter { $0.id.map { !described.contains($0) } ?? true }
    return reached + others.map { resultRow($0, result: nil, level: nil) }
  }

  private func resultRow(
    _ description: ResultDescription?, result: AchievementResult?, level: RubricLevel?
  ) -> TemplateObject {
    let reached = [
      result?.value, (level?.name?.text(for: language)) ?? result?.achievedLevel,
      result?.status.map(readableTerm),
    ].compactMap(\.self)
    return [
      "name": localized(
        description?.name ?? description?.resultType.map { LocalizedText(readableTerm($0)) }),
      "kind": .text(description?.resultType.map(readableTerm)),
      "reached": .text(reached.joined(separator: ", ")),
      "scale": .text(description.map(scale) ?? ""),
    ]
  }

  /// What values a result may have, and which were needed.
  private func scale(_ description: ResultDescription) -> String {
    var parts: [String] = []
    if description.valueMin != nil || description.valueMax != nil {
      parts.append("\(description.valueMin ?? "…") to \(description.valueMax ?? "…")")
    }
    if !description.allowedValues.isEmpty {
      parts.append("one of \(description.allowedValues.joined(separator: ", "))")
    }
    let levels = description.rubricLevels.compactMap { $0.name?.text(for: language) ?? $0.level }
    if !levels.isEmpty { parts.append("levels \(levels.joined(separator: ", "))") }
    if let value = description.requiredValue { parts.append("required: \(value)") }
    if let id = description.requiredLevel {
      let level = description.rubricLevels.first { $0.id == id }
      parts.append("required level: \(level?.name?.text(for: language) ?? id)")
    }
    return parts.joined(separator: "; ")
  }

  /// Name and description in the languages other than the one shown.
  private func otherLanguages(_ credential: Credential) -> [TemplateObject] {
    let achievement = credential.subject.achievement
    let parts: [(String, LocalizedText?)] = [
      ("Name", credential.title), ("Description", achievement?.description),
      ("Criteria", achievement?.criteria?.narrative),
    ]
    return parts.flatMap { label, text -> [TemplateObject] in
      guard let text, text.entries.count > 1 else { return [] }
      let shown = text.entry(for: language)
      return text.entries.filter { $0 != shown }.map { entry in
        [
          "label": .text(label), "text": .text(entry.text),
          "language": .text(languageTag(entry.language)),
          "languageName": .text(entry.language ?? "language not stated"),
        ]
      }
    }
  }

  private func association(_ association: Association) -> TemplateValue {
    .text(
      "\(association.sourceID): \(readableTerm(association.kind).lowercased()) \(association.targetID)"
    )
  }

  // MARK: Credentials inside

  private func contained(_ embedded: EmbeddedCredential) -> TemplateObject {
    switch embedded {
    case .credential(let credential):
      [
        "credential": .object(statement(credential)), "address": .none, "link": .none,
        "reason": .none,
      ]
    case .reference(let address):
      [
        "credential": .none, "address": .text(address), "link": .link(WebLink(web: address)),
        "reason": .none,
      ]
    case .undecodable(let error):
      ["credential": .none, "address": .none, "link": .none, "reason": .text(error.summary)]
    }
  }

  // MARK: Issuers

  /// What an issuer says of itself.
  func profileStatement(_ profile: Profile) -> TemplateObject {
    TemplateObject(tellingOfLists: [
      "description": localized(profile.description),
      "facts": .facts([
        Fact("Official name", profile.officialName),
        Fact("Website", address: profile.url),
        Fact("E-mail", profile.email.flatMap(publishable)),
        Fact("Telephone", profile.telephone),
        Fact("Address", profile.address?.readable),
        Fact(
          "Part of", profile.parentOrganization.map(issuerValue)),
        Fact(
          "Other identifiers", profile.otherIdentifiers.map { Fact.Value(text: $0.readable) }),
        Fact("Id", address: profile.id),
      ]),
    ])
  }
}

extension SitePlan {
  /// An address for mail, unless it is the learner's own and not to be published: who issues to themselves is a person.
  private func publishable(_ email: String) -> String? {
    let isLearners = settings.learner.identities.contains { $0.lowercased() == email.lowercased() }
    return isLearners && !settings.makesPublic(email) ? nil : email
  }
}

extension OtherIdentifier {
  fileprivate var readable: String {
    kind.map { "\(identifier) (\(readableTerm($0).lowercased()))" } ?? identifier
  }
}

extension Address {
  fileprivate var readable: String {
    [
      streetAddress, postOfficeBoxNumber,
      [postalCode, locality].compactMap(\.self).joined(separator: " "), region,
      country ?? countryCode,
    ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension WorkloadStatement.Kind {
  fileprivate var label: String {
    switch self {
    case .ects: "ECTS credits"
    case .eqf: "EQF level"
    case .studyLoad: "Study load"
    case .timeInvestment: "Time invested"
    case .learningOutcome: "Learning outcome"
    case .educationProgramIdentifier: "Education programme"
    case .language: "Language of instruction"
    }
  }
}
