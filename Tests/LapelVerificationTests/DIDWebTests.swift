import Testing

@testable import LapelVerification

@Suite struct DIDWebTests {
  @Test(arguments: [
    ("did:web:college.example", "https://college.example/.well-known/did.json"),
    ("did:web:College.Example", "https://college.example/.well-known/did.json"),
    ("did:web:college.example%3A8443", "https://college.example:8443/.well-known/did.json"),
    ("did:web:college.example%3a8443:a:b", "https://college.example:8443/a/b/did.json"),
    ("did:web:college.example:users:Amina%20D", "https://college.example/users/Amina%20D/did.json"),
    ("did:web:college.example:...", "https://college.example/.../did.json"),
  ])
  func `an identifier leads to its document`(did: String, address: String) {
    #expect(addressOfDIDWeb(did) == address)
  }

  @Test(arguments: [
    "did:web:", "did:key:z6Mk", "did:web:college.example:", "did:web::a",
    "did:web:college.example::a",
    "did:web:college.example:..", "did:web:college.example:.", "did:web:college.example:a:..:b",
    "did:web:college.example:%2E%2e:b", "did:web:college.example:.%2e",
    "did:web:college.example:%2e",
    "did:web:college.example:a%2Fb", "did:web:college.example:a%2fb",
    "did:web:college.example:a%5Cb",
    "did:web:college.example:%252e%252e", "did:web:college.example:a%00",
    "did:web:college.example:a%",
    "did:web:college.example:a%4", "did:web:college.example:a%zz", "did:web:college.example:a%+1",
    "did:web:college.example/a", "did:web:college.example%2Fa", "did:web:college.example%3A",
    "did:web:college.example%3A123456", "did:web:college.example%3A80a",
    "did:web:user@college.example",
    "did:web:college.example?x", "did:web:college.example#x", "did:web:college.example:a?x",
    "did:web:college.example:a#x", "did:web:college.example:a b", "did:web:college.example:\u{301}",
    "did:web:cöllege.example", "DID:web:college.example", "did:web:[::1]",
  ])
  func `an identifier that could lead elsewhere leads nowhere`(did: String) {
    #expect(addressOfDIDWeb(did) == nil)
  }

  @Test(arguments: [
    ("https://College.example/a", "https://college.example"),
    ("https://college.example:8443?x", "https://college.example:8443"),
    ("https://college.example#x", "https://college.example"),
    ("https://[::1]/a", "https://[::1]"),
  ])
  func `the origin of an address ends with its host`(address: String, origin: String) {
    #expect(LapelVerification.origin(of: address) == origin)
  }

  @Test(arguments: [
    "http://college.example/", "https://", "https:///a", "https://user@college.example/",
    "https://college.example\\.evil.example/", "https://college.example%2f.evil.example/",
    "https://college example/", "https://cöllege.example/", "college.example",
    "HTTPS://college.example",
  ])
  func `an address whose host is in doubt has no origin`(address: String) {
    #expect(LapelVerification.origin(of: address) == nil)
  }
}
