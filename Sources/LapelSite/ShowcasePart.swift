import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio

/// Which learners of a showcase a build is for, when several build it together: the third of eight.
package struct PartNumber: Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  package let number: Int
  package let count: Int

  /// No more than so many parts: a folder lists them.
  package static let most = 100_000

  /// Nil for anything but a number from 1 to the count.
  package init?(_ number: Int, of count: Int) {
    guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// The learners of the part: as many as of any other, or one more, in the roster's order.
  func slice<Element>(of elements: [Element]) -> ArraySlice<Element> {
    elements[(elements.count * (number - 1) / count)..<(elements.count * number / count)]
  }

  package var description: String { "\(number)/\(count)" }

  /// The folder of the part among those of all.
  package var folderName: String { "\(number)-of-\(count)" }

  /// Nil for a name that is not a part's.
  package init?(folderName: String) {
    let numbers = folderName.split(separator: "-of-", omittingEmptySubsequences: false).map {
      Int($0)
    }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let part = PartNumber(number, of: count), part.folderName == folderName
    else { return nil }
    self = part
  }
}

/// What a part of a showcase says of itself: `part.json` beside the learners' pages, for `lapel join`. It names folders, so
/// that it must not be published.
struct ShowcasePart: Sendable, Codable {
  static let address = SiteAddress(path: "part.json")

  /// What made it: the version and the bytes of the program.
  var program: [String]
  var number: Int
  var count: Int
  /// The key of what all learners have in common, in hexadecimal.
  var showcase: String
  /// In the roster's order.
  var learners: [Learner]

  /// A learner of the part.
  struct Learner: Sendable, Codable {
    var folder: String
    /// What the learner's pages were made from, in hexadecimal.
    var key: String
    /// Nil for one that is left out.
    var result: LearnerResult?
    var summary: LearnerSummary?
    /// Why the learner is left out.
    var diagnostics: [Diagnostic]
    /// The files with their sizes.
    var files: [File]
  }

  /// A file below the part's folder.
  struct File: Sendable, Codable {
    var address: SiteAddress
    var byteCount: Int
  }

  /// Nil for bytes that are no such summary.
  init?(_ bytes: [UInt8]) {
    guard let part = result(ShowcasePart.self, recordedAs: bytes) else { return nil }
    self = part
  }

  init(
    program: [String], part: PartNumber, showcase: BuildKey, learners: [Learner]
  ) {
    self.program = program
    number = part.number
    count = part.count
    self.showcase = Hex.encode(showcase.digest)
    self.learners = learners
  }

  var bytes: [UInt8] { recorded(self) }
}
