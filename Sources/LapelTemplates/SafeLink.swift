/// An address that a page may link to.
///
/// Only `WebLink` of LapelPortfolio may make one: it lets no scheme but the harmless ones through.
package struct SafeLink: Sendable, Hashable {
  package let text: String

  /// Takes an address whose scheme was found harmless; it is escaped, not checked, when it is rendered.
  package init(checked text: String) {
    self.text = text
  }
}
