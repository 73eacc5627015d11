import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// The RDF that a document states. Contexts that Lapel does not bring are looked for among the known documents; a bundled one
  /// is never replaced.
  mutating func dataset(of document: JSONValue) -> Lookup<RDFDataset> {
    switch linkedData(of: document) {
    case .found(let reading): .found(reading.dataset)
    case .gone: .gone
    case .unavailable(let reason): .unavailable(reason)
    case .pending: .pending
    }
  }

  /// The canonical N-Quads of a document (RDFC-1.0, 5).
  mutating func canonicalNQuads(
    of document: JSONValue, hash: RDFCanonicalizationHash
  ) -> Lookup<[UInt8]> {
    switch linkedData(of: document) {
    case .found(let reading):
      guard bounds.take(statements: reading.dataset.quads.count) else {
        return .unavailable(InquiryBounds.tooMuchLinkedData)
      }
      do throws(RDFCanonicalizationError) {
        return .found(try canonicalized(reading.dataset, hash: hash).nQuads)
      } catch {
        return .unavailable("the badge cannot be brought into canonical form: \(error.description)")
      }
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .pending: return .pending
    }
  }

  /// A dataset with canonical names for its blank nodes. All datasets of a verification share one bound on the work, or
  /// a stranger's record could hold a poisoned one a thousand times.
  mutating func canonicalized(
    _ dataset: RDFDataset, hash: RDFCanonicalizationHash
  ) throws(RDFCanonicalizationError) -> RDFCanonicalization {
    let usual = RDFCanonicalizationLimits()
    do throws(RDFCanonicalizationError) {
      let limits = RDFCanonicalizationLimits(steps: stepsLeft)
      let result = try dataset.canonicalized(hash: hash, limits: limits)
      memory.stepsLeft = limits.steps - result.steps
      return result
    } catch {
      guard case .tooManySteps = error else { throw error }
      memory.stepsLeft = 0
      throw .tooManySteps(limit: usual.steps)
    }
  }

  /// Whether at least half of what may be spent on linked data is left.
  var isModest: Bool {
    let usual = InquiryBounds()
    return bounds.linkedDataWork >= usual.linkedDataWork / 2
      && bounds.statements >= usual.statements / 2
      && stepsLeft >= RDFCanonicalizationLimits().steps / 2
  }

  /// The steps that may still be made to tell blank nodes apart.
  var stepsLeft: Int { memory.stepsLeft ?? RDFCanonicalizationLimits().steps }

  /// What a document states and what reading it as JSON-LD would drop.
  mutating func linkedData(of document: JSONValue) -> Lookup<LinkedDataReading> {
    if let known = memory.reading(of: document) { return .found(known) }
    let reading = read { processor, work throws(JSONLDError) in
      let (dataset, losses) = try processor.datasetWithLosses(document, work: &work)
      return LinkedDataReading(document: document, dataset: dataset, losses: losses)
    }
    if case .found(let reading) = reading { memory.remember(reading) }
    return reading
  }

  /// What reading a document as JSON-LD would drop. Unless it is read as RDF too, no RDF is made of it.
  ///
  /// - Parameter whole: the credential's document, of which this one is made by leaving out what signs it.
  mutating func losses(
    of document: JSONValue, isUnderRDF: Bool, in whole: JSONValue
  ) -> Lookup<[JSONLDDroppedMember]> {
    if let known = memory.losses(of: document) { return .found(known) }
    var losses: Lookup<[JSONLDDroppedMember]>
    if !isUnderRDF {
      losses = read { processor, work throws(JSONLDError) in
        try processor.losses(of: document, work: &work)
      }
    } else if isKnownToLoseNothing(document, of: whole) {
      losses = .found([])
    } else {
      switch linkedData(of: document) {
      case .found(let reading):
        losses = .found(reading.losses)
        if reading.losses.isEmpty { noteThatNothingIsLost(of: document, of: whole) }
      case .gone: return .gone
      case .unavailable(let reason): return .unavailable(reason)
      case .pending: return .pending
      }
    }
    if case .found(let losses) = losses { memory.remember(losses, of: document) }
    return losses
  }

  /// What the contexts make of the names in a document.
  mutating func meanings(in document: JSONValue) -> Lookup<Set<JSONLDMeaning>> {
    read { processor, work throws(JSONLDError) in
      try processor.meanings(in: document, work: &work)
    }
  }

  /// What `read` finds with all contexts that can be had.
  ///
  /// Everything that is read in a verification shares one bound on the work, as with `canonicalized`.
  private mutating func read<Value>(
    _ read: (JSONLDProcessor, inout Int) throws(JSONLDError) -> Value
  ) -> Lookup<Value> {
    // A document that names a context after the other is answered one at a time.
    for _ in 0...maximumForeignContexts {
      do throws(JSONLDError) {
        return .found(try read(processor, &bounds.linkedDataWork))
      } catch {
        if error.code == .tooComplex, bounds.linkedDataWork == 0 {
          return .unavailable(InquiryBounds.tooMuchLinkedData)
        }
        guard error.code == .unknownContext else {
          return .unavailable("it is not proper JSON-LD: \(error.description)")
        }
        switch jsonDocument(at: error.subject) {
        case .found(let context): learnContext(context, at: error.subject)
        case .gone: return .unavailable("the context \(error.subject) is gone for good")
        case .unavailable(let reason):
          return .unavailable("the context '\(shown(error.subject))' is not known: \(reason)")
        case .pending: return .pending
        }
      }
    }
    return .unavailable(
      "it names more than \(maximumForeignContexts) contexts that Lapel does not bring")
  }

  private mutating func learnContext(_ context: JSONValue, at address: String) {
    foreignContexts.append((address, context))
    processor = processor.adding(JSONLDContexts([(address, context)]))
  }

  private var maximumForeignContexts: Int { 8 }
}

/// A document read as JSON-LD.
struct LinkedDataReading: Sendable {
  let document: JSONValue
  let dataset: RDFDataset
  /// The members that are in the document and not in what it states.
  let losses: [JSONLDDroppedMember]
}
