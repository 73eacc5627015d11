import LapelDiagnostics

/// Which templates use which others, and whether all of them exist.
struct TemplateReferences {
  /// What the text of one template uses and offers.
  private struct Uses {
    var templates: Set<Int> = []
    var usesAny = false
    /// The names of the blocks that others may fill.
    var blocks: Set<String> = []

    func has(_ block: String) -> Bool { blocks.contains(block) }
  }

  let indexByName: [String: Int]
  private(set) var diagnostics: [Diagnostic] = []
  private var uses: [Uses] = []
  /// Per template, the templates that rendering it may come to, itself included.
  private(set) var reach: [[Int]] = []
  private let templates: [ParsedTemplate]

  init(_ templates: [ParsedTemplate]) {
    self.templates = templates
    indexByName = Dictionary(
      templates.enumerated().map { ($1.source.name, $0) }, uniquingKeysWith: { first, _ in first })
    for template in templates {
      var uses = Uses()
      collect(template.nodes, in: template.source, into: &uses)
      self.uses.append(uses)
    }
    reach = templates.indices.map(reach(from:))
    for template in templates { checkOverrides(template.nodes, in: template.source) }
  }

  private func reach(from template: Int) -> [Int] {
    var seen: Set<Int> = [template]
    var waiting = [template]
    while let next = waiting.popLast() {
      if uses[next].usesAny { return Array(templates.indices) }
      for other in uses[next].templates where seen.insert(other).inserted { waiting.append(other) }
    }
    return seen.sorted()
  }

  private mutating func collect(
    _ nodes: [TemplateNode], in source: TemplateSource, into uses: inout Uses
  ) {
    for node in nodes {
      switch node {
      case .text, .variable: break
      case .section(_, let body): collect(body, in: source, into: &uses)
      case .block(let block):
        uses.blocks.insert(block.name)
        collect(block.body, in: source, into: &uses)
      case .partial(let tag): add(tag, in: source, to: &uses)
      case .parent(let tag, let overrides):
        add(tag, in: source, to: &uses)
        for block in overrides { collect(block.body, in: source, into: &uses) }
      }
    }
  }

  private mutating func add(_ tag: TemplateTag, in source: TemplateSource, to uses: inout Uses) {
    if tag.isDynamic {
      uses.usesAny = true
    } else if let target = indexByName[tag.name] {
      uses.templates.insert(target)
    } else {
      diagnostics.append(
        .unknownTemplate(
          tag.name, at: source.location(tag.place), among: templates.map(\.source.name)))
    }
  }

  /// Finds blocks below parent tags that fill nothing.
  private mutating func checkOverrides(_ nodes: [TemplateNode], in source: TemplateSource) {
    for node in nodes {
      switch node {
      case .text, .variable, .partial: break
      case .section(_, let body): checkOverrides(body, in: source)
      case .block(let block): checkOverrides(block.body, in: source)
      case .parent(let tag, let overrides):
        let target = indexByName[tag.name]
        if tag.isDynamic || target != nil {
          let reached = target.map { reach[$0] } ?? Array(templates.indices)
          for block in overrides where !reached.contains(where: { uses[$0].has(block.name) }) {
            diagnostics.append(
              .unknownBlock(
                block.tag, parent: tag, at: source.location(block.tag.place),
                among: reached.flatMap { uses[$0].blocks }))
          }
        }
        for block in overrides { checkOverrides(block.body, in: source) }
      }
    }
  }
}

extension Diagnostic {
  static let unknownBlockIdentifier = "unknown-block"

  static func unknownTemplate(
    _ name: String, at location: Location?, among names: [String]
  ) -> Diagnostic {
    let names = names.sorted()
    let help =
      nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
      ?? "the templates are: \(names.joined(separator: ", "))"
    return Diagnostic(
      .error, "unknown-template", at: location, "no template named '\(name)'", help: help)
  }

  static func otherKind(
    _ name: String, _ kind: TemplateKind, _ expected: TemplateKind, _ location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-kind", at: location,
      "'\(name)' makes \(kind.rawValue) and cannot stand in \(expected.rawValue)",
      help: "values are escaped by the kind of template; write a partial of the same kind")
  }

  fileprivate static func unknownBlock(
    _ block: TemplateTag, parent: TemplateTag, at location: Location, among names: [String]
  ) -> Diagnostic {
    let names = Set(names).sorted()
    let help =
      nearestName(to: block.name, among: names).map { "did you mean '\($0)'?" }
      ?? (names.isEmpty
        ? "it has no blocks" : "its blocks are: \(names.joined(separator: ", "))")
    return Diagnostic(
      .error, unknownBlockIdentifier, at: location,
      "no block named '\(block.name)' in '\(parent.name)'", help: help)
  }
}
