import LapelBackpack
import LapelDiagnostics

extension Portfolio {
  /// Puts together what was read: first all that has an address, then the texts that link to it.
  init(
    settings: Settings, findings: [Diagnostic], backpack: Backpack, folder: PortfolioFolder,
    hasBackpack: Bool
  ) async {
    self.init(settings: settings)
    let language = settings.language
    // What only one core can do with the badges is done while the other reads narratives.
    let parts = settings.publish.parts
    async let narrativeFolder = NarrativeFolder(parts.contains(.narratives) ? folder : nil)
    let shelf = await BadgeShelf(backpack.badges, settings: settings)
    let index = BadgeIndex(shelf.badges)
    let files = await narrativeFolder
    unreadableFiles = backpack.unreadableFiles
    keptPictures = backpack.keptPictures
    pureResults = backpack.pureResults
    diagnostics = findings
    if !hasBackpack { diagnostics.append(.noBackpack(folder.displayPath("backpack"))) }
    diagnostics += backpack.diagnostics + shelf.diagnostics + files.diagnostics

    let pagePlan = PagePlan(files.pages)
    let badgePlan = BadgeNarrativePlan(files.badges, index: index)
    let stackSlugs = distinctSlugs(
      files.stacks.map { (name: $0.stem, identity: $0.stem) }, fallback: "stack")
    var addresses: [String: PageReference] = [:]
    if let about = files.about { addresses[about.path] = .home }
    for (file, slug) in pagePlan.pages { addresses[file.path] = .page(slug: slug) }
    for (file, slug) in zip(files.stacks, stackSlugs) { addresses[file.path] = .stack(slug: slug) }
    for plan in badgePlan.narratives { addresses[plan.file.path] = .badge(slug: plan.slug) }

    var attachments = AttachmentCollector(
      folder: folder, parts: parts,
      photo: settings.learner.photo.flatMap { photo in
        PortfolioPath.resolved(photo, from: "lapel.yml").flatMap(folder.resolvedPath)
      })
    if parts.contains(.evidence) { attachments.addEvidence() }
    var reader = NarrativeReader(
      links: NarrativeLinks(
        folder: folder, pages: addresses, badges: index, attachments: attachments),
      language: language)

    if let about = files.about {
      var fields = YAMLFieldReader(
        about.fields, known: ["title", "language"], displayPath: about.displayPath)
      introduction = reader.narrative(in: about, fields: &fields)
    }
    diagnostics += pagePlan.diagnostics
    pages = pagePlan.pages.map { file, slug in
      reader.page(in: file, slug: slug)
    }.sorted { ($0.order ?? .max, $0.slug) < ($1.order ?? .max, $1.slug) }
    // On all cores; one after the other only those that link to files nobody has looked at.
    let written = await badgePlan.narratives.map(\.file).concurrentMap { [links = reader.links] in
      NarrativeReader.written($0, links)
    }
    let narratives = zip(badgePlan.narratives, written).map { plan, written in
      var fields = plan.fields
      return (
        plan.slug, reader.narrative(in: plan.file, fields: &fields, written: written), plan.order
      )
    }
    let stackReader = StackReader(badges: shelf.badges, index: index, language: language)
    stacks = zip(files.stacks, stackSlugs).map { file, slug in
      reader.stack(in: file, slug: slug, stackReader)
    }.sorted { ($0.order ?? .max, $0.slug) < ($1.order ?? .max, $1.slug) }
    reader.checkHeadingLinks()
    diagnostics += badgePlan.diagnostics + reader.diagnostics

    takeBadges(shelf.badges, narratives: narratives)
    takeAttachments(from: reader.links.attachments, in: folder)
    let theme = ThemeReader(folder)
    themeFiles = theme.files
    diagnostics += theme.diagnostics
    async let skills = Skill.skills(of: badges, language: language)
    issuers = IssuerGroup.groups(of: badges, language: language)
    self.skills = await skills
  }

