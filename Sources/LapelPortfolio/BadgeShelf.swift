import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData

/// Gives the badges of a backpack their pages' names and finds copies.
struct BadgeShelf {
  /// In the backpack's order, each badge once.
  private(set) var badges: [Badge] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ found: [BackpackBadge], settings: Settings) async {
    let addresses = PrivateAddresses(settings: settings)
    let candidates = await found.concurrentMap {
      Candidate($0, settings: settings, addresses: addresses)
    }
    var groups: [String: [Candidate]] = [:]
    var order: [String] = []
    for candidate in candidates {
      if groups[candidate.slug] == nil { order.append(candidate.slug) }
      groups[candidate.slug, default: []].append(candidate)
    }
    var taken = Set(order)
    for slug in order { add(groups[slug] ?? [], slug: slug, taken: &taken) }
  }

  /// A badge with what follows from it alone.
  private struct Candidate: Sendable {
    let badge: BackpackBadge
    let slug: String
    let original: OriginalPublication

    init(_ badge: BackpackBadge, settings: Settings, addresses: PrivateAddresses) {
      self.badge = badge
      slug = BadgeSlug.slug(for: badge.credential, encodedAs: badge.encoded.bytes)
      original = OriginalPublication(
        of: badge.credential, text: badge.encoded.bytes, settings: settings, without: addresses)
    }
  }

  /// Badges that share a slug: copies become one; of different ones that with the smallest digest keeps the slug, and
  /// the others get six characters of theirs.
  private mutating func add(_ group: [Candidate], slug: String, taken: inout Set<String>) {
    var kept: [Candidate] = []
    for candidate in group {
      let badge = candidate.badge
      let same = kept.firstIndex { $0.badge.encoded.bytes == badge.encoded.bytes }
      guard let same else {
        kept.append(candidate)
        continue
      }
      let first = kept[same].badge
      diagnostics.append(.sameBadgeTwice(badge.file.displayPath, as: first.file.displayPath))
      if !first.hasPicture, badge.hasPicture { kept[same] = candidate }
    }
    for (name, candidate) in zip(names(slug, for: kept, taken: &taken), kept) {
      badges.append(Badge(slug: name, source: candidate.badge, original: candidate.original))
    }
  }

  /// The names of different badges that share a slug.
  private func names(
    _ slug: String, for group: [Candidate], taken: inout Set<String>
  ) -> [String] {
    if group.count == 1 { return [slug] }
    let digests = group.map { SHA256.digest(of: $0.badge.encoded.bytes) }
    let first = digests.indices.min { digests[$0].lexicographicallyPrecedes(digests[$1]) }
    return digests.indices.map { index in
      var name = slug
      var length = 6
      while index != first, name == slug || !taken.insert(name).inserted {
        name = "\(slug)-\(slugText(digests[index], characters: length))"
        length += 6
      }
      return name
    }
  }
}

extension BackpackBadge {
  /// Whether the badge came as a picture.
  fileprivate var hasPicture: Bool { file.kind == .png || file.kind == .svg }
}

extension [Badge] {
  /// In the order that the settings name; `manual` has the numbers of `order:` by slug.
  func sorted(_ order: Settings.Order, language: String, manual: [String: Int]) -> [Badge] {
    switch order {
    case .newest: sorted(by: \.instant, isNewer)
    case .oldest: sorted(by: \.instant, isOlder)
    case .issuer:
      sorted(by: { ($0.issuerSortName(language), $0.instant) }) { a, b in
        a.0 == b.0 ? isNewer(a.1, b.1) : bytesPrecede(a.0, b.0)
      }
    case .manual:
      sorted(by: { (manual[$0.slug] ?? .max, $0.source.file.path, $0.source.indexInFile) }) {
        a, b in
        if a.0 != b.0 { return a.0 < b.0 }
        return a.1 == b.1 ? a.2 < b.2 : bytesPrecede(a.1, b.1)
      }
    }
  }

  /// By what `key` makes of each badge, once; then, where `precedes` does not decide, by slug.
  private func sorted<Key>(
    by key: (Badge) -> Key, _ precedes: (Key, Key) -> Bool?
  ) -> [Badge] {
    let keys = map(key)
    return indices.sorted { a, b in
      precedes(keys[a], keys[b]) ?? bytesPrecede(self[a].slug, self[b].slug)
    }.map { self[$0] }
  }
}

/// A moment as numbers: seconds since 1970 and nanoseconds.
private typealias Instant = (Int64, Int32)

/// Nil when both are the same moment, or neither is known.
private func isNewer(_ a: Instant?, _ b: Instant?) -> Bool? {
  guard let a, let b else { return a == nil && b == nil ? nil : b == nil }
  return a == b ? nil : a > b
}

private func isOlder(_ a: Instant?, _ b: Instant?) -> Bool? {
  guard let a, let b else { return a == nil && b == nil ? nil : b == nil }
  return a == b ? nil : a < b
}

extension Badge {
  /// When it was issued.
  fileprivate var instant: Instant? {
    credential.validFrom?.moment.map { ($0.secondsSince1970, $0.nanoseconds) }
  }

  fileprivate func issuerSortName(_ language: String) -> String {
    credential.issuer?.displayName(in: language).lowercased() ?? "\u{10FFFF}"
  }
}

extension Diagnostic {
  static func sameBadgeTwice(_ path: String, as other: String) -> Diagnostic {
    Diagnostic(
      .note, "same-badge-twice", at: Location(path: path),
      "this is the same badge as '\(other)', byte for byte; it gets one page")
  }
}
