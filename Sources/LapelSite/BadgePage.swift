import LapelCredentials
import LapelPortfolio
import LapelTemplates

extension SitePlan {
  /// The verification page of a badge: the verdict first, then what each party says, each in its own frame.
  func badgePage(_ badge: Badge) -> Page {
    let address = SiteAddress.badge(badge.slug)
    return Page(address, template: "badge") {
      let credential = badge.assessed.credential
      let title = badge.title(for: language)
      let issuer = issuer(of: badge)
      let (skills, stacks) = (skills(of: badge), stacks(of: badge))
      return page(
        PageHead(
          address: address, title: distinctTitle(of: badge),
          description: description(of: badge, issuedBy: issuer), section: .allBadges,
          browserAccess: verifier == nil ? .none : .origins(documents.origins(for: badge))),
        [
          "title": .text(title),
          "kind": .text(credential.format.kindName),
          "titleLanguage": .text(
            languageTag(credential.title?.entry(for: language).language, unless: Self.ownLanguage)),
          "picture": .object(picture(of: badge, on: address)),
          "pictureCaption": .text(caption(of: badge)),
          "issuerName": .text(issuer?.name),
          "issuerLink": .link(issuer.map { links.link(from: address, to: .issuer($0.slug)) }),
          "date": .object(credential.validFrom.map { DateText.value($0) }),
          "verification": .object(
            verificationSection(of: badge, browserCheck: browserCheck(on: address, for: badge))),
          "documents": .objects(documents(of: badge, on: address)),
          "documentList": .link(links.link(from: address, to: .documentList)),
          "hasOfferedDocuments": .flag(documents.offersAny(for: badge)),
          "commandLine": .text(commandLine(for: badge)),
          "judgedAt": .text(badge.assessed.report.moment.rfc3339),
          "isOlderKind": .flag(badge.credential.isOfOlderKind),
          "verifierSHA256": .text(verifier?.sha256),
          "verifierLink": .link(verifier.map { links.link(from: address, to: $0.address) }),
          "statement": .object(statement(credential)),
          "issuer": .object(credential.issuer.map(profileStatement)),
          "furtherStatements": .objects(furtherStatements(credential)),
          "narrative": .object(narrative(badge.narrative, on: address, headingsFrom: 3)),
          "endorsements": .objects(endorsements(of: credential)),
          "skills": .objects(skills.map { skillEntry($0, on: address) }),
          "stacks": .objects(stacks.map { stackCard($0, on: address) }),
          "original": .object(original(of: badge, on: address)),
          "technical": .object(TemplateObject(facts: technicalFacts(badge))),
          "hasPlaces": .flag(!skills.isEmpty || !stacks.isEmpty),
        ])
    }
  }

  private func description(of badge: Badge, issuedBy issuer: IssuerGroup?) -> String {
    let credential = badge.assessed.credential
    let issuer = issuer.map { " from \($0.name)" } ?? ""
    let date = credential.validFrom.map { ", \(DateText.day($0))" } ?? ""
    let about = credential.subject.achievement?.description ?? credential.description
    return "\(distinctTitle(of: badge))\(issuer)\(date). \(about?.text(for: language) ?? "")"
  }

  private func caption(of badge: Badge) -> String? {
    guard badgePictures[badge.slug] != nil else { return nil }
    let achievement = badge.assessed.credential.subject.achievement
    let caption = badge.assessed.credential.image?.caption ?? achievement?.image?.caption
    return caption?.text(for: language) ?? "The badge’s picture"
  }

  // MARK: Endorsers

  private func endorsements(of credential: Credential) -> [TemplateObject] {
    let achievement = credential.subject.achievement
    let groups: [(String, [EmbeddedCredential])] = [
      ("this badge", credential.endorsements),
      ("the achievement", achievement?.endorsements ?? []),
      ("the issuer", credential.issuer?.endorsements ?? []),
    ]
    let embedded = groups.flatMap { about, endorsements in
      endorsements.map { endorsement($0, about: about) }
    }
    // An endorsement that lies in the backpack by itself speaks of whatever its subject is.
    let isEndorsement = credential.subject.endorsementComment != nil
    return isEndorsement
      ? [endorsement(.credential(credential), about: "its subject")] + embedded : embedded
  }

  private func endorsement(_ embedded: EmbeddedCredential, about: String) -> TemplateObject {
    var object: TemplateObject = [
      "about": .text(about), "endorser": .none, "date": .none, "comment": .none, "address": .none,
      "link": .none, "reason": .none,
    ]
    switch embedded {
    case .credential(let endorsement):
      object["endorser"] = .text(
        endorsement.issuer?.name?.text(for: language) ?? endorsement.issuer?.id)
      object["date"] = .object(endorsement.validFrom.map { DateText.value($0) })
      object["comment"] = endorsement.subject.endorsementComment.map(markdown) ?? TemplateValue.none
    case .reference(let address):
      object["address"] = .text(address)
      object["link"] = .link(WebLink(web: address))
    case .undecodable(let error):
      object["reason"] = .text(error.summary)
    }
    return object
  }

  // MARK: The original, and what the badge is made of

