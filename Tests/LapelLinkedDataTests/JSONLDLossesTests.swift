import LapelLinkedData
import Testing

@Suite struct JSONLDLossesTests {
  /// The members of an object, beside the context, and what is lost of them.
  @Test(arguments: [
    (#""name": "A""#, []),
    (#""extra": "A""#, ["undefinedTerm /extra extra"]),
    (#""part": {"name": "A", "extra": {"name": "B"}}"#, ["undefinedTerm /part/extra extra"]),
    (#""part": [{"name": "A"}, {"x/y": 1}]"#, ["undefinedTerm /part/1/x~1y x/y"]),
    (#""nothing": "A", "name": "A""#, ["withoutMeaning /nothing nothing"]),
    (#""@future": "A", "name": "A""#, ["withoutMeaning /@future @future"]),
    (#""name": {"@value": null}"#, ["withoutValue /name name"]),
    (#""name": {"@language": "en"}"#, ["withoutValue /name name"]),
    (#""name": {"@value": "A", "@language": "e n"}"#, ["malformedLanguage /name name"]),
    (#""name": {"@value": "A", "@direction": "rtl"}"#, ["direction /name name"]),
    (#""name": {"@value": "A", "@index": "i"}"#, ["index /name/@index @index"]),
    (#""name": {"@set": ["A"], "@index": "i"}"#, ["index /name/@index @index"]),
    (#""name": {"@list": ["A"], "@index": "i"}"#, ["index /name/@index @index"]),
    (#""byID": {"a:b": {"id": "a:c", "name": "A"}}"#, ["unusableIdentifier /byID/a:b a:b"]),
    (#""byID": {"a:b": {"id": "a:b", "name": "A"}}"#, []),
    (#""@base": "A", "name": "A""#, ["withoutMeaning /@base @base"]),
    (#""@reverse": {"extra": {"name": "A"}}"#, ["undefinedTerm /@reverse/extra extra"]),
    (#""@included": [{"id": "a:b"}], "name": "A""#, ["freeFloating /@included/0 @included"]),
    (#""@index": "i", "name": "A""#, ["index /@index @index"]),
    (#""byIndex": {"i": "A"}"#, ["index /byIndex/i i"]),
    (#""id": "relative", "name": "A""#, ["unusableIdentifier /id relative"]),
    (
      #""id": "https://a.example/ b", "name": "A""#, ["unusableIdentifier /id https://a.example/ b"]
    ),
    (#""id": "@future", "name": "A""#, ["unusableIdentifier /id @future"]),
    (#""link": ["https://a.example/", "b"]"#, ["unusableIdentifier /link/1 b"]),
    (#""type": ["Thing", "Unknown"], "name": "A""#, ["unusableType /type Unknown"]),
    (#""byType": {"Unknown": {"name": "A"}}"#, ["unusableType /byType/Unknown Unknown"]),
    (#""byID": {"b": {"name": "A"}}"#, ["unusableIdentifier /byID/b b"]),
    (#""_:p": "A", "name": "A""#, ["unusableProperty /_:p _:p"]),
    (#""1:p": "A", "name": "A""#, ["unusableProperty /1:p 1:p"]),
    (#""@graph": ["A", {"name": "A"}]"#, ["freeFloating /@graph/0 @graph"]),
    (#""id": "https://a.example/""#, ["freeFloating  "]),
    (#""name": 9007199254740993"#, ["precision /name name"]),
    (#""name": 9007199254740992"#, []),
    (#""name": 12345678901234567000"#, []),
    (#""name": 9.95"#, []),
    (#""name": null, "part": [], "link": [null]"#, []),
    (#""data": {"any": ["thing", null]}"#, []),
    (#""https://a.example/p": "A", "unknown:p": "A""#, []),
  ])
  func `every member that RDF does not get is named with its place`(
    members: String, losses: [String]
  ) throws {
    let document = try JSONValue(parsing: Array("{\(Self.context), \(members)}".utf8))
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    let found = try processor.datasetWithLosses(document).losses
    #expect(found.map { "\($0.reason.rawValue) \($0.path) \($0.name)" } == losses)
    #expect(try processor.expandedWithLosses(document).losses == found)
    #expect(try processor.losses(of: document) == found)
  }

  /// What can be expanded, and RDF cannot be made of.
  @Test(arguments: [
    (#"{"a:b": 1e400}"#, JSONLDError.Code.numberOutOfRange),
    (#"{"a:b": [{"@value": 1e400}]}"#, .numberOutOfRange),
    (#"{"a:b": {"@value": [1e400], "@type": "@json"}}"#, .invalidJSONLiteral),
    (#"{"@context": {"d": {"@id": "a:d", "@type": "@json"}}, "d": 1e400}"#, .invalidJSONLiteral),
    (
      #"{"@graph": [{"@id": "a:b", "@index": "1", "a:c": 1}, {"@id": "a:b", "@index": "2", "a:c": 1}]}"#,
      .conflictingIndexes
    ),
    (
      #"{"@context": {"i": {"@id": "a:i", "@container": "@index"}}, "i": {"1": {"@id": "a:b"}, "2": {"@id": "a:b"}}}"#,
      .conflictingIndexes
    ),
  ])
  func `what RDF refuses is refused when only losses are looked for`(
    text: String, code: JSONLDError.Code
  ) throws {
    let document = try JSONValue(parsing: Array(text.utf8))
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    _ = try processor.expandedWithLosses(document)
    let error = try #require(
      #expect(throws: JSONLDError.self) { try processor.losses(of: document) })
    #expect(error.code == code)
    #expect(throws: error) { try processor.datasetWithLosses(document) }
  }

  @Test func `a base direction that RDF keeps is no loss`() throws {
    let document = try JSONValue(
      parsing: Array(#"{"https://a.example/p": {"@value": "A", "@direction": "rtl"}}"#.utf8))
    var options = JSONLDOptions()
    options.rdfDirection = .i18nDatatype
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]), options: options)
    #expect(try processor.datasetWithLosses(document).losses.isEmpty)
  }

  private static let context = #"""
    "@context": {
      "id": "@id", "type": "@type", "nothing": null,
      "name": "https://a.example/name", "part": "https://a.example/part",
      "Thing": "https://a.example/Thing",
      "link": {"@id": "https://a.example/link", "@type": "@id"},
      "data": {"@id": "https://a.example/data", "@type": "@json"},
      "byIndex": {"@id": "https://a.example/part", "@container": "@index"},
      "byType": {"@id": "https://a.example/part", "@container": "@type"},
      "byID": {"@id": "https://a.example/part", "@container": "@id"}
    }
    """#
}
