import LapelCredentials
import LapelLinkedData

/// The badge text in an SVG (Open Badges 2.0 baking; Open Badges 3.0, 5.3.2; CLR 2.0, 5.3.2).
struct BakedSVG: Sendable {
  /// The elements that stand for a badge, the newer standard first.
  private static let homes = [
    (namespace: "https://purl.imsglobal.org/ob/v3p0", name: "credential"),
    (namespace: "https://purl.imsglobal.org/clr/v2p0", name: "credential"),
    (namespace: "http://openbadges.org", name: "assertion"),
  ]

  let text: [UInt8]
  let notes: [FileFlaw]

  /// Takes the badge text out of a picture.
  init(in svg: XMLEvents, limit: Int) throws(FileFlaw) {
    let found = Self.badgeElements(of: svg)
    let ordered = Self.homes.flatMap { home in
      found.filter { $0.element.namespace == home.namespace && $0.element.name == home.name }
    }
    guard let best = ordered.first else { throw .noBadgeInSVG }
    text = Self.badgeText(verify: best.element["verify"], content: Array(best.text.utf8))
    guard !BadgeText.trimmed(text).isEmpty else { throw .emptyBadgeInSVG }
    guard text.count <= limit else { throw .badgeTextTooLong(limit: limit) }
    notes = ordered.count > 1 ? [.severalBadgesInSVG(ordered.count)] : []
  }

  /// The elements that stand for badges, each with the character data directly in it.
  private static func badgeElements(
    of svg: XMLEvents
  ) -> [(element: XMLEvents.Element, text: String)] {
    var found: [(element: XMLEvents.Element, text: String)] = []
    // For each open element the index of the badge that it is, if it is one.
    var open: [Int?] = []
    for event in svg.events {
      switch event {
      case .start(let element):
        let isBadge = homes.contains {
          $0.namespace == element.namespace && $0.name == element.name
        }
        open.append(isBadge ? found.count : nil)
        if isBadge { found.append((element, "")) }
      case .text(let text):
        if let index = open.last.flatMap({ $0 }) { found[index].text += text }
      case .end: open.removeLast()
      }
    }
    return found
  }

  /// A JWS in `verify` comes first; an address there only says where a hosted badge is, and yields to JSON in the element.
  private static func badgeText(verify: String?, content: [UInt8]) -> [UInt8] {
    let verify = verify.map { Array($0.utf8) } ?? []
    if BadgeText.isCompactJWS(BadgeText.trimmed(verify)) { return verify }
    return BadgeText.trimmed(content).isEmpty ? verify : content
  }
}

extension FileFlaw {
  static let noBadgeInSVG = FileFlaw(
    "no-badge-in-picture", "the SVG holds no badge",
    help: "download the badge again from its platform, since pictures saved by other programs lose "
      + "it; put plain pictures in evidence/")

  static let emptyBadgeInSVG = FileFlaw(
    "no-badge-in-picture", "the SVG has a place for a badge, and nothing in it",
    help: "download the badge again from its platform")

  static func severalBadgesInSVG(_ count: Int) -> FileFlaw {
    FileFlaw(
      .warning, "several-badges-in-picture",
      "the SVG holds \(count) badge texts; the one of the newest standard was read",
      help: "keep a picture for each badge")
  }
}