  private func original(of badge: Badge, on address: SiteAddress) -> TemplateObject {
    switch badge.original {
    case .published:
      TemplateObject(tellingOfLists: [
        "files": .objects(
          badge.publishedOriginals.map { file in
            [
              "label": .text(file.label),
              "link": .link(links.link(from: address, to: .badgeFile(badge.slug, file.name))),
              "fileName": .text(file.downloadName),
            ]
          }),
        "reasons": .list([]),
        "holdsMore": .flag(!badge.source.isAloneInFile),
      ])
    case .heldBack(let reasons):
      TemplateObject(tellingOfLists: [
        "files": .list([]), "reasons": .list(reasons.map { .text($0.sentence) }),
        "holdsMore": .flag(false),
      ])
    }
  }

  private func technicalFacts(_ badge: Badge) -> [Fact?] {
    let credential = badge.assessed.credential
    return [
      Fact("Format", credential.format.label),
      Fact("Came as", badge.source.file.kind.label),
      Fact("Contexts", credential.contexts.map { Fact.Value(text: $0) }),
      Fact("Types", credential.types.joined(separator: ", ")),
      Fact("Signatures", signatures(credential)),
      Fact(
        "Hosted at",
        address: credential.hosting?.url.flatMap { $0.utf8.contains(UInt8(ascii: "@")) ? nil : $0 }),
      Fact("Status published at", credential.status.map(statusValue)),
      Fact(
        "Schemas", credential.schemas.compactMap { $0.id.map { Fact.Value(text: $0) } }),
      Fact(
        "Refreshed at",
        credential.refreshServices.compactMap { $0.id.map { Fact.Value(text: $0) } }),
      Fact(
        "Terms of use", credential.termsOfUse.compactMap { $0.id.map(Fact.Value.init(address:)) }),
    ]
  }

  private func signatures(_ credential: Credential) -> [Fact.Value] {
    let proofs = credential.proofs.map { proof in
      [
        proof.cryptosuite ?? proof.types.joined(separator: ", "),
        proof.created.map { "made on \(DateText.day($0))" },
        proof.verificationMethod.map { "with the key \($0)" },
      ].compactMap(\.self).joined(separator: ", ")
    }
    let envelope = credential.envelope.map { envelope in
      let algorithm = envelope.header["alg"]?.string ?? "no algorithm"
      let key = envelope.header["kid"]?.string.map { ", with the key \($0)" } ?? ""
      return "JWS (\(algorithm))\(key)"
    }
    let all = ([envelope].compactMap(\.self) + proofs).map { Fact.Value(text: $0) }
    return all.isEmpty && credential.hosting == nil ? [Fact.Value(text: "None")] : all
  }

  private func statusValue(_ status: StatusReference) -> Fact.Value {
    let purpose = status.purpose.map { " (\($0))" } ?? ""
    return Fact.Value(text: (status.listCredential ?? status.id ?? "not stated") + purpose)
  }

  /// Members that the model has no name for, as text. What may hold personal data is named and not shown.
  private func furtherStatements(_ credential: Credential) -> [TemplateObject] {
    credential.unknownMembers.map { member in
      let text = String(decoding: member.value.text(), as: UTF8.self)
      let mayBePersonal =
        text.utf8.contains(UInt8(ascii: "@")) || !credential.sensitiveContents.isEmpty
      return [
        "name": .text("\(member.place.rawValue): \(member.name)"),
        "text": .text(
          mayBePersonal ? "(not shown here: it may hold personal data)" : shortened(text, to: 2000)),
      ]
    }
  }
}

extension Credential {
  /// Whether it is of Open Badges 1 or 2, which other validators check than the later ones.
  fileprivate var isOfOlderKind: Bool {
    switch format {
    case .openBadges1, .openBadges2Hosted, .openBadges2Signed, .endorsementOpenBadges2: true
    default: false
    }
  }
}

extension CredentialFormat {
  /// What people call it, with its article.
  fileprivate var kindName: String {
    switch self {
    case .clr2JWT, .clr2DataIntegrity, .clr2Unsigned: "A learner record"
    case .endorsementJWT, .endorsementDataIntegrity, .endorsementUnsigned, .endorsementOpenBadges2:
      "An endorsement"
    case .unknown: "A credential"
    default: "A badge"
    }
  }

  fileprivate var label: String {
    switch self {
    case .openBadges1: "Open Badges 1"
    case .openBadges2Hosted: "Open Badges 2, hosted"
    case .openBadges2Signed: "Open Badges 2, signed"
    case .openBadges3JWT: "Open Badges 3.0, signed as a JWT"
    case .openBadges3DataIntegrity: "Open Badges 3.0, with an embedded proof"
    case .openBadges3Unsigned: "Open Badges 3.0, unsigned"
    case .clr2JWT: "Comprehensive Learner Record 2.0, signed as a JWT"
    case .clr2DataIntegrity: "Comprehensive Learner Record 2.0, with an embedded proof"
    case .clr2Unsigned: "Comprehensive Learner Record 2.0, unsigned"
    case .endorsementJWT: "Endorsement, signed as a JWT"
    case .endorsementDataIntegrity: "Endorsement, with an embedded proof"
    case .endorsementUnsigned: "Endorsement, unsigned"
    case .endorsementOpenBadges2: "Endorsement, Open Badges 2"
    case .unknown: "Verifiable credential of a kind that Lapel does not know"
    }
  }
}