  private mutating func takeBadges(
    _ found: [Badge], narratives: [(slug: String, narrative: Narrative, order: Int?)]
  ) {
    var narrativeOfSlug: [String: Narrative] = [:]
    var numbers: [String: Int] = [:]
    for (slug, narrative, order) in narratives {
      narrativeOfSlug[slug] = narrative
      numbers[slug] = order
    }
    badges = found.sorted(settings.order, language: settings.language, manual: numbers)
    for index in badges.indices { badges[index].narrative = narrativeOfSlug[badges[index].slug] }
  }

  /// Names the files' places in the site and puts them into the narratives, which have source paths until then.
  private mutating func takeAttachments(
    from collector: AttachmentCollector, in folder: PortfolioFolder
  ) {
    var collector = collector
    let photoPath = learnersPhoto(in: folder, &collector)
    diagnostics += collector.diagnostics
    let (list, byPath) = collector.attachments()
    attachments = list
    photo = photoPath.flatMap { byPath[$0] }
    let name: (LinkTarget) -> LinkTarget = { target in
      guard case .attachment(let path) = target, let attachment = byPath[path] else {
        return target
      }
      return .attachment(outputPath: attachment.outputPath)
    }
    if let html = introduction?.html { introduction?.html = html.mapTargets(name) }
    for index in pages.indices {
      pages[index].narrative.html = pages[index].narrative.html.mapTargets(name)
    }
    for index in stacks.indices {
      stacks[index].narrative.html = stacks[index].narrative.html.mapTargets(name)
    }
    for index in badges.indices {
      guard let html = badges[index].narrative?.html else { continue }
      badges[index].narrative?.html = html.mapTargets(name)
    }
  }

  private mutating func learnersPhoto(
    in folder: PortfolioFolder, _ collector: inout AttachmentCollector
  ) -> String? {
    guard settings.publish.parts.contains(.photo), let written = settings.learner.photo else {
      return nil
    }
    let place = settings.learner.photoPlace
    let location = folder.location("lapel.yml", line: place?.line, column: place?.column)
    guard !written.hasPrefix("/"), let path = PortfolioPath.resolved(written, from: "lapel.yml"),
      PortfolioPath.isPublishable(path), folder.entry(path)?.kind == .file
    else {
      diagnostics.append(.noPhoto(written, at: location))
      return nil
    }
    guard collector.attachment(at: path)?.kind == .picture else {
      diagnostics.append(.photoIsNoPicture(written, at: location))
      return nil
    }
    return path
  }
}

extension NarrativeReader {
  fileprivate mutating func page(in file: MarkdownFile, slug: String) -> PortfolioPage {
    var fields = YAMLFieldReader(
      file.fields, known: ["title", "order", "language"], displayPath: file.displayPath)
    let order = fields.integer("order")
    let narrative = narrative(in: file, fields: &fields, liftsTitle: true)
    return PortfolioPage(
      slug: slug, title: narrative.title ?? file.stem, narrative: narrative, order: order)
  }

  fileprivate mutating func stack(
    in file: MarkdownFile, slug: String, _ stacks: StackReader
  ) -> Stack {
    var fields = YAMLFieldReader(
      file.fields, known: StackReader.known, displayPath: file.displayPath)
    var stack = stacks.stack(
      &fields, narrative: Narrative(html: MarkdownHTML(written: []), sourcePath: file.displayPath))
    stack.narrative = narrative(in: file, fields: &fields, liftsTitle: true)
    stack.title = stack.narrative.title ?? file.stem
    stack.slug = slug
    return stack
  }
}

extension Diagnostic {
  static func noPhoto(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-photo", at: location, "there is no photo '\(shortened(path))' to publish",
      help: "write its path from the portfolio folder, as in 'photo.jpg'")
  }

  static func photoIsNoPicture(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-photo", at: location, "'\(shortened(path))' cannot be shown as a photo",
      help: "use a PNG, JPEG, GIF, WebP or SVG file")
  }
}
