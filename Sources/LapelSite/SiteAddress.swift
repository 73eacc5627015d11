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
    bytesPrecede(a.path, b.path)
  }

  /// The path with `index.html` taken away: `badges/robotics-2fk3/`, or nothing for the home page.
  var folderPath: Substring {
    var path = path
    let length = path.withUTF8 { Self.folderLength(of: $0) }
    return Substring(path.utf8.prefix(length))
  }

  /// How many bytes of a path are left when `index.html` is taken away.
  fileprivate static func folderLength(of path: UnsafeBufferPointer<UInt8>) -> Int {
    let name: StaticString = "index.html"
    let length = path.count - name.utf8CodeUnitCount
    guard length == 0 || length > 0 && path[length - 1] == UInt8(ascii: "/") else {
      return path.count
    }
    for index in 0..<name.utf8CodeUnitCount where path[length + index] != name.utf8Start[index] {
      return path.count
    }
    return length
  }

  /// Whether a showcase has the file once, for all the portfolios in it.
  var isShared: Bool {
    path.utf8.starts(with: "assets/".utf8) || self == .verify || self == .verifierFrame
  }

  static let home = SiteAddress(path: "index.html")
  static let notFound = SiteAddress(path: "404.html")
  static let allBadges = SiteAddress(path: "badges/index.html")
  static let allStacks = SiteAddress(path: "stacks/index.html")
  static let allSkills = SiteAddress(path: "skills/index.html")
  static let allIssuers = SiteAddress(path: "issuers/index.html")
  static let verify = SiteAddress(path: "verify/index.html")
  static let verifierFrame = SiteAddress(path: "verifier/index.html")
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
  /// The path below the root of a showcase at which the site stands: nothing, or a folder with a final `/`.
  private let mountPath: String

  init(_ settings: Settings, mount: SiteMount? = nil) {
    namesIndexFiles = settings.linkStyle == .files
    siteURL = settings.url
    mountPath = mount?.path ?? ""
  }

  /// The link from a page to the home page of the showcase that the site is part of.
  func linkToShowcase(from page: SiteAddress) -> WebLink {
    linkFromMount(from: page, to: .home)
  }

  /// The link to a file of the showcase around the site.
  private func linkFromMount(from page: SiteAddress, to target: SiteAddress) -> WebLink {
    let place = SiteAddress(path: mountPath + page.path)
    return SiteLinks(namesIndexFiles: namesIndexFiles).link(from: place, to: target)
  }

  private init(namesIndexFiles: Bool) {
    self.namesIndexFiles = namesIndexFiles
    siteURL = nil
    mountPath = ""
  }

  /// The link from one page to another file of the site.
  func link(from page: SiteAddress, to target: SiteAddress) -> WebLink {
    if !mountPath.isEmpty, target.isShared { return linkFromMount(from: page, to: target) }
    if page == .notFound {
      return WebLink(inSite: rootPath + (namesIndexFiles ? target.path[...] : target.folderPath))
    }
    var (own, others) = (page.path, target.path)
    let relative = own.withUTF8 { own in
      others.withUTF8 { others in
        let length = namesIndexFiles ? others.count : SiteAddress.folderLength(of: others)
        return relativePath(from: own, to: UnsafeBufferPointer(rebasing: others[..<length]))
      }
    }
    return WebLink(inSite: relative.isEmpty ? "./" : relative)
  }

  private func relativePath(
    from own: UnsafeBufferPointer<UInt8>, to others: UnsafeBufferPointer<UInt8>
  ) -> String {
    // What both paths begin with, up to a slash, needs no mention.
    var isShared = true
    var (shared, foldersLeft) = (0, 0)
    for (index, byte) in own.enumerated() {
      isShared = isShared && index < others.count && others[index] == byte
      guard byte == UInt8(ascii: "/") else { continue }
      if isShared { shared = index + 1 } else { foldersLeft += 1 }
    }
    var relative: [UInt8] = []
    relative.reserveCapacity(3 * foldersLeft + others.count - shared)
    for _ in 0..<foldersLeft { relative += "../".utf8 }
    relative += others[shared...]
    return String(decoding: relative, as: UTF8.self)
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

extension SiteAddress: Codable {
  /// - Throws: when it is no path below the site's root.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let path = try container.decode(String.self)
    guard liesBelowRoot(path) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no path below the site's root")
    }
    self.init(path: path)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }
}

/// Whether a path is relative and no part of it leads up.
private func liesBelowRoot(_ path: String) -> Bool {
  var path = path
  return path.withUTF8 { liesBelowRoot($0) }
}

private func liesBelowRoot(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = path.first, first != UInt8(ascii: "/") else { return false }
  // The bytes of the part that is being looked at, and how many of them are dots.
  var (length, dots) = (0, 0)
  for byte in path {
    if byte == UInt8(ascii: "/") {
      if length == 2, dots == 2 { return false }
      (length, dots) = (0, 0)
    } else {
      length += 1
      if byte == UInt8(ascii: ".") { dots += 1 }
    }
  }
  return length != 2 || dots != 2
}
