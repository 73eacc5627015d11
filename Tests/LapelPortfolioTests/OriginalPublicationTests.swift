import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelPortfolio

@Suite struct OriginalPublicationTests {
  private func publication(
    _ json: String, _ change: (inout Settings) -> Void = { _ in }
  ) throws -> OriginalPublication {
    let document = try JSONValue(parsing: Array(json.utf8))
    var settings = Settings(learner: .init(name: "Amina Diallo"))
    change(&settings)
    return OriginalPublication(
      of: Credential(format: .openBadges2Hosted, document: document), settings: settings,
      without: PrivateAddresses(settings: settings))
  }

  private let email =
    #"{"recipient": {"type": "email", "hashed": false, "identity": "Amina@example.org"}}"#

  @Test func `a badge with nothing private in it is published`() throws {
    #expect(try publication(#"{"name": "Robotics"}"#) == .published)
    let hash = String(repeating: "0a", count: 32)
    #expect(
      try publication(
        #"{"recipient": {"type": "email", "hashed": true, "identity": "sha256$\#(hash)"}}"#)
        == .published)
  }

  @Test func `an address in the clear holds it back unless the learner lists and publishes it`()
    throws
  {
    #expect(try publication(email) == .heldBack(reasons: [.recipientInClear]))
    #expect(
      try publication(email) { $0.publish.email = true } == .heldBack(reasons: [.recipientInClear]))
    #expect(
      try publication(email) { $0.learner.identities = ["amina@example.org"] }
        == .heldBack(reasons: [.recipientInClear]))
    #expect(
      try publication(email) {
        $0.publish.email = true
        $0.learner.identities = ["mailto:amina@example.org"]
      } == .published)
    #expect(try publication(email) { $0.publish.originals = .all } == .published)
  }

  @Test func `what the site shows anyway holds nothing back`() throws {
    let named = #"{"recipient": {"type": "name", "hashed": false, "identity": "amina diallo"}}"#
    #expect(try publication(named) == .published)
    let linked =
      #"{"recipient": {"type": "url", "hashed": false, "identity": "https://amina.example"}}"#
    #expect(try publication(linked) == .heldBack(reasons: [.recipientInClear]))
    #expect(
      try publication(linked) { $0.url = WebLink(web: "https://amina.example/") } == .published)
  }

  @Test func `a private key is never published`() throws {
    let key = #"{"a": {"kty": "OKP", "d": "secret"}}"#
    #expect(try publication(key) == .heldBack(reasons: [.privateKey]))
    #expect(
      try publication(key) { $0.publish.originals = .all } == .heldBack(reasons: [.privateKey]))
  }

  @Test func `a learner may publish no originals at all`() throws {
    #expect(
      try publication(email) { $0.publish.originals = .none }
        == .heldBack(reasons: [.recipientInClear, .learnersChoice]))
  }

  @Test(arguments: [
    (
      HoldBackReason.recipientInClear,
      "It names its recipient in the clear, and the learner did not ask to publish that."
    ),
    (.privateKey, "It contains a private key."),
    (.holderOnlyBaseProof, "It contains a proof that only its holder may have."),
    (.birthDateOrNationalNumber, "It states a birth date or a national number."),
    (.learnersChoice, "The learner publishes no originals."),
  ])
  func `each reason is a sentence`(reason: HoldBackReason, sentence: String) {
    #expect(reason.sentence == sentence)
  }
}
