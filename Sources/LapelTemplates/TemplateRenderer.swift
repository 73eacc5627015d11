import LapelDiagnostics

/// Renders one document: walks through the operations of a program with a stack of its own, so that no input exhausts the machine's.
struct TemplateRenderer {
  /// A section that is being shown.
  private struct Section {
    /// The list that it repeats, empty when it is shown once.
    var elements: [TemplateValue] = []
    var next = 0
    /// Whether its value is on the stack of contexts.
    var hasContext: Bool
  }

  /// Where to go on when a partial, parent or block ends.
  private struct Call {
    var returnTo: Int
    var indentation: [UInt8]
    var scope: Int
    var scopeCount: Int
  }

  /// The overrides of one parent tag, seen from within the parent.
  private struct Scope {
    var overrides: Int
    /// The index of the scope around the parent tag, or -1.
    var outer: Int
  }

  /// How deep partials, parents and blocks may include each other.
  static let deepestInclusion = 64

  var output: [UInt8]
  let program: TemplateProgram
  let isStrict: Bool
  private let outputEnd: Int
  var contexts: [TemplateValue]
  private var sections: [Section] = []
  private var calls: [Call] = []
  private var scopes: [Scope] = []
  private var scope = -1
  var indentation: [UInt8] = []
  var isAtLineStart = true
  private var steps = 0
  private let stepLimit: Int

  init(_ library: TemplateLibrary, root: TemplateValue, output: consuming [UInt8]) {
    program = library.program
    isStrict = library.mode == .strict
    stepLimit = library.stepLimit
    let (end, overflows) = output.count.addingReportingOverflow(library.outputLimit)
    outputEnd = overflows ? .max : end
    self.output = output
    contexts = [root]
  }

  mutating func render(_ template: Int) throws(Diagnostic) {
    var position = program.templates[template].entry
    while true {
      switch program.operations[position] {
      case .literal(let start, let end):
        appendLiteral(Int(start), Int(end))
        if output.count > outputEnd { throw .outputTooLarge(program.templates[template].path) }
        position += 1
      case .value(let name, let escape, let place):
        if let value = try value(of: name, at: place) {
          try append(value, escape, name: name, place: place)
          if output.count > outputEnd { throw .outputTooLarge(program.templates[template].path) }
        }
        position += 1
      case .section(let name, let end, let place):
        let value = try value(of: name, at: place)
        if let value, value.isPresent {
          try countStep(place)
          open(value)
          position += 1
        } else {
          position += Int(end)
        }
      case .inverted(let name, let end, let place):
        let isPresent = try value(of: name, at: place)?.isPresent ?? false
        position += isPresent ? Int(end) : 1
      case .endSection(let start):
        if repeatSection() {
          steps += 1
          position -= Int(start) - 1
        } else {
          position += 1
        }
      case .include(let target, let indentation, let place):
        try call(returnTo: position + 1, indentation, place: place)
        position = program.templates[Int(target)].entry
      case .inherit(let target, let overrides, let indentation, let place):
        try call(returnTo: position + 1, indentation, place: place)
        pushScope(overrides)
        position = program.templates[Int(target)].entry
      case .includeNamed(let name, let indentation, let place):
        guard let target = try dynamicTemplate(name, at: place) else {
          position += 1
          continue
        }
        try call(returnTo: position + 1, indentation, place: place)
        position = program.templates[target].entry
      case .inheritNamed(let name, let overrides, let indentation, let place):
        guard let target = try dynamicTemplate(name, at: place) else {
          position += 1
          continue
        }
        try call(returnTo: position + 1, indentation, place: place)
        pushScope(overrides)
        position = program.templates[target].entry
      case .block(let block, let kind, let indentation, let end, let place):
        if let (entry, outer) = override(of: block, position: kind) {
          try call(returnTo: position + Int(end), indentation, place: place)
          scope = outer
          position = entry
        } else {
          position += 1
        }
      case .end:
        guard let call = calls.popLast() else { return }
        indentation = call.indentation
        scope = call.scope
        if scopes.count > call.scopeCount { scopes.removeSubrange(call.scopeCount...) }
        position = call.returnTo
      }
    }
  }

