import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct UnknownMemberTests {
  @Test func `members beyond the standards are told by place in document order`() throws {
    let credential = try credential(
      """
      {"type": "OpenBadgeCredential", "zeta": 1, "alpha": {"x": null}, "privateKeyJwk": {},
       "issuer": {"id": "did:x:y", "rating": "A", "dateOfBirth": "1970-01-01"},
       "credentialSubject": {"mood": "good", "nationalID": 5, "id": "did:x:a",
         "achievement": {"name": "A", "difficulty": 3, "ECTS": 2}}}
      """)
    #expect(
      credential.unknownMembers == [
        UnknownMember(place: .credential, name: "zeta", value: .integer(1)),
        UnknownMember(place: .credential, name: "alpha", value: .object([("x", .null)])),
        UnknownMember(place: .subject, name: "mood", value: .string("good")),
        UnknownMember(place: .achievement, name: "difficulty", value: .integer(3)),
        UnknownMember(place: .issuer, name: "rating", value: .string("A")),
      ])
  }
}
