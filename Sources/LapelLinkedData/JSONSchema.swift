/// A JSON Schema: what a JSON value has to be like (JSON Schema 2020-12 and 2019-09, drafts 7, 6 and 4).
///
/// `format` and `content…` are annotations, as the drafts have it unless told otherwise, and decide nothing. Of what a schema
/// asks for and Lapel does not know (`$dynamicRef`, `unevaluatedProperties`, a document that was not supplied, a pattern beyond
/// `RegularExpression`) nothing is guessed: unless the rest decides, the judgement is that it is unknown.
///
/// ```swift
/// let schema = JSONSchema(document, at: "https://a.example/schema.json", unlessStated: .draft2020)
/// var steps = JSONSchema.usualSteps
/// schema.judgement(on: value, steps: &steps)
/// ```
package struct JSONSchema: Sendable {
  /// The steps that suffice for any schema that is meant well. A step is a keyword, a member or some bytes looked at.
  package static let usualSteps = 500_000

  let root: JSONSchemaPlace
  let resources: JSONSchemaResources

  /// - Parameters:
  ///   - address: Where the document lies; its references are resolved against it unless it has an `$id`.
  ///   - draft: Holds for a document that does not name its own (`$schema`).
  ///   - others: Documents that it may refer to, by their addresses.
  package init(
    _ document: JSONValue, at address: String, unlessStated draft: JSONSchemaDraft,
    with others: [(address: String, document: JSONValue)] = []
  ) {
    var resources = JSONSchemaResources()
    root = resources.add(document, at: address, unlessStated: draft)
    for other in others {
      resources.add(other.document, at: other.address, unlessStated: draft)
    }
    self.resources = resources
  }

  /// The documents that it refers to and that it was not given, without fragments, in the order of their first mention.
  package var missingDocuments: [String] { resources.missingDocuments }

  /// Whether a value is as the schema says; lessens `steps` by what it cost.
  package func judgement(on value: JSONValue, steps: inout Int) -> Judgement {
    var run = JSONSchemaRun(resources, steps: steps)
    let judgement = run.judge(value, by: root)
    steps = max(0, run.steps)
    switch judgement {
    case .fits: return .fits
    case .violated: return .violated(run.problems)
    case .unknown(let obstacle): return .unknown(obstacle)
    }
  }

  package enum Judgement: Sendable, Hashable {
    case fits
    /// Of many problems the first are named.
    case violated([JSONSchemaProblem])
    case unknown(JSONSchemaObstacle)
  }
}
