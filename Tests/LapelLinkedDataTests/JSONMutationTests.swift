import LapelLinkedData
import SeededGenerator
import Testing

/// Random damage to a document that uses all of the grammar.
@Suite struct JSONMutationTests {
  private static let document = Array(
    #"""
    {"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "urn:uuid:\u0041\ud83d\ude00é",
     "n": [0, -1, 1.10, 1e5, 2E-3, true, false, null, {}, [], "", "\"\\\/\b\f\n\r\t€😀"],
     "credentialSubject": {"achievement": {"name": {"en": "Soup", "fr": "Soupe"}}}}
    """#.utf8)

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `damage never traps, and what is still JSON survives writing and slicing`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var readCount = 0
    for round in 0..<2_500 {
      let text = Self.damaged(&random)
      guard let value = try? JSONValue(parsing: text) else { continue }
      readCount += 1
      let place: Comment = "seed \(seed), round \(round)"
      #expect(try JSONValue(parsing: value.text()) == value, place)
      #expect(try JSONValue(parsing: value.text(indented: true)) == value, place)
      #expect(try JSONValue(parsing: value.text(forHTMLScript: true)) == value, place)
      let range = try #require(value.sourceRange)
      try expectSlices(of: value, in: Array(text[Int(range.lowerBound)..<Int(range.upperBound)]))
    }
    #expect(readCount > 100)
  }

  @Test func `every beginning of a document is refused`() throws {
    let text = Self.document
    for count in 0..<text.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: text.prefix(count)) }
    }
    try expectSlices(of: JSONValue(parsing: text), in: text)
  }

  private func expectSlices(of value: JSONValue, in text: [UInt8]) throws {
    // The outermost value may have stood behind white space.
    let origin = try #require(value.sourceRange).lowerBound
    func check(_ part: JSONValue) throws {
      let range = try #require(part.sourceRange)
      let slice = text[Int(range.lowerBound - origin)..<Int(range.upperBound - origin)]
      #expect(try JSONValue(parsing: slice) == part)
      for element in part.array ?? [] { try check(element) }
      for member in part.object?.members ?? [] { try check(member.value) }
    }
    try check(value)
  }

  /// The document with one to three bytes changed, removed, put in, or a stretch repeated.
  private static func damaged(_ random: inout SeededGenerator) -> [UInt8] {
    var text = document
    let structural = Array(#"{}[]",:\u0123456789eE+-. "#.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let index = Int.random(in: 0..<text.count, using: &random)
      let byte =
        Bool.random(using: &random)
        ? structural[Int.random(in: 0..<structural.count, using: &random)]
        : UInt8(truncatingIfNeeded: random.next())
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text[index] = byte
      case 1: text.remove(at: index)
      case 2: text.insert(byte, at: index)
      default:
        let end = min(text.count, index + Int.random(in: 1...20, using: &random))
        text.insert(contentsOf: text[index..<end], at: index)
      }
    }
    return text
  }
}
