import LapelLinkedData

/// Documents that ask for more than any issuer's would. What they are signed with is wrong, which costs as much to find out.
enum HostileDocument {
  static let contexts = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]
  static let schema = "https://hostile.example/schema"
  private static let key = "did:key:z6MkwazLqLeUsWjMLqn5vggpdBq7kEaoN4VF8uWENFKckRYH"

  static func badge(
    _ number: Int, issuer: String = key, schema isWithSchema: Bool = false, proofs: Int = 1
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("@context", .array(contexts.map { .string($0) })), ("id", .string("urn:uuid:\(number)")),
      ("type", .array(["VerifiableCredential", "OpenBadgeCredential"])),
      ("name", .string("Badge \(number)")),
      (
        "issuer",
        .object([("id", .string(issuer)), ("type", .array(["Profile"])), ("name", "Nobody")])
      ),
      ("validFrom", .string(TypicalCredential.validFrom)),
      (
        "credentialSubject",
        .object([
          ("id", "did:example:learner"), ("type", .array(["AchievementSubject"])),
          (
            "achievement",
            .object([
              ("id", .string("urn:uuid:a\(number)")), ("type", .array(["Achievement"])),
              ("name", "Soup"), ("description", "Cooks."),
              ("criteria", .object([("narrative", "Cook.")])),
            ])
          ),
        ])
      ),
    ]
    if isWithSchema {
      members.append(
        ("credentialSchema", .object([("id", .string(schema)), ("type", "JsonSchema")])))
    }
    members.append(("proof", .array((0..<proofs).map(proof))))
    return .object(members)
  }

  private static func proof(_ number: Int) -> JSONValue {
    .object([
      ("id", .string("urn:proof:\(number)")), ("type", "DataIntegrityProof"),
      ("cryptosuite", "eddsa-rdfc-2022"), ("created", .string(TypicalCredential.validFrom)),
      (
        "verificationMethod",
        .string(key + "#" + key.dropFirst("did:key:".count))
      ), ("proofPurpose", "assertionMethod"),
      ("proofValue", .string("z" + String(repeating: "2", count: 86))),
    ])
  }

  static func record(of members: [JSONValue]) -> JSONValue {
    var record = badge(0).with(
      "@context",
      .array(
        [contexts[0], "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", contexts[1]]
          .map { .string($0) }))
    record = record.with("type", .array(["VerifiableCredential", "ClrCredential"]))
    return record.with(
      "credentialSubject",
      .object([
        ("id", "did:example:learner"), ("type", .array(["ClrSubject"])),
        ("verifiableCredential", .array(members)),
      ]))
  }

  static var deep: JSONValue {
    var inner = JSONValue.object([])
    for _ in 0..<55 { inner = .object([("achievement", .array([inner]))]) }
    return badge(1, proofs: 16).with("credentialSubject", inner)
  }

  static var wide: JSONValue {
    let members = numbers(90)
    let nodes = (0..<1_000).map { _ in JSONValue.object(members) }
    return badge(1, proofs: 16).with("evidence", .array(nodes))
  }

  static func wideMember(_ number: Int) -> JSONValue {
    let nodes = (0..<100).map { _ in JSONValue.object(numbers(75)) }
    return badge(number, proofs: 4).with("evidence", .array(nodes))
  }

  private static func numbers(_ count: Int) -> [(String, JSONValue)] {
    (0..<count).map { ("https://hostile.example/p\($0)", .integer($0)) }
  }

  /// Small badges with a context that Lapel does not bring.
  static func foreign(_ number: Int) -> JSONValue {
    badge(number).with(
      "@context", .array((contexts + [foreignContext]).map { .string($0) }))
  }

  static let foreignContext = "https://hostile.example/context"

  static func terms(_ count: Int, prefix: String) -> [(String, JSONValue)] {
    (0..<count).map { ("\(prefix)\($0)", .string("https://hostile.example/\($0)")) }
  }

  /// Nodes that are alike, each linked with every other one.
  static func poisoned(_ number: Int) -> JSONValue {
    var nodes: [JSONValue] = []
    for index in 0..<50 {
      let others = (0..<50).filter { $0 != index }.map {
        JSONValue.object([("id", .string("_:n\($0)"))])
      }
      nodes.append(
        .object([
          ("id", .string("_:n\(index)")), ("https://hostile.example/p\(number)", .array(others)),
        ]))
    }
    return badge(number, proofs: 4).with("evidence", .array(nodes))
  }

  /// A context of many terms that many nodes have to be read with anew.
  static func heavyContext(_ number: Int, uses: Int) -> JSONValue {
    let inner = JSONValue.object([
      ("@context", .array([JSONValue](repeating: .object([]), count: 50)))
    ])
    let all = contexts.map { JSONValue.string($0) } + [.object(terms(900, prefix: "t"))]
    return badge(number, proofs: 16).with("@context", .array(all)).with(
      "t1", .array([JSONValue](repeating: inner, count: uses)))
  }

  static func manyProofs(_ number: Int) -> JSONValue { badge(number, proofs: 16) }

  static func endorsed(by count: Int, _ number: Int = 1) -> JSONValue {
    let endorsements = (0..<count).map { index in
      badge(number * 1_000 + index).with(
        "type", .array(["VerifiableCredential", "EndorsementCredential"])
      )
      .with(
        "credentialSubject",
        .object([("id", "urn:uuid:1"), ("type", .array(["EndorsementSubject"]))]))
    }
    return badge(number).with("endorsement", .array(endorsements))
  }

  // MARK: Schemas

  static var explodingSchema: JSONValue {
    var levels: [(String, JSONValue)] = []
    for level in 0..<40 {
      let next = JSONValue.object([("$ref", .string("#/$defs/l\(level + 1)"))])
      levels.append(("l\(level)", .object([("allOf", .array([next, next]))])))
    }
    levels.append(("l40", .object([])))
    return .object([("$ref", "#/$defs/l0"), ("$defs", .object(levels))])
  }

  static var wideSchema: JSONValue {
    let properties = (0..<100_000).map { ("p\($0)", JSONValue.object([])) }
    return .object([
      ("properties", .object(properties)),
      ("allOf", .array((0..<1_000).map { _ in .object([("properties", .object([]))]) })),
    ])
  }

  static var dearPattern: JSONValue {
    let name = JSONValue.object([("pattern", "(?:.{1,30}){1,30}(?:.{1,30}){1,30}x$")])
    return .object([
      ("properties", .object([("name", name)])), ("patternProperties", .object([("(.*)*x", name)])),
    ])
  }
}

extension JSONValue {
  /// The object with another member, in place of one of that name.
  func with(_ name: String, _ value: JSONValue) -> JSONValue {
    var members = object ?? JSONObject()
    members[name] = value
    return JSONValue(.object(members))
  }
}
