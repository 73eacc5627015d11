import LapelCredentials
import LapelLinkedData
import LapelPortfolio
import LapelTemplates

extension SitePlan {
  private static let entriesInFeed = 30

  /// The Atom feed (RFC 4287) of the newest badges. Without the site's own address its links are relative.
  func feed() -> Page {
    Page(.feed, template: "feed.xml") {
      let dated = portfolio.badges.compactMap { badge in
        badge.assessed.credential.validFrom?.moment.map { (badge: badge, moment: $0) }
      }
      let newest = dated.sorted { a, b in
        a.moment != b.moment ? a.moment > b.moment : a.badge.slug < b.badge.slug
      }
      let entries = newest.prefix(Self.entriesInFeed)
      return [
        "language": .text(Self.ownLanguage),
        "title": .text(settings.title),
        "learnerName": .text(settings.learner.name),
        "identifier": .text(links.siteURL?.text ?? lastingIdentifier(["feed", settings.title])),
        "self": .link(links.canonicalAddress(of: .feed) ?? links.link(from: .feed, to: .feed)),
        "home": .link(links.canonicalAddress(of: .home) ?? links.link(from: .feed, to: .home)),
        // A feed must say when it changed; without dated badges it never did.
        "updated": .text(
          entries.first.map { DateText.rfc3339($0.moment) } ?? "1970-01-01T00:00:00Z"),
        "version": .text(LapelVersion.current),
        "entries": .objects(
          entries.map { badge, moment in
            let address = SiteAddress.badge(badge.slug)
            let canonical = links.canonicalAddress(of: address)
            let about = badge.assessed.credential.subject.achievement?.description
            return [
              "title": .text(badge.title(for: language)),
              "identifier": .text(canonical?.text ?? lastingIdentifier(["badge", badge.slug])),
              "link": .link(canonical ?? links.link(from: .feed, to: address)),
              "updated": .text(DateText.rfc3339(moment)),
              "issuer": .text(issuer(of: badge)?.name),
              "summary": .text(
                badge.narrative.flatMap {
                  $0.plainSummary.isEmpty
                    ? nil : "\(settings.learner.name) writes: \($0.plainSummary)"
                }
                  ?? about.map {
                    "The issuer states: " + shortened($0.text(for: language), to: 500)
                  }),
            ]
          }),
      ]
    }
  }
}

/// A lasting name for something without an address: a UUID of version 8 (RFC 9562, 5.8) made from the digest of its name.
func lastingIdentifier(_ parts: [String]) -> String {
  var bytes = Array(SHA256.digest(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
  bytes[6] = bytes[6] & 0x0F | 0x80
  bytes[8] = bytes[8] & 0x3F | 0x80
  let digits = Array(Hex.encode(bytes))
  let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
  return "urn:uuid:\(groups.joined(separator: "-"))"
}
