import LapelLinkedData
import SeededGenerator
import Testing

/// Documents that ask for too much end in an error; none may crash or take long.
@Suite struct JSONLDLimitsTests {
  @Test(arguments: ["{\"a:b\":", "[", "{\"@graph\":", "{\"@context\":[{}],\"a:b\":"])
  func `documents may be as deep as the limit`(opening: String) throws {
    #expect(code(of: nested(opening, 60)) == nil)
    #expect(code(of: nested(opening, 250), JSONLDLimits(depth: 200)) == .tooComplex)
  }

  @Test func `documents at the deepest limit fit the stack`() {
    let limits = JSONLDLimits(depth: 256)
    #expect(code(of: nested("{\"a:b\":", 255), limits) == nil)
    #expect(code(of: nested("{\"@context\":[{\"t\":\"a:b\"}],\"t\":", 254), limits) == nil)
  }

  @Test func `contexts within contexts may be as deep as the limit`() {
    let open = #"{"t":{"@id":"a:b","@context":"#
    let context = String(repeating: open, count: 120) + "{}" + String(repeating: "}}", count: 120)
    #expect(code(of: "{\"@context\":\(context),\"a:b\":1}") == .tooComplex)
    let shallow = String(repeating: open, count: 20) + "{}" + String(repeating: "}}", count: 20)
    #expect(code(of: "{\"@context\":\(shallow),\"a:b\":1}") == nil)
  }

  @Test func `terms that rest on one another make no endless chain`() {
    func chain(_ count: Int) -> String {
      let terms = (0..<count).map { "\"t\($0)\":\"t\($0 + 1):x\"" }
      return "{\"@context\":{\(terms.joined(separator: ",")),\"t\(count)\":\"a:b/\"},\"t0\":1}"
    }
    #expect(code(of: chain(20)) == nil)
    #expect(code(of: chain(100_000)) == .tooComplex)
    #expect(code(of: #"{"@context":{"a":"b:c","b":"a:c"}}"#) == .cyclicIRIMapping)
  }

