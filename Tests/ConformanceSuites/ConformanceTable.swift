/// The results of the suites as text.
///
/// What was skipped and why, what failed, a table, and a closing line with the sums.
package struct ConformanceTable: Sendable {
  private var rows: [(title: String, tests: [PublishedTest])] = []

  package init() {}

  package mutating func add(_ tests: [PublishedTest], of suite: PublishedSuite) {
    rows.append((suite.rawValue, tests))
  }

  package var hasFailure: Bool { rows.contains { $0.tests.failures.count > 0 } }

  package var text: String {
    let width = max(5, rows.map(\.title.count).max() ?? 0)
    func line(_ title: String, _ numbers: [String]) -> String {
      title + String(repeating: " ", count: width - title.count)
        + numbers.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
    }
    var lines: [String] = []
    for row in rows {
      for (reason, names) in row.tests.skips {
        lines += ["\(row.title), skipped: \(reason)"] + names.map { "  \($0)" } + [""]
      }
    }
    for row in rows {
      for (name, reason) in row.tests.failures {
        lines += ["\(row.title), failed: \(name)", reason, ""]
      }
    }
    lines.append(line("suite", ["passed", "failed", "skipped"]))
    for row in rows { lines.append(line(row.title, row.tests.counts.map { String($0) })) }
    let counts = rows.flatMap(\.tests).counts
    lines += ["", "\(counts[0]) passed, \(counts[1]) failed, \(counts[2]) skipped"]
    return lines.joined(separator: "\n")
  }
}

extension [PublishedTest] {
  /// Passed, failed, skipped.
  package var counts: [Int] {
    let skipped = skips.reduce(0) { $0 + $1.names.count }
    return [count - failures.count - skipped, failures.count, skipped]
  }

  /// The failed tests with what is wrong.
  package var failures: [(name: String, reason: String)] {
    compactMap { test in
      if case .failed(let reason) = test.result { (test.name, reason) } else { nil }
    }
  }

  /// The reasons in the order in which they come up, each with the tests that were skipped for it.
  package var skips: [(reason: String, names: [String])] {
    var skips: [(reason: String, names: [String])] = []
    for test in self {
      guard case .skipped(let reason) = test.result else { continue }
      if let place = skips.firstIndex(where: { $0.reason == reason }) {
        skips[place].names.append(test.name)
      } else {
        skips.append((reason, [test.name]))
      }
    }
    return skips
  }
}
