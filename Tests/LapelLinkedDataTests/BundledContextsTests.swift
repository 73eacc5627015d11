import Foundation
import LapelLinkedData
import Testing

/// The published documents, in the folder that `LAPEL_SHARED` names; says so when there is none.
enum PublishedContexts {
  static let folder = ProcessInfo.processInfo.environment["LAPEL_SHARED"]

  /// What each address answers with.
  static let documents: [String: JSONValue] = {
    guard let folder, let index = json("\(folder)/contexts/index.json")?.object else {
      print("skipped: bundled contexts beside the published ones, since LAPEL_SHARED is not set")
      return [:]
    }
    var documents: [String: JSONValue] = [:]
    for member in index.members {
      documents[member.name] = member.value.string.flatMap { json("\(folder)/contexts/\($0)") }
    }
    return documents
  }()

  static var isThere: Bool { !documents.isEmpty }

  static func json(_ path: String) -> JSONValue? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONValue(parsing: Array($0)) }
  }
}

@Suite struct BundledContextsTests {
  /// Each address, what it is the vocabulary of, and the digest of the published terms: SHA-256 over
  /// the canonical JSON of `normalized(_:)`.
  ///
  /// Those of Open Badges 1.1 are from the files whose digests `contexts/PROVENANCE.tsv` gives.
  private static let published: [(address: String, kind: ContextKind, digest: String)] = [
    (
      "https://www.w3.org/2018/credentials/v1", .credentials1,
      "b10a3265e7d2f0f846ef0cd8e121d46c3dae1b42ca7e64ca7e1ebf355774bc98"
    ),
    (
      "https://www.w3.org/ns/credentials/v2", .credentials2,
      "d83e5e3c949d49e4fa1684d7dd500daf9b63b1f06e7931f55d69da698d9ca680"
    ),
    (
      "https://w3id.org/openbadges/v2", .openBadges2,
      "02382fd6e2cfb1f94667df8b24549780b4189b14872599ef2d5429e81e0dddd3"
    ),
    (
      "https://openbadgespec.org/v2/context.json", .openBadges2,
      "02382fd6e2cfb1f94667df8b24549780b4189b14872599ef2d5429e81e0dddd3"
    ),
    (
      "https://w3id.org/openbadges/legacy-v1", .openBadges1,
      "1ee300b12ec6db64054585028eb47bbaa604a32ea397a884785f663efd311420"
    ),
    (
      "https://w3id.org/openbadges/v1", .openBadges1,
      "c1a2c01aa69e8968924b58ce63f5cebd06aefb3232052aa7217ce7f63fcb0abf"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", .openBadges3,
      "2e3bae18695fe574400f18f54879ccdf8aa60446547f3168746fe43fca12cbec"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/context.json", .openBadges3,
      "3e96541d70f3c3166a2e4a9024dc3552b29879aa121489661cd2e17a0170c653"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld", .openBadges3,
      "3e96541d70f3c3166a2e4a9024dc3552b29879aa121489661cd2e17a0170c653"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", .openBadges3,
      "e2dda90f348f20e6e06eedbd506105fab67b0c3fdb5ec8e0324be6a28e7017b9"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", .openBadges3,
      "57d6707fc5836634b137afdfb1a4ee6c28acefbbd4025b7a6f90db8b25354bd8"
    ),
    (
      "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", .openBadges3Extensions,
      "4957b83ef3ea176aff76eb802fb28e9bca5fb24b92b9867a3ec0e0c8579e0e33"
    ),
    (
      "https://purl.imsglobal.org/spec/clr/v2p0/context.json", .clr2,
      "75effb83b522f8a416fb2b5285e7ee7408d53cdd09527183f4504bda4bc86d31"
    ),
    (
      "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", .clr2,
      "2033f2d9fc332051d34575b64ee83fe2c37e029b9dd51296e21a7838df8dfd32"
    ),
    (
      "https://w3id.org/security/data-integrity/v1", .security,
      "048fdaf44177c3c317db83ef146ec9b18fbc841ecef1fa3f8a07cbbe0c6de33c"
    ),
    (
      "https://w3id.org/security/data-integrity/v2", .security,
      "5c09fbd78f3e0d326ed835e3303e97d13096ac0fe3eaa98f1c87560989f24772"
    ),
    (
      "https://w3id.org/security/multikey/v1", .security,
      "44127dea813debeb4d63bb1ad6d3842620ef61b7f0e92f0e880226bbb23fd025"
    ),
    (
      "https://w3id.org/security/jwk/v1", .security,
      "900cb184d4ebc653e7afbb1362fd54bf998435098de97fa8c4f2df3323ce1eb9"
    ),
    (
      "https://w3id.org/security/suites/ed25519-2018/v1", .security,
      "3c23d4732b34ee99ac22af44629e7bed278f20fe8b2c6d70d2bff72f0848e7c9"
    ),
    (
      "https://w3id.org/security/suites/ed25519-2020/v1", .security,
      "911bebd97cdf7f33855299018fd15bd27b5f01815641c0f479a42a2f1f725a1a"
    ),
    (
      "https://w3id.org/security/suites/secp256k1-2019/v1", .security,
      "2faebc71a68668d883011d865cbb91c7aede43f96c10e12250dc2310ecf63df1"
    ),
    (
      "https://w3id.org/security/suites/x25519-2019/v1", .security,
      "ab894616b31cbf53b3dae2fd7dc5d1cb8e2469ab66bb9987a2036fca44ce95fc"
    ),
    (
      "https://w3id.org/security/suites/jws-2020/v1", .security,
      "b8d3909847bdab6d7cee9aeb428126d71251ec898b4c7346212d62d5d51f92a7"
    ),
    (
      "https://w3id.org/security/v1", .security,
      "0cea3152628ecd8d59df94d7ffae7739c440988c046e0b9badbcde0fd8c39d5e"
    ),
    (
      "https://w3id.org/security/v2", .security,
      "08d4a7e1903dcd7812326a0df88ad5fe7fcec30aada502ecec35683edd199993"
    ),
    (
      "https://www.w3.org/ns/did/v1", .did,
      "665a2a8de9a84004c918000c7661ec6c859e09c81c24082f0f3ad48f76ea8f07"
    ),
    (
      "https://www.w3.org/ns/credentials/status/v1", .statusList,
      "7ecf08474dd7991fb8882e16827ecd81b0157d149eefe27b3c0042111f7a131d"
    ),
    (
      "https://w3id.org/vc/status-list/2021/v1", .statusList,
      "46a61c048ead2d084c8d6f27104fe50058b17a781b3a3009838ff5183f580d87"
    ),
  ]

