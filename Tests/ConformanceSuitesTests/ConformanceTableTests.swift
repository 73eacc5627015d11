import Testing

@testable import ConformanceSuites

@Suite struct ConformanceTableTests {
  @Test func `a table says what passed, failed and was skipped, and the sums`() {
    var table = ConformanceTable()
    table.add([PublishedTest("a", .passed), PublishedTest("b", .passed)], of: .eddsaJCS)
    #expect(!table.hasFailure)
    table.add(
      [
        PublishedTest("c", .skipped("of JSON-LD 1.0")), PublishedTest("d", .failed("got 1")),
        PublishedTest("e", .skipped("of JSON-LD 1.0")), PublishedTest("f", .passed),
      ], of: .rdfCanonicalization)
    #expect(table.hasFailure)
    #expect(
      table.text == """
        RDFC-1.0, skipped: of JSON-LD 1.0
          c
          e

        RDFC-1.0, failed: d
        got 1

        suite            passed   failed  skipped
        eddsa-jcs-2022        2        0        0
        RDFC-1.0              1        1        2

        3 passed, 1 failed, 2 skipped
        """)
  }

  @Test func `a test that throws has failed`() {
    let test = PublishedTest("a") { throw Malformed(file: "manifest.jsonld") }
    #expect([test].failures.map(\.reason) == ["manifest.jsonld does not have the expected form"])
  }

  @Test func `a value that is not the published one fails with both`() {
    let test = PublishedTest("a", gives: { "1" }, like: { "2" })
    #expect([test].failures.map(\.reason) == ["expected\n2\ngot\n1"])
    #expect([PublishedTest("a", gives: { "1" }, like: { "1" })].counts == [1, 0, 0])
  }
}
