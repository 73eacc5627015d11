import Testing

@testable import LapelPortfolio

@Suite struct PrivateAddressesTests {
  private func addresses(_ identities: [String], publishEmail: Bool = false) -> PrivateAddresses {
    var learner = Settings.Learner(name: "Amina")
    learner.identities = identities
    var settings = Settings(learner: learner)
    settings.publish.email = publishEmail
    return PrivateAddresses(settings: settings)
  }

  private func masked(_ text: String, _ identities: [String] = ["amina.d@private.example"])
    -> String
  {
    String(decoding: addresses(identities).masked(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("Given to amina.d@private.example.", "Given to address-not-shown."),
    ("AMINA.D@Private.Example", "address-not-shown"),
    ("?identity__email=amina.d%40private.example&x=1", "?identity__email=address-not-shown&x=1"),
    ("amina.d&#64;private.example", "address-not-shown"),
    (
      "a@b amina.d@private.example amina.d@private.example",
      "a@b address-not-shown address-not-shown"
    ),
    ("xamina.d@private.example", "xaddress-not-shown"),
    ("amina.d@private.exampl", "amina.d@private.exampl"),
    ("mina.d@private.example", "mina.d@private.example"),
    ("@", "@"), ("", ""), ("%4", "%4"), ("amina.d@", "amina.d@"),
    ("@private.example", "@private.example"),
  ])
  func `an address that is not published is taken out in every spelling`(
    text: String, shown: String
  ) {
    #expect(masked(text) == shown)
  }

  @Test func `what the learner publishes stays`() {
    let text = Array("amina.d@private.example".utf8)
    let published = addresses(["amina.d@private.example"], publishEmail: true)
    #expect(published.masked(text) == text)
    #expect(!published.stands(in: text))
  }

  @Test func `a DID, a web address and a telephone number are taken out too`() {
    let shown = masked(
      "did:key:z6MkSecret, DID:key:z6MkSecret#a, https://me.example/x and +44 7700 900123.",
      ["did:key:z6MkSecret", "https://me.example/x", "+44 7700 900123"])
    #expect(
      shown == "address-not-shown, address-not-shown#a, address-not-shown and address-not-shown.")
  }

  @Test func `identities that could be anything take nothing out`() {
    #expect(
      masked("student 12345678901 and Amina", ["12345678901", "Amina"])
        == "student 12345678901 and Amina")
    #expect(
      masked("did:key:z6Mk and @", ["did:key", "@", "a@", "@b", "a@b@c"])
        == "did:key:z6Mk and @")
  }
}
