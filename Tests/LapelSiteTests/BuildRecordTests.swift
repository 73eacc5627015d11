import LapelCredentials
import LapelDiagnostics
import LapelVerification
import Testing

@testable import LapelPrivacy
@testable import LapelSite

@Suite struct BuildRecordTests {
  private func part(_ number: UInt8) -> BuildRecord.Part {
    BuildRecord.Part(
      key: BuildKey(digest: [UInt8](repeating: number, count: 32)),
      stamp: [UInt8](repeating: number &+ 1, count: 32),
      result: [UInt8](repeating: number, count: Int(number) * 100),
      summary: [UInt8](repeating: number, count: Int(number)))
  }

  @Test func `a part is found by its name and key, and by no other`() throws {
    var record = BuildRecord()
    for (number, name) in ["", "amina", "béa"].enumerated() {
      record.note(part(UInt8(number)), as: name)
    }
    let read = BuildRecord(record.bytes)
    for (number, name) in ["", "amina", "béa"].enumerated() {
      let expected = part(UInt8(number))
      let found = try #require(read.part(name, madeFrom: expected.key))
      #expect(found.stamp == expected.stamp && found.result == expected.result)
      #expect(found.summary == expected.summary)
      #expect(read.part(name, madeFrom: part(9).key) == nil)
    }
    #expect(read.part("bea", madeFrom: part(2).key) == nil)
    #expect(read.bytes == record.bytes)
  }

  @Test func `bytes that are cut short give the parts before`() {
    var record = BuildRecord()
    record.note(part(1), as: "a")
    let first = record.bytes.count
    record.note(part(2), as: "b")
    for count in 0..<record.bytes.count {
      let cut = BuildRecord(Array(record.bytes.prefix(count)))
      #expect((cut.part("a", madeFrom: part(1).key) != nil) == (count >= first), "\(count)")
      #expect(cut.part("b", madeFrom: part(2).key) == nil, "\(count)")
    }
  }

  @Test func `no two lists of parts have one key`() {
    let lists = [
      [], [""], ["", ""], ["a"], ["a", ""], ["", "a"], ["a", "b"], ["ab"], ["ab", ""],
    ]
    #expect(Set(lists.map { BuildKey($0).digest }).count == lists.count)
  }

  @Test func `a result comes back as it was noted`() throws {
    let dates = [
      nil, Timestamp(text: "2026-06-01T12:00:00.5+02:00"), Timestamp(text: "2026-06-01"),
      Timestamp(text: "last week"), Timestamp(text: "1700000000"),
      Timestamp(text: "12", moment: nil),
    ]
    let term = ForbiddenTerm(kind: .loneName, text: "Grace", person: 1)
    let summary = LearnerSummary(
      slug: "zoe", name: "Zoë/\"Q\"", headline: nil,
      photo: LearnerSummary.Picture(address: .home, width: 3, height: 4),
      judgedOn: "1 June 2026",
      badges: dates.enumerated().map { number, date in
        LearnerSummary.BadgeEntry(
          slug: "b\(number)", title: "Title\u{2028}", language: "de",
          kind: LearnerSummary.Named(identity: "id:\(number)", name: "K"),
          issuer: LearnerSummary.Named(identity: "i", name: "I", id: "urn:i"),
          skills: [
            LearnerSummary.SkillEntry(identity: "s", name: "S", framework: "F", code: nil)
          ],
          validFrom: date, outcome: .expired, picture: nil)
      },
      stacks: [LearnerSummary.StackEntry(slug: "s", title: "S", toward: nil, progress: "1 of 2")],
      pages: [.home, .badge("b0")])
    let result = LearnerResult(
      slug: "zoe", badgeCount: 6,
      pageCount: 7, diagnostics: [.learnerLeftOut("learners/zoe")], unreadableFiles: ["a.json"],
      leaks: [
        Leak(
          finding: .term(term), severity: .toConfirm, path: "index.html",
          form: LeakForm([.base64, .fileName]), count: 2),
        Leak(finding: .notSearched, severity: .toConfirm, path: "a", form: LeakForm([]), count: 1),
      ])
    let bytes = recorded(result)
    #expect(LapelSite.result(LearnerResult.self, recordedAs: bytes) == result)
    #expect(recorded(result) == bytes)
    #expect(LapelSite.result(LearnerResult.self, recordedAs: Array("{}".utf8)) == nil)
    let summaryBytes = RecordedSummary(summary).bytes
    #expect(try RecordedSummary(bytes: summaryBytes).value() == summary)
    #expect(RecordedSummary(summary).bytes == summaryBytes)
  }

  @Test func `a summary that cannot be read is said`() {
    #expect(throws: Diagnostic.unreadableRecord) {
      try RecordedSummary(bytes: Array("{}".utf8)).value()
    }
    #expect(
      Diagnostic.unreadableRecord.description == """
        error: what Lapel noted of the last build cannot be read [unreadable-record]
          help: build with '--no-cache'
        """)
  }

  // MARK: Parts

  @Test func `every learner is in one part, and the parts are of one size or one more`() {
    for learners in 0...40 {
      let all = Array(0..<learners)
      for count in 1...45 {
        let slices = (1...count).compactMap { PartNumber($0, of: count)?.slice(of: all) }
        #expect(slices.flatMap(\.self) == all)
        let sizes = Set(slices.map(\.count))
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
      }
    }
  }

  @Test func `a part has one folder name, and no other name is a part's`() throws {
    let part = try #require(PartNumber(3, of: 8))
    #expect(part.folderName == "3-of-8" && PartNumber(folderName: "3-of-8") == part)
    for name in [
      "03-of-8", "3-of-08", "9-of-8", "0-of-8", "3-of-", "-of-8", "3-of-8-of-8", "+3-of-8", "3", "",
    ] {
      #expect(PartNumber(folderName: name) == nil, "\(name)")
    }
  }
}
