import Foundation
import LapelBackpack
import LapelCredentials
import LapelVerification

/// What Lapel spends on hostile inputs before it gives its verdict: from the bytes to the report.
enum HostileMeasurement {
  /// What no input should cost.
  private static let mostSeconds = 2.0
  private static let mostMemory = 256.0
  private static let width = 40

  /// Measures the input whose name begins so, or all, each in a process of its own so that memory is its own too.
  static func run(_ wanted: String?) throws {
    if let wanted {
      guard let input = HostileInput.allCases.first(where: { $0.rawValue.hasPrefix(wanted) }) else {
        throw BrokenBenchmark(description: "no hostile input is called '\(wanted)'")
      }
      return print(try line(for: input))
    }
    print("Hostile inputs, each from its bytes to the verdict:\n")
    print(padded("", width) + ["kB", "s", "MiB"].map { padded($0, 10, left: true) }.joined())
    var worst = (seconds: 0.0, memory: 0.0)
    for input in HostileInput.allCases {
      let line = try measuredApart(input)
      print(line)
      let figures = line.dropFirst(width).split(separator: " ")
      worst.seconds = max(worst.seconds, Double(figures[1]) ?? .infinity)
      worst.memory = max(worst.memory, Double(figures[2]) ?? .infinity)
    }
    print(
      "\nAt the most \(worst.seconds) s (promised \(mostSeconds)) and \(worst.memory) MiB (promised \(mostMemory))."
    )
  }

  private static func line(for input: HostileInput) throws -> String {
    let made = try input.made()
    let moment = Timestamp.Moment(secondsSince1970: Int64(TypicalCredential.validFromSeconds) + 1)
    let assessor = CredentialAssessor(
      request: VerificationRequest(moment: moment), documents: made.documents)
    let start = Stopwatch.processorSeconds
    var outcomes = "unreadable"
    if let found = try? CredentialDecoder().credentials(in: made.credential) {
      outcomes = found.credentials.map { assessor.assessment(of: $0).report.outcome.rawValue }
        .joined(separator: ", ")
    }
    let seconds = Stopwatch.processorSeconds - start
    return padded(input.rawValue, width)
      + padded("\(made.credential.bytes.count / 1_000)", 10, left: true)
      + padded(String(format: "%.2f", seconds), 10, left: true)
      + padded(String(format: "%.0f", Stopwatch.peakMemory), 10, left: true) + "  \(outcomes)"
  }

  private static func measuredApart(_ input: HostileInput) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["hostile", input.rawValue]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BrokenBenchmark(
        description: "'\(input.rawValue)' ended with \(process.terminationStatus)")
    }
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
