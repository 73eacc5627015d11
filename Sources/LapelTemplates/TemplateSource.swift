/// The text of one template.
package struct TemplateSource: Sendable, Hashable {
  /// What pages and other templates call it: its path below the templates' folder without `.mustache`, `badge.html`,
  /// `partials/head.html`, `feed.xml`. Its suffix decides how values are escaped, see ``TemplateKind``.
  package var name: String
  /// The path as the user sees it, for diagnostics.
  package var path: String
  package var text: String

  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
  }
}

/// What a template makes, decided by the suffix of its name.
enum TemplateKind: String, Sendable, Hashable, CaseIterable {
  /// `.html`, or no suffix.
  case html = "HTML"
  /// `.xml` and `.svg`.
  case xml = "XML"
  /// `.txt`.
  case text = "plain text"

  init?(templateName name: String) {
    let file = name.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: ".") else {
      self = .html
      return
    }
    switch file[dot...] {
    case ".html": self = .html
    case ".xml", ".svg": self = .xml
    case ".txt": self = .text
    default: return nil
    }
  }
}

/// A place in a template: the index of its file in the order given, line and column from 1, the column in scalars.
struct TemplatePlace: Sendable, Hashable {
  var file: Int
  var line: Int
  var column: Int
}
