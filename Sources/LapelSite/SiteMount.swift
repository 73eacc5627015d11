import LapelPortfolio

/// Where a learner's portfolio stands in a showcase.
package struct SiteMount: Sendable, Hashable {
  /// The title of the showcase.
  package let title: String
  /// The folder below the showcase's root, with a final `/`.
  let path: String

  /// - Parameter slug: the permanent name of the learner's pages.
  package init(title: String, learner slug: String) {
    self.title = title
    path = "learners/\(slug)/"
  }

  /// From the showcase's root.
  func address(of address: SiteAddress) -> SiteAddress { SiteAddress(path: path + address.path) }
}
