import LapelDiagnostics

/// Turns parsed templates into a program, and finds what is wrong with them on the way.
struct TemplateCompiler {
  /// Where text stands, as far as the kind of template makes a difference.
  enum Position: Hashable {
    case markup(MarkupPosition)
    case plainText
    case lenient
  }

  /// A block below a parent tag, compiled once for each position that the parent has for it.
  private struct Override {
    var table: Int
    var block: TemplateBlock
    var template: Int
    var blockID: Int32
    /// The templates whose blocks it may fill.
    var reach: [Int]
    var compiled: Set<Int32> = []
  }

  /// The operations of one template or override while they are written.
  private struct Fragment {
    var operations: [TemplateOperation] = []
    /// The operation that jumps come to: literals before it are not extended.
    var barrier = 0
    var template: Int
    var position: Position
  }

  private let templates: [ParsedTemplate]
  private let mode: TemplateLibrary.Mode
  private let references: TemplateReferences
  private var program = TemplateProgram()
  private var diagnostics: [Diagnostic] = []
  private var reported: Set<Diagnostic> = []
  private var nameIDs: [String: Int32] = [:]
  private var blockIDs: [String: Int32] = [:]
  private var positionIDs: [Position: Int32] = [:]
  private var positions: [Position] = []
  private var indentationIDs: [[UInt8]: Int32] = [[]: 0]
  /// Per template and block, the positions in which it stands.
  private var sites: [[Int32: Set<Int32>]]
  private var overrides: [Override] = []

  init(_ templates: [ParsedTemplate], mode: TemplateLibrary.Mode) {
    self.templates = templates
    self.mode = mode
    references = TemplateReferences(templates)
    sites = Array(repeating: [:], count: templates.count)
  }

  /// The program, and everything that is wrong with the templates; with findings the program is of no use.
  mutating func compile() -> (program: TemplateProgram, diagnostics: [Diagnostic]) {
    if mode == .strict { diagnostics = references.diagnostics }
    program.templates = templates.map {
      CompiledTemplate(name: $0.source.name, path: $0.source.path, kind: $0.kind)
    }
    program.indexByName = references.indexByName
    for index in templates.indices { compile(template: index) }
    var wentOn = true
    while wentOn {
      wentOn = false
      var index = 0
      while index < overrides.count {
        if compileOverride(index) { wentOn = true }
        index += 1
      }
    }
    return (program, diagnostics)
  }

  private mutating func compile(template index: Int) {
    var fragment = Fragment(
      template: index, position: startPosition(of: templates[index].kind))
    emit(templates[index].nodes, into: &fragment)
    if case .markup(let position) = fragment.position, !position.isContent {
      report(.endsInside(position, template: templates[index]))
    }
    program.templates[index].entry = finish(fragment)
  }

  private func startPosition(of kind: TemplateKind) -> Position {
    switch (mode, kind) {
    case (.lenient, _): .lenient
    case (_, .html): .markup(MarkupPosition(isXML: false))
    case (_, .xml): .markup(MarkupPosition(isXML: true))
    case (_, .text): .plainText
    }
  }

  /// Adds the operations to the program and returns where they begin.
  private mutating func finish(_ fragment: Fragment) -> Int {
    let entry = program.operations.count
    program.operations += fragment.operations
    program.operations.append(.end)
    return entry
  }

  /// Compiles an override for the positions found since it was last looked at; returns whether there were any.
  private mutating func compileOverride(_ index: Int) -> Bool {
    let override = overrides[index]
    var wanted: Set<Int32> = []
    for template in override.reach { wanted.formUnion(sites[template][override.blockID] ?? []) }
    let missing = wanted.subtracting(override.compiled).sorted()
    for id in missing {
      overrides[index].compiled.insert(id)
      let start = positions[Int(id)]
      var fragment = Fragment(template: override.template, position: start)
      emit(override.block.contentToIndent, into: &fragment)
      if fragment.position.ifSection != start {
        report(.endsElsewhere(override.block.tag, start, fragment.position, in: source(fragment)))
      }
      let entry = finish(fragment)
      program.overrides[override.table].append(
        TemplateOverride(block: override.blockID, position: id, entry: entry))
    }
    return !missing.isEmpty
  }

  // MARK: Nodes

  private mutating func emit(_ nodes: [TemplateNode], into fragment: inout Fragment) {
    for node in nodes {
      switch node {
      case .text(let text): emit(text, into: &fragment)
      case .variable(let tag): emitValue(tag, into: &fragment)
      case .section(let tag, let body): emitSection(tag, body, into: &fragment)
      case .partial(let tag): emitReference(tag, overrides: nil, into: &fragment)
      case .parent(let tag, let blocks):
        emitReference(tag, overrides: blocks, into: &fragment)
      case .block(let block): emitBlock(block, into: &fragment)
      }
    }
  }

