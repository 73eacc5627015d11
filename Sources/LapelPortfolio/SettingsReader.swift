import LapelDiagnostics

/// Reads `lapel.yml`.
struct SettingsReader {
  private static let known = [
    "title", "url", "language", "languages", "learner", "publish", "order", "links", "trust",
    "recheck",
  ]
  private static let knownOfLearner = ["name", "headline", "photo", "identities", "links"]
  private static let knownOfPublish = ["email", "index", "originals"]
  static let maximumSize = 1 << 20

  let displayPath: String

  /// The settings with what is worth knowing about them.
  ///
  /// - Throws: everything that is wrong, when something is that Lapel cannot do without.
  func settings(_ bytes: [UInt8]) throws(UnusablePortfolio) -> (Settings, [Diagnostic]) {
    var reader = try YAMLFieldReader(settings: bytes, known: Self.known, displayPath: displayPath)
    let learner = learner(&reader)
    let settings = settings(&reader, learner: learner ?? Settings.Learner(name: ""))
    if reader.diagnostics.contains(where: { $0.severity == .error }) {
      throw UnusablePortfolio(diagnostics: reader.diagnostics.sortedByPlace)
    }
    return (settings, reader.diagnostics.sortedByPlace)
  }

  private func settings(_ reader: inout YAMLFieldReader, learner: Settings.Learner) -> Settings {
    var settings = Settings(learner: learner, title: reader.text("title"))
    settings.url = reader.siteAddress("url")
    settings.language = reader.language("language") ?? settings.language
    settings.languages = [settings.language]
    for (language, place) in reader.texts("languages") {
      if !isLanguageTag(language) {
        reader.refuse(
          "languages", YAMLValue(content: .text(language), place: place),
          "a list of language tags such as en or pt-BR")
      } else if !settings.languages.contains(language) {
        settings.languages.append(language)
      }
    }
    settings.publish = publish(&reader)
    if settings.publish.email, !learner.identities.contains(where: { $0.contains("@") }),
      let place = reader.value("publish")?.place
    {
      reader.report(.emailWithoutIdentity(at: reader.location(place)))
    }
    settings.order = reader.choice("order", of: Settings.Order.self) ?? settings.order
    settings.links = reader.choice("links", of: Settings.LinkStyle.self)
    settings.trust = reader.text("trust")
    settings.recheck = reader.choice("recheck", of: Settings.Recheck.self) ?? settings.recheck
    return settings
  }

  private func learner(_ reader: inout YAMLFieldReader) -> Settings.Learner? {
    let fields = reader.mapping("learner")
    var inner = YAMLFieldReader(
      fields ?? [], known: Self.knownOfLearner, prefix: "learner.", displayPath: displayPath)
    let name = inner.text("name")
    var learner = Settings.Learner(name: name ?? "")
    learner.headline = inner.text("headline")
    learner.photo = inner.text("photo")
    learner.photoPlace = inner.value("photo")?.place
    learner.identities = inner.texts("identities").map(\.text)
    for element in inner.sequence("links") {
      if let link = link(element, &inner) { learner.links.append(link) }
    }
    // A value of another kind has been reported already.
    let isRefused =
      switch inner.value("name")?.content {
      case nil, .null, .text: fields == nil && reader.value("learner") != nil
      case .sequence, .mapping: true
      }
    if name == nil, !isRefused { inner.report(.noLearnerName(displayPath)) }
    for diagnostic in inner.diagnostics { reader.report(diagnostic) }
    return name == nil ? nil : learner
  }

