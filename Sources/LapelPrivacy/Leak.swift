/// A forbidden term that was found in a file, or a part of a file that could not be searched.
package struct Leak: Sendable, Hashable, Codable {
  package enum Severity: Int, Sendable, Hashable, Comparable, Codable {
    /// It may be a coincidence: somebody has to look, and to say so under `allow:`.
    case toConfirm
    case error

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  package enum Finding: Sendable, Hashable, Codable {
    case term(ForbiddenTerm)
    /// What is packed here is longer than is unpacked for one file, or nested too deeply.
    case notSearched
  }

  package let finding: Finding
  package let severity: Severity
  /// Within the site.
  package let path: String
  /// How the first of them is written.
  package let form: LeakForm
  /// How often it was found in this file.
  package let count: Int
}
