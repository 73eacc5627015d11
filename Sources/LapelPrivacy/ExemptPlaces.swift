/// Where shown names and allowed words stand in the text just searched, by their ends.
struct ExemptPlaces {
  private(set) var places: [ExemptPlace] = []

  mutating func append(_ place: ExemptPlace) { places.append(place) }

  mutating func removeAll(endingBefore end: Int) {
    places.removeFirst(firstIndex(endingAt: end))
  }

  /// What a hit means where it stands: nothing, if `nil`.
  func severity(of hit: Hit) -> Leak.Severity? {
    switch hit.kind {
    case .loneName:
      guard let place = place(around: hit.start, hit.end, of: hit) else { return hit.severity }
      // A shown name of one word may mean somebody else.
      return place.isAllowed || place.words > 1 ? nil : .toConfirm
    case .fullName:
      if let place = place(around: hit.start, hit.end, of: hit) {
        return place.isAllowed ? nil : .toConfirm
      }
      return isBetweenShownNames(hit) ? nil : hit.severity
    case .email, .identifier:
      return place(around: hit.start, hit.end, of: hit)?.isAllowed == true ? nil : hit.severity
    }
  }

  /// "Ann Grace, Hopper Jones" does not name Grace Hopper.
  private func isBetweenShownNames(_ hit: Hit) -> Bool {
    guard hit.words == 2, let a = place(around: hit.first.start, hit.first.end, of: hit),
      let b = place(around: hit.last.start, hit.last.end, of: hit)
    else { return false }
    return [a, b].allSatisfy { !$0.isAllowed && $0.words > 1 }
  }

  /// The place around a part of the text; if there are several, one that was allowed, or the one of
  /// the most words.
  private func place(around start: Int, _ end: Int, of hit: Hit) -> ExemptPlace? {
    var found: ExemptPlace?
    var index = firstIndex(endingAt: end)
    // Behind so many words there is none that began before.
    let last = min(places.count, index + 64)
    while index < last {
      let place = places[index]
      if place.isInTag == hit.isInTag, place.contains(start, end) {
        if place.isAllowed { return place }
        if place.words > found?.words ?? 0 { found = place }
      }
      index += 1
    }
    return found
  }

  private func firstIndex(endingAt end: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].end < end { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
