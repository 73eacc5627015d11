import LapelLinkedData
import Testing

@testable import LapelCredentials

@Suite struct CredentialBoundsTests {
  private func error(_ text: String) -> CredentialDecodingError? {
    do throws(CredentialDecodingError) {
      _ = try CredentialDecoder().credentials(
        in: EncodedCredential(encoding: .json, bytes: Array(text.utf8)))
      return nil
    } catch {
      return error
    }
  }

  private func badge(achievement: String) -> String {
    """
    {"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential","OpenBadgeCredential"],\
    "issuer":"did:web:a.example","credentialSubject":{"type":"AchievementSubject","achievement":{\(achievement)}}}
    """
  }

  @Test func `a badge with as many tags as are shown is read`() {
    let tags = (0..<1_000).map { "\"t\($0)\"" }.joined(separator: ",")
    #expect(error(badge(achievement: "\"tag\":[\(tags)]")) == nil)
  }

  @Test func `a badge with more tags is refused with their number`() {
    let tags = (0...1_000).map { "\"t\($0)\"" }.joined(separator: ",")
    #expect(
      error(badge(achievement: "\"tag\":[\(tags)]"))
        == CredentialDecodingError(
          summary: "the member 'tag' has 1001 parts; at most 1000 are shown",
          help: "leave this badge out, or ask its issuer for a smaller one", offset: 206))
  }

  @Test func `a description that would fill a book is refused with its length`() {
    let text = String(repeating: "<&", count: 200_000)
    #expect(
      error(badge(achievement: "\"description\":\"\(text)\""))
        == CredentialDecodingError(
          summary: "the member 'description' is a text of 400000 bytes; at most 262144 are shown",
          help: "leave this badge out, or ask its issuer for a shorter one", offset: 214))
  }

  @Test func `many long texts are refused together`() {
    let text = String(repeating: "a", count: 200_000)
    let members = (0..<12).map { "\"m\($0)\":\"\(text)\"" }.joined(separator: ",")
    #expect(
      error(badge(achievement: members))?.summary == "the badge has more than 2097152 bytes of text"
    )
  }

  @Test func `a picture in the badge may be longer than a text`() {
    let picture = "data:image/png;base64," + String(repeating: "A", count: 1_000_000)
    #expect(error(badge(achievement: "\"image\":{\"id\":\"\(picture)\"}")) == nil)
  }

  @Test func `linked documents are held to the same bounds`() {
    let tags = JSONValue.array((0...1_000).map { .string("t\($0)") })
    let documents = LinkedDocuments([
      "https://a.example/1": .object([("tags", tags)]), "https://a.example/2": .object([]),
    ])
    #expect(documents["https://a.example/1"] == nil)
    #expect(documents["https://a.example/2"] != nil)
  }
}
