/// A name that is the same as another only when their UTF-8 bytes are; the key of every table of terms.
struct JSONLDName: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Self, b: Self) -> Bool { a.text.hasSameBytes(as: b.text) }

  func hash(into hasher: inout Hasher) { text.hashBytes(into: &hasher) }
}

extension String {
  /// The order of the specification's "lexicographical": by code points, which UTF-8 keeps.
  func precedesByBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// Whether this is a blank node identifier: `_:` and a label.
  var isBlankNodeIdentifier: Bool { utf8.starts(with: "_:".utf8) }
}
