import Foundation
import LapelDiagnostics
import LapelLinkedData
import Testing

@testable import LapelCommand

@Suite struct ConsoleTests {
  /// What reaches a file that is not a terminal.
  private func output(_ work: (Console) -> Void) -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    defer {
      close(descriptor)
      unlink(path)
    }
    work(Console(descriptor: descriptor))
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  @Test(arguments: [
    ("plain text, é, 漢字, 🥖", "plain text, é, 漢字, 🥖"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
    ("a\u{202E}b\u{200B}c", "a\\u{202E}b\\u{200B}c"),
    ("\r\u{7}\u{8}\u{9B}", "\\u{D}\\u{7}\\u{8}\\u{9B}"),
    ("a\u{2028}b", "a\\u{2028}b"), ("\u{0}", "\\u{0}"), ("a\r\nb", "a\\u{D}\nb"),
    ("a\tb\nc", "a\tb\nc"),
  ])
  func `what would steer a terminal is shown as a code`(text: String, shown: String) {
    #expect(output { $0.write(text) } == shown + "\n")
  }

  @Test func `the name of a file stays in its line`() {
    let diagnostic = Diagnostic(
      .error, "x", at: Diagnostic.Location(path: "a\nb.json: error: forged\u{1B}", line: 3),
      "two\nlines", help: "do\nthis")
    #expect(
      output { $0.write(diagnostic) } == """
        a\\u{A}b.json: error: forged\\u{1B}:3: error: two\\u{A}lines [x]
          help: do\\u{A}this

        """)
  }

  @Test func `a finding without a place has none`() {
    #expect(output { $0.write(Diagnostic(.note, "x", "it is")) } == "note: it is [x]\n")
  }

  @Test func `JSON is JSON whatever the texts hold`() throws {
    let value = JSONValue.object([("a\u{202E}", .string("👩\u{200D}💻 \u{9B}\u{7}\n\u{E0041}"))])
    let text = output { $0.write(value) }
    #expect(
      text == "{\n  \"a\\u202e\": \"👩\\u200d💻 \\u009b\\u0007\\n\\udb40\\udc41\"\n}\n")
    #expect(try JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test func `progress is shown on terminals only`() {
    #expect(
      output { console in
        let progress = Progress(on: console)
        progress.show("Reading")
        progress.clear()
      } == "")
  }
}
