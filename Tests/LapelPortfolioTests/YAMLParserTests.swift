import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct YAMLParserTests {
  private func finding(_ text: String, lineOffset: Int = 0) -> String? {
    do throws(Diagnostic) {
      _ = try YAMLParser(displayPath: "lapel.yml", lineOffset: lineOffset).value(text)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `every scalar is a text as it is written`() throws {
    let value = try YAMLParser(displayPath: "a").value(
      "a: 010\nb: no\nc: 2026-01-02\nd: 1.10\ne:\nf: ''")
    guard case .mapping(let fields) = value?.content else {
      Issue.record("no mapping")
      return
    }
    #expect(
      fields.map(\.value.content) == [
        .text("010"), .text("no"), .text("2026-01-02"), .text("1.10"), .null, .text(""),
      ])
  }

  @Test(arguments: [
    (
      "a: [1,\nb: 2",
      """
      lapel.yml:3:1: error: this is not YAML: did not find expected ',' or ']' while parsing a flow sequence [broken-yaml]
        help: texts with ':', '#', '*' or '@' in them go in quotes; indent with spaces, not tabs
      """
    ),
    (
      "a: b: c",
      """
      lapel.yml:1:5: error: this is not YAML: mapping values are not allowed in this context [broken-yaml]
        help: texts with ':', '#', '*' or '@' in them go in quotes; indent with spaces, not tabs
      """
    ),
    (
      "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3",
      """
      lapel.yml:5:3: error: 'c' is said twice [duplicate-key]
        help: keep one of them
      """
    ),
    (
      "? [a]\n: b",
      """
      lapel.yml:1:3: error: a key must be a text [broken-yaml]
        help: write 'key: value', one to a line
      """
    ),
    (
      "a: &x 1\nb: *x",
      """
      lapel.yml:2:4: error: YAML anchors and aliases ('&name', '*name') are not read [yaml-alias]
        help: write the value out again
      """
    ),
    (
      "a: " + String(repeating: "[", count: 33),
      """
      lapel.yml:1:36: error: this YAML is nested too deeply [yaml-too-deep]
        help: Lapel's settings need no more than three levels; it reads 32
      """
    ),
  ])
  func `broken YAML is refused with its place`(text: String, message: String) {
    #expect(finding(text) == message)
  }

  @Test func `the place counts the lines before the text`() {
    #expect(
      finding("a: 1\na: 2", lineOffset: 1)?.hasPrefix("lapel.yml:3:1: error: 'a' is said twice")
        == true)
  }

  @Test func `a text that multiplies itself is refused at once`() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, before) in zip("bcdefghi", "abcdefgh") {
      bomb +=
        "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 9).joined(separator: ",")
        + "]\n"
    }
    #expect(finding(bomb)?.contains("[yaml-alias]") == true)
    #expect(finding(bomb + "? *i\n: x\n")?.contains("[yaml-alias]") == true)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 50_000), String(repeating: "? ", count: 100_000),
    (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
  ])
  func `deep nesting is refused before anything follows it`(text: String) {
    #expect(finding(text)?.contains("[yaml-too-deep]") == true)
  }

  @Test func `more values than anybody writes are refused`() {
    #expect(
      finding(String(repeating: "- a\n", count: 10_000)) == """
        lapel.yml:10000:3: error: this YAML has more than 10,000 values [yaml-too-large]
          help: Lapel reads no more than that; shorten the lists
        """)
  }

  @Test(arguments: [
    "title: Bread & butter", "title: 2 * 3", "a: 'x *y'", "note: \"&c\"", "a: b # *c", "a: *", "",
  ])
  func `ordinary texts pass`(text: String) {
    #expect(finding(text)?.contains("yaml-alias") != true)
  }
}
