import LapelLinkedData

/// A text in one or more languages: JSON-LD language maps, value objects with `@language`, or a plain string.
///
/// Everything in it is untrusted text, and Markdown only where the standard says so (criteria, narratives).
package struct LocalizedText: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// A BCP 47 language tag, the text's own or that of the object around it, or nil when the document does not say.
    package var language: String?
    package var text: String

    package init(language: String? = nil, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// In document order; never empty.
  package let entries: [Entry]

  /// Nil when there are no entries.
  package init?(_ entries: [Entry]) {
    guard !entries.isEmpty else { return nil }
    self.entries = entries
  }

  package init(_ text: String, language: String? = nil) {
    entries = [Entry(language: language, text: text)]
  }

  /// The entry that serves a reader of `language` best: the same tag, then the same primary language, then one without
  /// a tag, then the first.
  package func entry(for language: String) -> Entry {
    // Most texts leave no choice.
    if entries.count == 1 { return entries[0] }
    let wanted = language.lowercased()
    let primary = primaryLanguage(wanted)
    return entries.first { $0.language?.lowercased() == wanted }
      ?? entries.first { $0.language.map { primaryLanguage($0.lowercased()) } == primary }
      ?? entries.first { $0.language == nil }
      ?? entries[0]
  }

  /// The text of `entry(for:)`.
  package func text(for language: String) -> String { entry(for: language).text }
}

private func primaryLanguage(_ tag: String) -> String {
  String(tag.prefix { $0 != "-" && $0 != "_" })
}
