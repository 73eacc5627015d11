import LapelCredentials
import Testing

@testable import LapelVerification

/// Open Badges 0.5 to 1.1, whose parts share one host.
@Suite struct HostedCheckOldBadgeTests {
  static let badge = """
    {"uid": "f5", "recipient": {"type": "email", "hashed": false, "identity": "amina@example.org"},
     "badge": "https://college.example/class", "issuedOn": 1391212800,
     "verify": {"type": "hosted", "url": "https://college.example/a"}}
    """
  static let badgeClass = """
    {"name": "Bread", "description": "Bakes bread.", "image": "https://college.example/i.png",
     "criteria": "https://college.example/criteria", "issuer": "https://college.example/issuer"}
    """
  static let issuer = #"{"name": "College", "url": "https://college.example"}"#

  private func said(
    _ badge: String = badge, badgeClass: String = badgeClass, issuer: String = issuer
  ) throws -> [String] {
    let world = KnownWorld([
      ("https://college.example/a", badge), ("https://college.example/class", badgeClass),
      ("https://college.example/issuer", issuer), ("https://elsewhere.example/class", badgeClass),
      ("https://elsewhere.example/issuer", issuer),
    ])
    let decoded = try onlyCredential(badge)
    return try world.checks { $0.hostedChecks(of: decoded) }.map { $0.said }
  }

  private static let same =
    "passed: The copy at the badge’s own address, https://college.example/a, is the same, and that address is where its issuer https://college.example/issuer lets badges lie."

  @Test func `all on one host pass`() throws {
    #expect(try said() == [Self.same])
  }

  @Test func `a class or issuer elsewhere fails`() throws {
    #expect(
      try said(Self.badge.replacing("college.example/class", with: "elsewhere.example/class")) == [
        "failed: The badge lies at https://college.example/a, and its class elsewhere, at https://elsewhere.example/class."
      ])
    #expect(
      try said(
        badgeClass: Self.badgeClass.replacing(
          "college.example/issuer", with: "elsewhere.example/issuer")) == [
          "failed: The badge lies at https://college.example/a, which is not on the host of its issuer https://elsewhere.example/issuer."
        ])
  }

  @Test func `a home page elsewhere is told`() throws {
    #expect(
      try said(issuer: #"{"name": "College", "url": "https://www.elsewhere.example"}"#) == [
        Self.same,
        "warning: The issuer gives 'https://www.elsewhere.example' as its home page; the badge lies on college.example, and nothing there confirms the other.",
      ])
  }

  @Test(arguments: [
    (
      #"{"name": "College", "origin": "http://college.example"}"#,
      "passed: The copy at the badge’s own address, https://college.example/a, is the same, and that address is at home with its issuer."
    ),
    (
      #"{"name": "College", "origin": "https://elsewhere.example"}"#,
      "failed: The badge lies at https://college.example/a, and its issuer says that it is at 'https://elsewhere.example'."
    ),
    (
      #"{"name": "College", "url": "https://elsewhere.example"}"#,
      "failed: The badge lies at https://college.example/a, and its issuer says that it is at 'https://elsewhere.example'."
    ),
    (
      #"{"name": "College"}"#,
      "notChecked: Nothing says where the issuer is to be found, so nobody vouches for the address of the badge."
    ),
  ])
  func `an issuer written out is known by its origin alone`(issuer: String, message: String) throws
  {
    let badgeClass = Self.badgeClass.replacing(
      "\"https://college.example/issuer\"", with: issuer)
    #expect(
      try said(Self.badge.replacing("\"https://college.example/class\"", with: badgeClass)) == [
        message
      ])
  }
}
