import Foundation
import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelPrivacy
import LapelVerification

/// What came of building a learner's part of a showcase, beside its files and the summary: all that the console needs to
/// know, so that the part need not be built again for that.
package struct LearnerResult: Sendable, Hashable, Codable {
  /// The permanent name of the learner's pages.
  package var slug: String
  package var badgeCount: Int
  var pageCount: Int
  var diagnostics: [Diagnostic]
  /// The display paths of files that hold no badge that can be read.
  var unreadableFiles: [String]
  /// What was found in the files that is to be confirmed; with errors a showcase is not published.
  var leaks: [Leak]
}

/// A learner's summary as builds note it: what the pages for the class are made from.
///
/// Its bytes say whether it is the same as before, so that it is read only when those pages have to be made again.
struct RecordedSummary: Sendable {
  let bytes: [UInt8]
  /// SHA-256 over the bytes.
  let digest: [UInt8]
  private let summary: LearnerSummary?

  init(_ summary: LearnerSummary) { self.init(bytes: recorded(summary), summary) }

  init(bytes: [UInt8]) { self.init(bytes: bytes, nil) }

  private init(bytes: [UInt8], _ summary: LearnerSummary?) {
    self.summary = summary
    self.bytes = bytes
    digest = sha256Digest(of: bytes)
  }

  /// - Throws: when the bytes are no summary.
  func value() throws(Diagnostic) -> LearnerSummary {
    if let summary { return summary }
    guard let summary = result(LearnerSummary.self, recordedAs: bytes) else {
      throw .unreadableRecord
    }
    return summary
  }
}

/// What came of building the pages for the class.
struct ClassResult: Sendable, Hashable, Codable {
  var pageCount: Int
  var leaks: [Leak]
}

/// JSON; the same value gives the same bytes.
func recorded(_ result: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  // Nothing in a result is a number that JSON does not have.
  return (try? encoder.encode(result)).map { Array($0) } ?? []
}

/// Nil for bytes that are no such result.
func result<Result: Decodable>(_ type: Result.Type, recordedAs bytes: [UInt8]) -> Result? {
  try? JSONDecoder().decode(type, from: Data(bytes))
}

extension VerificationReport.Outcome: Codable {}

extension Timestamp: Codable {
  private enum Key: CodingKey { case text, seconds, nanoseconds, offset, hasTime }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let text = try container.decode(String.self, forKey: .text)
    guard let seconds = try container.decodeIfPresent(Int64.self, forKey: .seconds) else {
      self.init(text: text, moment: nil)
      return
    }
    self.init(
      text: text,
      moment: Moment(
        secondsSince1970: seconds,
        nanoseconds: try container.decode(Int32.self, forKey: .nanoseconds),
        offsetMinutes: try container.decodeIfPresent(Int.self, forKey: .offset),
        hasTime: try container.decode(Bool.self, forKey: .hasTime)))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(text, forKey: .text)
    guard let moment else { return }
    try container.encode(moment.secondsSince1970, forKey: .seconds)
    try container.encode(moment.nanoseconds, forKey: .nanoseconds)
    try container.encodeIfPresent(moment.offsetMinutes, forKey: .offset)
    try container.encode(moment.hasTime, forKey: .hasTime)
  }
}

extension Diagnostic {
  static var unreadableRecord: Diagnostic {
    Diagnostic(
      .error, "unreadable-record", "what Lapel noted of the last build cannot be read",
      help: "build with '--no-cache'")
  }
}
