import Foundation
import LapelDiagnostics
import LapelLinkedData

/// Under which addresses learners were ever shown, by their folders: `.published.json` beside `showcase.yml`.
///
/// It stays with the teacher. The site itself must not tell who was once in it, but whoever withdraws has to know what to
/// ask others to take down.
package struct PublishedAddresses: Sendable, Equatable {
  package static let name = ".published.json"
  static let maximumSize = 64 << 20

  /// Slugs, in the order in which they came to be used.
  private var slugs: [String: [String]] = [:]

  package init() {}

  /// What a showcase's folder keeps; nothing where there is no such file yet.
  ///
  /// - Throws: that the file cannot be read. It must not be written anew then: what it knows is nowhere else.
  package init(in folder: String, displayName: String) throws(Diagnostic) {
    let path = "\(folder)/\(Self.name)"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let bytes = try readBytes(
      absolutePath: path, displayPath: displayName, limit: Self.maximumSize)
    guard let object = (try? JSONValue(parsing: bytes))?.object else {
      throw .unreadableAddresses(displayName)
    }
    for member in object.members {
      slugs[member.name] = (member.value.array ?? []).compactMap(\.string)
    }
  }

  package mutating func note(_ slug: String, of folder: String) {
    if slugs[folder]?.contains(slug) != true { slugs[folder, default: []].append(slug) }
  }

  /// The permanent names under which a learner's pages have stood.
  package func slugs(of folder: String) -> [String] { slugs[folder] ?? [] }

  /// The folders of those whose pages have stood under each permanent name.
  var owners: [String: Set<String>] {
    var owners: [String: Set<String>] = [:]
    for (folder, slugs) in slugs {
      for slug in slugs { owners[slug, default: []].insert(folder) }
    }
    return owners
  }

  package func write(in folder: String) throws {
    let members = slugs.sorted { bytesPrecede($0.key, $1.key) }.map { folder, slugs in
      (folder, JSONValue.array(slugs.map { .string($0) }))
    }
    let text = JSONValue.object(members).text(indented: true) + [UInt8(ascii: "\n")]
    try Data(text).write(to: URL(fileURLWithPath: "\(folder)/\(Self.name)"), options: .atomic)
  }
}

extension Diagnostic {
  static func unreadableAddresses(_ path: String) -> Diagnostic {
    Diagnostic(
      .error, "unreadable-file", at: Location(path: path),
      "this is not the list of addresses that Lapel wrote",
      help:
        "put back the file as it was; without it nobody knows under which addresses learners were shown"
    )
  }
}
