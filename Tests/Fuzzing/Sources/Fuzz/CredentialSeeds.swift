import Foundation
import LapelLinkedData

/// The DID of a fixed key of this kind, and the name of its one verification method.
struct SeedKey {
  let did: String
  var method: String { "\(did)#\(did.dropFirst("did:key:".count))" }

  private init(_ kind: Multikey.Kind, bytes: [UInt8]) {
    did = (try? Multikey(kind, bytes: bytes).didKey()) ?? ""
    require(!did.isEmpty, "seeds have keys")
  }

  static let ed25519 = SeedKey(.ed25519, bytes: [UInt8](repeating: 7, count: 32))
  static let p256 = SeedKey(.p256, bytes: [2] + [UInt8](repeating: 7, count: 32))
}

/// An Open Badges 3.0 credential of either version of verifiable credentials; `extra` are members with a comma before
/// them.
func openBadge3(
  by key: SeedKey = .ed25519, isVersion1: Bool = false, _ extra: String = ""
) -> String {
  let credentials =
    isVersion1 ? "https://www.w3.org/2018/credentials/v1" : "https://www.w3.org/ns/credentials/v2"
  let begin = isVersion1 ? "issuanceDate" : "validFrom"
  return #"""
    {"@context":["\#(credentials)",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:c:1","name":"Sewing",
    "type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"\#(key.did)",
    "type":["Profile"],"name":"Academy"},"\#(begin)":"2024-01-01T00:00:00Z","credentialSubject":{
    "id":"urn:s:1","type":["AchievementSubject"],"identifier":[{"type":"IdentityObject",
    "identityHash":"mira@mail.example","identityType":"emailAddress","hashed":false}],
    "achievement":{"id":"urn:a:1","type":["Achievement"],"name":"Sewing","description":"Sews",
    "criteria":{"narrative":"Sew"},"alignment":[{"type":["Alignment"],"targetName":"T",
    "targetUrl":"https://t.example/"}]}}\#(extra)}
    """#.withoutLineFeeds
}

/// An Open Badges 2.0 assertion with everything in it.
func hostedAssertion(verification: String = #"{"type":"hosted"}"#) -> String {
  #"""
  {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://academy.example/1",
  "recipient":{"type":"email","hashed":true,"salt":"s",
  "identity":"sha256$\#(String(repeating: "0", count: 64))"},"issuedOn":"2024-01-01T00:00:00Z",
  "badge":{"type":"BadgeClass","id":"https://academy.example/b","name":"N","description":"D",
  "image":"https://academy.example/i.png","criteria":{"narrative":"C"},"issuer":{"type":"Issuer",
  "id":"https://academy.example/","name":"I","url":"https://academy.example/",
  "email":"i@academy.example"}},"verification":\#(verification)}
  """#.withoutLineFeeds
}

/// The documents that the fuzzed badges may lead to, by address.
var keptDocuments: [(address: String, text: String)] {
  let bits = (try? Multibase.base64url.encode(gzipped([UInt8](repeating: 0, count: 16_384)))) ?? ""
  let list = #"""
    {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://academy.example/list","type":
    ["VerifiableCredential","BitstringStatusListCredential"],"issuer":"\#(SeedKey.ed25519.did)",
    "validFrom":"2024-01-01T00:00:00Z","credentialSubject":{"id":"https://academy.example/list#l",
    "type":"BitstringStatusList","statusPurpose":"revocation","encodedList":"\#(bits)"},
    "proof":\#(proof("eddsa-jcs-2022"))}
    """#.withoutLineFeeds
  return [
    ("https://academy.example/1", hostedAssertion()), ("https://academy.example/list", list),
  ]
}

private let status = #"""
  ,"credentialStatus":{"id":"urn:l:1","type":"BitstringStatusListEntry","statusPurpose":"revocation",
  "statusListIndex":"4","statusListCredential":"https://academy.example/list"}
  """#.withoutLineFeeds

/// A proof, whose value is right for the stand-in of signatures.
private func proof(_ suite: String, by key: SeedKey = .ed25519, value: String? = nil) -> String {
  let signature = [UInt8](repeating: 8, count: 64)
  let value = value ?? (try? Multibase.base58btc.encode(signature)) ?? ""
  let type =
    suite.hasPrefix("Ed")
    ? #""type":"\#(suite)""# : #""type":"DataIntegrityProof","cryptosuite":"\#(suite)""#
  return #"""
    {\#(type),"created":"2024-01-01T00:00:00Z","verificationMethod":"\#(key.method)",
    "proofPurpose":"assertionMethod","proofValue":"\#(value)"}
    """#.withoutLineFeeds
}

/// A derived proof (Data Integrity ECDSA Cryptosuites 1.0, 3.5.7) with three blank nodes and no signature of a statement.
private var disclosure: String {
  let signature: [UInt8] = [0x58, 64] + [UInt8](repeating: 8, count: 64)
  let key: [UInt8] = [0x58, 35, 0x80, 0x24, 2] + [UInt8](repeating: 7, count: 32)
  var names: [UInt8] = [0xA3]
  for number: UInt8 in 0..<3 { names += [number, 0x58, 32] + Array(repeating: number, count: 32) }
  let value = [0xD9, 0x5D, 0x01, 0x85] + signature + key + [0x80] + names + [0x83, 0, 1, 2]
  return (try? Multibase.base64url.encode(value)) ?? ""
}

var credentialSeeds: [String] {
  let signed = openBadge3(#","proof":\#(proof("eddsa-rdfc-2022"))\#(status)"#)
  let proofs = #"[\#(proof("eddsa-jcs-2022")),\#(proof("eddsa-rdfc-2022"))]"#
  let suite2020 = proof("Ed25519Signature2020")
  let selective = proof("ecdsa-sd-2023", by: .p256, value: disclosure)
  return [
    signed, openBadge3(#","proof":\#(proofs),"validUntil":"2030-01-01T00:00:00Z""#),
    openBadge3(isVersion1: true, #","proof":\#(suite2020)"#)
      .replacingFirst(
        "context-3.0.3.json\"",
        with: "context-3.0.3.json\",\"https://w3id.org/security/suites/ed25519-2020/v1\""),
    openBadge3(by: .p256, #","proof":\#(proof("ecdsa-rdfc-2019", by: .p256))"#),
    openBadge3(by: .p256, #","proof":\#(proof("ecdsa-jcs-2019", by: .p256))"#),
    openBadge3(by: .p256, #","proof":\#(selective)"#),
    hostedAssertion(),
    hostedAssertion(
      verification: #"{"type":"HostedBadge","startsWith":"https://academy.example/"}"#),
    #"{"type":"VerifiablePresentation","verifiableCredential":[\#(signed)]}"#,
    #"{"credentials":[{},\#(openBadge3())],"endorsementJwt":["a.b.c"]}"#,
    #"""
    {"uid":"1","recipient":"sha1$00","evidence":"/e","badge":{"version":"0.5.0","name":"N","image":
    "/i.png","description":"D","criteria":"/c","issuer":{"origin":"https://a.example","name":"I"}}}
    """#.withoutLineFeeds,
    #"""
    {"@context":"https://w3id.org/openbadges/v1","type":"Assertion","uid":"1","issuedOn":1356998400,
    "verify":{"type":"hosted","url":"https://academy.example/1"},"badge":"https://a.example/b"}
    """#.withoutLineFeeds,
  ]
}

extension String {
  /// The text in one line.
  var withoutLineFeeds: String { filter { $0 != "\n" } }

  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = range(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }
}
