extension JSONLDRun {
  /// The statements of an expanded document (JSON-LD 1.1 API, 8.1.2).
  ///
  /// They are made straight from the document: a node map would only gather them by subject, and a
  /// dataset has no order. Blank nodes are named anew, `b0` onwards, in document order.
  mutating func dataset(ofExpanded nodes: [JSONValue]) throws(JSONLDError) -> RDFDataset {
    var maker = RDFDatasetMaker(run: self)
    maker.quads.reserveCapacity(64)
    // What was spent is spent, also when it was too much.
    defer { self = maker.run }
    for node in nodes { _ = try maker.add(node, to: nil) }
    return RDFDataset(maker.quads)
  }
}

/// What an expanded document states, as it is gathered.
private struct RDFDatasetMaker {
  /// A place for the statements of a node: outside any graph, in one, or in one that has no usable
  /// name, whose statements are dropped.
  enum Graph {
    case `default`
    case named(RDFTerm)
    case unusable

    var key: String {
      switch self {
      case .default: ""
      case .named(.iri(let iri)): iri
      case .named(.blankNode(let label)): "_:" + label
      default: "-"
      }
    }
  }

  var run: JSONLDRun
  var quads: [RDFQuad] = []
  private var labels = [JSONLDName: String]()
  private var labelCount = 0
  private var indexes = [JSONLDName: String]()

  init(run: JSONLDRun) { self.run = run }

  mutating func add(_ node: JSONValue, to graph: RDFTerm?) throws(JSONLDError) -> RDFTerm? {
    try add(node, to: graph.map { .named($0) } ?? .default)
  }

  /// Adds what a node states; its term, or nil when its identifier is unusable.
  @inline(never)
  mutating func add(_ node: JSONValue, to graph: Graph) throws(JSONLDError) -> RDFTerm? {
    guard let members = node.object?.members else { return nil }
    try run.spend(256)
    let subject = term(ofIdentifier: node["@id"])
    for member in members {
      guard let keyword = JSONLDKeyword(member.name) else {
        try addStatements(of: subject, member, in: graph)
        continue
      }
      switch keyword {
      case .type:
        for type in member.value.elements {
          add(subject, .iri(RDF.type), type.string.flatMap { term($0) }, in: graph)
        }
      case .graph:
        for inner in member.value.elements {
          _ = try add(inner, to: subject.map { .named($0) } ?? .unusable)
        }
      case .included:
        for inner in member.value.elements { _ = try add(inner, to: graph) }
      case .reverse: try addReverse(member.value, of: subject, in: graph)
      case .index: try checkIndex(member.value.string ?? "", of: subject, in: graph)
      default: break
      }
    }
    return subject
  }

  private mutating func addStatements(
    of subject: RDFTerm?, _ member: JSONObject.Member, in graph: Graph
  ) throws(JSONLDError) {
    let predicate: RDFTerm? = IRI.isWellFormed(member.name) ? .iri(member.name) : nil
    for value in member.value.elements {
      let object = try term(of: value, in: graph)
      if let predicate { add(subject, predicate, object, in: graph) }
    }
  }

  private mutating func addReverse(
    _ map: JSONValue, of object: RDFTerm?, in graph: Graph
  ) throws(JSONLDError) {
    for member in map.object?.members ?? [] {
      for value in member.value.elements {
        let subject = try add(value, to: graph)
        guard IRI.isWellFormed(member.name) else { continue }
        add(subject, .iri(member.name), object, in: graph)
      }
    }
  }

  private mutating func add(
    _ subject: RDFTerm?, _ predicate: RDFTerm, _ object: RDFTerm?, in graph: Graph
  ) {
    guard let subject, let object else { return }
    switch graph {
    case .default: quads.append(RDFQuad(subject: subject, predicate: predicate, object: object))
    case .named(let name):
      quads.append(RDFQuad(subject: subject, predicate: predicate, object: object, graph: name))
    case .unusable: break
    }
  }

  /// Node map generation, step 6.8: a node has one index in a graph.
  private mutating func checkIndex(
    _ index: String, of subject: RDFTerm?, in graph: Graph
  ) throws(JSONLDError) {
    guard let subject else { return }
    let name = Graph.named(subject).key
    let key = JSONLDName(graph.key + " " + name)
    try run.spend(key.text.utf8.count)
    if let known = indexes[key], !known.hasSameBytes(as: index) {
      throw run.error(.conflictingIndexes, name)
    }
    indexes[key] = index
  }
}

extension RDFDatasetMaker {
  /// The term of an IRI or blank node identifier, or nil when it is neither.
  private mutating func term(_ identifier: String) -> RDFTerm? {
    if identifier.isBlankNodeIdentifier { return .blankNode(label(of: identifier)) }
    return IRI.isWellFormed(identifier) ? .iri(identifier) : nil
  }