  @Test(arguments: published)
  func `a context that badges use is bundled, with its kind and the published terms`(
    address: String, kind: ContextKind, digest: String
  ) throws {
    #expect(BundledContexts.kind(of: address) == kind)
    let context = try context(BundledContexts.document(at: address))
    #expect(SHA256.hexDigest(of: try context.canonicalBytes()) == digest)
  }

  @Test func `nothing else is bundled, and each kind has a context`() {
    #expect(BundledContexts.addresses == Self.published.map(\.address))
    #expect(Set(Self.published.map(\.kind)) == Set(ContextKind.allCases))
  }

  @Test(
    .enabled(if: PublishedContexts.isThere, "LAPEL_SHARED names no folder with contexts"),
    arguments: BundledContexts.addresses.filter { PublishedContexts.documents[$0] != nil })
  func `a table defines the terms of the published document`(address: String) throws {
    let ours = try context(BundledContexts.document(at: address))
    let published = try context(PublishedContexts.documents[address])
    #expect(ours.elements.count == published.elements.count)
    for (ours, published) in zip(ours.elements, published.elements) {
      try expectSameTerms(ours, published, in: address)
    }
    #expect(try ours.canonicalBytes() == published.canonicalBytes())
  }

  @Test(.enabled(if: PublishedContexts.isThere, "LAPEL_SHARED names no folder with contexts"))
  func `the published contexts that are left out are those that no badge needs`() {
    let leftOut = Set(PublishedContexts.documents.keys).subtracting(BundledContexts.addresses)
    #expect(
      leftOut.sorted() == [
        "https://w3id.org/citizenship/v4rc1",
        "https://w3id.org/security/bbs/v1",
        "https://w3id.org/security/v3",
        "https://www.w3.org/2018/credentials/examples/v1",
        "https://www.w3.org/ns/credentials/examples/v2",
        "https://www.w3.org/ns/odrl.jsonld",
      ])
  }

  @Test func `a context that builds on others stands after them in its list`() throws {
    let security = try #require(BundledContexts.document(at: "https://w3id.org/security/v2"))
    let list = try #require(security["@context"]?.array)
    try #require(list.count == 3)
    #expect(try canonicalText(list[0]) == #"{"@version":1.1}"#)
    #expect(list[1] == .string("https://w3id.org/security/v1"))
    #expect(list[2]["proof"]?["@container"] == .string("@graph"))

    let openBadges = try #require(BundledContexts.document(at: "https://w3id.org/openbadges/v1"))
    let legacy = try #require(openBadges["@context"]?.array?.first)
    #expect(legacy == .string("https://w3id.org/openbadges/legacy-v1"))
  }

  @Test func `every context that a bundled one names is bundled`() {
    for address in BundledContexts.addresses {
      for named in BundledContexts.document(at: address)?["@context"]?.elements ?? [] {
        guard let name = named.string else { continue }
        #expect(BundledContexts.document(at: name) != nil, "\(address) names \(name)")
      }
    }
  }

  @Test(arguments: [
    "", "https://example.org/context", "http://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/v2/", "https://www.w3.org/ns/credentials/V2", "scope",
  ])
  func `another address, or another spelling of one, is not bundled`(address: String) {
    #expect(BundledContexts.document(at: address) == nil)
    #expect(BundledContexts.kind(of: address) == nil)
  }
}

