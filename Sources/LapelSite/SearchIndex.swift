import LapelLinkedData
import LapelPortfolio
import LapelVerification

/// What the search of a showcase looks through: learners, kinds of badges, skills, issuers, stacks and badges.
///
/// It is made small for classes of ten thousand badges. Each name stands in it once, and all else refers to names by number;
/// what is known of kinds and badges stands in columns, which compress better than rows; and a slug is left out where its
/// name makes it plain. The ends of badges' slugs are random and cannot be made smaller.
struct SearchIndex: Sendable {
  /// The years in which badges were issued, latest first.
  let years: [String]
  /// The outcomes that badges have, the best first.
  let outcomes: [VerificationReport.Outcome]
  private let index: ShowcaseIndex
  private let kindNumbers: [[UInt8]: Int]
  private let issuerNumbers: [[UInt8]: Int]

  init(_ index: ShowcaseIndex) {
    self.index = index
    kindNumbers = Self.numbers(of: index.kinds)
    issuerNumbers = Self.numbers(of: index.issuers)
    let badges = index.learners.flatMap(\.badges)
    years = Set(badges.compactMap(Self.year)).sorted { bytesPrecede($1, $0) }
    let present = Set(badges.map(\.outcome))
    outcomes = VerificationReport.Outcome.allCases.reversed().filter(present.contains)
  }

