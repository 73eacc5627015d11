import LapelDiagnostics
import SwiftCSV

/// A table as spreadsheets save it: comma, semicolon or tab between cells, quotes around cells that need them (RFC 4180).
package struct CSVTable: Sendable, Hashable {
  package var header: [String]
  package var rows: [Row]
  /// What stands between cells.
  package var delimiter: Character

  /// A row, and on which line of the file it begins, counted from 1.
  package struct Row: Sendable, Hashable {
    package var line: Int
    package var cells: [String]
  }

  /// - Throws: that the bytes are no table.
  package init(_ bytes: [UInt8], displayPath: String) throws(Diagnostic) {
    var text = try textWithoutMark(bytes, displayPath: displayPath)
    // A line for Excel alone, which says what stands between cells.
    let hasHint = text.prefix(4).lowercased() == "sep="
    if hasHint { text = String(text.drop { !$0.isNewline }.dropFirst()) }
    // Quotes come in pairs. SwiftCSV takes all that follows an open one into one cell.
    guard bytes.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 0 else {
      throw .noTable(displayPath)
    }
    let found = Self.delimiter(of: text)
    delimiter = found.rawValue
    // SwiftCSV makes all rows as long as the longest.
    guard Self.cellCount(of: bytes, delimiter: found) <= Self.maximumCellCount else {
      throw .tableTooLarge(displayPath)
    }
    let table: [[String]]
    do {
      let csv = try EnumeratedCSV(string: text, delimiter: found, loadColumns: false)
      table = [csv.header] + csv.rows
    } catch {
      throw .noTable(displayPath)
    }
    header = table.first ?? []
    rows = []
    var line = hasHint ? 2 : 1
    let first = line
    for cells in table {
      if line > first { rows.append(Row(line: line, cells: cells)) }
      line += 1 + cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
    }
  }

  /// For half a million learners and more columns than a roster has.
  private static let maximumCellCount = 16_000_000

  /// How many cells a table with as many lines has when each is as long as the longest.
  private static func cellCount(of bytes: [UInt8], delimiter: CSVDelimiter) -> Int {
    let sign = delimiter.rawValue.asciiValue
    var (lines, longest, length) = (1, 1, 1)
    for byte in bytes {
      if byte == sign { length += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        longest = max(longest, length)
        (lines, length) = (lines + 1, 1)
      }
    }
    return lines * max(longest, length)
  }

  /// The sign that the first line has most of: names of columns hold none of them.
  private static func delimiter(of text: String) -> CSVDelimiter {
    let firstLine = text.prefix { !$0.isNewline }
    func count(_ sign: Character) -> Int { firstLine.count { $0 == sign } }
    let (commas, semicolons, tabs) = (count(","), count(";"), count("\t"))
    if tabs > max(commas, semicolons) { return .tab }
    return semicolons > commas ? .semicolon : .comma
  }
}

extension Diagnostic {
  static func tableTooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "table-too-large", at: Location(path: path),
      "this table has more than 16 million cells, counting each line as long as the longest",
      help: "remove the lines that are far longer than the others")
  }

  static func noTable(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-table", at: Location(path: path), "the quotes in this table do not match",
      help: "save it as CSV again; in a cell with quotes around it, a quote is written twice")
  }
}
