import Foundation
import LapelDiagnostics
import LapelPortfolio

/// The parts of a showcase that builds made, in one folder: `1-of-3`, `2-of-3`, `3-of-3`.
package struct ShowcaseParts: Sendable {
  private let folder: OutputFolder
  /// What makes a part again: `lapel build class`, with the words that the user gave beside.
  private let command: String
  /// All parts, in order.
  let numbers: [PartNumber]

  /// - Parameters:
  ///   - path: the folder with the parts.
  ///   - command: the call that builds the showcase, without the part.
  /// - Throws: which parts are missing.
  package init(in path: String, madeBy command: String) throws(Diagnostic) {
    folder = OutputFolder(path: path)
    self.command = command
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let present = names.compactMap { PartNumber(folderName: $0) }
    let counts = Set(present.map(\.count)).sorted()
    guard let count = counts.first else { throw .noParts(path, command) }
    guard counts.count == 1 else { throw .partsOfSeveralBuilds(path, counts) }
    let found = Set(present.map(\.number))
    numbers = (1...count).compactMap { PartNumber($0, of: count) }
    let missing = numbers.filter { !found.contains($0.number) }
    if let first = missing.first { throw .missingParts(missing, at: path, first, command) }
  }

  /// The summary of a part.
  func part(_ number: PartNumber) throws(Diagnostic) -> ShowcasePart {
    let path = path(of: ShowcasePart.address, in: number)
    guard let bytes = OutputFolder.bytes(of: path), let part = ShowcasePart(bytes),
      PartNumber(part.number, of: part.count) == number
    else { throw .unreadablePart(number, at: path, command) }
    return part
  }

  /// A file of a part, for the whole site.
  func file(_ file: ShowcasePart.File, of number: PartNumber) -> OutputFile {
    let path = path(of: file.address, in: number)
    return OutputFile(
      file.address,
      .written(
        path: path, byteCount: file.byteCount, orElse: .notAsWritten(number, at: path, command)))
  }

  /// Why a part is not what would be built now.
  enum Difference {
    case anotherProgram
    case anotherShowcase
    /// The learner's folder.
    case changedLearner(String)
  }

  func stale(_ number: PartNumber, _ difference: Difference) -> Diagnostic {
    .stalePart(number, difference, at: folder.path(of: number.folderName), command)
  }

  private func path(of address: SiteAddress, in number: PartNumber) -> String {
    folder.path(of: "\(number.folderName)/\(address.path)")
  }
}

extension Diagnostic {
  static func noParts(_ path: String, _ command: String) -> Diagnostic {
    Diagnostic(
      .error, "no-parts", at: Location(path: path),
      "there are no parts of a showcase in this folder",
      help: "build them with '\(command) --part 1/4' and so on, or name their folder with --parts")
  }

  static func partsOfSeveralBuilds(_ path: String, _ counts: [Int]) -> Diagnostic {
    let words = counts.prefix(3).map { "of \($0)" }.joined(separator: ", ")
    return Diagnostic(
      .error, "parts-of-several-builds", at: Location(path: path),
      "this folder holds parts \(words), which do not belong together",
      help: "remove those that are not wanted")
  }

  static func missingParts(
    _ missing: [PartNumber], at path: String, _ first: PartNumber, _ command: String
  ) -> Diagnostic {
    let names = missing.prefix(20).map { "\($0.number)" }.joined(separator: ", ")
    let more = missing.count > 20 ? " and \(missing.count - 20) more" : ""
    return Diagnostic(
      .error, "missing-part", at: Location(path: path),
      missing.count == 1
        ? "part \(names) of \(first.count) is missing"
        : "parts \(names)\(more) of \(first.count) are missing",
      help: missing.count == 1
        ? again(first, command)
        : "build each of them: '\(command) --part \(first)' and so on")
  }

  static func unreadablePart(
    _ number: PartNumber, at path: String, _ command: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-part", at: Location(path: path),
      "this is not what Lapel writes of part \(number.number) of \(number.count)",
      help: again(number, command))
  }

  static func stalePart(
    _ number: PartNumber, _ difference: ShowcaseParts.Difference, at path: String,
    _ command: String
  ) -> Diagnostic {
    let reason =
      switch difference {
      case .anotherProgram: "another version of Lapel built it"
      case .anotherShowcase: "the roster, the settings, the theme or the day are other ones now"
      case .changedLearner(let folder):
        "'learners/\(folder)', or what the roster says of it, has changed since it was built"
      }
    return Diagnostic(
      .error, "stale-part", at: Location(path: path),
      "part \(number.number) of \(number.count) is out of date: \(reason)",
      help: again(number, command))
  }

  static func notAsWritten(
    _ number: PartNumber, at path: String, _ command: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "not-as-written", at: Location(path: path),
      "this file of part \(number.number) of \(number.count) is missing, or not as Lapel wrote it",
      help: again(number, command))
  }

  private static func again(_ number: PartNumber, _ command: String) -> String {
    "build it with '\(command) --part \(number)'"
  }
}
