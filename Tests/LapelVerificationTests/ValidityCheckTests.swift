import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct ValidityCheckTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var members: String
    var moment: String
    var check: Check
    var testDescription: String { "\(members) at \(moment)" }

    init(
      _ members: String, at moment: String, _ outcome: Check.Outcome, _ message: String,
      lapse: Check.Lapse? = nil
    ) {
      self.members = members
      self.moment = moment
      check = Check(.validity, outcome, message, lapse: lapse)
    }
  }

  @Test(arguments: [
    Case(
      #""validFrom": "2024-05-01T00:00:00Z""#, at: "2025-01-10T12:00:00Z", .passed,
      "It is valid since 2024-05-01T00:00:00Z, without an end; checked at 2025-01-10T12:00:00Z."),
    Case(
      #""validUntil": "2026-05-01T00:00:00Z""#, at: "2025-01-10T12:00:00Z", .passed,
      "It is valid to 2026-05-01T00:00:00Z; checked at 2025-01-10T12:00:00Z."),
    Case(
      #""validFrom": "2024-05-01T00:00:00Z", "validUntil": "2026-05-01T00:00:00Z""#,
      at: "2025-01-10T12:00:00Z", .passed,
      "It is valid from 2024-05-01T00:00:00Z to 2026-05-01T00:00:00Z; checked at "
        + "2025-01-10T12:00:00Z."),
    Case(
      #""validUntil": "2024-05-01T00:00:00Z""#, at: "2025-01-10T12:00:00Z", .failed,
      "It expired on 2024-05-01T00:00:00Z; checked at 2025-01-10T12:00:00Z.", lapse: .expired),
    Case(
      #""expirationDate": "2024-05-01T00:00:00Z""#, at: "2024-05-01T00:00:01Z", .failed,
      "It expired on 2024-05-01T00:00:00Z; checked at 2024-05-01T00:00:01Z.", lapse: .expired),
    Case(
      #""validUntil": "2024-05-01T00:00:00Z""#, at: "2024-05-01T00:00:00Z", .passed,
      "It is valid to 2024-05-01T00:00:00Z; checked at 2024-05-01T00:00:00Z."),
    Case(
      #""validUntil": "2026-07-01T00:00:00+02:00""#, at: "2026-06-30T22:01:00Z", .failed,
      "It expired on 2026-06-30T22:00:00Z; checked at 2026-06-30T22:01:00Z.", lapse: .expired),
    Case(
      #""issuanceDate": "2024-05-01T00:00:00Z""#, at: "2024-04-30T23:59:59Z", .failed,
      "It is not valid before 2024-05-01T00:00:00Z; checked at 2024-04-30T23:59:59Z.",
      lapse: .notYetValid),
    Case(
      #""validFrom": "2024-05-01T00:00:00Z""#, at: "2024-05-01T00:00:00Z", .passed,
      "It is valid since 2024-05-01T00:00:00Z, without an end; checked at 2024-05-01T00:00:00Z."),
    Case(
      #""name": "Bread""#, at: "2025-01-10T12:00:00Z", .passed,
      "It states no dates, so it has no beginning and no end."),
    Case(
      #""validUntil": "next year""#, at: "2025-01-10T12:00:00Z", .failed,
      "The end of its validity, 'next year', cannot be read as a date."),
    Case(
      #""validFrom": "2024-02-30""#, at: "2025-01-10T12:00:00Z", .failed,
      "The beginning of its validity, '2024-02-30', cannot be read as a date."),
    Case(
      #""validUntil": {}"#, at: "2025-01-10T12:00:00Z", .failed,
      "The end of its validity is stated, but not as a date."),
    Case(
      #""validFrom": "", "validUntil": "2020-05-01T00:00:00Z""#, at: "2025-01-10T12:00:00Z",
      .failed, "The beginning of its validity is stated, but not as a date."),
    Case(
      #""validUntil": null"#, at: "2025-01-10T12:00:00Z", .passed,
      "It states no dates, so it has no beginning and no end."),
  ])
  func `the dates are compared with the moment`(dates: Case) throws {
    let text =
      #"{"type": ["VerifiableCredential", "OpenBadgeCredential"], \#(dates.members)}"#
    let credential = try FormatSamples.decoded(text).credential
    let moment = try #require(Timestamp(text: dates.moment).moment)
    #expect(validityCheck(of: credential, at: moment) == dates.check)
  }

  @Test func `seconds of Open Badges 1 are dates`() throws {
    let text = #"{"recipient": "a", "badge": {}, "issuedOn": 1400000000, "expires": 1400000001}"#
    let moment = Timestamp.Moment(secondsSince1970: 1_400_000_002)
    let check = validityCheck(of: try FormatSamples.decoded(text).credential, at: moment)
    #expect(
      check
        == Check(
          .validity, .failed,
          "It expired on 2014-05-13T16:53:21Z; checked at 2014-05-13T16:53:22Z.", lapse: .expired))
  }

  @Test func `a moment at the ends of time has a text`() {
    #expect(
      Timestamp.Moment(secondsSince1970: -62_135_596_800).utcText == "0001-01-01T00:00:00Z")
    #expect(Timestamp.Moment(secondsSince1970: 253_402_300_799).utcText == "9999-12-31T23:59:59Z")
  }
}
