/// The judging of one value: what it may still cost, where it is, and what was found.
///
/// Every keyword answers with one of three judgements. That something is unknown decides nothing as long as what is known
/// does: `anyOf` fits if one schema does, whatever the others ask for.
struct JSONSchemaRun {
  /// Schemas in one another, references included: enough for any schema, and little enough for a stack of 1 MiB.
  private static let deepest = 96
  private static let mostProblems = 20

  let resources: JSONSchemaResources
  /// Below zero when they are used up.
  private(set) var steps: Int
  private(set) var problems: [JSONSchemaProblem] = []
  private var depth = 0
  private var path: [Step] = []
  /// Whether problems are only counted: of an alternative that does not fit nobody wants the details.
  private(set) var isTrial = false
  private var expressions = [[UInt8]: RegularExpression]()

  private enum Step {
    case member(String)
    case element(Int)
  }

  enum Judgement {
    case fits
    case violated
    case unknown(JSONSchemaObstacle)

    static func holds(_ condition: Bool) -> Judgement { condition ? .fits : .violated }

    /// Both together: what is violated stays so.
    mutating func join(_ other: Judgement) {
      switch (self, other) {
      case (.violated, _), (_, .fits): break
      case (_, .violated), (.fits, _): self = other
      case (.unknown, .unknown): break
      }
    }

    var isViolated: Bool { if case .violated = self { true } else { false } }
  }

  init(_ resources: JSONSchemaResources, steps: Int) {
    self.resources = resources
    self.steps = steps
  }

  mutating func judge(_ value: JSONValue, by place: JSONSchemaPlace) -> Judgement {
    steps -= 1
    guard steps >= 0 else { return .unknown(.tooMuchWork) }
    guard let draft = place.draft else {
      return .unknown(.unknownDraft(place.schema["$schema"]?.string))
    }
    if let isFit = place.schema.bool { return isFit ? .fits : violated("is not allowed") }
    guard let schema = place.schema.object else { return .unknown(.noSchema(place.schema)) }
    if let stated = place.schema["$schema"],
      stated.string.flatMap({ JSONSchemaDraft(address: $0) }) != draft
    {
      return .unknown(.unknownDraft(stated.string))
    }
    guard depth < Self.deepest else { return .unknown(.tooDeep) }
    depth += 1
    defer { depth -= 1 }
    // Up to draft 7 nothing else counts beside a reference.
    if draft <= .draft7, let reference = schema["$ref"] {
      return keyword("$ref", reference, of: value, in: place, draft)
    }
    var judgement = Judgement.fits
    for member in schema.members {
      judgement.join(keyword(member.name, member.value, of: value, in: place, draft))
      if judgement.isViolated, isTrial || problems.count >= Self.mostProblems { break }
    }
    return judgement
  }

  private mutating func keyword(
    _ name: String, _ argument: JSONValue, of value: JSONValue, in place: JSONSchemaPlace,
    _ draft: JSONSchemaDraft
  ) -> Judgement {
    do throws(JSONSchemaObstacle) {
      try spend(1)
      guard let keyword = JSONSchemaKeyword(rawValue: name), keyword.drafts.contains(draft) else {
        return .fits
      }
      return try judge(
        value, by: keyword, JSONSchemaArgument(name: name, value: argument, place: place))
    } catch {
      return .unknown(error)
    }
  }

  /// What the judgement of a schema is, without a word of its problems.
  mutating func trial(_ value: JSONValue, by place: JSONSchemaPlace) -> Judgement {
    let wasTrial = isTrial
    isTrial = true
    defer { isTrial = wasTrial }
    return judge(value, by: place)
  }

  mutating func spend(_ amount: Int) throws(JSONSchemaObstacle) {
    steps -= amount
    if steps < 0 { throw .tooMuchWork }
  }
}

// MARK: - Problems and places

extension JSONSchemaRun {
  mutating func violated(_ finding: String) -> Judgement {
    if !isTrial, problems.count < Self.mostProblems {
      problems.append(JSONSchemaProblem(path: pathText, finding: finding))
    }
    return .violated
  }

  /// Fits if the condition holds; else the finding says what is and what was expected.
  mutating func holds(_ condition: Bool, else finding: @autoclosure () -> String) -> Judgement {
    condition ? .fits : isTrial ? .violated : violated(finding())
  }

  mutating func violated(at name: String, _ finding: String) -> Judgement {
    path.append(.member(name))
    defer { path.removeLast() }
    return violated(finding)
  }

  mutating func judge(
    member name: String, _ value: JSONValue, by place: JSONSchemaPlace
  ) -> Judgement {
    path.append(.member(name))
    defer { path.removeLast() }
    return judge(value, by: place)
  }

  mutating func judge(
    element index: Int, _ value: JSONValue, by place: JSONSchemaPlace
  ) -> Judgement {
    path.append(.element(index))
    defer { path.removeLast() }
    return judge(value, by: place)
  }

  private var pathText: String {
    var text = ""
    for step in path {
      switch step {
      case .member(let name): text += (text.isEmpty ? "" : ".") + name.shortenedForMessage
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// Whether a pattern fits somewhere in a text.
  mutating func matches(_ text: String, _ pattern: String) throws(JSONSchemaObstacle) -> Bool {
    let key = Array(pattern.utf8)
    let expression: RegularExpression
    if let known = expressions[key] {
      expression = known
    } else {
      do throws(RegularExpressionError) {
        expression = try RegularExpression(pattern)
      } catch {
        throw .unusablePattern(pattern, error)
      }
      try spend(key.count + expression.program.count)
      expressions[key] = expression
    }
    try spend(text.utf8.count / 8)
    guard let isMatch = expression.matches(text, steps: &steps) else { throw .tooMuchWork }
    return isMatch
  }
}

// MARK: - Wordings

extension JSONSchemaObstacle {
  static let tooMuchWork = Self(description: "the schema asks for more work than any should")
  static let tooDeep = Self(description: "the schema leads on too deep")

  static func unknownDraft(_ name: String?) -> Self {
    Self(
      description:
        "the schema is written for '\((name ?? "").shortenedForMessage)', a version of JSON Schema that Lapel does not know"
    )
  }

  static func noSchema(_ value: JSONValue) -> Self {
    Self(description: "the schema has \(value.kindForMessage) where a part of it should be")
  }

  static func malformed(_ keyword: String) -> Self {
    Self(description: "the schema’s '\(keyword)' is not as JSON Schema has it")
  }

  static func unknownKeyword(_ keyword: String) -> Self {
    Self(description: "the schema uses '\(keyword)', which Lapel does not know")
  }

  static func notSupplied(_ address: String) -> Self {
    Self(
      description:
        "the schema refers to '\(address.shortenedForMessage)', of which there is no copy here")
  }

  static func leadsNowhere(_ reference: String) -> Self {
    Self(
      description:
        "the schema’s reference '\(reference.shortenedForMessage)' leads to nothing in the document"
    )
  }

  static func unusablePattern(_ pattern: String, _ error: RegularExpressionError) -> Self {
    Self(description: "the schema’s pattern '\(pattern.shortenedForMessage)' \(error.description)")
  }

  static let numberTooLong = Self(
    description:
      "a number in the schema or in what it judges has more digits than Lapel calculates with")
}

extension JSONValue {
  /// What kind of value it is, with its article.
  package var kindForMessage: String {
    switch content {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string(let text): text.utf8.isEmpty ? "an empty text" : "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
