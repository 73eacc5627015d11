import LapelLinkedData

/// One of the published test suites of JSON-LD 1.1, run from the folder that holds the manifests.
struct JSONLDSuite {
  enum Kind: String, CaseIterable {
    case expand, toRdf
  }

  let kind: Kind
  private let shared: SharedFolder
  private let base: String
  private let entries: [JSONValue]

  private static let folder = SharedFolder.suites + "/json-ld/tests"

  init(_ kind: Kind, in shared: SharedFolder) throws {
    self.kind = kind
    self.shared = shared
    let file = "\(Self.folder)/\(kind.rawValue)-manifest.jsonld"
    let manifest = try shared.json(at: file)
    guard let base = manifest["baseIri"]?.string, let entries = manifest["sequence"]?.array else {
      throw Malformed(file: file)
    }
    self.base = base
    self.entries = entries
  }

  func tests() -> [PublishedTest] {
    entries.map { entry in
      let name = "\(entry["@id"]?.string ?? "?") \(entry["name"]?.string ?? "?")"
      if let reason = reasonToSkip(entry) { return PublishedTest(name, .skipped(reason)) }
      return PublishedTest(name) { try failure(of: entry) }
    }
  }
}

extension JSONLDSuite {
  /// Only JSON-LD 1.1 processing into plain RDF is wanted.
  private func reasonToSkip(_ entry: JSONValue) -> String? {
    let option = entry["option"]
    if option?["processingMode"]?.string == "json-ld-1.0" { return "processing mode json-ld-1.0" }
    if option?["specVersion"]?.string == "json-ld-1.0" {
      return "a test of JSON-LD 1.0 that 1.1 replaced"
    }
    return option?["produceGeneralizedRdf"]?.bool == true ? "generalized RDF" : nil
  }

  /// What is wrong with a test's outcome, or nil when it passes.
  private func failure(of entry: JSONValue) throws -> String? {
    guard let input = entry["input"]?.string else { throw Malformed(file: "the manifest") }
    let document = try value(at: input)
    let processor = try processor(for: entry, input: input)
    if let code = entry["expectErrorCode"]?.string {
      do throws(JSONLDError) {
        _ = kind == .expand ? try processor.expanded(document) : nil
        _ = kind == .toRdf ? try processor.dataset(document) : nil
        return "expected the error '\(code)'"
      } catch {
        return error.code.rawValue == code
          ? nil : "expected the error '\(code)', got '\(error.code.rawValue)': \(error)"
      }
    }
    let expectation = entry["expect"]?.string
    switch kind {
    case .expand:
      let actual = try processor.expanded(document)
      let expected = try value(at: expectation ?? "")
      return actual.comparable == expected.comparable
        ? nil : "got " + String(decoding: actual.text(indented: true), as: UTF8.self)
    case .toRdf:
      let actual = try processor.dataset(document).canonicalNQuads()
      // A positive syntax test expects nothing but success.
      guard let expectation else { return nil }
      let expected = try RDFDataset(
        parsingNQuads: shared.bytes(at: "\(Self.folder)/\(expectation)")
      ).canonicalNQuads()
      return actual == expected
        ? nil
        : "got\n" + String(decoding: actual, as: UTF8.self) + "expected\n"
          + String(decoding: expected, as: UTF8.self)
    }
  }

  private func processor(for entry: JSONValue, input: String) throws -> JSONLDProcessor {
    let option = entry["option"]
    var options = JSONLDOptions(base: option?["base"]?.string ?? base + input)
    if let path = option?["expandContext"]?.string {
      options.expandContext = try value(at: path)
    }
    switch option?["rdfDirection"]?.string {
    case nil: break
    case "i18n-datatype": options.rdfDirection = .i18nDatatype
    case "compound-literal": options.rdfDirection = .compoundLiteral
    default: throw Malformed(file: "the manifest")
    }
    let contexts = JSONLDContexts { [shared, base] address in
      guard address.hasPrefix(base) else { return nil }
      return try? shared.json(at: "\(Self.folder)/\(address.dropFirst(base.count))")
    }
    return JSONLDProcessor(contexts: contexts, options: options)
  }

  private func value(at file: String) throws -> JSONValue {
    try shared.json(at: "\(Self.folder)/\(file)")
  }
}

extension JSONValue {
  /// A form in which two expanded documents are equal when they differ in nothing but the order of
  /// members and, outside lists and literals, of elements.
  fileprivate var comparable: JSONValue { comparable(isOrdered: false) }

  private func comparable(isOrdered: Bool) -> JSONValue {
    switch content {
    case .array(let elements):
      let elements = elements.map { $0.comparable(isOrdered: isOrdered) }
      return .array(
        isOrdered ? elements : elements.sorted { $0.text().lexicographicallyPrecedes($1.text()) })
    case .object(let object):
      let members = object.members.map { member in
        let isInner = isOrdered || member.name == "@list" || member.name == "@value"
        return (member.name, member.value.comparable(isOrdered: isInner))
      }
      return .object(members.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
    case .number(let number):
      return number.double.map { .string("number \($0)") } ?? self
    default: return self
    }
  }
}
