import ConformanceSuites
import Foundation

/// Runs the published suites and prints what became of them.
///
/// Ends with 1 when a test failed, and with 2 when the suites are not there.
@main
struct Conformance {
  static func main() {
    let path = ProcessInfo.processInfo.environment["LAPEL_SHARED"] ?? "../shared"
    guard let shared = SharedFolder(path: path) else {
      let message = """
        conformance: there are no published suites in '\(path)'
          help: set LAPEL_SHARED to the folder that has vectors/w3c and contexts

        """
      FileHandle.standardError.write(Data(message.utf8))
      exit(2)
    }
    var table = ConformanceTable()
    for suite in PublishedSuite.allCases { table.add(tests(of: suite, in: shared), of: suite) }
    print(table.text)
    exit(table.hasFailure ? 1 : 0)
  }

  /// A suite that cannot be read is a failed test.
  private static func tests(of suite: PublishedSuite, in shared: SharedFolder) -> [PublishedTest] {
    do {
      return try suite.tests(in: shared)
    } catch {
      return [PublishedTest("the suite could not be run", .failed("\(error)"))]
    }
  }
}
