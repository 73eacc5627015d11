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

  /// What a showcase's folder keeps; nothing where that cannot be read.
  package init(in folder: String) {
    let bytes = try? readBytes(
      absolutePath: "\(folder)/\(Self.name)", displayPath: Self.name, limit: Self.maximumSize)
    guard let bytes, let object = (try? JSONValue(parsing: bytes))?.object else { return }
    for member in object.members {
      slugs[member.name] = (member.value.array ?? []).compactMap(\.string)
    }
  }

  package mutating func note(_ slug: String, of folder: String) {
    if slugs[folder]?.contains(slug) != true { slugs[folder, default: []].append(slug) }
  }

  /// The permanent names under which a learner's pages have stood.
  package func slugs(of folder: String) -> [String] { slugs[folder] ?? [] }

  package func write(in folder: String) throws {
    let members = slugs.sorted { bytesPrecede($0.key, $1.key) }.map { folder, slugs in
      (folder, JSONValue.array(slugs.map { .string($0) }))
    }
    let text = JSONValue.object(members).text(indented: true) + [UInt8(ascii: "\n")]
    try Data(text).write(to: URL(fileURLWithPath: "\(folder)/\(Self.name)"), options: .atomic)
  }
}
