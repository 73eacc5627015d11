/// A context as it applies at a place of a document (JSON-LD 1.1 API, 4.1), never changed once made.
final class ActiveContext: Sendable {
  let state: ActiveContextState

  init(_ state: ActiveContextState) { self.state = state }
}

/// What an active context holds; a local context is processed by changing a copy.
struct ActiveContextState: Sendable {
  private(set) var terms = [JSONLDName: JSONLDTerm]()
  /// No longer text is a term, so that long texts need not be looked up.
  private var longestTerm = 0
  /// The terms that stand for keywords, such as `id` and `type`; nil when they are more than a handful.
  private var aliases: [(name: String, keyword: JSONLDKeyword)]? = []

  private static let mostAliases = 16
  var base: String?
  let originalBase: String?
  var vocabulary: String?
  var language: String?
  var direction: JSONLDDirection?
  /// What applies again in nodes below, when this context does not propagate.
  var previous: ActiveContext?
  /// Whether it comes from supplied documents alone, so that it is the same in every run.
  var isShared = true

  init(base: String?) {
    self.base = base
    originalBase = base
  }

  func term(_ name: String) -> JSONLDTerm? {
    name.utf8.count <= longestTerm ? terms[JSONLDName(name)] : nil
  }

  mutating func setTerm(_ name: String, to term: JSONLDTerm?) {
    terms[JSONLDName(name)] = term
    longestTerm = max(longestTerm, name.utf8.count)
    guard var known = aliases else { return }
    aliases = nil
    known.removeAll { $0.name.hasSameBytes(as: name) }
    if case .keyword(let keyword)? = term?.definition.iri { known.append((name, keyword)) }
    if known.count <= Self.mostAliases { aliases = known }
  }

  /// The keyword that a name is or stands for: what `expanded` gives for it, when that is a keyword.
  func keyword(_ name: String) -> JSONLDKeyword? {
    if let keyword = JSONLDKeyword(name) { return keyword }
    if let aliases { return aliases.first { $0.name.hasSameBytes(as: name) }?.keyword }
    if case .keyword(let keyword)? = term(name)?.definition.iri { return keyword }
    return nil
  }

  var hasProtectedTerms: Bool { terms.values.contains { $0.definition.isProtected } }

  /// A guess at the bytes that a copy of the terms takes.
  var cost: Int { 128 + 64 * terms.count }
}

extension ActiveContextState {
  /// What a text means (JSON-LD 1.1 API, 5.2.2): with `vocab` as a property or type, with
  /// `documentRelative` as a reference that the base IRI completes.
  func expanded(
    _ value: String, vocab: Bool = false, documentRelative: Bool = false
  ) -> ExpandedIRI {
    if let keyword = JSONLDKeyword(value) { return .keyword(keyword) }
    if JSONLDKeyword.isForm(of: value) { return .null }
    if let term = term(value) {
      let iri = term.definition.iri
      if case .keyword = iri { return iri }
      if vocab { return iri }
    }
    if let parts = value.prefixAndSuffix {
      guard let prefix = parts.prefix else { return .text(value) }
      if let term = term(prefix), term.definition.isPrefix,
        case .text(let iri) = term.definition.iri
      {
        return .text(iri + parts.suffix)
      }
    }
    return completed(value, vocab: vocab, documentRelative: documentRelative)
  }

  /// The last steps, for what is neither a term nor has the prefix of one.
  func completed(_ value: String, vocab: Bool, documentRelative: Bool) -> ExpandedIRI {
    if IRI.isAbsolute(value) { return .text(value) }
    if vocab, let vocabulary { return .text(vocabulary + value) }
    if documentRelative, let base { return .text(IRI.resolved(value, against: base)) }
    return .text(value)
  }
}

extension String {
  /// The parts of a text with a colon behind its first character, of which the first may be a term;
  /// the prefix is nil when it cannot be one: that of a blank node or of `scheme://`.
  var prefixAndSuffix: (prefix: String?, suffix: Substring)? {
    guard let colon = utf8.dropFirst().firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let suffix = self[utf8.index(after: colon)...]
    if suffix.utf8.starts(with: "//".utf8) || isBlankNodeIdentifier { return (nil, suffix) }
    return (String(self[..<colon]), suffix)
  }
}

extension ActiveContextState {
  /// A scalar as the object that stands for it under a property (JSON-LD 1.1 API, 5.3.2).
  func expandedValue(_ value: JSONValue, of term: JSONLDTerm?) -> JSONValue {
    let type = term?.definition.type ?? .unset
    if let text = value.string {
      switch type {
      case .id:
        return reference(to: expanded(text, documentRelative: true))
      case .vocab:
        return reference(to: expanded(text, vocab: true, documentRelative: true))
      default: break
      }
    }
    var members = [JSONObject.Member(name: "@value", value: value)]
    if case .iri(let datatype) = type {
      members.append(JSONObject.Member(name: "@type", value: .string(datatype)))
    } else if value.string != nil, !type.isJSON {
      appendLanguage(of: term, to: &members)
    }
    return JSONValue(.object(JSONObject(members)))
  }

  private func reference(to iri: ExpandedIRI) -> JSONValue {
    let id = iri.text.map(JSONValue.string) ?? .null
    return JSONValue(.object(JSONObject([JSONObject.Member(name: "@id", value: id)])))
  }

  private func appendLanguage(
    of term: JSONLDTerm?, to members: inout [JSONObject.Member]
  ) {
    if let language = language(of: term) {
      members.append(JSONObject.Member(name: "@language", value: .string(language)))
    }
    if let direction = direction(of: term) {
      members.append(JSONObject.Member(name: "@direction", value: .string(direction.rawValue)))
    }
  }

  private func language(of term: JSONLDTerm?) -> String? {
    switch term?.definition.language ?? .unset {
    case .unset: language
    case .none: nil
    case .value(let language): language
    }
  }

  func direction(of term: JSONLDTerm?) -> JSONLDDirection? {
    switch term?.definition.direction ?? .unset {
    case .unset: direction
    case .none: nil
    case .value(let direction): direction
    }
  }
}

extension JSONLDTermDefinition.TypeMapping {
  var isJSON: Bool { if case .json = self { true } else { false } }
}
