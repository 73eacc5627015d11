import LapelPortfolio

/// What is said beside the name of each issuer: a name is only a claim, and two issuers may bear the same.
///
/// It is the host of the issuer's id, `college.example`; the id itself where it has no host, or where issuers of one name share
/// the host.
///
/// - Parameter issuers: with the id of each as pages may show it; nil when it states none.
func issuerAsides(_ issuers: [(name: String, id: String?)]) -> [String] {
  let short = issuers.map { issuer -> String in
    // An id may be an e-mail address, which is nothing to spread.
    guard let id = issuer.id, !id.isEmpty, !id.utf8.contains(UInt8(ascii: "@")) else {
      return "states no web address"
    }
    return WebLink(web: id)?.host ?? shortened(id, to: 80)
  }
  let counts = Dictionary(
    zip(issuers, short).map { ([$0.name, $1], 1) }, uniquingKeysWith: +)
  return zip(issuers, short).map { issuer, short in
    guard counts[[issuer.name, short]] ?? 0 > 1, let id = issuer.id, WebLink(web: id) != nil else {
      return short
    }
    return id.utf8.contains(UInt8(ascii: "@")) ? short : shortened(id, to: 120)
  }
}