  private mutating func emit(_ text: TemplateText, into fragment: inout Fragment) {
    if case .markup(var position) = fragment.position {
      for (index, byte) in text.bytes.enumerated() where !position.advance(over: byte) {
        var place = text.place
        place.advance(over: text.bytes[..<index])
        report(.gapMissing(at: place, in: source(fragment)))
        _ = position.advance(over: 0x20)
        _ = position.advance(over: byte)
      }
      fragment.position = .markup(position)
    }
    let start = Int32(program.literals.count)
    let end = start + Int32(text.bytes.count)
    program.literals += text.bytes
    if fragment.operations.count > fragment.barrier,
      case .literal(let first, start) = fragment.operations[fragment.operations.count - 1]
    {
      fragment.operations[fragment.operations.count - 1] = .literal(start: first, end: end)
    } else if end > start {
      fragment.operations.append(.literal(start: start, end: end))
    }
  }

  private mutating func emitValue(_ tag: TemplateTag, into fragment: inout Fragment) {
    let placement: ValuePlacement
    switch fragment.position {
    case .markup(let position): placement = position.escaping(unescaped: tag.kind == .unescaped)
    case .plainText:
      placement = tag.kind == .unescaped ? .refused(.markupInText) : .accepted(.plainText)
    case .lenient: placement = .accepted(tag.kind == .unescaped ? .lenientUnescaped : .lenient)
    }
    switch placement {
    case .accepted(let escape):
      fragment.operations.append(
        .value(name: id(ofName: tag.name), escape, place: id(of: tag.place)))
    case .refused(let reason):
      report(.refused(tag, because: reason, in: source(fragment)))
    }
  }

  private mutating func emitSection(
    _ tag: TemplateTag, _ body: [TemplateNode], into fragment: inout Fragment
  ) {
    guard let start = fragment.position.ifSection else {
      report(.misplaced(tag, fragment.position, in: source(fragment)))
      return
    }
    fragment.position = start
    let opening = fragment.operations.count
    fragment.operations.append(.end)
    fragment.barrier = opening + 1
    emit(body, into: &fragment)
    if fragment.position.ifSection != start {
      report(.endsElsewhere(tag, start, fragment.position, in: source(fragment)))
    }
    fragment.position = start
    let name = id(ofName: tag.name)
    let place = id(of: tag.place)
    if tag.kind == .section {
      fragment.operations.append(
        .endSection(start: Int32(fragment.operations.count - opening)))
    }
    let end = Int32(fragment.operations.count - opening)
    fragment.barrier = fragment.operations.count
    fragment.operations[opening] =
      tag.kind == .section
      ? .section(name: name, end: end, place: place)
      : .inverted(name: name, end: end, place: place)
  }

  private mutating func emitReference(
    _ tag: TemplateTag, overrides blocks: [TemplateBlock]?, into fragment: inout Fragment
  ) {
    if case .markup(let position) = fragment.position, !position.isContent {
      report(.misplaced(tag, fragment.position, in: source(fragment)))
      return
    }
    let place = id(of: tag.place)
    let indentation = id(ofIndentation: tag.indentation)
    if tag.isDynamic {
      let name = id(ofName: String(tag.name.dropFirst()))
      fragment.operations.append(
        blocks.map {
          .inheritNamed(
            name: name, overrides: table(of: $0, reach: Array(templates.indices), in: fragment),
            indentation: indentation, place: place)
        } ?? .includeNamed(name: name, indentation: indentation, place: place))
    } else if let target = references.indexByName[tag.name] {
      guard mode == .lenient || templates[target].kind == templates[fragment.template].kind else {
        report(
          .otherKind(
            tag.name, templates[target].kind, templates[fragment.template].kind,
            source(fragment).location(tag.place)))
        return
      }
      let reach = references.reach[target]
      fragment.operations.append(
        blocks.map {
          .inherit(
            template: Int32(target), overrides: table(of: $0, reach: reach, in: fragment),
            indentation: indentation, place: place)
        } ?? .include(template: Int32(target), indentation: indentation, place: place))
    }
  }

  /// A new table of overrides, filled when the positions of the blocks are known.
  private mutating func table(
    of blocks: [TemplateBlock], reach: [Int], in fragment: Fragment
  ) -> Int32 {
    program.overrides.append([])
    let table = program.overrides.count - 1
    for block in blocks {
      overrides.append(
        Override(
          table: table, block: block, template: fragment.template,
          blockID: id(ofBlock: block.name), reach: reach))
    }
    return Int32(table)
  }

