import LapelCredentials
import Testing

@testable import LapelVerification

@Suite struct RevocationListCheckTests {
  // MARK: 1EdTechRevocationList

  private func said(_ list: String?, status: String? = nil) throws -> [Check] {
    let status =
      status ?? #"{"id": "https://bakers.example/revoked", "type": "1EdTechRevocationList"}"#
    let badge = try onlyCredential(
      FormatSamples.badge3.replacing(
        #""validFrom": "2024-05-01T09:30:00Z","#,
        with: #""validFrom": "2024-05-01T09:30:00Z", "credentialStatus": \#(status),"#))
    let world = KnownWorld(list.map { [("https://bakers.example/revoked", $0)] } ?? [])
    return try world.checks { $0.statusChecks(of: badge) }
  }

  private static let id = "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e"

  @Test func `a badge on the issuer's list was revoked, for the reason given`() throws {
    let list =
      #"{"issuer":"https://bakers.example/issuer","revokedCredential":[{"id":"\#(Self.id)","revocationReason":"Burnt"}]}"#
    #expect(
      try said(list) == [
        Check(
          .status, .failed,
          "The issuer’s revocation list at https://bakers.example/revoked names the badge; the reason given: 'Burnt'.",
          documents: ["https://bakers.example/revoked"], lapse: .revoked)
      ])
    #expect(
      try said(list.replacing(#","revocationReason":"Burnt""#, with: "")).map { $0.said } == [
        "failed: The issuer’s revocation list at https://bakers.example/revoked names the badge; no reason is given."
      ])
  }

  @Test(arguments: [
    (
      #"{"issuer":{"id":"https://bakers.example/issuer"},"revokedCredential":[]}"#,
      "passed: The issuer’s revocation list at https://bakers.example/revoked does not name the badge."
    ),
    (
      #"{"issuer":"https://bakers.example/issuer","revokedCredential":[{},{"id":"urn:x"}]}"#,
      "warning: The issuer’s revocation list at https://bakers.example/revoked does not name the badge; 1 of its entries name nothing."
    ),
    (
      #"{"issuer":"https://mallory.example","revokedCredential":[]}"#,
      "notChecked: Whether the badge is on the revocation list at https://bakers.example/revoked was not checked, because that list was made by 'https://mallory.example' and not by the badge’s issuer, 'https://bakers.example/issuer'."
    ),
    (
      #"{"revokedCredential":[]}"#,
      "notChecked: Whether the badge is on the revocation list at https://bakers.example/revoked was not checked, because that list was made by 'nobody named' and not by the badge’s issuer, 'https://bakers.example/issuer'."
    ),
    (
      #"{"issuer":"https://bakers.example/issuer"}"#,
      "notChecked: Whether the badge is on the revocation list at https://bakers.example/revoked was not checked, because what lies there is no such list."
    ),
    (
      "<html>",
      "notChecked: Whether the badge is on the revocation list at https://bakers.example/revoked was not checked, because what lies at https://bakers.example/revoked is not JSON."
    ),
    (
      nil,
      "notChecked: Whether the badge is on the revocation list at https://bakers.example/revoked was not checked, because no copy was kept."
    ),
  ])
  func `any other list is told for what it is`(list: String?, message: String) throws {
    #expect(try said(list).map { $0.said } == [message])
  }

  @Test func `a badge that names no list is not checked`() throws {
    #expect(
      try said(nil, status: #"{"type": "1EdTechRevocationList"}"#).map { $0.said } == [
        "notChecked: Whether the badge was revoked was not checked, because the address of the revocation list is missing."
      ])
  }

  // MARK: Open Badges 1 and 2

  private func statusOfHosted(
    _ change: (inout KnownWorld) -> Void, badge: String = HostedCheckTests.badge
  ) throws -> [Check] {
    var world = HostedCheckTests.world
    change(&world)
    let decoded = try onlyCredential(badge)
    return try world.checks { $0.statusChecks(of: decoded) }
  }

  private static let notRevoked =
    "passed: The copy at the badge’s own address, https://college.example/a.json, does not say that it was revoked."

  @Test func `a hosted badge holds as long as its own address says nothing else`() throws {
    #expect(try statusOfHosted { _ in }.map { $0.said } == [Self.notRevoked])
  }

  @Test func `an address that is gone for good means that the badge was revoked`() throws {
    #expect(
      try statusOfHosted { $0.answerGone(HostedCheckTests.address) } == [
        Check(
          .status, .failed,
          "The badge’s own address, https://college.example/a.json, answers that it is gone for good (410): it was revoked.",
          documents: [HostedCheckTests.address], lapse: .revoked)
      ])
  }

  @Test(arguments: [
    (#""revoked": true, "revocationReason": "Burnt""#, "; the reason given: 'Burnt'"),
    (#""revoked": "yes""#, "; no reason is given"),
    (#""revoked": 1, "revocationReason": """#, "; no reason is given"),
  ])
  func `a badge that its own address calls revoked is revoked`(
    members: String, reason: String
  ) throws {
    let revoked = HostedCheckTests.badge.replacing(
      #""issuedOn": "#, with: members + #", "issuedOn": "#)
    #expect(
      try statusOfHosted { $0.serve(HostedCheckTests.address, revoked) } == [
        Check(
          .status, .failed,
          "The copy at the badge’s own address, https://college.example/a.json, says that it was revoked\(reason).",
          documents: [HostedCheckTests.address], lapse: .revoked)
      ])
    #expect(
      try statusOfHosted({ $0.forget(HostedCheckTests.address) }, badge: revoked) == [
        Check(
          .status, .failed, "The badge itself says that it was revoked\(reason).", lapse: .revoked)
      ])
  }

  @Test(arguments: ["false", "null", "\"false\"", "\"\""])
  func `only a plain no is no`(value: String) throws {
    let badge = HostedCheckTests.badge.replacing(
      #""issuedOn": "#, with: #""revoked": \#(value), "issuedOn": "#)
    #expect(
      try statusOfHosted { $0.serve(HostedCheckTests.address, badge) }.map { $0.said } == [
        Self.notRevoked
      ])
  }

  @Test func `without the copy at its address it is not checked`() throws {
    #expect(
      try statusOfHosted { $0.forget(HostedCheckTests.address) }.map { $0.said } == [
        "notChecked: Whether the badge was revoked was not checked at its own address, https://college.example/a.json, because no copy was kept."
      ])
  }

  private static let withList = HostedCheckTests.issuer.replacing(
    #""name": "College""#,
    with: #""name": "College", "revocationList": "https://college.example/revoked""#)

  @Test(arguments: [
    (
      #"{"revokedAssertions":[{"id":"https://college.example/a.json","revocationReason":"Burnt"}]}"#,
      "failed: The issuer’s revocation list at https://college.example/revoked names the badge; the reason given: 'Burnt'."
    ),
    (
      #"{"https://college.example/a.json":"Burnt"}"#,
      "failed: The issuer’s revocation list at https://college.example/revoked names the badge; the reason given: 'Burnt'."
    ),
    (
      #"{"issuer":"https://college.example/issuer.json","revokedAssertions":[]}"#,
      "passed: The issuer’s revocation list at https://college.example/revoked does not name the badge."
    ),
    (
      #"{"issuer":"https://mallory.example","revokedAssertions":[]}"#,
      "notChecked: Whether the badge is on the revocation list at https://college.example/revoked was not checked, because that list was made by 'https://mallory.example' and not by the badge’s issuer, 'https://college.example/issuer.json'."
    ),
    (
      #"{"revokedCredential":[]}"#,
      "notChecked: Whether the badge is on the revocation list at https://college.example/revoked was not checked, because what lies there is no such list."
    ),
    (
      nil,
      "notChecked: Whether the badge is on the revocation list at https://college.example/revoked was not checked, because no copy was kept."
    ),
  ])
  func `the issuer's list counts for hosted badges too`(list: String?, message: String) throws {
    let checks = try statusOfHosted {
      $0.serve(HostedCheckTests.issuerAddress, Self.withList)
      if let list { $0.serve("https://college.example/revoked", list) }
    }
    #expect(checks.map { $0.said } == [Self.notRevoked, message])
  }

  @Test func `an issuer's list may be gone, nameless or written out in the profile`() throws {
    let gone = try statusOfHosted {
      $0.serve(HostedCheckTests.issuerAddress, Self.withList)
      $0.answerGone("https://college.example/revoked")
    }
    #expect(
      gone.last?.said
        == "notChecked: Whether the badge is on the revocation list at https://college.example/revoked was not checked, because nothing is there any more."
    )
    let nameless = try statusOfHosted {
      $0.serve(
        HostedCheckTests.issuerAddress,
        Self.withList.replacing("\"https://college.example/revoked\"", with: "{}"))
    }
    #expect(
      nameless.last?.said
        == "notChecked: Whether the badge was revoked was not checked, because the address of the revocation list is missing."
    )
    let writtenOut = try statusOfHosted {
      $0.serve(
        HostedCheckTests.issuerAddress,
        Self.withList.replacing(
          "\"https://college.example/revoked\"",
          with: #"{"revokedAssertions":["https://college.example/a.json"]}"#))
    }
    #expect(
      writtenOut.last?.said
        == "failed: The issuer’s revocation list at https://college.example/issuer.json names the badge; no reason is given."
    )
  }

  @Test func `an issuer who cannot be found out leaves it open`() throws {
    let missing = try statusOfHosted { $0.forget(HostedCheckTests.classAddress) }
    #expect(
      missing.map { $0.said } == [
        Self.notRevoked,
        "notChecked: Whether the issuer keeps a list of revoked badges was not checked, because of the badge class: no copy was kept.",
      ])
    let nobody = try statusOfHosted { $0.serve(HostedCheckTests.classAddress, "{}") }
    #expect(
      nobody.last?.said
        == "notChecked: Whether the issuer keeps a list of revoked badges was not checked, because its documents contradict each other or name no issuer."
    )
  }

  @Test func `badges of Open Badges 1 are named by their uid`() throws {
    let badge = HostedCheckOldBadgeTests.badge
    let issuer = HostedCheckOldBadgeTests.issuer.replacing(
      "}", with: #", "revocationList": "https://college.example/revoked"}"#)
    let world = KnownWorld([
      ("https://college.example/a", badge),
      ("https://college.example/class", HostedCheckOldBadgeTests.badgeClass),
      ("https://college.example/issuer", issuer),
      ("https://college.example/revoked", #"{"f5":"Burnt"}"#),
    ])
    let decoded = try onlyCredential(badge)
    let checks = try world.checks { $0.statusChecks(of: decoded) }
    #expect(
      checks.map { $0.said } == [
        "passed: The copy at the badge’s own address, https://college.example/a, does not say that it was revoked.",
        "failed: The issuer’s revocation list at https://college.example/revoked names the badge; the reason given: 'Burnt'.",
      ])
  }
}
