/// Where a link inside a narrative leads within the site; LapelSite turns it into an address for the page it stands on.
package enum LinkTarget: Sendable, Hashable {
  case page(PageReference)
  /// The output path of an `Attachment`.
  case attachment(outputPath: String)
}

/// A page of the site, by what it shows.
package enum PageReference: Sendable, Hashable {
  /// The home page, which also holds `narratives/about.md`.
  case home
  case badge(slug: String)
  case stack(slug: String)
  case skill(slug: String)
  case issuer(slug: String)
  case page(slug: String)
}
