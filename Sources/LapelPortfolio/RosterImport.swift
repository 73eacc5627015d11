import LapelDiagnostics

/// The learners in a spreadsheet that somebody else's system made, to start a showcase from.
package struct RosterImport: Sendable, Hashable {
  package private(set) var learners: [Learner] = []

  package struct Learner: Sendable, Hashable {
    /// The name of the folder to make below `learners/`.
    package var folder: String
    package var name: String
    /// To match recipients with.
    package var identities: [String]
  }

  /// - Throws: that there is no column with names.
  package init(_ table: CSVTable, displayPath: String) throws(Diagnostic) {
    let columns = table.header.map(Column.init)
    func cells(_ column: Column, of row: CSVTable.Row) -> [String] {
      zip(columns, row.cells).compactMap { $0 == column ? trimmed($1) : nil }
    }
    guard columns.contains(.name) || columns.contains(.lastName) else {
      throw .noNameColumn(displayPath)
    }
    // Beside first names, what is called 'name' holds last names, as in the tables of German schools.
    let lastName =
      columns.contains(.firstName) && !columns.contains(.lastName) ? Column.name : .lastName
    var taken: Set<String> = []
    for row in table.rows {
      let parts = cells(.firstName, of: row) + cells(lastName, of: row)
      let whole = lastName == .name ? nil : cells(.name, of: row).first
      let name = whole ?? parts.joined(separator: " ")
      guard let name = trimmed(name).map(Self.inOrder) else { continue }
      let readable = readableSlug(name, limit: 64)
      let base = readable.isEmpty ? "learner" : readable
      var folder = base
      var number = 1
      while !taken.insert(folder).inserted {
        number += 1
        folder = "\(base)-\(number)"
      }
      learners.append(
        Learner(folder: folder, name: name, identities: cells(.identity, of: row)))
    }
  }

  /// `Amina Diallo` for `Diallo, Amina`.
  private static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",").compactMap { trimmed(String($0)) }
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }

  /// What a column holds, by its name in the usual exports of schools.
  private enum Column: Hashable {
    case name, firstName, lastName, identity, other

    init(_ header: String) {
      let letters = header.lowercased().filter { $0.isLetter }
      self =
        switch letters {
        case "name", "fullname", "student", "studentname", "learner", "learnername", "participant":
          .name
        case "firstname", "givenname", "forename", "vorname", "prénom", "nombre", "voornaam":
          .firstName
        case "lastname", "familyname", "surname", "nachname", "nom", "apellido", "apellidos",
          "achternaam":
          .lastName
        case "email", "emailaddress", "mail", "did", "studentid", "sisid", "phone", "telephone",
          "identity", "identities":
          .identity
        default: .other
        }
    }
  }

  /// `roster.csv`: nobody has agreed to anything yet.
  package var rosterText: String {
    var text = RosterText.header
    for learner in learners {
      text += CSVText.row([
        learner.folder, learner.name, "", "", "", "", "", "",
        learner.identities.joined(separator: "; "),
      ])
    }
    return text
  }
}

/// The text of `roster.csv`.
package enum RosterText {
  package static let header = CSVText.row([
    "folder", "name", "publish", "display_name", "consent_by", "consent_date", "consent_until",
    "show", "identities",
  ])
}

extension Diagnostic {
  static func noNameColumn(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "no-column", at: Location(path: path, line: 1),
      "no column of this table holds names",
      help: "call a column 'name', or two of them 'first name' and 'last name'")
  }
}
