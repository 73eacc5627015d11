import LapelBrowser
import LapelLinkedData
import LapelVerification
import Testing

@Suite struct ConversationTests {
  private static let badge = """
    {"@context": ["https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
     "id": "urn:uuid:1", "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Robotics",
     "issuer": {"id": "https://college.example/issuer", "type": ["Profile"], "name": "College"},
     "validFrom": "2026-01-01T00:00:00Z",
     "credentialSubject": {"type": ["AchievementSubject"], "id": "did:example:a",
       "achievement": {"id": "urn:uuid:2", "type": ["Achievement"], "name": "Robotics",
         "description": "A robot", "criteria": {"narrative": "Build one"}}}}
    """

  private func said(
    _ conversation: inout Conversation, _ members: [(String, JSONValue)], _ text: String = ""
  ) -> String {
    let answer = conversation.answer(to: Message(.object(members), bytes: Array(text.utf8)))
    return String(decoding: answer.head.text(), as: UTF8.self)
  }

  @Test func `a badge is opened, judged and told for programs and for people`() throws {
    var conversation = Conversation()
    #expect(
      said(&conversation, [("say", .string("open"))], Self.badge)
        == #"{"credentials":[{"format":"ob3-unsigned","id":"urn:uuid:1","name":"Robotics","issuer":"https://college.example/issuer","sha256":"\#(SHA256.hexDigest(of: Array(Self.badge.utf8)))"}]}"#
    )
    #expect(
      said(
        &conversation,
        [
          ("say", .string("begin")), ("credential", .integer(0)),
          ("moment", .string("2026-06-01T00:00:00Z")), ("identities", .array([])),
        ]) == "{}")
    let answer = conversation.answer(to: Message(.object([("say", .string("step"))])))
    #expect(answer.head["result"]?["outcome"]?.string == "unconfirmed")
    let page = try #require(answer.head["page"])
    #expect(page["label"]?.string == "Not confirmed")
    #expect(page["moment"]?.string == "2026-06-01T00:00:00Z")
    #expect(page["answers"]?.array?.count == 4)
    #expect(page["answers"]?.array?.first?["question"]?.string == "Is it what the issuer made?")
    let witnesses = answer.head["result"]?["checks"]?.array?.map { $0["witness"]?.string }
    #expect(witnesses?.allSatisfy { $0 == "browser" } == true)
  }

  @Test func `a byte-order mark before the badge is passed over`() {
    var conversation = Conversation()
    let answer = conversation.answer(
      to: Message(
        .object([("say", .string("open"))]), bytes: [0xEF, 0xBB, 0xBF] + Array(Self.badge.utf8)))
    #expect(answer.head["credentials"]?.array?.count == 1)
  }

  @Test func `what is no badge is refused with what to do`() {
    var conversation = Conversation()
    #expect(
      said(&conversation, [("say", .string("open"))], "hello")
        == #"{"error":"this is neither JSON nor a signed badge (JWS, JWT) nor the address of a badge","help":"choose the file that the badge's platform lets its learner download"}"#
    )
  }

  @Test func `a hosted badge asks for its document, and takes it when it comes`() {
    let address = "https://college.example/badge"
    var conversation = Conversation()
    _ = said(&conversation, [("say", .string("open"))], address)
    _ = said(
      &conversation,
      [
        ("say", .string("begin")), ("credential", .integer(0)),
        ("moment", .string("2026-06-01T00:00:00Z")),
      ])
    #expect(
      said(&conversation, [("say", .string("step"))])
        == #"{"needs":[{"number":0,"kind":"document","address":"https://college.example/badge"}]}"#)
    #expect(
      said(
        &conversation,
        [("say", .string("learn")), ("need", .integer(0)), ("finding", .string("gone"))]) == "{}")
    let answer = conversation.answer(to: Message(.object([("say", .string("step"))])))
    #expect(answer.head["result"]?["outcome"]?.string == "revoked")
  }

  @Test
  func `a document that the page was given beforehand is not asked for, nor one that is gone`() {
    var conversation = Conversation()
    #expect(
      said(
        &conversation,
        [
          ("say", .string("document")), ("address", .string("https://college.example/badge")),
          ("gone", .bool(true)),
        ]) == "{}")
    _ = said(&conversation, [("say", .string("open"))], "https://college.example/badge")
    _ = said(
      &conversation,
      [
        ("say", .string("begin")), ("credential", .integer(0)),
        ("moment", .string("2026-06-01T00:00:00Z")),
      ])
    let answer = conversation.answer(to: Message(.object([("say", .string("step"))])))
    #expect(answer.head["result"]?["outcome"]?.string == "revoked")
  }

  static let mistakes: [(String, String)] = [
    (#"{}"#, "'say' is none of document, open, begin, step, learn"),
    (#"{"say":"step"}"#, "'begin' comes before 'step'"),
    (#"{"say":"document"}"#, "a document has an address"),
    (#"{"say":"begin","credential":0}"#, "there is no credential of that number"),
    (#"{"say":"learn","need":0}"#, "there is no need of that number"),
  ]

  @Test(arguments: mistakes)
  func `a mistake of the page's script is told`(_ head: String, _ reason: String) throws {
    var conversation = Conversation()
    let answer = conversation.answer(to: Message(try JSONValue(parsing: Array(head.utf8))))
    #expect(answer.head == .object([("error", .string(reason))]))
  }

  @Test func `a moment that is no date is a mistake`() {
    var conversation = Conversation()
    _ = said(&conversation, [("say", .string("open"))], Self.badge)
    #expect(
      said(
        &conversation,
        [("say", .string("begin")), ("credential", .integer(0)), ("moment", .string("now"))])
        == #"{"error":"'moment' is no RFC 3339 date"}"#)
  }
}
