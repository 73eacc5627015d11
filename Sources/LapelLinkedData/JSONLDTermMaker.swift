/// A term whose definition is being made.
struct JSONLDTermMaker {
  let name: String
  let value: JSONValue
  var definition = JSONLDTermDefinition()

  init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }

  subscript(member: String) -> JSONValue? { value[member] }

  var isSimple: Bool { value.string != nil }

  var hasColonOrSlash: Bool {
    name.utf8.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
  }

  /// A colon that is neither first nor last, or a slash anywhere.
  var hasInnerColonOrSlash: Bool {
    name.utf8.contains(UInt8(ascii: "/"))
      || name.utf8.dropFirst().dropLast().contains(UInt8(ascii: ":"))
  }

  /// Step 26.
  func checkMembers(for run: JSONLDRun) throws(JSONLDError) {
    for member in value.object?.members ?? [] {
      switch JSONLDKeyword(member.name) {
      case .id, .reverse, .container, .context, .direction, .index, .language, .nest, .prefix,
        .protected, .type:
        break
      default: throw run.error(.invalidTermDefinition, name)
      }
    }
  }
}

extension JSONLDTermDefinition.Containers {
  init?(named text: String) {
    switch JSONLDKeyword(text) {
    case .graph: self = .graph
    case .id: self = .id
    case .index: self = .index
    case .language: self = .language
    case .list: self = .list
    case .set: self = .set
    case .type: self = .type
    default: return nil
    }
  }

  /// Whether the combination is one of step 19.1.
  var isAllowed: Bool {
    let others = subtracting(.set)
    switch others {
    case []: return contains(.set)
    case .graph, .id, .index, .language, .type, [.graph, .id], [.graph, .index]: return true
    case .list: return !contains(.set)
    default: return false
    }
  }
}

extension String {
  /// Whether it ends in a general delimiter (RFC 3986, 2.2), as the IRI of a prefix does.
  var endsInDelimiter: Bool {
    switch utf8.last.map({ Unicode.Scalar($0) }) {
    case ":", "/", "?", "#", "[", "]", "@": true
    default: false
    }
  }
}
