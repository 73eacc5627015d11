/// A schema inside a document, and what its references are resolved against.
struct JSONSchemaPlace: Sendable {
  var schema: JSONValue
  /// Without a fragment.
  var base: String
  /// Nil when the document is written for one that Lapel does not know.
  var draft: JSONSchemaDraft?
}

/// The schemas that can be referred to by an address (JSON Schema 2020-12 Core, 8.2).
struct JSONSchemaResources: Sendable {
  /// By their addresses, as bytes: two addresses are the same when their bytes are.
  private var roots = [[UInt8]: JSONSchemaPlace]()
  /// By address, `#` and name.
  private var anchors = [[UInt8]: JSONSchemaPlace]()
  private var referred: [String] = []
  private var isReferred = Set<[UInt8]>()
  /// More are not asked for in any case.
  private static let mostReferred = 64

  /// Adds a document with the schemas in it that have names of their own.
  @discardableResult
  mutating func add(
    _ document: JSONValue, at address: String, unlessStated draft: JSONSchemaDraft
  ) -> JSONSchemaPlace {
    var stated: JSONSchemaDraft? = draft
    if let name = document["$schema"] {
      stated = name.string.flatMap { JSONSchemaDraft(address: $0) }
    }
    let base = withoutFragment(address)
    let root = JSONSchemaPlace(entering: document, base: base, draft: stated)
    roots[Array(base.utf8)] = root
    var pending = [root]
    while let place = pending.popLast() {
      note(place)
      // Last in, first out: so that the first comes first.
      pending += place.subschemas.reversed()
    }
    return root
  }

  private mutating func note(_ place: JSONSchemaPlace) {
    guard let object = place.schema.object else { return }
    let base = Array(place.base.utf8)
    if place.statedID != nil, roots[base] == nil { roots[base] = place }
    for name in ["$anchor", "$dynamicAnchor"] {
      if let anchor = object[name]?.string { noteAnchor(anchor, place) }
    }
    // Up to draft 7 an `$id` of a fragment alone is what later became `$anchor`.
    if let name = place.statedAnchor { noteAnchor(name, place) }
    if let reference = object["$ref"]?.string {
      let address = withoutFragment(IRI.resolved(reference, against: place.base))
      if referred.count < Self.mostReferred, isReferred.insert(Array(address.utf8)).inserted {
        referred.append(address)
      }
    }
  }

  private mutating func noteAnchor(_ name: String, _ place: JSONSchemaPlace) {
    let key = Array((place.base + "#" + name).utf8)
    if anchors[key] == nil { anchors[key] = place }
  }

  var missingDocuments: [String] { referred.filter { roots[Array($0.utf8)] == nil } }

  /// The schema that a reference means.
  func place(
    of reference: String, from place: JSONSchemaPlace
  ) throws(JSONSchemaObstacle) -> JSONSchemaPlace {
    let target = IRI.resolved(reference, against: place.base)
    let address = withoutFragment(target)
    guard let root = roots[Array(address.utf8)] else { throw .notSupplied(address) }
    let fragment = target.utf8.dropFirst(address.utf8.count + 1)
    if fragment.isEmpty { return root }
    guard fragment.first == UInt8(ascii: "/") else {
      guard let found = anchors[Array(target.utf8)] else { throw .leadsNowhere(reference) }
      return found
    }
    guard let pointer = percentDecoded(fragment), let found = root.place(at: pointer) else {
      throw .leadsNowhere(reference)
    }
    return found
  }
}

extension JSONSchemaPlace {
  /// A schema that is met where `base` is the base: its own `$id` makes another.
  init(entering schema: JSONValue, base: String, draft: JSONSchemaDraft?) {
    self.init(schema: schema, base: base, draft: draft)
    if let statedID { self.base = withoutFragment(IRI.resolved(statedID, against: base)) }
  }

  /// A schema within it.
  func place(_ schema: JSONValue) -> JSONSchemaPlace {
    JSONSchemaPlace(entering: schema, base: base, draft: draft)
  }

  /// The address that its `$id` gives it.
  var statedID: String? { identifier.flatMap { $0.utf8.first == UInt8(ascii: "#") ? nil : $0 } }

  /// The name that an `$id` of a fragment alone gives it.
  var statedAnchor: String? {
    guard let identifier, identifier.utf8.first == UInt8(ascii: "#") else { return nil }
    return String(decoding: identifier.utf8.dropFirst(), as: UTF8.self)
  }

  /// `$id`, which up to draft 4 was called `id`; up to draft 7 a `$ref` beside it takes its effect away.
  private var identifier: String? {
    guard let object = schema.object, let draft else { return nil }
    if draft <= .draft7, object["$ref"] != nil { return nil }
    return object[draft == .draft4 ? "id" : "$id"]?.string
  }

  /// The schemas that stand directly in it, wherever its keywords have one.
  var subschemas: [JSONSchemaPlace] {
    var found: [JSONSchemaPlace] = []
    for member in schema.object?.members ?? [] {
      switch member.name {
      case "allOf", "anyOf", "oneOf", "prefixItems", "items":
        for value in member.value.elements { found.append(place(value)) }
      case "additionalProperties", "additionalItems", "propertyNames", "contains", "not", "if",
        "then", "else", "unevaluatedProperties", "unevaluatedItems":
        found.append(place(member.value))
      case "properties", "patternProperties", "dependentSchemas", "dependencies", "$defs",
        "definitions":
        for value in member.value.object?.members ?? [] { found.append(place(value.value)) }
      default: break
      }
    }
    return found
  }

  /// What a JSON Pointer (RFC 6901) in it leads to, with the base that schemas on the way make.
  func place(at pointer: [UInt8]) -> JSONSchemaPlace? {
    var place = self
    for token in pointer.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      let name = unescaped(token)
      if let elements = place.schema.array {
        guard let index = Int(name), elements.indices.contains(index) else { return nil }
        place = place.place(elements[index])
      } else {
        guard let value = place.schema[name] else { return nil }
        place = place.place(value)
      }
    }
    return place
  }

  private func unescaped(_ token: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in token {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
      } else if byte != UInt8(ascii: "~") {
        bytes.append(byte)
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "~")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The address without `#` and what follows.
private func withoutFragment(_ address: String) -> String {
  String(decoding: address.utf8.prefix { $0 != UInt8(ascii: "#") }, as: UTF8.self)
}
