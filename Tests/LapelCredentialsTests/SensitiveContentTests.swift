import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct SensitiveContentTests {
  @Test(
    arguments: [
      (#""credentialSubject": {"id": "did:example:a"}"#, []),
      (
        #""credentialSubject": {"id": "mailto:ada@b.example"}"#,
        [.recipientInClear(kind: "email", value: "ada@b.example")]
      ),
      (
        #""credentialSubject": {"id": "tel:+49-1"}"#,
        [.recipientInClear(kind: "phone", value: "+49-1")]
      ),
      (
        #""credentialSubject": {"identifier": [{"identityHash": "ada@b.example", "identityType": "emailAddress", "hashed": false}, {"identityHash": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5", "identityType": "emailAddress", "hashed": true}, {"identityHash": "Ada", "identityType": "name", "hashed": true}]}"#,
        [
          .recipientInClear(kind: "emailAddress", value: "ada@b.example"),
          .recipientInClear(kind: "name", value: "Ada"),
        ]
      ),
      (
        #""credentialSubject": {"x": [{"y": "write to ada.l+1@mail.b.example. Or u=ada%40c.example&"}], "achievement": {"creator": {"email": "office@b.example"}}}"#,
        [
          .recipientInClear(kind: "email", value: "ada.l+1@mail.b.example"),
          .recipientInClear(kind: "email", value: "ada@c.example"),
        ]
      ),
      (
        #""credentialSubject": {"phone": "+49-1", "streetAddress": "1 Road"}"#,
        [
          .recipientInClear(kind: "phone", value: "+49-1"),
          .recipientInClear(kind: "streetAddress", value: "1 Road"),
        ]
      ),
      (#""issuer": {"email": "office@b.example"}, "credentialSubject": {}"#, []),
      (
        #""recipient": {"type": "email", "identity": "ada@b.example"}, "badge": "x""#,
        [.recipientInClear(kind: "email", value: "ada@b.example")]
      ),
      (
        #""recipient": "ada@b.example", "badge": "x""#,
        [.recipientInClear(kind: "email", value: "ada@b.example")]
      ),
      (
        #""recipient": {"type": "email", "hashed": true, "identity": "sha256$c7ef86405ba71b85acd8e2e95166c4b111448089f2e1599f42fe1bba46e865c5"}, "badge": "x""#,
        []
      ),
      (
        #""id": "https://b.example/1?identity__email=ada%40b.example", "badge": "x", "recipient": {}"#,
        [.recipientInClear(kind: "email", value: "ada@b.example")]
      ),
      (
        #""id": "https://b.example/1?identity__telephone=5", "badge": "x", "recipient": {}"#,
        [.recipientInClear(kind: "url", value: "https://b.example/1?identity__telephone=5")]
      ),
      (#""credentialSubject": {}, "key": {"privateKeyMultibase": "z1"}"#, [.privateKey]),
      (#""credentialSubject": {}, "key": {"kty": "OKP", "d": "1"}"#, [.privateKey]),
      (#""credentialSubject": {}, "key": {"kty": "oct", "k": "1"}"#, [.privateKey]),
      (#""credentialSubject": {}, "key": {"kty": "OKP", "x": "1"}"#, []),
      (
        #""credentialSubject": {}, "key": "-----BEGIN RSA PRIVATE KEY-----\nMII""#, [.privateKey]
      ),
      (#""credentialSubject": {}, "proof": {"proofValue": "u2V0AhV"}"#, [.holderOnlyBaseProof]),
      (#""credentialSubject": {}, "proof": {"proofValue": "u2V0BhV"}"#, []),
      (#""credentialSubject": {}, "proof": [{"proofValue": "u2V0ChV"}]"#, [.holderOnlyBaseProof]),
      (#""credentialSubject": {}, "proof": {"proofValue": "u2V0DhV"}"#, []),
      (
        #""credentialSubject": {"verifiableCredential": [{"credentialSubject": {"birthDate": "2000-01-01"}}]}"#,
        [.birthDateOrNationalNumber]
      ),
    ] as [(String, [SensitiveContent])])
  func `what must not be published is found`(
    members: String, contents: [SensitiveContent]
  ) throws {
    let text = "{\(members)}"
    #expect(try credential(text).sensitiveContents == contents)
    #expect(
      try credential(compactJWS(payload: text), as: .compactJWS).sensitiveContents == contents)
    // The same inside a CLR, as a token and as an object.
    let type = #""type": "ClrCredential""#
    for inner in [text, "\"\(compactJWS(payload: text))\""] where !members.contains("recipient") {
      let outer = #"{\#(type), "credentialSubject": {"verifiableCredential": [\#(inner)]}}"#
      #expect(try credential(outer).sensitiveContents == contents)
    }
  }

  @Test func `the claims and the header of a token are searched as well`() throws {
    let token = compactJWS(
      payload: #"{"sub": "mailto:ada@b.example", "vc": {"type": "OpenBadgeCredential"}}"#,
      header: #"{"alg": "ES256", "jwk": {"kty": "EC", "d": "1"}}"#)
    #expect(
      try credential(token, as: .compactJWS).sensitiveContents == [
        .privateKey, .recipientInClear(kind: "email", value: "ada@b.example"),
      ])
  }

  @Test func `the multibase header of a base proof is told by its bytes`() {
    for third in UInt8(0)...9 {
      let text = Base64URL.encode([0xD9, 0x5D, third, 0x85])
      let isBase = ["2V0A", "2V0C", "2V0E", "2V0G", "2V0I"].contains { text.hasPrefix($0) }
      #expect(isBase == third.isMultiple(of: 2))
    }
  }
}
