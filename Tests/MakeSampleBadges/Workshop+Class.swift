import LapelLinkedData

extension Workshop {
  /// The files of the sample showcase's learners, by their paths below its folder.
  func classFiles() throws -> [MadeFile] {
    var files: [MadeFile] = []
    var issuers: [String: [String]] = [:]
    for award in ClassCatalog.awards {
      let made = try file(for: award)
      files.append(MadeFile(path: backpack(award.learner) + made.path, bytes: made.bytes))
      if issuers[award.learner]?.contains(award.kind.issuer) != true {
        issuers[award.learner, default: []].append(award.kind.issuer)
      }
    }
    for (learner, issuers) in issuers.sorted(by: { $0.key < $1.key }) {
      let documents = issuers.map { issuer in
        Catalog.Document(
          url: "https://\(ClassCatalog.host(of: issuer))/.well-known/did.json",
          source: .draft("documents/did-\(issuer)"))
      }
      files += try Snapshot(of: documents, workshop: self).files.map {
        MadeFile(path: backpack(learner) + $0.path, bytes: $0.bytes)
      }
    }
    return files
  }

  private func backpack(_ learner: String) -> String { "learners/\(learner)/backpack/" }

  private func file(for award: ClassCatalog.Award) throws -> MadeFile {
    let key = "did:web:\(ClassCatalog.host(of: award.kind.issuer))#badges"
    let name = award.kind.rawValue
    let document = try credential(for: award)
    switch award.carrier {
    case .json:
      let sealed = try Seal.jcs(award.kind.issuer, method: key).close(document, keys: keys)
      return MadeFile(path: "\(name).json", bytes: sealed.bytes)
    case .jwt:
      let sealed = try Seal.jwt(.ed25519(award.kind.issuer), id: key).close(document, keys: keys)
      return MadeFile(path: "\(name).jwt", bytes: sealed.bytes)
    case .svg:
      let sealed = try Seal.jcs(award.kind.issuer, method: key).close(document, keys: keys)
      let picture = try BakedPicture.svg(art("\(award.kind.art).svg"), holding: sealed)
      return MadeFile(path: "\(name).svg", bytes: picture)
    }
  }

  /// The draft of the kind with what is the learner's own: an id, a day and the recipient.
  private func credential(for award: ClassCatalog.Award) throws -> JSONValue {
    let draft = try draft("class/\(award.kind.rawValue)")
    let members = draft.object?.members ?? []
    return .object(
      [("id", .string(identifier(of: award)))]
        + members.map { member in
          member.name == "credentialSubject"
            ? (member.name, subject(member.value, of: award)) : (member.name, member.value)
        } + [("validFrom", .string("\(award.day)T12:00:00Z"))])
  }

  /// The same for the same badge, whenever it is made.
  private func identifier(of award: ClassCatalog.Award) -> String {
    let digest = SHA256.hexDigest(of: Array("\(award.learner) \(award.kind.rawValue)".utf8))
    var digits = Array(digest.prefix(32))
    (digits[12], digits[16]) = ("8", "a")  // a UUID of one's own making (RFC 9562, 5.8)
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }

  private func subject(_ subject: JSONValue, of award: ClassCatalog.Award) -> JSONValue {
    let address = "\(award.learner)@post.example"
    var identity: [(String, JSONValue)] = [
      ("type", .string("IdentityObject")), ("hashed", .bool(!award.isInClear)),
      ("identityType", .string("emailAddress")),
    ]
    if award.isInClear {
      identity.append(("identityHash", .string(address)))
    } else {
      let salt = "\(award.kind.rawValue) \(award.day)"
      let hash = SHA256.hexDigest(of: Array((address + salt).utf8))
      identity += [("identityHash", .string("sha256$\(hash)")), ("salt", .string(salt))]
    }
    let members = (subject.object?.members ?? []).map { ($0.name, $0.value) }
    return .object([("identifier", .array([.object(identity)]))] + members)
  }
}
