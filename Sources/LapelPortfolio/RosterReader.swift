import LapelDiagnostics
import SwiftCSV

/// Reads `roster.csv`: comma, semicolon or tab between cells (RFC 4180 and what spreadsheets make of it), UTF-8.
///
/// Whatever cannot be understood shows nobody: a mistake in the roster hides a learner and never reveals one.
struct RosterReader {
  static let maximumSize = 64 << 20
  /// In bytes. Nobody's name is longer; what is searched for has to be a name.
  static let longestName = 500
  private static let required = ["folder", "name", "publish"]
  private static let known =
    required + [
      "display_name", "consent_by", "consent_date", "consent_until", "show", "identities",
    ]

  let displayPath: String
  private(set) var diagnostics: [Diagnostic] = []

  init(displayPath: String) { self.displayPath = displayPath }

  /// - Throws: why no row of it can be used.
  mutating func roster(_ bytes: [UInt8]) throws(Diagnostic) -> Roster {
    let table = try CSVTable(bytes, displayPath: displayPath)
    let columns = try columns(of: table.header)
    var roster = Roster()
    for row in table.rows where !row.cells.allSatisfy({ $0.isEmpty }) {
      let cells = Cells(columns: columns, cells: row.cells)
      if row.cells.dropFirst(table.header.count).contains(where: { !$0.isEmpty }) {
        report(.cellsWithoutColumn(at: place(row.line)))
      }
      if let row = self.row(cells, line: row.line) {
        roster.rows.append(row)
      } else {
        roster.withoutFolder.append(
          PrivatePerson(
            names: [cells["name"]].compactMap(\.self), identities: cells.list("identities")))
      }
    }
    refuseTwins(&roster)
    return roster
  }

  /// The cells of a row by the names of their columns.
  private struct Cells {
    let columns: [String: Int]
    let cells: [String]

    subscript(name: String) -> String? {
      guard let index = columns[name], index < cells.count else { return nil }
      return trimmed(cells[index])
    }

    /// Several things in one cell, with commas, semicolons or bars between them.
    func list(_ name: String) -> [String] {
      (self[name] ?? "").split { ",;|\n".contains($0) }.compactMap { trimmed(String($0)) }
    }
  }

  private mutating func columns(of header: [String]) throws(Diagnostic) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (index, cell) in header.enumerated() {
      let name = (trimmed(cell) ?? "").lowercased()
      if name.isEmpty { continue }
      if columns[name] != nil { throw .columnTwice(name, at: place(1)) }
      columns[name] = index
      if !Self.known.contains(name) {
        report(.unknownColumn(name, known: Self.known, at: place(1)))
      }
    }
    for name in Self.required where columns[name] == nil {
      let nearest = nearestName(to: name, among: columns.keys.sorted(by: bytesPrecede))
      throw .noColumn(name, nearest: nearest, at: place(1))
    }
    return columns
  }

  private mutating func row(_ cells: Cells, line: Int) -> Roster.Row? {
    guard let folder = cells["folder"] else {
      report(.rowWithoutFolder(at: place(line)))
      return nil
    }
    guard isFolderName(folder) else {
      report(.unusableFolder(folder, at: place(line)))
      return nil
    }
    var row = Roster.Row(
      line: line, folder: folder, name: cells["name"] ?? "",
      displayName: cells["display_name"].flatMap(withoutDirections),
      consentBy: cells["consent_by"], identities: cells.list("identities"))
    let findings = diagnostics.count
    row.consent = consent(cells, &row, line)
    if let text = cells["consent_date"] {
      row.consentDate = day(text, of: "consent_date", line, hiding: &row.consent)
    }
    if let text = cells["consent_until"] {
      row.consentUntil = day(text, of: "consent_until", line, hiding: &row.consent)
    }
    row.isRefused = row.consent == nil && diagnostics.count > findings
    return row
  }

  private mutating func consent(_ cells: Cells, _ row: inout Roster.Row, _ line: Int) -> Consent? {
    // Also of those who are not shown: their names must be known to keep them out.
    if row.name.isEmpty {
      report(.rowWithoutName(row.folder, at: place(line)))
      return nil
    }
    if row.name.utf8.count > Self.longestName {
      report(.longName(row.folder, at: place(line)))
      row.name = String(row.name.prefix(Self.longestName / 4))
      return nil
    }
    guard let written = cells["publish"], written.lowercased() != "none" else { return nil }
    guard let naming = Consent.Naming(rawValue: written.lowercased()) else {
      let names = Consent.Naming.allCases.map(\.rawValue) + ["none"]
      report(.wrongCell("publish", written, names, folder: row.folder, at: place(line)))
      return nil
    }
    if naming == .initials, let name = row.displayName, name != row.name {
      report(.unusedDisplayName(row.folder, at: place(line)))
    }
    if naming == .pseudonym, row.displayName == nil {
      report(.noPseudonym(row.folder, at: place(line)))
      return nil
    }
    var parts: Set<Consent.Part> = []
    for word in cells.list("show").flatMap({ $0.split(separator: " ") })
    where word.lowercased() != "none" {
      guard let part = Consent.Part(rawValue: word.lowercased()) else {
        let names = Consent.Part.allCases.map(\.rawValue) + ["none"]
        report(.wrongCell("show", String(word), names, folder: row.folder, at: place(line)))
        return nil
      }
      parts.insert(part)
    }
    return Consent(
      naming: naming, parts: cells["show"] == nil ? Consent.Part.usual(for: naming) : parts)
  }

  /// A date that cannot be read could have passed: the learner is not shown.
  private mutating func day(
    _ text: String, of column: String, _ line: Int, hiding consent: inout Consent?
  ) -> RosterDay? {
    if let day = RosterDay(text) { return day }
    report(.noDay(column, text, at: place(line)))
    consent = nil
    return nil
  }

  /// Of two rows for one folder neither can be trusted to say what was agreed.
  private mutating func refuseTwins(_ roster: inout Roster) {
    var first: [String: Int] = [:]
    for index in roster.rows.indices {
      // On many disks names that differ only in case are one.
      let folder = roster.rows[index].folder.lowercased()
      guard let other = first[folder] else {
        first[folder] = index
        continue
      }
      report(
        .twoRows(
          roster.rows[index].folder, first: roster.rows[other].line,
          at: place(roster.rows[index].line)))
      for row in [index, other] {
        roster.rows[row].consent = nil
        roster.rows[row].isRefused = true
      }
    }
  }

  private func place(_ line: Int) -> Diagnostic.Location {
    Diagnostic.Location(path: displayPath, line: line)
  }

  private mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}

