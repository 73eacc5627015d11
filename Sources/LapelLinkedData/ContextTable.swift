/// Reads the short lines in which Lapel writes down the terms of JSON-LD contexts.
///
///     sec> https://w3id.org/security#           an abbreviation for the lines that follow it
///     # https://w3id.org/security/multikey/v1   begins a section: a context, by its address,
///     # scope                                   or, by any other name, lines for others to use
///     + scope                                   the terms of an earlier section
///     - image                                   without these
///     & https://w3id.org/security/v1            after this other context: the list goes on
///     @protected                                a flag of the context
///     challenge nonce = sec>                    terms, then the IRI, which they complete
///     expires = sec>expiration xsd>dateTime     the IRI and the type of the values
///     keyAgreement = sec> @id @set              and how they are contained
///     sec = >                                   what the abbreviation of that name stands for
///     JsonWebKey = sec>                         a term with a context of its own,
///       publicKeyJwk = sec> @json               whose lines stand two spaces further in
///     Achievement                               changes to the context that this term has
///
/// `sec:nonce` is a compact IRI in the context itself, and `sec:` one that the term completes;
/// `@null` is the context that clears all terms. A later line replaces an earlier one.
struct ContextTable {
  struct Section {
    var names: [String]
    /// The value of `@context`: an object, or a list when the context builds on another.
    var context: JSONValue
  }

  private(set) var sections: [Section] = []
  private var abbreviations: [(name: String, address: String)] = []
  private var lines: [ContextTableLine] = []
  private var position = 0

  /// Reads another text, which may use the sections and abbreviations of those before it.
  mutating func read(_ text: String) {
    lines = ContextTableLine.lines(of: text)
    position = 0
    while let line = nextLine {
      if let name = line.heading {
        position += 1
        readSection(name)
      } else {
        readAbbreviation(line)
      }
    }
  }

  private var nextLine: ContextTableLine? { position < lines.count ? lines[position] : nil }

  private mutating func readSection(_ name: String) {
    var names = [name]
    while let another = nextLine?.heading {
      names.append(another)
      position += 1
    }
    var list: [JSONValue] = []
    while true {
      let object = members(depth: 0, changing: JSONObject())
      if !object.members.isEmpty { list.append(JSONValue(.object(object))) }
      guard let line = nextLine, line.words[0].hasSameBytes(as: "&") else { break }
      list.append(.string(line.words[1]))
      position += 1
    }
    sections.append(
      Section(names: names, context: list.count == 1 ? list[0] : .array(list)))
  }

  private mutating func readAbbreviation(_ line: ContextTableLine) {
    precondition(line.words.count == 2, "A table line outside of a section is an abbreviation.")
    abbreviations.append((name: line.words[0], address: line.words[1]))
    position += 1
  }
}

extension ContextTable {
  /// The members that the lines at this depth and below it describe.
  private mutating func members(depth: Int, changing members: JSONObject) -> JSONObject {
    var members = members
    while let line = nextLine, line.depth == 2 * depth, line.heading == nil {
      switch line.mark {
      case .include:
        position += 1
        for member in included(line.words[1]) { members[member.name] = member.value }
      case .remove:
        position += 1
        for name in line.words.dropFirst() { members[name] = nil }
      case .follow: return members
      case .flag:
        position += 1
        members[line.words[0]] = line.words[0].hasSameBytes(as: "@version") ? .version : .bool(true)
      case .change: changeScope(of: line.words[0], in: &members, depth: depth)
      case .define: define(line, in: &members, depth: depth)
      case .abbreviate: readAbbreviation(line)
      }
    }
    return members
  }

  private func included(_ name: String) -> [JSONObject.Member] {
    let section = sections.first { $0.names.contains { $0.hasSameBytes(as: name) } }
    precondition(section != nil, "A table includes only sections above it.")
    return section?.context.object?.members ?? []
  }

  private mutating func changeScope(of term: String, in members: inout JSONObject, depth: Int) {
    position += 1
    var definition = members[term].map(Self.expanded) ?? JSONObject()
    let scope = definition["@context"]?.object ?? JSONObject()
    definition["@context"] = JSONValue(.object(self.members(depth: depth + 1, changing: scope)))
    members[term] = JSONValue(.object(definition))
  }

  private mutating func define(
    _ line: ContextTableLine, in members: inout JSONObject, depth: Int
  ) {
    position += 1
    var scope: JSONValue?
    if let next = nextLine, next.depth > 2 * depth {
      scope = JSONValue(.object(self.members(depth: depth + 1, changing: JSONObject())))
    }
    for term in line.terms { members[term] = definition(of: term, line.description, scope) }
  }

  private func definition(
    of term: String, _ words: ArraySlice<String>, _ scope: JSONValue?
  ) -> JSONValue {
    var definition = JSONObject()
    for word in words {
      if definition.members.isEmpty {
        definition["@id"] = .string(full(word, term: term))
      } else if Self.containers.contains(where: { $0.hasSameBytes(as: word) }) {
        definition["@container"] = .string(word)
      } else if word.hasSameBytes(as: "@null") {
        definition["@context"] = .null
      } else {
        definition["@type"] = .string(full(word, term: term))
      }
    }
    if let scope { definition["@context"] = scope }
    guard definition.members.count > 1 else { return definition.members[0].value }
    return JSONValue(.object(definition))
  }

  private static let containers = ["@graph", "@list", "@set"]

  /// A definition as an object, which a term with nothing but an IRI leaves out.
  private static func expanded(_ definition: JSONValue) -> JSONObject {
    definition.object ?? JSONObject([JSONObject.Member(name: "@id", value: definition)])
  }

  /// A word with its abbreviation written out, and completed with the term when it ends open.
  private func full(_ word: String, term: String) -> String {
    var start: [UInt8] = []
    var rest: [UInt8] = []
    for byte in word.utf8 {
      rest.append(byte)
      if byte == UInt8(ascii: ">") { swap(&start, &rest) }
    }
    if word.hasSameBytes(as: ">") { return address(of: term + ">") }
    let isOpen = (rest.last ?? UInt8(ascii: ":")) == UInt8(ascii: ":")
    let prefix = start.isEmpty ? "" : address(of: String(decoding: start, as: UTF8.self))
    return prefix + String(decoding: rest, as: UTF8.self) + (isOpen ? term : "")
  }

  private func address(of abbreviation: String) -> String {
    let found = abbreviations.first { $0.name.hasSameBytes(as: abbreviation) }
    precondition(found != nil, "A table uses only abbreviations above it.")
    return found?.address ?? ""
  }
}

extension JSONValue {
  fileprivate static let version = JSONValue(.number(JSONNumber(text: "1.1")))
}
