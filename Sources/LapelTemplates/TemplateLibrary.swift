import LapelDiagnostics

/// Templates that were compiled together, ready to render from any number of tasks at once.
///
/// The language is [Mustache](https://mustache.github.io/mustache.5.html): variables, sections, inverted sections,
/// comments, partials, set delimiters, dynamic names, inheritance; no lambdas. How it differs, in the strict mode:
///
/// - A name that nobody gives, a partial, parent or block that is not there, and text between the blocks of a parent tag are errors.
/// - Where a value stands decides how it is escaped and which values may stand there, see ``TemplateValue``. In URL attributes only
///   links may; in scripts, styles, comments, event handlers and outside attributes' quotes nothing may.
/// - A section begins and ends in the same place of the markup.
package struct TemplateLibrary: Sendable {
  /// How misses are dealt with.
  package enum Mode: Sendable, Hashable {
    /// Whatever is missing or out of place is an error.
    case strict
    /// As the Mustache specification has it: what is missing is empty, every value may stand anywhere. Only for its published tests.
    case lenient
  }

  let program: TemplateProgram
  let mode: Mode
  /// The most bytes of one rendered document.
  let outputLimit: Int
  /// The most sections, partials, parents and blocks that one document may show, which bounds the time that it takes.
  let stepLimit: Int

  /// Compiles all templates together, so that each may use all others.
  ///
  /// Throws everything that is wrong with any of them, in the order of the files and of the places in each.
  package init(
    compiling sources: [TemplateSource], mode: Mode = .strict, outputLimit: Int = 64 << 20,
    stepLimit: Int = 20_000_000
  ) throws(TemplateErrors) {
    var templates: [ParsedTemplate] = []
    var diagnostics: [Diagnostic] = []
    var paths: [String: String] = [:]
    for (index, source) in sources.enumerated() {
      if let first = paths.updateValue(source.path, forKey: source.name) {
        diagnostics.append(.repeatedTemplate(source, first: first))
      }
      let (template, found) = Self.parsed(source, file: index, mode: mode)
      templates.append(template)
      diagnostics += found
    }
    var compiler = TemplateCompiler(templates, mode: mode)
    let compilation = compiler.compile()
    diagnostics += Self.meaningful(compilation.diagnostics, beside: diagnostics)
    guard diagnostics.isEmpty else {
      throw TemplateErrors(diagnostics: diagnostics.inOrder(of: sources))
    }
    program = compilation.program
    self.mode = mode
    self.outputLimit = outputLimit
    self.stepLimit = stepLimit
  }

  /// Reads one template; one that cannot be read counts as empty.
  private static func parsed(
    _ source: TemplateSource, file: Int, mode: Mode
  ) -> (ParsedTemplate, [Diagnostic]) {
    let kind = TemplateKind(templateName: source.name)
    var scanner = TemplateScanner(source, file: file)
    var parser = TemplateParser(source, mode: mode)
    var nodes: [TemplateNode] = []
    var diagnostics: [Diagnostic] = []
    if kind == nil, mode == .strict { diagnostics.append(.unknownKind(source)) }
    do throws(Diagnostic) {
      nodes = parser.nodes(of: try scanner.tokens().withoutStandaloneLines())
      diagnostics += parser.diagnostics
    } catch {
      diagnostics.append(error)
    }
    let template = ParsedTemplate(
      source: source, kind: kind ?? .html, nodes: nodes, end: scanner.place)
    return (template, diagnostics)
  }

  /// What the compiler found, without what only follows from templates that could not be read.
  private static func meaningful(
    _ found: [Diagnostic], beside unreadable: [Diagnostic]
  ) -> [Diagnostic] {
    guard !unreadable.isEmpty else { return found }
    let paths = Set(unreadable.compactMap(\.location?.path))
    return found.filter {
      !paths.contains($0.location?.path ?? "") && $0.identifier != Diagnostic.unknownBlockIdentifier
    }
  }

  /// The names of all templates, in alphabetical order.
  package var names: [String] { program.templates.map(\.name).sorted() }

  /// Renders a template with the values of `root`.
  ///
  /// Throws the first thing that goes wrong: a value that is missing or of a kind that cannot stand in its place, partials that go
  /// more than 64 deep, a document larger than the limit.
  package func render(
    _ name: String, with root: TemplateObject
  ) throws(Diagnostic) -> [UInt8] {
    var output: [UInt8] = []
    // Most documents are of such a size: growing towards it would copy each several times.
    output.reserveCapacity(16 << 10)
    try render(name, withValue: .object(root), into: &output)
    return output
  }

  /// Renders a template as ``render(_:with:)`` does and appends the document to `output`, which is left as it was when this throws.
  package func render(
    _ name: String, with root: TemplateObject, into output: inout [UInt8]
  ) throws(Diagnostic) {
    try render(name, withValue: .object(root), into: &output)
  }

  /// Renders with any value as the root; only the Mustache specification's tests have others than objects there.
  package func render(
    _ name: String, withValue root: TemplateValue, into output: inout [UInt8]
  ) throws(Diagnostic) {
    guard let template = program.indexByName[name] else {
      throw .unknownTemplate(name, at: nil, among: names)
    }
    let start = output.count
    var renderer = TemplateRenderer(self, root: root, output: output)
    output = []
    do throws(Diagnostic) {
      try renderer.render(template)
      output = renderer.output
    } catch {
      output = renderer.output
      output.removeSubrange(start...)
      throw error
    }
  }
}

/// Everything that is wrong with the templates of one library.
package struct TemplateErrors: Error, Sendable, Hashable {
  package let diagnostics: [Diagnostic]
}

extension [Diagnostic] {
  /// The same by file in the order of `sources`, then by line and column.
  fileprivate func inOrder(of sources: [TemplateSource]) -> [Diagnostic] {
    let order = Dictionary(
      sources.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      let location = diagnostic.location
      return (
        order[location?.path ?? ""] ?? 0, location?.line ?? 0, location?.column ?? 0
      )
    }
    // Sorting by the index too keeps findings at the same place in the order in which they were made.
    return enumerated().sorted {
      let (a, b) = (key($0.element), key($1.element))
      return a == b ? $0.offset < $1.offset : a < b
    }.map(\.element)
  }
}

extension Diagnostic {
  fileprivate static func repeatedTemplate(_ source: TemplateSource, first: String) -> Diagnostic {
    Diagnostic(
      .error, "template-repeated", at: Location(path: source.path),
      "the template '\(source.name)' comes twice, first from \(first)",
      help: "remove or rename one of the two")
  }

  fileprivate static func unknownKind(_ source: TemplateSource) -> Diagnostic {
    Diagnostic(
      .error, "template-kind", at: Location(path: source.path),
      "the name '\(source.name)' does not say what kind of document this makes",
      help: "let it end in '.html', '.xml', '.svg' or '.txt'")
  }
}
