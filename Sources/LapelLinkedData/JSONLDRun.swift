/// The state of reading one document: what it may still spend, where it is, and what it dropped.
struct JSONLDRun {
  enum Step {
    case member(String)
    case element(Int)
  }

  let contexts: JSONLDContexts
  let options: JSONLDOptions
  let limits: JSONLDLimits
  /// Whether dropped members are noted.
  let notesLosses: Bool
  var derived: JSONLDDerivedContexts
  var losses: [JSONLDDroppedMember] = []
  /// What names mean; nil when that is not asked for.
  var meanings: Set<JSONLDMeaning>?
  /// Whether something was met that the RDF made of it may be refused for.
  var mayFailAsRDF = false
  /// What may still be spent, of `allowance`; below zero when that was too little.
  private(set) var work: Int
  private let allowance: Int
  /// Enough for people; a stranger's document could have any number, with long paths.
  private static let mostLosses = 100
  private var depth = 0
  private var steps: [Step] = []
  /// The supplied contexts being processed, outermost first.
  var openContexts: [String] = []
  var openTerms = 0

  /// - Parameter work: What the run may spend, when that is less than the limit.
  init(_ processor: JSONLDProcessor, notesLosses: Bool, work: Int = .max) {
    contexts = processor.contexts
    options = processor.options
    limits = processor.limits
    self.notesLosses = notesLosses
    derived = processor.derived
    allowance = min(work, processor.limits.work)
    self.work = allowance
  }

  @inline(never)
  func error(_ code: JSONLDError.Code, _ subject: String = "") -> JSONLDError {
    JSONLDError(code, subject, at: pointer, inContext: openContexts.last)
  }

  mutating func spend(_ amount: Int) throws(JSONLDError) {
    work -= amount
    if work < 0 { throw error(.tooComplex) }
  }

  /// Whether making RDF of what was expanded, which costs up to four times as much again, is surely within the limit.
  var hasAmpleWork: Bool { allowance - work < allowance / 8 }

  /// What is left of an amount that this run drew on.
  func workLeft(of amount: Int) -> Int { max(0, amount - (allowance - work)) }

  /// Begins to count anew, for one document of several that are known to be harmless.
  mutating func restoreWork() { work = allowance }

  /// Goes into an array or object; `leave()` comes out again, unless an error ends the run.
  mutating func enter() throws(JSONLDError) {
    guard depth < limits.depth else { throw error(.tooComplex) }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  mutating func push(_ step: Step) { steps.append(step) }

  mutating func pop() { steps.removeLast() }

  @inline(never)
  mutating func drop(_ name: String, _ reason: JSONLDDroppedMember.Reason) {
    guard notesLosses, losses.count < Self.mostLosses else { return }
    losses.append(JSONLDDroppedMember(path: pointer, name: name, reason: reason))
  }

  /// Notes the loss of a member of the object that the run is in.
  mutating func dropMember(_ name: String, _ reason: JSONLDDroppedMember.Reason) {
    guard notesLosses else { return }
    push(.member(name))
    drop(name, reason)
    pop()
  }

  /// The name of the innermost member that the run is in.
  var memberName: String {
    for step in steps.reversed() { if case .member(let name) = step { return name } }
    return ""
  }

  /// The place as a JSON Pointer (RFC 6901, 3).
  private var pointer: String {
    var text = ""
    for step in steps {
      text += "/"
      switch step {
      case .element(let index): text += String(index)
      case .member(let name):
        for scalar in name.unicodeScalars {
          switch scalar {
          case "~": text += "~0"
          case "/": text += "~1"
          default: text.unicodeScalars.append(scalar)
          }
        }
      }
    }
    return text
  }
}
