import LapelLinkedData
import Testing

@Suite struct JSONLDProcessorTests {
  @Test func `a document is expanded with its context`() throws {
    let document = try json(
      #"""
      {"@context": {"name": "https://a.example/name", "knows": {"@reverse": "https://a.example/knownBy"}},
       "@id": "https://a.example/1", "name": ["A", true], "knows": {"@id": "https://a.example/2"}}
      """#)
    #expect(
      try text(processor().expanded(document))
        == #"[{"@id":"https://a.example/1","https://a.example/name":[{"@value":"A"},{"@value":true}],"#
        + #""@reverse":{"https://a.example/knownBy":[{"@id":"https://a.example/2"}]}}]"#)
  }

  /// JSON-LD 1.1 API, 8.6.
  @Test(arguments: [
    ("5", "5", "integer"), ("-0", "0", "integer"), ("5.0", "5", "integer"),
    ("1E2", "100", "integer"), ("1e20", "100000000000000000000", "integer"),
    ("9007199254740993", "9007199254740992", "integer"),
    ("123456789012345678901", "123456789012345683968", "integer"),
    ("-9.3e18", "-9300000000000000000", "integer"), ("1e21", "1.0E21", "double"),
    ("5.3", "5.3E0", "double"), ("9.95", "9.949999999999999E0", "double"),
    ("-0.1", "-1.0E-1", "double"), ("5e-324", "4.940656458412465E-324", "double"),
    ("1.7976931348623157e308", "1.797693134862316E308", "double"),
    ("2.2250738585072014e-308", "2.225073858507201E-308", "double"),
    ("9.9999999999999999e22", "9.999999999999999E22", "double"),
    ("0.99999999999999989", "9.999999999999999E-1", "double"),
    ("1125899906842624.5", "1.125899906842624E15", "double"),
    ("1125899906842625.5", "1.125899906842626E15", "double"),
    ("0.000001", "1.0E-6", "double"), ("1234.5678", "1.2345678E3", "double"),
  ])
  func `a number becomes the literal that JSON-LD asks for`(
    number: String, value: String, type: String
  ) throws {
    let document = try json(#"{"https://a.example/p": \#(number)}"#)
    let expected = RDFTerm.literal(
      value: value, datatype: "http://www.w3.org/2001/XMLSchema#" + type, language: nil,
      direction: nil)
    #expect(try processor().dataset(document).quads.map(\.object) == [expected])
  }

  @Test func `a number beyond the doubles is refused`() throws {
    let document = try json(#"{"https://a.example/p": -1e309}"#)
    #expect(throws: JSONLDError(.numberOutOfRange, "-1e309", at: "")) {
      try processor().dataset(document)
    }
  }

  @Test func `language tags stay as written or are put in lower case`() throws {
    let document = try json(
      #"""
      {"@context": {"@language": "en-GB", "p": "https://a.example/p",
        "q": {"@id": "https://a.example/p", "@language": "en-US"},
        "m": {"@id": "https://a.example/p", "@container": "@language"}},
       "p": ["A", {"@value": "B", "@language": "de-AT"}], "q": "C", "m": {"fr-CA": "D"}}
      """#)
    var options = JSONLDOptions()
    #expect(try languages(of: document, options) == ["en-GB", "de-AT", "en-US", "fr-CA"])
    options.languageTags = .lowercased
    #expect(try languages(of: document, options) == ["en-gb", "de-at", "en-us", "fr-ca"])
  }

  @Test func `a processor that has learned finds the same`() throws {
    let contexts = JSONLDContexts([
      (
        address: "https://a.example/c",
        document: try json(
          #"""
          {"@context": {"@protected": true, "id": "@id", "type": "@type", "p": {"@id": "https://a.example/p",
            "@context": {"q": "https://a.example/q1"}},
            "T": {"@id": "https://a.example/T", "@context": {"q": "https://a.example/q2"}},
            "U": {"@id": "https://a.example/U", "@context": {"r": {"@id": "https://a.example/r", "@type": "@id"}}}}}
          """#)
      )
    ])
    let documents = try [
      #"{"@context": "https://a.example/c", "type": ["U", "T"], "q": "A", "r": "a:b", "p": {"q": "B"}}"#,
      #"{"@context": ["https://a.example/c", {"q": "a:q"}], "type": "T", "q": 1, "p": {"type": "U", "q": 2}}"#,
      #"{"@context": {"q": "a:q"}, "q": {"@context": "https://a.example/c", "type": "T", "q": 1}}"#,
      #"{"@context": ["https://a.example/c", "https://a.example/c"], "type": ["T", "U"], "r": "r"}"#,
      #"{"@context": ["https://a.example/c", {"p": "a:p"}], "p": 1}"#,
    ].map(json)
    let fresh = JSONLDProcessor(contexts: contexts)
    var learned = fresh
    for document in documents.dropLast() { try learned.learn(from: document) }
    for document in documents.dropLast() {
      #expect(try learned.expanded(document) == fresh.expanded(document))
      #expect(try learned.dataset(document).quads == fresh.dataset(document).quads)
    }
    let error = JSONLDError(.protectedTermRedefinition, "p", at: "/@context")
    #expect(throws: error) { try learned.expanded(documents[4]) }
    #expect(throws: error) { try fresh.expanded(documents[4]) }
  }

  @Test(arguments: [1, 16, 17, 40])
  func `any number of terms may stand for one keyword`(count: Int) throws {
    let aliases = (0..<count).map { "\"t\($0)\": \"@type\", \"v\($0)\": \"@value\"" }
    let document = try json(
      """
      {"@context": {\(aliases.joined(separator: ", ")), "T": {"@id": "a:T", "@context": {"p": "a:p"}}},
        "t\(count - 1)": "T", "p": {"v\(count - 1)": 1}}
      """)
    let expected = try json(#"[{"@type": ["a:T"], "a:p": [{"@value": 1}]}]"#)
    #expect(try processor().expanded(document) == expected)
  }

  @Test func `a term that stood for a keyword and is defined anew stands for it no more`() throws {
    let document = try json(
      #"""
      {"@context": [{"t": "@type", "T": {"@id": "a:T", "@context": {"p": "a:p"}}}, {"t": "a:t"}],
        "t": "T", "p": 1, "a:q": 2}
      """#)
    let expected = try json(#"[{"a:t": [{"@value": "T"}], "a:q": [{"@value": 2}]}]"#)
    #expect(try processor().expanded(document) == expected)
  }

  @Test func `a protected term cannot be emptied by a definition that is ignored`() throws {
    let document = try json(
      #"""
      {"@context": [{"@protected": true, "p": "https://a.example/p"}, {"p": {"@id": "@future"}}], "p": 1}
      """#)
    #expect(throws: JSONLDError(.protectedTermRedefinition, "p", at: "/@context")) {
      try processor().expanded(document)
    }
  }

  @Test func `names are compared byte by byte`() throws {
    let document = try json(
      #"{"@context": {"\u00e9": "https://a.example/p"}, "\u00e9": 1, "e\u0301": 2}"#)
    let (expanded, losses) = try processor().expandedWithLosses(document)
    #expect(text(expanded) == #"[{"https://a.example/p":[{"@value":1}]}]"#)
    #expect(losses.map(\.reason) == [.undefinedTerm])
  }

  @Test func `members are processed in document order, or by their names`() throws {
    let document = try json(#"{"b:b": 1, "a:a": 2, "b:a": 3}"#)
    #expect(
      try text(processor().expanded(document))
        == #"[{"b:b":[{"@value":1}],"a:a":[{"@value":2}],"b:a":[{"@value":3}]}]"#)
    var options = JSONLDOptions()
    options.isOrdered = true
    #expect(
      try text(processor(options).expanded(document))
        == #"[{"a:a":[{"@value":2}],"b:a":[{"@value":3}],"b:b":[{"@value":1}]}]"#)
  }

  private func languages(of document: JSONValue, _ options: JSONLDOptions) throws -> [String] {
    try processor(options).dataset(document).quads.compactMap { quad in
      guard case .literal(_, _, let language, _) = quad.object else { return nil }
      return language
    }
  }

  private func processor(_ options: JSONLDOptions = JSONLDOptions()) -> JSONLDProcessor {
    JSONLDProcessor(contexts: JSONLDContexts([]), options: options)
  }

  private func text(_ value: JSONValue) -> String { String(decoding: value.text(), as: UTF8.self) }
}

private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }
