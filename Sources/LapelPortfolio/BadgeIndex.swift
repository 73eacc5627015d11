import LapelDiagnostics

/// Finds the badge that a narrative or a stack means.
struct BadgeIndex: Sendable {
  /// What a reference means.
  enum Match: Sendable, Hashable {
    case badge(slug: String)
    /// Several, by the names that would tell them apart.
    case ambiguous([String])
    case unknown(nearest: String?)
  }

  private var slugs: [String: [String]] = [:]
  private var slugsByPath: [String: [String]] = [:]
  /// In the backpack's order, for suggestions.
  private var names: [String] = []
  private var distinctNames: [String: String] = [:]

  /// - Parameter badges: in the backpack's order.
  init(_ badges: [Badge]) {
    var levels: [[String: [String]]] = Array(repeating: [:], count: 5)
    var badgesInFile: [String: Int] = [:]
    badgesInFile.reserveCapacity(badges.count)
    names.reserveCapacity(badges.count)
    distinctNames.reserveCapacity(badges.count)
    slugs.reserveCapacity(5 * badges.count)
    for badge in badges { badgesInFile[badge.source.file.path, default: 0] += 1 }
    for badge in badges {
      let path = badge.source.file.path
      let name = fileName(path)
      let keys = [badge.credential.id, path, withoutEnding(path), name, withoutEnding(name)]
      for (level, key) in keys.enumerated() {
        if let key, !key.isEmpty { levels[level][key, default: []].append(badge.slug) }
      }
      names.append(path)
      let isAlone = badgesInFile[path] == 1
      distinctNames[badge.slug] = isAlone ? path : badge.credential.id ?? path
    }
    slugsByPath = levels[1]
    // The most exact way of naming wins.
    for level in levels { slugs.merge(level) { exact, _ in exact } }
  }

  /// The badge that a learner calls by a file of the backpack, with or without folder and ending, or by its id.
  func match(_ reference: String, suggesting: Bool = true) -> Match {
    var path = Substring(reference)
    var isPath = false
    while path.hasPrefix("./") || path.hasPrefix("../") {
      path = path[path.index(after: path.firstIndex(of: "/") ?? path.startIndex)...]
    }
    if path.hasPrefix("backpack/") {
      path = path.dropFirst("backpack/".count)
      isPath = true
    }
    let found = (isPath ? nil : slugs[reference]) ?? slugs[String(path)]
    if let found {
      if found.count == 1 { return .badge(slug: found[0]) }
      return .ambiguous(found.compactMap { distinctNames[$0] })
    }
    return .unknown(nearest: suggesting ? nearest(to: String(path)) : nil)
  }

  /// The slugs of the badges in a file of the backpack.
  func slugs(inFile path: String) -> [String] { slugsByPath[path] ?? [] }

  /// The nearest name, written in the way the learner wrote: with or without folder and ending.
  private func nearest(to reference: String) -> String? {
    let hasFolder = reference.contains("/")
    let hasEnding = withoutEnding(reference) != reference
    let length = reference.utf8.count
    let candidates = names.lazy.map { path in
      let name = hasFolder ? path : fileName(path)
      return hasEnding ? name : withoutEnding(name)
    }.filter { abs($0.utf8.count - length) <= max(1, max($0.utf8.count, length) / 3) }
    return nearestName(to: reference, among: Array(candidates))
  }
}

/// What stands after the last slash.
private func fileName(_ path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
  return String(path[path.utf8.index(after: slash)...])
}

/// The path without the ending of its file name.
private func withoutEnding(_ path: String) -> String {
  let slash = UInt8(ascii: "/")
  guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), dot != path.startIndex,
    !path.utf8[dot...].contains(slash), path.utf8[path.utf8.index(before: dot)] != slash
  else { return path }
  return String(path[..<dot])
}
