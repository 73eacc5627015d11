import LapelCredentials
import LapelTemplates
import Testing

@testable import LapelSite

@Suite struct DateTextTests {
  @Test(arguments: [
    ("2022-04-28T08:42:53Z", "28 April 2022", "28 April 2022, 08:42 UTC", "2022-04-28T08:42:53Z"),
    ("2022-04-28", "28 April 2022", "28 April 2022", "2022-04-28"),
    (
      "2022-04-28T23:30:00-05:00", "29 April 2022", "29 April 2022, 04:30 UTC",
      "2022-04-29T04:30:00Z"
    ),
    (
      "2022-04-28T08:42:53.999Z", "28 April 2022", "28 April 2022, 08:42 UTC",
      "2022-04-28T08:42:53Z"
    ),
    ("1325376000", "1 January 2012", "1 January 2012, 00:00 UTC", "2012-01-01T00:00:00Z"),
    ("0001-01-01T00:00:00Z", "1 January 1", "1 January 1, 00:00 UTC", "0001-01-01T00:00:00Z"),
    (
      "9999-12-31T23:59:59Z", "31 December 9999", "31 December 9999, 23:59 UTC",
      "9999-12-31T23:59:59Z"
    ),
  ])
  func `a moment is written for people and programs`(
    text: String, day: String, dayAndTime: String, machine: String
  ) {
    let timestamp = Timestamp(text: text)
    #expect(DateText.day(timestamp) == day)
    #expect(DateText.dayAndTime(timestamp) == dayAndTime)
    #expect(DateText.machineReadable(timestamp) == machine)
  }

  @Test func `a time without a zone says so`() {
    #expect(
      DateText.dayAndTime(Timestamp(text: "2022-04-28T08:42:53"))
        == "28 April 2022, 08:42 no time zone stated")
  }

  @Test(arguments: ["soon", "", "2022-13-01", "<b>"])
  func `what is no date stays as it is written`(text: String) {
    let timestamp = Timestamp(text: text)
    #expect(DateText.day(timestamp) == text)
    #expect(DateText.dayAndTime(timestamp) == text)
    #expect(DateText.machineReadable(timestamp) == nil)
    #expect(DateText.value(timestamp) == ["text": .text(text), "machine": .flag(false)])
  }

  @Test func `templates see the day or the time, and what a program reads`() {
    let timestamp = Timestamp(text: "2022-04-28T08:42:53Z")
    #expect(
      DateText.value(timestamp) == ["text": "28 April 2022", "machine": "2022-04-28T08:42:53Z"])
    #expect(
      DateText.value(timestamp, withTime: true) == [
        "text": "28 April 2022, 08:42 UTC", "machine": "2022-04-28T08:42:53Z",
      ])
  }
}