  private static func numbers(of groups: [ShowcaseIndex.Group]) -> [[UInt8]: Int] {
    Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { (Array($0.element.identity.utf8), $0.offset) }
    )
  }

  private static func year(of badge: LearnerSummary.BadgeEntry) -> String? {
    badge.validFrom?.moment.map { String(DateText.rfc3339($0).prefix(4)) }
  }

  /// A script, since a page from a disk may run scripts beside it, and fetch nothing. `Assets/search.js` has what it calls.
  var script: [UInt8] {
    Array("lapelSearchIndex(".utf8) + scriptSafe(value.text()) + Array(");\n".utf8)
  }

  /// Lists of names, then columns. Badges stand in the order of what they are called, and then of learners.
  ///
  /// ```
  /// learners, issuers, skills  "name" or ["name", "slug"]; skills also ["name", "slug" or "", "framework and code"]
  /// stacks             ["title", learner, "what it leads toward" or "", "slug" or ""]
  /// years, outcomes    "label"
  /// titles             what badges are called: the names of the kinds, then names that differ from the kind's
  /// kindIssuers        of each kind, the issuer of its badges, or -1
  /// skillCounts        of each kind, how many skills it has
  /// kindSkills         the skills of the first kind, then of the second, …
  /// kindSlugs          [kind, "slug"] where the name does not make it plain
  /// variantKinds       of each further title, the kind
  /// stems              [title, "stem of its badges' slugs"] where neither the name nor the kind makes it plain
  /// counts             of each title, how many badges have it
  /// holders            of each badge the learner, counted from the one before with the same title
  /// badgeYears         of each badge, a place in `years`, or -1
  /// badgeOutcomes      of each badge, a place in `outcomes`
  /// ends               the ends of slugs, eight letters for each badge that `badgeSlugs` does not have
  /// badgeSlugs         [badge, "slug"] where it is not a stem with an end
  /// badgeIssuers       [badge, issuer or -1] where it is not that of the kind
  /// ```
  private var value: JSONValue {
    let names = badgeNames
    let kindIssuers = index.kinds.map { issuer(of: index.badge($0.holdings[0])) }
    var columns = BadgeColumns()
    for (number, name) in names.names.enumerated() {
      var previous = 0
      for holding in name.holdings {
        let badge = index.badge(holding)
        columns.holders.append(holding.learner - previous)
        previous = holding.learner
        columns.years.append(Self.year(of: badge).flatMap { years.firstIndex(of: $0) } ?? -1)
        columns.outcomes.append(outcomes.firstIndex(of: badge.outcome) ?? -1)
        columns.addSlug(badge.slug, stem: names.stem(of: number))
        let issuer = issuer(of: badge)
        if issuer != kindIssuers[name.kind] {
          columns.issuers.append(.array([.integer(columns.holders.count - 1), .integer(issuer)]))
        }
      }
    }
    let kindSkills = kindSkills
    return .object([
      ("learners", .array(index.learners.map { named($0.name, slug: $0.slug) })),
      ("issuers", .array(index.issuers.map { named($0.name, slug: $0.slug) })),
      ("skills", .array(index.skills.map { named($0.name, slug: $0.slug, aside: $0.aside) })),
      ("stacks", .array(stacks)),
      ("years", .array(years.map { .string($0) })),
      ("outcomes", .array(outcomes.map { .string($0.label) })),
      ("titles", .array(names.names.map { .string($0.text) })),
      ("kindIssuers", integers(kindIssuers)),
      ("skillCounts", integers(kindSkills.map(\.count))),
      ("kindSkills", integers(kindSkills.flatMap { $0.sorted() })),
      ("kindSlugs", texts(index.kinds.map { unlessPlain($0.slug, for: $0.name) })),
      ("variantKinds", integers(names.names.dropFirst(index.kinds.count).map(\.kind))),
      ("stems", texts(names.names.indices.map(names.writtenStem))),
      ("counts", integers(names.names.map(\.holdings.count))),
      ("holders", integers(columns.holders)), ("badgeYears", integers(columns.years)),
      ("badgeOutcomes", integers(columns.outcomes)), ("ends", .string(columns.ends)),
      ("badgeSlugs", .array(columns.slugs)), ("badgeIssuers", .array(columns.issuers)),
    ])
  }

  private var badgeNames: BadgeNames {
    var names = BadgeNames(index.kinds.map(\.name))
    for (kind, group) in index.kinds.enumerated() {
      for holding in group.holdings { names.add(holding, index.badge(holding), kind: kind) }
    }
    return names
  }

  private func issuer(of badge: LearnerSummary.BadgeEntry) -> Int {
    badge.issuer.flatMap { issuerNumbers[Array($0.identity.utf8)] } ?? -1
  }

  /// For each kind, the skills that badges of it have.
  private var kindSkills: [Set<Int>] {
    var skills: [Set<Int>] = Array(repeating: [], count: index.kinds.count)
    for (number, skill) in index.skills.enumerated() {
      for holding in skill.holdings {
        let identity = Array(index.badge(holding).kind.identity.utf8)
        if let kind = kindNumbers[identity] { skills[kind].insert(number) }
      }
    }
    return skills
  }

  private var stacks: [JSONValue] {
    index.learners.enumerated().flatMap { number, learner in
      learner.stacks.map { stack in
        row(
          [.string(stack.title), .integer(number)], stack.toward ?? "",
          unlessPlain(stack.slug, for: stack.title))
      }
    }
  }

  private func named(_ name: String, slug: String, aside: String? = nil) -> JSONValue {
    let row = row([.string(name)], unlessPlain(slug, for: name), aside ?? "")
    return row.elements.count == 1 ? .string(name) : row
  }

  private func unlessPlain(_ slug: String, for name: String) -> String {
    slug == plainSlug(name, limit: 64) ? "" : slug
  }

  /// Empty texts at the end are left out.
  private func row(_ values: [JSONValue], _ texts: String...) -> JSONValue {
    let count = texts.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    return .array(values + texts.prefix(count).map { .string($0) })
  }

  private func integers(_ values: [Int]) -> JSONValue { .array(values.map { .integer($0) }) }

  /// The texts that are not empty, each after its place.
  private func texts(_ texts: [String]) -> JSONValue {
    .array(
      texts.enumerated().filter { !$0.element.isEmpty }.map {
        .array([.integer($0.offset), .string($0.element)])
      })
  }
}

