import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData

/// Gives the badges of a backpack their pages' names and finds copies.
struct BadgeShelf {
  /// In the backpack's order, each badge once.
  private(set) var badges: [Badge] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ found: [BackpackBadge], settings: Settings) {
    var groups: [String: [BackpackBadge]] = [:]
    var order: [String] = []
    for badge in found {
      let slug = BadgeSlug.slug(for: badge.credential, encodedAs: badge.encoded.bytes)
      if groups[slug] == nil { order.append(slug) }
      groups[slug, default: []].append(badge)
    }
    var taken = Set(order)
    for slug in order {
      add(groups[slug] ?? [], slug: slug, taken: &taken, settings: settings)
    }
  }

  /// Badges that share a slug: copies become one; of different ones that with the smallest digest keeps the slug, and
  /// the others get six characters of theirs.
  private mutating func add(
    _ group: [BackpackBadge], slug: String, taken: inout Set<String>, settings: Settings
  ) {
    var kept: [BackpackBadge] = []
    for badge in group {
      guard let same = kept.firstIndex(where: { $0.encoded.bytes == badge.encoded.bytes }) else {
        kept.append(badge)
        continue
      }
      diagnostics.append(.sameBadgeTwice(badge.file.displayPath, as: kept[same].file.displayPath))
      if !kept[same].hasPicture, badge.hasPicture { kept[same] = badge }
    }
    let digests = kept.map { SHA256.digest(of: $0.encoded.bytes) }
    let first = kept.indices.min { digests[$0].lexicographicallyPrecedes(digests[$1]) }
    for index in kept.indices {
      var name = slug
      var length = 6
      while index != first, name == slug || !taken.insert(name).inserted {
        name = "\(slug)-\(slugText(digests[index], characters: length))"
        length += 6
      }
      badges.append(
        Badge(
          slug: name, source: kept[index],
          original: OriginalPublication(of: kept[index].credential, settings: settings)))
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
    case .newest: sorted { $0.isNewer(than: $1) ?? bytesPrecede($0.slug, $1.slug) }
    case .oldest: sorted { $0.isOlder(than: $1) ?? bytesPrecede($0.slug, $1.slug) }
    case .issuer:
      sorted { a, b in
        let nameOfA = a.issuerSortName(language)
        let nameOfB = b.issuerSortName(language)
        if nameOfA != nameOfB { return bytesPrecede(nameOfA, nameOfB) }
        return a.isNewer(than: b) ?? bytesPrecede(a.slug, b.slug)
      }
    case .manual:
      sorted { a, b in
        let numberOfA = manual[a.slug] ?? .max
        let numberOfB = manual[b.slug] ?? .max
        if numberOfA != numberOfB { return numberOfA < numberOfB }
        if a.source.file.path != b.source.file.path {
          return bytesPrecede(a.source.file.path, b.source.file.path)
        }
        return a.source.indexInFile < b.source.indexInFile
      }
    }
  }
}

extension Badge {
  private var instant: (Int64, Int32)? {
    credential.validFrom?.moment.map { ($0.secondsSince1970, $0.nanoseconds) }
  }

  /// Nil when both were issued at the same moment, or neither says when.
  fileprivate func isNewer(than other: Badge) -> Bool? {
    switch (instant, other.instant) {
    case (nil, nil): nil
    case (nil, _): false
    case (_, nil): true
    case (let mine?, let others?): mine == others ? nil : mine > others
    }
  }

  fileprivate func isOlder(than other: Badge) -> Bool? {
    switch (instant, other.instant) {
    case (nil, nil): nil
    case (nil, _): false
    case (_, nil): true
    case (let mine?, let others?): mine == others ? nil : mine < others
    }
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
