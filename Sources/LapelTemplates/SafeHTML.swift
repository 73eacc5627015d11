/// Markup that may stand in a page as it is.
///
/// Only `MarkdownHTML` of LapelPortfolio may make one: it lets no markup of an author through.
package struct SafeHTML: Sendable, Hashable {
  package let text: String

  /// Takes `text` into a page as markup, unchecked: whoever calls this vouches for every byte of it.
  package init(trusted text: String) {
    self.text = text
  }
}
