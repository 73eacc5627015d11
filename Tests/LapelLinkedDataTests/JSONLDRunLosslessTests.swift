import Testing

@testable import LapelLinkedData

@Suite struct JSONLDRunLosslessTests {
  /// The members of an object, beside the context, and whether it is gone through without being expanded.
  @Test(arguments: [
    (#""type": "Thing", "name": "A", "id": "a:b""#, true),
    (#""name": ["A", "B"], "link": ["a:b", null], "part": []"#, true),
    (#""part": [{"type": ["Thing", "a:T"], "name": 9.95}, {}, {"id": "_:b", "name": true}]"#, true),
    (#""name": null"#, true),
    (#""word": "Thing""#, true),
    (#""typed": "2026-01-01", "name": 100"#, true),
    // What may be lost, wrong or out of the ordinary is left to expansion.
    (#""extra": "A""#, false),
    (#""nothing": "A", "name": "A""#, false),
    (#""id": "a:b""#, false),
    (#""id": "relative", "name": "A""#, false),
    (#""id": 1, "name": "A""#, false),
    (#""id": "a:b", "@id": "a:b", "name": "A""#, false),
    (#""type": "Unknown", "name": "A""#, false),
    (#""type": 1, "name": "A""#, false),
    (#""type": "Thing", "@type": "Thing", "name": "A""#, false),
    (#""link": "relative""#, false),
    (#""link": "a:b c""#, false),
    (#""word": "relative""#, false),
    (#""name": {"@value": "A"}"#, false),
    (#""name": {"@list": ["A"]}"#, false),
    (#""name": [["A"]]"#, false),
    (#""name": 1e400"#, false),
    (#""name": 9007199254740993"#, false),
    (#""data": "A""#, false),
    (#""byIndex": {"i": "A"}"#, false),
    (#""spoken": "A""#, false),
    (#""turned": "A""#, false),
    (#""back": {"name": "A"}"#, false),
    (#""scoped": "A""#, false),
    (#""https://a.example/p": "A""#, false),
    (#""@context": {"@language": "en"}, "name": "A""#, false),
    (#""part": {"@context": {"@language": "en"}, "name": "A"}"#, false),
    (#""part": {"@context": 1, "name": "A"}"#, nil),
  ])
  func `a plain document is known to lose nothing without being expanded`(
    members: String, isSure: Bool?
  ) throws {
    let start = members.hasPrefix("\"@context\"") ? "" : Self.context + ", "
    let document = try JSONValue(parsing: Array("{\(start)\(members)}".utf8))
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    let initial = ActiveContext(ActiveContextState(base: nil))
    var run = JSONLDRun(processor, notesLosses: false)
    let found = try? run.isSurelyLossless(document, initial: initial)
    #expect(found == isSure)
    if isSure == true { #expect(try processor.datasetWithLosses(document).losses.isEmpty) }
    #expect(run.losses.isEmpty)
  }

  @Test func `no document is too large to be expanded and yet gone through`() throws {
    let name = String(repeating: "A", count: 1_000)
    let document = try JSONValue(
      parsing: Array("{\(Self.context), \"name\": [\"\(name)\", \"\(name)\"]}".utf8))
    for work in stride(from: 0, to: 40_000, by: 500) {
      let processor = JSONLDProcessor(
        contexts: JSONLDContexts([]), limits: JSONLDLimits(work: work))
      let expected = Result { try processor.datasetWithLosses(document).losses }
      let found = Result { try processor.losses(of: document) }
      switch (expected, found) {
      case (.success(let expected), .success(let found)): #expect(expected == found)
      case (.failure, .failure): break
      default: Issue.record("work \(work): \(expected), \(found)")
      }
    }
  }

  private static let context = #"""
    "@context": {
      "id": "@id", "type": "@type", "nothing": null,
      "name": "https://a.example/name", "part": "https://a.example/part",
      "Thing": "https://a.example/Thing",
      "link": {"@id": "https://a.example/link", "@type": "@id"},
      "word": {"@id": "https://a.example/word", "@type": "@vocab"},
      "typed": {"@id": "https://a.example/typed", "@type": "https://a.example/date"},
      "data": {"@id": "https://a.example/data", "@type": "@json"},
      "spoken": {"@id": "https://a.example/spoken", "@language": "en"},
      "turned": {"@id": "https://a.example/turned", "@direction": "rtl"},
      "back": {"@reverse": "https://a.example/back"},
      "scoped": {"@id": "https://a.example/scoped", "@context": {"name": "a:b"}},
      "byIndex": {"@id": "https://a.example/part", "@container": "@index"}
    }
    """#
}
