import LapelCredentials

extension Inquiry {
  /// On what the issuer's identity rests, said with what it does not prove.
  func issuerCheck(
    of credential: Credential, key: ListedKey?, isHosted: Bool
  ) -> (check: Check, identity: IssuerIdentity?) {
    let id = credential.issuer?.id
    guard key != nil || isHosted else {
      return (
        Check(
          .issuer, .notChecked,
          "Who the issuer is was not established: nothing ties the badge to \(id.map { "'\(shown($0))'" } ?? "anybody")."
        ),
        nil
      )
    }
    if let id, let entry = request.trusted.entry(for: id) {
      return (
        Check(
          .issuer, .passed,
          "The trust list names the issuer '\(shown(entry.name))': \(shown(entry.reason))."),
        .registry
      )
    }
    if let key, key.identity == .selfDeclared {
      return (
        Check(
          .issuer, .warning,
          "The issuer is known only by its own key. The name that the badge gives it is a claim that nothing proves."
        ), .selfDeclared
      )
    }
    let host = id.map(withHTTPS).flatMap(addressOfController).flatMap(origin) ?? "its domain"
    return (
      Check(
        .issuer, .passed,
        "The issuer speaks for \(host): whoever runs that address made the badge. The name beside it is the issuer’s own claim.",
        documents: key?.documents ?? []), .domain
    )
  }
}
