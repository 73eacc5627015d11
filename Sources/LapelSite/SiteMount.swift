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
    path = Self.folder(of: slug)
  }

  /// The folder of a learner's pages, from the showcase's root and with a final `/`.
  static func folder(of slug: String) -> String { "learners/\(slug)/" }

  /// Whether a file belongs to a learner: it lies in a folder in `learners`.
  static func isLearners(_ path: String) -> Bool {
    path.hasSameStart(as: "learners/") && path.utf8.dropFirst(9).contains(UInt8(ascii: "/"))
  }

  /// From the showcase's root.
  func address(of address: SiteAddress) -> SiteAddress { SiteAddress(path: path + address.path) }
}
