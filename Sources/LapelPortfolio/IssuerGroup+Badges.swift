import LapelCredentials

extension IssuerGroup {
  /// The issuers of the badges, by name.
  static func groups(of badges: [Badge], language: String) -> [IssuerGroup] {
    var groups: [IssuerGroup] = []
    var indexes: [[UInt8]: Int] = [:]
    for badge in badges {
      guard let issuer = badge.credential.issuer else { continue }
      let name = issuer.displayName(in: language)
      let identity = issuer.id.map { "id:\($0)" } ?? "name:\(name)"
      if let index = indexes[Array(identity.utf8)] {
        groups[index].badges.append(badge.slug)
      } else {
        indexes[Array(identity.utf8)] = groups.count
        groups.append(
          IssuerGroup(
            slug: "", identity: identity, name: name, profile: issuer, badges: [badge.slug]))
      }
    }
    let slugs = distinctSlugs(
      groups.map { (name: $0.name, identity: $0.identity) }, fallback: "issuer")
    for index in groups.indices { groups[index].slug = slugs[index] }
    return groups.sorted(byName: \.name, slug: \.slug)
  }
}

extension Profile {
  /// The name in that language, else the host of its address, else its id.
  func displayName(in language: String) -> String {
    if let name = name.flatMap({ trimmed($0.text(for: language)) }) { return name }
    let host = [url, id].lazy.compactMap { $0.flatMap(WebLink.init(web:))?.host }.first
    return host ?? id.flatMap(trimmed) ?? "?"
  }
}

extension Array {
  /// By name without regard to case, then by slug.
  func sorted(byName name: KeyPath<Element, String>, slug: KeyPath<Element, String>) -> [Element] {
    map { (element: $0, key: $0[keyPath: name].lowercased()) }
      .sorted { a, b in
        a.key.utf8.elementsEqual(b.key.utf8)
          ? bytesPrecede(a.element[keyPath: slug], b.element[keyPath: slug])
          : bytesPrecede(a.key, b.key)
      }.map(\.element)
  }
}
