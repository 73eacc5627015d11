/// A piece of YAML with its place in the file, free of types that YAML guesses: every scalar is a text.
struct YAMLValue: Sendable, Hashable {
  indirect enum Content: Sendable, Hashable {
    case null
    case text(String)
    case sequence([YAMLValue])
    case mapping([YAMLField])
  }

  var content: Content
  var place: YAMLPlace

  /// The kind in words, for messages.
  var kindInWords: String {
    switch content {
    case .null: "nothing"
    case .text: "a text"
    case .sequence: "a list"
    case .mapping: "a group of keys"
    }
  }
}

/// A key with its value.
struct YAMLField: Sendable, Hashable {
  var key: String
  var keyPlace: YAMLPlace
  var value: YAMLValue
}

/// Line and column in the file, from 1.
struct YAMLPlace: Sendable, Hashable {
  var line: Int
  var column: Int
}
