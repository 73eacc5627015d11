import Foundation
import LapelBackpack
import LapelCredentials
import LapelLinkedData
import LapelVerification

/// What a stranger could make to keep a verifier busy, each as large as Lapel reads.
enum HostileInput: String, CaseIterable {
  case deepJSON = "deep JSON"
  case wideJSON = "wide JSON"
  case poisonedGraph = "poisoned graph"
  case poisonedRecord = "record of poisoned graphs"
  case largeContext = "large context, used often"
  case largeContextInRecord = "record of large contexts"
  case foreignContexts = "chain of foreign contexts"
  case manyProofs = "many proofs"
  case manyMembers = "record of 1,000 members"
  case largeMembers = "record of large members"
  case manyEndorsements = "1,000 endorsements"
  case manyCredentials = "record of 3,600 endorsements"
  case foreignContextInRecord = "record with a foreign context"
  case manyStatusLists = "record of 64 status lists of 16 MiB"
  case largeRSAKeys = "1,000 signatures of RSA 8192"
  case hugeRSAKey = "RSA key of 16384 bits"
  case explodingSchema = "schema that doubles"
  case wideSchema = "wide schema"
  case dearPattern = "schema with a dear pattern"
  case schemasInRecord = "record of exploding schemas"

  struct Made {
    var credential: EncodedCredential
    var documents = KeptDocuments()
  }

  func made() throws -> Made {
    switch self {
    case .deepJSON: plain(HostileDocument.deep)
    case .wideJSON: plain(HostileDocument.wide)
    case .poisonedGraph: plain(HostileDocument.poisoned(1))
    case .poisonedRecord:
      plain(HostileDocument.record(of: (0..<30).map { HostileDocument.poisoned($0) }))
    case .largeContext: plain(HostileDocument.heavyContext(1, uses: 900))
    case .largeContextInRecord:
      plain(HostileDocument.record(of: (0..<40).map { HostileDocument.heavyContext($0, uses: 40) }))
    case .foreignContexts: chainOfContexts
    case .manyProofs: plain(HostileDocument.manyProofs(1))
    case .manyMembers:
      plain(HostileDocument.record(of: (0..<900).map { HostileDocument.badge($0) }))
    case .largeMembers:
      plain(HostileDocument.record(of: (0..<12).map { HostileDocument.wideMember($0) }))
    case .manyEndorsements: plain(HostileDocument.endorsed(by: 900))
    case .manyCredentials:
      plain(HostileDocument.record(of: (0..<4).map { HostileDocument.endorsed(by: 880, $0) }))
    case .foreignContextInRecord: recordWithForeignContext
    case .manyStatusLists: try statusLists
    case .largeRSAKeys: try rsa(bytes: 1_024, count: 900)
    case .hugeRSAKey: try rsa(bytes: 2_048, count: 1)
    case .explodingSchema: withSchema(HostileDocument.explodingSchema)
    case .wideSchema: withSchema(HostileDocument.wideSchema)
    case .dearPattern: withSchema(HostileDocument.dearPattern)
    case .schemasInRecord:
      withSchema(
        HostileDocument.explodingSchema,
        HostileDocument.record(of: (0..<300).map { HostileDocument.badge($0, schema: true) }))
    }
  }

  private func plain(_ document: JSONValue) -> Made {
    Made(credential: EncodedCredential(encoding: .json, bytes: document.text()))
  }

  private func withSchema(
    _ schema: JSONValue, _ document: JSONValue = HostileDocument.badge(1, schema: true)
  ) -> Made {
    var made = plain(document)
    made.documents[DocumentAddress(HostileDocument.schema)] = DocumentCopy(
      bytes: schema.text(), origin: .kept)
    return made
  }

  /// Each context names the next, and defines as much as a document may hold.
  private var chainOfContexts: Made {
    func address(_ number: Int) -> String { "https://hostile.example/contexts/\(number)" }
    var made = plain(
      HostileDocument.badge(1).with(
        "@context",
        .array((HostileDocument.contexts + [address(0)]).map { .string($0) })))
    for number in 0..<8 {
      let terms = HostileDocument.terms(20_000, prefix: "c\(number)t")
      let context = JSONValue.object([
        ("@context", .array([.string(address(number + 1)), .object(terms)]))
      ])
      made.documents[DocumentAddress(address(number))] = DocumentCopy(
        bytes: context.text(), origin: .kept)
    }
    return made
  }

