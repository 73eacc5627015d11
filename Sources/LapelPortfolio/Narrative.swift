/// What the learner wrote in one Markdown file.
package struct Narrative: Sendable, Hashable {
  package var html: MarkdownHTML
  /// The file, as the user would write its path.
  package var sourcePath: String
  /// `title:`, else for pages and stacks the leading first-level heading, which is then not part of `html`.
  package var title: String?
  /// `language:`, a BCP 47 tag; nil when it is the site's language.
  package var language: String?
  /// The first paragraph as plain text, for a description of the page; empty when there is none.
  package var plainSummary: String

  package init(
    html: MarkdownHTML, sourcePath: String, title: String? = nil, language: String? = nil,
    plainSummary: String = ""
  ) {
    self.html = html
    self.sourcePath = sourcePath
    self.title = title
    self.language = language
    self.plainSummary = plainSummary
  }
}

/// A further page of the site: a Markdown file directly in `narratives/`.
package struct PortfolioPage: Sendable, Hashable {
  /// From the file name; the page's own folder at the top of the site.
  package var slug: String
  package var title: String
  package var narrative: Narrative
  package var order: Int?

  package init(slug: String, title: String, narrative: Narrative, order: Int? = nil) {
    self.slug = slug
    self.title = title
    self.narrative = narrative
    self.order = order
  }
}
