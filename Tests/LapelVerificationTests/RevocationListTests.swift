import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct RevocationListTests {
  private func list(_ text: String) throws -> RevocationList? {
    RevocationList(try JSONValue(parsing: Array(text.utf8)))
  }

  @Test(arguments: [
    (#"{"revokedCredential":[{"id":"a","revoked":true}]}"#, true),
    (#"{"revokedCredential":[{"id":"a"}]}"#, true),
    (#"{"revokedCredential":[{"id":"a","revoked":"false"}]}"#, true),
    (#"{"revokedCredential":[{"id":"a","revoked":false}]}"#, false),
    (#"{"revokedCredential":[{"id":"a","revoked":false},{"id":"a"}]}"#, true),
    (#"{"revokedCredential":{"id":"a"}}"#, true),
    (#"{"revokedCredential":[{"id":"A"},{"id":"b"}]}"#, false),
    (#"{"revokedAssertions":["a"]}"#, true),
    (#"{"revokedAssertions":"a"}"#, true),
    (#"{"revokedAssertions":[{"id":"b"},{"id":"a"}]}"#, true),
    (#"{"revokedAssertions":[{"uid":"a"}]}"#, true),
    (#"{"revokedAssertions":[{"id":"a","revoked":false}]}"#, true),
    (#"{"revokedAssertions":[null,1,[],{}]}"#, false),
    (#"{"a":"lost"}"#, true),
    (#"{"a":null}"#, true),
    (#"{"b":"lost"}"#, false),
    (#"{}"#, false),
  ])
  func `a badge is revoked when the list names it`(text: String, isRevoked: Bool) throws {
    let list = try #require(try list(text))
    #expect((list.revocation(of: ["a"]) != nil) == isRevoked)
  }

  @Test(arguments: ["[]", #""a""#, #"{"error":{"code":1}}"#, #"{"type":"Issuer","name":"x"}"#])
  func `anything else is no list`(text: String) throws {
    #expect(try list(text) == nil)
  }

  @Test func `a reason is kept, and entries that name nothing are counted`() throws {
    let list = try #require(
      try list(#"{"revokedAssertions":[{"id":"a","revocationReason":"typo"},{},3]}"#))
    #expect(list.revocation(of: ["x", "a"])?.reason == "typo")
    #expect(list.unreadableEntryCount == 2)
    let map = try #require(try self.list(#"{"@context":"x","a":"typo"}"#))
    #expect(map.revocation(of: ["a"])?.reason == "typo")
  }

  @Test func `a long list takes no quadratic time`() throws {
    var entries: [JSONValue] = []
    for index in 0..<200_000 { entries.append(.object([("id", .string("urn:\(index)"))])) }
    let list = try #require(RevocationList(.object([("revokedCredential", .array(entries))])))
    #expect(list.revocation(of: ["urn:199999"]) != nil)
    #expect(list.revocation(of: ["urn:x"]) == nil)
  }
}
