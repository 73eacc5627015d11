import Foundation
import LapelPortfolio

/// Where a file of the site stands: a path below the site's root, made by Lapel and never taken from input unfiltered.
package struct SiteAddress: Sendable, Hashable, Comparable {
  /// `badges/robotics-2fk3/index.html`: relative to the root, parts separated by `/`.
  package let path: String

  package init(path: String) {
    precondition(
      liesBelowRoot(path), "The path of an output file lies below the site's root.")
    self.path = path
  }

  package static func < (a: SiteAddress, b: SiteAddress) -> Bool {
    a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }

  /// The path with `index.html` taken away: `badges/robotics-2fk3/`, or nothing for the home page.
  var folderPath: Substring {
    let bytes = path.utf8
    guard bytes.reversed().starts(with: "index.html".utf8.reversed()) else { return path[...] }
    let folder = bytes.dropLast("index.html".utf8.count)
    return folder.isEmpty || folder.last == UInt8(ascii: "/") ? Substring(folder) : path[...]
  }

  static let home = SiteAddress(path: "index.html")
  static let notFound = SiteAddress(path: "404.html")
  static let allBadges = SiteAddress(path: "badges/index.html")
  static let allStacks = SiteAddress(path: "stacks/index.html")
  static let allSkills = SiteAddress(path: "skills/index.html")
  static let allIssuers = SiteAddress(path: "issuers/index.html")
  static let verify = SiteAddress(path: "verify/index.html")
  static let documentList = SiteAddress(path: "documents/index.json")
  static let feed = SiteAddress(path: "feed.xml")
  static let sitemap = SiteAddress(path: "sitemap.xml")
  static let robots = SiteAddress(path: "robots.txt")

  static func badge(_ slug: String) -> SiteAddress {
    SiteAddress(path: "badges/\(slug)/index.html")
  }
  static func badgeFile(_ slug: String, _ name: String) -> SiteAddress {
    SiteAddress(path: "badges/\(slug)/\(name)")
  }
  static func stack(_ slug: String) -> SiteAddress {
    SiteAddress(path: "stacks/\(slug)/index.html")
  }
  static func skill(_ slug: String) -> SiteAddress {
    SiteAddress(path: "skills/\(slug)/index.html")
  }
  static func issuer(_ slug: String) -> SiteAddress {
    SiteAddress(path: "issuers/\(slug)/index.html")
  }
  static func page(_ slug: String) -> SiteAddress { SiteAddress(path: "\(slug)/index.html") }
  static func document(_ name: String) -> SiteAddress {
    SiteAddress(path: "documents/\(name)")
  }
  static func asset(_ name: String) -> SiteAddress { SiteAddress(path: "assets/\(name)") }
}

/// How links between pages are written.
///
/// All are relative, so that the site works at a root, below any path and from a disk; only a page that a host serves at
/// any depth (404) starts from the site's own root.
package struct SiteLinks: Sendable, Hashable {
  /// Whether links to folder pages name the file: `badges/index.html` instead of `badges/`.
  let namesIndexFiles: Bool
  /// The site's own address with a final `/`, when it is known.
  let siteURL: WebLink?

  init(_ settings: Settings) {
    namesIndexFiles = settings.linkStyle == .files
    siteURL = settings.url
  }

  /// The link from one page to another file of the site.
  func link(from page: SiteAddress, to target: SiteAddress) -> WebLink {
    let written = namesIndexFiles ? target.path[...] : target.folderPath
    if page == .notFound { return WebLink(inSite: rootPath + written) }
    // What both paths begin with, up to a slash, needs no mention.
    let (own, others) = (page.path.utf8, written.utf8)
    var (index, othersIndex) = (own.startIndex, others.startIndex)
    var (rest, othersRest) = (index, othersIndex)
    while index < own.endIndex, othersIndex < others.endIndex, own[index] == others[othersIndex] {
      let isSlash = own[index] == UInt8(ascii: "/")
      own.formIndex(after: &index)
      others.formIndex(after: &othersIndex)
      if isSlash { (rest, othersRest) = (index, othersIndex) }
    }
    var relative = ""
    for byte in own[rest...] where byte == UInt8(ascii: "/") { relative += "../" }
    relative += written[othersRest...]
    return WebLink(inSite: relative.isEmpty ? "./" : relative)
  }

  /// The whole address of a file, when the site's own is known: folder pages always end in `/`.
  func canonicalAddress(of target: SiteAddress) -> WebLink? {
    siteURL.flatMap { WebLink(web: $0.text + target.folderPath) }
  }

  /// The path part of the site's own address, which starts and ends with `/`.
  private var rootPath: String {
    guard let text = siteURL?.text, let scheme = text.range(of: "://"),
      let slash = text[scheme.upperBound...].firstIndex(of: "/")
    else { return "/" }
    // It is encoded already, and will be again.
    let path = String(text[slash...])
    return path.removingPercentEncoding ?? path
  }
}

/// Whether a path is relative and no part of it leads up.
private func liesBelowRoot(_ path: String) -> Bool {
  let bytes = path.utf8
  guard let first = bytes.first, first != UInt8(ascii: "/") else { return false }
  let dot = UInt8(ascii: ".")
  guard zip(bytes, bytes.dropFirst()).contains(where: { $0 == dot && $1 == dot }) else {
    return true
  }
  return bytes.split(separator: UInt8(ascii: "/")).allSatisfy { !$0.elementsEqual("..".utf8) }
}
