import LapelCredentials
import LapelDiagnostics

/// Reads the front matter of stacks.
struct StackReader {
  static let known = [
    "title", "badges", "requires", "toward", "hours", "credits", "level", "order", "language",
  ]

  private let badges: BadgeIndex
  private let titles: [String: [String]]
  private let titleOfSlug: [String: String]

  init(badges: [Badge], index: BadgeIndex, language: String) {
    self.badges = index
    var titles: [String: [String]] = [:]
    var titleOfSlug: [String: String] = [:]
    for badge in badges {
      guard let title = badge.credential.title else { continue }
      titleOfSlug[badge.slug] = title.text(for: language)
      for name in Set(title.entries.compactMap { trimmed($0.text)?.lowercased() }) {
        titles[name, default: []].append(badge.slug)
      }
    }
    self.titles = titles
    self.titleOfSlug = titleOfSlug
  }

  /// The stack but for its slug and title; findings go to `fields`.
  func stack(_ fields: inout YAMLFieldReader, narrative: Narrative) -> Stack {
    var stack = Stack(slug: "", title: "", narrative: narrative)
    for (reference, place) in fields.texts("badges") {
      if let slug = slug(for: reference, at: place, &fields), !stack.earned.contains(slug) {
        stack.earned.append(slug)
      }
    }
    for element in requirementValues(&fields) {
      guard let requirement = requirement(element, &fields) else { continue }
      stack.requirements.append(requirement)
      if let slug = requirement.badgeSlug, !stack.earned.contains(slug) {
        stack.earned.append(slug)
      }
    }
    stack.toward = goal(&fields)
    stack.hours = fields.text("hours")
    stack.credits = fields.text("credits")
    stack.level = fields.text("level")
    stack.order = fields.integer("order")
    return stack
  }

  private func requirementValues(_ fields: inout YAMLFieldReader) -> [YAMLValue] {
    if let value = fields.value("requires"), case .text = value.content { return [value] }
    return fields.sequence("requires")
  }

  /// A text is the name of a badge or of something still to be earned; a mapping gives both.
  private func requirement(_ value: YAMLValue, _ fields: inout YAMLFieldReader) -> Stack
    .Requirement?
  {
    switch value.content {
    case .text(let text):
      guard let name = trimmed(text) else { return nil }
      if case .badge(let slug) = badges.match(name, suggesting: false) {
        return Stack.Requirement(name: titleOfSlug[slug] ?? name, badgeSlug: slug)
      }
      if let slug = titles[name.lowercased()]?.first {
        return Stack.Requirement(name: name, badgeSlug: slug)
      }
      if looksLikeFile(name) { _ = slug(for: name, at: value.place, &fields) }
      return Stack.Requirement(name: name)
    case .mapping(let members):
      var inner = fields.inner(members, known: ["name", "badge"], prefix: "requires.")
      let name = inner.text("name")
      let reference = inner.text("badge")
      let place = inner.value("badge")?.place ?? value.place
      fields.take(inner)
      let slug = reference.flatMap { self.slug(for: $0, at: place, &fields) }
      guard let shown = name ?? slug.flatMap({ titleOfSlug[$0] }) ?? reference else {
        fields.report(.requirementWithoutName(at: fields.location(value.place)))
        return nil
      }
      return Stack.Requirement(name: shown, badgeSlug: slug)
    default:
      fields.refuse("requires", value, "a list of names")
      return nil
    }
  }

  private func looksLikeFile(_ name: String) -> Bool {
    [".png", ".svg", ".json", ".jsonld", ".jwt", ".jws"].contains {
      name.lowercased().hasSuffix($0)
    }
  }

  private func goal(_ fields: inout YAMLFieldReader) -> Stack.Goal? {
    guard let value = fields.value("toward") else { return nil }
    switch value.content {
    case .text(let text): return trimmed(text).map { Stack.Goal(name: $0) }
    case .mapping(let members):
      var inner = fields.inner(members, known: ["name", "issuer", "url"], prefix: "toward.")
      let name = inner.text("name")
      let issuer = inner.text("issuer")
      var url: WebLink?
      if let address = inner.text("url"), let place = inner.value("url")?.place {
        url = WebLink(web: address)
        if url == nil { inner.report(.unusableGoalAddress(address, at: inner.location(place))) }
      }
      fields.take(inner)
      guard let name else {
        fields.report(.goalWithoutName(at: fields.location(value.place)))
        return nil
      }
      return Stack.Goal(name: name, issuer: issuer, url: url)
    default:
      fields.refuse("toward", value, "a name, or a group of keys with a name")
      return nil
    }
  }

  private func slug(
    for reference: String, at place: YAMLPlace, _ fields: inout YAMLFieldReader
  ) -> String? {
    badges.slug(for: reference, at: place, &fields)
  }
}

extension BadgeIndex {
  /// The badge that is meant, or nil with a finding.
  ///
  /// The nearest name is looked for in the first twenty findings of a file only: each look goes through all badges.
  func slug(for reference: String, at place: YAMLPlace, _ fields: inout YAMLFieldReader) -> String?
  {
    switch match(reference, suggesting: fields.diagnostics.count < 20) {
    case .badge(let slug): return slug
    case .ambiguous(let names):
      fields.report(.ambiguousBadge(reference, names: names, at: fields.location(place)))
    case .unknown(let nearest):
      fields.report(.unknownBadge(reference, nearest: nearest, at: fields.location(place)))
    }
    return nil
  }
}

extension YAMLFieldReader {
  /// A reader of a mapping in this one's file.
  func inner(_ fields: [YAMLField], known: [String], prefix: String) -> YAMLFieldReader {
    YAMLFieldReader(fields, known: known, prefix: prefix, displayPath: displayPath)
  }

  /// Takes over what another reader found.
  mutating func take(_ other: YAMLFieldReader) {
    for diagnostic in other.diagnostics { report(diagnostic) }
  }
}

extension Diagnostic {
  static func unknownBadge(_ reference: String, nearest: String?, at location: Location)
    -> Diagnostic
  {
    Diagnostic(
      .error, "unknown-badge", at: location,
      "no badge named '\(shortened(reference))' in the backpack",
      help: nearest.map { "did you mean '\(shortened($0))'?" }
        ?? "name a file of the backpack, or give the badge's id")
  }

  static func ambiguousBadge(_ reference: String, names: [String], at location: Location)
    -> Diagnostic
  {
    let shown = names.prefix(3).map { "'\(shortened($0))'" }.joined(separator: ", ")
    return Diagnostic(
      .error, "ambiguous-badge", at: location,
      "'\(shortened(reference))' names \(names.count) badges of the backpack",
      help: "say which: \(shown)\(names.count > 3 ? ", …" : "")")
  }

  static func requirementWithoutName(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "wrong-value", at: location, "this requirement has no 'name'",
      help: "write it as in '- {name: Food hygiene, badge: food-hygiene.png}'")
  }

  static func goalWithoutName(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "wrong-value", at: location, "'toward' has no 'name'",
      help: "name the qualification that the stack leads toward")
  }

  static func unusableGoalAddress(_ address: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "unusable-link", at: location, "pages cannot link to '\(shortened(address))'",
      help: "write a whole address that begins with https:// or http://")
  }
}
