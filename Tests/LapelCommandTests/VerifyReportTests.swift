import LapelCredentials
import Testing

@testable import LapelCommand

@Suite struct VerifyReportTests {
  @Test func `a verdict has its colour when it is wanted, and nothing else has one`() {
    let report = VerifyReport(
      verdicts: [.unreadable(source: "a\nb.json", reason: "it holds \u{1B}[2K nothing")],
      moment: Timestamp.Moment(
        secondsSince1970: 0, nanoseconds: 0, offsetMinutes: 0, hasTime: true))
    #expect(
      report.text(isColoured: true) == """
        a\\u{A}b.json
          \u{1B}[1;31mUNREADABLE\u{1B}[0m  it holds \\u{1B}[2K nothing
        """)
    #expect(
      report.text(isColoured: false) == """
        a\\u{A}b.json
          UNREADABLE  it holds \\u{1B}[2K nothing
        """)
  }
}
