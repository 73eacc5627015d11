import LapelDiagnostics
import Testing

@testable import LapelPortfolio

@Suite struct CSVTableTests {
  /// The header and the rows with their lines, cells between bars; or what is wrong.
  private func readable(_ bytes: [UInt8]) -> String {
    do throws(Diagnostic) {
      let table = try CSVTable(bytes, displayPath: "t.csv")
      let rows = [CSVTable.Row(line: 1, cells: table.header)] + table.rows
      return rows.map { "\($0.line): \($0.cells.joined(separator: "|"))" }.joined(separator: "\n")
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "1: a|b\n2: 1|2"),
    ("a;b\n1;2", "1: a|b\n2: 1|2"),
    ("a\tb\n1\t2\n", "1: a|b\n2: 1|2"),
    ("a,b\r\n1,2\r\n", "1: a|b\n2: 1|2"),
    // The most frequent sign of the first line stands between cells, whatever stands in other lines.
    ("a;b;c,d\n1,5;2,5;3\n", "1: a|b|c,d\n2: 1,5|2,5|3"),
    ("a\n1;2\n", "1: a\n2: 1;2"),
    // A line that Excel alone understands.
    ("sep=;\na;b\n1;2\n", "1: a|b\n3: 1|2"),
    ("SEP=,\r\na,b\r\n1,2\r\n", "1: a|b\n3: 1|2"),
    // Quotes (RFC 4180, 2.5 to 2.7).
    ("a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", "1: a|b\n2: 1,5|say \"yes\""),
    ("a,b\n\"\",2\n", "1: a|b\n2: |2"),
    // Lines are those of the file: blank ones and those inside of cells count.
    ("a,b\n\n1,2\n", "1: a|b\n2: |\n3: 1|2"),
    ("a,b\n\"1\n1\n1\",2\n3,4\n", "1: a|b\n2: 1\n1\n1|2\n5: 3|4"),
    ("a,b\r\n\"1\r\n1\",2\r\n3,4\r\n", "1: a|b\n2: 1\r\n1|2\n4: 3|4"),
    ("a,b\n1\n1,2,3\n", "1: a|b\n2: 1||\n3: 1|2|3"),
    ("", "1: "),
    ("a,b\n", "1: a|b"),
  ])
  func `cells and lines`(text: String, expected: String) {
    #expect(readable(Array(text.utf8)) == expected)
    #expect(readable([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
  }

  @Test(arguments: ["a,b\n\"1,2\n", "a\n5\" pipe\n", "a\n\"1\"2\n", "a\n\"\n", "a\n1\"2\"3\n"])
  func `quotes that do not match are no table`(text: String) {
    #expect(
      readable(Array(text.utf8)) == """
        t.csv: error: the quotes in this table do not match [no-table]
          help: save it as CSV again; in a cell with quotes around it, a quote is written twice
        """)
  }

  @Test func `one endless line does not make all others as long`() {
    let text = "a\n" + String(repeating: ",", count: 20_000) + "\n"
    #expect(
      readable(Array((text + String(repeating: "b\n", count: 20_000)).utf8)) == """
        t.csv: error: this table has more than 16 million cells, counting each line as long as the longest [table-too-large]
          help: remove the lines that are far longer than the others
        """)
    #expect(readable(Array(text.utf8)).hasPrefix("1: a\n2: ||"))
  }

  @Test func `text of another encoding is no table`() {
    #expect(
      readable(Array("a,b\nJos".utf8) + [0xE9] + Array(",2\n".utf8)) == """
        t.csv:2: error: this line is not UTF-8 text [not-utf8]
          help: save the file in the encoding UTF-8
        """)
  }
}