  private func link(_ element: YAMLValue, _ reader: inout YAMLFieldReader) -> Settings.LabelledLink?
  {
    guard case .mapping(let fields) = element.content else {
      reader.refuse("links", element, "a list of links with a label and a url")
      return nil
    }
    var inner = YAMLFieldReader(
      fields, known: ["label", "url"], prefix: "learner.links.", displayPath: displayPath)
    defer { for diagnostic in inner.diagnostics { reader.report(diagnostic) } }
    let label = inner.text("label")
    guard let address = inner.text("url"), let place = inner.value("url")?.place else {
      if inner.value("url") == nil {
        inner.report(.linkWithoutAddress(at: inner.location(element.place)))
      }
      return nil
    }
    guard let url = WebLink(webOrMail: address) else {
      inner.report(.unusableLink(address, at: inner.location(place)))
      return nil
    }
    return Settings.LabelledLink(label: label ?? url.host ?? address, url: url)
  }

  private func publish(_ reader: inout YAMLFieldReader) -> Settings.Publish {
    guard let fields = reader.mapping("publish") else { return Settings.Publish() }
    var inner = YAMLFieldReader(
      fields, known: Self.knownOfPublish, prefix: "publish.", displayPath: displayPath)
    var publish = Settings.Publish()
    publish.email = inner.flag("email") ?? publish.email
    publish.index = inner.flag("index") ?? publish.index
    publish.originals =
      inner.choice("originals", of: Settings.Publish.Originals.self) ?? publish.originals
    for diagnostic in inner.diagnostics { reader.report(diagnostic) }
    return publish
  }
}

extension YAMLFieldReader {
  /// The fields of a file of settings.
  ///
  /// - Throws: that it is not YAML, or no group of keys.
  init(
    settings bytes: [UInt8], known: [String], displayPath: String
  ) throws(UnusablePortfolio) {
    var fields: [YAMLField] = []
    do throws(Diagnostic) {
      let text = try textWithoutMark(bytes, displayPath: displayPath)
      let value = try YAMLParser(displayPath: displayPath).value(text)
      switch value?.content {
      case .mapping(let found): fields = found
      case nil, .null: break
      default: throw Diagnostic.settingsAreNoMapping(displayPath)
      }
    } catch {
      throw UnusablePortfolio(diagnostics: [error])
    }
    self.init(fields, known: known, displayPath: displayPath)
  }

  /// The whole address of a site, ending in `/`.
  mutating func siteAddress(_ key: String) -> WebLink? {
    guard let text = text(key), let place = value(key)?.place else { return nil }
    guard let link = WebLink(web: text), !text.contains("?"), !text.contains("#") else {
      report(.unusableSiteAddress(text, at: location(place)))
      return nil
    }
    return link.folder
  }
}

extension [Diagnostic] {
  /// By line and column, those without first, otherwise as they are.
  var sortedByPlace: [Diagnostic] {
    enumerated().sorted { a, b in
      let placeOfA = (a.element.location?.line ?? 0, a.element.location?.column ?? 0, a.offset)
      let placeOfB = (b.element.location?.line ?? 0, b.element.location?.column ?? 0, b.offset)
      return placeOfA < placeOfB
    }.map(\.element)
  }
}

extension Diagnostic {
  static func settingsAreNoMapping(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "wrong-value", at: Location(path: path, line: 1, column: 1),
      "the settings must be a group of keys",
      help: "begin with 'learner:' and, below it, '  name: '")
  }

  static func noLearnerName(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-learner-name", at: Location(path: path), "'learner.name' is missing",
      help: "add 'learner:' and, below it, '  name: ' with the name to show")
  }

  static func unusableSiteAddress(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unusable-address", at: location,
      "'url' must be the whole address of the site, not '\(shortened(address))'",
      help: "write it as in https://amina.example/portfolio/, or leave it out")
  }

  static func unusableLink(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unusable-address", at: location, "pages cannot link to '\(shortened(address))'",
      help: "write a whole address that begins with https://, http:// or mailto:")
  }

  static func linkWithoutAddress(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unusable-address", at: location, "this link has no 'url'",
      help: "write it as in '- {label: Code, url: https://code.example/amina}'")
  }

  static func emailWithoutIdentity(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "no-email-identity", at: location,
      "'publish.email' is set, but no e-mail address is listed in 'learner.identities'",
      help: "list the addresses that may be published in 'learner.identities'")
  }
}
