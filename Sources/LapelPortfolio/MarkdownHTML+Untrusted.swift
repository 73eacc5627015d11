extension MarkdownHTML {
  /// Somebody else's Markdown, as badges hold it in criteria, narratives and endorsements.
  ///
  /// Paragraphs, lists, quotations, emphasis, code, and links to `http` and `https` that ask search engines not to follow
  /// them; headings become bold paragraphs, pictures their words, raw HTML the words between its tags. Of a text over
  /// 64 KiB the beginning.
  package init(untrusted text: String) {
    let bytes = Array(text.utf8.prefix(MarkdownFile.maximumSize))
    let result = MarkdownWriter.result(of: bytes, style: .untrusted) { link in
      WebLink(web: link.address).map { .external($0) } ?? .words
    }
    self = result.html
  }

  /// The HTML of a text that leads nowhere inside the site, such as an untrusted one.
  package var html: String { html { _ in WebLink(inSite: "") } }
}