/// What is known of badges.
private struct BadgeColumns {
  var holders: [Int] = []
  var years: [Int] = []
  var outcomes: [Int] = []
  var ends = ""
  var slugs: [JSONValue] = []
  var issuers: [JSONValue] = []

  /// Adds the slug of the badge whose holder was added last.
  mutating func addSlug(_ slug: String, stem: String?) {
    if let stem, let parts = BadgeSlugParts(slug), parts.stem == stem {
      ends += parts.end
    } else {
      slugs.append(.array([.integer(holders.count - 1), .string(slug)]))
    }
  }
}

/// What badges are called: the names of their kinds, then those that differ from the kind's.
private struct BadgeNames {
  struct Name {
    var text: String
    var kind: Int
    /// Of the first badge's slug.
    var stem: String?
    var holdings: [ShowcaseIndex.Holding] = []
  }

  private(set) var names: [Name]
  private var variantNumbers: [[UInt8]: Int] = [:]

  init(_ kinds: [String]) {
    names = kinds.enumerated().map { Name(text: $0.element, kind: $0.offset) }
  }

  /// Adds a badge of a kind.
  mutating func add(
    _ holding: ShowcaseIndex.Holding, _ badge: LearnerSummary.BadgeEntry, kind: Int
  ) {
    let number = number(of: badge.title, kind: kind)
    if names[number].stem == nil { names[number].stem = BadgeSlugParts(badge.slug)?.stem }
    names[number].holdings.append(holding)
  }

  private mutating func number(of text: String, kind: Int) -> Int {
    if text.utf8.elementsEqual(names[kind].text.utf8) { return kind }
    let key = Array("\(kind):\(text)".utf8)
    if let number = variantNumbers[key] { return number }
    variantNumbers[key] = names.count
    names.append(Name(text: text, kind: kind))
    return names.count - 1
  }

  func stem(of number: Int) -> String? { names[number].stem }

  /// The stem where it is not plain: that of a kind from its name, that of another name from the kind.
  func writtenStem(of number: Int) -> String {
    let name = names[number]
    guard let stem = name.stem else { return "" }
    let kind = names[name.kind]
    let plainStem = plainSlug(kind.text, limit: 48)
    return stem == (number == name.kind ? plainStem : kind.stem ?? plainStem) ? "" : stem
  }
}

/// A badge's slug in its readable stem and its random end: see `BadgeSlug`.
private struct BadgeSlugParts {
  var stem: String
  var end: String

  init?(_ slug: String) {
    guard slug.utf8.count > 9, slug.utf8.dropLast(8).last == UInt8(ascii: "-") else { return nil }
    stem = String(slug.dropLast(9))
    end = String(slug.suffix(8))
  }
}

/// The slug that `Assets/search.js` makes of a name too, which is mostly the true one: letters and digits of ASCII in lower
/// case, at most `limit` of them, apostrophes left out and a hyphen for whatever else stands between.
func plainSlug(_ name: String, limit: Int) -> String {
  var slug: [UInt8] = []
  for scalar in name.unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": slug.append(UInt8(scalar.value))
    case "A"..."Z": slug.append(UInt8(scalar.value) | 0x20)
    case "'", "’": break
    default: if !slug.isEmpty, slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
    }
  }
  slug = Array(slug.prefix(limit))
  if slug.last == UInt8(ascii: "-") { slug.removeLast() }
  return String(decoding: slug, as: UTF8.self)
}

/// JSON that stands in a script: two characters of Unicode end lines there (ECMAScript before 2019).
private func scriptSafe(_ json: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(json.count)
  var index = 0
  while index < json.count {
    if index + 2 < json.count, json[index] == 0xE2, json[index + 1] == 0x80,
      json[index + 2] == 0xA8 || json[index + 2] == 0xA9
    {
      result += (json[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
      index += 3
    } else {
      result.append(json[index])
      index += 1
    }
  }
  return result
}