/// Names each term that differs, by the terms whose contexts lead to it.
private func expectSameTerms(
  _ ours: JSONValue, _ published: JSONValue, in path: String
) throws {
  let names = ((ours.object?.members ?? []) + (published.object?.members ?? [])).map(\.name)
  for name in Set(names).sorted() {
    let place = "\(path) \(name)"
    let scope = ours[name]?["@context"]
    if let scope, scope.object != nil, let other = published[name]?["@context"] {
      try expectSameTerms(scope, other, in: place)
    }
    #expect(try canonicalText(ours[name]) == canonicalText(published[name]), "\(place)")
  }
}

private func canonicalText(_ value: JSONValue?) throws -> String? {
  try value.map { String(decoding: try $0.canonicalBytes(), as: UTF8.self) }
}

private func context(_ document: JSONValue?) throws -> JSONValue {
  let members = try #require(document?.object?.members)
  #expect(members.map(\.name).contains("@context"))
  return normalized(try #require(document?["@context"]))
}

/// A context in the one form that all contexts of the same meaning have: a term that has nothing but
/// an IRI is that IRI.
///
/// Such a string may also stand before the colon of a compact IRI and an object may not, so an IRI
/// with the ending of a prefix keeps its form (JSON-LD 1.1 API, 4.2.2, 14.2.5).
private func normalized(_ context: JSONValue) -> JSONValue {
  switch context.content {
  case .array(let elements): .array(elements.map(normalized))
  case .object(let object): .object(object.members.map { ($0.name, definition($0.value)) })
  default: context
  }
}

private func definition(_ value: JSONValue) -> JSONValue {
  guard let members = value.object?.members else { return value }
  if members.count == 1, let iri = value["@id"]?.string, !":/?#[]@".contains(iri.suffix(1)) {
    return .string(iri)
  }
  return .object(
    members.map { ($0.name, $0.name == "@context" ? normalized($0.value) : $0.value) })
}
