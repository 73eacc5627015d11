/// Reads JSON-LD 1.1 documents with the contexts it was given (JSON-LD 1.1 API, 9.2).
///
/// A value without side effects: copies can be used at the same time. Contexts that `learn(from:)`
/// met are kept in processed form, which makes reading like documents some times faster and changes
/// no result.
package struct JSONLDProcessor: Sendable {
  package let contexts: JSONLDContexts
  package let options: JSONLDOptions
  package let limits: JSONLDLimits
  private var initial: ActiveContext
  private(set) var derived = JSONLDDerivedContexts()

  package init(
    contexts: JSONLDContexts, options: JSONLDOptions = JSONLDOptions(),
    limits: JSONLDLimits = JSONLDLimits()
  ) {
    self.contexts = contexts
    self.options = options
    self.limits = limits
    initial = ActiveContext(ActiveContextState(base: options.base))
  }

  /// The same with further contexts: what it learned stays good, so those that it has must stay the same.
  package func adding(_ contexts: JSONLDContexts) -> JSONLDProcessor {
    let own = self.contexts
    var processor = JSONLDProcessor(
      contexts: JSONLDContexts { own.document($0) ?? contexts.document($0) }, options: options,
      limits: limits)
    // What was learned is found by what it was learned over.
    processor.initial = initial
    processor.derived = derived
    return processor
  }

  /// Processes the contexts that a document names and uses, and keeps them for later documents.
  ///
  /// An object with nothing but `@context` makes the processor know that list of contexts; a whole
  /// document also those that its types and properties bring.
  package mutating func learn(from document: JSONValue) throws(JSONLDError) {
    var run = JSONLDRun(self, notesLosses: false)
    _ = try run.expandedDocument(document, initial: initial)
    derived = run.derived.sharedOnly
  }

  /// The expanded document, always an array (JSON-LD 1.1 API, 5.1).
  package func expanded(_ document: JSONValue) throws(JSONLDError) -> JSONValue {
    var run = JSONLDRun(self, notesLosses: false)
    return .array(try run.expandedDocument(document, initial: initial))
  }

  /// The expanded document, and every member that it or the RDF made from it has lost.
  ///
  /// A member whose value is null, an empty array or an empty language map states nothing and is no loss.
  /// Of more than a hundred losses only the first are named.
  package func expandedWithLosses(
    _ document: JSONValue
  ) throws(JSONLDError) -> (expanded: JSONValue, losses: [JSONLDDroppedMember]) {
    var run = JSONLDRun(self, notesLosses: true)
    let expanded = JSONValue.array(try run.expandedDocument(document, initial: initial))
    return (expanded, run.losses)
  }

  /// The RDF that the document states (JSON-LD 1.1 API, 8.1).
  package func dataset(_ document: JSONValue) throws(JSONLDError) -> RDFDataset {
    var run = JSONLDRun(self, notesLosses: false)
    let expanded = try run.expandedDocument(document, initial: initial)
    return try run.dataset(ofExpanded: expanded)
  }

  /// The RDF that the document states, and every member that it has lost.
  package func datasetWithLosses(
    _ document: JSONValue
  ) throws(JSONLDError) -> (dataset: RDFDataset, losses: [JSONLDDroppedMember]) {
    var work = limits.work
    return try datasetWithLosses(document, work: &work)
  }

  /// Every member that the document loses when it is read, as `datasetWithLosses` finds them.
  ///
  /// It throws what that throws, and makes no RDF unless that may be refused.
  package func losses(of document: JSONValue) throws(JSONLDError) -> [JSONLDDroppedMember] {
    var work = limits.work
    return try losses(of: document, work: &work)
  }
}

// Several documents that share what may be spent (`JSONLDLimits.work`): each lessens `work` by what it cost, to no less than
// zero, whether it could be read or not. With nothing left a document is `tooComplex`.
extension JSONLDProcessor {
  /// The RDF that the document states, and every member that it has lost.
  package func datasetWithLosses(
    _ document: JSONValue, work: inout Int
  ) throws(JSONLDError) -> (dataset: RDFDataset, losses: [JSONLDDroppedMember]) {
    var run = JSONLDRun(self, notesLosses: true, work: work)
    defer { work = run.workLeft(of: work) }
    let expanded = try run.expandedDocument(document, initial: initial)
    return (try run.dataset(ofExpanded: expanded), run.losses)
  }

  /// Every member that the document loses when it is read.
  package func losses(
    of document: JSONValue, work: inout Int
  ) throws(JSONLDError) -> [JSONLDDroppedMember] {
    var quickRun = JSONLDRun(self, notesLosses: false, work: work)
    // What is wrong is found again below, where it is said with its place, and where the work is counted.
    if (try? quickRun.isSurelyLossless(document, initial: initial)) == true {
      work = quickRun.workLeft(of: work)
      return []
    }
    var run = JSONLDRun(self, notesLosses: true, work: work)
    defer { work = run.workLeft(of: work) }
    let expanded = try run.expandedDocument(document, initial: initial)
    if run.mayFailAsRDF || !run.hasAmpleWork { _ = try run.dataset(ofExpanded: expanded) }
    return run.losses
  }

  /// The meanings of all names in a document, each once, in no order.
  package func meanings(
    in document: JSONValue, work: inout Int
  ) throws(JSONLDError) -> Set<JSONLDMeaning> {
    var run = JSONLDRun(self, notesLosses: false, work: work)
    defer { work = run.workLeft(of: work) }
    run.meanings = Set()
    _ = try run.expandedDocument(document, initial: initial)
    return run.meanings ?? []
  }
}
