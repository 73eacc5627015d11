/// Compiled templates: one list of operations for all of them, and the tables these refer to.
struct TemplateProgram: Sendable {
  var operations: [TemplateOperation] = []
  /// All literal text.
  var literals: [UInt8] = []
  var names: [TemplateName] = []
  /// The parts of all names, one after the other: an array in each name would cost every lookup a count of references.
  var keys: [TemplateKey] = []
  var indentations: [[UInt8]] = [[]]
  /// Per parent tag, what fills which block.
  var overrides: [[TemplateOverride]] = []
  var blockNames: [String] = []
  var places: [TemplatePlace] = []
  var templates: [CompiledTemplate] = []
  /// Indices into `templates`.
  var indexByName: [String: Int] = [:]
}

struct CompiledTemplate: Sendable {
  var name: String
  var path: String
  var kind: TemplateKind
  /// Its first operation.
  var entry = 0
}

/// What fills a block of a parent where that block stands in a certain position.
struct TemplateOverride: Sendable {
  var block: Int32
  var position: Int32
  var entry: Int
}

/// One step of rendering. Numbers are indices into the tables of the program; jumps are relative to the operation.
enum TemplateOperation: Sendable {
  case literal(start: Int32, end: Int32)
  case value(name: Int32, ValueEscape, place: Int32)
  /// Goes on behind `end` when the value is absent.
  case section(name: Int32, end: Int32, place: Int32)
  /// Goes on behind `end` when the value is present.
  case inverted(name: Int32, end: Int32, place: Int32)
  /// Goes back to just behind its section while that has further elements.
  case endSection(start: Int32)
  case include(template: Int32, indentation: Int32, place: Int32)
  case includeNamed(name: Int32, indentation: Int32, place: Int32)
  case inherit(template: Int32, overrides: Int32, indentation: Int32, place: Int32)
  case inheritNamed(name: Int32, overrides: Int32, indentation: Int32, place: Int32)
  /// Goes on behind `end` when something fills the block.
  case block(Int32, position: Int32, indentation: Int32, end: Int32, place: Int32)
  /// Goes back to where this was included.
  case end
}

/// A dotted name, split.
struct TemplateName: Sendable {
  let text: String
  /// Its parts, indices into the keys of the program; none for `.`, the innermost value itself.
  let keys: Range<Int>
}
