import LapelBackpack

/// A link or picture in Markdown, before anybody says where it leads.
struct MarkdownLink: Sendable, Hashable {
  /// As written, entities and backslashes resolved.
  var address: String
  var isImage: Bool
  var place: YAMLPlace

  /// What becomes of it.
  enum Outcome: Sendable, Hashable {
    /// A link out of the site.
    case external(WebLink)
    /// A link inside the site, to a heading of it perhaps.
    case target(LinkTarget, heading: String?)
    case picture(LinkTarget, PictureSize?)
    /// No link: its words only.
    case words
  }
}
