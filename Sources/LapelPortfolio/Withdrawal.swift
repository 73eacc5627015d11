import LapelDiagnostics

/// Takes a learner's consent out of a roster.
package struct Withdrawal: Sendable {
  /// The roster without the consent, otherwise with the same cells.
  package let roster: [UInt8]

  /// - Parameters:
  ///   - folder: the learner's folder, as the roster writes it.
  ///   - bytes: `roster.csv`.
  /// - Throws: that the roster cannot be read, or has no such row.
  package init(
    of folder: String, from bytes: [UInt8], displayPath: String
  ) throws(Diagnostic) {
    let table = try CSVTable(bytes, displayPath: displayPath)
    let columns = table.header.map { (trimmed($0) ?? "").lowercased() }
    func column(_ name: String) throws(Diagnostic) -> Int {
      if let index = columns.firstIndex(of: name) { return index }
      throw .noColumn(name, nearest: nil, at: Diagnostic.Location(path: displayPath))
    }
    let (folderColumn, publishColumn) = (try column("folder"), try column("publish"))
    var text = CSVText.row(table.header, delimiter: table.delimiter)
    var folders: [String] = []
    var isFound = false
    for row in table.rows {
      var cells = row.cells
      while cells.count <= max(folderColumn, publishColumn) { cells.append("") }
      let own = trimmed(cells[folderColumn]) ?? ""
      folders.append(own)
      if own == folder {
        isFound = true
        cells[publishColumn] = "none"
      }
      text += CSVText.row(cells, delimiter: table.delimiter)
    }
    guard isFound else {
      throw .nobodyToWithdraw(
        folder, nearest: nearestName(to: folder, among: folders),
        at: Diagnostic.Location(path: displayPath))
    }
    // Spreadsheets know UTF-8 by the mark.
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    roster = mark + Array(text.utf8)
  }
}

extension Diagnostic {
  static func nobodyToWithdraw(_ folder: String, nearest: String?, at location: Location)
    -> Diagnostic
  {
    Diagnostic(
      .error, "no-row", at: location, "the roster has no row for '\(shortened(folder))'",
      help: nearest.map { "did you mean '\(shortened($0))'?" }
        ?? "write the folder as the roster does")
  }
}