  /// The term of a node: a new blank node when it has no identifier.
  private mutating func term(ofIdentifier value: JSONValue?) -> RDFTerm? {
    guard let value else { return newBlankNode() }
    return value.string.flatMap { term($0) }
  }

  private mutating func newBlankNode() -> RDFTerm {
    labelCount += 1
    return .blankNode("b\(labelCount - 1)")
  }

  private mutating func label(of identifier: String) -> String {
    let key = JSONLDName(identifier)
    if let label = labels[key] { return label }
    let label = "b\(labelCount)"
    labelCount += 1
    labels[key] = label
    return label
  }

  /// What stands as the object of a statement (JSON-LD 1.1 API, 8.2.2), or nil when RDF cannot have it.
  private mutating func term(of value: JSONValue, in graph: Graph) throws(JSONLDError) -> RDFTerm? {
    if let list = value["@list"] { return try term(ofList: list.elements, in: graph) }
    guard let content = value["@value"] else { return try add(value, to: graph) }
    try run.spend(256)
    return try literal(content, of: value, in: graph)
  }

  /// JSON-LD 1.1 API, 8.3.2.
  private mutating func term(
    ofList elements: [JSONValue], in graph: Graph
  ) throws(JSONLDError) -> RDFTerm {
    let head: RDFTerm = elements.isEmpty ? .iri(RDF.nil) : newBlankNode()
    var cell = head
    for (index, element) in elements.enumerated() {
      add(cell, .iri(RDF.first), try term(of: element, in: graph), in: graph)
      let rest: RDFTerm = index + 1 < elements.count ? newBlankNode() : .iri(RDF.nil)
      add(cell, .iri(RDF.rest), rest, in: graph)
      cell = rest
    }
    return head
  }

  @inline(never)
  private mutating func literal(
    _ content: JSONValue, of value: JSONValue, in graph: Graph
  ) throws(JSONLDError) -> RDFTerm? {
    let type = value["@type"]?.string
    let isJSON = type?.hasSameBytes(as: "@json") ?? false
    if let type, !isJSON, !IRI.isWellFormed(type) { return nil }
    if isJSON { return .literal(try canonical(content), RDF.json) }
    switch content.content {
    case .bool(let bool): return .literal(bool ? "true" : "false", type ?? XSD.boolean)
    case .number(let number):
      guard let double = number.double else { throw run.error(.numberOutOfRange, number.text) }
      let isDouble = type?.hasSameBytes(as: XSD.double) ?? false
      if !isDouble, let text = double.canonicalIntegerText {
        return .literal(text, type ?? XSD.integer)
      }
      return .literal(double.canonicalXSDText, type ?? XSD.double)
    case .string(let text):
      if let type { return .literal(text, type) }
      return textLiteral(text, of: value, in: graph)
    default: return nil
    }
  }

  private func canonical(_ content: JSONValue) throws(JSONLDError) -> String {
    do {
      return String(decoding: try content.canonicalBytes(), as: UTF8.self)
    } catch {
      throw run.error(.invalidJSONLiteral, error.description)
    }
  }

  private mutating func textLiteral(
    _ text: String, of value: JSONValue, in graph: Graph
  ) -> RDFTerm? {
    let language = value["@language"]?.string
    if let language, !language.isLanguageTag { return nil }
    if let direction = value["@direction"]?.string, let form = run.options.rdfDirection {
      let language = language?.asciiLowercased
      switch form {
      case .i18nDatatype: return .literal(text, RDF.i18n + (language ?? "") + "_" + direction)
      case .compoundLiteral:
        let node = newBlankNode()
        add(node, .iri(RDF.value), .literal(text, XSD.string), in: graph)
        if let language {
          add(node, .iri(RDF.language), .literal(language, XSD.string), in: graph)
        }
        add(node, .iri(RDF.direction), .literal(direction, XSD.string), in: graph)
        return node
      }
    }
    guard let language else { return .literal(text, XSD.string) }
    return .literal(value: text, datatype: RDF.langString, language: language, direction: nil)
  }
}

extension RDFTerm {
  fileprivate static func literal(_ value: String, _ datatype: String) -> RDFTerm {
    .literal(value: value, datatype: datatype, language: nil, direction: nil)
  }
}

/// The names that JSON-LD makes statements with (RDF Schema 1.1, 5; JSON-LD 1.1 API, 8).
private enum RDF {
  static var type: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" }
  static var first: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#first" }
  static var rest: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest" }
  static var `nil`: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil" }
  static var value: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#value" }
  static var language: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#language" }
  static var direction: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction" }
  static var langString: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString" }
  static var json: String { "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON" }
  static var i18n: String { "https://www.w3.org/ns/i18n#" }
}

private enum XSD {
  static var boolean: String { "http://www.w3.org/2001/XMLSchema#boolean" }
  static var double: String { "http://www.w3.org/2001/XMLSchema#double" }
  static var integer: String { "http://www.w3.org/2001/XMLSchema#integer" }
  static var string: String { "http://www.w3.org/2001/XMLSchema#string" }
}