  private var recordWithForeignContext: Made {
    var made = plain(HostileDocument.record(of: (0..<900).map { HostileDocument.foreign($0) }))
    made.documents[DocumentAddress(HostileDocument.foreignContext)] = DocumentCopy(
      bytes: JSONValue.object([("@context", .object(HostileDocument.terms(1_000, prefix: "t")))])
        .text(), origin: .kept)
    return made
  }

  /// Eight badges with eight status lists each, all different.
  private var statusLists: Made {
    get throws {
      let keys = try BenchmarkKeys()
      let signer = Signer(kind: .edDSAOfKey, keys: keys)
      var members: [JSONValue] = []
      var documents = KeptDocuments()
      for member in 0..<8 {
        var entries: [JSONValue] = []
        for number in (member * 8)..<(member * 8 + 8) {
          let address = "https://hostile.example/status/\(number)"
          entries.append(
            .object([
              ("type", "BitstringStatusListEntry"), ("statusPurpose", "revocation"),
              ("statusListIndex", .string("\(100_000_000 + number)")),
              ("statusListCredential", .string(address)),
            ]))
          documents[DocumentAddress(address)] = DocumentCopy(
            bytes: try signer.token(
              of: statusList(at: address, number, issuer: try keys.keyIssuer)), origin: .kept)
        }
        let badge = TypicalCredential.document(member, issuer: try keys.keyIssuer)
          .with("credentialStatus", .array(entries))
        members.append(.string(String(decoding: try signer.token(of: badge), as: UTF8.self)))
      }
      var made = plain(HostileDocument.record(of: members))
      made.documents = documents
      return made
    }
  }

  private func statusList(at address: String, _ number: Int, issuer: String) -> JSONValue {
    let packed = GzipOfZeros.bytes(unpacking: (16 << 20) - number)
    let subject = JSONValue.object([
      ("id", .string(address + "#list")), ("type", "BitstringStatusList"),
      ("statusPurpose", "revocation"), ("encodedList", .string("u" + Base64URL.encode(packed))),
    ])
    return .object([
      ("@context", .array([.string(HostileDocument.contexts[0])])), ("id", .string(address)),
      ("type", .array(["VerifiableCredential", "BitstringStatusListCredential"])),
      ("issuer", .string(issuer)), ("validFrom", .string(TypicalCredential.validFrom)),
      ("credentialSubject", subject),
    ])
  }

  /// Tokens by a key of that size; the signatures are wrong, which costs as much to find out.
  private func rsa(bytes: Int, count: Int) throws -> Made {
    let jwk = JSONValue.object([
      ("kty", "RSA"), ("n", .string(Base64URL.encode([UInt8](repeating: 0xFB, count: bytes)))),
      ("e", "AQAB"),
    ])
    let issuer = BenchmarkKeys.domainIssuer
    let method = JSONValue.object([
      ("id", .string(issuer + "#rsa")), ("type", "JsonWebKey"), ("controller", .string(issuer)),
      ("publicKeyJwk", jwk),
    ])
    let controller = JSONValue.object([
      ("id", .string(issuer)), ("verificationMethod", .array([method])),
      ("assertionMethod", .array([.string(issuer + "#rsa")])),
    ])
    var tokens: [JSONValue] = []
    for number in 0..<count {
      let header = JSONValue.object([("alg", "RS256"), ("kid", .string(issuer + "#rsa"))])
      let payload = HostileDocument.badge(number, issuer: issuer)
      let parts = [
        header.text(), payload.text(), [UInt8](repeating: UInt8(number % 250), count: bytes),
      ]
      tokens.append(.string(parts.map { Base64URL.encode($0) }.joined(separator: ".")))
    }
    var made = plain(HostileDocument.record(of: tokens))
    made.documents[DocumentAddress("https://academy.example/.well-known/did.json")] =
      DocumentCopy(bytes: controller.text(), origin: .kept)
    return made
  }
}
