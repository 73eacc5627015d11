import LapelPortfolio
import SeededGenerator
import Testing

@testable import LapelSite

@Suite struct SortedPathsTests {
  /// Short paths, of which many begin alike; two spellings of one letter are two paths.
  private static let parts = ["a", "a-", "a.", "a0", "b", "é", "e\u{301}"]

  private func paths(_ random: inout SeededGenerator) -> [String] {
    let some = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.parts.randomElement(using: &random) ?? "a"
      }.joined(separator: "/")
    }
    return Dictionary(some.map { (Array($0.utf8), $0) }) { first, _ in first }.values
      .sorted(by: bytesPrecede)
  }

  @Test func `paths are found by their bytes, alone, below a folder and among others`() {
    var random = SeededGenerator(seed: 0x50A7)
    for _ in 0..<2_000 {
      let (own, others) = (paths(&random), paths(&random))
      let sorted = SortedPaths(own)
      let bytes = Set(own.map { Array($0.utf8) })
      for path in own + others {
        #expect(sorted.contains(path) == bytes.contains(Array(path.utf8)))
        let folder = path + "/"
        #expect(
          sorted.hasPath(below: folder) == own.contains { $0.utf8.starts(with: folder.utf8) },
          "\(folder) in \(own)")
      }
      let missing = bytes.subtracting(others.map { Array($0.utf8) })
      #expect(sorted.count(missingFrom: others) == missing.count, "\(own) from \(others)")
    }
  }

  @Test func `a start is compared byte by byte`() {
    let texts = ["", "a", "ab", "a/b", "é", "e\u{301}", "e"]
    for text in texts {
      for start in texts {
        #expect(text.hasSameStart(as: start) == text.utf8.starts(with: start.utf8))
      }
    }
  }
}
