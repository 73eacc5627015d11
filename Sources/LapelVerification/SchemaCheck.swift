import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// The schemas that a credential names (`credentialSchema`): Verifiable Credentials 2.0, 4.11; Open Badges 3.0, 8.2, step 1.
  ///
  /// Only copies that the host supplies count, of the schema and of what it refers to.
  mutating func schemas(of credential: Credential) -> [NamedSchema] {
    guard !credential.isOpenBadges1Or2 else { return [] }
    var seen = Set<JSONValue>()
    var schemas: [NamedSchema] = []
    for entry in credential.document["credentialSchema"]?.elements ?? []
    where seen.insert(entry).inserted {
      guard schemas.count < maximumSchemas else {
        schemas.append(NamedSchema(address: nil, schema: .unavailable(tooManySchemas)))
        break
      }
      let address = entry["id"]?.string
      schemas.append(NamedSchema(address: address, schema: schema(of: entry, at: address)))
    }
    return schemas
  }

  /// Whether a credential is as the schemas say: one check for each.
  ///
  /// One that could not be had or used decides nothing: what a badge must have, Lapel's own rules check (`formatCheck`), and a
  /// schema adds to them. One that is violated makes the badge invalid, since its issuer named it. What the schema is held
  /// against is the credential inside a JWT, without the claims of the JWT. Whether a schema speaks of the `proof` too, no
  /// standard says; so either will do.
  mutating func schemaChecks(of credential: Credential, by schemas: [NamedSchema]) -> [Check] {
    guard !schemas.isEmpty else { return [] }
    let document = credential.documentWithoutClaims
    var checks: [Check] = []
    for named in schemas {
      switch named.schema {
      case .pending: checks.append(.awaiting(.format))
      case .gone: checks.append(.notHeld(against: named, because: "the schema is gone for good"))
      case .unavailable(let reason):
        checks.append(.notHeld(against: named, because: reason))
      case .found(let schema): checks.append(schemaCheck(of: document, by: schema, named))
      }
    }
    return checks
  }

  private mutating func schemaCheck(
    of document: JSONValue, by schema: JSONSchema, _ named: NamedSchema
  ) -> Check {
    switch schema.judgement(on: document, steps: &bounds.schemaSteps) {
    case .fits: return .asSchemaSays(named)
    case .unknown(let obstacle): return .notHeld(against: named, because: obstacle.description)
    case .violated(let problems):
      if document["proof"] != nil {
        var unsecured = document
        unsecured.removeMember("proof")
        if case .fits = schema.judgement(on: unsecured, steps: &bounds.schemaSteps) {
          return .asSchemaSays(named)
        }
      }
      return .violates(named, problems)
    }
  }

  private var maximumSchemas: Int { 8 }
  private var tooManySchemas: String {
    "the badge names more than \(maximumSchemas), and only the first were looked at"
  }

  // MARK: Where schemas come from

  private mutating func schema(of entry: JSONValue, at address: String?) -> Lookup<JSONSchema> {
    guard let address else { return .unavailable("its address is missing") }
    var draft: JSONSchemaDraft?
    for type in entry["type"]?.elements ?? [] {
      draft = draft ?? type.string.flatMap { draftUnlessStated(by: $0) }
    }
    guard let draft else {
      let type = entry["type"]?.elements.first?.string
      return .unavailable(
        type.map { "Lapel does not know schemas of the type '\(shown($0))'" }
          ?? "the badge does not say of what type the schema is")
    }
    switch document(at: address) {
    case .pending: return .pending
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let copy):
      if let reason = StatedDigest.reasonAgainst(copy.bytes, of: entry) {
        return .unavailable(reason)
      }
    }
    let name = SchemaName(address: DocumentAddress(withoutFragment(address)), draft: draft)
    if let known = schemas[name] { return .found(known) }
    switch jsonDocument(at: address) {
    case .pending: return .pending
    case .gone: return .gone
    case .unavailable(let reason): return .unavailable(reason)
    case .found(let document):
      let found = schema(document, name)
      if case .found(let schema) = found { schemas[name] = schema }
      return found
    }
  }

  /// What a schema of that type is written for when it does not say so itself (`$schema`); nil for unknown types.
  private func draftUnlessStated(by type: String) -> JSONSchemaDraft? {
    switch type {
    case "1EdTechJsonSchemaValidator2019": .draft2019
    case "JsonSchema": .draft2020
    case "JsonSchemaValidator2018": .draft7
    default: nil
    }
  }

  /// The schema with the documents that it refers to, as far as they are supplied.
  private mutating func schema(_ document: JSONValue, _ name: SchemaName) -> Lookup<JSONSchema> {
    var others: [(address: String, document: JSONValue)] = []
    var tried = Set<DocumentAddress>()
    var isPending = false
    while true {
      let schema = JSONSchema(
        document, at: name.address.text, unlessStated: name.draft, with: others)
      var isComplete = true
      for address in schema.missingDocuments {
        let place = DocumentAddress(address)
        guard tried.count < maximumSchemas, tried.insert(place).inserted else { continue }
        switch jsonDocument(at: address) {
        case .found(let other):
          others.append((address, other))
          isComplete = false
        case .pending: isPending = true
        case .gone, .unavailable: break
        }
      }
      if isPending { return .pending }
      if isComplete { return .found(schema) }
    }
  }
}

/// A schema as a credential names it, and what became of it.
struct NamedSchema {
  var address: String?
  var schema: Lookup<JSONSchema>
}

/// What tells schemas apart: one document may be read in two ways when it names no version itself.
struct SchemaName: Sendable, Hashable {
  var address: DocumentAddress
  var draft: JSONSchemaDraft
}

extension Check {
  fileprivate static func asSchemaSays(_ named: NamedSchema) -> Check {
    Check(
      .format, .passed, "It is as the schema at \(named.words) says.",
      documents: named.documents)
  }

  fileprivate static func violates(
    _ named: NamedSchema, _ problems: [JSONSchemaProblem]
  ) -> Check {
    let list = FormatProblem.list(
      problems.map { FormatProblem(severity: .failure, path: $0.path, finding: $0.finding) })
    return Check(
      .format, .failed, "It is not as the schema at \(named.words) says: \(list).",
      documents: named.documents)
  }

  fileprivate static func notHeld(against named: NamedSchema, because reason: String) -> Check {
    let schema =
      named.address.map { "the schema at \(shown($0)), which it names" } ?? "a schema that it names"
    return Check(
      .format, .notChecked,
      "It was not held against \(schema), because \(reason). Lapel’s own rules for its form were checked.",
      decides: false)
  }
}

extension NamedSchema {
  fileprivate var words: String { shown(address ?? "") }
  fileprivate var documents: [String] { address.map { [withoutFragment($0)] } ?? [] }
}