  // MARK: Sections

  private mutating func open(_ value: TemplateValue) {
    switch value {
    case .list(let elements):
      contexts.append(elements[0])
      sections.append(Section(elements: elements, next: 1, hasContext: true))
    case .flag:
      sections.append(Section(hasContext: false))
    default:
      contexts.append(value)
      sections.append(Section(hasContext: true))
    }
  }

  /// Goes to the next element of the innermost section; without one, leaves the section and returns false.
  private mutating func repeatSection() -> Bool {
    let index = sections.count - 1
    let next = sections[index].next
    if next < sections[index].elements.count {
      contexts[contexts.count - 1] = sections[index].elements[next]
      sections[index].next = next + 1
      return true
    }
    if sections.removeLast().hasContext { contexts.removeLast() }
    return false
  }

  // MARK: Inclusion

  private mutating func call(
    returnTo: Int, _ added: Int32, place: Int32
  ) throws(Diagnostic) {
    try countStep(place)
    guard calls.count < Self.deepestInclusion else { throw .tooDeep(location(place)) }
    calls.append(
      Call(returnTo: returnTo, indentation: indentation, scope: scope, scopeCount: scopes.count))
    if added != 0 { indentation += program.indentations[Int(added)] }
  }

  private mutating func pushScope(_ overrides: Int32) {
    scopes.append(Scope(overrides: Int(overrides), outer: scope))
    scope = scopes.count - 1
  }

  /// What fills the block: the outermost override, and the scope around it.
  private func override(of block: Int32, position: Int32) -> (entry: Int, outer: Int)? {
    var found: (Int, Int)?
    var index = scope
    while index >= 0 {
      for override in program.overrides[scopes[index].overrides]
      where override.block == block && override.position == position {
        found = (override.entry, scopes[index].outer)
      }
      index = scopes[index].outer
    }
    return found
  }

  /// The template that a value names.
  private func dynamicTemplate(_ name: Int32, at place: Int32) throws(Diagnostic) -> Int? {
    let value = try value(of: name, at: place)
    guard case .text(let target)? = value else {
      if isStrict, let value {
        throw .notATemplateName(program.names[Int(name)].text, value, location(place))
      }
      return nil
    }
    guard let index = program.indexByName[target] else {
      guard isStrict else { return nil }
      throw .unknownTemplate(
        target, at: location(place), among: program.templates.map(\.name))
    }
    let user = program.templates[program.places[Int(place)].file]
    guard !isStrict || program.templates[index].kind == user.kind else {
      throw .otherKind(target, program.templates[index].kind, user.kind, location(place))
    }
    return index
  }

  private mutating func countStep(_ place: Int32) throws(Diagnostic) {
    steps += 1
    if steps > stepLimit { throw .tooManySteps(stepLimit, location(place)) }
  }
}

extension Diagnostic {
  fileprivate static func outputTooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "template-output-size", at: Location(path: path),
      "the document that this template makes is larger than allowed",
      help: "look for a list that is shown inside itself")
  }

  fileprivate static func tooDeep(_ location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-depth", at: location,
      "templates include each other more than \(TemplateRenderer.deepestInclusion) deep here",
      help: "look for a template that includes itself without end")
  }

  fileprivate static func tooManySteps(_ limit: Int, _ location: Location) -> Diagnostic {
    Diagnostic(
      .error, "template-steps", at: location,
      "this document takes more than \(limit) sections and partials",
      help: "look for a list that is shown inside itself")
  }

  fileprivate static func notATemplateName(
    _ name: String, _ value: TemplateValue, _ location: Location
  ) -> Diagnostic {
    Diagnostic(
      .error, "template-value", at: location,
      "'\(name)' is \(value.kindName) here and cannot name a template",
      help: "use a value that is text")
  }
}