/// A name without the signs that turn the direction of what follows, which would reach beyond the name; nil when nothing
/// is left.
private func withoutDirections(_ name: String) -> String? {
  trimmed(
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter {
          !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
        })))
}

/// Whether a name is that of a folder directly below another one: no path, not hidden, in one line.
func isFolderName(_ name: String) -> Bool {
  !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 255
    && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") && $0 != 0x5C }
}

extension Diagnostic {
  static func noColumn(_ name: String, nearest: String?, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-column", at: location, "the roster has no column '\(name)'",
      help: nearest.map { "rename '\($0)' to '\(name)'" }
        ?? "its first line must name the columns: folder,name,publish,display_name")
  }

  static func columnTwice(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "column-twice", at: location, "two columns are called '\(shortened(name))'",
      help: "keep one of them")
  }

  static func unknownColumn(_ name: String, known: [String], at location: Location) -> Diagnostic {
    let nearest = nearestName(to: name, among: known)
    return Diagnostic(
      .warning, "unknown-column", at: location, "the column '\(shortened(name))' is not read",
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "the columns that are read: " + known.joined(separator: ", "))
  }

  static func rowWithoutFolder(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-folder", at: location, "this row names no folder, so nobody is shown for it",
      help: "write the name of a folder below 'learners' under 'folder'")
  }

  static func unusableFolder(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-folder", at: location,
      "'\(shortened(folder))' is not the name of a folder directly below 'learners', so nobody is shown for it",
      help: "write the folder's name alone, without slashes or '..'")
  }

  static func rowWithoutName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-name", at: location,
      "the row of '\(shortened(folder))' has no name, so the learner is not shown",
      help: "write the learner's name under 'name': it is needed to keep it out, too")
  }

  static func longName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "long-name", at: location,
      "the name of '\(shortened(folder))' is longer than \(RosterReader.longestName) bytes, so the learner is not shown",
      help: "write the learner's name alone under 'name'")
  }

  static func unusedDisplayName(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "unused-display-name", at: location,
      "'display_name' of '\(shortened(folder))' has no effect: the learner is shown by initials",
      help: "write 'pseudonym' under 'publish' to show that name instead")
  }

  static func noPseudonym(_ folder: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-pseudonym", at: location,
      "'\(shortened(folder))' is to appear under a pseudonym, and there is none, so the learner is not shown",
      help: "write the pseudonym under 'display_name'")
  }

  static func wrongCell(
    _ column: String, _ value: String, _ names: [String], folder: String, at location: Location
  ) -> Diagnostic {
    let nearest = nearestName(to: value, among: names)
    return Diagnostic(
      .error, "wrong-cell", at: location,
      "'\(column)' of '\(shortened(folder))' is '\(shortened(value))', so the learner is not shown",
      help: nearest.map { "did you mean '\($0)'?" } ?? "write one of "
        + names.joined(separator: ", "))
  }

  static func noDay(_ column: String, _ value: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "no-day", at: location,
      "'\(column)' is '\(shortened(value))', which is no day, so the learner is not shown",
      help: "write year, month and day, as in 2026-09-01")
  }

  static func twoRows(_ folder: String, first line: Int, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "two-rows", at: location,
      "there is another row for '\(shortened(folder))' in line \(line), so the learner is not shown",
      help: "keep the row that says what was agreed, and remove the other")
  }

  static func cellsWithoutColumn(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "cells-without-column", at: location,
      "this row has more cells than there are columns",
      help: "put a text that holds a comma into quotes, as in \"Diallo, Amina\"")
  }
}
