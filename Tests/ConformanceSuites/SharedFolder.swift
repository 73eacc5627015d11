import Foundation
import LapelLinkedData

/// The folder of published test suites and context documents, which is not part of the project.
package struct SharedFolder: Sendable, Hashable {
  private let path: String

  /// - Returns: Nil when the folder is not there or lacks the suites or the contexts.
  package init?(path: String) {
    for part in [Self.suites, "contexts/index.json"] {
      guard FileManager.default.fileExists(atPath: "\(path)/\(part)") else { return nil }
    }
    self.path = path
  }

  /// The folder that the environment variable `LAPEL_SHARED` names.
  package static var named: SharedFolder? {
    ProcessInfo.processInfo.environment["LAPEL_SHARED"].flatMap { SharedFolder(path: $0) }
  }

  /// The suites of the W3C.
  static let suites = "vectors/w3c"

  func bytes(at file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")))
  }

  func text(at file: String) throws -> String {
    String(decoding: try bytes(at: file), as: UTF8.self)
  }

  func json(at file: String) throws -> JSONValue { try JSONValue(parsing: bytes(at: file)) }

  /// The published context documents by their addresses.
  func contexts() throws -> [(address: String, bytes: [UInt8])] {
    let members = try json(at: "contexts/index.json").object?.members ?? []
    return try members.map { member in
      guard let file = member.value.string else { throw Malformed(file: "contexts/index.json") }
      return (member.name, try bytes(at: "contexts/\(file)"))
    }
  }
}

/// A published file is not of the form that its publisher gives it.
struct Malformed: Error, CustomStringConvertible {
  let file: String

  var description: String { "\(file) does not have the expected form" }
}
