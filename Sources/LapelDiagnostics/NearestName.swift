/// The valid name that is nearest to what the user wrote, when one is near enough to be worth offering.
///
/// Near is a Damerau-Levenshtein distance (optimal string alignment, case-insensitive) of at most a third of the longer
/// name, and at least one. Of equally near names the first in the given order wins.
package func nearestName(to written: String, among names: [String]) -> String? {
  var best: (name: String, distance: Int)?
  let target = Array(written.lowercased())
  guard target.count <= 100 else { return nil }
  for name in names {
    let candidate = Array(name.lowercased())
    guard candidate.count <= 100 else { continue }
    let distance = editDistance(target, candidate)
    let limit = max(1, max(target.count, candidate.count) / 3)
    if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one into the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    for j in 0..<b.count {
      var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}
