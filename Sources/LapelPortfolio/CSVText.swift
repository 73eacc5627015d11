/// Writes tables (RFC 4180). SwiftCSV, which reads them, writes none.
package enum CSVText {
  /// A line of a table. Quoted is also what would be several cells for a spreadsheet that separates them by other signs.
  package static func row(
    _ cells: [String], delimiter: Character = ",", lineEnd: String = "\n"
  ) -> String {
    cells.map { cell in
      guard
        cell.contains(where: {
          $0 == delimiter || $0 == "\"" || $0.isNewline || $0 == ";" || $0 == ","
        })
      else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: String(delimiter)) + lineEnd
  }
}