  @Test func `documents may share what they may spend`() throws {
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    let document = try JSONValue(
      parsing: Array(#"{"@context":{"t":"a:b"},"t":["one","two"]}"#.utf8))
    var work = 1_000_000
    _ = try processor.datasetWithLosses(document, work: &work)
    let cost = 1_000_000 - work
    #expect(cost > 0)
    work = cost * 2
    for _ in 0..<2 { _ = try processor.datasetWithLosses(document, work: &work) }
    #expect(work == 0)
    #expect(throws: JSONLDError.self) { try processor.losses(of: document, work: &work) }
    #expect(throws: JSONLDError.self) { try processor.meanings(in: document, work: &work) }
    #expect(throws: JSONLDError.self) { try processor.datasetWithLosses(document, work: &work) }
    #expect(work == 0)
  }

  @Test func `prefixes cannot multiply the length of names without end`() {
    let letters = String(repeating: "x", count: 1_000)
    var terms = ["\"t0\":\"a:b/\""]
    for index in 1..<20_000 {
      terms.append("\"t\(index)\":{\"@id\":\"t\(index - 1):\(letters)\",\"@prefix\":true}")
    }
    #expect(code(of: "{\"@context\":{\(terms.joined(separator: ","))}}") == .tooComplex)
  }

  @Test func `contexts that lead to themselves are stopped`() {
    let contexts: [(String, String)] = [
      ("a:self", #"{"@context": "a:self"}"#),
      ("a:one", #"{"@context": ["a:two", "a:two"]}"#),
      ("a:two", #"{"@context": ["a:one", "a:one"]}"#),
      ("a:scoped", #"{"@context": {"t": {"@id": "a:t", "@context": "a:scoped"}}}"#),
    ]
    #expect(code(of: #"{"@context": "a:self"}"#, contexts) == .contextOverflow)
    #expect(code(of: #"{"@context": "a:one"}"#, contexts) == .contextOverflow)
    #expect(code(of: #"{"@context": "a:scoped", "t": {"t": {"t": {"a:b": 1}}}}"#, contexts) == nil)
  }

  @Test func `contexts that double at each step are stopped`() {
    let contexts = (0..<30).map { index in
      ("a:\(index)", "{\"@context\": [\"a:\(index + 1)\", {\"x\": \"a:x\"}, \"a:\(index + 1)\"]}")
    }
    let last = ("a:30", #"{"@context": {"t": "a:t"}}"#)
    #expect(
      code(of: #"{"@context": "a:0"}"#, contexts + [last], JSONLDLimits(work: 5_000_000))
        == .tooComplex)
  }

  @Test func `wide objects, arrays and contexts take linear time`() {
    let members = (0..<20_000).map { "\"a:\($0)\":\($0)" }.joined(separator: ",")
    #expect(code(of: "{\(members)}") == nil)
    let terms = (0..<10_000).map { "\"t\($0)\":\"a:\($0)\"" }.joined(separator: ",")
    let uses = (0..<10_000).map { "\"t\($0)\":[1,{}]" }.joined(separator: ",")
    #expect(code(of: "{\"@context\":{\(terms)},\(uses)}") == nil)
    let same = (0..<20_000).map { _ in "\"A\"" }.joined(separator: ",")
    #expect(code(of: "{\"a:b\":[\(same)]}") == nil)
    #expect(code(of: "{\"@type\":[\(same)],\"a:b\":1}") == nil)
  }

  @Test func `large contexts that each node processes anew are paid for`() {
    let terms = (0..<2_000).map { "\"t\($0)\":\"a:\($0)\"" }.joined(separator: ",")
    let nodes = (0..<5_000).map { "{\"@context\":{\"n\":\"a:\($0)\"},\"n\":1}" }
    #expect(
      code(of: "{\"@context\":{\(terms)},\"a:b\":[\(nodes.joined(separator: ","))]}") == .tooComplex
    )
  }

  @Test func `no single changed byte of a document brings it down`() throws {
    var generator = SeededGenerator(seed: 11)
    let text = Array(
      #"""
      {"@context":[{"@vocab":"http://v/","@base":"http://b/","@version":1.1,"i":"@id","k":"@type","n":"@nest",
      "s":{"@id":"http://s","@type":"@vocab","@container":["@set","@index"],"@index":"x"},
      "T":{"@id":"p:T","@context":{"@propagate":true,"u":null,"@language":"en","@direction":"rtl"}},"p":"http://p/",
      "l":{"@container":"@list","@language":null},"r":{"@reverse":"p:r"},"g":{"@container":["@graph","@id"]},
      "m":{"@container":"@language"},"j":{"@type":"@json"}}],"i":"a","k":["T","b"],"s":{"q":{"i":"c"}},
      "l":[1,[2.5]],"r":{"i":"d"},"g":{"e":{"f":"F"}},"m":{"de":["D"]},"j":{"z":[null]},"n":{"w":true},
      "@included":[{"@reverse":{"p:h":{"@value":"y","@type":"p:y"}}}],"@graph":[{"@set":[{"@list":[]}]}]}
      """#.utf8)
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    var errorCount = 0
    for _ in 0..<4_000 {
      var changed = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        changed[place] = text[Int.random(in: 0..<text.count, using: &generator)]
      }
      guard let document = try? JSONValue(parsing: changed) else { continue }
      do { _ = try processor.datasetWithLosses(document) } catch { errorCount += 1 }
    }
    #expect(errorCount > 100)
  }

  private func nested(_ opening: String, _ count: Int) -> String {
    let closing = opening.hasPrefix("[") ? "]" : "}"
    return String(repeating: opening, count: count) + "{\"a:b\":1}"
      + String(repeating: closing, count: count)
  }

  private func code(of text: String, _ limits: JSONLDLimits) -> JSONLDError.Code? {
    code(of: text, [], limits)
  }

  /// The code of the error that a document ends in, or nil when it becomes a dataset.
  private func code(
    of text: String, _ contexts: [(String, String)] = [], _ limits: JSONLDLimits = JSONLDLimits()
  ) -> JSONLDError.Code? {
    do {
      let limitsOfJSON = JSONLimits(depth: 512)
      let document = try JSONValue(parsing: Array(text.utf8), limits: limitsOfJSON)
      let documents = try contexts.map {
        (address: $0.0, document: try JSONValue(parsing: Array($0.1.utf8)))
      }
      let processor = JSONLDProcessor(contexts: JSONLDContexts(documents), limits: limits)
      _ = try processor.datasetWithLosses(document)
      return nil
    } catch let error as JSONLDError {
      return error.code
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }
}