  private mutating func emitBlock(_ block: TemplateBlock, into fragment: inout Fragment) {
    let start = fragment.position
    if case .markup(let position) = start, !position.takesBlock {
      report(.misplaced(block.tag, start, in: source(fragment)))
      return
    }
    let blockID = id(ofBlock: block.name)
    let positionID = id(of: start)
    sites[fragment.template][blockID, default: []].insert(positionID)
    let opening = fragment.operations.count
    fragment.operations.append(.end)
    fragment.barrier = opening + 1
    emit(block.body, into: &fragment)
    if fragment.position.ifSection != start {
      report(.endsElsewhere(block.tag, start, fragment.position, in: source(fragment)))
    }
    fragment.position = start
    fragment.barrier = fragment.operations.count
    fragment.operations[opening] = .block(
      blockID, position: positionID, indentation: id(ofIndentation: block.indentation),
      end: Int32(fragment.operations.count - opening), place: id(of: block.tag.place))
  }

  // MARK: Tables

  private mutating func id(ofName name: String) -> Int32 {
    if let id = nameIDs[name] { return id }
    let id = Int32(program.names.count)
    let start = program.keys.count
    if name != "." {
      for part in name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
        program.keys.append(TemplateKey(String(decoding: part, as: UTF8.self)))
      }
    }
    program.names.append(TemplateName(text: name, keys: start..<program.keys.count))
    nameIDs[name] = id
    return id
  }

  private mutating func id(ofBlock name: String) -> Int32 {
    if let id = blockIDs[name] { return id }
    let id = Int32(blockIDs.count)
    blockIDs[name] = id
    return id
  }

  private mutating func id(of position: Position) -> Int32 {
    if let id = positionIDs[position] { return id }
    let id = Int32(positions.count)
    positions.append(position)
    positionIDs[position] = id
    return id
  }

  private mutating func id(ofIndentation indentation: [UInt8]) -> Int32 {
    if let id = indentationIDs[indentation] { return id }
    let id = Int32(program.indentations.count)
    program.indentations.append(indentation)
    indentationIDs[indentation] = id
    return id
  }

  private mutating func id(of place: TemplatePlace) -> Int32 {
    program.places.append(place)
    return Int32(program.places.count - 1)
  }

  private func source(_ fragment: Fragment) -> TemplateSource {
    templates[fragment.template].source
  }

  /// Adds a finding once: an override is compiled for each of its positions.
  private mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}

extension TemplateCompiler.Position {
  /// The position as a section that begins here sees it; `nil` where none may.
  var ifSection: Self? {
    if case .markup(let position) = self { position.forSection.map { .markup($0) } } else { self }
  }

  fileprivate var description: String {
    if case .markup(let position) = self { position.description } else { "in text" }
  }
}

extension Diagnostic {
  fileprivate static func endsInside(
    _ position: MarkupPosition, template: ParsedTemplate
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-position", at: template.source.location(template.end),
      "the template ends \(position.description)",
      help: "end what was begun: a template ends in element content")
  }

  fileprivate static func gapMissing(
    at place: TemplatePlace, in source: TemplateSource
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-position", at: source.location(place),
      "an attribute must have a space before it here",
      help: "in a tag, write the space inside the section: '{{#isOpen}} open{{/isOpen}}'")
  }

  fileprivate static func misplaced(
    _ tag: TemplateTag, _ position: TemplateCompiler.Position, in source: TemplateSource
  ) -> Diagnostic {
    let help =
      switch tag.kind {
      case .partial, .parent: "use partials and parents in element content only"
      case .block: "use blocks in element content and quoted attribute values only"
      default: "use sections in element content, between attributes and in quoted values only"
      }
    return Diagnostic(
      .error, "template-position", at: source.location(tag.place),
      "'\(tag.written)' cannot stand \(position.description)", help: help)
  }

  fileprivate static func endsElsewhere(
    _ tag: TemplateTag, _ start: TemplateCompiler.Position, _ end: TemplateCompiler.Position,
    in source: TemplateSource
  ) -> Diagnostic {
    let places =
      start.description == end.description
      ? "begins \(start.description) and ends in another"
      : "begins \(start.description) and ends \(end.description)"
    return Diagnostic(
      .error, "template-position", at: source.location(tag.place), "'\(tag.written)' \(places)",
      help: "let it begin and end in the same place, so that the page is the same without it")
  }
}
